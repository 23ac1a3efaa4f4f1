package chart

import (
	"strings"
	"testing"

	"ebb/tui/frame"
	"ebb/tui/termtest"
	"ebb/tui/theme"
)

// golden compares a drawing with testdata/NAME.golden: its text in both sets
// of glyphs, then its styles.
func golden(t *testing.T, name string, w, h int, draw func(frame.Area)) {
	t.Helper()
	f := frame.New(w, h)
	draw(f.Area())
	plain := theme.New(theme.NoColor, true, theme.ASCII)
	var b strings.Builder
	for _, plane := range [][]string{f.Lines(), f.Plain(plain), f.Styles()} {
		for _, line := range plane {
			b.WriteString(strings.TrimRight(line, " ") + "\n")
		}
		b.WriteString("----\n")
	}
	termtest.Golden(t, name, b.String())
}

// panel draws a wave with its labels and the rows under it as a side panel
// does.
func panel(w Wave, loads []float64) func(frame.Area) {
	return func(a frame.Area) {
		w.Labels(a.Sub(0, 0, 8, w.Rows()))
		w.Draw(a.Sub(9, 0, w.Columns(), w.Rows()))
		if loads == nil {
			return
		}
		load := Load{Loads: loads, Done: 8, Top: 150, Per: w.Per, Cursor: w.Cursor}
		load.Draw(a.Sub(9, w.Rows(), w.Columns(), 1))
		strip := Strip{Ink: theme.Peak, Per: w.Per, Cursor: w.Cursor}
		for _, d := range w.Days {
			strip.Mornings = append(strip.Mornings, d.Morning)
		}
		strip.Draw(a.Sub(9, w.Rows()+1, w.Columns(), 1))
	}
}

func TestWaveOfABlock(t *testing.T) {
	loads := []float64{45, 50, 60, 40, 0, 120, 80, 45, 65, 70, 0, 60, 150, 90, 0, 75, 80, 70, 0, 170, 95, 0, 40, 45, 40, 0, 55, 50}
	golden(t, "block", 37, 12, panel(Wave{Days: sam(), Top: 80, Above: 7, Below: 2, Per: 1, Cursor: 12}, loads))
}

func TestWaveWithTwoColumnsADay(t *testing.T) {
	golden(t, "two-columns", 65, 5, panel(Wave{Days: sam(), Top: 80, Above: 3, Below: 1, Per: 2, Cursor: 12}, nil))
}

func TestWavePreviewShowsAddedAndGone(t *testing.T) {
	days := longer()
	top := Top(Highest(days), 80)
	golden(t, "preview", 37, 10, panel(Wave{Days: days, Before: sam(), Top: top, Above: 7, Below: 2, Cursor: 12}, nil))
}

func TestWaveCutAtTheTopSaysHowHigh(t *testing.T) {
	days := sam()
	days[19].Evening, days[20].Evening, days[20].Morning = 340, 312, 330
	golden(t, "cut", 37, 10, panel(Wave{Days: days, Top: Top(Highest(days), 0), Above: 7, Below: 2, Cursor: -1}, nil))
}

func TestTurnedWaveOfAWeek(t *testing.T) {
	days := sam()[7:14]
	turned := Turned{Left: 3, Top: 80}
	golden(t, "turned", 30, 14, func(a frame.Area) {
		for i, d := range days {
			turned.Row(a.Sub(0, 0, 13, 7), i, d)
			turned.Morning(a.Sub(16, 0, 13, 14), 2*i, d)
			turned.Evening(a.Sub(16, 0, 13, 14), 2*i+1, d)
		}
		a.Wash(0, 5, 13, 1, theme.Sel)
	})
}

func TestSmallCharts(t *testing.T) {
	golden(t, "small", 24, 6, func(a frame.Area) {
		for y, share := range []float64{0, 0.001, 0.5, 0.83, 1, 7} {
			Bar(a, 0, y, 8, share, theme.Load)
			Gauge(a, 10, y, 4, share, theme.Text)
		}
		Weeks(a, 16, 0, []Week{{Load: 300}, {Load: 340}, {Load: 360}, {Load: 190, Down: true}, {}, {Load: 200, Race: 'B'}}, 360)
	})
}
