package main

import (
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/response"
	"ebb/store/exchange/printout"
)

// leastWaveDays is how long a wave is drawn at least, where the season has as
// many days: the weeks before a short block are part of its rhythm.
const leastWaveDays = 28

// wavePage gives the wave of the block of a place.
func (p *part) wavePage(here plan.Place) printout.Wave {
	w := printout.Wave{Name: p.plan.Block(here).Name, Measure: p.measure(here)}
	var all []plan.Place
	first, last, days := 0, -1, 0
	for at := range p.plan.Weeks() {
		if at.Season != here.Season {
			continue
		}
		if at.Block == here.Block {
			if last < 0 {
				first = len(all)
			}
			last, days = len(all), days+p.plan.Week(at).Days
		}
		all = append(all, at)
	}
	for days < leastWaveDays && (first > 0 || last < len(all)-1) {
		at := last + 1
		if first > 0 {
			first, at = first-1, first-1
		} else {
			last++
		}
		days += p.plan.Week(all[at]).Days
	}
	w.From = all[first].Start
	for _, at := range all[first : last+1] {
		week, sum := p.plan.Week(at), p.look.Week(at)
		w.Weeks = append(w.Weeks, printout.WaveWeek{
			Start: at.Start, Days: week.Days, Kind: week.Kind.String(), Settled: sum.Settled, Lowest: sum.Lowest,
			Here: at.Start == here.Start, Within: at.Block == here.Block,
		})
		for d := at.Start; d < at.Start+calendar.Day(week.Days); d++ {
			w.Days = append(w.Days, p.waveDay(d))
		}
	}
	return w
}

func (p *part) waveDay(d calendar.Day) printout.WaveDay {
	said, known := p.look.Day(d)
	day := printout.WaveDay{
		Morning: said.Morning.Max(), Evening: said.Evening.Max(), Legs: said.Evening[response.Legs], Load: said.Load, Known: known,
	}
	for _, e := range p.plan.EventsOn(d) {
		day.Race = e.Priority.String()
	}
	return day
}

// measure gives how the block of a place oscillates.
func (p *part) measure(at plan.Place) printout.Measure {
	m, known := p.look.Block(at)
	return printout.Measure{Known: known, Judged: p.plan.Block(at).Phase.Judged(), Band: m.Band().String(), O: m.O}
}
