package edit

import (
	"fmt"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
)

// Giving is a week that gave way: days that it gave, or got when they are
// negative.
type Giving struct {
	Week plan.ID
	Days int
	Had  int // days before; all given: the week went; 0: it is new, made of free days
}

// change is an edit that made a season longer before a place, or shorter.
type change struct {
	was    plan.Plan
	at     plan.Place // first week after the change, by its indices in the draft
	more   int        // days; negative: shorter
	gives  Gives
	yields plan.ID      // who gives under Absorb; none: the edit's own choice
	fill   plan.ID      // of the week that free days become under Absorb; none: a week grows
	self   plan.ID      // the week that was made longer or shorter: it never gives
	from   calendar.Day // first day of the weeks after the change, before it
}

// yield lets the later weeks of a season give way to a change of length, keeps
// weekdays, and checks that the season still stands apart from the others.
//
// Cascade: from the change on, the first weeks with room give their days, or
// get those that became free: down weeks, and weeks of a transition block. Where
// no taper or race follows, what is left over moves the end of the season, up to
// the next one. Absorb: load weeks before the next taper or race do, one when it
// has as many days. In both, weeks that belong to a race (see anchors) keep
// their dates, and all that follows them.
func (d *draft) yield(c change) error {
	if err := d.giveWay(c); err != nil {
		return err
	}
	return d.stand(c)
}

// stand ends a change when all days are given: weekdays, races, other seasons.
func (d *draft) stand(c change) error {
	if err := d.moved(c.was, c.at.Season, c.gives); err != nil {
		return err
	}
	if c.gives == Cascade || c.gives == Absorb {
		return d.keep(c.was, c.at.Season)
	}
	return nil
}

// giveWay finds who gives, or gets, the days of a change.
func (d *draft) giveWay(c change) error {
	if c.more == 0 || c.gives == Push || c.gives == Alone {
		return nil
	}
	c.from = dayAfter(d.startOf(c.at), -c.more)
	later, until := d.reach(c)
	order, err := d.givers(c, later, until)
	if err != nil {
		return err
	}
	left := c.more
	if len(order) > 0 && c.gives == Absorb && !c.fill.IsZero() && -left >= fewestFill {
		if left, err = d.fillIn(order[0], left, c.fill); err != nil {
			return err
		}
	}
	for _, id := range order {
		if left == 0 {
			return nil
		}
		left -= d.give(id, left)
	}
	if left == 0 || c.gives == Cascade && until == nil {
		return nil
	}
	return d.noRoom(c, until)
}

// reach lists the weeks from a change on up to the first that keeps its date,
// and gives that one; nil: up to the end of the season.
func (d *draft) reach(c change) (later []plan.Place, until *plan.Microcycle) {
	all := anchorsOf(c.was, c.at.Season)
	for b := c.at.Block; b < len(d.Seasons[c.at.Season].Blocks); b++ {
		at := plan.Place{Season: c.at.Season, Block: b}
		if b == c.at.Block {
			at.Week = c.at.Week
		}
		for ; at.Week < len(d.Block(at).Weeks); at.Week++ {
			if _, anchored := all[d.Week(at).ID]; anchored {
				return later, d.Week(at)
			}
			later = append(later, at)
		}
	}
	return later, nil
}

// givers lists the weeks that may give, or get, days, in the order in which
// they are asked.
func (d *draft) givers(c change, later []plan.Place, until *plan.Microcycle) ([]plan.ID, error) {
	if c.gives == Cascade {
		return d.pick(later, d.hasRoom), nil
	}
	loads := d.pick(later, d.isLoad)
	if len(loads) == 0 && c.more < 0 {
		loads = d.weekBefore(c)
	}
	d.could = append(d.could, loads...)
	order := slices.Clone(loads)
	if !c.yields.IsZero() {
		i := slices.Index(order, c.yields)
		if i < 0 {
			return nil, d.noGiver(c, until)
		}
		order = slices.Insert(slices.Delete(order, i, i+1), 0, c.yields)
		if at, _ := d.FindWeek(c.yields); d.canGive(at, c.more) == c.more {
			return order[:1], nil // nobody else is asked
		}
	}
	others := order
	if !c.yields.IsZero() {
		others = order[1:]
	}
	if c.more > 0 {
		d.leastFirst(others, c)
	} else {
		slices.Reverse(others)
	}
	return order, nil
}

