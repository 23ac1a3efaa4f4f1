package rules

import (
	"slices"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/outlook"
)

// weeks is a season of so many weeks of seven days.
func weeks(n int, of func(week int) []plan.Session) plan.Plan {
	b := plan.Mesocycle{ID: id(2), Name: "Build", Phase: plan.Build}
	for w := range n {
		sessions := of(w)
		slices.SortStableFunc(sessions, func(a, b plan.Session) int { return a.Day - b.Day })
		for i := range sessions {
			sessions[i].ID = id(1000 + 100*w + i)
		}
		b.Weeks = append(b.Weeks, plan.Microcycle{ID: id(100 + w), Days: 7, Sessions: sessions})
	}
	return plan.Plan{Seasons: []plan.Macrocycle{{ID: id(1), Start: monday, Blocks: []plan.Mesocycle{b}}}}
}

// kinds gives a plan whose last weeks are of a kind.
func kinds(p plan.Plan, kind plan.WeekKind, last int) plan.Plan {
	all := p.Seasons[0].Blocks[0].Weeks
	for i := len(all) - last; i < len(all); i++ {
		all[i].Kind = kind
	}
	return p
}

func racing(p plan.Plan, events ...plan.Event) plan.Plan {
	for i := range events {
		events[i].ID = id(5000 + i)
	}
	p.Events = events
	return p
}

// event is a race on a day of the plan, counted from 0.
func event(priority plan.Priority, day int, km float64, tags ...string) plan.Event {
	return plan.Event{
		Name: "Hill", Priority: priority, From: monday + calendar.Day(day), Days: 1, Sport: plan.Run, Tags: tags,
		Distance: plan.Distance{Value: km, Unit: plan.Kilometres},
	}
}

// run is one of some minutes with a load.
func run(day, minutes int, load float64, tags ...string) plan.Session {
	return plan.Session{Day: day, Sport: plan.Run, Kind: plan.Easy, Duration: plan.DurationOf(60 * minutes), Load: plan.Given(load), Tags: tags}
}

// easy is a run at an intensity that makes no hard load, hard one that makes a
// hard day, and far one of so many km.
func easy(day int, load float64) plan.Session { return run(day, int(load*60/49), load) }
func hard(day int) plan.Session               { return run(day, 60, 95) }
func far(day int, km float64) plan.Session {
	s := run(day, int(6*km), 4*km)
	s.Distance = plan.Distance{Value: km, Unit: plan.Kilometres}
	return s
}

func lifting(day int, at plan.TimeOfDay) plan.Session {
	return plan.Session{Day: day, Sport: plan.Strength, Kind: plan.Heavy, Duration: plan.DurationOf(2700), At: at}
}

func daily(load float64) func(int) []plan.Session {
	return func(int) []plan.Session { return seven(load) }
}

// seven is seven easy days of a load each.
func seven(load float64) (all []plan.Session) {
	for d := range 7 {
		all = append(all, easy(d, load))
	}
	return all
}

// only is a season with sessions on its first days alone.
func only(n int, sessions ...plan.Session) plan.Plan {
	return weeks(n, func(w int) (here []plan.Session) {
		for _, s := range sessions {
			if s.Day/7 == w {
				s.Day %= 7
				here = append(here, s)
			}
		}
		return here
	})
}

// fuelled is a long session with what is taken in an hour.
func fuelled(s plan.Session, carb, fluid float64) plan.Session {
	s.Fuel = plan.Fuel{Carb: carb, Fluid: fluid}
	return s
}

type border struct {
	rule, name string
	plan       plan.Plan
	want       string // the gravest that is found, "" for nothing
	settings   []string
}

func loads(of ...float64) plan.Plan {
	return weeks(len(of), func(w int) []plan.Session { return seven(of[w] / 7) })
}

