package rules

import (
	"fmt"
	"strings"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/outlook"
)

// feeling gives a check-in a day, from the first day of the season on.
func feeling(marks ...int) (all []plan.Checkin) {
	for d, mark := range marks {
		if mark > 0 {
			all = append(all, plan.Checkin{Day: monday + calendar.Day(d), Legs: mark, Energy: mark, Sleep: mark, Mood: mark})
		}
	}
	return all
}

// grave gives the severity of the gravest finding of a rule.
func (v *Verdict) grave(rule string) string {
	for _, f := range v.of(rule) {
		return f.Severity.String()
	}
	return ""
}

func TestBordersOfWellness(t *testing.T) {
	usual := []int{4, 4, 3, 4, 4, 3, 4, 4, 3, 4}
	for _, tt := range []struct {
		rule, name string
		marks      []int
		want       string
	}{
		{"R39", "two days below", append(usual[:10:10], 2, 2), ""},
		{"R39", "three days below", append(usual[:10:10], 2, 2, 2), "warn"},
		{"R39", "three days, not in a row", append(usual[:10:10], 2, 2, 4, 2), ""},
		{"R39", "one day at the lowest", append(usual[:10:10], 1, 4), ""},
		{"R39", "two days at the lowest", append(usual[:10:10], 1, 1), "warn"},
		{"R39", "nothing known before", []int{4, 4, 2, 2, 2}, ""},
		{"R36", "four low days", []int{2, 2, 2, 2, 3}, ""},
		{"R36", "five low days", []int{2, 2, 2, 2, 2, 3}, "red"},
		{"R36", "days without an answer between", []int{2, 2, 0, 2, 0, 2, 2, 3}, "red"},
	} {
		t.Run(tt.rule+" "+tt.name, func(t *testing.T) {
			today := monday + 20
			look := outlook.New(outlook.Input{Plan: loads(300, 300, 300, 300), Athlete: athlete(t), Today: today})
			v := Judge(Input{Look: look, Today: today, Checkins: feeling(tt.marks...)})
			if got := v.grave(tt.rule); got != tt.want {
				t.Errorf("finds %q, want %q: %v", got, tt.want, v.of(tt.rule))
			}
		})
	}
}

func TestBordersOfWeight(t *testing.T) {
	for _, tt := range []struct {
		kg, days int
		want     string
	}{{79, 7, "red"}, {79, 14, ""}, {78, 14, "red"}, {81, 7, ""}} {
		today := monday + 20
		a, err := athlete(t, "weight_kg", "79.9").With(plan.Setting{Key: "weight_kg", Value: "79.9", From: monday})
		if err != nil {
			t.Fatal(err)
		}
		a, err = a.With(plan.Setting{Key: "weight_kg", Value: fmt.Sprint(tt.kg), From: monday + calendar.Day(tt.days)})
		if err != nil {
			t.Fatal(err)
		}
		look := outlook.New(outlook.Input{Plan: loads(300, 300, 300, 300), Athlete: &a, Today: today})
		if got := Judge(Input{Look: look, Today: today}).grave("R36"); got != tt.want {
			t.Errorf("from 79.9 to %d kg in %d days: %q, want %q", tt.kg, tt.days, got, tt.want)
		}
	}
}

// The words of these rules name a professional and nothing else.
func TestHealthPointsToAProfessional(t *testing.T) {
	today := monday + 20
	look := outlook.New(outlook.Input{Plan: loads(300, 300, 300, 300), Athlete: athlete(t), Today: today})
	v := Judge(Input{Look: look, Today: today, Checkins: feeling(4, 4, 3, 4, 4, 3, 4, 4, 1, 1, 1, 1, 1, 1)})
	for _, rule := range []string{"R36", "R39"} {
		found := v.of(rule)
		if len(found) == 0 {
			t.Fatalf("%s finds nothing", rule)
		}
		for _, f := range found {
			if !strings.Contains(f.Says, "doctor") {
				t.Errorf("%s says %q", rule, f.Says)
			}
		}
	}
}

