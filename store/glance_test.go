package store

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/outlook"
)

// Three seasons in a row; a glance leaves out those that nothing seen hangs on.
func TestGlanceSeesTheSameDays(t *testing.T) {
	s := newStore(t)
	var p plan.Plan
	for n := range 3 {
		m := season(2).Seasons[0]
		m.ID, m.Start = id(9000+n), m.Start+calendar.Day(n*10*7)
		for b := range m.Blocks {
			m.Blocks[b].ID = id(9100 + 10*n + b)
			for w := range m.Blocks[b].Weeks {
				week := &m.Blocks[b].Weeks[w]
				week.ID = id(9200 + 100*n + 10*b + w)
				for i := range week.Sessions {
					week.Sessions[i].ID = id(20000 + 1000*n + 100*b + 10*w + i)
				}
			}
		}
		p.Seasons = append(p.Seasons, m)
	}
	for _, c := range []struct {
		what     string
		reported []calendar.Day
		since    calendar.Day
		seasons  int
	}{
		{"in the third, reported in it", []calendar.Day{today + 3, today + 145}, today + 150, 1},
		{"in the third, reported in the second", []calendar.Day{today + 80}, today + 150, 2},
		{"in the gap before it", []calendar.Day{today + 80, today + 145}, today + 137, 2},
		{"in the gap, reported after it only", []calendar.Day{today + 145}, today + 137, 3}, // all before is expected as planned
		{"in the third, reported in the second and to come", []calendar.Day{today + 80, today + 160}, today + 150, 2},
		{"in the first", []calendar.Day{today + 145}, today + 2, 3},
		{"never reported", nil, today + 150, 3},
	} {
		sam := plan.ID{1: byte(c.seasons), 2: byte(len(c.what)), 3: c.what[len(c.what)-1], 15: 1}
		var records []plan.Record
		for i, day := range c.reported {
			records = append(records, record(5000+2*i, day, 90))
		}
		must(t, coach(s).Seed(Seed{Athlete: plan.Athlete{ID: sam, Name: c.what}, Plan: p, Records: records}))
		whole := snapshot(t, coach(s), sam)
		part, err := coach(again(s)).Glance(sam, Main, Sight{Plan: c.since})
		must(t, err)
		if len(part.Plan.Seasons) != c.seasons {
			t.Errorf("%s: %d seasons, want %d", c.what, len(part.Plan.Seasons), c.seasons)
		}
		look := func(snap *Snapshot) *outlook.Outlook {
			return outlook.New(outlook.Input{Plan: snap.Plan, Athlete: &snap.Athlete, Done: snap.Done, Today: c.since, Begins: snap.Begins})
		}
		at, ok := part.Plan.Locate(c.since)
		if !ok {
			continue
		}
		if got, want := text(look(part).Week(at)), text(look(whole).Week(mustLocate(t, whole.Plan, c.since))); got != want {
			t.Errorf("%s: the week is\n%s\nwant\n%s", c.what, got, want)
		}
		_, _, err = coach(s).Apply(sam, Main, part, noteOn(9200, "x"), "")
		if isPart := c.seasons < 3; part.Part != isPart || (err != nil) != isPart {
			t.Errorf("%s: it is in part: %v; an edit of it: %v", c.what, part.Part, err)
		}
	}
}

func mustLocate(t *testing.T, p plan.Plan, day calendar.Day) plan.Place {
	t.Helper()
	at, ok := p.Locate(day)
	if !ok {
		t.Fatalf("nothing is planned on %s", day)
	}
	return at
}

