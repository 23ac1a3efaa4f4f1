package why

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"ebb/plan/calendar"
)

// A private note is the coach's alone, and pages are sent on: no page of any
// number, session or rule holds one.
func TestNoPageHoldsAPrivateNote(t *testing.T) {
	const left = "left calf"
	noted := text
	for _, line := range []string{"Tue easy 50m", "Wed intervals 1h10 !", "Thu strength heavy 45m", "Sat long 4h @3 +1400m fuel 70g", "Wed easy 40m load 35", "Sat long 20k +800m", "Mon strength plyo 30m @6", `Sun rest "nothing is the session"`, `event A 2027-04-25 "Canyon 100K" 100k +5400m 16h fuel 75g #night`} {
		with := strings.Replace(noted, line, line+` private "`+left+`"`, 1)
		if with == noted {
			t.Fatalf("%q is not in the season", line)
		}
		noted = with
	}
	in := inputOf(t, noted)
	pages := 0
	everyPage(t, in, 1, func(q Asked, page Page, _ error) {
		pages++
		said, err := json.Marshal(page)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(said), left) {
			t.Errorf("%s of %s: %s", q.Topic, q.Day, said)
		}
	})
	if pages < 1000 {
		t.Errorf("only %d pages were read", pages)
	}
}

// A note to the athlete stands apart from the sum.
func TestANoteIsNoPartOfASum(t *testing.T) {
	in := inputOf(t, strings.Replace(text, "Tue easy 50m", `Tue easy 50m "by feel"`, 1))
	page, err := Of(in, Asked{Topic: "session", Day: monday + 1})
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(page.Title, "feel") || !slices.Contains(page.Here, "The coach says: by feel") {
		t.Errorf("%s: %q", page.Title, page.Here)
	}
	if strings.Contains(page.Here[0], "feel") {
		t.Errorf("the sum holds the note: %s", page.Here[0])
	}
}

// What reads as 20 is light: above it a figure never does.
func TestTheBoundOfWhatIsLightReadsOneWay(t *testing.T) {
	for _, c := range []struct {
		x            float64
		shown, inSum string
	}{
		{20, "20", "20"}, {20.001, "20.1", "20.01"}, {20.37, "20.4", "20.37"}, {20.5, "21", "20.5"}, {20.49, "20.5", "20.49"},
		{19.97, "20", "19.97"}, {19.6, "19.6", "19.6"}, {19.4, "19", "19.4"}, {150.26, "150", "150.3"},
	} {
		if got := carried(c.x); got != c.shown {
			t.Errorf("%g is shown as %s, want %s", c.x, got, c.shown)
		}
		if got := precisely(c.x); got != c.inSum {
			t.Errorf("%g is written as %s, want %s", c.x, got, c.inSum)
		}
	}
}

// From a session only what its line leaves open is gone on to.
func TestOnlyWhatIsEstimatedIsGoneOnTo(t *testing.T) {
	in := input(t)
	for _, c := range []struct {
		day                int
		duration, distance bool
	}{
		{1, false, true},  // Tue easy 50m
		{12, true, false}, // Sat long 20k
	} {
		page, err := Of(in, Asked{Topic: "session", Day: monday + calendar.Day(c.day)})
		if err != nil {
			t.Fatal(err)
		}
		leads := func(topic string) bool {
			return slices.ContainsFunc(page.See, func(q Asked) bool { return q.Topic == topic })
		}
		if leads("duration") != c.duration || leads("distance") != c.distance {
			t.Errorf("%s leads to %v", page.Title, page.See)
		}
	}
}

func TestADayOfTrainingIsNoRestDay(t *testing.T) {
	page, err := Of(input(t), Asked{Topic: "rest", Day: monday + 5})
	if err != nil {
		t.Fatal(err)
	}
	if len(page.Here) != 1 || page.Here[0] != "On it is 4 h long." || page.See[0].Topic != "load" {
		t.Errorf("%s: %q, %v", page.Title, page.Here, page.See)
	}
}
