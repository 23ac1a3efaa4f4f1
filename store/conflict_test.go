package store

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ebb/plan"
	"ebb/plan/edit"
)

// spot is a day of the week n.
func spot(n, day int) edit.Spot { return edit.Spot{Week: id(n), Day: day} }

func added(n int, to edit.Spot) edit.Edit {
	return edit.AddSession{To: to, Session: plan.Session{
		ID: id(n), Sport: plan.Run, Kind: plan.Long, Duration: plan.Duration{Seconds: 7200, Unit: plan.Hours},
	}}
}

func deleted(sessions ...int) edit.Edit {
	var ids []plan.ID
	for _, n := range sessions {
		ids = append(ids, id(n))
	}
	return edit.DeleteSessions{Sessions: ids}
}

// tagged is session 1000 with one more tag.
func tagged(word string) edit.Edit {
	s := season(2).Seasons[0].Blocks[0].Weeks[0].Sessions[0]
	s.Tags = append(slices.Clone(s.Tags), word)
	return edit.ChangeSession{Session: s}
}

// What two people can both have, though they change the same week, or session.
func TestBothHaveWhatFits(t *testing.T) {
	for _, c := range []struct {
		name     string
		kim, lee edit.Edit
	}{
		{"one makes a session longer, the other moves it to another week", longer(70), edit.MoveSession{Session: id(1000), To: spot(101, 4)}},
		{"one moves a session to another week, the other says more of it", edit.MoveSession{Session: id(1000), To: spot(101, 4)}, told("lee")},
		{"both add a session to the same day", added(2000, spot(100, 3)), added(2001, spot(100, 3))},
		{"one deletes a session, the other moves its neighbour", deleted(1001), edit.MoveSession{Session: id(1000), To: spot(100, 3)}},
		{"one deletes a week out of which the other took a session", edit.MoveSession{Session: id(1000), To: spot(101, 1)}, edit.DeleteSessions{Sessions: []plan.ID{id(1001)}}},
		{"one renames a block, the other splits it", edit.RenameBlock{Block: id(10), Name: "Base"}, edit.SplitBlock{Week: id(102), New: id(60), Name: "Late"}},
		{"both insert a few days, and weekdays are kept", edit.InsertWeek{Week: plan.Microcycle{ID: id(500), Days: 3}, Before: id(100)}, edit.RenameSeason{Season: id(1), Name: "Lee's"}},
		{"one mutes a rule in a block, the other renames it", edit.Mute{Mute: plan.Mute{ID: id(600), Rule: "R15", Of: id(10), Reason: "late shift"}}, edit.RenameBlock{Block: id(10), Name: "Base"}},
		{"both mute a rule, each another case", edit.Mute{Mute: plan.Mute{ID: id(600), Rule: "R15", Of: id(100), Reason: "late shift"}}, edit.Mute{Mute: plan.Mute{ID: id(601), Rule: "R15", Of: id(101), Reason: "late shift"}}},
		{"both give a week the same note", noteOn(100, "easy does it"), noteOn(100, "easy does it")},
	} {
		for _, order := range [][2]int{{0, 1}, {1, 0}} {
			t.Run(fmt.Sprint(c.name, order), func(t *testing.T) {
				s, sam := seeded(t)
				edits, desks := []edit.Edit{c.kim, c.lee}, []*Desk{coach(s), again(s).As(Principal{Person: "lee", Role: Coach})}
				base := snapshot(t, coach(s), sam)
				_, _, err := desks[order[0]].Apply(sam, Main, base, edits[order[0]], "")
				must(t, err)
				got, _, err := desks[order[1]].Apply(sam, Main, base, edits[order[1]], "")
				must(t, err)
				wantKept(t, "kim's", base.Plan, c.kim, got.Plan)
				wantKept(t, "lee's", base.Plan, c.lee, got.Plan)
			})
		}
	}
}

