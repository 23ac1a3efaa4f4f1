package store

import (
	"testing"

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
		{"in the gap before it", []calendar.Day{today + 145}, today + 137, 2},
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
		part, err := coach(s).Glance(sam, Main, c.since)
		must(t, err)
		if len(part.Plan.Seasons) != c.seasons {
			t.Errorf("%s: %d seasons, want %d", c.what, len(part.Plan.Seasons), c.seasons)
		}
		look := func(snap *Snapshot) *outlook.Outlook {
			return outlook.New(outlook.Input{Plan: snap.Plan, Athlete: &snap.Athlete, Done: snap.Done, Today: c.since})
		}
		at, ok := part.Plan.Locate(c.since)
		if !ok {
			continue
		}
		if got, want := text(look(part).Week(at)), text(look(whole).Week(mustLocate(t, whole.Plan, c.since))); got != want {
			t.Errorf("%s: the week is\n%s\nwant\n%s", c.what, got, want)
		}
		if _, _, err := coach(s).Apply(sam, Main, part, noteOn(9200, "x"), ""); err == nil {
			t.Errorf("%s: a glance can be edited", c.what)
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
