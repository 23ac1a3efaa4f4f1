package plan

// A quantity keeps the unit it was typed in; the zero value of each type means
// "not given". IsZero lets encoding/json leave those out.

// Duration is a length of time in whole seconds.
type Duration struct {
	Seconds int          `json:"s,omitempty"`
	Unit    DurationUnit `json:"u,omitempty"`
}

// DurationUnit is how a duration was typed.
type DurationUnit uint8

// The ways to type a duration: 50m or 17m30, 1h or 1h30, 2.5h, 90s.
const (
	NoDuration DurationUnit = iota
	Minutes
	Hours
	DecimalHours
	Seconds
)

// IsZero reports whether no duration was given.
func (d Duration) IsZero() bool { return d.Unit == NoDuration }

// Hours gives d in hours, 0 when not given.
func (d Duration) Hours() float64 { return float64(d.Seconds) / 3600 }

// DurationOf gives a duration of whole seconds in the unit that reads best:
// hours from 60 minutes on, else minutes, else seconds.
func DurationOf(seconds int) Duration {
	switch {
	case seconds >= 3600 && seconds%60 == 0:
		return Duration{seconds, Hours}
	case seconds >= 60:
		return Duration{seconds, Minutes}
	default:
		return Duration{seconds, Seconds}
	}
}

// Distance is a way along the ground, in the unit it was typed in.
type Distance struct {
	Value float64      `json:"v,omitempty"`
	Unit  DistanceUnit `json:"u,omitempty"`
}

// DistanceUnit is the unit of a Distance.
type DistanceUnit uint8

// The units of distance.
const (
	NoDistance DistanceUnit = iota
	Kilometres
	Miles
	Metres
	Yards
)

// metresPer holds the metres in one of each DistanceUnit.
var metresPer = [...]float64{NoDistance: 0, Kilometres: 1000, Miles: 1609.344, Metres: 1, Yards: 0.9144}

// IsZero reports whether no distance was given.
func (d Distance) IsZero() bool { return d.Unit == NoDistance }

// Metres gives d in metres, 0 when not given.
func (d Distance) Metres() float64 { return d.Value * metresPer[d.Unit] }

// Height is an ascent or a descent. A given height of 0 ("-0m") differs from
// one that is not given.
type Height struct {
	Value float64    `json:"v,omitempty"`
	Unit  HeightUnit `json:"u,omitempty"`
}

// HeightUnit is the unit of a Height.
type HeightUnit uint8

// The units of height.
const (
	NoHeight HeightUnit = iota
	HeightMetres
	HeightFeet
)

const metresPerFoot = 0.3048

// IsZero reports whether no height was given.
func (h Height) IsZero() bool { return h.Unit == NoHeight }

// Metres gives h in metres, 0 when not given.
func (h Height) Metres() float64 {
	if h.Unit == HeightFeet {
		return h.Value * metresPerFoot
	}
	return h.Value
}

// Number is a figure that may be absent: a stated load of 0 is not "no load
// stated".
type Number struct {
	Value float64 `json:"v"`
	Given bool    `json:"given,omitempty"`
}

// Given makes a Number that is there.
func Given(v float64) Number { return Number{Value: v, Given: true} }

// IsZero reports whether n is absent.
func (n Number) IsZero() bool { return !n.Given }
