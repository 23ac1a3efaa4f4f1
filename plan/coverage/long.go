package coverage

import (
	"fmt"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/races"
)

// grain is what figures that are summed may differ by and still be equal.
const grain = 1e-9

// ClearDays gives how many days before a race of a class its long sessions end;
// 0 for one so short that it asks for none.
func ClearDays(c races.Class) int {
	switch {
	case c.NoHard < races.Half.NoHard:
		return 0
	case c.NoHard < races.Marathon.NoHard:
		return 10
	case c.NoHard >= races.HundredMile.NoHard:
		return 21
	default:
		return 14
	}
}

// Fits reports whether the sport of a session is the one that a band is about
// in a race of a sport.
func (b Band) Fits(race, session plan.Sport) bool {
	return b.Sport == session || b.Sport == plan.NoSport && (session == race || session.OnFoot() && race.OnFoot())
}

// long asks for the longest session of each sport.
func (w *work) long() {
	for _, b := range w.asked.Longest {
		if !w.course.sport.OnFoot() && w.course.sport != plan.Multi && b.Sport != w.course.sport {
			continue // the rows of triathlons stand for all races that are not on foot
		}
		low, high := b.Hours(w.Stage)
		d := Demand{Name: longName(b.Sport, w.course.sport), Dose: high, Unit: HoursInOneGo, Want: 1, Span: calendar.Span{To: w.Event.From - calendar.Day(ClearDays(w.Class))}}
		switch {
		case high > 0:
			d.From = low / high
		case b.Km[1] > 0:
			d.Dose, d.Unit, d.From = b.Km[1], Kilometres, b.Km[0]/b.Km[1]
		default:
			continue
		}
		w.longest(b, d, low, high)
	}
}

func (w *work) longest(b Band, d Demand, low, high float64) {
	d.Too = ""
	most := 0.0
	w.demand(d, func(e *effort) (share float64, counts bool) {
		hours, km := e.hours, e.metres/1000
		switch {
		case b.Fits(w.course.sport, e.sport):
		case e.sport == plan.Multi && b.Sport != plan.NoSport && e.of != nil:
			hours, km = float64(SecondsIn(e.of.Steps, b.Sport))/3600, 0
		default:
			return 0, false
		}
		if high > 0 {
			share, counts = hours/high, hours >= low-grain
		}
		if b.Km[1] > 0 && km > 0 {
			share, counts = max(share, km/b.Km[1]), counts || km >= b.Km[0]-grain
		}
		fits := b.Km[1] > 0 && km >= b.Km[0] && km <= b.Km[1]
		if !e.race && !fits && high > 0 && hours > high+1./60 {
			most = max(most, hours)
		}
		return share, counts
	})
	if most > 0 {
		w.Demands[len(w.Demands)-1].Too = fmt.Sprintf("%s is longer than %s: it costs more than it teaches", clock(most), clock(high))
	}
}

func longName(sport, race plan.Sport) string {
	switch {
	case sport == plan.Bike:
		return "longest ride"
	case sport != plan.NoSport && race == plan.Multi:
		return "longest " + sport.String()
	case race.OnFoot():
		return "time on feet"
	default:
		return "longest"
	}
}

// leastDay is the share of the dose from which a day is one of a row.
const leastDay = .15

// backToBack asks for long days in a row.
func (w *work) backToBack() {
	p := w.asked.Pairs
	if p.Times == 0 || !(w.Stage > 0) || !w.course.sport.OnFoot() {
		return
	}
	d := Demand{Name: "back to back", Dose: p.Share * w.Stage, Unit: HoursInTwoDays, From: p.From(), Want: p.Times, Span: calendar.Span{From: w.Span.From, To: w.by(w.asked.Weeks)}}
	if p.Days == 3 {
		d.Name, d.Unit = "days in a row", HoursInThreeDays
	}
	for _, row := range w.rows(p.Days) {
		if share := p.Met(row.Hours, d.Dose); share > 0 {
			row.Share, row.Counts = share, share >= d.From-grain
			d.All = append(d.All, row)
		}
	}
	d.All = apart(d.All, p.Days)
	if n := d.crowded(); n > 0 {
		d.Too = fmt.Sprintf("%d times in four weeks: every weekend leaves none to recover", n)
	}
	w.Demands = append(w.Demands, d)
}

