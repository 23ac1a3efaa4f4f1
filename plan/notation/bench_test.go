package notation

import (
	"testing"

	"ebb/plan"
)

var benchLines = []string{
	"easy 50m",
	`long 4h @3 +1400m fuel 70g salt 600mg #night #poles ! "last hour by headlamp"`,
	`intervals 1h10 ! "short and sharp": 20m @2, 5x(4m @9, 2m @2), 20m @2`,
	"bike easy 2h @z2",
	`strength heavy 45m "split squats, step-downs"`,
	"run threshold 12k @4:10-4:20/km",
	`rest "before the long day: nothing is the session"`,
}

// One operation is one line, the seven of the manual in turn.
func BenchmarkParseSession(b *testing.B) {
	b.ReportAllocs()
	for i := range b.N {
		if _, err := ParseSession(benchLines[i%len(benchLines)], plan.Run); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPrintSession(b *testing.B) {
	var sessions []plan.Session
	for _, line := range benchLines {
		s, err := ParseSession(line, plan.Run)
		if err != nil {
			b.Fatal(err)
		}
		sessions = append(sessions, s)
	}
	b.ReportAllocs()
	for i := range b.N {
		PrintSession(sessions[i%len(sessions)], plan.Run)
	}
}

func BenchmarkParseEvent(b *testing.B) {
	b.ReportAllocs()
	for i := range b.N {
		if _, err := ParseEvent(eventSeeds[i%2], plan.Run, typing); err != nil {
			b.Fatal(err)
		}
	}
}

// A misspelt word while typing costs a search for what it may be.
func BenchmarkMisspelt(b *testing.B) {
	b.ReportAllocs()
	for range b.N {
		if _, err := ParseSession("tresh 50m", plan.Run); err == nil {
			b.Fatal("read")
		}
	}
}
