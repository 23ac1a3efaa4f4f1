package screentest

import (
	"strings"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/notation"
	"ebb/plan/outlook"
	"ebb/tui/editor"
	"ebb/tui/screen"
)

// State is a screen in the middle of something.
type State struct {
	Name string
	Open func(t testing.TB) *Person
}

// Days are the states in which screens of a week or a day are looked at. seat
// gives the screen of an editor.
func Days(seat func(*editor.Editor) screen.Screen) []State {
	at := func(scene func(testing.TB) *screen.Scene, words ...string) func(testing.TB) *Person {
		return func(t testing.TB) *Person {
			t.Helper()
			sc := scene(t)
			e := editor.New(sc.Today)
			return Sit(t, sc, e, seat(e)).Types(words...)
		}
	}
	return []State{
		{"today", at(Runner)},
		{"rest", at(Runner, "3l")},
		{"long", at(Runner, "4l")},
		{"preview", at(Runner, "4l", "a", "tempo 1h30")},
		{"preview-line", at(Runner, "l", "e", "backspace")},
		{"preview-field", at(Runner, "l", "e", "tab", "b")},
		{"run", at(Runner, "4l", "3+")},
		{"carried", at(Runner, "4l", "M", "l")},
		{"selected", at(Runner, "v", "2l")},
		{"log", at(Runner, "h", "r")},
		{"fault", at(Runner, "99<")},
		{"panel", at(Runner, "tab")},
		{"systems", at(Runner, "tab", "tab")},
		{"taper", at(Runner, "G")},
		{"ten-days", at(tenDays, "9l")},
		{"outline", at(outlined)},
		{"race", at(triathlon, "5l")},
		{"stages", at(stages, "6l")},
		{"sick", at(sick)},
		{"travel", at(travelling, "2l")},
		{"crowded", at(crowded, "2w")},
		{"notes", at(longNotes)},
		{"answered", at(answered, "h")},
		{"long-week", at(longWeek, "20l")},
		{"one-day", at(oneDay)},
		{"wide", at(wideWords)},
		{"empty", at(nothing)},
		{"empty-line", at(nothing, "a", "long 3h")},
	}
}

// of gives the scene of a season of one block, a line a week.
func of(t testing.TB, phase plan.Phase, text string, events ...string) *screen.Scene {
	t.Helper()
	newID := IDs()
	m := plan.Macrocycle{ID: newID(), Name: "Spring", Start: Today - 1}
	m.Blocks = []plan.Mesocycle{Weeks(t, "Build 1", phase, text, newID)}
	p := plan.Plan{Seasons: []plan.Macrocycle{m}}
	for _, line := range events {
		event, err := notation.ParseEvent(line, plan.Run, calendar.Typing{Today: Today})
		if err != nil {
			t.Fatal(err)
		}
		event.ID = newID()
		p.Events = append(p.Events, event)
	}
	return SceneOf(t, p, newID)
}

func tenDays(t testing.TB) *screen.Scene {
	return of(t, plan.Build, "load 600 | rest | easy 1h | intervals 1h ! | easy 40m | rest | hills 1h | easy 1h | bike easy 1h | rest | long 3h @3 +600m\n"+
		"down 300 | rest | easy 40m | easy 40m | rest | tempo 40m | rest | easy 50m | bike easy 1h | rest | easy 1h30")
}

const calmWeek = "load 380 | rest | easy 1h | hills 1h | easy 50m | rest | long 2h @3 +300m | easy 1h15\n"

func outlined(t testing.TB) *screen.Scene {
	sc := of(t, plan.Build, calmWeek+calmWeek+"down 260 | rest | rest | rest | rest | rest | rest | rest")
	block := &sc.Plan.Seasons[0].Blocks[0]
	for w := range block.Weeks {
		block.Weeks[w].Sessions = nil
	}
	return looked(sc)
}

// looked works the models out after a scene was changed.
func looked(sc *screen.Scene) *screen.Scene {
	sc.Outlook = outlook.New(outlook.Input{Plan: sc.Plan, Athlete: sc.Athlete, Life: sc.Life, Today: sc.Today})
	return sc
}

func triathlon(t testing.TB) *screen.Scene {
	return of(t, plan.RacePhase, "race 300 | rest | easy 40m | bike easy 40m | rest | easy 20m | rest | rest",
		`A 2027-04-11 "Lake Ironman" multi 11h fuel 80g salt 700mg fluid 700ml #openwater #heat "calm to the first buoy": swim 3800mtr 1h10, bike 180k +1500m 5h45, run 42.2k 4h`)
}

