package termtest

import (
	"fmt"
	"image/color"
	"strconv"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// Screen is what a person would see at one moment.
type Screen struct {
	W, H             int
	Rows             [][]Cell // H rows of W cells
	CursorX, CursorY int
	CursorShown      bool
	Alt              bool // the alternate screen is shown
	Title            string
}

// Cell is one place on the screen. A wide cluster stands in its left cell with
// width 2; the cell to its right has width 0 and no text.
type Cell struct {
	Text  string
	Width int
	Style Style
}

// Style is how a cell is drawn.
type Style struct {
	Fore, Back Colour

	Bold, Faint, Italic, Underline, Reverse, Strike bool
}

// Colour is "#rrggbb", an index of the 256-colour table as "214", or "" for the
// terminal's own.
type Colour string

// Screen gives the screen as it is now.
func (t *Term) Screen() Screen {
	t.mu.Lock()
	defer t.mu.Unlock()
	return snapshot(t.em, t.state)
}

// Lines gives the rows as text, blanks at their ends cut.
func (t *Term) Lines() []string { return t.Screen().Lines() }

// Style gives the style of the cell at column x, row y, both from 0.
func (t *Term) Style(x, y int) Style { return t.Screen().Rows[y][x].Style }

// Cursor gives the place of the cursor, from 0, and whether it is shown.
func (t *Term) Cursor() (x, y int, shown bool) {
	s := t.Screen()
	return s.CursorX, s.CursorY, s.CursorShown
}

// Parse draws text with escape sequences on a screen of its own, so that a
// frame that never went through a terminal can be looked at cell by cell.
// Rows are separated by "\n" or "\r\n".
func Parse(w, h int, text string) Screen {
	var s state
	em := newEmulator(w, h, false, &s)
	drained := make(chan struct{})
	go func() { // replies that nobody asked to see
		defer close(drained)
		b := make([]byte, 256)
		for {
			if _, err := em.Read(b); err != nil {
				return
			}
		}
	}()
	rows := strings.Split(strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\r\n", "\n"), "\n")
	for y, row := range rows[:min(len(rows), h)] {
		_, _ = fmt.Fprintf(em, "\x1b[%dH%s", y+1, row)
	}
	out := snapshot(em, s)
	endReplies(em)
	<-drained
	return out
}

func snapshot(em *vt.Emulator, st state) Screen {
	pos := em.CursorPosition()
	s := Screen{
		W: em.Width(), H: em.Height(),
		CursorX: pos.X, CursorY: pos.Y, CursorShown: !st.hidden,
		Alt: st.alt, Title: st.title,
	}
	for y := range s.H {
		row := make([]Cell, s.W)
		for x := range row {
			row[x] = cell(em.CellAt(x, y))
		}
		for x := range row { // the right half of a wide cluster
			if row[x].Width == 2 && x+1 < s.W {
				row[x+1] = Cell{Style: row[x].Style}
			}
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

func cell(c *uv.Cell) Cell {
	if c == nil || c.Content == "" {
		blank := Cell{Text: " ", Width: 1}
		if c != nil {
			blank.Style = style(c.Style)
		}
		return blank
	}
	return Cell{Text: c.Content, Width: max(1, c.Width), Style: style(c.Style)}
}

func style(s uv.Style) Style {
	has := func(attr uint8) bool { return s.Attrs&attr != 0 }
	return Style{
		Fore: colour(s.Fg), Back: colour(s.Bg),
		Bold: has(uv.AttrBold), Faint: has(uv.AttrFaint), Italic: has(uv.AttrItalic),
		Reverse: has(uv.AttrReverse), Strike: has(uv.AttrStrikethrough),
		Underline: s.Underline != ansi.UnderlineNone,
	}
}

func colour(c color.Color) Colour {
	switch c := c.(type) {
	case nil:
		return ""
	case ansi.BasicColor:
		return Colour(strconv.Itoa(int(c)))
	case ansi.IndexedColor:
		return Colour(strconv.Itoa(int(c)))
	}
	r, g, b, _ := c.RGBA()
	return Colour(fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8))
}

// Lines gives the rows as text, blanks at their ends cut.
func (s Screen) Lines() []string {
	lines := make([]string, len(s.Rows))
	for y, row := range s.Rows {
		var b strings.Builder
		for _, c := range row {
			b.WriteString(c.Text)
		}
		lines[y] = strings.TrimRight(b.String(), " ")
	}
	return lines
}

// String gives the rows as one text.
func (s Screen) String() string { return strings.Join(s.Lines(), "\n") }

// Contains tells whether the text stands in one of the lines.
func (s Screen) Contains(text string) bool {
	for _, line := range s.Lines() {
		if strings.Contains(line, text) {
			return true
		}
	}
	return false
}

// Find gives the column and row at which the text first stands, from 0.
func (s Screen) Find(text string) (x, y int, ok bool) {
	for y, row := range s.Rows {
		for x := range row {
			var b strings.Builder
			for _, c := range row[x:] {
				b.WriteString(c.Text)
			}
			if row[x].Width > 0 && strings.HasPrefix(b.String(), text) {
				return x, y, true
			}
		}
	}
	return 0, 0, false
}

// Framed gives the screen with a rule above and below, its size and the place
// of the cursor: what a failed test prints.
func (s Screen) Framed() string {
	rule := strings.Repeat("-", s.W)
	return fmt.Sprintf("%dx%d, cursor %d,%d\n%s\n%s\n%s", s.W, s.H, s.CursorX, s.CursorY, rule, s, rule)
}
