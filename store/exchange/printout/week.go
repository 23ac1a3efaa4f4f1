package printout

import "ebb/plan/calendar"

// Week is a microcycle on one page, or a calendar week where nothing is planned.
type Week struct {
	Head
	From, To calendar.Day
	Planned  bool   // a microcycle of a season
	Kind     string // load, down, taper, race or recovery
	Context  string // sentences: which week of which block and season, when it comes down
	Note     string // the coach's words to the week

	Days   []Day
	Sports []Sum // what each sport comes to
	Total  Sum
	Load   float64 // planned
	Target float64 // as load; 0: none
	Done   float64 // load

	Wave  Wave
	Ready Ready
}

// Day is a day of a week.
type Day struct {
	Date    calendar.Day
	Life    string // what lies over the plan: "sick until Sun 11 Apr"
	Things  []Thing
	Outline float64 // load that the week's target asks of a day without sessions
	Nothing bool    // it was reported that nothing was done
	Carried float64 // by the system that carries most, that morning
	Known   bool    // the models know the day
}

// Settled reports whether the morning is at or below the ready line.
func (d Day) Settled() bool { return d.Known && d.Carried <= ReadyLine }

// Thing is what stands on a day: a session, a race, or what was done besides.
type Thing struct {
	What    What
	Title   string   // "Long 3h45 +950m"
	Marks   []string // "key", "if you like", "06:30", tags
	Key     bool
	Words   string   // how hard, about how far
	Steps   []string // in words, one a part
	Fuel    string
	Kit     string
	Note    string
	Private string // for the coach alone; "" unless it was asked for
	Load    float64
	State   State
	Done    string // "3h40, load 146"
}

// What says what a Thing is.
type What uint8

// The kinds of Thing.
const (
	Session What = iota
	Rest
	Race
	Besides
)

// State is what became of a Thing.
type State uint8

// The states. Open has no report and is not due or not reported yet; Missing is
// past without a report.
const (
	Open State = iota
	Done
	Partly
	Instead
	Skipped
	Missing
)

var stateWords = [...]string{Open: "", Done: "done", Partly: "partly done", Instead: "done instead", Skipped: "skipped", Missing: "not reported"}

// String gives the words of s, "" for Open.
func (s State) String() string { return stateWords[s] }

// Sum is what a week holds of one sport, or of all.
type Sum struct {
	Sport   string
	Seconds float64 // planned
	Done    float64 // seconds reported
	Metres  float64
	Climb   float64
}

// Ready is when each system is light again if nothing more were done after a
// day.
type Ready struct {
	After   calendar.Day
	Known   bool
	Systems []Morning
	All     Morning
}

// Morning is the first on which something is light, as the range that the model
// can tell.
type Morning struct {
	Name        string
	Carried     float64 // on the morning of the day that is asked about
	Early, Late calendar.Day
}
