package squad

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"ebb/plan"
	"ebb/plan/calendar"
)

var today = calendar.Of(2027, 4, 6) // a Tuesday

// hours is a week of running at an easy pace, in hours a day from Monday on.
type hours [7]float64

// weekly makes a plan of the same week over and over in one block, from four
// weeks before this one on, with every fourth lighter when eased is below 1.
func weekly(h hours, weeks int, eased float64) plan.Plan {
	block := plan.Mesocycle{Name: "Build", Phase: plan.Build}
	for w := range weeks {
		week := plan.Microcycle{Days: 7}
		share := 1.0
		if w%4 == 3 {
			share = eased
		}
		for d, n := range h {
			if n > 0 {
				week.Sessions = append(week.Sessions, plan.Session{
					ID: plan.ID{1, byte(w), byte(d)}, Day: d, Sport: plan.Run, Kind: plan.Steady,
					Duration: plan.Duration{Seconds: int(3600 * n * share), Unit: plan.Hours},
				})
			}
		}
		block.Weeks = append(block.Weeks, week)
	}
	return plan.Plan{Seasons: []plan.Macrocycle{{Name: "S", Start: today.WeekStart(1) - 28, Blocks: []plan.Mesocycle{block}}}}
}

// did makes reports of what was done on each of the days before today.
func did(days int, on func(back int) []plan.Impulse) (done []plan.DoneDay) {
	for back := days; back > 0; back-- {
		if impulses := on(back); impulses != nil {
			done = append(done, plan.DoneDay{Day: today - calendar.Day(back), Impulses: impulses})
		}
	}
	return done
}

func easy(load float64) []plan.Impulse {
	return []plan.Impulse{{Load: load, Sport: plan.Run, FootKm: load / 6}}
}

func marathon() []plan.Impulse {
	return []plan.Impulse{{Load: 271, Hard: 150, Sport: plan.Run, FootKm: 42, Race: true}}
}

// sound is a rhythm to which nothing is to be said.
var sound = hours{0, 1, 0, .5, 0, 3, 0}

func race(id byte, in int, km float64) plan.Event {
	return plan.Event{
		ID: plan.ID{id}, From: today + calendar.Day(in), Days: 1, Priority: plan.A, Name: "Race " + string('A'+rune(id)), Sport: plan.Run,
		Distance: plan.Distance{Value: km, Unit: plan.Kilometres},
	}
}

// raceWeek makes a week of a plan one of race, and adds an event.
func raceWeek(p plan.Plan, n int, e plan.Event) plan.Plan {
	weeks := slices.Clone(p.Seasons[0].Blocks[0].Weeks)
	weeks[n-1].Kind = plan.RaceWeek
	block := p.Seasons[0].Blocks[0]
	block.Weeks = weeks
	season := p.Seasons[0]
	season.Blocks = []plan.Mesocycle{block}
	return plan.Plan{Seasons: []plan.Macrocycle{season}, Events: []plan.Event{e}}
}

