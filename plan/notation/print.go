package notation

import (
	"math"
	"strconv"
	"strings"

	"ebb/plan"
)

// PrintSession writes a session as a line that ParseSession reads back to the
// same session, but for its ID, Day and Origin. The sport is left out when it
// is the athlete's own. Minutes that could be taken for metres (100 or more in
// a swim or a repeat) are written in hours.
func PrintSession(s plan.Session, own plan.Sport) string {
	return string(AppendSession(make([]byte, 0, 128), s, own))
}

// AppendSession is PrintSession into bytes that are written over.
func AppendSession(b []byte, s plan.Session, own plan.Sport) []byte {
	p := printer{b: b[:0]}
	p.session(&s, own)
	return p.b
}

func (p *printer) session(s *plan.Session, own plan.Sport) {
	if s.Sport != own || s.Sport == plan.Mobility {
		p.word(s.Sport.String())
	}
	if s.Kind != plan.Flexibility {
		p.word(s.Kind.String())
	}
	p.duration(s.Duration, s.Sport == plan.Swim)
	p.distance(s.Distance)
	p.effort(s.Effort)
	p.height('+', s.Climb)
	p.height('-', s.Descent)
	p.load(s.Load)
	p.fuel(s.Fuel)
	p.tags(s.Tags)
	if s.Key {
		p.word("!")
	}
	if s.Optional {
		p.word("?")
	}
	if s.At != 0 {
		p.word("at ")
		h, m := s.At.HourMinute()
		p.two(h)
		p.b = append(p.b, ':')
		p.two(m)
	}
	p.quote("", s.Note)
	p.quote("private ", s.Private)
	if len(s.Steps) > 0 {
		p.b = append(p.b, ':', ' ')
		sport := s.Sport
		p.steps(s.Steps, s.Sport, &sport, false)
	}
}

// printer builds a line.
type printer struct{ b []byte }

// gap puts a blank before the next word, but not at the start of a step.
func (p *printer) gap() {
	if n := len(p.b); n > 0 && p.b[n-1] != ' ' && p.b[n-1] != '(' {
		p.b = append(p.b, ' ')
	}
}

func (p *printer) word(w string) {
	if w != "" {
		p.gap()
		p.b = append(p.b, w...)
	}
}

func (p *printer) figure(v float64) {
	if v == math.Trunc(v) && math.Abs(v) < 1e15 {
		p.b = strconv.AppendInt(p.b, int64(v), 10)
		return
	}
	p.b = strconv.AppendFloat(p.b, v, 'f', -1, 64)
}

func (p *printer) two(n int) { p.b = append(p.b, byte('0'+n/10), byte('0'+n%10)) }

var distanceWords = [...]string{plan.Kilometres: "k", plan.Miles: "mi", plan.Metres: "mtr", plan.Yards: "yd"}

func (p *printer) distance(d plan.Distance) {
	if !d.IsZero() {
		p.gap()
		p.figure(d.Value)
		p.b = append(p.b, distanceWords[d.Unit]...)
	}
}

// duration writes d in its unit. wary: minutes may be taken for metres here.
func (p *printer) duration(d plan.Duration, wary bool) {
	if d.IsZero() {
		return
	}
	const day = 24 * 3600
	unit := d.Unit
	if unit == plan.Minutes && (d.Seconds > day || wary && d.Seconds >= 100*60) {
		unit = plan.Hours
	}
	p.gap()
	switch unit {
	case plan.Hours:
		p.hours(d.Seconds)
	case plan.Minutes:
		p.b = strconv.AppendInt(p.b, int64(d.Seconds/60), 10)
		p.b = append(p.b, 'm')
		if d.Seconds%60 > 0 {
			p.two(d.Seconds % 60)
		}
	case plan.DecimalHours:
		p.decimalHours(d.Seconds)
	default:
		p.b = strconv.AppendInt(p.b, int64(d.Seconds), 10)
		p.b = append(p.b, 's')
	}
}

func (p *printer) hours(seconds int) {
	p.b = strconv.AppendInt(p.b, int64(seconds/3600), 10)
	p.b = append(p.b, 'h')
	if minutes := seconds / 60 % 60; minutes > 0 || seconds%60 > 0 {
		p.two(minutes)
	}
	if seconds%60 > 0 {
		p.b = append(p.b, 'm')
		p.two(seconds % 60)
	}
}

