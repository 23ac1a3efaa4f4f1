package main

import (
	"fmt"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/notation"
	done "ebb/plan/report"
	"ebb/plan/response"
	"ebb/store"
	"ebb/tui/command"
)

var weekCommand = command.Command{
	Name: "week", Reach: command.Anywhere, Needs: command.Right{Verb: store.See, Kind: store.Plans}, Use: "[DATE]", Short: "The week: what is planned, what was done, who is ready when",
	Example: "ebb week\nebb week +1w\nebb week 2027-05-17 --json",
	Run:     week,
}

func week(env *command.Env, args []string) error {
	s, day, err := lookSheet(env, args)
	if err != nil {
		return err
	}
	doc := s.week(day)
	if env.JSON {
		return printJSON(env.Out, doc)
	}
	p := newPage(env.Out, env.Width, env.Colour)
	s.context(p, day)
	p.blank()
	ids := append(sessionIDs(s.plan), s.snap.Else...)
	for _, d := range doc.Days {
		s.printDay(p, d, ids)
	}
	p.blank()
	p.say("%s", s.totals(doc))
	s.printReady(p, readyFrom(doc, env.Today))
	return nil
}

// readyFrom gives the day to ask readiness for: today when the week holds it,
// else the week's first day.
func readyFrom(doc weekDoc, today calendar.Day) calendar.Day {
	if (calendar.Span{From: doc.From, To: doc.To}).Has(today) {
		return today
	}
	return doc.From
}

// context says where a day stands: the block's wave first, then the season.
func (s *sheet) context(p page, day calendar.Day) {
	p.head("%s, %s%s", s.athlete.Name, fullDate(s.today), s.onBranch())
	at, planned := s.plan.Locate(day)
	if !planned {
		p.say("Nothing is planned for the week of %s. %s", dayMonth(day.WeekStart(s.athlete.On(day).WeekStart)), s.toEvent(day))
		return
	}
	block, week := s.plan.Block(at), s.plan.Week(at)
	p.say("%s", s.wave(at))
	kind := ""
	if week.Kind != plan.LoadWeek {
		kind = ", a " + week.Kind.String() + " week"
	}
	p.say("Week %d of %d of %s%s. %s", at.Week+1, len(block.Weeks), block.Name, kind, s.toEvent(day))
	if week.Note != "" {
		p.say("\"%s\"", week.Note)
	}
}

// wave says how the block oscillates, the band first.
func (s *sheet) wave(at plan.Place) string {
	name := s.plan.Block(at).Name
	m, ok := s.look.Block(at)
	switch {
	case !ok && m.Sparse():
		return fmt.Sprintf("Oscillation of %s: %s%s.", name, m.Untold(), s.stillEmpty(at))
	case !ok:
		return fmt.Sprintf("Oscillation of %s: too short to tell, it takes two weeks.", name)
	case !s.plan.Block(at).Phase.Judged():
		return fmt.Sprintf("Oscillation of %s: %d, shown but not judged in a %s block.", name, whole(m.O), s.plan.Block(at).Phase)
	}
	said := fmt.Sprintf("Oscillation of %s: %s, %d (stress %.2f, contrast %.2f, rhythm %.2f, settle %.2f)",
		name, m.Band(), whole(m.O), m.Stress, m.Contrast, m.Rhythm, m.Settle)
	return said + s.stillEmpty(at) + "."
}

// stillEmpty says how many weeks of a block are, "" for none.
func (s *sheet) stillEmpty(at plan.Place) string {
	n := s.emptyWeeks(at)
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(", with %s still empty", count(n, "week"))
}

// emptyWeeks counts the weeks of a block that hold neither sessions nor a
// target and are not over: its wave is not to be read yet.
func (s *sheet) emptyWeeks(at plan.Place) int {
	n, start := 0, s.plan.BlockStart(at)
	for _, w := range s.plan.Block(at).Weeks {
		start += calendar.Day(w.Days)
		if len(w.Sessions) == 0 && w.Target.IsZero() && start > s.today {
			n++
		}
	}
	return n
}

// toEvent says how far the next A event is, else the next of any kind.
func (s *sheet) toEvent(day calendar.Day) string {
	for _, priority := range []plan.Priority{plan.A, plan.B, plan.C} {
		if e, ok := s.plan.NextEvent(day, priority); ok {
			switch away := int(e.From - s.today); {
			case away == 0:
				return e.Name + " is today."
			case away > 0:
				return fmt.Sprintf("%d d to %s.", away, e.Name)
			}
		}
	}
	return "No event ahead."
}

// printDay prints a day: one row a session, in words.
func (s *sheet) printDay(p page, d dayDoc, ids []plan.ID) {
	mark := "  "
	if d.Date == s.today {
		mark = "> "
	}
	label := d.Date.Format("Mon _2 ")
	rows := 0
	row := func(text string) {
		if rows++; rows > 1 {
			mark, label = "  ", strings.Repeat(" ", len(label))
		}
		p.item(mark, label+" ", text)
	}
	for _, l := range s.look.LifeOn(d.Date) {
		row(lifeOn(l, d.Date))
	}
	for _, e := range d.Events {
		row(e.Priority + " event: " + e.Line + s.figures(e.Load, e.Done, d))
	}
	for _, x := range d.Sessions {
		row(x.Line + s.became(x, d) + " [" + x.ID.Short(ids) + "]")
		if x.Private != nil {
			row("for the coach alone: " + *x.Private)
		}
	}
	for _, r := range s.besides(d.Date) {
		row(s.besidesWords(r))
	}
	switch {
	case d.Nothing:
		row("reported as a day of nothing")
	case rows == 0:
		row("nothing planned")
	}
}