func TestLittleReportedBeforeIsNoFigure(t *testing.T) {
	p := weeks(6, func(w int) []plan.Session {
		if w < 3 {
			return seven(4)
		}
		return seven(60)
	})
	sick := []plan.Life{{ID: id(77), Kind: plan.Sick, From: monday + 18, Days: 3}}
	v := Judge(Input{Look: outlook.New(outlook.Input{Plan: p, Athlete: athlete(t), Today: monday, Life: sick}), Today: monday})
	found := v.of("R37")
	if len(found) != 1 || !strings.Contains(found[0].Says, "hold more than twice what was usual") {
		t.Errorf("%+v", found)
	}
}

func TestBordersOfComingBack(t *testing.T) {
	steady := func(back float64, extra ...plan.Session) plan.Plan {
		return weeks(8, func(w int) []plan.Session {
			switch {
			case w < 5:
				return seven(60)
			case w == 5:
				return append(seven(back), extra...)
			default:
				return seven(30)
			}
		})
	}
	away := func(kind plan.LifeKind, days int) []plan.Life {
		return []plan.Life{{ID: id(77), Kind: kind, From: monday + 35 - calendar.Day(days), Days: days}}
	}
	for _, tt := range []struct {
		rule, name string
		plan       plan.Plan
		life       []plan.Life
		want       string
	}{
		{"R37", "half after a week of illness", steady(30), away(plan.Sick, 7), ""},
		{"R37", "two thirds after it", steady(40), away(plan.Sick, 7), "red"},
		{"R37", "hard on the third day", steady(20, hard(2)), away(plan.Sick, 3), "red"},
		{"R37", "hard after the steps", steady(20, hard(5)), away(plan.Sick, 3), ""},
		{"R38", "three days of holiday", steady(60), away(plan.Holiday, 3), ""},
		{"R38", "five days, then four fifths", steady(48), away(plan.Holiday, 5), ""},
		{"R38", "five days, then all of it", steady(60), away(plan.Holiday, 5), "warn"},
		{"R38", "ten days, then four fifths", steady(48), away(plan.Holiday, 10), "warn"},
	} {
		t.Run(tt.rule+" "+tt.name, func(t *testing.T) {
			look := outlook.New(outlook.Input{Plan: tt.plan, Athlete: athlete(t), Today: monday, Life: tt.life})
			v := Judge(Input{Look: look, Today: monday})
			if got := v.grave(tt.rule); got != tt.want {
				t.Errorf("finds %q, want %q: %v", got, tt.want, v.of(tt.rule))
			}
			for _, f := range v.of(tt.rule) {
				checkFix(t, v, &f, tt.name)
			}
		})
	}
}

// A fix of check-ins that stay low makes the next hard day easy, when it is near.
func TestCheckinsThatStayLowEaseTheNextHardDay(t *testing.T) {
	today := monday + 20
	for _, tt := range []struct {
		name string
		day  int // of the next hard session
		want bool
	}{{"tomorrow", 21, true}, {"in a week", 27, false}} {
		p := only(5, easy(15, 30), easy(18, 30), hard(tt.day))
		in := Input{Look: outlook.New(outlook.Input{Plan: p, Athlete: athlete(t), Today: today}), Today: today}
		in.Checkins = feeling(4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 2, 2, 2)
		v := Judge(in)
		found := v.of("R39")
		if len(found) != 1 {
			t.Fatalf("%s: found %v", tt.name, found)
		}
		fix, ok := v.Fix(&found[0])
		if ok != tt.want || ok && fix.Verdict.ground.hard(monday+calendar.Day(tt.day)) {
			t.Errorf("%s: fixed %t", tt.name, ok)
		}
	}
}

// What was done on calm days is held against what was planned for them.
func TestBordersOfEasyDays(t *testing.T) {
	for _, tt := range []struct {
		through int
		want    string
	}{{6, ""}, {9, "warn"}} {
		var done []plan.DoneDay
		for d := range 28 {
			load := 40.0
			if d < tt.through {
				load = 61
			}
			done = append(done, plan.DoneDay{Day: monday + calendar.Day(d), Impulses: []plan.Impulse{{Sport: plan.Run, Load: load}}})
		}
		today := monday + 28
		look := outlook.New(outlook.Input{Plan: loads(280, 280, 280, 280, 280), Athlete: athlete(t), Today: today, Done: done})
		if got := Judge(Input{Look: look, Today: today}).grave("R17"); got != tt.want {
			t.Errorf("%d of 28 days trained through: %q, want %q", tt.through, got, tt.want)
		}
	}
}