func (d *draft) pick(places []plan.Place, ok func(plan.Place) bool) []plan.ID {
	var ids []plan.ID
	for _, at := range places {
		if ok(at) {
			ids = append(ids, d.Week(at).ID)
		}
	}
	return ids
}

// hasRoom reports whether a week stands where days can come and go.
func (d *draft) hasRoom(at plan.Place) bool {
	return d.Week(at).Kind == plan.DownWeek || d.Block(at).Phase == plan.Transition
}

// isLoad reports whether a week is one of load, that may be put off for a race.
func (d *draft) isLoad(at plan.Place) bool {
	return d.Week(at).Kind == plan.LoadWeek && d.Block(at).Phase != plan.Recover
}

// weekBefore gives the load week right before a change: free days can go to it
// when none is left behind them.
func (d *draft) weekBefore(c change) []plan.ID {
	at := c.at
	for at.Week == 0 {
		if at.Block == 0 {
			return nil
		}
		at.Block--
		at.Week = len(d.Block(at).Weeks)
	}
	at.Week--
	id := d.Week(at).ID
	if _, anchored := anchorsOf(c.was, at.Season)[id]; anchored || id == c.self || !d.isLoad(at) {
		return nil
	}
	return []plan.ID{id}
}

// give takes up to so many days off the end of a week, or adds them, and
// reports how many. The only week of a block keeps a day. Sessions on days that
// go are dropped; a target of load or hours goes with the days.
func (d *draft) give(id plan.ID, days int) int {
	at, ok := d.FindWeek(id)
	if !ok {
		return 0
	}
	had := d.Week(at).Days
	if days = d.canGive(at, days); days == 0 {
		return 0
	}
	d.gave = append(d.gave, Giving{Week: id, Days: days, Had: had})
	if days == had {
		d.drop([]plan.Microcycle{*d.Week(at)})
		b := d.block(at)
		b.Weeks = removed(b.Weeks, at.Week, at.Week+1)
		return days
	}
	d.setDays(at, had-days)
	week := d.week(at)
	week.Target = proportional(week.Target, had-days, had)
	return days
}

// fewestFill is how many free days make a week of their own; fewer make another
// one longer.
const fewestFill = 4

// fillIn makes a load week of free days (days is negative) behind the week that
// gets them, with a target in proportion to that one's, and gives what is left:
// a week holds plan.MaxDays.
func (d *draft) fillIn(behind plan.ID, days int, id plan.ID) (left int, err error) {
	if err := d.fresh(named{WeekValue, id}); err != nil {
		return 0, err
	}
	at, err := d.findWeek(behind)
	if err != nil {
		return 0, err
	}
	like := d.Week(at)
	week := plan.Microcycle{ID: id, Kind: plan.LoadWeek, Days: min(-days, plan.MaxDays)}
	week.Target = proportional(like.Target, week.Days, like.Days)
	b := d.block(at)
	b.Weeks = inserted(b.Weeks, at.Week+1, week)
	d.gave = append(d.gave, Giving{Week: id, Days: -week.Days})
	return days + week.Days, nil
}

// canGive gives how many of so many days a week can give, or get: the only week
// of a block keeps one, none has more than plan.MaxDays.
func (d *draft) canGive(at plan.Place, days int) int {
	had, least := d.Week(at).Days, 0
	if len(d.Block(at).Weeks) == 1 {
		least = 1
	}
	return max(min(days, had-least), had-plan.MaxDays)
}

// setDays gives a week another length; sessions beyond its end are dropped.
func (d *draft) setDays(at plan.Place, days int) {
	week := d.week(at)
	week.Days = days
	cut := slices.IndexFunc(week.Sessions, func(s plan.Session) bool { return s.Day >= days })
	if cut >= 0 {
		d.dropped = append(d.dropped, week.Sessions[cut:]...)
		week.Sessions = slices.Clip(week.Sessions[:cut])
	}
}

