package rules

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
)

// maxParameters is the most that a rule has.
const maxParameters = 3

// setting is how a rule stands for an athlete.
type setting struct {
	from   calendar.Day
	off    bool
	by     who
	since  calendar.Day // of ofAthlete: from when on it was set; 0: since ever
	values [maxParameters]float64
}

// Check reports what is wrong with a setting rule.ID=VALUE of an athlete: there
// is such a rule, and the value is one to three figures in range with strokes
// between them, as 4 or 30/50, or on, or off with a reason in quotes.
func Check(id, value string) error {
	r, ok := Find(id)
	if !ok {
		return fmt.Errorf("there is no rule \"%s\": R01 to R44, or a name such as %s", id, table[0].Name)
	}
	_, err := read(r, value)
	return err
}

// Find gives the rule of an ID or name, in either case.
func Find(word string) (*Rule, bool) {
	i := slices.IndexFunc(table, func(r Rule) bool { return strings.EqualFold(r.ID, word) || strings.EqualFold(r.Name, word) })
	if i < 0 {
		return nil, false
	}
	return &table[i], true
}

// defaults gives how r stands when nothing is set.
func (r *Rule) defaults() setting {
	s := setting{off: r.Off}
	for i, p := range r.Parameters {
		s.values[i] = p.Default
	}
	return s
}

// read reads the value of a setting of r.
func read(r *Rule, value string) (setting, error) {
	s := r.defaults()
	switch word, reason, _ := strings.Cut(strings.TrimSpace(value), " "); {
	case word == "on" && reason == "":
		s.off = false
		return s, nil
	case word == "off":
		if len(strings.Trim(reason, `" `)) == 0 {
			return setting{}, fmt.Errorf(`%s is turned off with a reason: off "knows her body"`, r.ID)
		}
		s.off = true
		return s, nil
	}
	figures := strings.Split(value, "/")
	if len(figures) > len(r.Parameters) {
		return setting{}, fmt.Errorf("%s takes %s", r.ID, r.takes())
	}
	for i, text := range figures {
		p := r.Parameters[i]
		v, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
		if err != nil {
			return setting{}, fmt.Errorf("%s takes %s", r.ID, r.takes())
		}
		if !(v >= p.Low && v <= p.High) {
			return setting{}, fmt.Errorf("%s of %s is %g to %g", p.Name, r.ID, p.Low, p.High)
		}
		s.values[i] = v
	}
	if !slices.IsSorted(s.values[:len(r.Parameters)]) && slices.IsSorted(defaultsOf(r)) {
		if len(figures) == len(r.Parameters) {
			return setting{}, errors.New("the figures of " + r.ID + " rise: " + r.takes())
		}
		for i := 1; i < len(r.Parameters); i++ { // one figure moves those above it along
			s.values[i] = max(s.values[i], s.values[i-1])
		}
	}
	s.off = false
	return s, nil
}

func defaultsOf(r *Rule) []float64 {
	values := r.defaults().values
	return values[:len(r.Parameters)]
}

// takes says what a setting of r can be.
func (r *Rule) takes() string {
	var figures []string
	for _, p := range r.Parameters {
		figures = append(figures, fmt.Sprintf("%s %g to %g", p.Name, p.Low, p.High))
	}
	if len(figures) == 0 {
		return `on, or off "reason"`
	}
	return strings.Join(figures, " / ") + `, on, or off "reason"`
}

// settings are how every rule stands for an athlete, as days go by.
type settings [][]setting

// settingsOf reads them. A value that can't be read leaves the rule as it is by
// default: it was refused when it was typed.
func settingsOf(a *plan.Athlete) settings {
	all := make(settings, len(table))
	days := []calendar.Day{firstDay}
	for _, s := range a.Settings {
		if s.From != 0 && (strings.HasPrefix(s.Key, "rule.") || s.Key == "born") {
			days = append(days, s.From)
		}
		if born, err := calendar.Parse(s.Value); s.Key == "born" && err == nil {
			days = append(days, mastersFrom(born))
		}
	}
	slices.Sort(days)
	for _, day := range slices.Compact(days) {
		for i := range table {
			s := inForce(&table[i], a.On(day), day)
			s.from = day
			if s.by == ofAthlete {
				s.since = setSince(a, &table[i], day)
			}
			all[i] = append(all[i], s)
		}
	}
	return all
}

