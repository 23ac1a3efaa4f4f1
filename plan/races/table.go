package races

import (
	"ebb/plan"
	"ebb/plan/calendar"
)

// Class is a row of the race table: what a race of one class asks of the days
// around it, when it is run all out.
type Class struct {
	Name     string
	NoHard   int // days after it without a hard one
	EasyOnly int // days after it with nothing but easy ones, those of NoHard included
	Gap      int // days to the next race as long or longer
	Taper    int // days before it
}

// The race table: conventions of coaching. Biology gives only a lower bound,
// which is what the slowest system needs to come down.
var (
	FiveK       = Class{"5 km", 3, 5, 7, 5}
	TenK        = Class{"10 km", 5, 7, 14, 7}
	Half        = Class{"half marathon", 8, 14, 28, 10}
	Marathon    = Class{"marathon", 16, 21, 84, 18}
	FiftyK      = Class{"50 km", 16, 21, 56, 14}
	HundredK    = Class{"50 miles to 100 km", 22, 28, 84, 16}
	HundredMile = Class{"100 miles", 30, 42, 112, 18}
	Stages      = Class{"stage race", 24, 35, 112, 14}
	Longest     = Class{"over 200 miles or 7 days", 42, 56, 168, 18}
	Olympic     = Class{"Olympic triathlon", 4, 7, 14, 7}
	HalfIron    = Class{"70.3", 10, 14, 42, 12}
	Iron        = Class{"Ironman", 24, 35, 112, 18}
)

// upTo is a row of the table for all that is not more than this.
type upTo struct {
	most  float64
	class Class
}

// onFoot tells the classes apart by kilometres, halfway between neighbours.
var onFoot = []upTo{
	{7.5, FiveK}, {15, TenK}, {30, Half}, {45, Marathon}, {65, FiftyK}, {130, HundredK}, {250, HundredMile}, {1e9, Longest},
}

// onFootByTime does it by hours, where no distance is said.
var onFootByTime = []upTo{
	{.6, FiveK}, {1.2, TenK}, {2.5, Half}, {4.5, Marathon}, {8, FiftyK}, {18, HundredK}, {40, HundredMile}, {1e9, Longest},
}

// offFoot is for sports without the ground's blows, by hours: the rows of
// triathlons.
var offFoot = []upTo{{3.5, Olympic}, {8, HalfIron}, {1e9, Iron}}

// ClassOf gives the row of the table for an event of so many hours; ok is false
// when neither its distance nor its hours are known.
func ClassOf(e *plan.Event, hours float64) (c Class, ok bool) {
	foot := e.Sport == plan.Run || e.Sport == plan.Hike || e.Sport == plan.NoSport
	switch km := e.Distance.Metres() / 1000; {
	case e.Days > 7:
		return Longest, true
	case e.Days > 1:
		return Stages, true
	case foot && km > 0:
		return row(onFoot, km), true
	case !(hours > 0):
		return Class{}, false
	case foot:
		return row(onFootByTime, hours), true
	default:
		return row(offFoot, hours), true
	}
}

func row(table []upTo, value float64) Class {
	for _, line := range table {
		if value <= line.most {
			return line.class
		}
	}
	return table[len(table)-1].class
}

// InTraining is what is left of the days after a race that is run in training, at
// 90 % of its effort or less. A race of priority C is taken to be one.
const InTraining = .6

// Windows are the days that a race asks for: before it the taper, after it
// those without a hard day, then those that are easy only. Empty ones have To
// before From.
type Windows struct {
	Taper, NoHard, EasyOnly calendar.Span
}

// WindowsOf gives the windows around an event of so many hours; ok is false
// when it is in no class. Only a race of priority A has a taper.
func WindowsOf(e *plan.Event, hours float64) (w Windows, ok bool) {
	r, ok := ClassOf(e, hours)
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
func shorter(days int) calendar.Day { return calendar.Day(float64(days)*InTraining + .5) }

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
