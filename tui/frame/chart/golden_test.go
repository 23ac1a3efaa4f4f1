package chart

import (
	"math"
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

// A season in small: loads with what is done, aimed at, roughed out, added and
// gone; breaths of which one never comes down and two change.
func TestSeasonCharts(t *testing.T) {
	bars := []Column{
		{Load: 300, Was: 300, Ink: theme.Load, Past: true}, {Load: 340, Done: 180, Was: 340, Target: 420, Ink: theme.Load},
		{Load: 200, Was: 200, Ink: theme.Pool}, {Load: 400, Was: 250, Ink: theme.Load}, {Load: 100, Was: 380, Ink: theme.Load},
		{Load: 330, Was: 330, Ink: theme.Load, Rough: true},
	}
	weeks := []Span{{4, 45}, {12, 62}, {26, 90}, {9, 130}, {15, 40}, {2, 22}}
	before := []Span{{4, 45}, {12, 62}, {26, 90}, {24, 70}, {3, 95}, {2, 22}}
	golden(t, "season", 40, 16, func(a frame.Area) {
		columns := Columns{Bars: bars, Top: float64(Whole(400)), Wide: 2, Gap: 1}
		columns.Draw(a.Sub(0, 0, 18, 4))
		columns.Marked = true
		columns.Draw(a.Sub(20, 0, 18, 4))
		breath := Breath{Weeks: weeks, Before: before, Top: 100, Above: 6, Below: 2, Wide: 2, Gap: 1, Cursor: -1}
		breath.Draw(a.Sub(0, 5, 18, 9))
		for i, form := range []float64{-20, -5, 3, 12, 25, 40} {
			Balance(a.Sub(20, 5, 18, 4), 3*i, 2, 2, form, 25)
		}
	})
}

func TestWholeIsARoundFigure(t *testing.T) {
	for _, tt := range []struct {
		highest float64
		want    int
	}{{0, 100}, {100, 100}, {101, 200}, {608, 700}, {2000, 2000}, {2001, 2500}, {math.NaN(), 100}, {math.Inf(1), 1000000}} {
		if got := Whole(tt.highest); got != tt.want {
			t.Errorf("%v ends at %d, want %d", tt.highest, got, tt.want)
		}
	}
}