// setSince gives the day from which the setting of a rule that is in force on a
// day was made.
func setSince(a *plan.Athlete, r *Rule, day calendar.Day) (since calendar.Day) {
	for _, s := range a.Settings {
		if key, ok := strings.CutPrefix(s.Key, "rule."); ok && (key == r.ID || key == r.Name) && s.From != 0 && s.From <= day {
			since = max(since, s.From)
		}
	}
	return since
}

// firstDay stands before every day of a plan.
const firstDay = calendar.Day(-1 << 30)

// inForce gives how a rule stands by a profile on a day.
func inForce(r *Rule, p *plan.Profile, day calendar.Day) setting {
	for _, key := range [...]string{r.ID, r.Name} {
		if value, ok := p.Rules[key]; ok {
			if s, err := read(r, value); err == nil {
				s.by = ofAthlete
				return s
			}
		}
	}
	s := r.defaults()
	if masters(p, day) {
		switch r.Name {
		case "down-week":
			s.values[0], s.by = 3, ofMasters
		case "calm-day":
			s.values[0], s.by = 2, ofMasters
		}
	}
	return s
}

// masters reports whether R42 is on for someone who is as old as it asks.
func masters(p *plan.Profile, day calendar.Day) bool {
	_, set := p.Rules["R42"]
	_, named := p.Rules["masters"]
	if !set && !named || p.Born == 0 || day < mastersFrom(p.Born) {
		return false
	}
	r, _ := Find("masters")
	for _, key := range [...]string{r.ID, r.Name} {
		if s, err := read(r, p.Rules[key]); err == nil && !s.off {
			return true
		}
	}
	return false
}

// mastersFrom gives the fiftieth birthday.
func mastersFrom(born calendar.Day) calendar.Day {
	year, month, day := born.Date()
	return calendar.Of(year+50, month, day)
}

// on gives the setting of a rule that is in force on a day.
func (s settings) on(rule int, day calendar.Day) *setting {
	dated := s[rule]
	i := len(dated) - 1
	for i > 0 && dated[i].from > day {
		i--
	}
	return &dated[i]
}

// settingDays gives the days from which values of a setting are in force, since
// ever apart.
func settingDays(a *plan.Athlete, key string) []calendar.Day {
	var days []calendar.Day
	for _, s := range a.Settings {
		if s.Key == key && s.From != 0 {
			days = append(days, s.From)
		}
	}
	slices.Sort(days)
	return slices.Compact(days)
}

// Standing is how a rule stands for an athlete on a day.
type Standing struct {
	On     bool
	Reason string    // why it was turned off; "" when it is on, or off by default
	Values []float64 // of its parameters
}

// StandingOf gives how a rule stands for an athlete on a day.
func StandingOf(r *Rule, a *plan.Athlete, day calendar.Day) Standing {
	p := a.On(day)
	set := inForce(r, p, day)
	s := Standing{On: !set.off, Values: slices.Clone(set.values[:len(r.Parameters)])}
	for _, key := range [...]string{r.ID, r.Name} {
		if word, reason, _ := strings.Cut(strings.TrimSpace(p.Rules[key]), " "); word == "off" {
			s.Reason = strings.Trim(reason, `" `)
		}
	}
	return s
}

// CheckSettings reports what is wrong with the first setting of a rule among
// some; others are not looked at.
func CheckSettings(all []plan.Setting) error {
	for _, s := range all {
		if id, ok := strings.CutPrefix(s.Key, "rule."); ok {
			if err := Check(id, s.Value); err != nil {
				return err
			}
		}
	}
	return nil
}
