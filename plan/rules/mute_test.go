package rules

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"ebb/plan/edit"
)

// A muted finding is told apart, the others stay as they are, judged from
// scratch or after an edit, and it comes back when the mute goes.
func TestMutedFindingsAreKeptApart(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		in := oddInput(t, rt)
		before := Judge(in)
		all := before.Findings()
		if len(all) == 0 {
			return
		}
		f := all[rapid.IntRange(0, len(all)-1).Draw(rt, "finding")]
		m := f.Mute(id(990000), "late shift")
		covers := func(g *Finding) bool { return g.Mute(m.ID, m.Reason) == m }
		if of, block, ok := before.MuteIn(&f, m.ID, m.Reason); ok && rapid.Bool().Draw(rt, "all of the block") {
			m = of
			covers = func(g *Finding) bool {
				return g.Rule == f.Rule && before.ground.inBlock(block.ID, g.at)
			}
		}
		var want []Finding
		var apart []Muted
		for _, g := range all {
			if covers(&g) {
				apart = append(apart, Muted{g, m})
			} else {
				want = append(want, g)
			}
		}
		res, err := edit.Apply(in.Look.Plan(), edit.Mute{Mute: m})
		if err != nil {
			rt.Fatal(err)
		}
		in.Look = in.Look.With(res.Plan)
		anew, again := Judge(in), before.With(in.Look)
		for _, v := range []*Verdict{anew, again} {
			if got := v.Findings(); len(got)+len(want) > 0 && !reflect.DeepEqual(got, want) {
				rt.Fatal("other findings changed:", firstDifference(got, want))
			}
			if !reflect.DeepEqual(v.Muted(), apart) {
				rt.Fatalf("muted are %+v, want %+v", v.Muted(), apart)
			}
		}
		back, err := edit.Apply(res.Plan, edit.Unmute{Mute: m.ID})
		if err != nil {
			rt.Fatal(err)
		}
		if v := again.With(in.Look.With(back.Plan)); len(v.Muted()) != 0 || !reflect.DeepEqual(v.Findings(), all) {
			rt.Fatal("it did not come back")
		}
	})
}