// From gives the share of the dose from which days in a row count.
func (p Pair) From() float64 {
	if p.Days == 3 {
		return .75
	}
	return .80
}

// Met gives the share of a dose in hours that days in a row come to, by their
// hours; 0 where one of them is next to nothing. One day counts for so much at
// most: the rest is what the day after is for.
func (p Pair) Met(hours [3]float64, dose float64) (share float64) {
	most := .6
	if p.Days == 3 {
		most = 1. / 3
	}
	for _, h := range hours[:p.Days] {
		if h < leastDay*dose {
			return 0
		}
		share += min(h/dose, most)
	}
	return share
}

// rows gives all days in a row with the hours on foot of each.
func (w *work) rows(days int) (all []Rehearsal) {
	hours, planned, of := map[calendar.Day]float64{}, map[calendar.Day]bool{}, map[calendar.Day]plan.ID{}
	for _, e := range w.during(w.Span) {
		if e.onFoot() && e.id != w.Event.ID {
			hours[e.day] += e.hours
			planned[e.day] = planned[e.day] || e.planned
			of[e.day] = e.id
		}
	}
	for day := w.Span.From + calendar.Day(days) - 1; day <= w.Span.To; day++ {
		r := Rehearsal{Day: day, Of: of[day], Planned: planned[day]}
		for i := range r.Hours[:days] {
			r.Hours[i] = hours[day-calendar.Day(i)]
		}
		all = append(all, r)
	}
	return all
}

// apart leaves of rows of days that share a day one, so that as many as can be
// count; of others the nearest.
func apart(all []Rehearsal, days int) (kept []Rehearsal) {
	for _, r := range all {
		n := len(kept)
		switch {
		case n == 0 || int(r.Day-kept[n-1].Day) >= days:
			kept = append(kept, r)
		case !kept[n-1].Counts && (r.Counts || r.Share > kept[n-1].Share):
			kept[n-1] = r
		}
	}
	return kept
}

// bigDay asks for days of so many hours in all sports together.
func (w *work) bigDay() {
	b := w.asked.Big
	if b.Times == 0 || w.course.sport != plan.Multi {
		return
	}
	d := Demand{Name: "big day", Dose: b.Hours, Unit: HoursOnADay, From: 1, Want: b.Times, Span: calendar.Span{From: w.Span.From, To: w.by(w.asked.Weeks)}}
	for _, e := range w.during(w.Span) {
		if e.id == w.Event.ID {
			continue
		}
		n := len(d.All)
		if n == 0 || d.All[n-1].Day != e.day {
			d.All = append(d.All, Rehearsal{Day: e.day})
			n++
		}
		r := &d.All[n-1]
		r.Of, r.Planned = e.id, r.Planned || e.planned
		r.Share += e.hours / b.Hours
		r.Counts = r.Share >= 1-grain
	}
	w.Demands = append(w.Demands, d)
}

// crowded gives how often a demand is met within four weeks where that is more
// than three times, the most that recovery bears (R07).
func (d *Demand) crowded() int {
	most := 0
	for i := range d.All {
		n := 0
		for k := i; k < len(d.All) && d.All[k].Day < d.All[i].Day+28; k++ {
			if d.All[k].Counts {
				n++
			}
		}
		most = max(most, n)
	}
	if most <= 3 {
		return 0
	}
	return most
}

// clock writes hours: "45 min", "2h30".
func clock(hours float64) string {
	minutes := int(hours*60 + .5)
	switch {
	case minutes < 60:
		return fmt.Sprintf("%d min", minutes)
	case minutes%60 == 0:
		return fmt.Sprintf("%d h", minutes/60)
	default:
		return fmt.Sprintf("%dh%02d", minutes/60, minutes%60)
	}
}
