package rewrite

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"ebb/plan"
	"ebb/plan/edit"
)

var linesToDraw = []string{"easy 50m", "easy 1h", "long 2h", "long 3h @3 +800m", "hills 1h", "strength maintenance 40m", "rest", "bike easy 2h", "threshold 12k"}

func drawWeek(t *rapid.T) plan.Microcycle {
	m := plan.Microcycle{Days: rapid.SampledFrom([]int{7, 7, 7, 10, 3}).Draw(t, "days"), Kind: rapid.SampledFrom(plan.WeekKinds()).Draw(t, "kind")}
	if rapid.Bool().Draw(t, "target") {
		m.Target = plan.Target{Measure: plan.TargetLoad, Value: float64(rapid.IntRange(20, 24).Draw(t, "load")) * 10}
	}
	for range rapid.IntRange(0, 5).Draw(t, "sessions") {
		m.Sessions = append(m.Sessions, lineOf(rapid.SampledFrom(linesToDraw).Draw(t, "line"), rapid.IntRange(0, m.Days-1).Draw(t, "day")))
	}
	sortDays(m.Sessions)
	return m
}

func sortDays(sessions []plan.Session) {
	slices.SortStableFunc(sessions, func(a, b plan.Session) int { return a.Day - b.Day })
}

func drawBlocks(t *rapid.T) []plan.Mesocycle {
	var blocks []plan.Mesocycle
	for range rapid.IntRange(1, 3).Draw(t, "blocks") {
		b := plan.Mesocycle{Name: rapid.SampledFrom([]string{"Base", "Build", "Peak"}).Draw(t, "name"), Phase: rapid.SampledFrom(plan.Phases()).Draw(t, "phase")}
		for range rapid.IntRange(1, 4).Draw(t, "weeks") {
			b.Weeks = append(b.Weeks, drawWeek(t))
		}
		blocks = append(blocks, b)
	}
	return blocks
}

func withIDs(blocks []plan.Mesocycle, n *ids) plan.Plan {
	m := plan.Macrocycle{ID: n.next(), Name: "Canyon", Start: monday, Blocks: blocks}
	for b := range blocks {
		blocks[b].ID = n.next()
		for w := range blocks[b].Weeks {
			blocks[b].Weeks[w].ID = n.next()
			for s := range blocks[b].Weeks[w].Sessions {
				blocks[b].Weeks[w].Sessions[s].ID = n.next()
			}
		}
	}
	return plan.Plan{Seasons: []plan.Macrocycle{m}}
}

// drawn changes some of the blocks as people do with an editor.
func drawn(t *rapid.T, blocks []plan.Mesocycle) []plan.Mesocycle {
	if rapid.IntRange(0, 5).Draw(t, "all") == 0 {
		return drawBlocks(t)
	}
	for range rapid.IntRange(0, 4).Draw(t, "edits") {
		b := &blocks[rapid.IntRange(0, len(blocks)-1).Draw(t, "block")]
		w := rapid.IntRange(0, len(b.Weeks)-1).Draw(t, "week")
		m := &b.Weeks[w]
		switch rapid.IntRange(0, 7).Draw(t, "edit") {
		case 0:
			b.Weeks = slices.Insert(b.Weeks, w, drawWeek(t))
		case 1:
			if len(b.Weeks) > 1 {
				b.Weeks = slices.Delete(b.Weeks, w, w+1)
			}
		case 2:
			m.Sessions = append(m.Sessions, lineOf(rapid.SampledFrom(linesToDraw).Draw(t, "line"), rapid.IntRange(0, m.Days-1).Draw(t, "day")))
		case 3:
			if len(m.Sessions) > 0 {
				m.Sessions = m.Sessions[1:]
			}
		case 4:
			for i := range m.Sessions {
				m.Sessions[i].Day = rapid.IntRange(0, m.Days-1).Draw(t, "to")
			}
		case 5:
			m.Note = rapid.SampledFrom([]string{"", "find the habit"}).Draw(t, "note")
		case 6:
			other := rapid.IntRange(0, len(b.Weeks)-1).Draw(t, "other")
			b.Weeks[w], b.Weeks[other] = b.Weeks[other], b.Weeks[w]
		case 7:
			if m.Days = rapid.IntRange(1, 12).Draw(t, "length"); m.Days > 0 {
				m.Sessions = slices.DeleteFunc(m.Sessions, func(s plan.Session) bool { return s.Day >= m.Days })
			}
		}
		sortDays(m.Sessions)
	}
	return blocks
}

