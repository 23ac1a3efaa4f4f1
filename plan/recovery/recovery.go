// Package recovery proposes the block of recovery that a race asks for: as long
// as the race table says, with a load that comes back as a taper in reverse.
//
// It imports plan and the packages below it, and the standard library.
package recovery

import (
	"errors"
	"fmt"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/load"
	"ebb/plan/outlook"
	"ebb/plan/races"
)

// Week is a week of the block.
type Week struct {
	Start calendar.Day
	Share float64 // of a usual week before the race
	Load  float64
}

// Proposal is a block of recovery after a race, as one edit.
type Proposal struct {
	Weeks []Week
	Usual float64      // load of a usual week before the race; 0: it is not known
	Until calendar.Day // the last day that the race table asks to be easy
	Edit  edit.Edit
	Says  string // what the edit does
	Why   string
}

// mostWeeks of recovery are put in at once.
const mostWeeks = 12

// After proposes the recovery from an event. What stands behind it gives way:
// load weeks where a race is still ahead in the season, so that it keeps its
// taper; else all later weeks move. Days that are over are left as they are. The
// error says why there is nothing to put in, or that no week can give.
func After(look *outlook.Outlook, e *plan.Event, today calendar.Day, newID func() plan.ID) (Proposal, error) {
	p := look.Plan()
	windows, ok := races.WindowsOf(e, hoursOf(look, e))
	if !ok {
		return Proposal{}, fmt.Errorf("neither the distance nor the time of %s is known: what it asks for neither", e.Name)
	}
	at, ok := p.Locate(e.Span().To)
	if !ok {
		return Proposal{}, fmt.Errorf("no season holds %s", on(e.Span().To))
	}
	end := at.Start + calendar.Day(p.Week(at).Days)
	r := Proposal{Until: windows.EasyOnly.To, Usual: usual(look, e.From)}
	season := p.Season(at)
	behind, split := at.Block+1, edit.SplitBlock{}
	if rest := p.Block(at).Weeks[at.Week+1:]; len(rest) > 0 && recovers(p.Block(at).Phase) {
		end = p.BlockSpan(at).To + 1
	} else if len(rest) > 0 {
		behind, split = -1, edit.SplitBlock{Week: rest[0].ID, New: newID()}
	}
	for behind > 0 && behind < len(season.Blocks) && recovers(season.Blocks[behind].Phase) {
		end += calendar.Day(season.Blocks[behind].Days())
		behind++
	}
	if end > r.Until {
		return Proposal{}, fmt.Errorf("recovery stands there already, or the week of the race holds it: %s asks for easy days until %s", e.Name, on(r.Until))
	}
	if end < today {
		return Proposal{}, fmt.Errorf("the days after %s have begun: recovery is put in before %s", e.Name, on(end))
	}
	block := plan.Mesocycle{ID: newID(), Name: "Come down", Phase: plan.Recover}
	r.weeks(end, windows.NoHard.To)
	for _, w := range r.Weeks {
		week := plan.Microcycle{ID: newID(), Kind: plan.RecoveryWeek, Days: calendar.Week}
		if w.Load > 0 {
			week.Target = plan.Target{Measure: plan.TargetLoad, Value: w.Load}
		}
		block.Weeks = append(block.Weeks, week)
	}
	add := edit.AddBlock{Block: block, Season: season.ID}
	switch {
	case behind < 0:
		add.Before = split.New
	case behind < len(season.Blocks):
		add.Before = season.Blocks[behind].ID
	}
	r.Why = fmt.Sprintf("A race of this length asks for no hard day until %s and easy ones until %s, a convention of coaching. The load comes back as a taper in reverse: 25, 50 and 75 %% of a usual week.",
		on(windows.NoHard.To), on(r.Until))
	return r, r.choose(p, e, split, add)
}

// weeks gives the block its weeks, from a quarter of a usual week to three; no
// more than half while no hard day is due.
func (r *Proposal) weeks(start, noHard calendar.Day) {
	n := min((int(r.Until-start)+calendar.Week)/calendar.Week, mostWeeks)
	for i := range n {
		share := .25
		if n > 1 {
			share += .5 * float64(i) / float64(n-1)
		}
		w := Week{Start: start + calendar.Day(i*calendar.Week), Share: share}
		if w.Start+calendar.Week-1 <= noHard {
			w.Share = min(w.Share, .5)
		}
		w.Load = float64(int(w.Share*r.Usual/5+.5)) * 5
		r.Weeks = append(r.Weeks, w)
	}
}

// choose finds what gives way, and says what the edit does.
func (r *Proposal) choose(p plan.Plan, e *plan.Event, split edit.SplitBlock, add edit.AddBlock) error {
	ways := []edit.Gives{edit.Push}
	if ahead(p, e) {
		ways = []edit.Gives{edit.Absorb, edit.Cascade} // pushed, races ahead would leave their weeks
	}
	var wrong error
	for _, add.Gives = range ways {
		var whole edit.Edit = add
		if !split.New.IsZero() {
			whole = edit.Batch{Title: "recovery after " + e.Name, Edits: []edit.Edit{split, add}}
		}
		done, err := edit.Apply(p, whole)
		if err != nil {
			wrong = errors.Join(wrong, err)
			continue
		}
		r.Edit, r.Says = whole, edit.Words(p, whole)
		for _, part := range edit.Parted(p, done.Plan) {
			r.Says += "; " + part.String()
		}
		return nil
	}
	if len(ways) > 1 {
		return fmt.Errorf("no week behind %s can give way before the next race: in the findings (F), f makes its days calm", e.Name)
	}
	return wrong
}

// ahead reports whether a race of priority A or B follows in the season.
func ahead(p plan.Plan, e *plan.Event) bool {
	at, _ := p.Locate(e.Span().To)
	for i := range p.Events {
		if o := &p.Events[i]; o.From > e.Span().To && o.Priority != plan.C && p.Season(at).Span().Has(o.From) {
			return true
		}
	}
	return false
}

func recovers(phase plan.Phase) bool { return phase == plan.Recover || phase == plan.Transition }

// hoursOf gives how long an event lasts.
func hoursOf(look *outlook.Outlook, e *plan.Event) (hours float64) {
	for n := range calendar.Day(min(e.Days, 400)) {
		hours += load.EventDay(e, look.Athlete(), e.From+n).Seconds / 3600
	}
	return hours
}

// usual gives the load of a usual week before a race: the mean of the two
// largest of eight.
func usual(look *outlook.Outlook, race calendar.Day) float64 {
	var most, second float64
	for w := range calendar.Day(8) {
		sum := 0.0
		for d := race - 7*w - 7; d < race-7*w; d++ {
			if day, ok := look.Day(d); ok {
				sum += day.Load
			}
		}
		if sum > most {
			most, second = sum, most
		} else {
			second = max(second, sum)
		}
	}
	return (most + second) / 2
}

func on(d calendar.Day) string { return d.Format("Mon 2 Jan") }
