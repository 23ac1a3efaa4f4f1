package tui

import "testing"

// BenchmarkSketchLetter is a letter typed in a line that a season is sketched
// from, at 120x36, after which all of its weeks are others: the season is made,
// the models run and the screen drawn.
func BenchmarkSketchLetter(b *testing.B) {
	p, _ := nobody(b)
	p.types("enter", "enter", "about 6 h a week for two months", "enter", "enter", canyon, "enter", "enter", "home")
	for range len("base ") {
		p.types("right")
	}
	p.types("delete") // base w: nothing is drawn anew
	p.app.frame.Resize(120, 36)
	digits := "4567"
	for i := 0; b.Loop(); i++ {
		p.app.Update(press(digits[i%len(digits) : i%len(digits)+1]))
		b.StopTimer()
		if p.app.editor.Ahead == nil {
			b.Fatalf("no season is drawn")
		}
		p.app.Update(press("backspace"))
		b.StartTimer()
	}
}
