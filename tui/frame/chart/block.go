package chart

import (
	"ebb/tui/frame"
	"ebb/tui/theme"
)

// standing are the blocks that fill k eighths of a cell from below, lying
// those that fill it from the left.
var (
	standing = [9]rune{' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'}
	lying    = [9]rune{' ', '▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'}
)

// bar is one bar of a chart in eighths from its foot: the inner part first,
// then what stays, then what is added, then what is gone. Each ends at or
// beyond the one before.
type bar struct {
	core, stays, full, gone int
}

// piece is what a bar shows in its cell number i, counted from the foot: how
// many eighths of the cell are filled, and with what. No eighths: nothing.
func (b bar) piece(i int) (eighths int, st theme.Style) {
	core, stays, full := inCell(b.core, i), inCell(b.stays, i), inCell(b.full, i)
	if full < 8 {
		return full, topmost(core, stays, full)
	}
	switch {
	case stays == 0:
		return 8, theme.Plus
	case core == 8:
		return 8, theme.Core
	case stays == 8 && core == 0:
		return 8, theme.Peak
	case stays == 8:
		return core, theme.Core.On(theme.BehindPeak)
	case core*2 > stays:
		return stays, theme.Core.On(theme.BehindPlus)
	}
	return stays, theme.Peak.On(theme.BehindPlus)
}

// topmost is the ink of a cell that is filled in part, which can have only
// one: that of the largest part.
func topmost(core, stays, full int) theme.Style {
	switch {
	case core > 0 && core >= stays-core && core >= full-stays:
		return theme.Core
	case stays-core > 0 && stays-core >= full-stays:
		return theme.Peak
	}
	return theme.Plus
}

// wasHere tells whether the cell number i lies for its greater part in what is
// gone.
func (b bar) wasHere(i int) bool {
	return inCell(b.full, i) == 0 && inCell(b.gone, i) >= 4
}

// inCell is the part of n eighths that falls into cell number i.
func inCell(n, i int) int { return min(max(n-8*i, 0), 8) }

// upright draws a bar of rows cells on the row foot, upwards.
func (b bar) upright(a frame.Area, x, foot, rows int) {
	for i := range rows {
		k, st := b.piece(i)
		switch {
		case k > 0:
			a.Rune(x, foot-i, standing[k], st)
		case b.wasHere(i):
			a.Rune(x, foot-i, theme.Gone, theme.Ghost)
		}
	}
}

// rightward draws a bar of cols cells from the column foot, to the right.
func (b bar) rightward(a frame.Area, foot, y, cols int) {
	for i := range cols {
		k, st := b.piece(i)
		switch {
		case k > 0:
			a.Rune(foot+i, y, lying[k], st)
		case b.wasHere(i):
			a.Rune(foot+i, y, theme.Gone, theme.Ghost)
		}
	}
}

// hang draws k eighths of a pool downwards from the row top, in rows cells.
func hang(a frame.Area, x, top, rows, k int) {
	for i := range rows {
		switch n := inCell(k, i); n {
		case 0:
		case 8:
			a.Rune(x, top+i, theme.Full, theme.Pool)
		default:
			a.Rune(x, top+i, standing[8-n], theme.Pool.Reverse())
		}
	}
}

// leftward draws k eighths of a pool to the left, in the cols cells that end
// before the column end.
func leftward(a frame.Area, end, y, cols, k int) {
	for i := range cols {
		switch n := inCell(k, i); n {
		case 0:
		case 8:
			a.Rune(end-1-i, y, theme.Full, theme.Pool)
		default:
			a.Rune(end-1-i, y, lying[8-n], theme.Pool.Reverse())
		}
	}
}