// checkBorders judges each plan and looks at what one rule says of it.
func checkBorders(t *testing.T, borders []border) {
	t.Helper()
	for _, b := range borders {
		t.Run(b.rule+" "+b.name, func(t *testing.T) {
			look := outlook.New(outlook.Input{Plan: b.plan, Athlete: athlete(t, b.settings...), Today: monday})
			got, n := "", 9000000
			v := Judge(Input{Look: look, Today: monday, NewID: func() plan.ID { n++; return id(n) }})
			for _, f := range v.of(b.rule) {
				t.Log(f.Says)
				if got == "" { // the gravest stands first
					got = f.Severity.String()
				}
				checkFix(t, v, &f, b.name)
			}
			if got != b.want {
				t.Errorf("finds %q, want %q", got, b.want)
			}
		})
	}
}

// unmended are the cases of rules with fixes that have none, and why.
var unmended = map[string]string{
	"R11 a race":               "races stay",
	"R21 three of the longest": "all of them are main races",
	"R24 a long lull":          "what is lost in a month no week gives back",
	"R24 two weeks of half":    "more of it would be no taper",
	"R31 all easy":             "what would be hard is for the coach to say",
}

// checkFix asks that a finding has a fix after which it is gone, unless it is
// known why there is none.
func checkFix(t *testing.T, v *Verdict, f *Finding, name string) {
	t.Helper()
	_, none := unmended[f.Rule.ID+" "+name]
	if proposals[f.Rule.ID] == nil {
		none = true
	}
	fix, ok := v.Fix(f)
	if ok == none {
		t.Errorf("a fix: %t %s", ok, f.Says)
	}
	if !ok {
		return
	}
	t.Log("  " + fix.Words())
	for _, left := range fix.Verdict.of(f.Rule.ID) {
		if left.Case == f.Case && left.Severity >= f.Severity {
			t.Errorf("%s leaves it: %s", fix.Words(), left.Says)
		}
	}
	if err := fix.Plan.Check(); err != nil {
		t.Errorf("%s: %v", fix.Words(), err)
	}
}

func TestBordersOfRhythm(t *testing.T) {
	downTo := func(share float64) plan.Plan {
		return kinds(loads(400, 400, 400, 400*share), plan.DownWeek, 1)
	}
	checkBorders(t, []border{
		{"R01", "four weeks", loads(300, 300, 300, 300, 200), "", nil},
		{"R01", "five weeks", loads(300, 300, 300, 300, 300, 200), "warn", nil},
		{"R01", "six weeks", loads(300, 300, 300, 300, 300, 300, 200), "red", nil},
		{"R01", "a fifth lighter", loads(300, 300, 300, 300, 240, 300), "", nil},
		{"R01", "not quite a fifth lighter", loads(300, 300, 300, 300, 241, 200), "warn", nil},
		{"R01", "light weeks", loads(199, 199, 199, 199, 199, 199, 199), "", nil},
		{"R01", "set to three", loads(300, 300, 300, 300, 200), "warn", []string{"rule.R01", "3"}},
		{"R01", "set by its name", loads(300, 300, 300, 300, 200), "warn", []string{"rule.down-week", "3"}},
		{"R01", "off", loads(300, 300, 300, 300, 300, 300), "", []string{"rule.R01", `off "knows herself"`}},
		{"R01", "masters", loads(300, 300, 300, 300, 200), "warn", []string{"born", "1970-05-01", "rule.R42", "on"}},
		{"R01", "masters, not asked for", loads(300, 300, 300, 300, 200), "", []string{"born", "1970-05-01"}},
		{"R02", "too shallow", downTo(.81), "info", nil},
		{"R02", "shallow", downTo(.79), "", nil},
		{"R02", "deep", downTo(.41), "", nil},
		{"R02", "too deep", downTo(.39), "info", nil},
		{"R08", "a fortnight", loads(280, 280), "info", nil},
		{"R08", "thirteen days", only(2, append(seven(40), easy(7, 40), easy(8, 40), easy(9, 40), easy(10, 40), easy(11, 40), easy(12, 40))...), "", nil},
		{"R18", "all alike", loads(400, 400, 400, 400, 400), "red", nil},
	})
}

