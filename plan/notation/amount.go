package notation

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"ebb/plan"
)

// fault is what is wrong with a word, before the line around it is known.
type fault struct{ says, try string }

func (f *fault) Error() string { return f.says }

// blame makes the error for a word out of what its reader said. An error that
// has its place already keeps it.
func (r *reader) blame(at span, err error) error {
	if placed, ok := errors.AsType[*Error](err); ok {
		return placed
	}
	if f, ok := errors.AsType[*fault](err); ok {
		return r.fail(at, f.try, "%s", f.says)
	}
	return r.fail(at, "", "%s", err.Error())
}

// number takes the figure that text starts with: digits, with at most one
// decimal point between them. n is its length, 0 when there is none.
func number(text string) (value float64, n int, decimal bool) {
	whole := 0
	for n < len(text) && digit(text[n]) {
		whole = whole*10 + int(text[n]-'0')
		n++
	}
	if n == 0 {
		return 0, 0, false
	}
	if n+1 < len(text) && text[n] == '.' && digit(text[n+1]) {
		decimal = true
		n++
		for n < len(text) && digit(text[n]) {
			n++
		}
	}
	const exact = 15 // so many digits lose nothing as a float64
	if !decimal && n <= exact {
		return float64(whole), n, false
	}
	value, err := strconv.ParseFloat(text[:n], 64)
	if err != nil {
		return 0, 0, false
	}
	return value, n, decimal
}

// amount is a duration or a distance.
type amount struct {
	duration plan.Duration
	distance plan.Distance
}

// distanceUnits holds the words for units of distance.
var distanceUnits = [...]struct {
	word string
	unit plan.DistanceUnit
}{
	{"k", plan.Kilometres}, {"km", plan.Kilometres}, {"mi", plan.Miles}, {"mtr", plan.Metres}, {"yd", plan.Yards},
}

// strangers maps units that people know from elsewhere to the notation's.
var strangers = map[string]string{
	"min": "m", "mins": "m", "minutes": "m", "minute": "m", "'": "m", "hr": "h", "hrs": "h", "hour": "h", "hours": "h",
	"sec": "s", "secs": "s", "seconds": "s", `"`: "s", "kms": "km", "kilometres": "km", "kilometers": "km", //nolint:misspell // it is what people write

	"mile": "mi", "miles": "mi", "metres": "mtr", "meters": "mtr", "meter": "mtr", "metre": "mtr", "mt": "mtr",
	"mtrs": "mtr", "yds": "yd", "yards": "yd", "yard": "yd",
}

// readAmount reads 50m, 1h30, 2.5h, 17m30, 90s, 1:30, 12k, 8mi, 400mtr, 100yd.
func readAmount(text string, l plan.Limits, inSteps bool) (a amount, err error) {
	value, n, decimal := number(text)
	if n == 0 {
		return a, &fault{says: fmt.Sprintf("\"%s\" is no amount", text), try: "50m, 1h30, 12k"}
	}
	unit := text[n:]
	for _, d := range distanceUnits {
		if d.word == unit {
			a.distance = plan.Distance{Value: value, Unit: d.unit}
			return a, a.distance.Check(l)
		}
	}
	if unit != "" && strings.IndexByte("hms:", unit[0]) >= 0 {
		var known bool
		if a.duration, known, err = readDuration(text, value, n, decimal, inSteps); known {
			if err == nil {
				err = checkLength(text, a.duration, l)
			}
			return a, err
		}
	}
	return a, strangeUnit(text[:n], unit)
}

func checkLength(text string, d plan.Duration, l plan.Limits) error {
	const day = 24 * 3600
	if d.Unit == plan.Minutes && d.Seconds > day {
		return takenForMetres(text, d)
	}
	return d.Check(l)
}

// takenForMetres is the error for so many minutes that metres must be meant.
func takenForMetres(text string, d plan.Duration) error {
	figure, _, _ := strings.Cut(text, "m")
	return &fault{says: fmt.Sprintf("%s is %d minutes; metres", text, d.Seconds/60), try: figure + "mtr"}
}

