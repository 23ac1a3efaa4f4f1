package ways

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/outlook"
)

// names are what the weeks of a plan are called within their blocks: "load 2/3",
// "down".
type names struct{ plan plan.Plan }

// of gives the name of a week; ok is false for one that the plan has not.
func (n names) of(id plan.ID) (name string, ok bool) {
	at, ok := n.plan.FindWeek(id)
	if !ok {
		return "", false
	}
	kind, nth, all := n.count(at)
	if all == 1 && kind != plan.LoadWeek {
		return kind.String(), true
	}
	return kind.String() + " " + strconv.Itoa(nth) + "/" + strconv.Itoa(all), true
}

// full gives a week's name with that of its block: "Spec 2, load 2".
func (n names) full(at plan.Place) string {
	kind, nth, all := n.count(at)
	if all == 1 && kind != plan.LoadWeek {
		return n.plan.Block(at).Name + ", " + kind.String()
	}
	return n.plan.Block(at).Name + ", " + kind.String() + " " + strconv.Itoa(nth)
}

// count says which of how many weeks of its kind a week of its block is.
func (n names) count(at plan.Place) (kind plan.WeekKind, nth, all int) {
	weeks := n.plan.Block(at).Weeks
	kind = weeks[at.Week].Kind
	for i := range weeks {
		if weeks[i].Kind != kind {
			continue
		}
		all++
		if i <= at.Week {
			nth++
		}
	}
	return kind, nth, all
}

// movesWords says what moves when a way is taken.
func (s stage) movesWords(p plan.Plan, way Way) string {
	switch way.Gives {
	case edit.Push:
		if by := shiftOf(p, way.Result.Plan); by != 0 {
			return fmt.Sprintf("every later week, %s", onOrBack(by))
		}
		return "no later week moves"
	case edit.Cascade, edit.Absorb:
		return s.givenWords(p, way)
	default:
		return aloneWords(p, way.Edit)
	}
}

// shiftOf gives by how many days the last week of the first season that changed
// its length moved.
func shiftOf(before, after plan.Plan) int {
	for i := range min(len(before.Seasons), len(after.Seasons)) {
		if by := after.Seasons[i].Days() - before.Seasons[i].Days(); by != 0 {
			return by
		}
	}
	return 0
}

func onOrBack(days int) string {
	if days < 0 {
		return fmt.Sprintf("%d days back", -days)
	}
	return fmt.Sprintf("%d days on", days)
}

// givenWords says who gives, or gets, days.
func (s stage) givenWords(p plan.Plan, way Way) string {
	gave := way.Result.Gave
	switch {
	case len(gave) == 0 && shiftOf(p, way.Result.Plan) != 0:
		return "as far as the end of the season"
	case len(gave) == 0:
		return "no later week moves"
	}
	verb := "gives"
	switch several := len(gave) > 1; {
	case gave[0].Days < 0 && several:
		verb = "get the days"
	case gave[0].Days < 0:
		verb = "gets the days"
	case several:
		verb = "give"
	}
	at, there := p.FindWeek(gave[0].Week)
	if !there {
		return "a new week " + verb + ", races stay"
	}
	name := s.names.full(at)
	if len(gave) > 1 {
		name = fmt.Sprintf("%s and %d more", name, len(gave)-1)
	}
	if way.Gives == edit.Absorb {
		return name + " " + verb + ", races stay"
	}
	return "as far as " + name + ", which " + verb
}

// aloneWords says what happens when nothing moves.
func aloneWords(p plan.Plan, e edit.Edit) string {
	switch e := e.(type) {
	case edit.InsertWeek:
		if at, ok := p.FindWeek(e.Before); ok && len(e.More) > 0 {
			return "the weeks of " + startsFrom(p, at, 1+len(e.More)) + " are replaced"
		}
		if at, ok := p.FindWeek(e.Before); ok {
			return fmt.Sprintf("the week of %s becomes the %s week", at.Start.Format("2 Jan"), e.Week.Kind)
		}
		return "the week that stands there makes way"
	case edit.DeleteWeek:
		return "the week stays, empty"
	case edit.DeleteBlock:
		return "its weeks stay, empty"
	case edit.ResizeWeek:
		return "the border with the next week moves"
	case edit.ResizeBlock:
		return "the border with the next block moves"
	case edit.Batch:
		if len(e.Edits) > 0 {
			return aloneWords(p, e.Edits[0])
		}
	}
	return "nothing else moves"
}

// startsFrom lists the first days of so many weeks of a season from one on: "3, 10
// and 17 May"; of many the first and the last.
func startsFrom(p plan.Plan, from plan.Place, count int) string {
	var starts []calendar.Day
	for at := range p.Weeks() {
		if at.Season == from.Season && at.Start >= from.Start && len(starts) < count {
			starts = append(starts, at.Start)
		}
	}
	last := len(starts) - 1
	if last > 3 {
		return fmt.Sprintf("%s to %s, %d of them,", starts[0].Format("2 Jan"), starts[last].Format("2 Jan"), last+1)
	}
	var said strings.Builder
	for i, start := range starts {
		layout := "2"
		if i == last || starts[i+1].Format("Jan") != start.Format("Jan") {
			layout = "2 Jan"
		}
		switch {
		case i > 0 && i == last:
			said.WriteString(" and ")
		case i > 0:
			said.WriteString(", ")
		}
		said.WriteString(start.Format(layout))
	}
	return said.String()
}

