package season

// Layout is what tests look at of a layout.
type Layout struct {
	Shape                  string
	Header, Footer, Panel  int
	PerDay                 int
	Pitch, Columns, Height int // of the charts
	Rows                   int // all that are given out
}

// LayoutOf gives the layout of a screen of a size for a season of so many
// weeks.
func LayoutOf(w, h, weeks int, ofBlock, life bool) Layout {
	l := lay(w, h, ofBlock)
	shapes := [...]string{tooSmall: "too small", inWords: "in words", phone: "phone", narrow: "narrow", beside: "beside"}
	made := Layout{Shape: shapes[l.shape], Header: l.header, Footer: l.footer, Panel: l.panel, PerDay: l.perDay}
	made.Columns, made.Height = w-gutter, h-l.header-l.footer
	if l.shape == beside {
		made.Columns -= l.panel + 3
	}
	if l.shape >= narrow {
		made.Pitch = pitch(made.Columns, weeks)
		r := share(made.Height, made.Pitch >= figured, life)
		made.Rows = r.sum()
	}
	return made
}

// Short gives a name that fits.
func Short(name string, w int) string { return short(name, w) }

// Scroll gives the weeks that are seen when so many fit.
func Scroll(here, weeks, fit int) (from, to int) { return scroll(here, weeks, fit) }
