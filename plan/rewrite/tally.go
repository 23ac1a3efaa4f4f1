package rewrite

import (
	"fmt"
	"strings"

	"ebb/plan"
)

// tally counts what a rewrite changes.
type tally struct{ season, block, week, event, session turns }

// turns counts what became of things of one kind.
type turns struct{ changed, moved, added, removed int }

// layout counts what became of the season, its blocks, and weeks as a whole.
func (t *tally) layout(w *writing) {
	if w.name != w.was.Name {
		t.season.changed = 1
	} else if w.start != w.was.Start {
		t.season.moved = 1
	}
	stay := map[plan.ID]bool{}
	for _, b := range w.blocks {
		if b.pair == nil {
			t.block.added++
			continue
		}
		stay[b.pair.ID] = true
		if b.Name != b.pair.Name || b.Phase != b.pair.Phase || b.Ratio != b.pair.Ratio {
			t.block.changed++
		}
	}
	for b := w.before; b < w.after; b++ {
		if !stay[w.was.Blocks[b].ID] {
			t.block.removed++
		}
	}
	t.weeks(w, stay)
}

// weeks counts those that come, go, and change places or blocks.
func (t *tally) weeks(w *writing, stay map[plan.ID]bool) {
	var stood []int
	var paired []*week
	index := map[*week]int{}
	for i, m := range w.old {
		index[m] = i
		if m.pair == nil {
			t.week.removed++
		}
	}
	for _, m := range w.new {
		if m.pair == nil {
			t.week.added++
			continue
		}
		stood, paired = append(stood, index[m.pair]), append(paired, m)
	}
	for i, inOrder := range longestRun(stood) {
		was, is := &w.was.Blocks[paired[i].pair.block], w.blocks[paired[i].block].pair
		if !inOrder || is != nil && is.ID != was.ID && stay[was.ID] {
			t.week.moved++
		}
	}
}

// String says it: "4 sessions changed, 1 week added".
func (t tally) String() string {
	var parts []string
	for _, k := range []struct {
		name string
		turns
	}{{"session", t.session}, {"week", t.week}, {"block", t.block}, {"event", t.event}, {"season", t.season}} {
		for _, c := range []struct {
			n   int
			did string
		}{{k.changed, "changed"}, {k.moved, "moved"}, {k.added, "added"}, {k.removed, "taken out"}} {
			switch {
			case c.n == 1:
				parts = append(parts, fmt.Sprintf("1 %s %s", k.name, c.did))
			case c.n > 1:
				parts = append(parts, fmt.Sprintf("%d %ss %s", c.n, k.name, c.did))
			}
		}
	}
	if len(parts) == 0 {
		return "blocks laid out anew"
	}
	return strings.Join(parts, ", ")
}
