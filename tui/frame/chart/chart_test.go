package chart

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ebb/tui/frame"
	"ebb/tui/theme"
)

func TestTopIsChosenFromAFewAndNeverLowered(t *testing.T) {
	tests := []struct {
		highest float64
		floor   int
		want    int
	}{
		{0, 0, 60}, {60, 0, 60}, {60.1, 0, 80}, {99, 0, 100}, {151, 0, 300}, {900, 0, 300},
		{40, 100, 100}, {120, 100, 150}, {900, 300, 300},
	}
	for _, tt := range tests {
		if got := Top(tt.highest, tt.floor); got != tt.want {
			t.Errorf("Top(%v, %d) = %d, want %d", tt.highest, tt.floor, got, tt.want)
		}
	}
}

func TestTheLineDividesSettledFromNot(t *testing.T) {
	tests := []struct {
		level      float64
		rise, sink int
	}{
		{0, 0, 16}, {10, 0, 8}, {19.99, 0, 1}, {20, 0, 0}, {20.01, 1, 0}, {50, 28, 0}, {80, 56, 0}, {200, 56, 0},
		{-5, 0, 16}, {math.NaN(), 0, 16}, {math.Inf(1), 56, 0},
	}
	for _, tt := range tests {
		if got := rise(tt.level, 80, 56); got != tt.rise {
			t.Errorf("%v rises %d eighths, want %d", tt.level, got, tt.rise)
		}
		if got := sink(tt.level, 16); got != tt.sink {
			t.Errorf("%v sinks %d eighths, want %d", tt.level, got, tt.sink)
		}
	}
}

func TestBreathHangsInTheAirWhenTheWeekDidNotComeDown(t *testing.T) {
	weeks := []Span{{10, 38}, {14, 60}, {19, 72}, {28, 100}, {45, 95}, {20, 21}}
	golden(t, "breath", 18, 10, func(a frame.Area) {
		b := Breath{Weeks: weeks, Top: 100, Above: 7, Below: 2, Wide: 2, Gap: 1, Cursor: 1}
		b.Draw(a)
	})
}

func TestLine(t *testing.T) {
	golden(t, "line", 24, 5, func(a frame.Area) {
		Line(a, []float64{30, 35, 40, 45, 50, 55}, 30, 80, theme.Ebb)
		Line(a, []float64{30, 60, 40, math.NaN(), 80, 50, 30}, 30, 80, theme.Dim)
	})
}

// figure is any number a chart may be handed, however wrong.
func figure() *rapid.Generator[float64] {
	return rapid.OneOf(rapid.Float64Range(0, 150), rapid.Float64(),
		rapid.SampledFrom([]float64{0, 20, math.NaN(), math.Inf(1), math.Inf(-1), 1e300}))
}

func week() *rapid.Generator[[]Day] {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Day {
		f := figure()
		return Day{f.Draw(t, "morning"), f.Draw(t, "evening"), f.Draw(t, "legs in the morning"), f.Draw(t, "legs")}
	}), 0, 12)
}

