package history

import (
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/outlook"
	"ebb/tui/differences"
	"ebb/tui/editor"
	"ebb/tui/frame/chart"
	"ebb/tui/screen"
)

// Then is the plan as it was after an entry.
type Then struct {
	Of      screen.Version // of what it is compared with
	Seq     uint64
	When    string            // that entry was made
	Differs *differences.List // from then to now
	Outlook *outlook.Outlook
	Why     string // why there is none
}

// block is the block in which then and now are drawn.
type block struct {
	name    string
	span    calendar.Span
	is, was []chart.Day // now and then
	fitness [2][]float64
}

// WantsThen says for which entry the plan as it was is to be read next; ok is
// false when it is there.
func (s *Screen) WantsThen() (seq uint64, ok bool) {
	seq = s.seq()
	return seq, seq != 0 && (s.then == nil || s.then.Seq != seq || s.then.Of != s.of)
}

// Show takes the plan as it was, and finds the block to look at: the one with the
// difference nearest to the editor's day.
func (s *Screen) Show(then *Then, sc *screen.Scene) {
	if s.then != nil && s.then.Differs != nil && then.Differs == nil {
		s.low = false
	}
	s.then = then
	s.block = block{}
	if then.Outlook == nil {
		return
	}
	day := s.Cursor
	if d, ok := then.Differs.Nearest(day); ok {
		day = d.Day
	}
	s.block = blockAt(sc, then.Outlook, day)
}

// longestWave bounds the days of a block that are drawn.
const longestWave = 120

// blockAt gives the block of a day, as it is now or, where now has none, as it
// was.
func blockAt(sc *screen.Scene, was *outlook.Outlook, day calendar.Day) block {
	var p plan.Plan
	at, ok := sc.Plan.Locate(day)
	if p = sc.Plan; !ok {
		p = was.Plan()
		if at, ok = p.Locate(day); !ok {
			return block{}
		}
	}
	b := block{name: p.Block(at).Name, span: p.BlockSpan(at)}
	b.span.To = min(b.span.To, b.span.From+longestWave-1)
	b.is = editor.WaveDays(sc.Outlook, b.span, nil)
	b.was = editor.WaveDays(was, b.span, nil)
	for i, o := range []*outlook.Outlook{sc.Outlook, was} {
		for d := b.span.From; d <= b.span.To; d++ {
			said, _ := o.Day(d)
			b.fitness[i] = append(b.fitness[i], said.Fitness)
		}
	}
	return b
}
