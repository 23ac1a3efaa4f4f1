package plan

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"ebb/plan/calendar"
)

// Profile is every setting of an athlete as it stands on a day. Figures that
// were never set are 0 unless Defaults gives them a value.
type Profile struct {
	From calendar.Day // in force from this day

	TimeZone  string       // IANA name
	Imperial  bool         // show miles, feet and pounds
	WeekStart time.Weekday // Monday or Sunday
	Sport     Sport        // of a line that names none

	WeightKg float64
	Born     calendar.Day

	ThresholdHR   float64 // beats a minute
	RestHR, MaxHR float64
	ThresholdRun  float64 // seconds a kilometre
	EasyRun       float64 // seconds a kilometre; 0: not known
	ThresholdBike float64 // watts; 0: not known
	ThresholdSwim float64 // seconds a 100 metres

	Available [7]int // minutes a day, Sunday first; -1: not said

	StartDate    calendar.Day // the models start here with the two figures below
	StartFitness float64      // load a day
	StartFatigue float64      // load a day

	FitnessDays    float64 // time constant of fitness
	FatigueDays    float64 // time constant of fatigue
	Weight         Weighting
	Gain           float64 // the athlete's own factor on what the systems carry
	StrengthWeight float64 // share of strength load in fitness and fatigue

	Rules map[string]string // rule id -> value, or off "reason"
}

// Weighting is how a day enters fitness and fatigue: 1-exp(-1/tau) or 1/tau.
type Weighting uint8

// The weightings.
const (
	Exponential Weighting = iota
	Inverse
)

var weightingWords = words{"exp", "inverse"}

// String gives the word of w.
func (w Weighting) String() string { return weightingWords.name(uint8(w)) }

// Defaults gives the profile of an athlete who has said nothing.
func Defaults() Profile {
	p := Profile{Available: [7]int{-1, -1, -1, -1, -1, -1, -1}}
	for _, def := range settings {
		if def.Default == "" {
			continue
		}
		if err := def.set(&p, def.Default); err != nil {
			panic(fmt.Sprintf("default of %s: %v", def.Key, err)) //nolint:forbidigo // a fault of the table below
		}
	}
	return p
}

// Known describes one setting.
type Known struct {
	Key     string
	Default string // "" when there is none
	Meaning string
	Allowed string // what may be typed
	set     func(*Profile, string) error
}

// Settings lists every setting but the rules, in the order they are shown.
func Settings() []Known { return slices.Clone(settings) }

const ruleKey = "rule."

// set changes one setting; on an error p may be thrown away, as With does.
func (p *Profile) set(key, value string) error {
	if id, ok := strings.CutPrefix(key, ruleKey); ok {
		return p.setRule(id, value)
	}
	for _, def := range settings {
		if def.Key == key {
			if err := def.set(p, value); err != nil {
				return fmt.Errorf("%s = “%s”: %w; allowed: %s", key, value, err, def.Allowed)
			}
			return nil
		}
	}
	return fmt.Errorf("there is no setting “%s”: %s", key, nearestSetting(key))
}

func (p *Profile) setRule(id, value string) error {
	if id == "" || value == "" {
		return errors.New(`a rule is set as rule.ID=VALUE, or rule.ID='off "reason"'`)
	}
	p.Rules = maps.Clone(p.Rules)
	if p.Rules == nil {
		p.Rules = map[string]string{}
	}
	p.Rules[id] = value
	return nil
}

func (p Profile) clone() Profile {
	p.Rules = maps.Clone(p.Rules)
	return p
}

