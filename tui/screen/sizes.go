package screen

// Widths at which the layout of every screen changes, and the least sizes.
const (
	LeastWidth, LeastHeight = 20, 5  // under it a line says so
	PhoneWidth, PhoneHeight = 40, 15 // under it sentences
	NarrowWidth             = 60     // under it a single column
	BelowWidth              = 80     // from it the panel may stand below
	BesideWidth             = 100    // from it the panel stands beside
	DoubleWidth             = 160    // from it the wave has two columns a day
)