func TestBordersOfSpacing(t *testing.T) {
	pair := func(tags ...string) plan.Plan {
		return only(2, hard(2), run(3, 60, 95, tags...), easy(8, 20), easy(12, 20))
	}
	checkBorders(t, []border{
		{"R03", "two hard days", pair(), "warn", nil},
		{"R03", "on purpose", pair("b2b"), "", nil},
		{"R03", "a day between", only(1, hard(2), hard(4)), "", nil},
		{"R03", "a day between, two asked for", only(1, hard(2), hard(4)), "warn", []string{"rule.R03", "2"}},
		{"R03", "just not hard", only(1, hard(2), run(3, 60, 72)), "", nil},
		{"R04", "two in a row", only(1, hard(2), hard(3)), "", nil},
		{"R04", "three in a row", only(1, hard(2), hard(3), hard(4)), "warn", nil},
		{"R04", "four in a row", only(1, hard(2), hard(3), hard(4), hard(5)), "red", nil},
		{"R04", "three in seven", only(2, hard(0), hard(3), hard(6), hard(9)), "", nil},
		{"R04", "four in seven", only(2, hard(0), hard(2), hard(4), hard(6)), "warn", nil},
		{"R04", "a race of six days", racing(only(2), plan.Event{Name: "Stages", Priority: plan.A, From: monday + 2, Days: 6, Sport: plan.Run, Goal: plan.DurationOf(24 * 3600)}), "", nil},
		{"R05", "fresh", only(1, hard(2)), "", nil},
		{"R05", "loaded", only(1, far(1, 45), hard(2)), "warn", nil},
		{"R05", "deep", only(1, far(1, 90), hard(2)), "red", nil},
		{"R05", "loaded, and later", only(1, far(1, 35), hard(4)), "", nil},
		{"R06", "calm after", only(2, far(5, 28), far(6, 28), easy(10, 20)), "", nil},
		{"R06", "hard on still loaded muscle", only(2, far(5, 35), far(6, 35), hard(8)), "warn", nil},
		{"R07", "three pairs", weeks(4, func(w int) []plan.Session {
			if w == 3 {
				return []plan.Session{easy(2, 20)}
			}
			return []plan.Session{far(5, 28), far(6, 28)}
		}), "", nil},
		{"R07", "four pairs", weeks(4, func(int) []plan.Session { return []plan.Session{far(5, 28), far(6, 28)} }), "warn", nil},
	})
}

func TestBordersOfLoad(t *testing.T) {
	spike := func(km float64) plan.Plan { return only(6, far(20, 20), far(33, km)) }
	on := func(rule string) []string { return []string{"rule." + rule, "on"} }
	checkBorders(t, []border{
		{"R09", "a tenth more", loads(300, 330), "", on("R09")},
		{"R09", "more than a tenth", loads(300, 331), "info", on("R09")},
		{"R09", "more than a fifth", loads(300, 361), "warn", on("R09")},
		{"R09", "not asked for", loads(300, 400), "", nil},
		{"R10", "steady", loads(420, 420), "", nil},
		{"R10", "a gain of five and more", loads(420, 680), "warn", nil},
		{"R10", "a gain of eight and more", loads(420, 860), "red", nil},
		{"R10", "nothing known before", loads(420, 900), "", []string{"start.fitness", "0"}},
		{"R11", "a tenth longer", spike(22), "", nil},
		{"R11", "more than a tenth longer", spike(22.1), "warn", nil},
		{"R11", "more than three tenths", spike(26.1), "red", nil},
		{"R11", "a race", racing(only(6, far(20, 20)), event(plan.B, 33, 42.2)), "info", nil},
		{"R11", "the first thirty days", only(6, far(10, 10), far(20, 30)), "", nil},
		{"R12", "a third", weeks(1, func(int) []plan.Session {
			return []plan.Session{easy(1, 60), easy(3, 60), easy(4, 20), easy(6, 70)}
		}), "", on("R12")},
		{"R12", "four tenths", weeks(1, func(int) []plan.Session {
			return []plan.Session{easy(1, 60), easy(3, 60), easy(6, 80)}
		}), "info", on("R12")},
		{"R13", "all alike", loads(300), "warn", nil},
		{"R13", "all alike, and little", loads(199), "", nil},
		{"R13", "one day off", weeks(1, func(int) []plan.Session { return seven(60)[:6] }), "warn", nil},
		{"R13", "two days off", weeks(1, func(int) []plan.Session { return seven(60)[:5] }), "", nil},
		{"R14", "ten days", only(3, flood(9)...), "", []string{"rule.R14", "10/-15"}},
		{"R14", "eleven days", only(3, flood(10)...), "warn", []string{"rule.R14", "10/-15"}},
	})
}

