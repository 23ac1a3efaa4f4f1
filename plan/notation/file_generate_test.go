package notation

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"pgregory.net/rapid"

	"ebb/plan"
	"ebb/plan/calendar"
)

var genID = rapid.Custom(func(t *rapid.T) (id plan.ID) {
	copy(id[:], rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "id"))
	if rapid.Bool().Draw(t, "alike") {
		id[0], id[1] = 0x10, id[1]&1
	}
	return id
})

// genLine makes names: texts of one line.
var genLine = rapid.Map(genText, func(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' {
			return '.'
		}
		return r
	}, s)
})

var genPhase = rapid.OneOf(
	rapid.SampledFrom(plan.Phases()),
	rapid.Map(rapid.StringOfN(rapid.Rune().Filter(func(r rune) bool {
		return plan.Printable(r) && !unicode.IsSpace(r) && !strings.ContainsRune("\":#^", r)
	}), 1, 12, -1), func(s string) plan.Phase { return plan.Phase(s) }).Filter(func(p plan.Phase) bool {
		return !slices.Contains(plan.Phases(), plan.Phase(strings.ToLower(string(p)))) || slices.Contains(plan.Phases(), p)
	}),
	rapid.SampledFrom([]plan.Phase{"VO2", "5k", "køl"}),
)

var genTarget = rapid.Custom(func(t *rapid.T) plan.Target {
	target := plan.Target{Measure: plan.TargetMeasure(rapid.IntRange(0, int(plan.TargetShare)).Draw(t, "measure"))}
	switch target.Measure {
	case plan.TargetLoad:
		target.Value = genFigure(0, 20_000).Draw(t, "load")
	case plan.TargetHours:
		target.Value = rapid.OneOf(genFigure(0, 672), rapid.Map(rapid.IntRange(0, 672*3600), func(s int) float64 { return float64(s) / 3600 })).Draw(t, "hours")
	case plan.TargetShare:
		target.Value = genFigure(0, 200).Draw(t, "share")
	default:
	}
	return target
})

func genSessions(t *rapid.T, days, most int) []plan.Session {
	var sessions []plan.Session
	for range rapid.IntRange(0, most).Draw(t, "sessions") {
		s := genSession.Draw(t, "session")
		s.Day = rapid.IntRange(0, days-1).Draw(t, "day")
		sessions = append(sessions, s)
	}
	slices.SortStableFunc(sessions, func(a, b plan.Session) int { return a.Day - b.Day })
	return sessions
}

var genWeek = rapid.Custom(func(t *rapid.T) plan.Microcycle {
	w := plan.Microcycle{
		Kind:   rapid.SampledFrom(plan.WeekKinds()).Draw(t, "kind"),
		Days:   rapid.OneOf(rapid.Just(calendar.Week), rapid.IntRange(1, plan.MaxDays)).Draw(t, "days"),
		Target: genTarget.Draw(t, "target"),
		Note:   maybe(t, "note", genText),
	}
	w.Sessions = genSessions(t, w.Days, 4)
	return w
})

var genFile = rapid.Custom(func(t *rapid.T) File {
	f := File{
		Part:    FilePart(rapid.IntRange(0, 2).Draw(t, "part")),
		Athlete: maybe(t, "athlete", genLine),
		Sport:   rapid.SampledFrom(append(plan.Sports(), plan.NoSport)).Draw(t, "sport"),
	}
	f.Season.Start = calendar.Day(rapid.Int32Range(int32(calendar.Of(1, time.January, 1)), int32(calendar.Of(9998, time.January, 1))).Draw(t, "start"))
	if f.Part == SeasonFile {
		f.Season.Name = maybe(t, "name", genLine)
		f.Events = rapid.SliceOfN(genEvent, 0, 3).Draw(t, "events")
		for i := range f.Events {
			if rapid.Bool().Draw(t, "planned") {
				f.Events[i].Plan = genSessions(t, f.Events[i].Days, 2)
				for s := range f.Events[i].Plan {
					race := &f.Events[i].Plan[s]
					race.Kind, race.Sport, race.Steps = plan.Race, plan.Run, nil
					race.Duration = plan.Duration{Seconds: 3600, Unit: plan.Hours}
				}
			}
		}
		slices.SortStableFunc(f.Events, func(a, b plan.Event) int { return int(a.From) - int(b.From) })
		if len(f.Events) == 0 {
			f.Events = nil
		}
	}
	for range rapid.IntRange(0, 3).Draw(t, "blocks") {
		b := plan.Mesocycle{Weeks: rapid.SliceOfN(genWeek, 1, 4).Draw(t, "weeks")}
		if f.Part != WeekFile {
			b.Phase, b.Name = genPhase.Draw(t, "phase"), maybe(t, "name", genLine)
			if rapid.Bool().Draw(t, "ratio?") {
				b.Ratio = plan.Ratio{Stress: rapid.IntRange(1, 9).Draw(t, "stress"), Recovery: rapid.IntRange(1, 9).Draw(t, "recovery")}
			}
		}
		f.Season.Blocks = append(f.Season.Blocks, b)
		if f.Part == WeekFile {
			break
		}
	}
	return f
})

// withIDs gives each thing of a file an id of its own.
func withIDs(t *rapid.T, f File) File {
	ids := rapid.SliceOfNDistinct(genID.Filter(func(id plan.ID) bool { return !id.IsZero() }), 120, 120, rapid.ID[plan.ID]).Draw(t, "ids")
	next := func() plan.ID {
		id := ids[0]
		ids = ids[1:]
		return id
	}
	name := func(of []plan.Session) []plan.Session {
		of = slices.Clone(of)
		for i := range of {
			of[i].ID = next()
		}
		return of
	}
	if f.Part == SeasonFile {
		f.Season.ID = next()
	}
	f.Season.Blocks, f.Events = slices.Clone(f.Season.Blocks), slices.Clone(f.Events)
	for i := range f.Season.Blocks {
		b := &f.Season.Blocks[i]
		if f.Part != WeekFile {
			b.ID = next()
		}
		b.Weeks = slices.Clone(b.Weeks)
		for w := range b.Weeks {
			b.Weeks[w].ID = next()
			b.Weeks[w].Sessions = name(b.Weeks[w].Sessions)
		}
	}
	for i := range f.Events {
		f.Events[i].ID = next()
		f.Events[i].Plan = name(f.Events[i].Plan)
	}
	return f
}
