package tui

import (
	tea "charm.land/bubbletea/v2"

	"ebb/plan/rules"
	"ebb/plan/why"
	"ebb/tui/frame"
	"ebb/tui/keys"
	"ebb/tui/screen"
	"ebb/tui/theme"
)

// reasons is the overlay that says why a number is what it is. Letters go on to
// what hangs together with it, q back to where it was come from.
type reasons struct {
	in    why.Input
	pages []reasonPage // the one that is read is the last
	rows  int          // of it, as last drawn
	fits  int
}

// reasonPage is a page with how far it is scrolled.
type reasonPage struct {
	why.Page
	top int
}

// goOn are the letters that lead on: those that neither scroll nor go back.
const goOn = "acdefimnoprstuvwxyz"

// canAsk reports whether there is anything under the cursor to ask about.
func (a *App) canAsk() (ok bool, not string) {
	if a.snapshot == nil {
		return false, "there is nobody yet"
	}
	_, curious := a.here().(screen.Curious)
	return curious, ""
}

// askWhy opens the page of what is under the cursor: the first question that
// has an answer, and the others as ways to go on.
func (a *App) askWhy() tea.Cmd {
	here, ok := a.here().(screen.Curious)
	if !ok {
		return nil
	}
	r := &reasons{in: why.Input{Look: a.scene.Outlook, Today: a.scene.Today, Verdict: a.ruled(), Records: a.scene.Records}}
	var not error
	asked := here.Why(&a.scene)
	for i, q := range asked {
		page, err := why.Of(r.in, q)
		if err != nil {
			if not == nil {
				not = err
			}
			continue
		}
		for _, also := range asked[i+1:] {
			page.See = withAsked(page.See, also)
		}
		r.pages = append(r.pages, reasonPage{Page: page})
		a.open(r)
		return nil
	}
	if not != nil {
		a.refuse(not.Error())
	} else {
		a.refuse("nothing here is asked why")
	}
	return nil
}

// ruled gives what the rules say; nil when they have not been asked.
func (a *App) ruled() *rules.Verdict {
	if a.scene.Findings == nil {
		return nil
	}
	return a.scene.Findings.Verdict
}

// withAsked adds a question that is not there yet, by its day where it names
// no session or event.
func withAsked(all []why.Asked, q why.Asked) []why.Asked {
	for _, there := range all {
		same := there.ID == q.ID || there.Day == q.Day && (there.ID.IsZero() || q.ID.IsZero())
		if there.Topic == q.Topic && same {
			return all
		}
	}
	return append(all, q)
}

func (r *reasons) press(msg tea.Msg, a *App) (bool, tea.Cmd) {
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return false, nil
	}
	last := &r.pages[len(r.pages)-1]
	name := key.String()
	switch name {
	case "ctrl+c":
		return true, nil
	case "esc", "q", "K", "backspace":
		r.pages = r.pages[:len(r.pages)-1]
		return len(r.pages) == 0, nil
	}
	for i, q := range last.See {
		if i < len(goOn) && name == goOn[i:i+1] {
			page, err := why.Of(r.in, q)
			if err != nil {
				a.refuse(err.Error())
				return false, nil
			}
			r.pages = append(r.pages, reasonPage{Page: page})
			return false, nil
		}
	}
	last.top = scrolled(last.top, name, r.rows, r.fits)
	return false, nil
}

// said is a line of a page.
type said struct {
	words string
	style theme.Style
}

// lines wraps a page to a width.
func (p *reasonPage) lines(w int) (all []said) {
	add := func(st theme.Style, label, text string) {
		for i, words := range frame.Wrap(text, max(1, w-len(label))) {
			if i > 0 {
				label = "          "[:min(10, len(label))]
			}
			all = append(all, said{label + words, st})
		}
	}
	add(theme.Text.Bold(), "", p.Title)
	add(theme.Body, "", p.What)
	all = append(all, said{})
	for _, line := range p.Here {
		add(theme.Text, "  ", line)
	}
	all = append(all, said{})
	for _, line := range p.Source {
		add(theme.Dim, "source  ", line)
	}
	add(theme.Body, "not     ", p.Not)
	if len(p.See) > 0 {
		all = append(all, said{}, said{"go on to", theme.Dim})
	}
	for i, q := range p.See {
		t, ok := why.Find(q.Topic)
		if ok && i < len(goOn) {
			add(theme.Body, "  "+goOn[i:i+1]+"  ", t.Name+": "+t.Short)
		}
	}
	return all
}

func (r *reasons) draw(area frame.Area, _ *App) screen.Caret {
	hint := "letters go on   j k scroll   q back"
	inside := sheet(area, keys.Key(keys.Why)+" why", hint)
	page := &r.pages[len(r.pages)-1]
	lines := page.lines(inside.W)
	r.rows, r.fits = len(lines), inside.H
	page.top = max(0, min(page.top, r.rows-r.fits))
	for y := 0; y < inside.H && page.top+y < len(lines); y++ {
		line := lines[page.top+y]
		inside.Text(0, y, line.words, line.style)
	}
	return screen.Caret{}
}