func TestWhoNeedsTheCoachAndWhy(t *testing.T) {
	fine := weekly(sound, 12, .6)
	back := func(days int) time.Time { return time.Date(2027, time.April, 6-days, 12, 0, 0, 0, time.UTC) }
	feels := func(cs ...plan.Checkin) []plan.Checkin { return cs }
	for _, c := range []struct {
		what  string
		known Known
		want  Attention
		why   string // begins with
	}{
		{"a sound block", Known{Plan: fine}, Fine, "settled on "},
		{"a marathon every Sunday", Known{Plan: fine, Done: did(105, func(back int) []plan.Impulse {
			if back%7 == 2 {
				return marathon()
			}
			return easy(30)
		})}, Red, "not down for "},
		{"an easy hour a day", Known{Plan: weekly(hours{.7, .7, .7, .7, .7, .7, .7}, 12, 1)}, Red, "always settled, never stirred"},
		{"two hours every day", Known{Plan: weekly(hours{2, 2, 2, 2, 2, 2, 2}, 12, 1)}, Red, "not down for"},
		{"an hour and a half a day", Known{Plan: weekly(hours{1.2, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2}, 12, 1)}, Red, "460 a week, every day alike (monotony 10.0)"},
		{"feels ill", Known{Plan: fine, Checkins: feels(plan.Checkin{Day: today - 1, Legs: 4, Ill: true})}, Red, "feels ill since Mon 5 Apr"},
		{"was ill a week ago", Known{Plan: fine, Checkins: feels(plan.Checkin{Day: today - 7, Ill: true}, plan.Checkin{Day: today, Legs: 4})}, Fine, ""},
		{"hurt", Known{Plan: fine, Checkins: feels(plan.Checkin{Day: today, Hurt: true})}, Red, "feels hurt"},
		{"asks for another day", Known{Plan: fine, Asks: []plan.Request{
			{Day: today + 1, To: today + 3, Text: "late\nshift"}, {Day: today + 5},
		}}, Look, "asks to move Wed 7 Apr to Fri 9 Apr, and 1 more"},
		{"asks for a lighter day", Known{Plan: fine, Asks: []plan.Request{{Day: today}}}, Look, "asks for a lighter Tue 6 Apr"},
		{"asks while ill", Known{
			Plan: fine, Asks: []plan.Request{{Day: today}}, Checkins: feels(plan.Checkin{Day: today, Ill: true}),
		}, Red, "feels ill"},
		{"said something", Known{Plan: fine, Said: []plan.Comment{
			{Person: "kim", Text: "how is the knee?", At: back(2)}, {Person: "Sam", Text: "knee is\nfine", At: back(1)},
		}}, Fine, "says: “knee is fine”"},
		{"was answered", Known{Plan: fine, Said: []plan.Comment{
			{Person: "Sam", Text: "knee is fine", At: back(2)}, {Person: "kim", Text: "good", At: back(1)},
		}}, Fine, "settled on "},
		{"said something a week ago", Known{Plan: fine, Said: []plan.Comment{
			{Person: "Sam", Text: "knee is fine", At: back(7)},
		}}, Fine, "settled on "},
		{"low twice", Known{Plan: fine, Checkins: feels(plan.Checkin{Day: today - 2, Legs: 2}, plan.Checkin{Day: today, Energy: 1})}, Look, "felt low"},
		{"low once", Known{Plan: fine, Checkins: feels(plan.Checkin{Day: today - 2, Legs: 4}, plan.Checkin{Day: today, Energy: 1})}, Fine, ""},
		{"no check-in for four days", Known{Plan: fine, Checkins: feels(plan.Checkin{Day: today - 5, Legs: 4})}, Silent, "no check-in for 4 days"},
		{"no check-in for three days", Known{Plan: fine, Checkins: feels(plan.Checkin{Day: today - 4, Legs: 4})}, Fine, ""},
		{"never checks in", Known{Plan: fine}, Fine, ""},
		{"nothing reported", Known{Plan: fine, Done: did(30, func(back int) []plan.Impulse {
			if back > 5 && back%3 == 0 {
				return easy(60)
			}
			return nil
		})}, Silent, "nothing reported for 5 days"},
		{"sick", Known{Plan: fine, Life: []plan.Life{{Kind: plan.Sick, From: today - 2, Days: 5}}}, Look, "sick till Thu 8 Apr"},
		{"was sick", Known{Plan: fine, Life: []plan.Life{{Kind: plan.Sick, From: today - 5, Days: 5}}}, Fine, ""},
		{"silent on a holiday", Known{
			Plan: fine, Life: []plan.Life{{Kind: plan.Holiday, From: today - 5, Days: 14}},
			Checkins: feels(plan.Checkin{Day: today - 6, Legs: 4}),
		}, Fine, ""},
		{"no plan", Known{}, Look, "nothing is planned yet"},
		{"the plan is over", Known{Plan: weekly(sound, 3, 1)}, Look, "the plan ended Sun 28 Mar"},
		{"the plan ends", Known{Plan: weekly(sound, 5, .6)}, Look, "the plan ends Sun 11 Apr"},
		{"marathons four days apart", Known{Plan: plan.Plan{Seasons: fine.Seasons, Events: []plan.Event{race(1, 5, 42.2), race(2, 9, 42.2)}}}, Red, "Race C, 4 d after Race B"},
		{"a race in the week behind its race week", Known{Plan: raceWeek(fine, 6, race(1, 19, 10))}, Look, "Race B is not in its race week"},
		{"a race in its race week", Known{Plan: raceWeek(fine, 6, race(1, 12, 10))}, Fine, ""},
		{"10 km eight weeks before a marathon", Known{Plan: plan.Plan{Seasons: fine.Seasons, Events: []plan.Event{race(1, 5, 10), race(2, 61, 42.2)}}}, Fine, ""},
	} {
		c.known.Athlete, c.known.Today = &plan.Athlete{Name: "Sam"}, today
		r := Of(c.known)
		if r.Attention != c.want || !strings.HasPrefix(r.Why, c.why) {
			t.Errorf("%s: %s, %q, want %s, %q; %+v", c.what, r.Attention, r.Why, c.want, c.why, r.Reasons)
		}
	}
}