// TestRewriting checks what holds of every rewrite: the plan is then what was
// written, the edit survives being kept, undo gives the old plan, and writing
// the same again changes nothing.
func TestRewriting(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var n ids
		p := withIDs(drawBlocks(t), &n)
		if r, err := Of(p, whole(p, bare(p.Seasons[0].Blocks)), plan.Run, n.next); err != nil || r.Edit != nil {
			t.Fatalf("the same again: %v, %v", r.Says, err)
		}
		want := drawn(t, bare(p.Seasons[0].Blocks))
		r, err := Of(p, whole(p, want), plan.Run, n.next)
		if err != nil {
			t.Fatal(err)
		}
		if got := bare(r.Plan.Seasons[0].Blocks); !reflect.DeepEqual(got, bare(want)) {
			t.Fatalf("the plan is\n%v\nwant\n%v", got, bare(want))
		}
		if r.Edit == nil {
			return
		}
		text, err := edit.Encode(r.Edit)
		if err != nil {
			t.Fatal(err)
		}
		again, err := edit.Decode(text)
		if err != nil {
			t.Fatal(err)
		}
		res, err := edit.Apply(p, again)
		if err != nil || !edit.Equal(res.Plan, r.Plan) || r.Says == "" {
			t.Fatalf("%q, done again: %v", r.Says, err)
		}
		if err := res.Plan.Check(); err != nil {
			t.Fatal(err)
		}
		back, err := edit.Undo(res.Plan, edit.Changes(p, res.Plan))
		if err != nil || !edit.Equal(back, p) {
			t.Fatalf("undo: %v", err)
		}
		lineIDs(t, p, r.Plan)
	})
}

// lineIDs checks that a session that stands in its week on its day with its
// line as before has the id that it had.
func lineIDs(t *rapid.T, was, is plan.Plan) {
	for at := range is.Weeks() {
		old, ok := was.FindWeek(is.Week(at).ID)
		if !ok || old.Start != at.Start || was.Week(old).Days != is.Week(at).Days {
			continue
		}
		for day := range is.Week(at).Days {
			before, after := was.Week(old).On(day), is.Week(at).On(day)
			if len(before) != 1 || len(after) != 1 {
				continue
			}
			x, y := before[0], after[0]
			same := x.ID == y.ID
			x.ID, y.ID = plan.ID{}, plan.ID{}
			x.Origin, y.Origin = plan.ByHand, plan.ByHand
			if reflect.DeepEqual(x, y) && !same {
				t.Fatalf("%v on day %d has another id", x, day)
			}
		}
	}
}

// BenchmarkSeason pairs a season of 52 weeks in which a week was put in at the
// front and every session of the last was changed.
func BenchmarkSeason(b *testing.B) {
	var n ids
	var blocks []plan.Mesocycle
	for range 13 {
		block := plan.Mesocycle{Name: "Base", Phase: plan.Base}
		for w := range 4 {
			m := weekOf("load 300: 1 easy 50m; 2 hills 1h; 3 easy 1h; 4 strength maintenance 40m; 5 long 3h @3 +800m; 6 easy 1h15")
			m.Target.Value += float64(10*w + 40*len(blocks))
			block.Weeks = append(block.Weeks, m)
		}
		blocks = append(blocks, block)
	}
	p := withIDs(blocks, &n)
	want := bare(p.Seasons[0].Blocks)
	want[0].Weeks = slices.Insert(want[0].Weeks, 0, weekOf("load 280: 1 easy 45m; 5 long 1h50"))
	last := &want[12].Weeks[3]
	for i := range last.Sessions {
		last.Sessions[i] = lineOf("easy 33m", last.Sessions[i].Day)
	}
	for b.Loop() {
		if _, err := Of(p, whole(p, want), plan.Run, n.next); err != nil {
			b.Fatal(err)
		}
	}
}
