package coverage

import (
	"slices"

	"ebb/plan/calendar"
)

// tagNames are what demands are called where the tag is no word of its own.
var tagNames = map[string]string{"openwater": "open water", "technical": "technical ground"}

// tagged asks for the demands that sessions rehearse by their tag.
func (w *work) tagged() {
	for _, tag := range Tags {
		if !AsksFor(w.Event, tag) {
			continue
		}
		least := leastHours[tag]
		d := Demand{Name: tag, Tag: tag, Dose: least, Unit: HoursOfIt, From: 1, Want: w.asked.Times(tag), Span: calendar.Span{To: w.by(w.asked.Weeks)}}
		if name := tagNames[tag]; name != "" {
			d.Name = name
		}
		w.demand(d, func(e *effort) (float64, bool) {
			switch {
			case e.of == nil && slices.Contains(e.tags, tag): // a race with it is one whatever its hours
				return 1, true
			case e.of == nil || !e.rehearses(tag):
				return 0, false
			case least == 0:
				return 1, true
			default:
				return min(1, e.hours/least), e.hours >= least
			}
		})
	}
}

// rehearses reports whether an effort rehearses a demand, however short it is.
func (e *effort) rehearses(tag string) bool {
	s := *e.of
	s.Tags = e.tags
	return Rehearses(&s, leastHours[tag], tag)
}

// met gives how many rehearsals count by their dose.
func (d *Demand) met() (n int) {
	for i := range d.All {
		if r := &d.All[i]; r.Counts && r.Day >= d.Span.From && r.Day <= d.Span.To {
			n++
		}
	}
	return n
}

// Heat is what getting used to the heat asks for (Pryor 2019; Daanen 2018): so
// many sessions of so many hours in the days before the race, the last not
// longer ago than Stale days.
const (
	HeatSessions = 8
	HeatHours    = .75
	HeatDays     = 21
	HeatStale    = 7
)

func (w *work) heat() {
	if !slices.Contains(w.Event.Tags, "heat") {
		return
	}
	span := calendar.Span{From: w.Event.From - HeatDays, To: w.Event.From - 1}
	made := w.demand(Demand{
		Name: "heat", Tag: "heat", Dose: HeatSessions, Unit: Sessions, From: 1, Want: HeatSessions, Span: span, whole: true,
	}, func(e *effort) (float64, bool) {
		if e.of == nil || !slices.Contains(e.tags, "heat") {
			return 0, false
		}
		return 1. / HeatSessions, e.hours >= HeatHours
	})
	if n := len(made.All); n > 0 && w.Event.From-made.All[n-1].Day > HeatStale && made.met() >= HeatSessions {
		made.Want++ // what was gained fades: one more in the last days keeps it
	}
}