// flood is so many days of very much.
func flood(days int) (all []plan.Session) {
	for d := range days {
		all = append(all, easy(d, 180))
	}
	return all
}

func TestBordersOfRaces(t *testing.T) {
	build := func(last ...float64) plan.Plan {
		return weeks(8+len(last), func(w int) []plan.Session {
			load := 60.0
			if w >= 8 {
				load = last[w-8] / 6
			}
			all := seven(load)[:6]
			all[1] = run(1, 30, 45)
			return all
		})
	}
	goal := func(p plan.Plan, priority plan.Priority, km float64) plan.Plan {
		return racing(p, event(priority, 7*len(p.Seasons[0].Blocks[0].Weeks)-1, km))
	}
	two := func(km, next float64, gap int, priority plan.Priority) plan.Plan {
		return racing(loads(200, 200), event(plan.A, 10, km), event(priority, 10+gap, next))
	}
	late := func(day int) plan.Plan {
		return racing(only(9, far(20, 32), far(day, 30)), event(plan.A, 62, 42.2))
	}
	checkBorders(t, []border{
		{"R19", "marathons 84 days apart", two(42.2, 42.2, 84, plan.A), "", nil},
		{"R19", "83 days", two(42.2, 42.2, 83, plan.A), "warn", nil},
		{"R19", "51 days", two(42.2, 42.2, 51, plan.A), "warn", nil},
		{"R19", "50 days", two(42.2, 42.2, 50, plan.A), "red", nil},
		{"R19", "51 days, in training", two(42.2, 42.2, 51, plan.C), "", nil},
		{"R19", "a half four weeks before a marathon", two(21.1, 42.2, 28, plan.A), "", nil},
		{"R19", "a half 27 days before", two(21.1, 42.2, 27, plan.A), "warn", nil},
		{"R19", "ten km after the easy days of a marathon", two(42.2, 10, 21, plan.B), "", nil},
		{"R19", "ten km within them", two(42.2, 10, 20, plan.B), "warn", nil},
		{"R19", "on one day", two(42.2, 10, 0, plan.B), "red", nil},
		{"R19", "half of the table", two(42.2, 42.2, 51, plan.A), "", []string{"rule.R19", "0.6"}},
		{"R20", "hard on the 17th day", racing(only(8, easy(3, 40), hard(27)), event(plan.A, 10, 42.2)), "", nil},
		{"R20", "hard on the 16th day", racing(only(8, easy(3, 40), hard(26)), event(plan.A, 10, 42.2)), "warn", nil},
		{"R20", "hard on the 8th day", racing(only(8, easy(3, 40), hard(18)), event(plan.A, 10, 42.2)), "red", nil},
		{"R20", "hard on the 11th day, in training", racing(only(8, easy(3, 40), hard(21)), event(plan.C, 10, 42.2)), "", nil},
		{"R20", "half of a usual week", racing(loads(400, 400, 400, 100, 195, 195), event(plan.A, 27, 42.2)), "", nil},
		{"R20", "more than half", racing(loads(400, 400, 400, 100, 230, 195), event(plan.A, 27, 42.2)), "warn", nil},
		{"R21", "three in a year", racing(loads(200), event(plan.A, 0, 42.2), event(plan.A, 100, 42.2), event(plan.A, 200, 42.2)), "", nil},
		{"R21", "four in a year", racing(loads(200), event(plan.A, 0, 42.2), event(plan.A, 100, 42.2), event(plan.A, 200, 42.2), event(plan.B, 300, 42.2)), "warn", nil},
		{"R21", "four, one in training", racing(loads(200), event(plan.A, 0, 42.2), event(plan.A, 100, 42.2), event(plan.A, 200, 42.2), event(plan.C, 300, 42.2)), "", nil},
		{"R21", "three of the longest", racing(loads(200), event(plan.A, 0, 161), event(plan.A, 150, 161), event(plan.A, 300, 161)), "warn", nil},
		{"R22", "half of the load for two weeks", goal(build(220, 160), plan.A, 42.2), "", nil},
		{"R22", "none", goal(build(360, 360), plan.A, 42.2), "warn", nil},
		{"R22", "cut too much", goal(build(100, 60), plan.A, 42.2), "warn", nil},
		{"R22", "one week", goal(build(360, 200), plan.A, 42.2), "warn", nil},
		{"R22", "none asked for", goal(build(360, 360), plan.B, 42.2), "", nil},
		{"R23", "tired", goal(build(500, 500), plan.A, 42.2), "warn", nil},
		{"R23", "tired, lesser race", goal(build(600, 700), plan.B, 42.2), "info", nil},
		{"R24", "a long lull", goal(build(60, 60, 60), plan.A, 42.2), "info", nil},
		{"R24", "two weeks of half", goal(build(220, 160), plan.A, 42.2), "info", []string{"rule.R24", "0.05"}},
		{"R24", "not much lost", goal(build(300, 250), plan.A, 42.2), "", []string{"rule.R24", "0.15"}},
		{"R25", "fourteen days before", late(48), "", nil},
		{"R25", "thirteen days before", late(49), "warn", nil},
	})
}

