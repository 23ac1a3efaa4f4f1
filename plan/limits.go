package plan

import (
	"errors"
	"fmt"
	"math"
	"unicode"
	"unicode/utf8"
)

// Limits bound the quantities of one thing, so that a slip of the finger is
// named and no sum can overflow. They lie well beyond what people do.
type Limits struct {
	What    string  // what is bounded, for errors: "a session"
	Seconds int     // longest duration
	Metres  float64 // longest distance
	Height  float64 // most metres of climb or descent
	Load    float64 // largest stated load
}

// SessionLimits bound a session and each of its steps.
func SessionLimits() Limits {
	return Limits{What: "a session", Seconds: 24 * 3600, Metres: 2_000_000, Height: 20_000, Load: 5_000}
}

// EventLimits bound an event and each of its legs.
func EventLimits() Limits {
	return Limits{What: "an event", Seconds: 400 * 3600, Metres: 10_000_000, Height: 200_000, Load: 20_000}
}

// Limits of texts, in characters, and of lists.
const (
	MaxNote = 2_000
	MaxName = 200
	MaxCue  = 200
	MaxTag  = 40
	MaxTags = 20
)

// Check reports what is wrong with a duration: it lasts from a second up to the
// limit, or is not given at all.
func (d Duration) Check(l Limits) error {
	switch {
	case d == Duration{}:
		return nil
	case d.Unit == NoDuration || d.Unit > Seconds:
		return errors.New("a duration needs its unit")
	case d.Seconds < 1:
		return errors.New("a duration is a second or more")
	case d.Seconds > l.Seconds:
		return fmt.Errorf("%s lasts %d h at most", l.What, l.Seconds/3600)
	}
	return nil
}

// Check reports what is wrong with a distance: it is a metre up to the limit,
// or not given at all.
func (d Distance) Check(l Limits) error {
	switch {
	case d == Distance{}:
		return nil
	case d.Unit == NoDistance || d.Unit > Yards:
		return errors.New("a distance needs its unit")
	case !finite(d.Value):
		return errors.New("a distance is a finite number")
	case d.Metres() < 1:
		return errors.New("a distance is a metre or more")
	case d.Metres() > l.Metres:
		return fmt.Errorf("%s is %g km long at most", l.What, l.Metres/1000)
	}
	return nil
}

// Check reports what is wrong with a climb or descent: it is 0 up to the limit.
func (h Height) Check(l Limits) error {
	switch {
	case h == Height{}:
		return nil
	case h.Unit == NoHeight || h.Unit > HeightFeet:
		return errors.New("a height needs its unit")
	case !finite(h.Value) || h.Value < 0 || math.Signbit(h.Value):
		return errors.New("climb and descent are each 0 or more")
	case h.Metres() > l.Height:
		return fmt.Errorf("%s climbs or drops %g m at most", l.What, l.Height)
	}
	return nil
}

// CheckLoad reports what is wrong with a stated load: it is 0 up to the limit.
func (l Limits) CheckLoad(n Number) error {
	switch {
	case n == Number{}:
		return nil
	case !n.Given:
		return errors.New("a load that is not stated has no value")
	case !finite(n.Value) || n.Value < 0 || math.Signbit(n.Value) || n.Value > l.Load:
		return fmt.Errorf("the load of %s is 0 to %g", l.What, l.Load)
	}
	return nil
}

// The most that a person can be asked to take in, an hour.
const (
	maxCarb   = 300
	maxSodium = 10_000
	maxFluid  = 5_000
)

// Check reports what is wrong with fuelling: each figure is above 0, or 0 when
// it is not given.
func (f Fuel) Check() error {
	for _, figure := range []struct {
		what  string
		value float64
		most  float64
	}{
		{"carbohydrate is 0 to %g g an hour", f.Carb, maxCarb},
		{"sodium is 0 to %g mg an hour", f.Sodium, maxSodium},
		{"fluid is 0 to %g ml an hour", f.Fluid, maxFluid},
	} {
		if !finite(figure.value) || figure.value < 0 || math.Signbit(figure.value) || figure.value > figure.most {
			return fmt.Errorf(figure.what, figure.most)
		}
	}
	return nil
}

// scaleBounds holds, for each Scale, the figures it can take: from low to high
// in steps of grain (0: any).
var scaleBounds = [...]struct {
	low, high, grain float64
	says             string
}{
	NoScale:   {},
	RPE:       {1, 10, .5, "effort runs from 1 to 10, in halves"},
	Zone:      {1, 5, 1, "zones are z1 to z5"},
	Pace:      {10, 3600, 1, "a pace is 0:10 to 60:00, in whole seconds"},
	Power:     {1, 3000, 0, "power is 1 to 3000 w"},
	Percent:   {1, 200, 0, "a share of threshold is 1 to 200 %"},
	HeartRate: {30, 250, 0, "a heart rate is 30 to 250 bpm"},
}

// Check reports what is wrong with an intensity: its figures lie on its scale,
// and a range runs from the smaller figure to the larger one.
func (i Intensity) Check() error {
	if i == (Intensity{}) {
		return nil
	}
	if i.Scale == NoScale || i.Scale > HeartRate {
		return errors.New("an intensity needs its scale")
	}
	b := scaleBounds[i.Scale]
	for _, v := range [2]float64{i.From, i.To} {
		off := !finite(v) || v < b.low || v > b.high
		if off || b.grain > 0 && v/b.grain != math.Trunc(v/b.grain) {
			return errors.New(b.says)
		}
	}
	if (i.Per != NoPace) != (i.Scale == Pace) || i.Per > Per100Yards {
		return errors.New("a pace, and only a pace, is for a distance")
	}
	if !i.Ramp && i.From > i.To {
		return errors.New("a range runs from the smaller figure to the larger; a ramp may fall")
	}
	return nil
}

// CheckText reports what is wrong with a text that a person wrote: at most so
// many characters, valid UTF-8, and no control characters but line ends.
func CheckText(text string, most int) error {
	if !utf8.ValidString(text) {
		return errors.New("the text is not valid UTF-8")
	}
	if n := utf8.RuneCountInString(text); n > most {
		return fmt.Errorf("the text has %d characters: %d at most", n, most)
	}
	for _, r := range text {
		if r != '\n' && !Printable(r) {
			return fmt.Errorf("the text holds the control character %U", r)
		}
	}
	return nil
}

// Printable reports whether a character may stand in a text. Those that move a
// cursor, break a line or turn the direction of writing may not.
func Printable(r rune) bool {
	switch {
	case unicode.IsControl(r), r == '\u2028', r == '\u2029', r == '\ufeff':
		return false
	case r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069', r == '\u200e', r == '\u200f', r == '\u061c':
		return false
	}
	return true
}

// CheckTag reports what is wrong with a tag, given without its #.
func CheckTag(tag string) error {
	if tag == "" || tag[0] < 'a' || tag[0] > 'z' {
		return fmt.Errorf("“%s” is not a tag: a tag is made of a to z, digits and -, and starts with a letter, as #night", tag)
	}
	if len(tag) > MaxTag {
		return fmt.Errorf("a tag has %d characters at most", MaxTag)
	}
	for _, c := range []byte(tag) {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return fmt.Errorf("“%s” is not a tag: a tag is made of a to z, digits and -, as #back-to-back", tag)
		}
	}
	return nil
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }
