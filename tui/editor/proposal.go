package editor

import (
	"cmp"
	"slices"

	tea "charm.land/bubbletea/v2"

	"ebb/plan/edit"
	"ebb/tui/frame"
	"ebb/tui/screen"
	"ebb/tui/theme"
	"ebb/tui/verdict"
)

// Proposal is a change that the program offers: what it does line by line and
// why, to be taken or left.
type Proposal struct {
	Title string
	Lines []Line
	Edit  edit.Edit

	Stands string // what is stored already; "": nothing

	Others []Proposal // other ways to do it, which a key goes through
}

// Line is one line of a proposal.
type Line struct {
	Head string // a day or a word before it
	Says string
	Kind LineKind
	Sign Sign // before the words; zero: none
}

// Sign is a sign and how it looks.
type Sign = verdict.Sign

// LineKind says how a line is meant.
type LineKind uint8

// The kinds of line: a change, words beside it, a sentence of weight, what stands
// over lines.
const (
	LineChange LineKind = iota
	LineBeside
	LineWeight
	LineHead
)

// proposal is the draft of it: enter takes it, esc leaves, tab looks at the
// calendar behind it.
type proposal struct {
	Proposal
	plain bool
	top   int
	keys  []string // further ones and what they do
}

// Propose offers a change. Whatever else was being made up is left.
func (s *Editor) Propose(p Proposal, sc *screen.Scene) {
	s.draft = &proposal{Proposal: p}
	s.Run, s.sel = nil, nil
	s.Refresh(sc)
}

func (p *proposal) press(s *Editor, msg tea.Msg, sc *screen.Scene) outcome {
	if end := ends(msg); end != going {
		return end
	}
	if key, ok := msg.(tea.KeyPressMsg); ok {
		switch key.String() {
		case "tab":
			p.plain = !p.plain
		case "j", "down":
			p.top++
		case "k", "up":
			p.top = max(0, p.top-1)
		case "o":
			p.turn(s, sc)
		case "q":
			return left
		}
	}
	return going
}

// turn shows the next of the other ways, and puts the one that was seen behind
// them.
func (p *proposal) turn(s *Editor, sc *screen.Scene) {
	if len(p.Others) == 0 {
		return
	}
	seen, others := p.Proposal, p.Others
	p.Proposal, seen.Others = others[0], nil
	p.Others, p.top = append(slices.Clone(others[1:]), seen), 0
	s.Refresh(sc)
}

func (p *proposal) change(*Editor, *screen.Scene) (edit.Edit, error) {
	if p.Edit == nil {
		return nil, errNothingYet
	}
	return p.Edit, nil
}

func (p *proposal) take(*Editor, *screen.Scene) (screen.Reply, error) {
	return screen.Reply{Edit: p.Edit}, nil
}

// draw draws the rows under a screen, while the calendar is looked at.
func (p *proposal) draw(a frame.Area, v *View) int {
	a.Text(0, 0, "▸ ", theme.Accent.Bold())
	a.Text(2, 0, frame.Cut(p.Title, a.W-2), theme.Text.Bold())
	if a.H >= 3 {
		v.draftSays(a, "preview, nothing stored yet")
		keys := []string{"enter", "do it", "esc", "leave as it was", "tab", "the list"}
		if len(p.Others) > 0 {
			keys = append(keys, "o", "another way")
		}
		Pairs(a, 2, keys...)
	}
	return -1
}

// page draws the lines over the whole screen.
func (p *proposal) page(a frame.Area) screen.Caret {
	a.Fill(0, 0, a.W, a.H, ' ', theme.Default)
	a.Text(1, 0, frame.Cut(p.Title, a.W-2), theme.Text.Bold())
	if a.W >= screen.BelowWidth {
		a.Right(a.W-1, 0, cmp.Or(p.Stands, "preview, nothing stored yet"), theme.Dim)
	}
	a.HLine(0, 1, a.W, theme.Line, theme.Rule)
	rows := p.wrapped(a.W - 2)
	fit := a.H - 4
	p.top = max(0, min(p.top, len(rows)-fit))
	for i := 0; i < fit && p.top+i < len(rows); i++ {
		row := rows[p.top+i]
		x := 1
		if row.Head != "" {
			a.Text(1, 2+i, row.Head, theme.Dim)
		}
		if row.Kind == LineChange {
			x += headColumns
		}
		if row.Sign.Words != "" {
			a.Text(x, 2+i, row.Sign.Words, row.Sign.Style)
		}
		if row.signed {
			x += signColumns
		}
		a.Text(x, 2+i, row.Says, lineStyles[row.Kind])
	}
	a.HLine(0, a.H-2, a.W, theme.Line, theme.Rule)
	foot := a.Sub(1, a.H-1, a.W-2, 1)
	keys := []string{"enter", "do it", "esc", "leave", "tab", "calendar"}
	if p.Edit == nil {
		keys = []string{"esc", "back"}
	} else {
		keys = append(keys, p.keys...)
	}
	if len(p.Others) > 0 {
		keys = append(keys, "o", "another way")
	}
	if len(rows) > fit {
		keys = append([]string{"j k", "more"}, keys...)
	}
	Pairs(foot, 0, keys...)
	return screen.Caret{X: 1, Y: 2}
}

const (
	headColumns = 12 // "Wed 14 Apr  "
	signColumns = 3
)

var lineStyles = [...]theme.Style{LineChange: theme.Body, LineBeside: theme.Dim, LineWeight: theme.Text, LineHead: theme.Text.Bold()}

// lineRow is one row of a line on screen.
type lineRow struct {
	Line
	signed bool // its line has a sign
}

// wrapped breaks the lines where they don't fit.
func (p *proposal) wrapped(width int) []lineRow {
	var rows []lineRow
	for _, l := range p.Lines {
		room := width
		if l.Kind == LineChange {
			room -= headColumns
		}
		signed := l.Sign.Words != ""
		if signed {
			room -= signColumns
		}
		parts := frame.Wrap(l.Says, max(10, room))
		if len(parts) == 0 {
			parts = []string{""}
		}
		for i, part := range parts {
			row := lineRow{Line{Says: part, Kind: l.Kind}, signed}
			if i == 0 {
				row.Head, row.Sign = l.Head, l.Sign
			}
			rows = append(rows, row)
		}
	}
	return rows
}
