package ways

import (
	"fmt"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"ebb/plan"
	"ebb/plan/edit"
	"ebb/plan/outlook"
)

// lengthOf draws an edit that changes a length, at one of the weeks of a plan.
func lengthOf(t *rapid.T, p plan.Plan) (edit.Edit, plan.Place) {
	var places []plan.Place
	for at := range p.Weeks() {
		places = append(places, at)
	}
	at := rapid.SampledFrom(places).Draw(t, "week")
	here, block := p.Week(at), p.Block(at)
	fresh := func(n int) plan.Microcycle {
		w := week(fmt.Sprint("new", n), plan.WeekKind(rapid.IntRange(0, 1).Draw(t, "kind")), 50, 60, 0)
		w.Days = rapid.SampledFrom([]int{7, 7, 7, 10, 14}).Draw(t, "days")
		return w
	}
	switch rapid.SampledFrom([]string{"insert", "several", "delete", "longer", "shorter", "block", "batch"}).Draw(t, "edit") {
	case "insert":
		return edit.InsertWeek{Week: fresh(1), Before: here.ID}, at
	case "several":
		return edit.InsertWeek{Week: fresh(1), More: []plan.Microcycle{fresh(2)}, Before: here.ID}, at
	case "delete":
		return edit.DeleteWeek{Week: here.ID}, at
	case "longer":
		return edit.ResizeWeek{Week: here.ID, Days: here.Days + rapid.IntRange(1, 7).Draw(t, "more")}, at
	case "shorter":
		return edit.ResizeWeek{Week: here.ID, Days: here.Days - rapid.IntRange(1, 6).Draw(t, "fewer")}, at
	case "block":
		return edit.ResizeBlock{Block: block.ID, Weeks: len(block.Weeks) + 1, Add: []plan.Microcycle{fresh(1)}}, at
	default:
		return edit.Batch{Edits: []edit.Edit{edit.InsertWeek{Week: fresh(1), Before: here.ID}, edit.DeleteWeek{Week: p.Week(places[len(places)-1]).ID}}}, at
	}
}

// Whatever was looked at first, a comparison comes to what Compare says at once,
// and each way to what it is measured as alone.
func TestAComparisonBitByBitIsCompare(t *testing.T) {
	a := athlete(t)
	rapid.Check(t, func(t *rapid.T) {
		p := canyon()
		e, at := lengthOf(t, p)
		o := outlook.New(outlook.Input{Plan: p, Athlete: a, Today: april12 - 6})
		want := Compare(o, e, at.Start)
		got := Open(o, e, at.Start)
		for range rapid.IntRange(0, 5).Draw(t, "looks") {
			gives := rapid.SampledFrom(edit.AllGives()).Draw(t, "gives")
			look := got.Do
			if rapid.Bool().Draw(t, "measured") {
				look = got.Measure
			}
			way, full := look(gives), want.Do(gives)
			if (way.Err == nil) != (full.Err == nil) || len(way.Parted) != len(full.Parted) {
				t.Fatalf("%s: %v, %v parted; in full %v, %v", gives, way.Err, way.Parted, full.Err, full.Parted)
			}
			if way.Known == Measured && gives != edit.Absorb {
				equalWays(t, way, full)
			}
		}
		if kept := len(got.Ways); got.IsWhole() && kept > 0 {
			t.Fatal("who gives is known before all is")
		}
		got = got.Whole()
		if !got.IsWhole() || !reflect.DeepEqual(got.Now, want.Now) || !reflect.DeepEqual(got.Others, want.Others) {
			t.Fatalf("now %+v, others %+v; want %+v, %+v", got.Now, got.Others, want.Now, want.Others)
		}
		for i := range want.Ways {
			equalWays(t, got.Ways[i], want.Ways[i])
			if way := want.Ways[i]; way.Err == nil {
				alone := stageOf(o, at.Start).figures(outlook.New(outlook.Input{Plan: way.Result.Plan, Athlete: a, Today: april12 - 6}))
				if !reflect.DeepEqual(alone, way.Figures) {
					t.Fatalf("%s: %+v, from scratch %+v", way.Gives, way.Figures, alone)
				}
			}
		}
	})
}

func equalWays(t *rapid.T, got, want Way) {
	t.Helper()
	if fmt.Sprint(got.Err) != fmt.Sprint(want.Err) || got.Words != want.Words || !reflect.DeepEqual(got.Figures, want.Figures) ||
		!reflect.DeepEqual(got.Edit, want.Edit) || !reflect.DeepEqual(got.Result, want.Result) || !reflect.DeepEqual(got.Parted, want.Parted) {
		t.Fatalf("%s: %v %q %+v, want %v %q %+v", got.Gives, got.Err, got.Words, got.Figures, want.Err, want.Words, want.Figures)
	}
}
