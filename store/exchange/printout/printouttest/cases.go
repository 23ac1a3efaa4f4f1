// Package printouttest has weeks and seasons for the tests of those who write
// them: usual ones, bare ones, long ones, and ones whose every text is hostile.
package printouttest

import (
	"fmt"
	"time"

	"ebb/plan/calendar"
	"ebb/store/exchange/printout"
)

// Today is the day on which all of them are printed.
var Today = calendar.Of(2027, time.April, 6)

// Hostile is text that must come out as text, whatever it is written into: it
// would begin and end elements, attributes, links and tables, move a cursor, turn
// a line around, and be worked out by a spreadsheet.
const Hostile = "=1+1</title></style><script>alert(\"x\")</script>' onload='y' \x1b[2J\u202egnp.exe\u2066|a|b| `c` **d** _e_ [f](javascript:g) ![h](http://i) &copy; \u009b31m\n# k\n- l\n\n| m | n |\n<!-- o"

// Weeks gives weeks by name.
func Weeks() map[string]printout.Week {
	return map[string]printout.Week{
		"usual":   Week("Sam Rivera", "split squats, step-downs"),
		"hostile": Week(Hostile, Hostile),
		"bare":    bare(7),
		"28 days": long(28),
		"one day": long(1),
		"outline": outline(),
		"nobody":  {},
	}
}

// Seasons gives seasons by name.
func Seasons() map[string]printout.Season {
	noEvent := Season("Sam Rivera", 8)
	noEvent.Events = nil
	unknown := Season("Sam Rivera", 3)
	for i := range unknown.Weeks {
		unknown.Weeks[i].Known, unknown.Weeks[i].Settled = false, 0
	}
	unknown.Curve = nil
	return map[string]printout.Season{
		"usual":      Season("Sam Rivera", 16),
		"hostile":    Season(Hostile, 16),
		"one week":   Season("Sam Rivera", 1),
		"no event":   noEvent,
		"60 weeks":   Season("Sam Rivera", 60),
		"unknown":    unknown,
		"empty":      {Head: head("Sam Rivera"), From: Today, To: Today - 1},
		"empty name": Season("", 3),
	}
}

func head(text string) printout.Head {
	return printout.Head{Athlete: text, Season: text, Branch: text, Today: Today, Race: "46 d to " + text, Private: true}
}

// Week gives a week of which every text from outside is text, and every note is
// note.
func Week(text, note string) printout.Week {
	w := printout.Week{
		Head: head(text), From: Today - 1, To: Today + 5, Planned: true, Kind: "load", Note: note,
		Context: "Load week, 2 of 4 in " + text + ".", Load: 210, Target: 220, Done: 50,
		Sports: []printout.Sum{{Sport: "strength", Seconds: 2700, Done: 2700}, {Sport: "run", Seconds: 17700, Metres: 34000, Climb: 950}},
		Total:  printout.Sum{Seconds: 20400, Done: 2700, Metres: 34000, Climb: 950},
		Wave:   wave(text, 4, 7), Ready: ready(),
	}
	for i := range 7 {
		w.Days = append(w.Days, printout.Day{Date: w.From + calendar.Day(i), Known: true, Carried: 14 + 3*float64(i)})
	}
	w.Days[0].Things = []printout.Thing{{Title: "Strength heavy 45m", Note: note, Load: 50, State: printout.Done, Done: "45m, load 50"}}
	w.Days[1].Things = []printout.Thing{
		{Title: "Intervals 1h10", Key: true, Marks: []string{"06:30", "key", text}, Words: "About 11 km", Steps: []string{"20 min very easy by feel", "5 times (4 min very hard by feel, then 2 min very easy by feel) “" + text + "”"}, Load: 65},
		{What: printout.Besides, Title: "Swim easy 30m", Note: note, State: printout.Done, Done: "30m, load 20"},
	}
	w.Days[2].Life = "sick, day 1 of 4: 0 % of the plan"
	w.Days[3].Things = []printout.Thing{{What: printout.Rest, Title: "Rest", Note: note}}
	w.Days[4].Nothing = true
	w.Days[5].Things = []printout.Thing{{
		Title: "Long 3h45 +950m", Words: "Easy by feel, about 23 km", Fuel: "70 g carbohydrate an hour; 263 g in all", Kit: "shoes with grip, poles", Note: note, Private: note, Load: 150,
		State: printout.Skipped,
	}}
	w.Days[6].Things = []printout.Thing{{What: printout.Race, Title: text, Marks: []string{"A race", text}, Key: true, Words: "100k +5400m 16h", Steps: []string{"bike 180k", "run 42k"}, Note: note, Load: 500, State: printout.Missing}}
	return w
}

func bare(days int) printout.Week {
	w := printout.Week{Head: printout.Head{Athlete: "Sam Rivera", Today: Today}, From: Today, To: Today + calendar.Day(days) - 1}
	for i := range days {
		w.Days = append(w.Days, printout.Day{Date: w.From + calendar.Day(i)})
	}
	return w
}

