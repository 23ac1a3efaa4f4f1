package notation

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"ebb/plan"
)

// ParseTarget reads what a microcycle aims at: "load 450", "hours 9h30", "65%"
// of the weeks before, or "none".
func ParseTarget(text string) (plan.Target, error) {
	word, rest, _ := strings.Cut(strings.ToLower(strings.TrimSpace(text)), " ")
	rest = strings.TrimSpace(rest)
	switch {
	case word == "none" && rest == "":
		return plan.Target{}, nil
	case word == "load":
		return target(plan.TargetLoad, rest, 5000)
	case word == "hours":
		return hoursTarget(rest)
	case strings.HasSuffix(word, "%") && rest == "":
		return target(plan.TargetShare, strings.TrimSuffix(word, "%"), 300)
	}
	return plan.Target{}, errTarget
}

var errTarget = errors.New("a target is load 450, hours 9h30, 65% of the weeks before, or none")

func target(measure plan.TargetMeasure, text string, most float64) (plan.Target, error) {
	v, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsNaN(v) || v < 0 || v > most {
		return plan.Target{}, errTarget
	}
	return plan.Target{Measure: measure, Value: v}, nil
}

// mostHours is all that a microcycle of four weeks has.
const mostHours = 28 * 24

// hoursTarget reads hours as any duration is written, or as a bare number.
func hoursTarget(text string) (plan.Target, error) {
	if t, err := target(plan.TargetHours, text, mostHours); err == nil {
		return t, nil
	}
	if t := (plan.Target{Measure: plan.TargetHours, Value: manyHours(text)}); t.Value > 0 && t.Value <= mostHours {
		return t, nil
	}
	s, err := ParseSession("easy "+text, plan.Run)
	if err != nil || s.Duration.IsZero() || !s.Distance.IsZero() {
		return plan.Target{}, errTarget
	}
	return plan.Target{Measure: plan.TargetHours, Value: s.Duration.Hours()}, nil
}

// manyHours reads 30h and 27h30, more than a session lasts; 0 for all else.
func manyHours(text string) float64 {
	whole, rest, _ := strings.Cut(text, "h")
	hours, err := strconv.ParseUint(whole, 10, 16)
	if err != nil {
		return 0
	}
	if rest == "" {
		return float64(hours)
	}
	minutes, err := strconv.ParseUint(rest, 10, 16)
	if err != nil || len(rest) != 2 || minutes >= 60 {
		return 0
	}
	return float64(60*hours+minutes) / 60
}

// PrintHours writes hours as people do, 9h30 or 45m, where they are whole minutes,
// else as a number.
func PrintHours(hours float64) string {
	minutes := int(math.Round(hours * 60))
	switch {
	case float64(minutes)/60 != hours || minutes == 0:
		return strconv.FormatFloat(hours, 'f', -1, 64)
	case minutes < 60:
		return fmt.Sprintf("%dm", minutes)
	case minutes%60 == 0:
		return fmt.Sprintf("%dh", minutes/60)
	}
	return fmt.Sprintf("%dh%02d", minutes/60, minutes%60)
}

// PrintTarget writes a target so that ParseTarget reads it back.
func PrintTarget(t plan.Target) string {
	figure := strconv.FormatFloat(t.Value, 'f', -1, 64)
	switch t.Measure {
	case plan.TargetLoad:
		return "load " + figure
	case plan.TargetHours:
		return "hours " + PrintHours(t.Value)
	case plan.TargetShare:
		return figure + "%"
	default:
		return "none"
	}
}
