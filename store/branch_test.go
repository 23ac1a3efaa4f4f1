package store

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
)

func branched(t testing.TB, names ...string) (*Store, plan.ID) {
	t.Helper()
	s, sam := seeded(t)
	for _, name := range names {
		_, _, err := coach(s).NewBranch(sam, name, Main)
		must(t, err)
	}
	return s, sam
}

func on(t testing.TB, d *Desk, athlete plan.ID, branch string, e edit.Edit) *Snapshot {
	t.Helper()
	snap, _, err := d.Apply(athlete, branch, nil, e, "")
	must(t, err)
	return snap
}

func see(t testing.TB, d *Desk, athlete plan.ID, branch string) *Snapshot {
	t.Helper()
	snap, err := d.Snapshot(athlete, branch)
	must(t, err)
	return snap
}

// wholeStore fails when doctor or audit find anything in a store.
func wholeStore(t interface {
	Helper()
	Fatalf(format string, args ...any)
}, s *Store) {
	t.Helper()
	_, err := examine(coach(s).ctx, s.path, longestWait, func(f Finding) {
		if f.Grade != Note && f.Grade != Untidy {
			t.Fatalf("doctor: %s: %s", f.Where, f.Says)
		}
	})
	if err != nil {
		t.Fatalf("doctor: %v", err)
	}
	if _, err := coach(s).Audit(); err != nil {
		t.Fatalf("audit: %v", err)
	}
}

func branchNames(t testing.TB, d *Desk, athlete plan.ID) (names []string) {
	t.Helper()
	all, err := d.Branches(athlete)
	must(t, err)
	for _, b := range all {
		names = append(names, b.Name)
	}
	return names
}

func TestABranchAndMainGoTheirOwnWays(t *testing.T) {
	s, sam := branched(t, "knee")
	d := coach(s)
	samePlan(t, "a new branch", see(t, d, sam, "knee").Plan, season(2))
	on(t, d, sam, "knee", noteOn(100, "on the branch"))
	on(t, d, sam, Main, noteOn(101, "on main"))
	on(t, d, sam, Main, edit.DeleteWeek{Week: id(102), Gives: edit.Push})
	on(t, d, sam, "knee", edit.DeleteEvent{Event: id(2)})
	wantNotes(t, "the branch", see(t, again(s).As(d.who), sam, "knee"), [4]string{"on the branch"})
	main := see(t, again(s).As(d.who), sam, Main)
	if main.Plan.Seasons[0].Blocks[0].Weeks[1].Note != "on main" || len(main.Plan.Seasons[0].Blocks[0].Weeks) != 3 || len(main.Plan.Events) != 1 {
		t.Errorf("main is %s", text(main.Plan))
	}
	wholeStore(t, s)
}

func TestABranchStoresWhatDiffers(t *testing.T) {
	s, sam := branched(t, "knee")
	differs := func(want int) {
		t.Helper()
		all, err := coach(s).Branches(sam)
		must(t, err)
		if len(all) != 2 || all[1].Differs != want {
			t.Errorf("branches are %+v, want knee to differ by %d", all, want)
		}
	}
	differs(0)
	on(t, coach(s), sam, "knee", noteOn(100, "a"))
	differs(1)
	on(t, coach(s), sam, Main, noteOn(101, "b"))
	differs(2)
	on(t, coach(s), sam, Main, noteOn(100, "a"))
	differs(1)
	on(t, coach(s), sam, "knee", noteOn(101, "b"))
	differs(0)
	on(t, coach(s), sam, "knee", edit.DeleteEvent{Event: id(2)})
	differs(1)
	on(t, coach(s), sam, Main, edit.DeleteEvent{Event: id(2)})
	differs(0)
	wholeStore(t, s)
}

func TestBranchesAreListedWithWhoMadeThem(t *testing.T) {
	s, sam := branched(t, "knee", "b")
	on(t, s.As(Principal{Person: "lee", Role: Coach}), sam, "knee", noteOn(100, "x"))
	all, err := coach(s).Branches(sam)
	must(t, err)
	if len(all) != 3 || all[0].Name != Main || all[1].Name != "b" || all[2].Name != "knee" {
		t.Fatalf("branches are %+v", all)
	}
	if k := all[2]; k.From != Main || k.Since != 2 || k.Person != "kim" || k.At.IsZero() || k.Head.Person != "lee" || k.Head.Branch != "knee" {
		t.Errorf("knee is %+v", k)
	}
}

