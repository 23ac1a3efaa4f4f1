package roster_test

import (
	"strings"
	"testing"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
	"ebb/plan/notation"
	"ebb/plan/squad"
	"ebb/tui/screen"
)

var today = calendar.Of(2027, time.April, 6) // a Tuesday

// trains is an athlete by a few words: a block, its week in the notation from
// Monday on, over and over with every fourth week lighter, and what is not as
// it should be.
type trains struct {
	name, block string
	phase       plan.Phase
	week        string
	easedTo     float64 // every fourth week; 0: none is lighter
	back        int     // weeks that are over
	ahead       int     // weeks to come
	event       string
	in          int // days to the event
	felt        [2]int
	asked       int // days since the last check-in; -1: never one
	more        func(*squad.Known)
	looked      int // days since they came in by a key, and one; -1: never; 0: they have none
}

var people = []trains{
	{
		name: "Ana Kovač", block: "Spring races", phase: plan.Base, back: 14, ahead: 4,
		week: "rest|easy 40m|easy 45m|easy 40m|easy 30m|rest|race 42.2k @7", event: "Zagreb Marathon", in: 5, felt: [2]int{2, 1}, looked: 6, asked: 3,
	},
	{
		name: "Jonas Weber", block: "Build 3", phase: plan.Build, back: 8, ahead: 4,
		week: "steady 1h30|steady 1h30|steady 1h30|steady 1h30|steady 1h30|steady 1h30|steady 2h", event: "Eiger E51", in: 102, felt: [2]int{3, 2}, asked: 1,
	},
	{
		name: "Mia Tanaka", block: "Base 4", phase: plan.Base, back: 5, ahead: 3,
		week: "rest|easy 1h|intervals 1h|easy 1h|rest|long 2h|easy 1h", event: "Hakone 50K", in: 74, felt: [2]int{4, 3}, looked: 1, asked: 2,
		more: func(k *squad.Known) {
			k.Asks = []plan.Request{{ID: plan.ID{9}, Day: today + 1, To: today + 3, Person: "Mia Tanaka", Text: "late shift"}}
		},
	},
	{
		name: "Ida Lindqvist", block: "Base 1", phase: plan.Base, back: 6, ahead: 4,
		week: "easy 1h|easy 1h|easy 1h|easy 1h|easy 1h|easy 1h|easy 1h", event: "Göteborg Half", in: 46, felt: [2]int{4, 4}, asked: 1,
	},
	{
		name: "Sam Rivera", block: "Specific 1", phase: plan.Specific, back: 6, ahead: 5, easedTo: .5,
		week: "rest|easy 1h|intervals 1h10|bike easy 1h30|rest|long 3h30 @3 +900m|bike easy 2h", event: "Canyon 100K", in: 46, felt: [2]int{3, 3}, looked: 2, asked: 1,
	},
	{
		name: "Tomás Ortega", block: "Specific 2", phase: plan.Specific, back: 6, ahead: 6, easedTo: .5,
		week: "rest|easy 1h|hills 1h|easy 50m|rest|long 3h @3 +800m|long 2h @3", event: "Ultra Pirineu", in: 172, felt: [2]int{3, 3}, looked: -1, asked: 1,
		more: func(k *squad.Known) { k.Checkins[0].Hurt = true },
	},
	{
		name: "Ben Adeyemi", block: "Build 2", phase: plan.Build, back: 6, ahead: 6, easedTo: .6,
		week: "rest|easy 50m|rest|tempo 1h|rest|long 2h|rest", event: "London Marathon", in: 19, felt: [2]int{4, 4}, asked: 5,
	},
	{
		name: "Priya Nair", block: "Taper", phase: plan.Taper, back: 1, ahead: 2,
		week: "rest|easy 40m|tempo 40m|easy 30m|rest|easy 1h|rest", event: "Rotterdam", in: 5, felt: [2]int{5, 4}, looked: 1, asked: 0,
	},
	{name: "Kai", asked: -1},
}

// row makes the row of one of them; n makes the ids.
func (p trains) row(t testing.TB, n byte) squad.Row {
	t.Helper()
	a := plan.Athlete{ID: plan.ID{n, 1}, Name: p.name, Settings: []plan.Setting{{Key: "start.fitness", Value: "50"}, {Key: "start.fatigue", Value: "50"}}}
	a, err := a.Resolve()
	if err != nil {
		t.Fatal(err)
	}
	k := squad.Known{Athlete: &a, Today: today}
	if p.week != "" {
		k.Plan.Seasons = []plan.Macrocycle{p.season(t)}
		k.Done = asPlanned(k.Plan, &a)
	}
	if p.event != "" {
		k.Plan.Events = []plan.Event{{
			ID: plan.ID{n, 2}, From: today + calendar.Day(p.in), Days: 1, Priority: plan.A, Name: p.event, Sport: plan.Run,
			Distance: plan.Distance{Value: 42.2, Unit: plan.Kilometres},
		}}
	}
	if p.asked >= 0 {
		k.Checkins = []plan.Checkin{{Day: today - calendar.Day(p.asked), Legs: p.felt[0], Energy: p.felt[1]}}
	}
	if k.Comes = p.looked != 0; p.looked > 0 {
		k.Looked = today - calendar.Day(p.looked-1)
	}
	if p.more != nil {
		p.more(&k)
	}
	return squad.Of(k)
}

func (p trains) season(t testing.TB) plan.Macrocycle {
	t.Helper()
	monday := today.WeekStart(time.Monday)
	block := plan.Mesocycle{Name: p.block, Phase: p.phase}
	for w := range p.back + 1 + p.ahead {
		week := plan.Microcycle{Days: calendar.Week}
		for d, line := range strings.Split(p.week, "|") {
			s, err := notation.ParseSession(line, plan.Run)
			if err != nil {
				t.Fatal(err)
			}
			s.ID, s.Day = plan.ID{byte(w), byte(d), 3}, d
			if w%4 == 3 && p.easedTo > 0 {
				s.Duration.Seconds = int(p.easedTo * float64(s.Duration.Seconds))
			}
			week.Sessions = append(week.Sessions, s)
		}
		block.Weeks = append(block.Weeks, week)
	}
	return plan.Macrocycle{Name: "Season", Start: monday - calendar.Day(calendar.Week*p.back), Blocks: []plan.Mesocycle{block}}
}

// asPlanned reports everything before today as it was planned.
func asPlanned(p plan.Plan, a *plan.Athlete) (done []plan.DoneDay) {
	for day := p.Seasons[0].Start; day < today; day++ {
		var impulses []plan.Impulse
		for _, s := range p.SessionsOn(day) {
			impulses = load.Append(impulses, &s, a, day)
		}
		if impulses != nil {
			done = append(done, plan.DoneDay{Day: day, Impulses: impulses})
		}
	}
	return done
}

// rows makes the squad.
func rows(t testing.TB) []squad.Row {
	t.Helper()
	all := make([]squad.Row, len(people))
	for i, p := range people {
		all[i] = p.row(t, byte(i+1))
	}
	return all
}

func scene() *screen.Scene {
	return &screen.Scene{Athlete: &plan.Athlete{}, Today: today}
}
