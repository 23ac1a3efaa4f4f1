package rewrite

import (
	"slices"

	"ebb/plan"
	"ebb/plan/edit"
)

// edits makes the edits of the season, each on what the ones before it left:
// first the layout, then what is in the weeks.
func (w *writing) edits() error {
	w.now = w.base
	for _, s := range w.newSessions {
		s.Session = w.become(s)
	}
	for _, m := range w.new {
		if m.ID = (plan.ID{}); m.pair != nil {
			m.ID = m.pair.ID
		} else {
			m.ID = w.newID()
		}
	}
	for _, step := range []func() error{w.arrange, w.deletions, w.weekHeads, w.moves, w.changes, w.additions} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// do adds an edit.
func (w *writing) do(e edit.Edit) error {
	res, err := edit.Apply(w.now, e)
	if err != nil {
		return err
	}
	w.now, w.list = res.Plan, append(w.list, e)
	return nil
}

// arrange lays out the blocks and weeks, when they are not as they were.
func (w *writing) arrange() error {
	e := edit.Arrange{Was: edit.HeadOf(*w.was), Is: w.head()}
	for _, m := range w.new {
		switch {
		case m.pair == nil:
			fresh := m.Microcycle
			fresh.Sessions = nil
			for _, s := range w.newSessions {
				if s.in == m && s.pair == nil {
					fresh.Sessions = append(fresh.Sessions, s.Session)
				}
			}
			e.Weeks = append(e.Weeks, fresh)
		case m.Days != m.pair.Days:
			e.Length = append(e.Length, edit.WeekLength{Week: m.ID, Days: m.Days})
		}
	}
	for _, s := range w.oldSessions {
		if s.pair != nil && (s.in.pair == nil || s.Day >= s.in.pair.Days) {
			e.Keep = append(e.Keep, edit.Kept{Session: s.ID, To: spot(s.pair)})
		}
	}
	w.tally.layout(w)
	if len(e.Length) == 0 && sameLayout(e.Was, e.Is) {
		return nil
	}
	return w.do(e)
}

func spot(s *session) edit.Spot { return edit.Spot{Week: s.in.ID, Day: s.Day} }

// head gives the season without its weeks, as it shall be.
func (w *writing) head() edit.SeasonHead {
	was := edit.HeadOf(*w.was)
	head := edit.SeasonHead{ID: was.ID, Name: w.name, Start: w.start}
	head.Blocks = slices.Clone(was.Blocks[:w.before])
	for _, b := range w.blocks {
		made := edit.BlockHead{Name: b.Name, Phase: b.Phase, Ratio: b.Ratio}
		if b.pair != nil {
			made.ID = b.pair.ID
		} else {
			made.ID = w.newID()
		}
		if w.inside != nil {
			made.Weeks = idsOf(w.inside.front)
		}
		for _, m := range b.weeks {
			made.Weeks = append(made.Weeks, m.ID)
		}
		if w.inside != nil {
			made.Weeks = append(made.Weeks, idsOf(w.inside.back)...)
		}
		head.Blocks = append(head.Blocks, made)
	}
	head.Blocks = append(head.Blocks, was.Blocks[w.after:]...)
	return head
}

func idsOf(weeks []plan.Microcycle) []plan.ID {
	ids := make([]plan.ID, len(weeks))
	for i := range weeks {
		ids[i] = weeks[i].ID
	}
	return ids
}

func sameLayout(a, b edit.SeasonHead) bool {
	return a.Name == b.Name && a.Start == b.Start && slices.EqualFunc(a.Blocks, b.Blocks, func(x, y edit.BlockHead) bool {
		return x.ID == y.ID && x.Name == y.Name && x.Phase == y.Phase && x.Ratio == y.Ratio && slices.Equal(x.Weeks, y.Weeks)
	})
}

// deletions takes out the sessions that are not written any more.
func (w *writing) deletions() error {
	var gone edit.DeleteSessions
	for _, s := range w.oldSessions {
		if s.pair != nil || s.in.pair == nil {
			continue
		}
		w.tally.session.removed++
		if _, _, there := w.now.FindSession(s.ID); there {
			gone.Sessions = append(gone.Sessions, s.ID)
		}
	}
	if len(gone.Sessions) == 0 {
		return nil
	}
	return w.do(gone)
}

// weekHeads sets kind, target and note of the weeks that stay.
func (w *writing) weekHeads() error {
	for _, m := range w.new {
		if m.pair == nil {
			continue
		}
		var sets []edit.Edit
		if m.Kind != m.pair.Kind {
			sets = append(sets, edit.SetKind{Week: m.ID, Kind: m.Kind})
		}
		if m.Target != m.pair.Target {
			sets = append(sets, edit.SetTarget{Week: m.ID, Target: m.Target})
		}
		if m.Note != m.pair.Note {
			sets = append(sets, edit.SetNote{Week: m.ID, Note: m.Note})
		}
		if len(sets) > 0 || m.Days != m.pair.Days {
			w.tally.week.changed++
		}
		for _, e := range sets {
			if err := w.do(e); err != nil {
				return err
			}
		}
	}
	return nil
}

// changes gives sessions that stay their new content.
func (w *writing) changes() error {
	for _, s := range w.newSessions {
		if s.pair == nil || s.same {
			continue
		}
		w.tally.session.changed++
		if err := w.do(edit.ChangeSession{Session: s.Session}); err != nil {
			return err
		}
	}
	return nil
}

// additions puts new sessions into weeks that stay.
func (w *writing) additions() error {
	for _, m := range w.new {
		day := w.sessionsOf(m)
		for i, s := range slices.Backward(day) {
			if s.pair != nil || m.pair == nil {
				continue
			}
			w.tally.session.added++
			add := edit.AddSession{Session: s.Session, To: spot(s)}
			if i+1 < len(day) && day[i+1].Day == s.Day {
				add.Before = day[i+1].ID
			}
			if err := w.do(add); err != nil {
				return err
			}
		}
	}
	return nil
}

// sessionsOf gives the sessions of a week as they are wanted, in order.
func (w *writing) sessionsOf(m *week) []*session {
	from := slices.IndexFunc(w.newSessions, func(s *session) bool { return s.in == m })
	if from < 0 {
		return nil
	}
	to := from
	for to < len(w.newSessions) && w.newSessions[to].in == m {
		to++
	}
	return w.newSessions[from:to]
}
