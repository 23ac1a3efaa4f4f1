package edit

import (
	"encoding/binary"
	"fmt"
	"slices"

	"pgregory.net/rapid"

	"ebb/plan"
	"ebb/plan/calendar"
)

// ids hands out ids that were never used.
type ids uint64

func (n *ids) next() plan.ID {
	*n++
	var id plan.ID
	binary.BigEndian.PutUint64(id[:], uint64(*n)*0x9e3779b97f4a7c15)
	binary.BigEndian.PutUint64(id[8:], uint64(*n))
	return id
}

// world draws plans and edits of them.
type world struct {
	*rapid.T
	ids
}

func (w *world) n(low, high int, label string) int { return rapid.IntRange(low, high).Draw(w.T, label) }
func (w *world) yes(label string) bool             { return rapid.Bool().Draw(w.T, label) }

func one[T any](w *world, label string, of ...T) T { return rapid.SampledFrom(of).Draw(w.T, label) }

func (w *world) plan() plan.Plan {
	var p plan.Plan
	start := calendar.Of(2027, 1, 4) + calendar.Day(w.n(0, 6, "start"))
	for range w.n(1, 2, "seasons") {
		m := plan.Macrocycle{ID: w.next(), Name: fmt.Sprintf("season %d", w.ids), Start: start}
		for range w.n(1, 3, "blocks") {
			m.Blocks = append(m.Blocks, w.block())
		}
		p.Seasons = append(p.Seasons, m)
		start += calendar.Day(m.Days() + w.n(0, 20, "gap"))
	}
	for range w.n(0, 3, "events") {
		p.Events = append(p.Events, w.event())
	}
	byEventStart(p.Events)
	for range w.n(0, 2, "mutes") {
		p.Mutes = append(p.Mutes, w.mute(p))
	}
	byRule(p.Mutes)
	return p
}

// mute draws one of a block, a session, a week, an event, or a day of no plan.
func (w *world) mute(p plan.Plan) plan.Mute {
	m := plan.Mute{ID: w.next(), Rule: one(w, "rule", "R05", "R15", "R15", "R20"), Reason: one(w, "reason", "knows her body", "late shift")}
	switch w.n(0, 4, "muted") {
	case 0:
		m.Of = w.aBlock(p)
	case 1:
		m.Of, m.Day = w.aWeek(p), w.n(0, 6, "muted day")
	case 2:
		m.Of, m.And = w.aSession(p), w.aSession(p)
	case 3:
		m.Of = w.anEvent(p)
	default:
		m.Day = int(calendar.Of(2027, 2, 1)) + w.n(0, 60, "civil day")
	}
	return m
}

func (w *world) event() plan.Event {
	e := plan.Event{
		ID: w.next(), From: calendar.Of(2027, 2, 1) + calendar.Day(w.n(0, 60, "event day")), Days: w.n(1, 3, "event days"),
		Priority: one(w, "priority", plan.A, plan.B, plan.C), Name: "Canyon 100K", Sport: plan.Run,
		Distance: plan.Distance{Value: 100, Unit: plan.Kilometres}, Tags: []string{"night"},
		Legs: []plan.Leg{{Distance: plan.Distance{Value: 100, Unit: plan.Kilometres}}},
	}
	if w.yes("event plan") {
		e.Plan = []plan.Session{{ID: w.next(), Sport: plan.Run, Kind: plan.Race, Duration: plan.DurationOf(3600)}}
	}
	return e
}

func (w *world) block() plan.Mesocycle {
	b := plan.Mesocycle{ID: w.next(), Name: fmt.Sprintf("block %d", w.ids), Phase: one(w, "phase", plan.Phases()...), Ratio: plan.Ratio{Stress: 3, Recovery: 1}}
	for range w.n(1, 4, "weeks") {
		b.Weeks = append(b.Weeks, w.week(one(w, "days", 7, 7, 7, 10, 3)))
	}
	return b
}

func (w *world) week(days int) plan.Microcycle {
	m := plan.Microcycle{
		ID: w.next(), Days: days, Kind: one(w, "week kind", plan.WeekKinds()...),
		Target: one(w, "target", plan.Target{}, plan.Target{Measure: plan.TargetHours, Value: 7}),
	}
	for range w.n(0, 5, "sessions") {
		s := w.session()
		s.Day = w.n(0, days-1, "day")
		m.Sessions = append(m.Sessions, s)
	}
	inOrder(m.Sessions)
	return m
}

