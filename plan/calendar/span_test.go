package calendar

import "testing"

func TestSpans(t *testing.T) {
	week, empty := Span{10, 16}, Span{5, 4}
	if week.Days() != 7 || empty.Days() != 0 || (Span{5, 2}).Days() != 0 || (Span{3, 3}).Days() != 1 {
		t.Error("days are miscounted")
	}
	for day, want := range map[Day]bool{9: false, 10: true, 16: true, 17: false} {
		if week.Has(day) != want {
			t.Errorf("Has(%d) is %v", day, !want)
		}
	}
	for _, c := range []struct {
		other    Span
		overlaps bool
		union    Span
	}{
		{Span{16, 20}, true, Span{10, 20}},
		{Span{17, 20}, false, Span{10, 20}},
		{Span{1, 10}, true, Span{1, 16}},
		{Span{12, 13}, true, week},
		{Span{1, 30}, true, Span{1, 30}},
		{empty, false, week},
		{Span{13, 12}, false, week}, // empty, though between the ends
	} {
		if week.Overlaps(c.other) != c.overlaps || c.other.Overlaps(week) != c.overlaps {
			t.Errorf("%v overlaps %v: want %v", week, c.other, c.overlaps)
		}
		if week.Union(c.other) != c.union || c.other.Union(week) != c.union {
			t.Errorf("%v and %v: %v", week, c.other, week.Union(c.other))
		}
	}
}