// Whatever was planned and done: of every day from the first that a glance was
// asked for, the models say the same on it as on the whole, to the last bit.
func TestAGlanceIsAsGoodAsTheWhole(t *testing.T) {
	dir, run := t.TempDir(), 0
	parts := 0
	rapid.Check(t, func(t *rapid.T) {
		run++
		s := Open(filepath.Join(dir, fmt.Sprint(run)), Options{Now: func() time.Time { return time.Date(2027, time.March, 15, 6, 0, 0, 0, time.UTC) }, NoCopies: true})
		history := anyHistory(t)
		sure := func(err error) {
			if err != nil {
				t.Fatal(err)
			}
		}
		sure(coach(s).Seed(history))
		now := today + calendar.Day(rapid.IntRange(-100, 100).Draw(t, "today"))
		sight := Sight{Plan: now - calendar.Day(rapid.IntRange(0, 60).Draw(t, "sight")), IDs: true}
		if rapid.Bool().Draw(t, "few facts") {
			sight.Facts = sight.Plan
		}
		who := history.Athlete.ID
		part, err := coach(again(s)).Glance(who, Main, sight)
		sure(err)
		whole, err := coach(s).Snapshot(who, Main)
		sure(err)
		if part.Part {
			parts++
		}
		for _, series := range []outlook.Series{outlook.Expected, outlook.Done} {
			in := outlook.Input{Plan: whole.Plan, Athlete: &whole.Athlete, Done: whole.Done, Today: now, Series: series}
			a := outlook.New(in)
			in.Plan, in.Athlete, in.Done, in.Begins = part.Plan, &part.Athlete, part.Done, part.Begins
			b := outlook.New(in)
			wantSameOutlook(t, a, b, calendar.Span{From: sight.Plan, To: a.Span().To})
		}
		wantSameFacts(t, whole, part, max(sight.Facts, calendar.On(s.now())-RecentDays))
		if got, want := idsOf(part.Plan, part.Else), idsOf(whole.Plan, nil); !slices.Equal(got, want) {
			t.Fatalf("a glance knows %d ids, the whole %d", len(got), len(want))
		}
	})
	if parts == 0 {
		t.Error("no glance left anything out")
	}
}

// anyHistory draws seasons one after the other, with gaps, shares of weeks
// before as targets, races, and records of some of it.
func anyHistory(t *rapid.T) Seed {
	n := 10_000
	next := func() plan.ID { n++; return id(n) }
	draw := func(what string, from, to int) int { return rapid.IntRange(from, to).Draw(t, what) }
	sam := plan.Athlete{ID: id(9), Name: "Sam"}
	if rapid.Bool().Draw(t, "starts fit") {
		sam.Settings = append(sam.Settings, plan.Setting{Key: "start.fitness", Value: fmt.Sprint(draw("fitness", 0, 80))})
		if rapid.Bool().Draw(t, "on a day") {
			sam.Settings = append(sam.Settings, plan.Setting{Key: "start.date", Value: (today - calendar.Day(draw("start", 0, 700))).String()})
		}
	}
	seed := Seed{Athlete: sam}
	start := today - calendar.Day(draw("first season", 100, 600))
	for range draw("seasons", 1, 5) {
		m := plan.Macrocycle{ID: next(), Name: "season", Start: start}
		for range draw("blocks", 1, 3) {
			b := plan.Mesocycle{ID: next(), Name: "block", Phase: plan.Build}
			for range draw("weeks", 1, 5) {
				w := plan.Microcycle{ID: next(), Days: rapid.SampledFrom([]int{7, 7, 7, 3, 10}).Draw(t, "days")}
				if measure := plan.TargetMeasure(draw("measure", 0, 6)); measure <= plan.TargetShare && measure > 0 {
					w.Target = plan.Target{Measure: measure, Value: float64(draw("target", 5, 120))}
				}
				for day := range w.Days {
					if draw("session", 0, 2) == 0 {
						w.Sessions = append(w.Sessions, plan.Session{ID: next(), Day: day, Sport: plan.Run, Kind: plan.Easy, Duration: plan.DurationOf(600 * draw("minutes", 1, 12))})
						if draw("reported", 0, 2) > 0 {
							r := record(n, m.Start+calendar.Day(m.Days()+b.Days()+day), float64(draw("done", 10, 90)))
							r.ID[1], r.Done.ID[1], r.Sessions = 1, 1, []plan.Share{{Session: id(n)}}
							seed.Records = append(seed.Records, r)
						}
					}
				}
				b.Weeks = append(b.Weeks, w)
			}
			m.Blocks = append(m.Blocks, b)
		}
		seed.Plan.Seasons = append(seed.Plan.Seasons, m)
		start += calendar.Day(m.Days() + draw("gap", 0, 15))
	}
	cut := start - calendar.Day(draw("reported until", 0, 300))
	seed.Records = slices.DeleteFunc(seed.Records, func(r plan.Record) bool { return r.Day > cut })
	for range draw("races", 0, 3) {
		e := plan.Event{ID: next(), From: today + calendar.Day(draw("race day", -500, 100)), Days: 1, Priority: plan.B, Name: "race", Sport: plan.Run, Distance: plan.Distance{Value: 20, Unit: plan.Kilometres}}
		seed.Plan.Events = append(seed.Plan.Events, e)
	}
	slices.SortStableFunc(seed.Plan.Events, func(a, b plan.Event) int { return cmp.Compare(a.From, b.From) })
	return seed
}

