package outlook

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
)

// tenYears is a report on six days of seven for ten years before the season.
func tenYears() []plan.DoneDay {
	var done []plan.DoneDay
	for day := monday - 3652; day < monday; day++ {
		if day%7 != 0 {
			done = append(done, plan.DoneDay{Day: day, Impulses: ran(60), Sessions: []plan.ID{id(1<<20 + int(day))}})
		}
	}
	return done
}

// everything reads what a screen may: each block's oscillation and each week.
func everything(o *Outlook, p plan.Plan) (sum float64) {
	for at := range p.Weeks() {
		if at.Week == 0 {
			m, _ := o.Block(at)
			sum += m.O
		}
	}
	return sum
}

func BenchmarkSeasonFromScratch(b *testing.B) {
	in := Input{Plan: season(52), Athlete: athlete(b), Today: monday}
	b.ReportAllocs()
	for b.Loop() {
		everything(New(in), in.Plan)
	}
}

// BenchmarkAfterOneEdit reports the median over edits on the first, a middle and
// the last day of the season, in random order, with the oscillation of every
// block read again.
func BenchmarkAfterOneEdit(b *testing.B) {
	for _, c := range []struct {
		name string
		done []plan.DoneDay
	}{{"season alone", nil}, {"ten years before it", tenYears()}} {
		b.Run(c.name, func(b *testing.B) {
			p := season(52)
			o := New(Input{Plan: p, Athlete: athlete(b), Done: c.done, Today: monday})
			places := [][2]int{{0, 0}, {6, 1}, {12, 3}}
			random := rand.New(rand.NewPCG(1, 2))
			var took []time.Duration
			b.ReportAllocs()
			for b.Loop() {
				at := places[random.IntN(len(places))]
				next := edited(p, at[0], at[1], func(m *plan.Microcycle) {
					m.Sessions[len(m.Sessions)-1].Load = plan.Given(50 + 100*random.Float64())
				})
				start := time.Now()
				everything(o.With(next), next)
				took = append(took, time.Since(start))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds()), "median-us")
		})
	}
}

func BenchmarkAfterAnEditOnDay(b *testing.B) {
	p := season(52)
	o := New(Input{Plan: p, Athlete: athlete(b), Today: monday})
	for _, day := range []calendar.Day{1, 182, 364} {
		b.Run(fmt.Sprint(int(day)), func(b *testing.B) {
			at, _ := p.Locate(monday + day - 1)
			n := 0.0
			for b.Loop() {
				n++
				next := edited(p, at.Block, at.Week, func(m *plan.Microcycle) { m.Sessions[0].Load = plan.Given(n) })
				everything(o.With(next), next)
			}
		})
	}
}

func BenchmarkTenYearsFromScratch(b *testing.B) {
	in := Input{Plan: season(52), Athlete: athlete(b), Done: tenYears(), Today: monday}
	for b.Loop() {
		New(in)
	}
}
