package complete

import (
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/notation"
)

// Event is Session for the line of an event.
func (u *Used) Event(before, after string, most int) []Way {
	st := notation.StandInEvent(before, u.Dates)
	if st.Spot == notation.InQuotes || inWord(after) {
		return nil
	}
	w := ways{from: st.From, before: before, after: after, most: most}
	w.typed = before[st.From:]
	w.reads = reading(before[:w.from]+after, func(line string) error {
		_, err := notation.ParseEvent(line, u.Own, u.Dates)
		return err
	})
	switch st.Spot {
	case notation.AtPriority:
		for _, letter := range []string{"A", "B", "C"} {
			w.offer(letter, means[letter])
		}
	case notation.AtDate:
		w.date(u, u.Day.String())
	case notation.AtName:
		for _, name := range u.Names {
			w.offer(`"`+strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(name)+`"`, "a race of this plan")
		}
	default:
		st.Kind = plan.Race
		u.eventWords(&w, st)
	}
	return w.all
}

// raceLengths are offered where an athlete has no race yet.
var raceLengths = []string{"10k", "21.1k", "42.2k", "50k", "100k"}

// eventWords offers what can stand behind the name of an event.
func (u *Used) eventWords(w *ways, st notation.Stand) {
	sport := st.Sport
	if sport == plan.NoSport {
		sport = u.Own
	}
	switch {
	case st.Takes != "":
		u.figuresOf(w, st)
	case strings.HasPrefix(w.typed, "@"):
		u.efforts(w, sport, st.Kind)
	case strings.HasPrefix(w.typed, "#"):
		u.tags(w, "#")
	case w.typed != "" && letter(w.typed[0]):
		u.kinds(w, st)
		u.figures(w, st.Kind, efforts)
	case st.Spot == notation.InSteps:
		u.kinds(w, st)
	default:
		most := w.most
		for _, of := range []value{distances, climbs, durations, carbs, sodiums} {
			w.most = min(most, len(w.all)+2)
			u.figure(w, of, plan.Race, true)
			usual, few := examples[of], 1
			if of == distances {
				usual, few = raceLengths, 3
			}
			w.most = min(most, len(w.all)+few)
			for _, text := range usual {
				w.offer(text, figureMeans[of])
			}
		}
		w.most = most
		u.tags(w, "#")
	}
}

// Date gives the ways on where a date is typed and nothing else, with the day
// that each is.
func (u *Used) Date(before, after string, most int) []Way {
	if inWord(after) {
		return nil
	}
	lead := len(before) - len(strings.TrimLeft(before, " "))
	w := ways{from: lead, before: before, after: after, most: most}
	w.typed = before[lead:]
	w.date(u)
	return w.all
}

// date offers dates, some first.
func (w *ways) date(u *Used, first ...string) {
	for _, text := range first {
		w.day(u, text)
	}
	for _, text := range []string{"today", "tomorrow", "yesterday"} {
		w.day(u, text)
	}
	for i := range calendar.Day(calendar.Week) {
		w.day(u, strings.ToLower((u.Dates.Today + i).Format("Mon")))
	}
	for _, text := range []string{"+1w", "+2w", "+4w", "+8w", "+12w", "+16w", "-1w", "-1d", "race-21d", "race-14d", "race-7d", "race"} {
		w.day(u, text)
	}
	if number, month, two := strings.Cut(strings.ToLower(w.typed), " "); two { // 12 o
		for _, name := range []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"} {
			if strings.HasPrefix(name, month) {
				w.day(u, number+" "+name)
			}
		}
	}
	w.day(u, u.Day.String())
}

// day offers a date, with the day that it is.
func (w *ways) day(u *Used, text string) {
	if w.full() || !hasPrefix(text, w.typed) {
		return
	}
	if day, err := u.Dates.Whole(text); err == nil {
		w.offer(text, day.Format("Mon 2 Jan 2006"))
	}
}