func strangeUnit(figure, unit string) error {
	switch unit {
	case "":
		return &fault{says: figure + " of what? minutes, hours or kilometres", try: fmt.Sprintf("%sm, %sh or %sk", figure, figure, figure)}
	case "ft":
		return &fault{says: "feet are climb or descent and need a sign", try: "+" + figure + "ft"}
	case "g":
		return &fault{says: "what has the grams? carbohydrate an hour", try: "fuel " + figure + "g"}
	case "mg":
		return &fault{says: "what has the milligrams? sodium an hour", try: "salt " + figure + "mg"}
	case "ml", "l":
		return &fault{says: "what has the volume? fluid an hour", try: "fluid 500ml"}
	case "w", "%", "bpm":
		return &fault{says: "an intensity follows @", try: "@" + figure + unit}
	case "x":
		return &fault{says: "a repeat is a step: steps follow a colon and a blank", try: figure + "x(4m @9, 2m @2)"}
	}
	if right, ok := strangers[unit]; ok {
		return &fault{says: fmt.Sprintf("\"%s\" is no unit here", unit), try: figure + right}
	}
	if strings.HasPrefix(unit, ",") && len(unit) > 1 && digit(unit[1]) {
		return &fault{says: "decimals take a point, not a comma", try: figure + "." + unit[1:]}
	}
	if strings.ContainsAny(unit, ",;") {
		return &fault{says: "a comma stands between steps, and steps follow a colon", try: "intervals 1h: 20m @2, 5x(4m @9, 2m @2)"}
	}
	if before, after, ok := strings.Cut(unit, ":"); ok {
		return &fault{says: "a colon before steps is followed by a blank", try: figure + before + ": " + after}
	}
	if strings.HasPrefix(unit, "x") {
		return &fault{says: "a repeat is a step: steps follow a colon and a blank", try: ": " + figure + unit}
	}
	return &fault{says: fmt.Sprintf("\"%s\" is no unit: h, m, s, k, km, mi, mtr or yd", unit)}
}

// readDuration reads a duration whose first figure is known. known is false
// when the unit is none of a duration.
func readDuration(text string, value float64, n int, decimal, inSteps bool) (d plan.Duration, known bool, err error) {
	unit := text[n]
	if unit == ':' {
		d, err = readClock(text, inSteps)
		return d, true, err
	}
	rest := text[n+1:]
	if rest != "" && !digit(rest[0]) {
		return d, false, nil
	}
	if value > maxFigure {
		return d, true, &fault{says: text + " is too long"}
	}
	switch {
	case decimal && rest != "":
		return d, true, &fault{says: "a figure with a decimal point ends at its unit"}
	case unit == 'h' && decimal:
		return plan.Duration{Seconds: int(math.Round(value * 3600)), Unit: plan.DecimalHours}, true, nil
	case unit == 'h':
		more, err := hourRest(text, rest)
		return plan.Duration{Seconds: int(value)*3600 + more, Unit: plan.Hours}, true, err
	case unit == 'm':
		if decimal {
			return plan.Duration{Seconds: int(math.Round(value * 60)), Unit: plan.Minutes}, true, nil
		}
		more, err := sixtieths(text, strings.TrimSuffix(rest, "s"))
		return plan.Duration{Seconds: int(value)*60 + more, Unit: plan.Minutes}, true, err
	case decimal || rest != "":
		return d, true, &fault{says: "seconds are whole", try: "90s"}
	}
	return plan.Duration{Seconds: int(value), Unit: plan.Seconds}, true, nil
}

// maxFigure keeps figures of durations far from overflow; what is allowed is
// said by plan.Limits.
const maxFigure = 1e7

// hourRest reads what follows the h of 1h30, 1h30m, 1h30m15 or 1h30m15s.
func hourRest(text, rest string) (seconds int, err error) {
	minutes, more, _ := strings.Cut(rest, "m")
	m, err := sixtieths(text, minutes)
	if err != nil {
		return 0, err
	}
	s, err := sixtieths(text, strings.TrimSuffix(more, "s"))
	return m*60 + s, err
}

