package season

import (
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/tui/theme"
)

// anyLife reports whether something happened in the season: the athlete was
// sick, or away.
func (v *view) anyLife() bool {
	_, ok := v.lifeIn(v.total.span)
	return ok
}

// lifeIn gives the first fact that lies over some days.
func (v *view) lifeIn(days calendar.Span) (fact plan.Life, ok bool) {
	for i := range v.Scene.Life {
		if v.Scene.Life[i].Span().Overlaps(days) {
			return v.Scene.Life[i], true
		}
	}
	return plan.Life{}, false
}

// lives draws what happened over its days: by its word where there is room,
// else by the first letter of it.
func (c *charts) lives() {
	if c.rows[lives] == 0 {
		return
	}
	y, seen := c.rows.at(lives), c.seen()
	c.label(lives, 0, "life", theme.Dim)
	for i := range c.Scene.Life {
		fact := &c.Scene.Life[i]
		if !fact.Span().Overlaps(seen) {
			continue
		}
		from, to := max(c.column(fact.From), gutter), min(c.column(fact.Span().To)+1, c.right())
		room := c.a.Sub(from, 0, to-from, c.a.H)
		room.HLine(0, y, room.W, theme.Line, theme.Body)
		word := fact.Kind.String()
		if len(word) > room.W {
			word = word[:1]
		}
		room.Text(0, y, word, theme.Text)
	}
}
