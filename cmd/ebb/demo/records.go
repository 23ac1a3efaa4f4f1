package demo

import (
	"cmp"
	"hash/fnv"
	"math"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
	"ebb/plan/sorting"
)

// report tells what became of the days before today: most sessions done, some
// a little longer or shorter, a few skipped, cut or swapped.
func (d *draft) report(today calendar.Day, newID func() plan.ID) []plan.Record {
	start := d.plan.Seasons[0].Start
	var records []plan.Record
	add := func(day calendar.Day, s plan.Session, linked bool) {
		records = append(records, d.record(day, s, linked, newID))
	}
	for i := range d.weeks {
		week := d.before[i%len(d.before)]
		monday := start - calendar.Day((d.weeks-i)*calendar.Week)
		for _, s := range week.Sessions {
			add(monday+calendar.Day(s.Day), s, false)
		}
	}
	for at := range d.plan.Weeks() {
		for _, s := range d.plan.Week(at).Sessions {
			day := at.Start + calendar.Day(s.Day)
			if day < today && s.Kind != plan.Rest {
				add(day, s, true)
			}
		}
		for _, e := range d.plan.Events {
			if inWeek := e.From - at.Start; e.From < today && inWeek >= 0 && int(inWeek) < d.plan.Week(at).Days {
				records = append(records, d.race(e, newID))
			}
		}
	}
	sorting.By(records, func(a, b plan.Record) int { return cmp.Compare(a.Day, b.Day) })
	return records
}

// record tells what became of one session. Everything is decided by a hash of
// athlete, day and line, so that a day keeps its story.
func (d *draft) record(day calendar.Day, s plan.Session, linked bool, newID func() plan.ID) plan.Record {
	r := plan.Record{ID: newID(), Day: day, State: plan.DoneAsPlanned, Source: "demo"}
	if linked {
		r.Sessions = []plan.Share{{Session: s.ID}}
	}
	chance := d.hash(day-d.monday, s.Kind.String()) % 100
	r.Done = doneSession(s)
	switch {
	case s.Key || linked && day >= d.monday-calendar.Week: // what is on screen first went well
		r.Done.Duration = varied(s, chance)
	case chance < 3 || s.Optional && chance < 50:
		r.State = plan.Skipped
		r.Done = plan.Session{Sport: s.Sport, Kind: s.Kind}
		return r
	case chance < 6 && s.Duration.Seconds >= 45*60:
		r.State = plan.DonePartly
		r.Done.Duration = plan.DurationOf(s.Duration.Seconds * 6 / 10 / 300 * 300)
		r.Done.Steps, r.Done.Note = nil, "cut short, long day at work"
	case chance < 8 && s.Sport == plan.Run && s.Kind == plan.Easy:
		r.State = plan.DoneInstead
		r.Done = plan.Session{Sport: plan.Bike, Kind: plan.Easy, Duration: s.Duration, Note: "indoors, ice outside"}
	default:
		r.Done.Duration = varied(s, chance)
	}
	d.weigh(&r)
	return r
}

// race tells of an event that is over: run to the goal, give or take.
func (d *draft) race(e plan.Event, newID func() plan.ID) plan.Record {
	r := plan.Record{ID: newID(), Day: e.From, Source: "demo", Sessions: []plan.Share{{Session: e.ID}}}
	r.Done = plan.Session{
		Sport: e.Sport, Kind: plan.Race, Duration: e.Goal, Distance: e.Distance, Effort: e.Effort,
		Climb: e.Climb, Descent: e.Descent, Fuel: e.Fuel, Tags: e.Tags, Note: "steady, ate to plan",
	}
	r.Done.Duration.Seconds += int(d.hash(0, e.Name)%7) * 60
	d.weigh(&r)
	return r
}

func (d *draft) weigh(r *plan.Record) {
	r.Impulses = load.Append(nil, &r.Done, &d.athlete, r.Day)
	r.Method = load.Of(r.Done, &d.athlete, r.Day).Method
}

func doneSession(s plan.Session) plan.Session {
	s = s.Clone()
	s.ID, s.Day, s.Note, s.Private, s.Key, s.Optional = plan.ID{}, 0, "", "", false, false
	return s
}

// varied gives a duration within 6 % of the planned one, in whole minutes;
// what has steps is done as written.
func varied(s plan.Session, chance uint32) plan.Duration {
	if len(s.Steps) > 0 || s.Sport == plan.Strength || s.Duration.IsZero() {
		return s.Duration
	}
	share := 1 + (float64(chance)-45)/750
	minutes := math.Round(float64(s.Duration.Seconds) / 60 * share)
	return plan.DurationOf(int(minutes) * 60)
}

// feel gives the check-ins: most mornings of the records, the marks lower after
// long or hard days.
func (d *draft) feel(today calendar.Day, records []plan.Record) []plan.Checkin {
	if len(records) == 0 {
		return nil
	}
	first := records[0].Day
	loads := make([]float64, int(today-first)+1)
	for _, r := range records {
		loads[r.Day-first] += r.Load()
	}
	var checkins []plan.Checkin
	for i := 1; i < len(loads); i++ {
		day := first + calendar.Day(i)
		chance := d.hash(day-d.monday, "morning")
		if chance%100 < 18 || day == today {
			continue
		}
		tired := loads[i-1]
		if i > 1 {
			tired += loads[i-2] / 3
		}
		c := plan.Checkin{
			Day:    day,
			Legs:   mark(4.4 - tired/75 + float64(chance>>8%3)/2),
			Energy: mark(4.1 - tired/110 + float64(chance>>12%3)/2),
		}
		if chance>>16%3 == 0 {
			c.Sleep = mark(3 + float64(chance>>20%3))
		}
		checkins = append(checkins, c)
	}
	return checkins
}

func mark(x float64) int { return int(math.Round(min(max(x, 1), 5))) }

// hash mixes the athlete, a day counted from today's week, and a word.
func (d *draft) hash(day calendar.Day, word string) uint32 {
	h := fnv.New32a()
	h.Write([]byte{byte(day), byte(day >> 8)})
	h.Write([]byte(d.athlete.Name))
	h.Write([]byte(word))
	x := h.Sum32() // the low bits of FNV are weak: fold the high ones in
	x ^= x >> 15
	x *= 0x2c1b3c6d
	return x ^ x>>12
}