func TestTakingABranchOver(t *testing.T) {
	for _, keep := range []bool{false, true} {
		t.Run(fmt.Sprintf("keep %v", keep), func(t *testing.T) {
			s, sam := branched(t, "knee")
			on(t, coach(s), sam, "knee", noteOn(100, "knee"))
			on(t, coach(s), sam, Main, noteOn(100, "main"))
			on(t, coach(s), sam, Main, noteOn(101, "main"))
			snap, receipt, err := coach(s).TakeBranch(sam, "knee", keep)
			must(t, err)
			wantNotes(t, "main", snap, [4]string{"knee"})
			if heads, err := coach(s).History(sam, Main, 1); err != nil || heads[0].Seq != receipt.Seq {
				t.Errorf("the newest entry is %+v, %v", heads, err)
			}
			if got := slices.Contains(branchNames(t, coach(s), sam), "knee"); got != keep {
				t.Errorf("knee is there: %v", got)
			}
			wholeStore(t, s)
			wantNotes(t, "main undone", undo(t, coach(again(s)), sam), [4]string{"main", "main"})
			wantNotes(t, "knee after undo", see(t, coach(s), sam, "knee"), [4]string{"knee"})
			wholeStore(t, s)
			wantNotes(t, "main redone", redo(t, coach(again(s)), sam), [4]string{"knee"})
			wholeStore(t, s)
		})
	}
}

func TestADroppedBranchComesBackAsItWas(t *testing.T) {
	s, sam := branched(t, "knee")
	on(t, coach(s), sam, "knee", noteOn(100, "knee"))
	_, err := coach(s).DropBranch(sam, "knee")
	must(t, err)
	var none *NoBranch
	if _, err := coach(s).Snapshot(sam, "knee"); !errors.As(err, &none) {
		t.Errorf("error = %v, want *NoBranch", err)
	}
	on(t, s.As(Principal{Person: "lee", Role: Coach}), sam, Main, noteOn(101, "main went on"))
	on(t, s.As(Principal{Person: "lee", Role: Coach}), sam, Main, edit.DeleteEvent{Event: id(2)})
	undo(t, coach(again(s)), sam)
	knee := see(t, coach(s), sam, "knee")
	wantNotes(t, "knee", knee, [4]string{"knee"})
	if len(knee.Plan.Events) != 1 {
		t.Error("the branch lost its event with main")
	}
	back, _, err := coach(s).Undo(sam, "knee")
	must(t, err)
	wantNotes(t, "undo on the branch", back, [4]string{})
	wholeStore(t, s)
}

// What the person did on a branch goes with it and comes back with it, so that
// undo never stops at a branch of one's own.
func TestANewBranchIsUndoneWithOnesOwnWorkOnIt(t *testing.T) {
	s, sam := branched(t, "knee")
	on(t, coach(s), sam, "knee", noteOn(100, "knee"))
	undo(t, coach(again(s)), sam)
	if got := branchNames(t, coach(s), sam); !slices.Equal(got, []string{Main}) {
		t.Errorf("branches are %v", got)
	}
	wholeStore(t, s)
	redo(t, coach(again(s)), sam)
	wantNotes(t, "redone", see(t, coach(s), sam, "knee"), [4]string{"knee"})
	wholeStore(t, s)
}

// What others did on it is not taken.
func TestANewBranchStaysWhileOthersWorkOnIt(t *testing.T) {
	s, sam := branched(t, "knee")
	on(t, s.As(Principal{Person: "lee", Role: Coach}), sam, "knee", noteOn(100, "lee's"))
	_, _, err := coach(s).Undo(sam, Main)
	var over *Overtaken
	if !errors.As(err, &over) {
		t.Errorf("error = %v, want *Overtaken", err)
	}
	wantNotes(t, "lee's work", see(t, coach(s), sam, "knee"), [4]string{"lee's"})
	wholeStore(t, s)
}

