package rewrite

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/notation"
)

var monday = calendar.Of(2027, time.March, 1)

// ids hands out ids that were never used.
type ids uint64

func (n *ids) next() plan.ID {
	*n++
	var id plan.ID
	binary.BigEndian.PutUint64(id[:], uint64(*n)*0x9e3779b97f4a7c15)
	return id
}

// lineOf reads a session.
func lineOf(line string, day int) plan.Session {
	s, err := notation.ParseSession(line, plan.Run)
	if err != nil {
		panic(err)
	}
	s.Day = day
	return s
}

// weekOf reads a week: "load 310: 1 easy 50m; 2 hills 1h". Days count from 0.
func weekOf(text string) plan.Microcycle {
	head, body, _ := strings.Cut(text, ": ")
	m := plan.Microcycle{Days: 7}
	for _, word := range strings.Fields(head) {
		var n float64
		switch kind, err := plan.ParseWeekKind(word); {
		case err == nil:
			m.Kind = kind
		case strings.HasSuffix(word, "d"):
			fmt.Sscanf(word, "%dd", &m.Days)
		default:
			fmt.Sscanf(word, "%g", &n)
			m.Target = plan.Target{Measure: plan.TargetLoad, Value: n}
		}
	}
	if body == "" {
		return m
	}
	for _, part := range strings.Split(body, "; ") {
		m.Sessions = append(m.Sessions, lineOf(part[2:], int(part[0]-'0')))
	}
	return m
}

// blocksOf reads blocks: a name a line, with a week a line below it.
func blocksOf(text string) []plan.Mesocycle {
	var blocks []plan.Mesocycle
	for _, line := range strings.Split(strings.TrimSpace(text), "\n") {
		line = strings.TrimSpace(line)
		if name, ok := strings.CutPrefix(line, "block "); ok {
			blocks = append(blocks, plan.Mesocycle{Name: name, Phase: plan.Base})
			continue
		}
		b := &blocks[len(blocks)-1]
		b.Weeks = append(b.Weeks, weekOf(line))
	}
	return blocks
}

// planOf is a season of those blocks, with ids, and a race behind it.
func planOf(text string, n *ids) plan.Plan {
	m := plan.Macrocycle{ID: n.next(), Name: "Canyon", Start: monday, Blocks: blocksOf(text)}
	for b := range m.Blocks {
		m.Blocks[b].ID = n.next()
		for w := range m.Blocks[b].Weeks {
			week := &m.Blocks[b].Weeks[w]
			week.ID = n.next()
			for s := range week.Sessions {
				week.Sessions[s].ID, week.Sessions[s].Origin = n.next(), plan.BySketch
			}
		}
	}
	return plan.Plan{Seasons: []plan.Macrocycle{m}}
}

// bare gives blocks without ids and origins, as they come from text.
func bare(blocks []plan.Mesocycle) []plan.Mesocycle {
	blocks = slices.Clone(blocks)
	for b := range blocks {
		blocks[b].ID = plan.ID{}
		blocks[b].Weeks = slices.Clone(blocks[b].Weeks)
		for w := range blocks[b].Weeks {
			week := &blocks[b].Weeks[w]
			week.ID = plan.ID{}
			week.Sessions = slices.Clone(week.Sessions)
			for s := range week.Sessions {
				week.Sessions[s].ID, week.Sessions[s].Origin = plan.ID{}, plan.ByHand
			}
			if len(week.Sessions) == 0 {
				week.Sessions = nil
			}
		}
	}
	return blocks
}

func whole(p plan.Plan, blocks []plan.Mesocycle) Wanted {
	return Wanted{Season: p.Seasons[0].ID, Start: p.Seasons[0].Start, Whole: true, Blocks: blocks}
}

func rewritten(t testing.TB, p plan.Plan, want Wanted, n *ids) Rewrite {
	t.Helper()
	r, err := Of(p, want, plan.Run, n.next)
	if err != nil {
		t.Fatal(err)
	}
	if r.Edit == nil {
		return r
	}
	res, err := edit.Apply(p, r.Edit)
	if err != nil {
		t.Fatalf("the edit can't be done: %v", err)
	}
	if !edit.Equal(res.Plan, r.Plan) {
		t.Fatal("the edit makes another plan than it was said to")
	}
	if err := res.Plan.Check(); err != nil {
		t.Fatal(err)
	}
	return r
}

// named gives each session of a plan by its line, with how many of them have an
// id of the plan before.
func kept(before, after plan.Plan) (ids, all int) {
	for at := range after.Weeks() {
		for _, s := range after.Week(at).Sessions {
			all++
			if _, _, ok := before.FindSession(s.ID); ok {
				ids++
			}
		}
	}
	return ids, all
}
