package begin

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"ebb/plan"
	"ebb/plan/notation"
)

// Time is the minutes that someone has for training, by day of the week, Sunday
// first.
type Time [7]int

var weekdays = [...]string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

var errTime = errors.New("say the days with the time on each: mon-fri 1h, sat sun 3h")

// ParseTime reads "tue thu 1h, sat 3h, sun 2h" or "mon-fri 1h, sat sun 3h". Days
// that are not named have none. A day at least has some.
func ParseTime(text string) (t Time, err error) {
	var named []time.Weekday
	seen, some := [7]bool{}, false
	for word := range strings.FieldsSeq(strings.NewReplacer(",", " ", ";", " ", " - ", "-").Replace(strings.ToLower(text))) {
		switch on, ok := daysOf(word); {
		case ok:
			named = append(named, on...)
		case word == "and" || word == "on" || word == "for":
		case len(named) == 0:
			return t, fmt.Errorf("“%s” stands before its days: %w", word, errTime)
		default:
			minutes, ok := minutesOf(word)
			if !ok {
				return t, fmt.Errorf("“%s” is neither a day nor a time as 1h30: %w", word, errTime)
			}
			for _, day := range named {
				if seen[day] {
					return t, fmt.Errorf("%s stands there twice", weekdays[day])
				}
				t[day], seen[day] = minutes, true
				some = some || minutes > 0
			}
			named = nil
		}
	}
	if len(named) > 0 {
		return t, fmt.Errorf("how long on %s? %w", weekdays[named[len(named)-1]], errTime)
	}
	if !some {
		return t, errTime
	}
	return t, nil
}

// daysOf reads mon, monday, mon-fri, weekdays, weekend, daily.
func daysOf(word string) ([]time.Weekday, bool) {
	switch word {
	case "weekdays", "weekday":
		return week(time.Monday, time.Friday), true
	case "weekend", "weekends":
		return week(time.Saturday, time.Sunday), true
	case "daily", "every-day", "everyday":
		return week(time.Monday, time.Sunday), true
	}
	from, to, ranged := strings.Cut(word, "-")
	first, ok := dayOf(from)
	if !ok || !ranged {
		return []time.Weekday{first}, ok
	}
	last, ok := dayOf(to)
	return week(first, last), ok
}

func week(from, to time.Weekday) (on []time.Weekday) {
	for d := from; ; d = (d + 1) % 7 {
		on = append(on, d)
		if d == to {
			return on
		}
	}
}

func dayOf(word string) (time.Weekday, bool) {
	for d := time.Sunday; d <= time.Saturday; d++ {
		if len(word) >= 2 && strings.HasPrefix(strings.ToLower(d.String())+"s", word) {
			return d, true
		}
	}
	return 0, false
}

// minutesOf reads 90, 90m, 1h30, 1:30 or 0.
func minutesOf(word string) (int, bool) {
	if n, err := strconv.Atoi(strings.TrimSuffix(word, "m")); err == nil {
		return n, n >= 0 && n <= 24*60
	}
	t, err := notation.ParseTarget("hours " + word)
	if err != nil || t.Measure != plan.TargetHours || t.Value > 24 {
		return 0, false
	}
	return int(t.Value*60 + .5), true
}

// String writes the time so that ParseTime reads it back, days with as much in
// a row together: "mon-fri 1h, sat 3h".
func (t Time) String() string {
	var parts []string
	for i := 1; i <= 7; i++ { // from Monday
		d, last := i%7, i
		for last < 7 && t[(last+1)%7] == t[d] {
			last++
		}
		i = last
		if t[d] == 0 {
			continue
		}
		name := weekdays[d]
		if last%7 != d {
			name += "-" + weekdays[last%7]
		}
		parts = append(parts, name+" "+notation.PrintHours(float64(t[d])/60))
	}
	return strings.Join(parts, ", ")
}

// Minutes gives the time of the whole week.
func (t Time) Minutes() (sum int) {
	for _, n := range t {
		sum += n
	}
	return sum
}

// Settings gives the time as settings of an athlete, from Monday.
func (t Time) Settings() (settings []plan.Setting) {
	for i := 1; i <= 7; i++ {
		settings = append(settings, plan.Setting{Key: "available." + weekdays[i%7], Value: strconv.Itoa(t[i%7])})
	}
	return settings
}

// TimeOf gives the time that an athlete has said to have; ok is false where
// nothing was said of any day.
func TimeOf(p *plan.Profile) (t Time, ok bool) {
	for d, n := range p.Available {
		t[d] = max(n, 0)
		ok = ok || n >= 0
	}
	return t, ok
}
