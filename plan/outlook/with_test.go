package outlook

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/response"
)

// edit draws a change of a plan, of the kinds that coaches make.
func edit(t *rapid.T, p plan.Plan, n int) plan.Plan {
	blocks := p.Seasons[0].Blocks
	b := rapid.IntRange(0, len(blocks)-1).Draw(t, "block")
	w := rapid.IntRange(0, len(blocks[b].Weeks)-1).Draw(t, "week")
	switch rapid.SampledFrom([]string{
		"session", "session", "add", "remove", "target", "length", "insert", "delete", "phase", "event", "start", "copy", "rename", "race", "move",
	}).Draw(t, "edit") {
	case "session":
		return edited(p, b, w, func(m *plan.Microcycle) {
			if len(m.Sessions) > 0 {
				i := rapid.IntRange(0, len(m.Sessions)-1).Draw(t, "session")
				m.Sessions[i].Load = plan.Given(rapid.Float64Range(0, 300).Draw(t, "load"))
			}
		})
	case "add":
		return edited(p, b, w, func(m *plan.Microcycle) {
			day := rapid.IntRange(0, m.Days-1).Draw(t, "day")
			m.Sessions = append(m.Sessions, plan.Session{ID: id(5000 + n), Day: day, Sport: plan.Run, Kind: plan.Easy, Duration: minutes(30)})
			slices.SortStableFunc(m.Sessions, func(a, b plan.Session) int { return a.Day - b.Day })
		})
	case "remove":
		return edited(p, b, w, func(m *plan.Microcycle) { m.Sessions = nil })
	case "target":
		return edited(p, b, w, func(m *plan.Microcycle) {
			if rapid.Bool().Draw(t, "bare") {
				m.Sessions = nil
			}
			measure := rapid.SampledFrom([]plan.TargetMeasure{plan.NoTarget, plan.TargetLoad, plan.TargetHours, plan.TargetShare}).Draw(t, "measure")
			m.Target = plan.Target{Measure: measure, Value: rapid.Float64Range(1, 90).Draw(t, "value")}
			if measure == plan.NoTarget {
				m.Target = plan.Target{}
			}
		})
	case "length":
		return edited(p, b, w, func(m *plan.Microcycle) {
			m.Days = rapid.IntRange(1, plan.MaxDays).Draw(t, "days")
			m.Sessions = slices.DeleteFunc(m.Sessions, func(s plan.Session) bool { return s.Day >= m.Days })
		})
	case "insert":
		return reweek(p, b, func(weeks []plan.Microcycle) []plan.Microcycle {
			return slices.Insert(weeks, w, trainingWeek(60+n))
		})
	case "delete":
		if len(blocks[b].Weeks) == 1 {
			return p
		}
		return reweek(p, b, func(weeks []plan.Microcycle) []plan.Microcycle { return slices.Delete(weeks, w, w+1) })
	case "phase":
		p = reweek(p, b, func(weeks []plan.Microcycle) []plan.Microcycle { return weeks })
		p.Seasons[0].Blocks[b].Phase = rapid.SampledFrom(plan.Phases()).Draw(t, "phase")
		return p
	case "event":
		p.Events = slices.Clone(p.Events)
		p.Events = append(p.Events, plan.Event{ID: id(7000 + n), From: monday + calendar.Day(rapid.IntRange(-20, 150).Draw(t, "from")), Days: rapid.IntRange(1, 3).Draw(t, "days"), Goal: minutes(120)})
		slices.SortStableFunc(p.Events, func(a, b plan.Event) int { return int(a.From - b.From) })
		return p
	case "move":
		if len(p.Events) == 0 {
			return p
		}
		p.Events = slices.Delete(slices.Clone(p.Events), 0, 1)
		return p
	case "start":
		p.Seasons = slices.Clone(p.Seasons)
		p.Seasons[0].Start += calendar.Day(rapid.IntRange(-9, 9).Draw(t, "shift"))
		return p
	case "copy": // the same plan read again from a file
		for b := range blocks {
			p = reweek(p, b, func(weeks []plan.Microcycle) []plan.Microcycle { return weeks })
			for w := range p.Seasons[0].Blocks[b].Weeks {
				sessions := &p.Seasons[0].Blocks[b].Weeks[w].Sessions
				*sessions = slices.Clone(*sessions)
				for i := range *sessions {
					(*sessions)[i] = (*sessions)[i].Clone()
				}
			}
		}
		p.Events = slices.Clone(p.Events)
		return p
	case "race":
		return edited(p, b, w, func(m *plan.Microcycle) {
			if len(m.Sessions) > 0 {
				m.Sessions[len(m.Sessions)-1].Kind = plan.Race
			}
		})
	default:
		return edited(p, b, w, func(m *plan.Microcycle) { m.Note = "another word" })
	}
}

// reweek gives the plan with the weeks of a block changed.
func reweek(p plan.Plan, block int, change func([]plan.Microcycle) []plan.Microcycle) plan.Plan {
	p.Seasons = slices.Clone(p.Seasons)
	p.Seasons[0].Blocks = slices.Clone(p.Seasons[0].Blocks)
	b := &p.Seasons[0].Blocks[block]
	b.Weeks = change(slices.Clone(b.Weeks))
	return p
}

// reportsOf draws reports around today, some of which answer sessions.
func reportsOf(t *rapid.T, p plan.Plan) []plan.DoneDay {
	var done []plan.DoneDay
	for d := range calendar.Day(60) {
		day := monday - 5 + d
		if rapid.IntRange(0, 3).Draw(t, "report") > 0 {
			continue
		}
		report := plan.DoneDay{Day: day, Impulses: ran(rapid.Float64Range(0, 150).Draw(t, "done"))}
		for _, s := range p.SessionsOn(day + calendar.Day(rapid.IntRange(-2, 12).Draw(t, "link"))) {
			report.Sessions = append(report.Sessions, s.ID)
		}
		done = append(done, report)
	}
	return done
}

