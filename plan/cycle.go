package plan

import "ebb/plan/calendar"

// Macrocycle is a season: a first day and the blocks that follow one another
// from it without a gap.
type Macrocycle struct {
	ID     ID           `json:"id"`
	Name   string       `json:"name"`
	Start  calendar.Day `json:"start"`
	Blocks []Mesocycle  `json:"blocks"`
}

// Mesocycle is a block: weeks with one purpose.
type Mesocycle struct {
	ID    ID           `json:"id"`
	Name  string       `json:"name"`
	Phase Phase        `json:"phase"`
	Ratio Ratio        `json:"ratio,omitzero"`
	Weeks []Microcycle `json:"weeks"`
}

// Microcycle is a week, which need not have seven days.
type Microcycle struct {
	ID       ID        `json:"id"`
	Kind     WeekKind  `json:"kind"`
	Days     int       `json:"days"` // 1 to MaxDays
	Target   Target    `json:"target,omitzero"`
	Note     string    `json:"note,omitempty"`
	Sessions []Session `json:"sessions,omitempty"` // ordered by Day, then by their order in the day
}

// MaxDays is the longest that a microcycle can be.
const MaxDays = 28

// Phase is what a block is for: one of the words below, or one word of the
// coach's.
type Phase string

// The phases that the models and rules know.
const (
	Base       Phase = "base"
	Build      Phase = "build"
	Specific   Phase = "specific"
	Peak       Phase = "peak"
	Taper      Phase = "taper"
	RacePhase  Phase = "race"
	Recover    Phase = "recovery"
	Transition Phase = "transition"
)

// Phases lists the phases that the models and rules know.
func Phases() []Phase {
	return []Phase{Base, Build, Specific, Peak, Taper, RacePhase, Recover, Transition}
}

// Judged reports whether the oscillation of a block of this phase is judged:
// in taper, race, recovery and transition blocks it is shown only.
func (p Phase) Judged() bool {
	switch p {
	case Taper, RacePhase, Recover, Transition:
		return false
	default:
		return true
	}
}

// Ratio is how many weeks of stress a block has to each of recovery, as 3:1.
type Ratio struct {
	Stress   int `json:"stress"`
	Recovery int `json:"recovery"`
}

// WeekKind is what a microcycle is for.
type WeekKind uint8

// The kinds of microcycle.
const (
	LoadWeek WeekKind = iota
	DownWeek
	TaperWeek
	RaceWeek
	RecoveryWeek
)

var weekWords = words{"load", "down", "taper", "race", "recovery"}

// WeekKinds lists the kinds of microcycle.
func WeekKinds() []WeekKind {
	return []WeekKind{LoadWeek, DownWeek, TaperWeek, RaceWeek, RecoveryWeek}
}

// String gives the word for k.
func (k WeekKind) String() string { return weekWords.name(uint8(k)) }

// ParseWeekKind reads the word for a kind of microcycle; "week" is a load week.
func ParseWeekKind(word string) (WeekKind, error) {
	if word == "week" {
		return LoadWeek, nil
	}
	i, err := weekWords.find("kind of week", word)
	return WeekKind(i), err
}

// MarshalText writes the word.
func (k WeekKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads the word.
func (k *WeekKind) UnmarshalText(text []byte) (err error) {
	*k, err = ParseWeekKind(string(text))
	return err
}

// Target is what a microcycle aims at. The zero Target means none.
type Target struct {
	Measure TargetMeasure `json:"measure,omitempty"`
	Value   float64       `json:"value,omitempty"`
}

// TargetMeasure says what a Target's value counts.
type TargetMeasure uint8

// The measures of a target: load; hours; a share in percent of the mean of the
// two largest of the four microcycles before.
const (
	NoTarget TargetMeasure = iota
	TargetLoad
	TargetHours
	TargetShare
)

// IsZero reports whether there is no target.
func (t Target) IsZero() bool { return t.Measure == NoTarget }

// Days gives the number of days of the block.
func (b Mesocycle) Days() int {
	n := 0
	for i := range b.Weeks {
		n += b.Weeks[i].Days
	}
	return n
}

// Days gives the number of days of the season.
func (m Macrocycle) Days() int {
	n := 0
	for i := range m.Blocks {
		n += m.Blocks[i].Days()
	}
	return n
}

// Span gives the days of the season; it is empty when the season has no days.
func (m Macrocycle) Span() calendar.Span {
	return calendar.Span{From: m.Start, To: m.Start + calendar.Day(m.Days()) - 1}
}
