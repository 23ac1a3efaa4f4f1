package editor

import (
	"fmt"
	"math"
	"slices"

	"ebb/plan"
	"ebb/plan/begin"
	"ebb/plan/calendar"
	"ebb/plan/complete"
	"ebb/plan/library"
	"ebb/plan/load"
	"ebb/plan/notation"
	"ebb/plan/sketch"
	"ebb/tui/phrase"
	"ebb/tui/screen"
)

// step is one of the lines that a season is made of.
type step uint8

const (
	onName step = iota
	onLately
	onTime
	onRace
	onHours
	onPhases
	stepsThere
)

// asks are what each step is for, in words, for those who see it first.
var asks = [stepsThere]string{
	onName:   "Who is it for? Type the name of the athlete: yours, if you train yourself.",
	onLately: "How much was trained lately? Say it as: about 6 h a week for two months. Or the path of a CSV file with the columns date and load. The models begin with it, so that the first weeks fit. Not known: enter alone.",
	onTime:   "On which days is there time, and how much at most? Sessions stand on these days only. Not known: enter alone.",
	onRace:   "What does it lead to? Type the day of the race, its name, its length and climb, and the time it may take: 2027-05-22 Canyon 100K 100k +5400m 16h. Without a race: enter alone.",
	onHours:  "How many hours a week? Those of the first week of load, and those of the last: the weeks between grow from one to the other.",
	onPhases: "Which blocks lead there? Each has a phase, its weeks, and weeks of load to lighter weeks: base 8w 3:1 is eight weeks, each fourth of them lighter.",
}

// question is the line that a step is asked by.
func (k *sketching) question(of step) question {
	q := question{apart: true, goesOn: true, enter: "next", esc: "back"}
	if k.at == k.first {
		q.esc = "leave"
	}
	switch of {
	case onName:
		q.prompt, q.hint, q.read = "name ▸ ", k.newcomer, readName
	case onLately:
		q.prompt, q.hint, q.read = "lately ▸ ", "about 6 h a week for two months", readLately
		q.ways = choiceWays("about 6 h a week for two months", "8 h a week for a year", "nothing")
	case onTime:
		q.prompt, q.hint, q.read = "days ▸ ", "mon-fri 1h, sat sun 3h", readTime
	case onRace:
		q.prompt, q.hint, q.ways = "race ▸ ", `2027-05-22 "Canyon 100K" 100k +5400m 16h fuel 75g #night`, eventWays
		q.read = k.readRace
	case onHours:
		q.prompt, q.hint, q.narrow, q.read = "hours a week ▸ ", "6h..11h", "hours ▸ ", readHours
	default:
		q.prompt, q.hint, q.enter, q.read = "blocks ▸ ", "base 8w 3:1, build 8w 3:1, specific 6w 2:1, taper 2w, race, recovery 3w", "store it", readPhases
		q.ways = func(_ *Editor, _ *screen.Scene, before, after string, most int) []complete.Way {
			return complete.Phases(before, after, most)
		}
	}
	return q
}

func readName(_ *Editor, _ *screen.Scene, text string) (reading, error) {
	return reading{words: text + " is who it is for"}, nil
}

func readLately(_ *Editor, sc *screen.Scene, text string) (reading, error) {
	if begin.IsFile(text) {
		return reading{words: "a file: enter reads it"}, nil
	}
	l, err := begin.ParseLately(text)
	if err != nil {
		return reading{}, err
	}
	s := l.From(sc.Athlete, sc.Today)
	return reading{words: fmt.Sprintf("fitness %d and fatigue %d to begin with; an easy hour has load %d",
		phrase.Figure(s.Fitness), phrase.Figure(s.Fatigue), phrase.Figure(begin.EasyHour(sc.Athlete, sc.Today)))}, nil
}

func readTime(_ *Editor, _ *screen.Scene, text string) (reading, error) {
	t, err := begin.ParseTime(text)
	if err != nil {
		return reading{}, err
	}
	n := 0
	for _, minutes := range t {
		if minutes > 0 {
			n++
		}
	}
	return reading{words: phrase.Clock(t.Minutes()*60) + " a week at most, on " + phrase.Counted(n, "day")}, nil
}

func (k *sketching) readRace(_ *Editor, sc *screen.Scene, text string) (reading, error) {
	e, _, err := k.race(sc, text)
	if err != nil {
		return reading{}, err
	}
	return reading{words: phrase.Event(e, sc.Athlete, sc.Today)}, nil
}

