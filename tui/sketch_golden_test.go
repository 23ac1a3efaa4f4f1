package tui

import (
	"testing"

	"ebb/tui/screen/screentest"
	"ebb/tui/theme"
)

// sketched are the states of a season that is made of lines.
var sketched = []struct {
	name  string
	typed []string
}{
	{"sketch-lately", nil},
	{"sketch-race", []string{canyon}},
	{"sketch-wrong", []string{canyon, "enter", "enter", ", bulid 3w"}},
}

// Every state of a sketch in the sizes and looks of a screen.
func TestOverlaysOfASketch(t *testing.T) {
	for _, o := range sketched {
		for _, s := range screentest.Looked {
			t.Run(o.name+"-"+s.String(), func(t *testing.T) {
				p, _ := nobody(t)
				if p.resizes(s.W, s.H); o.typed == nil {
					p.types("enter", "enter")
				} else {
					p.said().types(o.typed...)
				}
				shown := p.drawn(s, theme.New(theme.TrueColor, true, theme.Unicode))
				screentest.Looks(t, o.name+"-"+s.String(), s, shown, p.drawn(s, screentest.Colourless))
			})
		}
	}
}
