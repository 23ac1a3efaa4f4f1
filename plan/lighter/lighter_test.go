package lighter_test

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/lighter"
	"ebb/plan/load"
	"ebb/plan/notation"
	"ebb/plan/outlook"
)

var monday = calendar.Of(2027, time.April, 5)

func id(n int) plan.ID { return plan.ID{15: byte(n)} }

func parsed(t interface{ Fatal(...any) }, line string) plan.Session {
	s, err := notation.ParseSession(line, plan.Run)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func somebody(t interface{ Fatal(...any) }) *plan.Athlete {
	a, err := plan.Athlete{Settings: []plan.Setting{{Key: "threshold.run", Value: "4:15/km"}}}.Resolve()
	if err != nil {
		t.Fatal(err)
	}
	return &a
}

// The lighter version serves what the session is for, with less of it.
func TestTheLighterVersionOfASession(t *testing.T) {
	a := somebody(t)
	for was, want := range map[string]string{
		"intervals 1h10 !": "easy 50m",
		"intervals 1h ! : 20m @2, 5x(4m @9, 2m @2), 10m @2": "easy 45m",
		"threshold 12k @4:10-4:20/km #road":                 "easy 6k #road",
		"hills 40m":                                         "easy 30m",
		"easy 50m":                                          "easy 30m",
		"easy 20m":                                          "easy 20m",
		"intervals 18m":                                     "easy 18m",
		"recovery 30m":                                      "recovery 20m",
		"steady 1h30":                                       "easy 1h",
		"bike easy 2h":                                      "bike easy 1h",
		"long 3h45 @3 +950m fuel 70g #trail #poles !": "easy 1h50 fuel 70g #trail",
		"long 30k":                 "easy 14k",
		"strength heavy 45m":       "strength maintenance 30m",
		"strength maintenance 40m": "strength maintenance 25m",
		"mobility 20m":             "mobility 20m",
		"rest":                     "rest",
		`easy 1h at 06:30 private "watch the calf"`: `easy 40m at 06:30 private "watch the calf"`,
	} {
		if got := notation.PrintSession(lighter.Session(parsed(t, was), a, monday), plan.Run); got != want {
			t.Errorf("%s becomes %s, want %s", was, got, want)
		}
	}
}

// Whatever the session: the lighter version is a session, has no more load than
// before, and keeps its id and its place.
func TestTheLighterVersionIsNeverMore(t *testing.T) {
	a := somebody(t)
	rapid.Check(t, func(r *rapid.T) {
		kind := rapid.SampledFrom([]string{"easy", "recovery", "steady", "long", "tempo", "threshold", "intervals", "hills", "progression", "test", "cross"}).Draw(r, "kind")
		amount := rapid.SampledFrom([]string{"5m", "25m", "50m", "1h30", "6h", "4k", "12.3k", "26mi", ""}).Draw(r, "amount")
		more := rapid.SampledFrom([]string{"", " @9", " @2", " load 3", " load 300", " +1200m", " fuel 60g #trail", " !", " ?"}).Draw(r, "more")
		line := kind + " " + amount + more
		s, err := notation.ParseSession(line, plan.Run)
		if err != nil {
			r.Skip(line)
		}
		s.ID, s.Day = id(7), 4
		is := lighter.Session(s, a, monday)
		if err := is.Check(); err != nil {
			r.Fatalf("%s becomes %+v: %v", line, is, err)
		}
		if is.ID != s.ID || is.Day != s.Day || is.Optional != s.Optional {
			r.Fatalf("%s became another session: %+v", line, is)
		}
		was, now := load.Of(s, a, monday), load.Of(is, a, monday)
		if now.Load > was.Load || now.Seconds > was.Seconds+1 {
			r.Fatalf("%s: load %g of %g, %g s of %g", line, now.Load, was.Load, now.Seconds, was.Seconds)
		}
		if now.Load < was.Load && is.Key {
			r.Fatalf("%s stays a key session", line)
		}
	})
}

func week(t *testing.T, days ...string) plan.Plan {
	t.Helper()
	w := plan.Microcycle{ID: id(3), Days: 7}
	for d, line := range days {
		s := parsed(t, line)
		s.ID, s.Day = id(10+d), d
		w.Sessions = append(w.Sessions, s)
	}
	return plan.Plan{Seasons: []plan.Macrocycle{{ID: id(1), Name: "Spring", Start: monday,
		Blocks: []plan.Mesocycle{{ID: id(2), Name: "Build", Phase: plan.Build, Weeks: []plan.Microcycle{w}}}}}}
}

// A lighter day leaves the days after it less to carry, and says so.
func TestWhatALighterDayDoes(t *testing.T) {
	p := week(t, "easy 1h", "hills 1h30 !", "easy 45m", "rest", "long 3h !")
	look := outlook.New(outlook.Input{Plan: p, Athlete: somebody(t), Today: monday})
	d, err := lighter.Of(look, monday+1, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Changes) != 1 || d.Changes[0].IsLoad >= d.Changes[0].WasLoad {
		t.Fatalf("%+v", d.Changes)
	}
	saved := d.Changes[0].WasLoad - d.Changes[0].IsLoad
	if got := d.Was - d.Week; got < saved-.01 || got > saved+.01 {
		t.Errorf("the week has %g less, its session %g", got, saved)
	}
	if d.Key.Day != monday+4 || d.Key.Session.Kind != plan.Long || d.Key.Is >= d.Key.Was {
		t.Errorf("the next key session: %+v", d.Key)
	}
	made, err := edit.Apply(p, d.Edit)
	if err != nil || made.Plan.SessionsOn(monday + 1)[0].Kind != plan.Easy {
		t.Errorf("%+v, %v", made.Plan.SessionsOn(monday+1), err)
	}
	if was, is := lighter.SettledAfter(d.Before, monday+1), lighter.SettledAfter(d.After, monday+1); is > was || is == 0 {
		t.Errorf("settled on %s, as planned on %s", is, was)
	}
	if p.SessionsOn(monday + 1)[0].Kind != plan.Hills {
		t.Error("the plan itself was changed")
	}
}

// A rest, a race and what is done have no lighter version.
func TestDaysWithoutALighterVersion(t *testing.T) {
	p := week(t, "easy 1h", "rest", "easy 1h")
	p.Events = []plan.Event{{ID: id(99), From: monday + 6, Days: 1, Name: "Canyon"}}
	look := outlook.New(outlook.Input{Plan: p, Athlete: somebody(t), Today: monday})
	done := p.SessionsOn(monday + 2)[0].ID
	for day, says := range map[int]string{
		1: "nothing on Tue 6 Apr can be made lighter",
		2: "nothing on Wed 7 Apr can be made lighter",
		6: "a race is not made lighter: whether you start is yours to say",
		9: "nothing on Wed 14 Apr can be made lighter",
	} {
		_, err := lighter.Of(look, monday+calendar.Day(day), func(s plan.ID) bool { return s == done })
		if none := (*lighter.Nothing)(nil); !errors.As(err, &none) || err.Error() != says {
			t.Errorf("day %d: %v", day, err)
		}
	}
}
