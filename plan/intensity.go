package plan

// Intensity is how hard a session or step is, on one of several scales, as a
// point (From == To), a range or a ramp. The zero Intensity means "not given".
type Intensity struct {
	Scale Scale    `json:"scale,omitempty"`
	From  float64  `json:"from,omitempty"`
	To    float64  `json:"to,omitempty"`
	Ramp  bool     `json:"ramp,omitempty"`
	Per   PaceUnit `json:"per,omitempty"`
}

// Scale says what the figures of an Intensity measure.
type Scale uint8

// The scales: effort from 1 to 10 in halves; zone 1 to 5; pace in seconds per
// PaceUnit; power in watts; share of threshold in percent; heart rate in beats
// a minute.
const (
	NoScale Scale = iota
	RPE
	Zone
	Pace
	Power
	Percent
	HeartRate
)

// PaceUnit is the distance that a pace is given for.
type PaceUnit uint8

// The units of pace.
const (
	NoPace PaceUnit = iota
	PerKilometre
	PerMile
	Per100Metres
	Per100Yards
)

var metresPerPace = [...]float64{NoPace: 0, PerKilometre: 1000, PerMile: 1609.344, Per100Metres: 100, Per100Yards: 91.44}

// Metres gives the metres that a pace of unit u is for.
func (u PaceUnit) Metres() float64 { return metresPerPace[u] }

// IsZero reports whether no intensity was given.
func (i Intensity) IsZero() bool { return i.Scale == NoScale }