// decimalHours writes the fewest decimals, one at least, that come to the same
// whole seconds. A second is .00028 hours, so that four are always enough.
func (p *printer) decimalHours(seconds int) {
	h := float64(seconds) / 3600
	start := len(p.b)
	for decimals := 1; decimals <= 4; decimals++ {
		p.b = strconv.AppendFloat(p.b[:start], h, 'f', decimals, 64)
		if back, _, _ := number(string(p.b[start:])); int(math.Round(back*3600)) == seconds {
			break
		}
	}
	p.b = append(p.b, 'h')
}

func (p *printer) height(sign byte, h plan.Height) {
	if h.IsZero() {
		return
	}
	p.gap()
	p.b = append(p.b, sign)
	p.figure(h.Value)
	if h.Unit == plan.HeightFeet {
		p.b = append(p.b, "ft"...)
	} else {
		p.b = append(p.b, 'm')
	}
}

func (p *printer) effort(i plan.Intensity) {
	if i.IsZero() {
		return
	}
	p.gap()
	p.b = append(p.b, '@')
	if i.Scale == plan.Zone {
		p.b = append(p.b, 'z')
	}
	p.point(i.Scale, i.From)
	switch {
	case i.Ramp:
		p.b = append(p.b, '>')
		p.point(i.Scale, i.To)
	case i.From != i.To:
		p.b = append(p.b, '-')
		p.point(i.Scale, i.To)
	}
	for _, s := range &intensitySuffixes {
		if s.scale == i.Scale && s.per == i.Per {
			p.b = append(p.b, s.suffix...)
		}
	}
}

func (p *printer) point(scale plan.Scale, v float64) {
	if scale != plan.Pace {
		p.figure(v)
		return
	}
	p.b = strconv.AppendInt(p.b, int64(v)/60, 10)
	p.b = append(p.b, ':')
	p.two(int(v) % 60)
}

func (p *printer) load(n plan.Number) {
	if n.Given {
		p.word("load ")
		p.figure(n.Value)
	}
}

func (p *printer) fuel(f plan.Fuel) {
	p.intake("fuel ", f.Carb, "g")
	p.intake("salt ", f.Sodium, "mg")
	p.intake("fluid ", f.Fluid, "ml")
}

func (p *printer) intake(what string, v float64, unit string) {
	if v != 0 {
		p.word(what)
		p.figure(v)
		p.b = append(p.b, unit...)
	}
}

func (p *printer) tags(tags []string) {
	for _, t := range tags {
		p.gap()
		p.b = append(p.b, '#')
		p.b = append(p.b, t...)
	}
}

func (p *printer) quote(before, text string) {
	if text == "" {
		return
	}
	p.word(before)
	p.gap()
	p.b = append(p.b, '"')
	if strings.ContainsAny(text, "\"\\\n") {
		text = escape.Replace(text)
	}
	p.b = append(p.b, text...)
	p.b = append(p.b, '"')
}

var escape = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`)

// steps writes steps; sport is that of the step before, for it is named only
// where it changes.
func (p *printer) steps(steps []plan.Step, session plan.Sport, sport *plan.Sport, repeated bool) {
	for i := range steps {
		if i > 0 {
			p.b = append(p.b, ',', ' ')
		}
		p.step(&steps[i], session, sport, repeated)
	}
}

func (p *printer) step(s *plan.Step, session plan.Sport, sport *plan.Sport, repeated bool) {
	own := s.Sport
	if own == plan.NoSport {
		own = session
	}
	if len(s.Steps) == 0 {
		p.changed(own, sport)
		p.stretch(s.Duration, s.Distance, s.Effort, repeated || own == plan.Swim)
		p.height('+', s.Climb)
		p.height('-', s.Descent)
		p.quote("", s.Cue)
		return
	}
	p.b = strconv.AppendInt(p.b, int64(s.Repeat), 10)
	p.b = append(p.b, 'x')
	if only := &s.Steps[0]; len(s.Steps) == 1 && len(only.Steps) == 0 && (only.Sport == *sport || only.Sport == plan.NoSport && session == *sport) {
		p.bare(only, session, sport)
		return
	}
	p.b = append(p.b, '(')
	p.steps(s.Steps, session, sport, true)
	p.b = append(p.b, ')')
}

// bare writes the one step of 5x1k, glued to its repeat.
func (p *printer) bare(s *plan.Step, session plan.Sport, sport *plan.Sport) {
	var one printer
	one.step(s, session, sport, true)
	p.b = append(p.b, one.b...)
}

// changed names a sport where it is not that of the step before.
func (p *printer) changed(sport plan.Sport, before *plan.Sport) {
	if sport != *before {
		p.word(sport.String())
		*before = sport
	}
}

func (p *printer) stretch(d plan.Duration, way plan.Distance, effort plan.Intensity, wary bool) {
	p.duration(d, wary)
	p.distance(way)
	p.effort(effort)
}