var settings = []Known{
	{"tz", "UTC", "time zone of the athlete's days", "a name such as Europe/Berlin", func(p *Profile, v string) error {
		if v == "" || strings.ContainsAny(v, " \t") {
			return errors.New("not the name of a time zone")
		}
		p.TimeZone = v
		return nil
	}},
	{"units", "metric", "units on screen", "metric, imperial", word(map[string]func(*Profile){
		"metric":   func(p *Profile) { p.Imperial = false },
		"imperial": func(p *Profile) { p.Imperial = true },
	})},
	{"week_start", "mon", "first day of a calendar week", "mon, sun", word(map[string]func(*Profile){
		"mon": func(p *Profile) { p.WeekStart = time.Monday },
		"sun": func(p *Profile) { p.WeekStart = time.Sunday },
	})},
	{"sport", "run", "sport of a line that names none", strings.Join(sportWords[1:], ", "), func(p *Profile, v string) (err error) {
		p.Sport, err = ParseSport(v)
		return err
	}},
	{"weight_kg", "", "body weight", "20 to 300", number(func(p *Profile) *float64 { return &p.WeightKg }, 20, 300)},
	{"born", "", "day of birth", "a date as 1988-04-30", day(func(p *Profile) *calendar.Day { return &p.Born })},
	{"threshold.hr", "", "heart rate at threshold", "60 to 230", number(func(p *Profile) *float64 { return &p.ThresholdHR }, 60, 230)},
	{"hr.rest", "", "heart rate at rest", "25 to 120", number(func(p *Profile) *float64 { return &p.RestHR }, 25, 120)},
	{"hr.max", "", "highest heart rate", "100 to 240", number(func(p *Profile) *float64 { return &p.MaxHR }, 100, 240)},
	{"threshold.run", "5:00/km", "pace that can be held for an hour", "a pace as 4:15/km or 6:50/mi", pace(func(p *Profile) *float64 { return &p.ThresholdRun }, 1000)},
	{"easy.run", "", "pace of easy running on the flat", "a pace as 5:30/km or 8:50/mi", pace(func(p *Profile) *float64 { return &p.EasyRun }, 1000)},
	{"threshold.bike", "", "power that can be held for an hour", "50 to 600 watts", number(func(p *Profile) *float64 { return &p.ThresholdBike }, 50, 600)},
	{"threshold.swim", "1:50/100mtr", "critical swim speed", "a pace as 1:35/100mtr", pace(func(p *Profile) *float64 { return &p.ThresholdSwim }, 100)},
	available("mon", time.Monday), available("tue", time.Tuesday), available("wed", time.Wednesday), available("thu", time.Thursday),
	available("fri", time.Friday), available("sat", time.Saturday), available("sun", time.Sunday),
	{"start.date", "", "first day of the models", "a date as 2026-11-30", day(func(p *Profile) *calendar.Day { return &p.StartDate })},
	{"start.fitness", "0", "load a day that the athlete was used to", "0 to 300", number(func(p *Profile) *float64 { return &p.StartFitness }, 0, 300)},
	{"start.fatigue", "0", "load a day of the last week before", "0 to 500", number(func(p *Profile) *float64 { return &p.StartFatigue }, 0, 500)},
	{"model.fitness_days", "42", "time constant of fitness", "28 to 60", number(func(p *Profile) *float64 { return &p.FitnessDays }, 28, 60)},
	{"model.fatigue_days", "7", "time constant of fatigue", "5 to 15", number(func(p *Profile) *float64 { return &p.FatigueDays }, 5, 15)},
	{"model.weight", "exp", "how a day enters fitness and fatigue", "exp, inverse", word(map[string]func(*Profile){
		"exp":     func(p *Profile) { p.Weight = Exponential },
		"inverse": func(p *Profile) { p.Weight = Inverse },
	})},
	{"model.gain", "1", "the athlete's own factor on what the systems carry", "0.6 to 1.6", number(func(p *Profile) *float64 { return &p.Gain }, .6, 1.6)},
	{"strength.weight", "0.5", "share of strength load in fitness and fatigue", "0 to 1", number(func(p *Profile) *float64 { return &p.StrengthWeight }, 0, 1)},
}

func available(name string, wd time.Weekday) Known {
	return Known{"available." + name, "", "minutes to train on that day", "0 (never) to 1440", func(p *Profile, v string) error {
		var minutes float64
		if err := number(func(*Profile) *float64 { return &minutes }, 0, 1440)(p, v); err != nil {
			return err
		}
		if minutes != math.Trunc(minutes) {
			return errors.New("not whole minutes")
		}
		p.Available[wd] = int(minutes)
		return nil
	}}
}

func number(field func(*Profile) *float64, low, high float64) func(*Profile, string) error {
	return func(p *Profile, v string) error {
		x, err := strconv.ParseFloat(v, 64)
		if err != nil || math.IsNaN(x) {
			return errors.New("not a number")
		}
		if x < low || x > high {
			return errors.New("out of range")
		}
		*field(p) = x
		return nil
	}
}

func day(field func(*Profile) *calendar.Day) func(*Profile, string) error {
	return func(p *Profile, v string) (err error) {
		*field(p), err = calendar.Parse(v)
		return err
	}
}

func word(choices map[string]func(*Profile)) func(*Profile, string) error {
	return func(p *Profile, v string) error {
		choose, ok := choices[v]
		if !ok {
			return errors.New("not one of them")
		}
		choose(p)
		return nil
	}
}

// pace reads minutes and seconds for a distance, kept as seconds for metres.
func pace(field func(*Profile) *float64, metres float64) func(*Profile, string) error {
	return func(p *Profile, v string) error {
		clock, per, ok := strings.Cut(v, "/")
		unit := map[string]float64{"km": 1000, "mi": metresPer[Miles], "100mtr": 100, "100yd": 100 * metresPer[Yards]}[per]
		minutes, seconds, colon := strings.Cut(clock, ":")
		m, errM := strconv.ParseUint(minutes, 10, 8)
		s, errS := strconv.ParseUint(seconds, 10, 8)
		if !ok || unit == 0 || !colon || errM != nil || errS != nil || s > 59 || len(seconds) != 2 || m*60+s == 0 {
			return errors.New("not a pace")
		}
		*field(p) = float64(m*60+s) * metres / unit
		return nil
	}
}

func nearestSetting(key string) string {
	var near []string
	group, _, _ := strings.Cut(key, ".")
	for _, def := range settings {
		if strings.HasPrefix(def.Key, group) || strings.HasPrefix(group, def.Key) || strings.Contains(def.Key, key) {
			near = append(near, def.Key)
		}
	}
	if len(near) == 0 {
		for _, def := range settings {
			near = append(near, def.Key)
		}
	}
	return "it may be " + strings.Join(near, ", ")
}
