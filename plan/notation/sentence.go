package notation

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"ebb/plan"
)

// Estimate is what a session leaves out, as found from the athlete's own paces;
// 0 where it is stated or not known.
type Estimate struct {
	Seconds int
	Metres  float64
}

// Words says in a sentence what a session line was understood as, for the row
// below the line while it is typed. Own is the athlete's own sport. Notes are
// not repeated.
func Words(s plan.Session, own plan.Sport, guess Estimate) string {
	parts := []string{headWords(s, own)}
	if way := heightWords(s.Climb, s.Descent); way != "" {
		parts = append(parts, way)
	}
	if guess.Seconds > 0 && s.Duration.IsZero() {
		parts = append(parts, "about "+durationWords(roughly(guess.Seconds)))
	}
	if guess.Metres > 0 && s.Distance.IsZero() {
		parts = append(parts, fmt.Sprintf("about %.0f km", guess.Metres/1000))
	}
	if s.Load.Given {
		parts = append(parts, "load "+plainFigure(s.Load.Value)+" as stated")
	}
	if f := fuelWords(s.Fuel); f != "" {
		parts = append(parts, f)
	}
	if len(s.Tags) > 0 {
		parts = append(parts, strings.Join(s.Tags, " and "))
	}
	if s.At != 0 {
		h, m := s.At.HourMinute()
		parts = append(parts, fmt.Sprintf("at %02d:%02d", h, m))
	}
	if s.Key {
		parts = append(parts, "key")
	}
	if s.Optional {
		parts = append(parts, "optional")
	}
	if s.Private != "" {
		parts = append(parts, "a note for the coach alone")
	}
	sentence := strings.Join(parts, ", ")
	if len(s.Steps) > 0 {
		sentence += ": " + stepWords(s.Steps)
	}
	return sentence
}

// roughly drops the seconds of a guess that is longer than a minute.
func roughly(seconds int) plan.Duration {
	if seconds >= 60 {
		seconds = seconds / 60 * 60
	}
	return plan.DurationOf(seconds)
}

// headWords says how much of what how hard: "5 h easy by feel".
func headWords(s plan.Session, own plan.Sport) string {
	words := amountWords(s.Duration, s.Distance)
	if s.Sport != own && s.Sport != plan.NoSport && s.Sport != plan.Strength && s.Sport != plan.Mobility {
		words = append(words, s.Sport.String())
	}
	words = append(words, kindWords(s)...)
	return strings.Join(words, " ")
}

// kindWords says what a session is for. Where the effort says more than easy,
// steady or long does, it stands instead.
func kindWords(s plan.Session) []string {
	effort := effortWords(s.Effort)
	switch {
	case s.Sport == plan.Strength:
		return append([]string{s.Kind.String(), "strength"}, effort...)
	case s.Sport == plan.Mobility:
		return append([]string{"mobility"}, effort...)
	case s.Effort.Scale == plan.RPE && (s.Kind == plan.Easy || s.Kind == plan.Steady || s.Kind == plan.Long):
		return effort
	}
	return append([]string{s.Kind.String()}, effort...)
}

func amountWords(d plan.Duration, way plan.Distance) []string {
	var words []string
	if !d.IsZero() {
		words = append(words, durationWords(d))
	}
	if !way.IsZero() {
		words = append(words, plainFigure(way.Value)+" "+distanceNames[way.Unit])
	}
	return words
}

var distanceNames = [...]string{plan.Kilometres: "km", plan.Miles: "mi", plan.Metres: "metres", plan.Yards: "yards"}

func durationWords(d plan.Duration) string {
	var words []string
	seconds := d.Seconds
	if h := seconds / 3600; h > 0 && d.Unit != plan.Minutes && d.Unit != plan.Seconds {
		words, seconds = append(words, strconv.Itoa(h)+" h"), seconds%3600
	}
	if m := seconds / 60; m > 0 && d.Unit != plan.Seconds {
		words, seconds = append(words, strconv.Itoa(m)+" min"), seconds%60
	}
	if seconds > 0 {
		words = append(words, strconv.Itoa(seconds)+" s")
	}
	return strings.Join(words, " ")
}

