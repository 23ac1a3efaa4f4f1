package edit

import (
	"fmt"

	"ebb/plan"
	"ebb/plan/calendar"
)

// The limits of what is made unasked: beyond them a date is more likely a slip
// than a wish.
const (
	firstBlockWeeks = 4
	mostWeeksAfter  = 26
	mostWeeksBefore = 8
)

// Room is what a plan needs before a day of it can hold a session: the edits
// that make it, none when the day has its week already, and what to tell of
// them.
type Room struct {
	Plan  plan.Plan // with the edits done
	Edits []Edit
	Says  []string

	newID func() plan.ID
}

// MakeRoom finds or makes a place for a day. An empty plan gets a season; a
// day behind a season makes its last block longer; a day before the first
// season gets a short season of its own. New weeks start on the weekday that
// the athlete's do.
func MakeRoom(p plan.Plan, day calendar.Day, a *plan.Athlete, newID func() plan.ID) (Room, error) {
	r := Room{Plan: p, newID: newID}
	if _, ok := p.Locate(day); ok {
		return r, nil
	}
	start := day.WeekStart(a.On(day).WeekStart)
	before, next := around(p, day)
	var err error
	switch {
	case before != nil:
		err = r.extend(before, next, day)
	case next != nil:
		err = r.leadIn(start, next)
	default:
		err = r.begin(start, day)
	}
	return r, err
}

// AddOn gives the edit that puts a session last on a civil day, with the room
// for it when there is none yet.
func AddOn(p plan.Plan, day calendar.Day, s plan.Session, a *plan.Athlete, newID func() plan.ID) (Edit, error) {
	room, err := MakeRoom(p, day, a, newID)
	if err != nil {
		return nil, err
	}
	at, ok := room.Plan.Locate(day)
	if !ok {
		return nil, fmt.Errorf("no season holds %s", date(day))
	}
	add := AddSession{Session: s, To: Spot{Week: room.Plan.Week(at).ID, Day: at.Day}}
	if len(room.Edits) == 0 {
		return add, nil
	}
	title := fmt.Sprintf("%s; %s", room.Says[0], Words(room.Plan, add))
	return Batch{Title: title, Edits: append(room.Edits, add)}, nil
}

// around gives the seasons before and after a day that lies in none.
func around(p plan.Plan, day calendar.Day) (before, next *plan.Macrocycle) {
	for i := range p.Seasons {
		switch s := &p.Seasons[i]; {
		case s.Days() == 0:
		case s.Start <= day:
			before = s
		case next == nil:
			next = s
		}
	}
	return before, next
}

func (r *Room) do(e Edit) error {
	done, err := Apply(r.Plan, e)
	if err != nil {
		return err
	}
	r.Plan = done.Plan
	r.Edits = append(r.Edits, e)
	return nil
}

func (r *Room) week(kind plan.WeekKind, days int) plan.Microcycle {
	return plan.Microcycle{ID: r.newID(), Kind: kind, Days: days}
}

// begin makes the first season.
func (r *Room) begin(start, day calendar.Day) error {
	year, _, _ := day.Date()
	block := plan.Mesocycle{ID: r.newID(), Name: "Block 1", Phase: plan.Base}
	for range firstBlockWeeks {
		block.Weeks = append(block.Weeks, r.week(plan.LoadWeek, calendar.Week))
	}
	season := plan.Macrocycle{ID: r.newID(), Name: fmt.Sprintf("Season %d", year), Start: start, Blocks: []plan.Mesocycle{block}}
	r.Says = append(r.Says, fmt.Sprintf("made %s from %s, with %s of %d weeks", season.Name, date(start), block.Name, firstBlockWeeks))
	return r.do(AddSeason{Season: season})
}

// extend makes the last block of a season longer until it holds the day.
func (r *Room) extend(season, next *plan.Macrocycle, day calendar.Day) error {
	block := &season.Blocks[len(season.Blocks)-1]
	end := season.Span().To
	length := block.Weeks[len(block.Weeks)-1].Days
	need := (int(day-end) + length - 1) / length
	if need > mostWeeksAfter {
		return fmt.Errorf("%s lies %d weeks after the end of %s on %s: is it the right year? a season grows by %d weeks at most in one go: plan a day up to %s first",
			fullDate(day), int(day-end)/calendar.Week, season.Name, fullDate(end), mostWeeksAfter, fullDate(end+calendar.Day(mostWeeksAfter*length)))
	}
	for range need {
		days := length
		if next != nil {
			days = min(days, int(next.Start-end)-1)
		}
		if err := r.do(InsertWeek{Week: r.week(kindFor(block.Phase), days), Block: block.ID}); err != nil {
			return err
		}
		end += calendar.Day(days)
	}
	r.Says = append(r.Says, fmt.Sprintf("made %s longer by %s, to %s", block.Name, count(need, "week"), date(end)))
	return nil
}

// leadIn makes a short season before the first one.
func (r *Room) leadIn(start calendar.Day, next *plan.Macrocycle) error {
	gap := int(next.Start - start)
	if gap > mostWeeksBefore*calendar.Week {
		return fmt.Errorf("%s lies before the first season, which starts on %s: is it the right year? what was done is logged", fullDate(start), fullDate(next.Start))
	}
	block := plan.Mesocycle{ID: r.newID(), Name: "Lead-in", Phase: plan.Base}
	for left := gap; left > 0; left -= calendar.Week {
		block.Weeks = append(block.Weeks, r.week(plan.LoadWeek, min(left, calendar.Week)))
	}
	r.Says = append(r.Says, fmt.Sprintf("made a lead-in to %s: %s from %s", next.Name, count(len(block.Weeks), "week"), date(start)))
	return r.do(AddSeason{Season: plan.Macrocycle{
		ID: r.newID(), Name: "Lead-in to " + next.Name, Start: start, Blocks: []plan.Mesocycle{block},
	}})
}

// kindFor gives the kind of week that a block of a phase is made of.
func kindFor(phase plan.Phase) plan.WeekKind {
	switch phase {
	case plan.Taper:
		return plan.TaperWeek
	case plan.RacePhase:
		return plan.RaceWeek
	case plan.Recover:
		return plan.RecoveryWeek
	default:
		return plan.LoadWeek
	}
}