func stages(t testing.TB) *screen.Scene {
	return of(t, plan.RacePhase, "race 300 | rest | easy 40m | rest | rest | easy 20m | rest | rest\nload 100 | rest | rest | rest | rest | rest | rest | rest",
		`B 2027-04-11..2027-04-13 "Three Huts" +3000m fuel 60g #pack: day 1: 35k +1000m 5h, day 2: 28k +1400m 5h, day 3: 20k +600m 3h`)
}

func sick(t testing.TB) *screen.Scene {
	sc := Runner(t)
	sc.Life = []plan.Life{{ID: sc.NewID(), Kind: plan.Sick, From: Today, Days: 4, Note: "a cold, no fever"}}
	return looked(sc)
}

func travelling(t testing.TB) *screen.Scene {
	sc := Runner(t)
	sc.Life = []plan.Life{{ID: sc.NewID(), Kind: plan.Travel, From: Today + 1, Days: 3, Allows: []plan.Sport{plan.Run}}}
	return looked(sc)
}

func crowded(t testing.TB) *screen.Scene {
	day := `easy 30m #trail at 06:30 "before work"; strength heavy 45m "split squats, step-downs"; bike easy 1h ? "only if the legs are good"`
	return of(t, plan.Build, strings.Repeat("load 900 | "+day+" | "+day+" | "+day+" | rest | rest | rest | rest\n", 2))
}

func longNotes(t testing.TB) *screen.Scene {
	note := strings.Repeat("Slow enough to talk all the way, and slower when it is hot. ", 12)
	return of(t, plan.Build, `load 200 | rest | long 3h @3 +700m -800m fuel 70g salt 600mg fluid 500ml #night #poles #technical #cold ! at 05:15 "`+note+
		`" private "`+note+`" | intervals: 10m "loose" @2, 5x(4m @9, 2m @2), 3x(2x(30s @10, 30s @1), 2m), 10m @2 "walk the last" | rest | rest | rest | rest`)
}

// answered is a week in which not everything went as planned.
func answered(t testing.TB) *screen.Scene {
	sc := Runner(t)
	states := []plan.DoneState{plan.Skipped, plan.DoneInstead, plan.DonePartly, plan.DoneAsPlanned}
	n := 0
	for day := Today - 8; day < Today; day++ {
		for _, s := range sc.Plan.SessionsOn(day) {
			if record := sc.Answers[s.ID]; record != nil && s.Kind != plan.Rest {
				record.State = states[n%len(states)]
				record.Done.Duration = plan.DurationOf(record.Done.Duration.Seconds + 240)
				n++
			}
		}
		sc.Felt = append(sc.Felt, plan.Checkin{Day: day, Legs: 3, Energy: 4, Sleep: 2, Hurt: day == Today-1, Note: "slept badly"})
	}
	bike, _ := notation.ParseSession("bike easy 40m", plan.Run)
	sc.Extra = map[calendar.Day][]*plan.Record{Today - 1: {{ID: sc.NewID(), Day: Today - 1, Done: bike, Source: "typed"}}}
	week := &sc.Plan.Seasons[0].Blocks[1].Weeks[1]
	week.Note = "Saturday is the one that counts. Eat from the first half hour."
	return sc
}

func longWeek(t testing.TB) *screen.Scene {
	return of(t, plan.Build, "load 900 | "+strings.Repeat("rest | easy 1h | long 2h @3 | bike easy 1h | ", 6)+"tempo 50m | easy 1h | rest | rest")
}

func oneDay(t testing.TB) *screen.Scene { return of(t, plan.Base, "load 50 | easy 50m") }

func wideWords(t testing.TB) *screen.Scene {
	sc := of(t, plan.Build, "load 200 | rest | easy 1h #trail \"日本語のレース山岳 👩‍👩‍👧‍👦 מחזור é́\" | easy 1h | rest | rest | rest | rest",
		`A 2027-05-22 "日本語のレース山岳 👩‍👩‍👧‍👦" 100k +5400m 16h`)
	sc.Plan.Seasons[0].Blocks[0].Name = "👩‍👩‍👧‍👦 Sierra 🏔️ 日本語のレース山岳 1"
	sc.Athlete.Name = "מחזור הבנייה مرحبا"
	return looked(sc)
}

func nothing(t testing.TB) *screen.Scene { return SceneOf(t, plan.Plan{}, IDs()) }