// targetGrid is what targets that follow a length are rounded to.
var targetGrid = [...]float64{plan.NoTarget: 1, plan.TargetLoad: 5, plan.TargetHours: .25, plan.TargetShare: 1}

// proportional gives the target of a week that has now other days than before,
// in round figures and within the limits of a target.
func proportional(t plan.Target, days, before int) plan.Target {
	if t.IsZero() {
		return t
	}
	grid := targetGrid[t.Measure]
	scaled := t
	scaled.Value = grid * float64(int(t.Value*float64(days)/float64(before)/grid+.5))
	if scaled.Check() != nil {
		return t
	}
	return scaled
}

// NoRoom says that nothing up to a race can give days, or take those that
// became free.
type NoRoom struct {
	Asked Gives
	From  calendar.Day  // where the weeks begin that were asked
	Days  int           // negative: free days
	Until calendar.Day  // first day of what keeps its date; 0: the season's end
	Kind  plan.WeekKind // of the week that keeps its date
	Named bool          // a week was named that is not among those that can
	Race  string        // that lies in the week that keeps its date; "" for none
	On    calendar.Day  // the first day of that race
}

func (e NoRoom) Error() string {
	what, verb := "load week", "give"
	if e.Asked == Cascade {
		what = "down week"
	}
	if e.Days < 0 {
		verb = "take"
	}
	until := "the end of the season"
	if e.Until != 0 {
		until = fmt.Sprintf("the %s of %s", weekWord(e.Kind), date(e.Until))
	}
	days := count(max(e.Days, -e.Days), "day")
	if e.Race != "" {
		until = fmt.Sprintf("%s on %s", e.Race, date(e.On))
	}
	if e.Until == e.From && !e.Named { // there is no week between
		return fmt.Sprintf("%s stands in the way: no %s before it can %s %s", until, what, verb, days)
	}
	if e.Named {
		return fmt.Sprintf("the week that was named is no load week between %s and %s: it can't %s %s", date(e.From), until, verb, days)
	}
	return fmt.Sprintf("no %s between %s and %s can %s %s", what, date(e.From), until, verb, days)
}

// Short says it in few words, where there is little room: "no down week before
// Foothill 50K".
func (e NoRoom) Short() string {
	what := "load week"
	if e.Asked == Cascade {
		what = "down week"
	}
	switch {
	case e.Race != "":
		return "no " + what + " before " + e.Race
	case e.Until != 0:
		return fmt.Sprintf("no %s before the %s of %s", what, weekWord(e.Kind), e.Until.Format("2 Jan"))
	default:
		return "no " + what + " up to the season's end"
	}
}

func (d *draft) noRoom(c change, until *plan.Microcycle) NoRoom {
	e := NoRoom{Asked: c.gives, From: c.from, Days: c.more}
	if until != nil {
		e.Until, e.Kind = anchorsOf(c.was, c.at.Season)[until.ID], until.Kind
		for i := range c.was.Events {
			if race := &c.was.Events[i]; race.Priority != plan.C && race.From < dayAfter(e.Until, until.Days) && race.Span().To >= e.Until {
				e.Race, e.On = race.Name, race.From
				break
			}
		}
	}
	return e
}

func (d *draft) noGiver(c change, until *plan.Microcycle) error {
	e := d.noRoom(c, until)
	e.Named = true
	return e
}

// startOf gives the first day at a place of a season, which may be its end.
func (d *draft) startOf(at plan.Place) calendar.Day {
	start := d.Seasons[at.Season].Start
	for b := range d.Seasons[at.Season].Blocks {
		for w, week := range d.Seasons[at.Season].Blocks[b].Weeks {
			if b > at.Block || b == at.Block && w >= at.Week {
				return start
			}
			start = dayAfter(start, week.Days)
		}
	}
	return start
}
