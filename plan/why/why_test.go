package why

import (
	"regexp"
	"strings"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/notation"
	"ebb/plan/outlook"
	"ebb/plan/rules"
)

var monday = calendar.Of(2027, 3, 1)

const text = `ebb 1
athlete "Sam"
sport run
season "Canyon" from 2027-03-01
event A 2027-04-25 "Canyon 100K" 100k +5400m 16h fuel 75g #night
event C 2027-04-03 "Town 10" 10k

block build "Build" 3:1
  week load 400
    Tue easy 50m
    Wed intervals 1h10 !: 20m @2, 5x(4m @9, 2m @2), 20m @2
    Thu strength heavy 45m
    Thu easy 45m
    Sat long 4h @3 +1400m fuel 70g
    Sun rest "nothing is the session"
  week hours 7h
    Tue swim easy 2k @1:50/100mtr
    Wed threshold 12k @4:10-4:20/km
    Sat long 20k +800m
    Sun bike easy 2h @z2
  week load 480
  down 65%
    Wed easy 40m load 35
    Sat easy 1h15 @60>75%
block specific "Specific" 2:1
  week 105%
    Mon strength plyo 30m @6
    Tue hills 1h
    Sat long 3h
    Sun long 2h30
  down 60%
`

// input gives a season with a past of five weeks, and the plan to come.
func input(t testing.TB, settings ...plan.Setting) Input {
	t.Helper()
	return inputOf(t, text, settings...)
}

// inputOf is input for another season, without what was done before it where
// that is empty.
func inputOf(t testing.TB, text string, settings ...plan.Setting) Input {
	t.Helper()
	f, err := notation.ParseFile("sam.ebb", []byte(text), notation.FileReading{})
	if err != nil {
		t.Fatal(err)
	}
	p := plan.Plan{Seasons: []plan.Macrocycle{f.Season}, Events: f.Events}
	identify(&p)
	a, err := plan.Athlete{Name: "Sam", Settings: append([]plan.Setting{
		{Key: "threshold.run", Value: "4:15/km"}, {Key: "easy.run", Value: "6:00/km"}, {Key: "threshold.swim", Value: "1:35/100mtr"},
		{Key: "start.date", Value: "2027-01-20"}, {Key: "start.fitness", Value: "48"}, {Key: "start.fatigue", Value: "44"},
	}, settings...)}.Resolve()
	if err != nil {
		t.Fatal(err)
	}
	var done []plan.DoneDay
	for d := monday - 35; d < monday; d++ {
		day := plan.DoneDay{Day: d}
		if load := [7]float64{0, 55, 90, 60, 0, 140, 50}[(d-monday+70)%7]; load > 0 {
			day.Impulses = []plan.Impulse{{Sport: plan.Run, Load: load, FootKm: load / 6, DescentKm: load / 400, Hard: max(0, load-80)}}
		}
		done = append(done, day)
	}
	life := []plan.Life{{ID: plan.ID{9}, Kind: plan.Sick, From: monday + 16, Days: 5}}
	look := outlook.New(outlook.Input{Plan: p, Athlete: &a, Done: done, Life: life, Today: monday})
	return Input{Look: look, Today: monday, Verdict: rules.Judge(rules.Input{Look: look, Today: monday})}
}

// identify gives every part of a plan an id.
func identify(p *plan.Plan) {
	n := uint16(0)
	next := func() plan.ID { n++; return plan.ID{1, byte(n >> 8), byte(n)} }
	for s := range p.Seasons {
		p.Seasons[s].ID = next()
		for b := range p.Seasons[s].Blocks {
			block := &p.Seasons[s].Blocks[b]
			block.ID = next()
			for w := range block.Weeks {
				block.Weeks[w].ID = next()
				for i := range block.Weeks[w].Sessions {
					block.Weeks[w].Sessions[i].ID = next()
				}
			}
		}
	}
	for e := range p.Events {
		p.Events[e].ID = next()
	}
}

// everyPage asks everything of every so many days around the first.
func everyPage(t testing.TB, in Input, every calendar.Day, ask func(q Asked, page Page, err error)) {
	t.Helper()
	span := in.Look.Span()
	for day := max(span.From, monday-40); day <= min(span.To, monday+70); day += every {
		for _, topic := range Names() {
			q := Asked{Topic: topic, Day: day}
			page, err := Of(in, q)
			ask(q, page, err)
		}
		for _, s := range in.Look.Plan().SessionsOn(day) {
			for _, topic := range []string{"session", "distance"} {
				q := Asked{Topic: topic, ID: s.ID}
				page, err := Of(in, q)
				ask(q, page, err)
			}
		}
	}
	for _, r := range rules.All() {
		page, err := Of(in, Asked{Topic: r.ID})
		ask(Asked{Topic: r.ID}, page, err)
	}
}

var notNumbers = regexp.MustCompile(`NaN|\bInf\b|%!`)