// What they can't: the second is told of the first, in words that say who did
// what, what was not done for it, and both versions.
func TestAConflictShowsBothVersions(t *testing.T) {
	for _, c := range []struct {
		name         string
		first, mine  edit.Edit
		says         string
		my, their    string
		afterPutting func(p plan.Plan) bool // mine put in its place; nil: it has none
	}{
		{
			"the same duration", longer(70), longer(80),
			`not done: “easy 50m on Tue 16 Mar is now easy 1h20”, because lee changed the duration of that session since: “easy 50m on Tue 16 Mar is now easy 1h10”`,
			`run easy 80m #trail "by feel"`, `run easy 70m #trail "by feel"`,
			func(p plan.Plan) bool { return sessionIn(p, 1000).Duration.Seconds == 4800 },
		},
		{
			"two tags more", tagged("heat"), tagged("night"), "because lee changed the tags of that session since",
			`run easy 50m #trail #night "by feel"`, `run easy 50m #trail #heat "by feel"`,
			func(p plan.Plan) bool { return slices.Contains(sessionIn(p, 1000).Tags, "night") },
		},
		{
			"moved to two days", edit.MoveSession{Session: id(1000), To: spot(100, 2)}, edit.MoveSession{Session: id(1000), To: spot(101, 0)},
			"because lee changed the day of that session since", `run easy 50m #trail "by feel"`, `run easy 50m #trail "by feel"`,
			func(p plan.Plan) bool { return len(p.Seasons[0].Blocks[0].Weeks[1].Sessions) == 4 },
		},
		{
			"a note", noteOn(100, "rest well"), noteOn(100, "push"), "because lee changed the note of that week since",
			`load week, load 300, "push"`, `load week, load 300, "rest well"`,
			func(p plan.Plan) bool { return p.Seasons[0].Blocks[0].Weeks[0].Note == "push" },
		},
		{
			"both press more", edit.Scale{Session: id(1000), Steps: 1}, edit.Scale{Session: id(1000), Steps: 1},
			"because lee changed the duration of that session since", "", "",
			func(p plan.Plan) bool { return sessionIn(p, 1000).Duration.Seconds > 3120 },
		},
		{
			"deleted what is longer now", longer(70), deleted(1000), `would take away what lee did since: “easy 50m on Tue 16 Mar is now easy 1h10”`,
			"deleted", `run easy 70m #trail "by feel"`,
			func(p plan.Plan) bool { _, _, found := p.FindSession(id(1000)); return !found },
		},
		{
			"deleted a week that has a new session", added(2000, spot(100, 6)), edit.DeleteWeek{Week: id(100)},
			"would take away what lee did since", "deleted", "run long 2h",
			func(p plan.Plan) bool { _, found := p.FindWeek(id(100)); return !found },
		},
		{
			"shortened a week that has a new session on its last day", added(2000, spot(100, 6)), edit.ResizeWeek{Week: id(100), Days: 6},
			"would take away what lee did since", "deleted", "run long 2h",
			func(p plan.Plan) bool { return p.Seasons[0].Blocks[0].Weeks[0].Days == 6 },
		},
		{
			"longer than what is gone", deleted(1000), longer(80), `because lee deleted that session since: “easy 50m deleted from Tue 16 Mar”`,
			`run easy 80m #trail "by feel"`, "deleted",
			func(p plan.Plan) bool { return sessionIn(p, 1000).Duration.Seconds == 4800 },
		},
		{
			"a session on a week that is gone", edit.DeleteWeek{Week: id(100)}, added(2000, spot(100, 3)),
			"because lee deleted that week since", `load week, load 300`, "deleted", nil,
		},
		{
			"a session on a day that is gone", edit.ResizeWeek{Week: id(100), Days: 3}, added(2000, spot(100, 6)),
			"does not fit any more since lee did", "", "", nil,
		},
		{
			"an event that is gone", edit.DeleteEvent{Event: id(2)}, edit.MoveEvent{Event: id(2), To: today + 30},
			"because lee deleted that event since", "", "deleted",
			func(p plan.Plan) bool { return len(p.Events) == 1 && p.Events[0].From == today+30 },
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, sam := seeded(t)
			kim, lee := coach(s), again(s).As(Principal{Person: "lee", Role: Coach})
			base := snapshot(t, kim, sam)
			apply(t, lee, sam, c.first)
			before := snapshot(t, kim, sam)
			_, _, err := kim.Apply(sam, Main, base, c.mine, "")
			var conflict *Conflict
			if !errors.As(err, &conflict) {
				t.Fatalf("error = %v, want *Conflict", err)
			}
			if !strings.Contains(conflict.Error(), c.says) || strings.Contains(conflict.Error(), "\n") {
				t.Errorf("says %q, want %q", conflict, c.says)
			}
			if c.my != "" && conflict.MyLine != c.my || c.their != "" && conflict.TheirLine != c.their {
				t.Errorf("mine %q, theirs %q; want %q and %q", conflict.MyLine, conflict.TheirLine, c.my, c.their)
			}
			if conflict.By.Person != "lee" || conflict.Did == "" || conflict.Now != before {
				t.Errorf("conflict = %+v, want lee, the edit in words, and the plan as it is", conflict)
			}
			if after := snapshot(t, kim, sam); after != before {
				t.Error("something was stored")
			}
			if (conflict.Again == nil) != (c.afterPutting == nil) {
				t.Fatalf("to put mine in its place: %#v", conflict.Again)
			}
			if conflict.Again != nil {
				got, _, err := kim.Apply(sam, Main, conflict.Now, conflict.Again, "")
				must(t, err)
				if !c.afterPutting(got.Plan) {
					t.Errorf("mine is not in its place: %s", text(got.Plan))
				}
			}
		})
	}
}

func sessionIn(p plan.Plan, n int) plan.Session {
	s, _ := sessionOf(p, id(n))
	return s
}