func TestBordersOfSpecificity(t *testing.T) {
	before := func(tag string, times int, race plan.Event) plan.Plan {
		return racing(weeks(12, func(w int) []plan.Session {
			s := run(5, 150, 120)
			if w < times {
				s.Tags = []string{tag}
			}
			return []plan.Session{easy(2, 40), s}
		}), race)
	}
	longest := func(hours float64) plan.Plan {
		return racing(weeks(12, func(w int) []plan.Session {
			if w == 6 {
				return []plan.Session{run(5, int(60*hours), 40*hours)}
			}
			return []plan.Session{easy(2, 40)}
		}), plan.Event{Name: "Fifty", Priority: plan.A, From: monday + 83, Days: 1, Sport: plan.Run, Distance: plan.Distance{Value: 50, Unit: plan.Kilometres}, Goal: plan.DurationOf(6 * 3600)})
	}
	climbing := func(metres float64) plan.Plan {
		race := event(plan.A, 83, 50)
		race.Climb = plan.Height{Value: 2000, Unit: plan.HeightMetres}
		return racing(weeks(12, func(int) []plan.Session {
			s := far(5, 25)
			s.Climb = plan.Height{Value: metres, Unit: plan.HeightMetres}
			return []plan.Session{s}
		}), race)
	}
	falling := func(drop float64) plan.Plan {
		p := climbing(1000)
		p.Events[0].Descent = plan.Height{Value: drop, Unit: plan.HeightMetres}
		return p
	}
	hot := func(sessions int, last int) plan.Plan {
		race := event(plan.A, 83, 42.2, "heat")
		return racing(weeks(12, func(w int) (all []plan.Session) {
			for d := range 7 {
				s := easy(d, 50)
				if at := 7*w + d; at <= last && at > last-sessions {
					s.Tags = []string{"heat"}
				}
				all = append(all, s)
			}
			return all
		}), race)
	}
	lift := func(day int, at plan.TimeOfDay, key plan.TimeOfDay) plan.Plan {
		k := hard(3)
		k.At = key
		return only(1, lifting(day, at), k)
	}
	checkBorders(t, []border{
		{"R26", "two nights", before("night", 2, event(plan.A, 83, 42.2, "night")), "", nil},
		{"R26", "one night", before("night", 1, event(plan.A, 83, 42.2, "night")), "warn", nil},
		{"R26", "not asked for", before("night", 0, event(plan.A, 83, 42.2)), "", nil},
		{"R26", "in training", before("night", 0, event(plan.C, 83, 42.2, "night")), "", nil},
		{"R27", "three fifths of the time", longest(3.6), "", nil},
		{"R27", "a little less", longest(3.5), "info", nil},
		{"R27", "much less", longest(2.8), "warn", nil},
		{"R27", "too long", longest(5.1), "info", nil},
		{"R28", "as steep", climbing(1000), "", nil},
		{"R28", "seven tenths, but no week of half", climbing(710), "warn", nil},
		{"R28", "less than seven tenths", climbing(690), "warn", nil},
		{"R28", "down as far as up", falling(2000), "", nil},
		{"R28", "down twice as far", falling(4000), "warn", nil},
		{"R29", "after the key session", only(1, hard(3), lifting(3, 0)), "", nil},
		{"R29", "before it", only(1, lifting(3, 0), hard(3)), "red", nil},
		{"R29", "the day before", lift(2, 0, 0), "warn", nil},
		{"R29", "a day and more before", lift(2, plan.Clock(8, 0), plan.Clock(8, 0)), "", nil},
		{"R29", "less than a day before", lift(2, plan.Clock(8, 1), plan.Clock(8, 0)), "warn", nil},
		{"R29", "six hours before", lift(3, plan.Clock(8, 0), plan.Clock(14, 0)), "warn", nil},
		{"R29", "less than six hours before", lift(3, plan.Clock(8, 1), plan.Clock(14, 0)), "red", nil},
		{"R30", "one week without", loads(300), "", nil},
		{"R30", "two weeks without", loads(300, 300), "info", nil},
		{"R30", "heavy ten days before", racing(only(4, lifting(10, 0)), event(plan.A, 20, 42.2)), "", nil},
		{"R30", "heavy nine days before", racing(only(4, lifting(11, 0)), event(plan.A, 20, 42.2)), "info", nil},
		{"R31", "all easy", weeks(4, daily(60)), "info", []string{"rule.R31", "on"}},
		{"R44", "eight sessions", hot(8, 80), "", nil},
		{"R44", "seven sessions", hot(7, 80), "warn", nil},
		{"R44", "the last a week before", hot(14, 76), "", nil},
		{"R44", "the last eight days before", hot(13, 75), "warn", nil},
	})
}