func TestARenamedBranchKeepsItsHistory(t *testing.T) {
	s, sam := branched(t, "knee")
	on(t, coach(s), sam, "knee", noteOn(100, "knee"))
	_, err := coach(s).RenameBranch(sam, "knee", "healthy")
	must(t, err)
	_, _, err = coach(s).NewBranch(sam, "knee", "healthy")
	must(t, err)
	heads, err := coach(s).History(sam, "healthy", 0)
	must(t, err)
	if len(heads) != 3 || heads[0].Branch != "healthy" || heads[1].Branch != Main {
		t.Errorf("history is %+v", heads)
	}
	back, _, err := coach(s).Undo(sam, "healthy")
	must(t, err)
	wantNotes(t, "undo", back, [4]string{})
	wantNotes(t, "a branch of it", see(t, coach(s), sam, "knee"), [4]string{"knee"})
	wholeStore(t, s)
}

func TestWhatIsNotDoneToBranches(t *testing.T) {
	s, sam := branched(t, "knee")
	d := coach(s)
	before := see(t, d, sam, Main).Revision
	for what, err := range map[string]error{
		"a name that is taken": second(d.NewBranch(sam, "knee", Main)),
		"main again":           second(d.NewBranch(sam, Main, Main)),
		"no name":              second(d.NewBranch(sam, "a b", Main)),
		"off nothing":          second(d.NewBranch(sam, "x", "y")),
		"drop main":            last(d.DropBranch(sam, Main)),
		"drop nothing":         last(d.DropBranch(sam, "x")),
		"rename main":          last(d.RenameBranch(sam, Main, "x")),
		"rename to taken":      last(d.RenameBranch(sam, "knee", "knee")),
		"take main":            second(d.TakeBranch(sam, Main, true)),
		"edit nothing":         second(d.Apply(sam, "x", nil, noteOn(100, "x"), "")),
		"an athlete's branch":  second(s.As(Principal{Person: "sam", Role: AthleteRole, Athlete: sam}).NewBranch(sam, "x", Main)),
	} {
		if err == nil {
			t.Errorf("%s: no error", what)
		}
	}
	if after := see(t, d, sam, Main).Revision; after != before {
		t.Errorf("something was stored: revision %d, was %d", after, before)
	}
}

func second[A, B any](_ A, _ B, err error) error { return err }

func last[A any](_ A, err error) error { return err }

func TestAthletesSeeNoBranches(t *testing.T) {
	s, sam := branched(t, "knee")
	athlete := s.As(Principal{Person: "sam", Role: AthleteRole, Athlete: sam})
	if _, err := athlete.Snapshot(sam, "knee"); err == nil {
		t.Error("an athlete sees a branch")
	}
	if got := branchNames(t, athlete, sam); !slices.Equal(got, []string{Main}) {
		t.Errorf("branches are %v", got)
	}
	heads, err := athlete.History(sam, Main, 0)
	must(t, err)
	snap := see(t, athlete, sam, Main)
	for _, h := range append(heads, snap.Head) {
		if strings.Contains(h.Words, "knee") {
			t.Errorf("the history tells an athlete of %q", h.Words)
		}
	}
}

func TestTheBranchInUse(t *testing.T) {
	s, sam := branched(t, "knee")
	current := func(d *Desk, want string) {
		t.Helper()
		if got, err := d.CurrentBranch(sam); err != nil || got != want {
			t.Errorf("branch in use is %q, %v, want %q", got, err, want)
		}
	}
	current(coach(s), Main)
	must(t, coach(s).SetCurrentBranch(sam, "knee"))
	current(coach(again(s)), "knee")
	current(s.As(Principal{Person: "lee", Role: Coach}), Main)
	_, err := coach(s).RenameBranch(sam, "knee", "healthy")
	must(t, err)
	current(coach(s), "healthy")
	_, err = coach(s).DropBranch(sam, "healthy")
	must(t, err)
	current(coach(s), Main)
	if err := coach(s).SetCurrentBranch(sam, "x"); err == nil {
		t.Error("a branch that is not there was chosen")
	}
}