func equalDays(t *rapid.T, got, want *Outlook) {
	t.Helper()
	if got.Span() != want.Span() {
		t.Fatalf("horizon %v, want %v", got.Span(), want.Span())
	}
	for d := want.Span().From; d <= want.Span().To; d++ {
		a, _ := got.Day(d)
		b, _ := want.Day(d)
		if a != b {
			t.Fatalf("%v (day %d of the horizon): %+v, want %+v", d, d-want.Span().From, a, b)
		}
	}
	for at := range want.Plan().Weeks() {
		if a, b := got.Week(at), want.Week(at); a != b {
			t.Fatalf("week of %v: %+v, want %+v", at.Start, a, b)
		}
	}
}

func TestWithIsNewAfterAnyEdits(t *testing.T) {
	bare := athlete(t)
	started := athlete(t, plan.Setting{Key: "start.date", Value: (monday - 3).String()}, plan.Setting{Key: "start.fitness", Value: "50"},
		plan.Setting{Key: "threshold.run", Value: "3:50/km", From: monday + 40}, plan.Setting{Key: "model.gain", Value: "1.3", From: monday + 55})
	rapid.Check(t, func(t *rapid.T) {
		p := season(rapid.IntRange(1, 12).Draw(t, "weeks"))
		in := Input{
			Plan: p, Athlete: rapid.SampledFrom([]*plan.Athlete{bare, started}).Draw(t, "athlete"),
			Series: rapid.SampledFrom([]Series{Expected, Planned, Done}).Draw(t, "series"),
			Today:  monday + calendar.Day(rapid.IntRange(-10, 90).Draw(t, "today")),
		}
		if rapid.Bool().Draw(t, "reported") {
			in.Done = reportsOf(t, p)
		}
		in.Life = lifeOver(t)
		o := New(in)
		for n := range rapid.IntRange(1, 6).Draw(t, "edits") {
			before := o
			was := New(before.in)
			if rapid.IntRange(0, 3).Draw(t, "life") == 0 {
				in.Life = lifeOver(t)
				o = o.Under(in.Life)
			} else {
				in.Plan = edit(t, in.Plan, n)
				o = o.With(in.Plan)
			}
			equalDays(t, o, New(in))
			equalDays(t, before, was) // the ghost stays
		}
	})
}

func TestPlannedOnIsWhatTheOutlookTakes(t *testing.T) {
	a := athlete(t)
	rapid.Check(t, func(t *rapid.T) {
		p := season(rapid.IntRange(1, 8).Draw(t, "weeks"))
		for n := range rapid.IntRange(0, 5).Draw(t, "edits") {
			p = edit(t, p, n)
		}
		o := New(Input{Plan: p, Athlete: a, Today: monday, Series: Planned})
		for d := o.Span().From; d <= o.Span().To; d++ {
			day, _ := o.Day(d)
			sum := 0.0
			for _, i := range PlannedOn(nil, p, a, d) {
				sum += i.Total()
			}
			if diff := sum - day.Load; diff > 1e-9 || diff < -1e-9 {
				t.Fatalf("%v: %v planned, %v taken", d, sum, day.Load)
			}
		}
	})
}

func TestWithSharesWhatDidNotChange(t *testing.T) {
	p := season(52)
	o := New(Input{Plan: p, Athlete: athlete(t), Today: monday})
	next := o.With(edited(p, 6, 1, func(m *plan.Microcycle) { m.Sessions[0].Load = plan.Given(90) }))
	shared := 0
	for i := range next.days {
		if next.days[i] == o.days[i] {
			shared++
		}
	}
	if want := 25 * 7 / pieceDays; shared != want {
		t.Errorf("%d pieces of days are shared after an edit in week 26, want %d", shared, want)
	}
	if same := o.With(p); same.days[len(same.days)-2] != o.days[len(o.days)-2] {
		t.Error("an edit that changes nothing computes days")
	}
}

func TestTheOutlookIsTheModelsRunOverItsImpulses(t *testing.T) {
	a := athlete(t, plan.Setting{Key: "start.date", Value: monday.String()}, plan.Setting{Key: "start.fitness", Value: "60"},
		plan.Setting{Key: "start.fatigue", Value: "55"}, plan.Setting{Key: "model.weight", Value: "inverse"})
	params := response.ParamsOf(a.On(monday))
	rapid.Check(t, func(t *rapid.T) {
		p := season(rapid.IntRange(1, 6).Draw(t, "weeks"))
		in := Input{Plan: p, Athlete: a, Today: monday + 20, Series: rapid.SampledFrom([]Series{Expected, Planned, Done}).Draw(t, "series")}
		if rapid.Bool().Draw(t, "reported") {
			in.Done = slices.DeleteFunc(reportsOf(t, p), func(d plan.DoneDay) bool { return d.Day < monday })
		}
		o := New(in)
		state := response.State{Fitness: 60, Fatigue: 55}
		n := 0
		for d, impulses := range o.Impulses(calendar.Span{From: monday - 100, To: monday + 1000}) {
			got, _ := o.Day(d)
			if want := state.Step(&params, impulses); got.Day != want {
				t.Fatalf("%v: %+v, want %+v", d, got.Day, want)
			}
			n++
		}
		if n != o.Span().Days() {
			t.Fatalf("%d days of %d", n, o.Span().Days())
		}
	})
}