// words says what became of the week of a row.
func (s stage) words(row *row, old dated, way Way) string {
	now := row.After
	switch row.Change {
	case Added:
		return "+ new: " + contentWords(way.Outlook, row)
	case Moved:
		says := fmt.Sprintf("→ %d d later", row.Days)
		if row.Days < 0 {
			says = fmt.Sprintf("← %d d earlier", -row.Days)
		}
		if more := now.Days - old.Days; more != 0 {
			says += ", " + longerWords(more) + loadWords(old.Load, now.Load)
		}
		if longs := s.longWords(way.Outlook, row); longs != "" {
			says += "  " + longs
		}
		return says
	case Squeezed, Stretched:
		return longerWords(row.Days) + loadWords(old.Load, now.Load)
	default:
		return strings.TrimPrefix(loadWords(old.Load, now.Load), ": ")
	}
}

func longerWords(days int) string {
	if days < 0 {
		return fmt.Sprintf("%d d shorter", -days)
	}
	return fmt.Sprintf("%d d longer", days)
}

func loadWords(before, after float64) string {
	if math.Abs(before-after) < .5 {
		return ""
	}
	return fmt.Sprintf(": %.0f → %.0f", before, after)
}

// contentWords says what a new week holds: "5h35, easy, hills 50m".
func contentWords(o *outlook.Outlook, row *row) string {
	at := row.after
	week := o.Plan().Week(at)
	if len(week.Sessions) == 0 {
		if row.After.Load == 0 {
			return "free"
		}
		return fmt.Sprintf("%s, %.0f over %d d", clock(row.After.Seconds), row.After.Load, week.Days)
	}
	words := []string{clock(row.After.Seconds)}
	var hard []string
	easy := false
	for i := range week.Sessions {
		x := &week.Sessions[i]
		switch {
		case x.Kind == plan.Easy || x.Kind == plan.Recovery:
			easy = true
		case endurance(x):
			hard = append(hard, fmt.Sprintf("%s %s", x.Kind, clock(seconds(o, x, at.Start))))
		}
	}
	if easy {
		words = append(words, "easy")
	}
	return strings.Join(append(words, hard...), ", ")
}

// longWords says the back-to-back of a week, "5h45 + 2h30", and how near to the
// race its longest day is now, when that is near.
func (s stage) longWords(o *outlook.Outlook, row *row) string {
	if row.After.Kind != plan.LoadWeek {
		return ""
	}
	longs := longDays(o, row.after)
	var says string
	for i := 1; i < len(longs); i++ {
		if longs[i].day == longs[i-1].day+1 {
			says = clock(longs[i-1].seconds) + " + " + clock(longs[i].seconds)
		}
	}
	if len(longs) == 0 || !s.hasRace() {
		return says
	}
	longest := slices.MaxFunc(longs, func(a, b longDay) int { return int(a.seconds - b.seconds) })
	out := s.race.From - longest.day
	if out <= 0 || out > s.lateDays()+calendar.Week/2 {
		return says
	}
	if says == "" {
		says = "a long of " + clock(longest.seconds)
	}
	return fmt.Sprintf("%s, now %d d out", says, out)
}

// longDay is a long day of a week with the time of its longest session.
type longDay struct {
	day     calendar.Day
	seconds float64
}

func longDays(o *outlook.Outlook, at plan.Place) []longDay {
	week := o.Plan().Week(at)
	var longs []longDay
	for i := range week.Sessions {
		x := &week.Sessions[i]
		day := dayAfter(at.Start, x.Day)
		if !isLong(o, x, day) {
			continue
		}
		lasts := seconds(o, x, day)
		if n := len(longs); n > 0 && longs[n-1].day == day {
			longs[n-1].seconds = max(longs[n-1].seconds, lasts)
			continue
		}
		longs = append(longs, longDay{day, lasts})
	}
	return longs
}

// goneWords says what goes with a week: "− gives its 7 days: 407, a long of 3h".
func goneWords(o *outlook.Outlook, week plan.Place, load float64, gave int) string {
	says := "− gone: "
	if gave > 0 {
		says = fmt.Sprintf("− gives its %d days: ", gave)
	}
	says += fmt.Sprintf("%.0f", load)
	if longs := longDays(o, week); len(longs) > 0 {
		longest := slices.MaxFunc(longs, func(a, b longDay) int { return int(a.seconds - b.seconds) })
		says += ", a long of " + clock(longest.seconds)
	}
	return says
}
