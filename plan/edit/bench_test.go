package edit

import (
	"testing"

	"ebb/plan"
)

// year is a season of 52 weeks of seven sessions.
func year() (plan.Plan, *ids) {
	n := new(ids)
	m := plan.Macrocycle{ID: n.next(), Name: "year", Start: monday}
	for range 13 {
		b := plan.Mesocycle{ID: n.next(), Name: "block", Phase: plan.Build}
		for range 4 {
			w := plan.Microcycle{ID: n.next(), Days: 7}
			for d := range 7 {
				s := session("", d)
				s.ID = n.next()
				w.Sessions = append(w.Sessions, s)
			}
			b.Weeks = append(b.Weeks, w)
		}
		m.Blocks = append(m.Blocks, b)
	}
	return plan.Plan{Seasons: []plan.Macrocycle{m}}, n
}

func BenchmarkAddSession(b *testing.B) {
	p, n := year()
	s := session("", 0)
	s.ID = n.next()
	e := AddSession{Session: s, To: Spot{p.Seasons[0].Blocks[12].Weeks[3].ID, 5}}
	for b.Loop() {
		if _, err := Apply(p, e); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkInsertThreeDays(b *testing.B) {
	p, n := year()
	e := InsertWeek{Week: plan.Microcycle{ID: n.next(), Days: 3}, Before: p.Seasons[0].Blocks[0].Weeks[1].ID}
	for b.Loop() {
		if _, err := Apply(p, e); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkChangesOfOneSession(b *testing.B) {
	p, n := year()
	s := session("", 0)
	s.ID = n.next()
	after, err := Apply(p, AddSession{Session: s, To: Spot{p.Seasons[0].Blocks[12].Weeks[3].ID, 5}})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if len(Changes(p, after.Plan)) != 1 {
			b.Fatal("not one change")
		}
	}
}

func BenchmarkChangesOfCopies(b *testing.B) {
	p, _ := year()
	other := copied(p)
	for b.Loop() {
		if !Equal(p, other) {
			b.Fatal("a copy differs")
		}
	}
}

func BenchmarkUndo(b *testing.B) {
	p, n := year()
	after, err := Apply(p, InsertWeek{Week: plan.Microcycle{ID: n.next(), Days: 7}, Before: p.Seasons[0].Blocks[0].Weeks[1].ID})
	if err != nil {
		b.Fatal(err)
	}
	changes := Changes(p, after.Plan)
	for b.Loop() {
		if _, err := Undo(after.Plan, changes); err != nil {
			b.Fatal(err)
		}
	}
}
