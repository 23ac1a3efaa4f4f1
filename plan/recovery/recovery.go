// Package recovery proposes the block of recovery that a race asks for: as long
// as the race table says, with a load that comes back as a taper in reverse. It
// is put between the weeks, or takes the place of those that stand there.
//
// It imports plan and the packages below it, and the standard library.
package recovery

import (
	"errors"
	"fmt"
	"slices"

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
	Way   string       // what gives way, in a few words
	Edit  edit.Edit
	Says  string // what the edit does
	Why   string
}

// mostWeeks of recovery are put in at once.
const mostWeeks = 12

// After proposes the recovery from an event in the first of its Ways.
func After(look *outlook.Outlook, e *plan.Event, today calendar.Day, newID func() plan.ID) (Proposal, error) {
	all, err := Ways(look, e, today, newID)
	if err != nil {
		return Proposal{}, err
	}
	return all[0], nil
}

// Ways proposes the recovery from an event in all ways that can be done, one or
// more. Where a race of priority A or B is still ahead in the season, recovery
// takes the place of the weeks that stand there, so that the race keeps its week,
// or load weeks give way; else all later weeks move first of all. Days that are
// over are left as they are. The error says why there is nothing to put in, or
// that nothing can give way.
func Ways(look *outlook.Outlook, e *plan.Event, today calendar.Day, newID func() plan.ID) (all []Proposal, err error) {
	p := look.Plan()
	windows, ok := races.WindowsOf(e, hoursOf(look, e))
	if !ok {
		return nil, fmt.Errorf("neither the distance nor the time of %s is known: what it asks for neither", e.Name)
	}
	at, ok := p.Locate(e.Span().To)
	if !ok {
		return nil, fmt.Errorf("no season holds %s", on(e.Span().To))
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
		return nil, fmt.Errorf("recovery stands there already, or the week of the race holds it: %s asks for easy days until %s", e.Name, on(r.Until))
	}
	if end < today {
		return nil, fmt.Errorf("the days after %s have begun: recovery is put in before %s", e.Name, on(end))
	}
	block := plan.Mesocycle{ID: newID(), Name: "Come down", Phase: plan.Recover}
	instead, replaces := r.inPlace(look, e, end, newID)
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
	why := fmt.Sprintf("A race of this length asks for no hard day until %s and easy ones until %s, a convention of coaching. The load comes back as a taper in reverse: 25, 50 and 75 %% of a usual week.",
		on(windows.NoHard.To), on(r.Until))
	r.Why, instead.Why = why, why
	return r.choose(p, e, split, add, instead, replaces)
}

// weeks gives the block its weeks, from a quarter of a usual week to three; no
// more than half while no hard day is due.
func (r *Proposal) weeks(start, noHard calendar.Day) {
	n := min((int(r.Until-start)+calendar.Week)/calendar.Week, mostWeeks)
	for i := range n {
		w := Week{Start: start + calendar.Day(i*calendar.Week), Share: shareOf(i, n)}
		if w.Start+calendar.Week-1 <= noHard {
			w.Share = min(w.Share, .5)
		}
		w.Load = float64(int(w.Share*r.Usual/5+.5)) * 5
		r.Weeks = append(r.Weeks, w)
	}
}

// shareOf gives what week i of n holds of a usual one: from a quarter to three.
func shareOf(i, n int) float64 {
	if n < 2 {
		return .25
	}
	return .25 + .5*float64(i)/float64(n-1)
}

// gives says what gives way.
var gives = map[edit.Gives]string{
	edit.Push: "all later weeks move", edit.Cascade: "weeks move until there is room", edit.Absorb: "load weeks give their days",
}

// choose goes through what can give way.
func (r *Proposal) choose(p plan.Plan, e *plan.Event, split edit.SplitBlock, add edit.AddBlock, instead Proposal, replaces bool) (all []Proposal, wrong error) {
	ways, first := []edit.Gives{edit.Push}, false
	if ahead(p, e) {
		ways, first = []edit.Gives{edit.Absorb, edit.Cascade}, true // pushed, races ahead would leave their weeks
	}
	if replaces && first {
		all = append(all, instead)
	}
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
		one := *r
		one.Way, one.Edit, one.Says = gives[add.Gives], whole, edit.Words(p, whole)
		one.Says += parted(edit.Parted(p, done.Plan))
		all = append(all, one)
	}
	if replaces && !first {
		all = append(all, instead)
	}
	if len(all) > 0 {
		return all, nil
	}
	if first {
		return nil, fmt.Errorf("no week behind %s can give way before the next race: in the findings (F), f makes its days calm", e.Name)
	}
	return nil, wrong
}

// parted says which weeks leave their race; of many, how many races that are.
func parted(all []edit.Parting) (says string) {
	const few = 2
	if len(all) <= few {
		for _, part := range all {
			says += "; " + part.String()
		}
		return says
	}
	var names []string
	for _, part := range all {
		if !slices.Contains(names, part.Event) {
			names = append(names, part.Event)
		}
	}
	return fmt.Sprintf("; %d races leave their weeks, %s the last", len(names), names[len(names)-1])
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