// wantSameOutlook compares all that an outlook says of some days.
func wantSameOutlook(t *rapid.T, a, b *outlook.Outlook, days calendar.Span) {
	if a.Span() != b.Span() {
		t.Fatalf("%s: the horizon is %v, want %v", a.Series(), b.Span(), a.Span())
	}
	for day := days.From; day <= days.To; day++ {
		said, _ := a.Day(day)
		again, _ := b.Day(day)
		ready, _ := a.Ready(day)
		readyAgain, _ := b.Ready(day)
		wave, _ := a.Oscillation(day)
		waveAgain, _ := b.Oscillation(day)
		if text(said) != text(again) || ready != readyAgain || text(wave) != text(waveAgain) {
			t.Fatalf("%s: on %s it says\n%+v\nwant\n%+v", a.Series(), day, again, said)
		}
		at, planned := a.Plan().Locate(day)
		atAgain, plannedAgain := b.Plan().Locate(day)
		if planned != plannedAgain || text(a.Plan().SessionsOn(day)) != text(b.Plan().SessionsOn(day)) {
			t.Fatalf("%s: other sessions on %s", a.Series(), day)
		}
		if planned && (text(a.Week(at)) != text(b.Week(atAgain)) || a.Plan().Block(at).ID != b.Plan().Block(atAgain).ID) {
			t.Fatalf("%s: the week of %s is\n%+v\nwant\n%+v", a.Series(), day, b.Week(atAgain), a.Week(at))
		}
	}
}

// wantSameFacts compares the records and check-ins from a day on.
func wantSameFacts(t *rapid.T, whole, part *Snapshot, from calendar.Day) {
	records := slices.DeleteFunc(slices.Clone(whole.Records), func(r plan.Record) bool { return r.Day < from })
	if len(records)+len(part.Records) > 0 && text(records) != text(part.Records) || text(whole.Done) != text(part.Done) || text(whole.Plan.Events) != text(part.Plan.Events) {
		t.Fatalf("from %s on: %d records, want %d", from, len(part.Records), len(records))
	}
	if part.Revision != whole.Revision || text(part.Head) != text(whole.Head) || text(part.Athlete) != text(whole.Athlete) {
		t.Fatalf("it is %d, %+v; want %d, %+v", part.Revision, part.Head, whole.Revision, whole.Head)
	}
}

// idsOf lists the ids of weeks and sessions, and others, in order.
func idsOf(p plan.Plan, others []plan.ID) []plan.ID {
	ids := slices.Clone(others)
	for at := range p.Weeks() {
		ids = append(ids, p.Week(at).ID)
		for _, s := range p.Week(at).Sessions {
			ids = append(ids, s.ID)
		}
	}
	slices.SortFunc(ids, func(a, b plan.ID) int { return cmp.Compare(a.String(), b.String()) })
	return ids
}

// The last of ten seasons against all of them, read for the first time.
func BenchmarkGlance(b *testing.B) {
	s := Open(filepath.Join(b.TempDir(), "ebb.db"), Options{Now: func() time.Time { return time.Date(2027, time.March, 15, 6, 0, 0, 0, time.UTC) }})
	seed := Seed{Athlete: plan.Athlete{ID: id(9), Name: "Sam"}}
	for n := range 10 {
		m := season(13).Seasons[0]
		m.ID, m.Start = plan.ID{1, byte(n)}, m.Start-calendar.Day((9-n)*364)
		for i := range m.Blocks {
			m.Blocks[i].ID[1] = byte(n)
			for w := range m.Blocks[i].Weeks {
				m.Blocks[i].Weeks[w].ID[1] = byte(n)
				for k := range m.Blocks[i].Weeks[w].Sessions {
					m.Blocks[i].Weeks[w].Sessions[k].ID[1] = byte(n)
				}
			}
		}
		seed.Plan.Seasons = append(seed.Plan.Seasons, m)
	}
	for back := range 3650 {
		if back%7 < 5 {
			seed.Records = append(seed.Records, record(5000+2*back, today-calendar.Day(back), 60))
		}
	}
	slices.Reverse(seed.Records)
	must(b, coach(s).Seed(seed))
	for name, read := range map[string]func(*Desk) (*Snapshot, error){
		"week": func(d *Desk) (*Snapshot, error) {
			return d.Glance(id(9), Main, Sight{Plan: today - 182, Facts: today - plan.MaxDays, IDs: true})
		},
		"screen": func(d *Desk) (*Snapshot, error) { return d.Glance(id(9), Main, Sight{Plan: today - 182}) },
		"whole":  func(d *Desk) (*Snapshot, error) { return d.Snapshot(id(9), Main) },
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, err := read(coach(again(s)))
				must(b, err)
			}
		})
	}
}
