package keys_test

import (
	"strings"
	"testing"

	"ebb/tui/keys"
)

func TestNoKeyMeansTwoThings(t *testing.T) {
	owner := map[string]keys.Action{}
	for _, b := range keys.Table {
		for _, key := range b.Keys {
			if other, taken := owner[key]; taken {
				t.Errorf("%q is both %q and %q", key, other, b.Action)
			}
			owner[key] = b.Action
		}
	}
	for key := range owner {
		if len(key) == 2 && key[0] == 'g' {
			if a, taken := owner[key[:1]]; taken {
				t.Errorf("%q can never be typed: its first letter is %q", key, a)
			}
		}
	}
}

func TestEveryActionStandsOnceUnderAKnownGroup(t *testing.T) {
	groups := map[keys.Group]bool{}
	for _, g := range keys.Groups() {
		groups[g] = true
	}
	seen := map[keys.Action]bool{}
	for _, b := range keys.Table {
		if seen[b.Action] {
			t.Errorf("%q stands twice", b.Action)
		}
		seen[b.Action] = true
		if !groups[b.Group] {
			t.Errorf("%q has no heading", b.Action)
		}
	}
}

func TestReaderUnderstandsCountsAndPairs(t *testing.T) {
	for _, c := range []struct {
		typed  string
		action keys.Action
		count  int
		says   string
	}{
		{"l", keys.DayOn, 1, ""},
		{"3 l", keys.DayOn, 3, ""},
		{"1 0 +", keys.More, 10, ""},
		{"0", keys.WeekFirst, 1, ""},
		{"g g", keys.SeasonFirst, 1, ""},
		{"g d", keys.GoToDate, 1, ""},
		{"9 9 9 9 j", keys.WeekOn, keys.MaxCount, ""},
		{"4 t", keys.GoToToday, 1, "a count means nothing before t"},
		{"g x", keys.None, 0, "gx does nothing here"},
		{"ctrl+r", keys.Redo, 1, ""},
		{"up", keys.RowBack, 1, ""},
	} {
		var r keys.Reader
		var last keys.Stroke
		for _, key := range strings.Fields(c.typed) {
			last = r.Read(key)
		}
		if last.Action != c.action || last.Count != c.count || last.Says != c.says {
			t.Errorf("%q gave %+v", c.typed, last)
		}
		if r.Pending() != "" {
			t.Errorf("%q leaves %q waiting", c.typed, r.Pending())
		}
	}
}

func TestPendingShowsWhatWaits(t *testing.T) {
	var r keys.Reader
	r.Read("1")
	r.Read("2")
	r.Read("g")
	if r.Pending() != "12g" {
		t.Fatalf("pending %q", r.Pending())
	}
	if !r.Reset() || r.Pending() != "" || r.Reset() {
		t.Fatal("reset does not forget once and for all")
	}
}
