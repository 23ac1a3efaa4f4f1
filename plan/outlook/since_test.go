package outlook

import (
	"testing"

	"pgregory.net/rapid"

	"ebb/plan"
	"ebb/plan/calendar"
)

// Days that nobody asks about are gone through all the same: those from Since on
// are what they are in an outlook that keeps all, in every series, after edits
// and under life.
func TestSinceChangesNoDayThatIsAskedAbout(t *testing.T) {
	athletes := []*plan.Athlete{
		athlete(t),
		athlete(t, plan.Setting{Key: "start.date", Value: (monday - 30).String()}, plan.Setting{Key: "start.fitness", Value: "50"}),
		athlete(t, plan.Setting{Key: "model.gain", Value: "1.3", From: monday + 20}),
	}
	rapid.Check(t, func(t *rapid.T) {
		p := season(rapid.IntRange(1, 16).Draw(t, "weeks"))
		in := Input{
			Plan: p, Done: reportsOf(t, p), Life: lifeOver(t), Series: rapid.SampledFrom([]Series{Expected, Planned, Done}).Draw(t, "series"),
			Today: monday + calendar.Day(rapid.IntRange(-10, 140).Draw(t, "today")),
		}
		in.Athlete = rapid.SampledFrom(athletes).Draw(t, "athlete")
		late := in
		late.Since = monday + calendar.Day(rapid.IntRange(-40, 200).Draw(t, "since"))
		whole, part := New(in), New(late)
		for n := range 3 {
			if part.Span().From < min(late.Since, whole.Span().To) || part.Span().To != whole.Span().To {
				t.Fatalf("%v of %v since %s", part.Span(), whole.Span(), late.Since)
			}
			for d := part.Span().From; d <= part.Span().To; d++ {
				got, _ := part.Day(d)
				if want, _ := whole.Day(d); got != want {
					t.Fatalf("%s: %+v, want %+v", d, got, want)
				}
			}
			if n == 0 {
				p = edit(t, p, n)
				whole, part = whole.With(p), part.With(p)
				continue
			}
			life := lifeOver(t)
			whole, part = whole.Under(life), part.Under(life)
		}
	})
}