func (w *world) session() plan.Session {
	s := plan.Session{
		ID: w.next(), Sport: one(w, "sport", plan.NoSport, plan.Run, plan.Bike, plan.Swim, plan.Strength), Kind: plan.Easy,
		Note: one(w, "note", "", "by headlamp"), Tags: one(w, "tags", nil, []string{"night", "trail"}),
	}
	if s.Sport == plan.Strength {
		s.Kind = plan.Heavy
	} else {
		s.Kind = one(w, "kind", plan.Easy, plan.Long, plan.Intervals, plan.Rest, plan.Tempo)
	}
	if s.Kind == plan.Rest {
		return s
	}
	if w.yes("load") {
		s.Load = plan.Given(float64(w.n(0, 300, "load")))
	}
	if w.yes("climb") {
		s.Climb = plan.Height{Value: float64(w.n(0, 3000, "climb")), Unit: one(w, "height unit", plan.HeightMetres, plan.HeightFeet)}
	}
	if w.yes("with steps") {
		return w.withSteps(s)
	}
	if timed := w.yes("timed"); timed {
		s.Duration = w.duration(20_000)
	}
	if s.Duration.IsZero() || w.yes("measured") {
		s.Distance = w.distance()
	}
	return s
}

func (w *world) duration(most int) plan.Duration {
	return plan.Duration{Seconds: w.n(1, most, "seconds"), Unit: one(w, "time unit", plan.Minutes, plan.Hours, plan.DecimalHours, plan.Seconds)}
}

func (w *world) distance() plan.Distance {
	if w.yes("short") {
		return plan.Distance{Value: float64(w.n(50, 5000, "short way")), Unit: one(w, "short unit", plan.Metres, plan.Yards)}
	}
	return plan.Distance{Value: float64(w.n(2, 600, "tenths")) / 10, Unit: one(w, "long unit", plan.Kilometres, plan.Miles)}
}

// withSteps gives a session steps, all of time, all of distance or of both, and
// states their sum or nothing.
func (w *world) withSteps(s plan.Session) plan.Session {
	style := w.n(0, 2, "style")
	stretch := func() plan.Step {
		st := plan.Step{Effort: one(w, "effort", plan.Intensity{}, rpe(2), rpe(3), rpe(8),
			plan.Intensity{Scale: plan.Power, From: 150, To: 150}, plan.Intensity{Scale: plan.Power, From: 250, To: 280},
			plan.Intensity{Scale: plan.Pace, From: 250, To: 250, Per: plan.PerKilometre}, plan.Intensity{Scale: plan.Pace, From: 340, To: 340, Per: plan.PerKilometre})}
		if style == 0 || style == 2 && w.yes("step timed") {
			st.Duration = w.duration(2000)
		} else {
			st.Distance = plan.Distance{Value: float64(w.n(1, 40, "tenths")) / 10, Unit: plan.Kilometres}
		}
		return st
	}
	for range w.n(1, 4, "steps") {
		if w.yes("repeat") {
			s.Steps = append(s.Steps, plan.Step{Repeat: w.n(2, 6, "times"), Steps: []plan.Step{stretch(), stretch()}})
			continue
		}
		s.Steps = append(s.Steps, stretch())
	}
	sum := plan.SumSteps(s.Steps)
	if sum.Timed && w.yes("state time") {
		s.Duration = plan.DurationOf(sum.Seconds)
	}
	if sum.Measured && w.yes("state distance") {
		s.Distance = plan.Distance{Value: float64(int(sum.Metres+.5)) / 1000, Unit: plan.Kilometres}
	}
	return s
}

func rpe(v float64) plan.Intensity { return plan.Intensity{Scale: plan.RPE, From: v, To: v} }

