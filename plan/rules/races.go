package rules

import (
	"ebb/plan"
	"ebb/plan/calendar"
)

// Race is a row of the race table: what a race of one class asks of the days
// around it, when it is run all out.
type Race struct {
	Class    string
	NoHard   int // days after it without a hard one
	EasyOnly int // days after it with nothing but easy ones, those of NoHard included
	Gap      int // days to the next race as long or longer
	Taper    int // days before it
}

// The race table: conventions of coaching. Biology gives only a lower bound,
// which is what the slowest system needs to come down.
var (
	fiveK       = Race{"5 km", 3, 5, 7, 5}
	tenK        = Race{"10 km", 5, 7, 14, 7}
	half        = Race{"half marathon", 8, 14, 28, 10}
	marathon    = Race{"marathon", 16, 21, 84, 18}
	fiftyK      = Race{"50 km", 16, 21, 56, 14}
	hundredK    = Race{"50 miles to 100 km", 22, 28, 84, 16}
	hundredMile = Race{"100 miles", 30, 42, 112, 18}
	stages      = Race{"stage race", 24, 35, 112, 14}
	longest     = Race{"over 200 miles or 7 days", 42, 56, 168, 18}
	olympic     = Race{"Olympic triathlon", 4, 7, 14, 7}
	halfIron    = Race{"70.3", 10, 14, 42, 12}
	iron        = Race{"Ironman", 24, 35, 112, 18}
)

// upTo is a row of the table for all that is not more than this.
type upTo struct {
	most float64
	race Race
}

// onFoot tells the classes apart by kilometres, halfway between neighbours.
var onFoot = []upTo{
	{7.5, fiveK}, {15, tenK}, {30, half}, {45, marathon}, {65, fiftyK}, {130, hundredK}, {250, hundredMile}, {1e9, longest},
}

// onFootByTime does it by hours, where no distance is said.
var onFootByTime = []upTo{
	{.6, fiveK}, {1.2, tenK}, {2.5, half}, {4.5, marathon}, {8, fiftyK}, {18, hundredK}, {40, hundredMile}, {1e9, longest},
}

// offFoot is for sports without the ground's blows, by hours: the rows of
// triathlons.
var offFoot = []upTo{{3.5, olympic}, {8, halfIron}, {1e9, iron}}

// RaceOf gives the row of the table for an event of so many hours; ok is false
// when neither its distance nor its hours are known.
func RaceOf(e *plan.Event, hours float64) (r Race, ok bool) {
	foot := e.Sport == plan.Run || e.Sport == plan.Hike || e.Sport == plan.NoSport
	switch km := e.Distance.Metres() / 1000; {
	case e.Days > 7:
		return longest, true
	case e.Days > 1:
		return stages, true
	case foot && km > 0:
		return row(onFoot, km), true
	case !(hours > 0):
		return Race{}, false
	case foot:
		return row(onFootByTime, hours), true
	default:
		return row(offFoot, hours), true
	}
}

func row(table []upTo, value float64) Race {
	for _, line := range table {
		if value <= line.most {
			return line.race
		}
	}
	return table[len(table)-1].race
}

// trained is what is left of the days after a race that is run in training, at
// 90 % of its effort or less. A race of priority C is taken to be one.
const trained = .6

// Windows are the days that a race asks for: before it the taper, after it
// those without a hard day, then those that are easy only. Empty ones have To
// before From.
type Windows struct {
	Taper, NoHard, EasyOnly calendar.Span
}

// WindowsOf gives the windows around an event of so many hours; ok is false
// when it is in no class. Only a race of priority A has a taper.
func WindowsOf(e *plan.Event, hours float64) (w Windows, ok bool) {
	r, ok := RaceOf(e, hours)
	if !ok {
		return Windows{}, false
	}
	noHard, easyOnly := calendar.Day(r.NoHard), calendar.Day(r.EasyOnly)
	if e.Priority == plan.C {
		noHard, easyOnly = shorter(r.NoHard), shorter(r.EasyOnly)
	}
	last := e.Span().To
	w.NoHard = calendar.Span{From: last + 1, To: last + noHard}
	w.EasyOnly = calendar.Span{From: last + noHard + 1, To: last + easyOnly}
	w.Taper = calendar.Span{From: e.From, To: e.From - 1}
	if e.Priority == plan.A {
		w.Taper.From -= calendar.Day(r.Taper)
	}
	return w, true
}

// shorter is so many days after a race in training.
func shorter(days int) calendar.Day { return calendar.Day(float64(days)*trained + .5) }

// FormOf gives the form that is wanted on the morning of a race of a priority;
// ok is false where none is.
func FormOf(p plan.Priority) (from, to int, ok bool) {
	switch p {
	case plan.A:
		return 10, 25, true
	case plan.B:
		return -10, 10, true
	default:
		return 0, 0, false
	}
}
