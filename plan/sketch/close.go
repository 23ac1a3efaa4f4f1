package sketch

import (
	"cmp"
	"fmt"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/coverage"
	"ebb/plan/edit"
	"ebb/plan/sorting"
)

// close makes the season one edit and looks at what it lacks.
func (m *maker) close(season plan.Macrocycle) (Result, error) {
	r := &m.result
	title := fmt.Sprintf("season “%s” sketched", season.Name)
	var edits []edit.Edit
	if !m.in.Replace.IsZero() {
		old, err := m.keepPast(&season)
		if err != nil {
			return Result{}, err
		}
		edits = append(edits, edit.DeleteSeason{Season: m.in.Replace})
		title += fmt.Sprintf(" in the place of “%s”", old)
	}
	for _, e := range m.in.Events {
		if _, there := m.in.Plan.FindEvent(e.ID); !there {
			edits = append(edits, edit.AddEvent{Event: e})
		}
	}
	edits = append(edits, edit.AddSeason{Season: season})
	r.Season, r.Edit = season, edit.Batch{Title: title, Edits: edits}
	done, err := edit.Apply(m.in.Plan, r.Edit)
	if err != nil {
		return Result{}, err
	}
	r.Plan = done.Plan
	if m.main != nil {
		r.Race = m.main.of
	}
	m.hoursLack()
	if !m.idle() {
		m.lacks()
	}
	sorting.By(r.Remarks, func(a, b Remark) int { return cmp.Compare(a.Day, b.Day) })
	return *r, nil
}

// keepPast puts what of a replaced season lies before the new one in front of it,
// with its ids: what was done stays where it was planned. The week in which the new
// one begins is cut; days between the two are a week without sessions.
func (m *maker) keepPast(season *plan.Macrocycle) (name string, err error) {
	for i := range m.in.Plan.Seasons {
		old := &m.in.Plan.Seasons[i]
		if old.ID != m.in.Replace {
			continue
		}
		start := season.Start
		kept := m.before(old, start)
		if len(kept) > 0 {
			season.Start, season.Blocks = old.Start, append(kept, season.Blocks...)
			m.say("The %s of “%s” before %s stay as they were", count(weeksIn(kept), "week"), old.Name, date(start))
		}
		return old.Name, nil
	}
	return "", fmt.Errorf("there is no such season to replace")
}

// before gives the blocks of a season up to a day.
func (m *maker) before(old *plan.Macrocycle, until calendar.Day) (kept []plan.Mesocycle) {
	day := old.Start
	for _, b := range old.Blocks {
		weeks := b.Weeks
		b.Weeks = nil
		for _, w := range weeks {
			left := int(until - day)
			if left <= 0 {
				break
			}
			if w.Days > left {
				w.Days = left
				w.Sessions = slices.DeleteFunc(slices.Clone(w.Sessions), func(s plan.Session) bool { return s.Day >= left })
			}
			b.Weeks = append(b.Weeks, w)
			day += calendar.Day(w.Days)
		}
		if len(b.Weeks) > 0 {
			kept = append(kept, b)
		}
	}
	for len(kept) > 0 && day < until {
		w := plan.Microcycle{ID: m.in.NewID(), Kind: plan.RecoveryWeek, Days: min(int(until-day), plan.MaxDays)}
		last := &kept[len(kept)-1]
		last.Weeks = append(last.Weeks, w)
		day += calendar.Day(w.Days)
	}
	return kept
}

func weeksIn(blocks []plan.Mesocycle) (n int) {
	for i := range blocks {
		n += len(blocks[i].Weeks)
	}
	return n
}

// lacks remarks on what races ask for and the season does not hold.
func (m *maker) lacks() {
	book := coverage.BookOf(coverage.Input{Plan: m.result.Plan, Athlete: m.in.Athlete, Today: m.in.Today})
	for i := range m.result.Plan.Events {
		e := &m.result.Plan.Events[i]
		if e.From < m.in.Today || e.Priority == plan.C || !m.result.Season.Span().Has(e.From) {
			continue
		}
		cover := book.Of(e)
		for k := range cover.Demands {
			d := &cover.Demands[k]
			if !d.State.Lacks() {
				continue
			}
			says := fmt.Sprintf("%s asks for %s, %s: %s", e.Name, d.Name, d.Says(false), d.Wants(m.in.Today))
			if why := m.whyShort(d); why != "" {
				says += "; " + why
			}
			m.remark(d.Span.To, "%s", says)
		}
	}
}

// longestNight says how long a night there is.
func (m *maker) longestNight() string {
	longest, day := 0, calendar.Day(0)
	for i := range m.cycles {
		for k := range m.cycles[i].sessions {
			if s := &m.cycles[i].sessions[k]; s.HasTag("night") && s.Duration.Seconds > longest {
				longest, day = s.Duration.Seconds, m.cycles[i].start+calendar.Day(s.Day)
			}
		}
	}
	if longest == 0 {
		return ""
	}
	return fmt.Sprintf("the longest that fits is of %s, on %s", clock(longest/60), on(day))
}

// whyShort says what kept the longest session of a demand from being longer.
func (m *maker) whyShort(d *coverage.Demand) string {
	sport := m.lead.sport
	switch d.Name {
	case "a night through":
		return m.longestNight()
	case "back to back", "days in a row":
		return "larger ones would be come down from too late, or take more of the week than it holds"
	case "longest ride":
		sport = plan.Bike
	case "longest run":
		sport = plan.Run
	case "time on feet", "longest":
	default:
		return ""
	}
	wide, day := 0, calendar.Day(0)
	for i := range m.cycles {
		if n, on := m.lead.widest(&m.cycles[i]); n > wide {
			wide, day = n, on
		}
	}
	switch m.lead.bound[sport] {
	case byDays:
		return fmt.Sprintf("the day with most time is %s, with %s", day.Format("Monday"), clock(wide))
	case byHours:
		return fmt.Sprintf("a week of %s holds none that long", clock(int(m.in.Hours.Most*60)))
	case byGrowth:
		return "a tenth more than the longest of thirty days, week by week, does not get there in time"
	}
	return ""
}