// edit draws an edit of p: mostly one that can be done.
func (w *world) edit(p plan.Plan) Edit {
	day := calendar.Of(2027, 1, 1) + calendar.Day(w.n(0, 100, "to day"))
	gives := one(w, "gives", Push, Push, Alone, Cascade, Absorb, Absorb)
	week, block, season, session, event := w.aWeek(p), w.aBlock(p), w.aSeason(p), w.aSession(p), w.anEvent(p)
	switch w.n(0, 31, "edit") {
	case 0:
		return AddSession{Session: w.session(), To: w.spot(p), Before: session}
	case 1:
		s := w.session()
		s.ID = session
		return ChangeSession{s}
	case 2:
		return DeleteSessions{[]plan.ID{session}}
	case 3, 4:
		return MoveSession{session, w.spot(p), w.aSession(p)}
	case 5:
		return CopySession{session, w.next(), w.spot(p), plan.ID{}}
	case 6:
		return SwapDays{w.spot(p), w.spot(p)}
	case 7:
		return Scale{Session: session, Steps: w.n(-3, 3, "steps")}
	case 8, 9:
		return InsertWeek{Week: w.week(one(w, "new days", 7, 10, 3)), Before: week, Gives: gives}
	case 10:
		return InsertWeek{Week: w.week(one(w, "new days", 7, 7, 3)), Block: block, Gives: gives}
	case 11, 12:
		return DeleteWeek{Week: week, Gives: gives, Fill: one(w, "fill", plan.ID{}, w.next())}
	case 13, 14:
		return ResizeWeek{Week: week, Days: w.n(1, 14, "days"), Gives: gives}
	case 15:
		return SetKind{week, plan.DownWeek}
	case 16:
		return SetTarget{week, plan.Target{Measure: plan.TargetLoad, Value: 300}}
	case 17:
		return SetNote{week, "find the habit"}
	case 18:
		return AddBlock{Block: w.block(), Season: season, Gives: gives}
	case 19:
		return AddBlock{Block: w.block(), Before: block}
	case 20:
		return DeleteBlock{Block: block, Gives: gives}
	case 21:
		return ResizeBlock{Block: block, Weeks: w.n(1, 5, "n"), Add: []plan.Microcycle{w.week(7), w.week(5)}, Gives: gives}
	case 22:
		return one[Edit](w, "head", RenameBlock{block, "Base 1"}, SetPhase{block, "sharpen"}, SetRatio{block, plan.Ratio{Stress: 2, Recovery: 1}},
			RenameSeason{season, "Autumn"}, SplitBlock{week, w.next(), "second half"}, MergeBlock{block})
	case 23:
		return one[Edit](w, "season", AddSeason{plan.Macrocycle{ID: w.next(), Name: "new", Start: day, Blocks: []plan.Mesocycle{w.block()}}}, DeleteSeason{season})
	case 24:
		return MoveSeason{season, day}
	case 25:
		return one[Edit](w, "event", AddEvent{w.event()}, DeleteEvent{event})
	case 26:
		return MoveEvent{event, day}
	case 27:
		e := w.event()
		e.ID = event
		return ChangeEvent{e}
	case 28:
		return one[Edit](w, "week to", MoveWeek{Week: week, Before: w.aWeek(p), Gives: gives}, MoveWeek{Week: week, Block: block, Gives: gives})
	case 29:
		return one[Edit](w, "block to", MoveBlock{Block: block, Before: w.aBlock(p), Gives: gives}, MoveBlock{Block: block, Season: season, Gives: gives})
	case 30:
		return one[Edit](w, "mute", Mute{Mute: w.mute(p)}, Mute{Mute: w.mute(p)}, Unmute{Mute: w.aMute(p)})
	default:
		return Batch{"", []Edit{w.edit(p), MoveSession{session, w.spot(p), plan.ID{}}}}
	}
}

func pick(w *world, all []plan.ID, label string) plan.ID {
	if len(all) == 0 {
		return w.next()
	}
	return rapid.SampledFrom(all).Draw(w.T, label)
}

func (w *world) of(p plan.Plan, what What) plan.ID {
	var all []plan.ID
	for n := range idsOf(plan.Plan{Seasons: p.Seasons}) {
		if n.what == what {
			all = append(all, n.id)
		}
	}
	return pick(w, all, string(what))
}

func (w *world) aWeek(p plan.Plan) plan.ID    { return w.of(p, WeekValue) }
func (w *world) aBlock(p plan.Plan) plan.ID   { return w.of(p, "block") }
func (w *world) aSeason(p plan.Plan) plan.ID  { return w.of(p, SeasonValue) }
func (w *world) aSession(p plan.Plan) plan.ID { return w.of(p, "session") }

func (w *world) anEvent(p plan.Plan) plan.ID {
	var all []plan.ID
	for _, e := range p.Events {
		all = append(all, e.ID)
	}
	return pick(w, all, "event")
}

func (w *world) aMute(p plan.Plan) plan.ID {
	var all []plan.ID
	for _, m := range p.Mutes {
		all = append(all, m.ID)
	}
	return pick(w, all, "mute")
}

func (w *world) spot(p plan.Plan) Spot { return Spot{w.aWeek(p), w.n(0, 6, "spot day")} }

// copied gives a plan that shares no memory with p.
func copied(p plan.Plan) plan.Plan {
	p.Seasons, p.Events, p.Mutes = slices.Clone(p.Seasons), slices.Clone(p.Events), slices.Clone(p.Mutes)
	for i := range p.Seasons {
		p.Seasons[i].Blocks = slices.Clone(p.Seasons[i].Blocks)
		for b := range p.Seasons[i].Blocks {
			p.Seasons[i].Blocks[b] = cloneBlock(p.Seasons[i].Blocks[b])
		}
	}
	for i := range p.Events {
		p.Events[i] = cloneEvent(p.Events[i])
	}
	return p
}
