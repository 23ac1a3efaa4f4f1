package plain

import (
	"encoding/json"
	"math"
	"strconv"

	"ebb/plan"
)

// Week gives a week as encoding/json writes it, in a fraction of the time: a person
// waits for that at every edit. The error is encoding/json's, for a figure that is
// none.
func Week(w *plan.Microcycle) ([]byte, error) {
	const usual = 160 // bytes of a session
	o := out{to: make([]byte, 0, usual*(1+len(w.Sessions)))}
	o.begin()
	o.word("id", idText(w.ID))
	o.word("kind", w.Kind.String())
	o.count("days", w.Days)
	if !w.Target.IsZero() {
		o.object("target")
		o.countIf("measure", int(w.Target.Measure))
		o.figureIf("value", w.Target.Value)
		o.end()
	}
	o.wordIf("note", w.Note)
	if len(w.Sessions) > 0 {
		o.list("sessions")
		for i := range w.Sessions {
			o.session(&w.Sessions[i])
		}
		o.endList()
	}
	o.end()
	return o.to, o.err
}

// AppendText appends a text as encoding/json writes it.
func AppendText(to []byte, s string) []byte {
	o := out{to: to}
	o.text(s)
	return o.to
}

// idText is the text of an ID, nothing for the zero one.
func idText(id plan.ID) string {
	if id.IsZero() {
		return ""
	}
	return id.String()
}

// session appends a session, with its fields in the order of the struct.
func (o *out) session(s *plan.Session) {
	o.begin()
	o.word("id", idText(s.ID))
	o.count("day", s.Day)
	o.word("sport", s.Sport.String())
	o.word("kind", s.Kind.String())
	o.countIf("at", int(s.At))
	o.amounts(s.Duration, s.Distance, s.Effort, s.Climb, s.Descent)
	if !s.Load.IsZero() {
		o.object("load")
		o.figure("v", s.Load.Value)
		o.truthIf("given", s.Load.Given)
		o.end()
	}
	if f := s.Fuel; f != (plan.Fuel{}) {
		o.object("fuel")
		o.figureIf("carb", f.Carb)
		o.figureIf("sodium", f.Sodium)
		o.figureIf("fluid", f.Fluid)
		o.end()
	}
	if len(s.Tags) > 0 {
		o.list("tags")
		for _, tag := range s.Tags {
			o.comma()
			o.text(tag)
		}
		o.endList()
	}
	o.truthIf("key", s.Key)
	o.truthIf("optional", s.Optional)
	o.wordIf("note", s.Note)
	o.wordIf("private", s.Private)
	o.steps(s.Steps)
	o.countIf("origin", int(s.Origin))
	o.end()
}

func (o *out) steps(steps []plan.Step) {
	if len(steps) == 0 {
		return
	}
	o.list("steps")
	for i := range steps {
		s := &steps[i]
		o.begin()
		if s.Sport != plan.NoSport {
			o.word("sport", s.Sport.String())
		}
		o.amounts(s.Duration, s.Distance, s.Effort, s.Climb, s.Descent)
		o.wordIf("cue", s.Cue)
		o.countIf("repeat", s.Repeat)
		o.steps(s.Steps)
		o.end()
	}
	o.endList()
}

// amounts appends what a session and a step have in common.
func (o *out) amounts(t plan.Duration, d plan.Distance, i plan.Intensity, climb, descent plan.Height) {
	if !t.IsZero() {
		o.object("duration")
		o.countIf("s", t.Seconds)
		o.countIf("u", int(t.Unit))
		o.end()
	}
	if !d.IsZero() {
		o.measured("distance", d.Value, int(d.Unit))
	}
	if !i.IsZero() {
		o.object("effort")
		o.countIf("scale", int(i.Scale))
		o.figureIf("from", i.From)
		o.figureIf("to", i.To)
		o.truthIf("ramp", i.Ramp)
		o.countIf("per", int(i.Per))
		o.end()
	}
	if !climb.IsZero() {
		o.measured("climb", climb.Value, int(climb.Unit))
	}
	if !descent.IsZero() {
		o.measured("descent", descent.Value, int(descent.Unit))
	}
}

// measured appends a distance or a height.
func (o *out) measured(name string, v float64, unit int) {
	o.object(name)
	o.figureIf("v", v)
	o.countIf("u", unit)
	o.end()
}

// out is JSON that is being written.
type out struct {
	to  []byte
	err error
}

// comma parts what comes from what is there.
func (o *out) comma() {
	if n := len(o.to); n > 0 && o.to[n-1] != '{' && o.to[n-1] != '[' {
		o.to = append(o.to, ',')
	}
}

func (o *out) begin() {
	o.comma()
	o.to = append(o.to, '{')
}

func (o *out) name(name string) {
	o.comma()
	o.to = append(append(append(o.to, '"'), name...), '"', ':')
}

func (o *out) object(name string) {
	o.name(name)
	o.to = append(o.to, '{')
}

func (o *out) list(name string) {
	o.name(name)
	o.to = append(o.to, '[')
}

func (o *out) end()     { o.to = append(o.to, '}') }
func (o *out) endList() { o.to = append(o.to, ']') }

func (o *out) word(name, is string) {
	o.name(name)
	o.text(is)
}

func (o *out) wordIf(name, is string) {
	if is != "" {
		o.word(name, is)
	}
}

func (o *out) count(name string, n int) {
	o.name(name)
	o.to = strconv.AppendInt(o.to, int64(n), 10)
}

func (o *out) countIf(name string, n int) {
	if n != 0 {
		o.count(name, n)
	}
}

func (o *out) truthIf(name string, is bool) {
	if is {
		o.name(name)
		o.to = append(o.to, "true"...)
	}
}

func (o *out) figure(name string, v float64) {
	o.name(name)
	const short, long = 1e-6, 1e21 // from where on encoding/json writes a power of ten
	if is := math.Abs(v); is == 0 || is >= short && is < long {
		o.to = strconv.AppendFloat(o.to, v, 'f', -1, 64)
		return
	}
	o.other(v)
}

func (o *out) figureIf(name string, v float64) {
	if v != 0 {
		o.figure(name, v)
	}
}

// text appends a text; one in which a byte may be written as another is left to
// encoding/json.
func (o *out) text(s string) {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' {
			o.other(s)
			return
		}
	}
	o.to = append(append(append(o.to, '"'), s...), '"')
}

func (o *out) other(v any) {
	text, err := json.Marshal(v)
	if err != nil && o.err == nil {
		o.err = err
	}
	o.to = append(o.to, text...)
}