func plainFigure(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// feelWords holds what each whole figure of effort feels like.
var feelWords = [...]string{1: "very easy", 2: "very easy", 3: "easy", 4: "steady", 5: "steady", 6: "brisk", 7: "hard", 8: "hard", 9: "very hard", 10: "all out"}

// effortWords says an intensity, nothing when there is none.
func effortWords(i plan.Intensity) []string {
	if i.IsZero() {
		return nil
	}
	var unit string
	show := plainFigure
	switch i.Scale {
	case plan.RPE:
		return []string{feel(i), "by feel"}
	case plan.Zone:
		return []string{"in zone", between(i, show)}
	case plan.Pace:
		show, unit = paceFigure, [...]string{plan.PerKilometre: "a km", plan.PerMile: "a mile", plan.Per100Metres: "for 100 metres", plan.Per100Yards: "for 100 yards"}[i.Per]
	case plan.Power:
		unit = "watts"
	case plan.Percent:
		unit = "% of threshold"
	case plan.HeartRate:
		unit = "beats"
	case plan.NoScale:
	}
	return []string{"at", between(i, show), unit}
}

func feel(i plan.Intensity) string {
	from, to := feelWords[int(math.Floor(i.From))], feelWords[int(math.Floor(i.To))]
	if from == to {
		return from
	}
	return from + " to " + to
}

func between(i plan.Intensity, show func(float64) string) string {
	switch {
	case i.Ramp:
		return show(i.From) + " going to " + show(i.To)
	case i.From != i.To:
		return show(i.From) + " to " + show(i.To)
	}
	return show(i.From)
}

func paceFigure(v float64) string { return fmt.Sprintf("%d:%02d", int(v)/60, int(v)%60) }

func heightWords(up, down plan.Height) string {
	var words []string
	if !up.IsZero() {
		words = append(words, "climbing "+heightFigure(up))
	}
	switch {
	case down.IsZero():
	case down.Value == 0:
		words = append(words, "without descent")
	default:
		words = append(words, "dropping "+heightFigure(down))
	}
	return strings.Join(words, " and ")
}

func heightFigure(h plan.Height) string {
	if h.Unit == plan.HeightFeet {
		return plainFigure(h.Value) + " ft"
	}
	return plainFigure(h.Value) + " m"
}

// fuelWords says "70 g and 600 mg an hour".
func fuelWords(f plan.Fuel) string {
	var words []string
	for _, figure := range [...]struct {
		value float64
		unit  string
	}{{f.Carb, " g"}, {f.Sodium, " mg"}, {f.Fluid, " ml"}} {
		if figure.value > 0 {
			words = append(words, plainFigure(figure.value)+figure.unit)
		}
	}
	if len(words) == 0 {
		return ""
	}
	last := len(words) - 1
	if last > 0 {
		words = []string{strings.Join(words[:last], ", "), words[last]}
	}
	return strings.Join(words, " and ") + " an hour"
}

// stepWords says steps in their order: "20 min easy by feel, then 5 times (...)".
func stepWords(steps []plan.Step) string {
	said := make([]string, 0, len(steps))
	for i := range steps {
		said = append(said, StepWords(steps[i]))
	}
	return strings.Join(said, ", then ")
}

// StepWords says one part of a session: "20 min easy by feel", or what is done
// again as "5 times (4 min very hard by feel, then 2 min very easy by feel)". Cues
// are not repeated.
func StepWords(s plan.Step) string {
	if len(s.Steps) > 0 {
		return fmt.Sprintf("%d times (%s)", s.Repeat, stepWords(s.Steps))
	}
	words := amountWords(s.Duration, s.Distance)
	if s.Sport != plan.NoSport {
		words = append(words, s.Sport.String())
	}
	words = append(words, effortWords(s.Effort)...)
	if way := heightWords(s.Climb, s.Descent); way != "" {
		words = append(words, way)
	}
	return strings.Join(words, " ")
}

// clock gives seconds as they are typed: 1h10, 50m, 90s.
func clock(seconds int) string {
	var p printer
	p.duration(plan.DurationOf(seconds), false)
	return string(p.b)
}

// kilometres gives metres as they are typed: 12.5k.
func kilometres(metres float64) string {
	return plainFigure(math.Round(metres)/1000) + "k"
}