// Branches beside a model in which each is a whole plan of its own: after any
// changes of them all, undos and restarts, each is as the model has it, doctor
// and audit find nothing, and a document of it comes back value for value.
func TestBranchesAreAsInAModel(t *testing.T) {
	dir, run := t.TempDir(), 0
	rapid.Check(t, func(t *rapid.T) {
		s, sam := seedFor(t, dir, &run)
		fresh := 0
		plans := map[string]plan.Plan{Main: season(2)}
		some := func(t *rapid.T) string {
			return rapid.SampledFrom([]string{Main, Main, "a", "b", "c"}).Draw(t, "branch")
		}
		reread := func(t *rapid.T) {
			all, err := coach(s).Branches(sam)
			if err != nil {
				t.Fatal(err)
			}
			clear(plans)
			for _, b := range all {
				snap, err := coach(again(s)).Snapshot(sam, b.Name)
				if err != nil {
					t.Fatal(err)
				}
				plans[b.Name] = snap.Plan
			}
		}
		repeat(t, map[string]func(*rapid.T){
			"edit": func(t *rapid.T) {
				name := some(t)
				if snap, _, err := coach(s).Apply(sam, name, nil, anyEdit(t, &fresh), ""); err == nil {
					plans[name] = snap.Plan
				}
			},
			"again": func(t *rapid.T) {
				name := some(t)
				if snap, _, err := coach(s).Apply(sam, name, nil, anyEdit(t, &fresh), ""); err == nil {
					plans[name] = snap.Plan
				}
			},
			"new": func(t *rapid.T) {
				name, from := some(t), some(t)
				if snap, _, err := coach(s).NewBranch(sam, name, from); err == nil {
					if !edit.Equal(snap.Plan, plans[from]) {
						t.Fatalf("new branch %q is not %q", name, from)
					}
					plans[name] = plans[from]
				}
			},
			"rename": func(t *rapid.T) {
				name, to := some(t), some(t)
				if _, err := coach(s).RenameBranch(sam, name, to); err == nil {
					plans[to] = plans[name]
					delete(plans, name)
				}
			},
			"drop": func(t *rapid.T) {
				name := some(t)
				if _, err := coach(s).DropBranch(sam, name); err == nil {
					delete(plans, name)
				}
			},
			"take": func(t *rapid.T) {
				name, keep := some(t), rapid.Bool().Draw(t, "keep")
				if _, _, err := coach(s).TakeBranch(sam, name, keep); err == nil {
					plans[Main] = plans[name]
					if !keep {
						delete(plans, name)
					}
				}
			},
			"undo of an edit": func(t *rapid.T) { // brings back what was there before, on one branch
				name := some(t)
				was := plans[name]
				_, receipt, err := coach(s).Apply(sam, name, nil, noteOn(100, fmt.Sprint("n", fresh)), "")
				if err != nil || receipt.Seq == 0 {
					return
				}
				snap, _, err := coach(s).Undo(sam, name)
				if err != nil || !edit.Equal(snap.Plan, was) {
					t.Fatalf("undo on %q: %v", name, err)
				}
			},
			"undo": func(t *rapid.T) {
				if _, _, err := coach(s).Undo(sam, some(t)); err == nil {
					reread(t)
				}
			},
			"redo": func(t *rapid.T) {
				if _, _, err := coach(s).Redo(sam, some(t)); err == nil {
					reread(t)
				}
			},
			"release": func(t *rapid.T) {
				until := rapid.SampledFrom([]calendar.Day{AllDays, today, today + 9}).Draw(t, "until")
				if _, err := coach(s).Release(sam, until); err != nil {
					t.Fatal(err)
				}
			},
			"restart": func(*rapid.T) { s = again(s) },
			"": func(t *rapid.T) {
				for name, want := range plans {
					snap, err := coach(s).Snapshot(sam, name)
					if err != nil || !edit.Equal(snap.Plan, want) {
						t.Fatalf("branch %q (%v) is %s\nwant %s", name, err, text(snap.Plan), text(want))
					}
				}
			},
		})
		wholeStore(t, s)
		document, err := exported(coach(s))
		if err != nil {
			t.Fatal(err)
		}
		other := Open(fmt.Sprintf("%s/%d-again.db", dir, run), Options{Now: clock()})
		if _, err := imported(coach(other), document); err != nil {
			t.Fatalf("%v\n%s", err, document)
		}
		sameValues(t, other, s)
		wholeStore(t, other)
	})
}
