package theme

// Profile is how many colours a terminal shows.
type Profile uint8

// The profiles.
const (
	NoColor   Profile = iota // bold and reverse only
	ANSI16                   // the sixteen colours of the terminal's own palette
	ANSI256                  // what most SSH sessions have
	TrueColor                // 24 bits
)

// ProfileNamed is the profile that colour libraries call by this name:
// "TrueColor", "ANSI256", "ANSI"; anything else has no colour.
func ProfileNamed(name string) Profile {
	switch name {
	case "TrueColor":
		return TrueColor
	case "ANSI256":
		return ANSI256
	case "ANSI":
		return ANSI16
	}
	return NoColor
}

// colour is one role's colour on one kind of ground: in 24 bits, as an index
// into the 256 colours and as an index into the 16, all chosen by hand. -1 is
// the terminal's own.
type colour struct {
	rgb   int32
	c256  int16
	basic int8
}

// own is no colour at all: what the terminal shows by itself.
var own = colour{-1, -1, -1}

// In sixteen colours neutral ink is the terminal's own: some palettes give
// bright black the colour of the ground, and white stands out in others.
var darkInk = [roles]colour{
	Default: own,
	Text:    {0xf0eee8, 255, -1},
	Body:    {0xc2c6ce, 251, -1},
	Dim:     {0x9299a6, 247, -1},
	Stress:  {0xf5a95c, 215, 11},
	Ebb:     {0x62c4e6, 74, 14},
	Alert:   {0xff8f96, 210, 9},
	Accent:  {0xc3b1ff, 147, 13},
	Peak:    {0xf5a95c, 215, 11},
	Core:    {0x9a6833, 130, 3},
	Pool:    {0x62c4e6, 74, 14},
	Plus:    {0xc3b1ff, 147, 13},
	Ghost:   {0x7d8592, 244, -1},
	Load:    {0x9aa1ad, 247, -1},
	Tick:    {0x727a88, 244, -1},
	Rule:    {0x3d434f, 238, 8},
	Faint:   {0x2a2f39, 236, 8},
}

var lightInk = [roles]colour{
	Default: own,
	Text:    {0x16181c, 233, -1},
	Body:    {0x383c44, 237, -1},
	Dim:     {0x5c626d, 241, -1},
	Stress:  {0x8f4a00, 94, 3},
	Ebb:     {0x00607f, 24, 6},
	Alert:   {0xb3122b, 124, 1},
	Accent:  {0x5b3fc4, 56, 5},
	Peak:    {0x964b00, 94, 3},
	Core:    {0xc98030, 136, 11},
	Pool:    {0x1f7a9a, 31, 6},
	Plus:    {0x7c62e0, 62, 5},
	Ghost:   {0x8b919c, 245, -1},
	Load:    {0x747a85, 243, -1},
	Tick:    {0x868c97, 244, -1},
	Rule:    {0xcdd0d6, 252, 8},
	Faint:   {0xdfe1e6, 253, 8},
}

// The washes; sixteen colours have none, the cursor is a glyph there.
var (
	darkWash = [washes]colour{
		None:       own,
		Sel:        {0x2d3040, 236, -1},
		Band:       {0x1b1e25, 234, -1},
		BehindPeak: darkInk[Peak],
		BehindPlus: darkInk[Plus],
	}
	lightWash = [washes]colour{
		None:       own,
		Sel:        {0xe8e6f6, 254, -1},
		Band:       {0xf1f0eb, 255, -1},
		BehindPeak: lightInk[Peak],
		BehindPlus: lightInk[Plus],
	}
)