// besidesWords says what was done besides the plan of a day, and for which day
// that was planned if for any.
func (s *sheet) besidesWords(r plan.Record) string {
	said := "also " + r.State.String() + ": " + notation.PrintSession(r.Done, s.sport(r.Day))
	if r.State != plan.Skipped {
		said += fmt.Sprintf(", load %d", whole(r.Load()))
	}
	if on, ok := done.PlannedOn(&s.plan, &r); ok {
		return said + "; planned for " + on.Format("Mon 2 Jan")
	}
	return said
}

// became says the load of a session and what became of it, which may have been
// on another day.
func (s *sheet) became(x sessionDoc, d dayDoc) string {
	r, elsewhere := s.elsewhere[x.ID]
	if x.Done != nil || !elsewhere {
		return s.figures(x.Load, x.Done, d)
	}
	said := s.figures(x.Load, nil, dayDoc{Date: s.today})
	return said + "; " + r.State.String() + " on " + r.Day.Format("Mon 2 Jan")
}

// figures says the load of something planned, and what became of it.
func (s *sheet) figures(load float64, done *doneDoc, d dayDoc) string {
	said := ""
	if load > 0 {
		said = fmt.Sprintf(", load %d", whole(load))
	}
	switch {
	case done != nil && done.State == plan.Skipped.String():
		said += "; skipped"
	case done != nil:
		said += fmt.Sprintf("; %s %s, load %d", done.State, clock(int(done.Seconds)), whole(done.Load))
	case load > 0 && d.Nothing:
		said += "; not done"
	case load > 0 && d.Date < s.today:
		said += "; not reported"
	}
	return said
}

// totals sums the week up.
func (s *sheet) totals(doc weekDoc) string {
	var planned, done, load, loadDone, climb float64
	for _, d := range doc.Days {
		for _, x := range d.Sessions {
			planned, load, climb = planned+x.Seconds, load+x.Load, climb+x.Climb
			if x.Done != nil {
				done, loadDone = done+x.Done.Seconds, loadDone+x.Done.Load
			}
		}
		for _, e := range d.Events {
			if e.From != d.Date { // counted on its first day
				continue
			}
			planned, load, climb = planned+e.Seconds, load+e.Load, climb+e.Climb
			if e.Done != nil {
				done, loadDone = done+e.Done.Seconds, loadDone+e.Done.Load
			}
		}
		for _, r := range d.Unplanned {
			done, loadDone = done+r.Seconds, loadDone+r.Load
		}
	}
	if planned+load+done+loadDone == 0 {
		return "Nothing planned, nothing done."
	}
	said := fmt.Sprintf("Planned %s, load %d", clock(int(planned)), whole(load))
	if doc.Target != nil {
		said += " of " + targetWords(*doc.Target)
	}
	if climb >= 1 {
		said += fmt.Sprintf(", %d m of climb", whole(climb))
	}
	if loadDone > 0 || done > 0 {
		said += fmt.Sprintf("; done %s, load %d", clock(int(done)), whole(loadDone))
	}
	return said + "."
}

func targetWords(t targetDoc) string {
	switch t.Measure {
	case "hours":
		return "a target of hours " + notation.PrintHours(t.Value)
	case "share":
		return fmt.Sprintf("a target of %g %% of the weeks before", t.Value)
	default:
		return fmt.Sprintf("a target of %g", t.Value)
	}
}

// systemWords names the systems in the order of the models.
var systemWords = [5]string{
	response.Legs: "legs", response.Nerves: "nerves", response.Fuel: "fuel and gut", response.Hormones: "hormones", response.Muscle: "muscle",
}

// printReady says what each system carries on a morning and when it is ready
// if nothing more were done.
func (s *sheet) printReady(p page, day calendar.Day) {
	said, ok := s.look.Day(day)
	if !ok {
		return
	}
	carried := make([]string, len(systemWords))
	for k, name := range systemWords {
		carried[k] = fmt.Sprintf("%s %d", name, whole(said.Morning[k]))
	}
	p.say("Carried on the morning of %s: %s. Settled is 20 or less.", dayMonth(day), list(carried))
	ready, _ := s.look.Ready(day)
	by := make([]string, len(systemWords))
	for k, name := range systemWords {
		by[k] = name + " " + readyWords(ready.Systems[k].Early, ready.Systems[k].Late)
	}
	p.say("Ready after that day, if nothing more were done: %s.", list(by))
}

// readyWords says a range of days.
func readyWords(early, late calendar.Day) string {
	if early == late {
		return early.Format("Mon 2")
	}
	return early.Format("Mon 2") + " to " + late.Format("Mon 2")
}
