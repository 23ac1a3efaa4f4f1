package notation

import (
	"bytes"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
)

// benchSeason is a season of 52 weeks as a coach plans it: about 500 lines, six
// or seven sessions a week, every fourth week down.
func benchSeason(tb testing.TB) File {
	tb.Helper()
	lines := []string{
		"rest", "easy 50m", "hills 1h: 15m @2, 8x(1m @8, 2m @2), 21m @2", "strength maintenance 40m", "easy 45m #trail",
		"long 2h30 +600m fuel 70g salt 600mg #trail #poles !", `easy 1h15 "legs only, no watch"`, "bike easy 1h30 @z2",
	}
	f := File{Athlete: "Sam Rivera", Sport: plan.Run}
	f.Season.Name, f.Season.Start = "Canyon 100K", calendar.Day(20787)
	for b := range 13 {
		block := plan.Mesocycle{Name: "Base", Phase: plan.Base, Ratio: plan.Ratio{Stress: 3, Recovery: 1}}
		for w := range 4 {
			week := plan.Microcycle{Days: calendar.Week, Target: plan.Target{Measure: plan.TargetLoad, Value: float64(300 + 10*b)}, Note: "find the habit"}
			if w == 3 {
				week = plan.Microcycle{Kind: plan.DownWeek, Days: calendar.Week, Target: plan.Target{Measure: plan.TargetShare, Value: 65}}
			}
			for i, line := range lines {
				s, err := ParseSession(line, plan.Run)
				if err != nil {
					tb.Fatal(err)
				}
				s.Day = min(i, 6)
				week.Sessions = append(week.Sessions, s)
			}
			block.Weeks = append(block.Weeks, week)
		}
		f.Season.Blocks = append(f.Season.Blocks, block)
	}
	for _, line := range eventSeeds[:3] {
		e, err := ParseEvent(line, plan.Run, typing)
		if err != nil {
			tb.Fatal(err)
		}
		f.Events = append(f.Events, e)
	}
	return f
}

func BenchmarkParseFile(b *testing.B) {
	text := PrintFile(benchSeason(b), FileOptions{})
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ParseFile("season.ebb", text, FileReading{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(bytes.Count(text, []byte("\n"))), "lines")
}

func BenchmarkPrintFile(b *testing.B) {
	f := benchSeason(b)
	b.ReportAllocs()
	for b.Loop() {
		PrintFile(f, FileOptions{})
	}
}

// With ids each line is cut to the shortest letters, and found again by them.
func BenchmarkFileWithIDs(b *testing.B) {
	f := benchSeason(b)
	n := 0
	id := func() (id plan.ID) {
		n++
		id[0], id[1], id[15] = byte(n*7), byte(n*n), byte(n)
		id[2] = byte(n >> 8)
		return id
	}
	for i := range f.Season.Blocks {
		f.Season.Blocks[i].ID = id()
		for w := range f.Season.Blocks[i].Weeks {
			week := &f.Season.Blocks[i].Weeks[w]
			week.ID = id()
			for s := range week.Sessions {
				week.Sessions[s].ID = id()
			}
		}
	}
	text := PrintFile(f, FileOptions{IDs: true})
	b.Run("parse", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := ParseFile("season.ebb", text, FileReading{Known: f}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("print", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			PrintFile(f, FileOptions{IDs: true})
		}
	})
}