func TestBordersOfFuelling(t *testing.T) {
	one := func(minutes int, carb, fluid float64) plan.Plan {
		return only(1, fuelled(run(2, minutes, float64(minutes)*.6), carb, fluid))
	}
	gut := func(times int) plan.Plan {
		race := event(plan.A, 83, 42.2)
		race.Goal, race.Fuel = plan.DurationOf(3*3600), plan.Fuel{Carb: 75}
		return racing(weeks(12, func(w int) []plan.Session {
			carb := 0.0
			if w >= 12-times {
				carb = 60
			}
			return []plan.Session{fuelled(run(2, 90, 70), carb, 0)}
		}), race)
	}
	checkBorders(t, []border{
		{"R32", "under two and a half hours", one(149, 0, 500), "", nil},
		{"R32", "two and a half hours without a target", one(150, 0, 500), "info", nil},
		{"R32", "a low target", one(180, 59, 500), "info", nil},
		{"R32", "a target", one(180, 60, 500), "", nil},
		{"R32", "much for an untrained gut", one(180, 91, 500), "info", nil},
		{"R33", "six sessions", gut(6), "", nil},
		{"R33", "five sessions", gut(5), "warn", nil},
		{"R34", "three hours", one(180, 60, 0), "", nil},
		{"R34", "more than three hours", one(181, 60, 0), "info", nil},
		{"R34", "with a plan", one(240, 60, 800), "", nil},
		{"R34", "too much to drink", one(240, 60, 801), "red", nil},
		{"R35", "a day between", only(1, hard(2), hard(4)), "", []string{"rule.R35", "on"}},
		{"R35", "days in a row", only(1, hard(2), hard(3)), "info", []string{"rule.R35", "on"}},
	})
}