// Charts draw any figures at any size, inside their area.
func TestChartsStayInTheirArea(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		size := rapid.IntRange(-2, 14)
		f := frame.New(16, 16)
		a := f.Area().Sub(2, 2, size.Draw(t, "w"), size.Draw(t, "h"))
		n := rapid.OneOf(size, rapid.IntRange(-400, 400))
		days := week().Draw(t, "days")
		w := Wave{Days: days, Before: week().Draw(t, "before"), Top: n.Draw(t, "top"), Above: size.Draw(t, "above"),
			Below: size.Draw(t, "below"), Per: n.Draw(t, "per"), Cursor: n.Draw(t, "cursor"), Marked: true}
		w.Draw(a)
		w.Labels(a)
		values := rapid.SliceOfN(figure(), 0, 14).Draw(t, "values")
		load := Load{Loads: values, Done: n.Draw(t, "done"), Top: figure().Draw(t, "top of load"), Per: w.Per, Cursor: w.Cursor}
		load.Draw(a)
		strip := Strip{Mornings: values, Ink: theme.Core, Per: w.Per, Cursor: w.Cursor}
		strip.Draw(a)
		turned := Turned{Left: size.Draw(t, "left"), Top: w.Top}
		for i, d := range days {
			turned.Row(a, i, d)
			turned.Morning(a, i, d)
			turned.Evening(a, i, d)
		}
		breath := Breath{Weeks: []Span{{figure().Draw(t, "low"), figure().Draw(t, "high")}},
			Before: []Span{{figure().Draw(t, "low before"), figure().Draw(t, "high before")}}, Top: w.Top,
			Above: w.Above, Below: w.Below, Wide: n.Draw(t, "wide"), Gap: n.Draw(t, "gap"), Cursor: w.Cursor}
		breath.Draw(a)
		columns := Columns{Bars: []Column{{figure().Draw(t, "load"), figure().Draw(t, "done"), figure().Draw(t, "was"), figure().Draw(t, "target"), theme.Load, true, true}},
			Top: figure().Draw(t, "top of columns"), Wide: breath.Wide, Gap: breath.Gap}
		columns.Draw(a)
		Balance(a, n.Draw(t, "x of balance"), n.Draw(t, "wide balance"), n.Draw(t, "rows over"), figure().Draw(t, "form"), figure().Draw(t, "top of form"))
		Gauge(a, n.Draw(t, "x"), 0, n.Draw(t, "cells"), figure().Draw(t, "share"), theme.Load)
		Line(a, values, figure().Draw(t, "floor"), figure().Draw(t, "ceiling"), theme.Ebb)
		Weeks(a, n.Draw(t, "x of weeks"), 0, []Week{{Load: figure().Draw(t, "load"), Race: 'A'}}, figure().Draw(t, "full"))
		outside(t, f, 2, 2, a.W, a.H)
	})
}

// outside fails when a cell outside a rectangle has been drawn on.
func outside(t *rapid.T, f *frame.Frame, x, y, w, h int) {
	for cy, line := range f.Lines() {
		for cx, r := range []rune(line) {
			if r != ' ' && (cx < x || cx >= x+w || cy < y || cy >= y+h) {
				t.Fatalf("%d,%d holds %q, outside the area\n%s", cx, cy, r, strings.Join(f.Lines(), "\n"))
			}
		}
	}
}

// With nothing changed a preview shows the wave as it is.
func TestPreviewOfNoChangeIsTheWave(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := Wave{Days: week().Draw(t, "days"), Top: 80, Above: 7, Below: 2, Per: rapid.IntRange(1, 2).Draw(t, "per"), Cursor: -1}
		plain, preview := frame.New(24, 10), frame.New(24, 10)
		w.Draw(plain.Area())
		w.Before = w.Days
		w.Draw(preview.Area())
		got := strings.Join(append(preview.Lines(), preview.Styles()...), "\n")
		if want := strings.Join(append(plain.Lines(), plain.Styles()...), "\n"); got != want {
			t.Fatalf("got\n%s\nwant\n%s", got, want)
		}
	})
}

// What the preview adds is in accent only where the wave grew.
func TestPreviewAddsOnlyWhereItGrew(t *testing.T) {
	f := frame.New(28, 10)
	w := Wave{Days: longer(), Before: sam(), Top: 100, Above: 7, Below: 2, Cursor: -1}
	w.Draw(f.Area())
	for y, line := range f.Styles() {
		for x, c := range line[:28] {
			grew := w.Days[x].Evening > w.Before[x].Evening
			shrank := w.Days[x].Evening < w.Before[x].Evening || w.Days[x].Morning > w.Before[x].Morning
			if c == '+' && !grew || c == 'g' && !shrank {
				t.Errorf("day %d, row %d is %q", x, y, c)
			}
		}
	}
}