func long(days int) printout.Week {
	w := bare(days)
	w.Planned, w.Kind, w.Context, w.Wave, w.Ready = true, "load", "Load week, 1 of 1 in Base.", wave("Base", 1, days), ready()
	for i := range w.Days {
		w.Days[i].Things = []printout.Thing{{Title: "Easy 50m", Words: "About 8 km", Load: 40}, {Title: "Bike 1h", Note: "slow", Load: 45}}
	}
	return w
}

func outline() printout.Week {
	w := bare(7)
	w.Planned, w.Kind, w.Context, w.Target, w.Load = true, "down", "Down week, 4 of 4 in Base.", 210, 210
	for i := range w.Days {
		w.Days[i].Outline = 30
	}
	return w
}

func wave(name string, weeks, days int) printout.Wave {
	w := printout.Wave{Name: name, Measure: printout.Measure{Known: true, Judged: true, Band: "good", O: 87}, From: Today - 8}
	for i := range weeks {
		week := printout.WaveWeek{Start: w.From + calendar.Day(i*days), Days: days, Kind: "load", Settled: i % 3, Lowest: 12 + 5*float64(i), Here: i == 1, Within: i > 0}
		w.Weeks = append(w.Weeks, week)
	}
	for i := range weeks * days {
		level := float64(10 + 13*i%90)
		w.Days = append(w.Days, printout.WaveDay{Morning: level, Evening: 1.4 * level, Legs: .6 * level, Load: level, Known: i != 3})
	}
	w.Days[len(w.Days)-1].Race = "A"
	return w
}

func ready() printout.Ready {
	r := printout.Ready{After: Today, Known: true}
	for i, name := range []string{"legs", "nerves", "fuel and gut", "hormones", "muscle"} {
		r.Systems = append(r.Systems, printout.Morning{Name: name, Carried: 20.2 + float64(i), Early: Today + 1, Late: Today + 1 + calendar.Day(4*i)})
	}
	r.All = printout.Morning{Name: "all of you", Carried: 24, Early: Today + 1, Late: Today + 30}
	return r
}

var phases = []string{"base", "build", "specific", "taper", "race", "recovery"}

// Season gives a season of so many weeks of which every text from outside is
// text.
func Season(text string, weeks int) printout.Season {
	s := printout.Season{
		Head: head(text), From: Today - 60, Seconds: 3600 * 214, Load: 9500, Metres: 2e6, Climb: 25000, Settled: 40, Longest: 13, Mornings: 7 * weeks,
	}
	start := s.From
	for len(s.Weeks) < weeks {
		phase := phases[len(s.Blocks)%len(phases)]
		b := printout.Block{Name: text + " " + phase, Phase: phase, Ratio: "3:1", First: len(s.Weeks), Weeks: min(4, weeks-len(s.Weeks))}
		b.Measure = printout.Measure{Known: b.Weeks > 1, Judged: phase != "taper" && phase != "race", Band: []string{"low", "fair", "good"}[len(s.Blocks)%3], O: 80}
		s.Blocks = append(s.Blocks, b)
		for i := range b.Weeks {
			n := float64(len(s.Weeks))
			week := printout.SeasonWeek{
				Start: start, To: start + 6, Kind: []string{"load", "load", "load", "down"}[i], Phase: phase, Note: text, Outline: i == 2, Known: true,
				Seconds: 30000, Load: 300 + 10*n, Target: 310, Metres: 50000, Climb: 700, Lowest: 10 + float64(i*5), Highest: 60 + 5*n, Settled: max(0, 2-i), Fitness: 40 + n, Form: 4 - 3*float64(i),
			}
			week.Here = week.Start <= Today && Today <= week.To
			s.Weeks = append(s.Weeks, week)
			start += 7
		}
	}
	s.To = start - 1
	for i := range s.Mornings {
		s.Curve = append(s.Curve, printout.Point{Fitness: 40 + float64(i)/10, Fatigue: 40 + float64(i%30), Known: i > 2})
	}
	for i, priority := range []string{"B", "A"} {
		day := Today + calendar.Day(20*i)
		s.Events = append(s.Events, printout.Event{
			From: day, To: day + calendar.Day(i), Priority: priority, Name: text, Amounts: "100k +5400m 16h", Away: fmt.Sprintf("in %d d", 20*i), Note: text, Private: text,
			Taper: calendar.Span{From: day - 14, To: day - 1}, NoHard: calendar.Span{From: day + 1, To: day + 20}, EasyOnly: calendar.Span{From: day + 21, To: day + 30},
			Form: 12, Known: true, Wanted: i > 0, WantedFrom: 10, WantedTo: 25, Important: i > 0,
		})
	}
	return s
}
