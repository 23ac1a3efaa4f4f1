package compare

import (
	"fmt"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/outlook"
)

func of(t testing.TB, p plan.Plan) *outlook.Outlook {
	t.Helper()
	a, err := plan.Athlete{ID: id("sam"), Name: "Sam"}.Resolve()
	if err != nil {
		t.Fatal(err)
	}
	return outlook.New(outlook.Input{Plan: p, Athlete: &a, Today: monday})
}

func TestCurvesPartWhereThePlansDo(t *testing.T) {
	a := season(2)
	b := done(t, a, edit.Scale{Session: id("sat-2"), Steps: 5})
	span, was, is := Curves(of(t, a), of(t, b))
	if span != (calendar.Span{From: monday, To: monday + 55}) || len(was.Days) != 56 || len(is.Days) != 56 {
		t.Fatalf("span %v, %d and %d days", span, len(was.Days), len(is.Days))
	}
	const sat = 14 + 5
	for i := range was.Days {
		same := was.Days[i] == is.Days[i]
		if same != (i < sat) {
			t.Errorf("day %d: same is %v: %+v, %+v", i, same, was.Days[i], is.Days[i])
		}
	}
	if is.Days[sat].Load <= was.Days[sat].Load || is.Days[sat].Fitness <= was.Days[sat].Fitness {
		t.Errorf("the longer day is %+v, was %+v", is.Days[sat], was.Days[sat])
	}
	if len(was.Blocks) != 2 || !was.Blocks[0].Known || was.Blocks[0].O == is.Blocks[0].O || was.Blocks[1].Span.From != monday+28 {
		t.Errorf("blocks are %+v, %+v", was.Blocks, is.Blocks)
	}
	if len(was.Races) != 1 || was.Races[0].Fitness >= is.Races[0].Fitness || was.Races[0].Ready < was.Races[0].Day {
		t.Errorf("races are %+v, %+v", was.Races, is.Races)
	}
}

func TestCurvesCoverBothPlans(t *testing.T) {
	a, b := season(1), season(2)
	span, was, is := Curves(of(t, a), of(t, b))
	if span.To != monday+55 || len(was.Days) != len(is.Days) {
		t.Errorf("span is %v, %d and %d days", span, len(was.Days), len(is.Days))
	}
}

// Two branches of three years: one a week later from the second month on, with
// other sessions every few weeks.
func BenchmarkThreeYears(b *testing.B) {
	was := season(39)
	is := done(b, was, edit.InsertWeek{Week: plan.Microcycle{ID: id("down"), Kind: plan.DownWeek, Days: 7}, Before: id("w6"), Gives: edit.Push})
	for n := 10; n < 150; n += 7 {
		is = done(b, is, edit.Scale{Session: id(fmt.Sprint("sat-", n)), Steps: 1})
	}
	b.Run("list", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if len(Plans(was, is, plan.Run)) < 10 {
				b.Fatal("the plans are the same")
			}
		}
	})
	b.Run("list, models and curves", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			Plans(was, is, plan.Run)
			x := of(b, was)
			Curves(x, x.With(is))
		}
	})
}
