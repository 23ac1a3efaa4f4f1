package rewrite

import (
	"slices"

	"ebb/plan"
)

// The costs of a change, in quarters of a changed line, for the pairing that
// changes least.
const (
	costChanged = 4 // a session that is another
	costMoved   = 1 // a session on another day of its week
	costHead    = 2 // kind, target, note or length of a week
	costWeek    = 4 // a week that comes or goes, and for each of its sessions:
	costComes   = 2
)

// gap is what it costs that a week comes or goes.
func (m *week) gap() int { return costWeek + costComes*len(m.lines) }

// turning is what it costs to make one week of another.
func turning(a, b *week) int {
	cost := 0
	for _, differ := range []bool{a.Kind != b.Kind, a.Target != b.Target, a.Note != b.Note, a.Days != b.Days} {
		if differ {
			cost += costHead
		}
	}
	var takenA, takenB [mostCompared]bool
	count := func(like func(i, j int) bool) (n int) {
		for j := range min(len(b.lines), mostCompared) {
			for i := range min(len(a.lines), mostCompared) {
				if !takenA[i] && !takenB[j] && a.lines[i] == b.lines[j] && like(i, j) {
					takenA[i], takenB[j] = true, true
					n++
				}
			}
		}
		return n
	}
	same := count(func(i, j int) bool { return a.places[i] == b.places[j] })
	moved := count(func(int, int) bool { return true })
	return cost + costMoved*moved + costChanged*(max(len(a.lines), len(b.lines))-same-moved)
}

// mostCompared is how many sessions of a week are compared: the rest count as
// changed.
const mostCompared = 64

// alike reports whether two weeks are written alike.
func alike(a, b *week) bool {
	return a.Kind == b.Kind && a.Target == b.Target && a.Note == b.Note && a.Days == b.Days && slices.Equal(a.lines, b.lines) &&
		slices.Equal(a.places, b.places)
}

func couple(a, b *week) { a.pair, b.pair = b, a }

// pairWeeks finds the old week of each new one.
func (w *writing) pairWeeks() {
	if w.inside != nil && len(w.new) == 1 { // the one week is the one week
		couple(w.old[0], w.new[0])
		return
	}
	byID := map[plan.ID]*week{}
	for _, a := range w.old {
		byID[a.ID] = a
	}
	for _, b := range w.new {
		if a := byID[b.ID]; a != nil && !b.ID.IsZero() && a.pair == nil {
			couple(a, b)
		}
	}
	pairOnly(free(w.old), free(w.new))
	align(free(w.old), free(w.new))
	for _, b := range free(w.new) {
		var best *week
		for _, a := range free(w.old) {
			if 2*turning(a, b) < a.gap()+b.gap() && (best == nil || turning(a, b) < turning(best, b)) {
				best = a
			}
		}
		if best != nil {
			couple(best, b)
		}
	}
}

// pairOnly pairs weeks with sessions that are written alike and of which there
// is one in each: they stay, or changed places.
func pairOnly(old, wanted []*week) {
	only := func(m *week, among []*week) *week {
		var found *week
		for _, other := range among {
			if !alike(m, other) {
				continue
			}
			if found != nil {
				return nil
			}
			found = other
		}
		return found
	}
	for _, b := range wanted {
		if len(b.lines) == 0 {
			continue
		}
		if a := only(b, old); a != nil && only(a, wanted) == b {
			couple(a, b)
		}
	}
}

// free lists the weeks that have no pair yet.
func free(all []*week) []*week {
	var list []*week
	for _, m := range all {
		if m.pair == nil {
			list = append(list, m)
		}
	}
	return list
}

// align pairs two runs of weeks, in order, so that the least changes: the cost
// of each pair, and of each week that comes or goes, summed up from the ends.
func align(a, b []*week) {
	for len(a) > 0 && len(b) > 0 && alike(a[0], b[0]) {
		couple(a[0], b[0])
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && alike(a[len(a)-1], b[len(b)-1]) {
		couple(a[len(a)-1], b[len(b)-1])
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) == 0 || len(b) == 0 {
		return
	}
	width := len(b) + 1
	least := make([]int, (len(a)+1)*width) // of a[i:] and b[j:]
	turns := make([]int, (len(a)+1)*width)
	for i := len(a); i >= 0; i-- {
		for j := len(b); j >= 0; j-- {
			at := i*width + j
			switch {
			case i == len(a) && j == len(b):
			case i == len(a):
				least[at] = least[at+1] + b[j].gap()
			case j == len(b):
				least[at] = least[at+width] + a[i].gap()
			default:
				turns[at] = turning(a[i], b[j])
				least[at] = min(least[at+width+1]+turns[at], least[at+1]+b[j].gap(), least[at+width]+a[i].gap())
			}
		}
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch at := i*width + j; least[at] {
		case least[at+width+1] + turns[at]:
			couple(a[i], b[j])
			i, j = i+1, j+1
		case least[at+1] + b[j].gap():
			j++
		default:
			i++
		}
	}
}

// pairBlocks finds the old block of each new one: by id, then the one with most
// of its weeks, name and phase.
func (w *writing) pairBlocks() {
	taken := map[int]bool{}
	couple := func(b *block, i int) {
		b.pair, taken[i] = &w.was.Blocks[i], true
	}
	for _, b := range w.blocks {
		for i := w.before; i < w.after; i++ {
			if b.ID == w.was.Blocks[i].ID && !taken[i] && b.pair == nil {
				couple(b, i)
			}
		}
	}
	for {
		best, of, most := (*block)(nil), 0, 0
		for _, b := range w.blocks {
			for i := w.before; b.pair == nil && i < w.after; i++ {
				if score := w.nearness(b, i); !taken[i] && score > most {
					best, of, most = b, i, score
				}
			}
		}
		if best == nil {
			return
		}
		couple(best, of)
	}
}

// nearness says how much a new block has of an old one.
func (w *writing) nearness(b *block, i int) int {
	score, old := 0, &w.was.Blocks[i]
	for _, m := range b.weeks {
		if m.pair != nil && m.pair.block == i {
			score += 4
		}
	}
	if b.Name == old.Name {
		score += 20 // as much as five weeks
	}
	if b.Phase == old.Phase {
		score++
	}
	return score
}
