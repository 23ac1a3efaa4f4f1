package theme

// Style is the look of a cell: a role, what is behind it, bold and reverse. It
// is a plain value that compares with ==. The zero Style is Default: the
// terminal's own ink on its own ground.
type Style uint16

// The roles.
const (
	Default Style = iota
	Text          // figures, key sessions
	Body          // sessions, words
	Dim           // labels, units, past days
	Stress        // words for stress
	Ebb           // words for settled mornings and down weeks
	Alert         // findings
	Accent        // cursor, today, your edit, the fix key
	Peak          // bars over the line
	Core          // the legs' part of them
	Pool          // under the line, down weeks
	Plus          // what a preview adds
	Ghost         // what a preview takes away
	Load          // load bars, gauges
	Tick          // the line, done load
	Rule          // rules, without meaning
	Faint         // baselines, without meaning
	roles
)

// Wash is what is behind the ink of a cell.
type Wash uint8

// Washes tint the cells of the cursor and of alternate groups. BehindPeak and
// BehindPlus are for charts alone: a second ink above the first in one cell.
const (
	None Wash = iota
	Sel
	Band
	BehindPeak
	BehindPlus
	washes
)

// A style in bits: five of role, three of wash, one each of bold and reverse.
const (
	roleMask  Style = 1<<5 - 1
	washShift       = 5
	washMask  Style = 7 << washShift
	bold      Style = 1 << 8
	reverse   Style = 1 << 9
	styleMask Style = 1<<10 - 1
)

// Bold is the style in bold.
func (s Style) Bold() Style { return s | bold }

// Reverse is the style with ink and ground exchanged.
func (s Style) Reverse() Style { return s | reverse }

// On is the style with this wash behind it.
func (s Style) On(w Wash) Style {
	return s&^washMask | Style(w)<<washShift&washMask
}

// Role is the style without wash and attributes.
func (s Style) Role() Style {
	if r := s & roleMask; r < roles {
		return r
	}
	return Default
}

// Wash is what is behind the ink.
func (s Style) Wash() Wash {
	if w := Wash(s & washMask >> washShift); w < washes {
		return w
	}
	return None
}

// IsBold tells whether the style is bold.
func (s Style) IsBold() bool { return s&bold != 0 }

// IsReverse tells whether ink and ground are exchanged.
func (s Style) IsReverse() bool { return s&reverse != 0 }

// Inked tells whether a second ink stands behind the first, as in the cells of
// a chart where two bars meet.
func (s Style) Inked() bool { return s.Wash() >= BehindPeak }

// Letter names the role in one letter, for tests that compare how a screen is
// coloured: . Default, T Text, B Body, D Dim, s Stress, e Ebb, A Alert,
// * Accent, P Peak, C Core, O Pool, + Plus, g Ghost, L Load, t Tick, r Rule,
// f Faint.
func (s Style) Letter() byte {
	return ".TBDseA*PCO+gLtrf"[s.Role()]
}
