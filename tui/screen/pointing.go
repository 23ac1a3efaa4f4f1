package screen

import (
	"ebb/plan/calendar"
	"ebb/tui/frame"
)

// Pointed is a screen on which the mouse finds things.
type Pointed interface {
	// Point gives what stands at a cell, as the screen was drawn last.
	Point(x, y int) (Spot, bool)
}

// Spot is something that the mouse can point at.
type Spot struct {
	Kind SpotKind
	Day  calendar.Day
	Item int // of a session: its index in its day; of a row of a list: its index
}

// SpotKind is what a Spot is.
type SpotKind uint8

// The kinds of spot.
const (
	OnDay     SpotKind = iota // a day, besides its sessions
	OnSession                 // a session of a day
	OnWeek                    // the label or column of a week
	OnEdge                    // the end of a block, whose last week holds Day
	OnRow                     // a row of a list
)

// Hits is where things stood when a screen was drawn last.
type Hits struct {
	all []hit
}

type hit struct {
	x, y, w, h int
	spot       Spot
}

// Reset forgets what was drawn.
func (h *Hits) Reset() { h.all = h.all[:0] }

// Add keeps that a thing fills an area. What is added later lies on top.
func (h *Hits) Add(a frame.Area, spot Spot) {
	x, y := a.At()
	h.all = append(h.all, hit{x, y, a.W, a.H, spot})
}

// Point gives what stands at a cell.
func (h *Hits) Point(x, y int) (Spot, bool) {
	for i := len(h.all) - 1; i >= 0; i-- {
		if t := &h.all[i]; x >= t.x && x < t.x+t.w && y >= t.y && y < t.y+t.h {
			return t.spot, true
		}
	}
	return Spot{}, false
}