// wrong says what is wrong with a page.
func wrong(in Input, page Page) string {
	switch {
	case page.Title == "" || page.What == "" || page.Not == "" || len(page.Source) == 0:
		return "something is missing"
	case len(page.Here) == 0 && page.Asked.Topic[0] != 'R':
		return "nothing is computed"
	}
	for _, line := range append(page.Here, page.Title, page.What, page.Not) {
		if notNumbers.MatchString(line) {
			return line
		}
		if w := wrongSum(line); w != "" {
			return line + ": " + w
		}
	}
	for _, q := range page.See {
		if _, ok := Find(q.Topic); !ok {
			return "it leads to " + q.Topic
		}
	}
	return ""
}

// Every number of every day of a season is explained, and the sums come to what
// is said.
func TestEverySumIsRight(t *testing.T) {
	sums := 0
	for _, settings := range [][]plan.Setting{nil, {{Key: "model.weight", Value: "inverse"}, {Key: "model.gain", Value: "1.4"}, {Key: "strength.weight", Value: "0.2"}}} {
		in := input(t, settings...)
		everyPage(t, in, 2, func(q Asked, page Page, err error) {
			if err != nil {
				return // no session, no O, no race
			}
			if w := wrong(in, page); w != "" {
				t.Errorf("%v of %s: %s", q.Topic, q.Day, w)
			}
			sums += strings.Count(strings.Join(page.Here, "\n"), " = ")
		})
	}
	if sums < 1500 {
		t.Errorf("only %d sums were done", sums)
	}
}

// What a coach asks first, in full.
func TestWhyInWords(t *testing.T) {
	in := input(t)
	for _, c := range []struct {
		q    Asked
		want []string // in this order
	}{
		{Asked{Topic: "load", Day: monday + 5}, []string{"Load of Sat 6 Mar: 160", "long 4h @3 +1400m fuel 70g: 4 h x 40 an hour = 160", "An hour at effort 3 counts 40"}},
		{Asked{Topic: "rest", Day: monday + 6}, []string{"Rest on Sun 7 Mar", "It follows Saturday's 4 h long: the muscle starts it at", "By Monday it is at"}},
	} {
		page, err := Of(in, c.q)
		if err != nil {
			t.Fatal(err)
		}
		said := page.Title + "\n" + strings.Join(page.Here, "\n")
		rest := said
		for _, words := range c.want {
			_, after, ok := strings.Cut(rest, words)
			if !ok {
				t.Fatalf("%q is missing in\n%s", words, said)
			}
			rest = after
		}
		t.Log(said)
	}
}

func TestNoNumberIsCalledAsARule(t *testing.T) {
	words := Names()
	for word := range other {
		words = append(words, word)
	}
	for _, word := range words {
		if _, ok := Find(word); !ok {
			t.Errorf("%q is not found", word)
		}
		if r, clash := rules.Find(word); clash {
			t.Errorf("%q is %s too", word, r.ID)
		}
	}
}

func TestWhatCanNotBeAskedIsSaid(t *testing.T) {
	in := input(t)
	for _, c := range []struct {
		q    Asked
		want string
	}{
		{Asked{Topic: "wisdom", Day: monday}, "is no number that ebb shows"},
		{Asked{Topic: "load", Day: monday + 2000}, "nothing is computed for"},
		{Asked{Topic: "session", Day: monday}, "there is no session on Mon 1 Mar 2027"},
		{Asked{Topic: "session", Day: monday, ID: plan.ID{77}}, "that session is gone"},
		{Asked{Topic: "race", Day: in.Look.Span().To}, "there is no race from"},
		{Asked{Topic: "week", Day: monday - 20}, "no week of the plan holds"},
		{Asked{Topic: "return", Day: monday}, "no sick day"},
	} {
		if _, err := Of(in, c.q); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v: %v, want %q", c.q, err, c.want)
		}
	}
}

// Odd plans: no page panics, is empty, or holds what is no number.
func TestNoPlanIsTooOdd(t *testing.T) {
	const head = "ebb 1\nathlete \"Sam\"\nsport run\nseason \"S\" from 2027-03-01\n"
	for _, text := range []string{
		head + "block base \"B\"\n  week\n",
		head + "block base \"B\"\n  week 28d load 0\n  week 1d\n    d1 rest\n",
		head + "event A 2027-03-02 \"X\"\nevent B 2027-03-03..2027-03-09 \"Stages\" 300k\nblock race \"B\"\n  race 65%\n  down 0%\n  week\n    Mon easy 1m load 0\n    Mon race 5k\n    Tue mobility 20m\n    Wed other 2h @9\n    Thu swim race 1500mtr\n",
		head + "block build \"B\"\n  week 28d\n    d1 long 24h @10 +9000m fuel 300g #heat\n    d2 row 2h\n    d9 multi 3h: bike 2h @z3, run 1h @z3\n    d28 strength heavy 40m load 5000\n",
	} {
		for _, settings := range [][]plan.Setting{nil, {{Key: "model.weight", Value: "inverse"}, {Key: "strength.weight", Value: "1"}, {Key: "sport", Value: "bike"}}} {
			in := inputOf(t, text, settings...)
			everyPage(t, in, 9, func(q Asked, page Page, err error) {
				if err != nil {
					return
				}
				if w := wrong(in, page); w != "" {
					t.Errorf("%v of %s: %s", q.Topic, q.Day, w)
				}
			})
		}
	}
}
