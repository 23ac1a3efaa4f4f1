package plan

// Sport is what is done in a session. The zero Sport means "the athlete's own",
// or in a step "the session's".
type Sport uint8

// The sports.
const (
	NoSport Sport = iota
	Run
	Bike
	Swim
	Hike
	Ski
	Row
	Strength
	Mobility
	Multi
	Other
)

var sportWords = words{"", "run", "bike", "swim", "hike", "ski", "row", "strength", "mobility", "multi", "other"}

// Sports lists every sport, without NoSport.
func Sports() []Sport {
	return []Sport{Run, Bike, Swim, Hike, Ski, Row, Strength, Mobility, Multi, Other}
}

// String gives the notation's word for s, or "" for NoSport.
func (s Sport) String() string { return sportWords.name(uint8(s)) }

// OnFoot reports whether s loads the legs by impact: run and hike.
func (s Sport) OnFoot() bool { return s == Run || s == Hike }

// ParseSport reads the notation's word for a sport.
func ParseSport(word string) (Sport, error) {
	i, err := sportWords.find("sport", word)
	return Sport(i), err
}

// MarshalText writes the notation's word.
func (s Sport) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads the notation's word.
func (s *Sport) UnmarshalText(text []byte) error {
	i, err := sportWords.unmarshal("sport", text)
	*s = Sport(i)
	return err
}

// Kind is what a session is for. The zero Kind occurs in
// drafts only: every session of a plan has a kind.
type Kind uint8

// The kinds of session. Heavy, Maintenance and Plyo go with Strength only;
// Flexibility is the one kind of Mobility and has no word of its own.
const (
	NoKind Kind = iota
	Rest
	Recovery
	Easy
	Steady
	Long
	Tempo
	Threshold
	Intervals
	Hills
	Progression
	Test
	Race
	Cross
	Heavy
	Maintenance
	Plyo
	Flexibility
)

var kindWords = words{
	"", "rest", "recovery", "easy", "steady", "long", "tempo", "threshold", "intervals", "hills",
	"progression", "test", "race", "cross", "heavy", "maintenance", "plyo", "flexibility",
}

// Kinds lists the kinds that a session of an endurance sport can have.
func Kinds() []Kind {
	return []Kind{Rest, Recovery, Easy, Steady, Long, Tempo, Threshold, Intervals, Hills, Progression, Test, Race, Cross}
}

// StrengthKinds lists the kinds that a strength session can have.
func StrengthKinds() []Kind { return []Kind{Heavy, Maintenance, Plyo} }

// String gives the notation's word for k.
func (k Kind) String() string { return kindWords.name(uint8(k)) }

// FitsSport reports whether a session of sport s can be of kind k.
func (k Kind) FitsSport(s Sport) bool {
	switch s {
	case Strength:
		return k == Heavy || k == Maintenance || k == Plyo
	case Mobility:
		return k == Flexibility
	default:
		return k != NoKind && k < Heavy
	}
}

// ParseKind reads the notation's word for a kind.
func ParseKind(word string) (Kind, error) {
	i, err := kindWords.find("kind of session", word)
	return Kind(i), err
}

// MarshalText writes the notation's word.
func (k Kind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads the notation's word.
func (k *Kind) UnmarshalText(text []byte) error {
	i, err := kindWords.unmarshal("kind of session", text)
	*k = Kind(i)
	return err
}