// three are the edits of which every three are tried, in every order, by every
// two writers.
var three = map[string]edit.Edit{
	"note":   noteOn(100, "note"),
	"longer": longer(70),
	"told":   told("by the river"),
	"move":   edit.MoveSession{Session: id(1000), To: spot(101, 4)},
	"delete": deleted(1000),
	"drop":   edit.DeleteWeek{Week: id(100)},
	"add":    added(2000, spot(100, 6)),
}

// Every ordering of three edits of two writers, each of whom sees what they did
// themselves and nothing of the other: of what someone was told is stored
// nothing is lost, and what is refused changes nothing.
func TestEveryOrderingOfThreeEditsOfTwoWriters(t *testing.T) {
	names := slices.Sorted(func(yield func(string) bool) {
		for name := range three {
			if !yield(name) {
				return
			}
		}
	})
	s, sam := seeded(t)
	seed, err := os.ReadFile(s.path)
	must(t, err)
	at := filepath.Join(t.TempDir(), "ebb.db")
	stored, refused := 0, 0
	for _, a := range names {
		for _, b := range names {
			for _, c := range names {
				if a == b || b == c || a == c {
					continue
				}
				for _, writers := range []string{"kkl", "klk", "lkk"} {
					must(t, os.WriteFile(at, seed, 0o600))
					o := ordering{t, fmt.Sprint(a, " ", b, " ", c, " by ", writers), sam, Open(at, Options{Now: s.now}), map[byte]*Snapshot{}}
					n := o.run([]string{a, b, c}, writers)
					stored, refused = stored+n, refused+3-n
				}
			}
		}
	}
	if stored < 800 || refused < 300 {
		t.Errorf("%d stored, %d refused: this tries nothing", stored, refused)
	}
}

type ordering struct {
	*testing.T
	name  string
	sam   plan.ID
	store *Store
	seen  map[byte]*Snapshot // by writer
}

func (o ordering) run(names []string, writers string) (stored int) {
	start := snapshot(o, coach(o.store), o.sam)
	o.seen['k'], o.seen['l'] = start, start
	for i, name := range names {
		who := writers[i]
		base, now, e := o.seen[who], snapshot(o, coach(o.store), o.sam), three[name]
		meant, impossible := edit.Apply(base.Plan, e)
		got, _, err := o.store.As(Principal{Person: string(who), Role: Coach}).Apply(o.sam, Main, base, e, "")
		var conflict *Conflict
		switch {
		case err == nil:
			stored++
			o.seen[who] = got
			o.merged(base.Plan, meant.Plan, now.Plan, got.Plan)
		case impossible != nil && !errors.As(err, &conflict):
			o.same(now)
		case errors.As(err, &conflict):
			if conflict.By.Person == string(who) || conflict.By.Seq <= base.Revision {
				o.Errorf("%s: the conflict of %s names %+v", o.name, name, conflict.By)
			}
			o.same(now)
			o.seen[who] = conflict.Now // they look at it as it is now
		default:
			o.Errorf("%s: %s: error = %v", o.name, name, err)
		}
	}
	return stored
}

func (o ordering) same(now *Snapshot) {
	o.Helper()
	if after := snapshot(o, coach(o.store), o.sam); after.Revision != now.Revision || !edit.Equal(after.Plan, now.Plan) {
		o.Errorf("%s: a refused edit changed something", o.name)
	}
}

// merged holds an outcome against what both wanted: each field of each thing is
// as the one made it who changed it, and as it was where nobody did.
func (o ordering) merged(base, meant, now, got plan.Plan) {
	b, m, n, g := thingsOfPlan(o, base), thingsOfPlan(o, meant), thingsOfPlan(o, now), thingsOfPlan(o, got)
	ids := map[plan.ID]bool{}
	for _, side := range []things{b, m, n, g} {
		for id := range side {
			ids[id] = true
		}
	}
	for id := range ids {
		names := map[string]bool{"": true}
		for _, side := range []things{b, m, n, g} {
			if side[id] != nil {
				for name := range side[id].fields {
					names[name] = true
				}
			}
		}
		for name := range names {
			was, mine, theirs, is := b.field(id, name), m.field(id, name), n.field(id, name), g.field(id, name)
			want := theirs
			if !bytes.Equal(mine, was) && (name == "" || n[id] != nil || b[id] == nil) {
				want = mine
			}
			if name != "" && g[id] == nil {
				continue // whether it is there at all is the field ""
			}
			if m[id] == nil && b[id] != nil && n[id] != nil && g[id] != nil {
				want = theirs // they took it out of what mine deleted
				if name == "" {
					continue
				}
			}
			if !bytes.Equal(is, want) {
				o.Errorf("%s: field %q of ^%s is %s; it was %s, mine %s, theirs %s", o.name, name, id, is, was, mine, theirs)
			}
		}
	}
}

// field gives a field of a thing, and with "" whether the thing is there.
func (all things) field(id plan.ID, name string) []byte {
	switch {
	case all[id] == nil:
		return nil
	case name == "":
		return []byte("there")
	default:
		return all[id].fields[name]
	}
}
