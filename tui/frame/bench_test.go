package frame

import (
	"testing"

	"ebb/tui/theme"
)

// busy fills a frame as a block screen does: words and figures in changing
// styles on nearly every row, a washed day, a chart of blocks.
func busy(a Area) {
	for y := range a.H {
		x := a.Text(1, y, "load 1/3", theme.Dim)
		for x < a.W*6/10 {
			x = a.Int(x+1, y, 10+y, theme.Body.Bold())
			x = a.Text(x+1, y, "~16", theme.Ebb)
			x = a.Text(x+2, y, "✓", theme.Dim) + 1
		}
		a.Rune(x, y, '│', theme.Rule)
		for c := x + 9; c < a.W; c++ {
			st := theme.Peak
			if (c+y)%3 == 0 {
				st = theme.Core.On(theme.BehindPeak)
			}
			a.Rune(c, y, '▄', st)
		}
	}
	a.Wash(20, 4, 9, 6, theme.Sel)
}

func BenchmarkEncode(b *testing.B) {
	for _, size := range []struct {
		name string
		w, h int
	}{{"120x36", 120, 36}, {"200x60", 200, 60}} {
		for _, p := range []struct {
			name    string
			profile theme.Profile
			glyphs  theme.Glyphs
		}{{"truecolor", theme.TrueColor, theme.Unicode}, {"256", theme.ANSI256, theme.Unicode}, {"ascii", theme.NoColor, theme.ASCII}} {
			b.Run(size.name+"/"+p.name, func(b *testing.B) {
				f := New(size.w, size.h)
				busy(f.Area())
				th := theme.New(p.profile, true, p.glyphs)
				buf := f.Encode(nil, th)
				b.SetBytes(int64(len(buf)))
				b.ReportAllocs()
				for b.Loop() {
					buf = f.Encode(buf[:0], th)
				}
			})
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	f := New(120, 36)
	b.ReportAllocs()
	for b.Loop() {
		f.Clear()
		busy(f.Area())
	}
}

func BenchmarkText(b *testing.B) {
	for _, text := range []struct{ name, s string }{
		{"ascii", "intervals 1h10 @z4"}, {"signs", "✓ 6 days · → −25"}, {"kanji", "東京マラソン"}, {"cluster", "cafe\u0301 👍🏽"},
	} {
		b.Run(text.name, func(b *testing.B) {
			f := New(40, 1)
			a := f.Area()
			b.ReportAllocs()
			for b.Loop() {
				f.clusters = f.clusters[:0]
				a.Text(2, 0, text.s, theme.Body)
			}
		})
	}
}
