package rules

import (
	"fmt"
	"strconv"
	"strings"
)

// who says who set the values of a rule.
type who uint8

const (
	usual     who = iota // nobody: they are as by default
	ofAthlete            // a setting of the athlete
	ofMasters            // R42, which is on and whose age is reached
)

// Why says what makes a case of a rule of this one, with what is in force for
// this athlete: what was found, when the rule finds something, by whom its
// values were set, and what it rests on. It is several sentences.
func (f *Finding) Why() string {
	return f.Says + ". " + f.Limit() + " " + f.Rule.Why + " Source: " + f.Rule.Source + "."
}

// Limit says when the rule of a finding finds something, with the values that
// are in force on its day, and who set them: one or two sentences.
func (f *Finding) Limit() string {
	says := f.Rule.ID + " speaks when " + filled(f.Rule.Condition, f.set) + "."
	if f.set == nil || len(f.Rule.Parameters) == 0 {
		return says
	}
	return says + " " + f.setBy()
}

// setBy says who set the values of a finding's rule.
func (f *Finding) setBy() string {
	var values []string
	for i, p := range f.Rule.Parameters {
		value := p.Name + " " + figure(f.set.values[i])
		if f.set.by != usual && f.set.values[i] != p.Default {
			value += " (usually " + figure(p.Default) + ")"
		}
		values = append(values, value)
	}
	list := sentence(strings.Join(values, ", "))
	switch f.set.by {
	case ofAthlete:
		since := ""
		if f.set.since != 0 {
			since = " from " + f.set.since.String() + " on"
		}
		return list + ": set for this athlete" + since + "."
	case ofMasters:
		return list + ": as R42 asks of those over fifty, which is on for this athlete."
	default:
		return list + ": as usual, not set for this athlete."
	}
}

// filled puts the values in force into a condition.
func filled(condition string, set *setting) string {
	if set == nil {
		return condition
	}
	for i, v := range set.values {
		n := strconv.Itoa(i)
		condition = strings.ReplaceAll(condition, "{"+n+"}", figure(v))
		condition = strings.ReplaceAll(condition, "{"+n+"%}", fmt.Sprintf("%.4g %%", 100*v))
	}
	return condition
}

func figure(v float64) string { return strconv.FormatFloat(v, 'g', 6, 64) }
