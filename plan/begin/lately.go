package begin

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/load"
	"ebb/plan/notation"
	"ebb/plan/response"
)

// Lately is how much someone trained up to yesterday: so many hours a week over
// so many days, and nothing before them.
type Lately struct {
	Hours float64 // a week, 0 to 40
	Days  int     // 0 to 1825
}

// Start is what the models begin with on a day: the averages of load a day that
// hold on the evening before.
type Start struct {
	Date             calendar.Day
	Fitness, Fatigue float64
}

const (
	mostHours = 40.
	mostDays  = 5 * 365
)

var errLately = errors.New("say the hours a week and for how long: 6 h a week for two months, or nothing")

// ParseLately reads "about 6 h a week for two months", "8h/week for 12 weeks",
// "45m a day for a month", or "nothing". Without a time it is two months.
func ParseLately(text string) (Lately, error) {
	words := wordsOf(text)
	if len(words) == 1 && (words[0] == "nothing" || words[0] == "none" || words[0] == "0") {
		return Lately{}, nil
	}
	l := Lately{Days: 60}
	amount, perDays, i := 0., 0, 0
	for i < len(words) {
		if n, used := hoursAt(words[i:]); used > 0 && amount == 0 {
			amount, i = n, i+used
			continue
		}
		word := words[i]
		i++
		switch {
		case filler[word] || word == "hours" || word == "h":
		case word == "a" || word == "per" || word == "each" || word == "every":
			if i == len(words) || days[singular(words[i])] == 0 {
				return Lately{}, errLately
			}
			perDays = days[singular(words[i])]
			i++
		case word == "weekly":
			perDays = calendar.Week
		case word == "daily":
			perDays = 1
		case word == "for" || word == "over" || word == "since":
			n, err := stretch(words[i:])
			if err != nil {
				return Lately{}, err
			}
			l.Days, i = n, len(words)
		default:
			return Lately{}, fmt.Errorf("“%s” is not understood: %w", word, errLately)
		}
	}
	if amount == 0 {
		return Lately{}, errLately
	}
	if perDays == 0 {
		perDays = calendar.Week
	}
	l.Hours = amount * calendar.Week / float64(perDays)
	if l.Hours > mostHours {
		return Lately{}, fmt.Errorf("%s h a week are more than is believed: %.0f at most", strconv.FormatFloat(l.Hours, 'f', -1, 64), mostHours)
	}
	return l, nil
}

// filler are words that say nothing of how much.
var filler = map[string]bool{"about": true, "around": true, "roughly": true, "some": true, "i": true, "ran": true, "run": true, "trained": true, "training": true, "of": true, "the": true, "last": true, "past": true, "ca": true, "lately": true, "now": true}

// days are the days of words for times.
var days = map[string]int{"day": 1, "week": calendar.Week, "wk": calendar.Week, "w": calendar.Week, "month": 30, "year": 365, "d": 1}

var numbers = map[string]float64{
	"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "half": .5, "couple": 2, "few": 3,
}

// wordsOf takes a text apart: figures and letters stand alone, 1h30 stays whole.
func wordsOf(text string) (words []string) {
	text = strings.NewReplacer("/", " a ", "~", " ", ",", " ").Replace(strings.ToLower(text))
	return strings.Fields(text)
}

func singular(word string) string { return strings.TrimSuffix(word, "s") }

// hoursAt reads an amount of training: "6 h", "six hours", "6h30", "45m", "6-7 h".
func hoursAt(words []string) (hours float64, used int) {
	first := words[0]
	if low, high, ranged := strings.Cut(first, "-"); ranged { // the middle of a range
		a, errA := strconv.ParseFloat(strings.TrimSuffix(low, "h"), 64)
		b, errB := strconv.ParseFloat(strings.TrimSuffix(high, "h"), 64)
		if errA == nil && errB == nil && a > 0 && b >= a && (strings.HasSuffix(high, "h") || len(words) > 1) {
			return (a + b) / 2, 1
		}
		return 0, 0
	}
	n, spelled := numbers[first]
	if !spelled {
		f, err := strconv.ParseFloat(first, 64)
		if err != nil || f < 0 || f != f {
			return target(first)
		}
		n = f
	}
	if len(words) < 2 {
		return 0, 0
	}
	switch singular(words[1]) {
	case "h", "hour", "hr":
		return n, 2
	case "m", "min", "minute":
		return n / 60, 2
	}
	return 0, 0
}