func TestARow(t *testing.T) {
	p := weekly(sound, 12, .6)
	p.Events = []plan.Event{race(1, -3, 10), race(2, 46, 100)}
	r := Of(Known{
		Athlete: &plan.Athlete{ID: plan.ID{7}, Name: "Sam"}, Plan: p, Today: today,
		Done:     append(did(40, func(int) []plan.Impulse { return easy(40) }), plan.DoneDay{Day: today, Impulses: easy(33)}),
		Checkins: []plan.Checkin{{Day: today - 2, Legs: 3, Energy: 4}},
	})
	if r.Athlete != (plan.ID{7}) || r.Name != "Sam" || r.Block != "Build" || r.Week != 5 || r.Weeks != 12 {
		t.Errorf("%s in week %d of %d of %s", r.Name, r.Week, r.Weeks, r.Block)
	}
	if r.Done != 73 || r.Planned < 200 || r.Planned > 260 {
		t.Errorf("done %v of %v", r.Done, r.Planned)
	}
	if r.Event != (Event{"Race C", plan.A, today + 46, 46}) {
		t.Errorf("next: %+v", r.Event)
	}
	if r.Felt.Legs != 3 || r.Missed != 1 || !r.Asked {
		t.Errorf("felt %+v, missed %d", r.Felt, r.Missed)
	}
	if d := r.Wave[Behind]; !d.Known || d.Evening <= d.Morning || r.Since != 0 && d.Morning <= 20 {
		t.Errorf("today carries %+v, %d d since settled", d, r.Since)
	}
}

// What lies beyond the block and the days ahead changes no row.
func TestARowDoesNotLookFurther(t *testing.T) {
	short, long := weekly(sound, 8, .6), weekly(sound, 8, .6)
	later := weekly(hours{4, 4, 4, 4, 4, 4, 4}, 20, 1).Seasons[0].Blocks[0]
	long.Seasons[0].Blocks = append(long.Seasons[0].Blocks, later)
	long.Events = []plan.Event{race(1, 200, 100)}
	a := Of(Known{Athlete: &plan.Athlete{}, Plan: short, Today: today})
	b := Of(Known{Athlete: &plan.Athlete{}, Plan: long, Today: today})
	if a.Wave != b.Wave || a.Oscillation != b.Oscillation || a.Why != b.Why {
		t.Errorf("%q %v\n%q %v", a.Why, a.Oscillation, b.Why, b.Oscillation)
	}
}

func TestWhoWaitsForAnAnswerComesFirstOfEquals(t *testing.T) {
	rows := []Row{
		{Name: "ada", Attention: Look}, {Name: "ben", Attention: Look, Asks: []plan.Request{{}}},
		{Name: "cleo", Attention: Look, Asks: []plan.Request{{}, {}}}, {Name: "dan", Attention: Red},
	}
	Sort(rows, ByNeed)
	if got := rows[0].Name + rows[1].Name + rows[2].Name + rows[3].Name; got != "danbencleoada" {
		t.Errorf("sorted: %s", got)
	}
}

func TestOrders(t *testing.T) {
	row := func(name string, attention Attention, away int) Row {
		r := Row{Athlete: plan.ID{name[0]}, Name: name, Attention: attention}
		if away > 0 {
			r.Event = Event{Name: "R", From: today + calendar.Day(away)}
		}
		return r
	}
	rows := []Row{row("dan", Fine, 3), row("Cleo", Red, 90), row("ada", Look, 0), row("Ben", Red, 8), row("eve", Silent, 1)}
	for _, c := range []struct {
		order Order
		want  string
	}{
		{ByNeed, "Ben Cleo ada eve dan"},
		{ByName, "ada Ben Cleo dan eve"},
		{ByEvent, "eve dan Ben Cleo ada"},
	} {
		Sort(rows, c.order)
		var names []string
		for i := range rows {
			names = append(names, rows[i].Name)
		}
		if got := strings.Join(names, " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.order, got, c.want)
		}
	}
	if ByNeed.Next().Next().Next() != ByNeed {
		t.Error("three orders do not go round")
	}
}

func TestSortGivesOneListWhateverTheOrderBefore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Row {
			return Row{
				Athlete: plan.ID{rapid.Byte().Draw(t, "id"), rapid.Byte().Draw(t, "id")}, Name: rapid.SampledFrom([]string{"a", "A", "b"}).Draw(t, "name"),
				Attention: Attention(rapid.IntRange(0, 3).Draw(t, "attention")),
				Event:     Event{Name: rapid.SampledFrom([]string{"", "R"}).Draw(t, "event"), From: calendar.Day(rapid.IntRange(0, 3).Draw(t, "day"))},
			}
		}), 0, 20).Draw(t, "rows")
		order := Order(rapid.IntRange(0, 2).Draw(t, "order"))
		mixed := slices.Clone(rows)
		slices.Reverse(mixed)
		Sort(rows, order)
		Sort(mixed, order)
		for i := range rows {
			if rows[i].Athlete != mixed[i].Athlete {
				t.Fatalf("place %d: %v and %v", i, rows[i], mixed[i])
			}
		}
	})
}

func BenchmarkOf(b *testing.B) {
	k := Known{Athlete: &plan.Athlete{}, Plan: weekly(sound, 12, .6), Today: today, Done: did(History, func(int) []plan.Impulse { return easy(50) })}
	b.ReportAllocs()
	for b.Loop() {
		Of(k)
	}
}