// sixtieths reads two digits of minutes or seconds, or nothing.
func sixtieths(text, figures string) (int, error) {
	switch {
	case figures == "":
		return 0, nil
	case len(figures) == 1 && digit(figures[0]):
		stem := strings.TrimRight(text, "ms")
		stem = stem[:len(stem)-1]
		return 0, &fault{says: "minutes and seconds after another figure have two digits", try: fmt.Sprintf("%s0%s or %s%s0", stem, figures, stem, figures)}
	case len(figures) != 2 || !digit(figures[0]) || !digit(figures[1]):
		return 0, &fault{says: fmt.Sprintf("\"%s\" is no duration", text), try: "1h30, 17m30"}
	case figures[0] > '5':
		return 0, &fault{says: "minutes and seconds after another figure run to 59"}
	}
	return int(figures[0]-'0')*10 + int(figures[1]-'0'), nil
}

// readClock reads 1:30 (hours and minutes) and 3:59:30.
func readClock(text string, inSteps bool) (plan.Duration, error) {
	hours, rest, _ := strings.Cut(text, ":")
	minutes, seconds, three := strings.Cut(rest, ":")
	h, n, _ := number(hours)
	if n != len(hours) || h != math.Trunc(h) || len(minutes) != 2 || three && len(seconds) != 2 {
		return plan.Duration{}, &fault{says: fmt.Sprintf("\"%s\" is no duration", text), try: "1:30 (hours and minutes)"}
	}
	if inSteps && !three {
		return plan.Duration{}, &fault{says: text + " may be minutes or hours in a step", try: fmt.Sprintf("%sm%s or %sh%s", hours, minutes, hours, minutes)}
	}
	if h > maxFigure {
		return plan.Duration{}, &fault{says: text + " is too long"}
	}
	m, err := sixtieths(text, minutes)
	if err != nil {
		return plan.Duration{}, err
	}
	s, err := sixtieths(text, seconds)
	return plan.Duration{Seconds: int(h)*3600 + m*60 + s, Unit: plan.Hours}, err
}

// readHeight reads 1400m or 4500ft, without its sign.
func readHeight(text, sign string, l plan.Limits) (plan.Height, error) {
	value, n, _ := number(text)
	h := plan.Height{Value: value}
	switch {
	case n == 0:
		return h, &fault{says: "climb and descent are a height", try: sign + "1400m"}
	case text[n:] == "m":
		h.Unit = plan.HeightMetres
	case text[n:] == "ft":
		h.Unit = plan.HeightFeet
	default:
		if f, ok := commaFault(text, n); ok {
			return h, f
		}
		return h, &fault{says: "climb and descent are in m or ft", try: sign + text[:n] + "m"}
	}
	return h, h.Check(l)
}

// commaFault names a decimal comma after the first n bytes of text.
func commaFault(text string, n int) (*fault, bool) {
	if n+1 < len(text) && text[n] == ',' && digit(text[n+1]) {
		return &fault{says: "decimals take a point, not a comma", try: text[:n] + "." + text[n+1:]}, true
	}
	return nil, false
}

// readFigure reads a number with its unit, as 70g, or a bare one when unit is
// "".
func readFigure(text, what, unit, example string) (float64, error) {
	value, n, _ := number(text)
	if n == 0 {
		return 0, &fault{says: fmt.Sprintf("%s takes a figure", what), try: what + " " + example}
	}
	if text[n:] == unit {
		return value, nil
	}
	if f, ok := commaFault(text, n); ok {
		return 0, f
	}
	if unit == "" {
		return 0, &fault{says: fmt.Sprintf("%s is a bare number", what), try: what + " " + text[:n]}
	}
	return 0, &fault{says: fmt.Sprintf("%s is in %s", what, unit), try: what + " " + text[:n] + unit}
}

// readTime reads a time of day, 06:30 or 6:30.
func readTime(text string) (plan.TimeOfDay, error) {
	hours, minutes, _ := strings.Cut(text, ":")
	h, errH := strconv.ParseUint(hours, 10, 8)
	m, errM := strconv.ParseUint(minutes, 10, 8)
	if errH != nil || errM != nil || h > 23 || m > 59 || len(hours) > 2 || len(minutes) != 2 {
		return 0, &fault{says: fmt.Sprintf("\"%s\" is no time of day", text), try: "at 06:30"}
	}
	return plan.Clock(int(h), int(m)), nil
}