// target reads an amount as weeks have it: 6h, 6h30, 2.5h, 45m.
func target(word string) (hours float64, used int) {
	if !unicode.IsDigit(rune(word[0])) {
		return 0, 0
	}
	if minutes, ok := strings.CutSuffix(word, "m"); ok && !strings.Contains(word, "h") {
		n, err := strconv.ParseFloat(minutes, 64)
		if err != nil {
			return 0, 0
		}
		return n / 60, 1
	}
	t, err := notation.ParseTarget("hours " + word)
	if err != nil || t.Measure != plan.TargetHours {
		return 0, 0
	}
	return t.Value, 1
}

// stretch reads for how long: "two months", "12 weeks", "a year".
func stretch(words []string) (int, error) {
	for len(words) > 0 && filler[words[0]] {
		words = words[1:]
	}
	if len(words) == 1 { // 8w
		at := strings.IndexFunc(words[0], func(r rune) bool { return !unicode.IsDigit(r) && r != '.' })
		if at > 0 {
			words = []string{words[0][:at], words[0][at:]}
		} else {
			words = []string{"one", words[0]}
		}
	}
	if len(words) > 1 && words[0] == "a" && (words[1] == "couple" || words[1] == "few" || words[1] == "half") {
		words = words[1:]
	}
	if len(words) < 2 {
		return 0, errLately
	}
	n, spelled := numbers[words[0]]
	if !spelled {
		f, err := strconv.ParseFloat(words[0], 64)
		if err != nil || f < 0 || f != f {
			return 0, errLately
		}
		n = f
	}
	rest := words[1:]
	for len(rest) > 1 && (filler[rest[0]] || rest[0] == "a") {
		rest = rest[1:]
	}
	unit := days[singular(rest[0])]
	if unit == 0 || len(rest) > 1 && !filler[rest[1]] {
		return 0, errLately
	}
	d := int(n*float64(unit) + .5)
	if d > mostDays {
		return 0, errors.New("five years are as far back as the models remember anything")
	}
	return d, nil
}

// EasyHour is the load of an hour of an athlete's easy training on a day, in
// their own sport.
func EasyHour(a *plan.Athlete, day calendar.Day) float64 {
	easy := plan.Session{Sport: a.On(day).Sport, Kind: plan.Easy, Duration: plan.Duration{Seconds: 3600, Unit: plan.Hours}}
	return load.Of(easy, a, day).Load
}

// From gives what the models hold on the morning of a day after training like
// that up to it: a constant load w of so many easy hours over n days, from
// nothing. With the weight a of a day each average comes to w (1 - (1-a)^n), in
// the exponential weighting w (1 - exp(-n/tau)) (Banister 1975, in the form of
// averages).
func (l Lately) From(a *plan.Athlete, day calendar.Day) Start {
	params := response.ParamsOf(a.On(day))
	daily := l.Hours / calendar.Week * EasyHour(a, day)
	s := Start{Date: day}
	for range l.Days {
		s.Fitness = response.Average(s.Fitness, daily, params.FitnessWeight)
		s.Fatigue = response.Average(s.Fatigue, daily, params.FatigueWeight)
	}
	return s
}

// Settings gives a start as settings of an athlete, in tenths.
func (s Start) Settings() []plan.Setting {
	tenths := func(x float64) string { return strconv.FormatFloat(float64(int(x*10+.5))/10, 'f', -1, 64) }
	return []plan.Setting{
		{Key: "start.date", Value: s.Date.String()},
		{Key: "start.fitness", Value: tenths(min(s.Fitness, 300))},
		{Key: "start.fatigue", Value: tenths(min(s.Fatigue, 500))},
	}
}
