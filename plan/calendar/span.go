package calendar

// Span is a run of days, both ends included. The zero Span is 1970-01-01 alone;
// a Span with To before From is empty.
type Span struct {
	From Day `json:"from"`
	To   Day `json:"to"`
}

// Days gives the number of days in s, 0 when it is empty.
func (s Span) Days() int { return max(0, int(s.To-s.From)+1) }

// Has reports whether d lies in s.
func (s Span) Has(d Day) bool { return s.From <= d && d <= s.To }

// Overlaps reports whether s and t have a day in common.
func (s Span) Overlaps(t Span) bool { return max(s.From, t.From) <= min(s.To, t.To) }

// Union gives the smallest span that holds both.
func (s Span) Union(t Span) Span {
	if s.Days() == 0 {
		return t
	}
	if t.Days() == 0 {
		return s
	}
	return Span{From: min(s.From, t.From), To: max(s.To, t.To)}
}