func readHours(_ *Editor, _ *screen.Scene, text string) (reading, error) {
	h, err := sketch.ParseHours(text)
	if err != nil {
		return reading{}, err
	}
	if h.First == h.Most {
		return reading{words: notation.PrintHours(h.First) + " in every week of load"}, nil
	}
	return reading{words: fmt.Sprintf("%s in the first week of load, %s in the last", notation.PrintHours(h.First), notation.PrintHours(h.Most))}, nil
}

func readPhases(_ *Editor, _ *screen.Scene, text string) (reading, error) {
	l, err := sketch.ParseLine(text)
	if err != nil {
		return reading{}, err
	}
	days := 0
	for _, p := range l {
		days += max(1, p.Cycles) * max(p.Days, 1)
		if p.Days == 0 {
			days += calendar.Week - 1
		}
	}
	return reading{words: phrase.Counted(days/calendar.Week, "week") + " in " + phrase.Counted(len(l), "phase")}, nil
}

// usual is what a step begins with where nothing was typed yet.
func (k *sketching) usual(of step, sc *screen.Scene) string {
	switch of { //nolint:exhaustive // the others begin empty
	case onTime:
		return "mon-fri 1h, sat sun 3h"
	case onRace:
		if next, ok := sc.Plan.NextEvent(sc.Today, plan.A); ok {
			return notation.PrintEvent(next, sc.Athlete.On(sc.Today).Sport)
		}
	case onHours:
		return k.usualHours(sc).String()
	case onPhases:
		if season, ok := k.season(sc); ok {
			return season.Season.Line
		}
		return "base 8w 3:1, build 8w 3:1"
	}
	return ""
}

// usualHours are hours that begin with what was trained lately, and grow to half
// as much again, or to what the library has for such a race; there is time for
// them in a week.
func (k *sketching) usualHours(sc *screen.Scene) sketch.Hours {
	h := sketch.Hours{First: 5, Most: 8}
	if season, ok := k.season(sc); ok && season.Least > 0 {
		h = sketch.Hours{First: float64(season.Least) / 3600, Most: float64(season.Most) / 3600}
	}
	profile := sc.Athlete.On(sc.Today)
	used := k.lately.Hours
	if today, ok := sc.Outlook.Day(sc.Today); ok && used == 0 {
		used = today.Fitness * calendar.Week / max(1, begin.EasyHour(sc.Athlete, sc.Today))
	}
	half := func(x float64) float64 { return math.Round(x*2) / 2 }
	if used >= 2 {
		h.First = half(used)
		h.Most = min(max(h.Most, h.First), half(used*1.6))
	}
	if t, ok := begin.TimeOf(profile); ok {
		h.Most = min(h.Most, math.Floor(float64(t.Minutes())/30)/2)
		h.Most = max(h.Most, .5)
	}
	h.First = min(h.First, h.Most)
	return h
}

// season gives the season of the library for the race whose line is nearest: of
// its discipline, by how long it takes.
func (k *sketching) season(sc *screen.Scene) (nearest library.Entry, ok bool) {
	e, has, err := k.race(sc, k.textOf(onRace, sc))
	if err != nil {
		return nearest, false
	}
	if !has {
		if e, has = sc.Plan.NextEvent(sc.Today, plan.A); !has {
			return nearest, false
		}
	}
	hours := hoursOf(&e, sc)
	of, away := library.DisciplineOf(&e, hours), math.Inf(1)
	for _, one := range k.library.All(library.Seasons) {
		if len(one.Disciplines) > 0 && !slices.Contains(one.Disciplines, of) {
			continue
		}
		d := 10.
		like, err := notation.ParseEvent(one.Season.EventOn(e.From), sc.Athlete.On(e.From).Sport, Typing(sc))
		if err == nil && hours > 0 {
			d = math.Abs(math.Log(max(hoursOf(&like, sc), .1) / hours))
		}
		if d < away {
			nearest, away, ok = one, d, true
		}
	}
	return nearest, ok
}

// hoursOf says how long a race takes.
func hoursOf(e *plan.Event, sc *screen.Scene) (hours float64) {
	for day := e.From; day <= e.Span().To; day++ {
		hours += load.EventDay(e, sc.Athlete, day).Seconds / 3600
	}
	return hours
}
