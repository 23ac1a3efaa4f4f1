package screen

// Widths at which the layout of every screen changes, and the least sizes.
const (
	// LeastWidth and LeastHeight are the least that anything is drawn in: under
	// them a line says so.
	LeastWidth  = 20
	LeastHeight = 5

	// PhoneWidth and PhoneHeight are the least of a screen: under them there
	// are sentences.
	PhoneWidth  = 40
	PhoneHeight = 15

	NarrowWidth = 60  // under it a single column
	BelowWidth  = 80  // from it the panel may stand below
	BesideWidth = 100 // from it the panel stands beside
	DoubleWidth = 160 // from it the wave has two columns a day
)
