package tui

import (
	"strings"
	"testing"
	"time"

	"ebb/plan"
	"ebb/store"
	"ebb/tui/frame"
	"ebb/tui/keys"
	"ebb/tui/screen/screentest"
	"ebb/tui/theme"
)

// overlaid is what lies over a screen, and the keys that open it.
var overlaid = []struct {
	name  string
	typed []string
}{
	{"help", []string{"?"}},
	{"palette", []string{":"}},
	{"palette-found", []string{":", "dow"}},
	{"form", []string{"l", "e"}},
	{"why", []string{"l", "K"}},
	{"why-on", []string{"l", "K", "e"}},
	{"library", []string{"L", "j", "j"}},
	{"library-block", []string{"L", "tab", "tab", "enter"}},
	{"checkin", []string{"c", "4", "2"}},
	{"talk", []string{"'"}},
	{"line", []string{"a", "long 3h #night"}},
}

// ofAthletes is what lies over an athlete's screen.
var ofAthletes = []struct {
	name  string
	typed []string
}{
	{"menu-athlete", []string{"?"}},
	{"went", []string{"r"}},
	{"week-athlete", []string{"enter"}},
	{"day-athlete", []string{"enter", "space", "enter"}},
	{"day-ahead-athlete", []string{"enter", "l", "enter"}},
	{"went-hard", []string{"r", "p", "5"}},
	{"checkin-low", []string{"c", "1", "2"}},
	{"checkin-ill", []string{"c", "2", "2", "i"}},
	{"lighter", []string{"l", "d"}},
	{"lighter-ill", []string{"c", "2", "2", "i", "d"}},
	{"move", []string{"l", "m"}},
	{"move-chosen", []string{"l", "m", "3"}},
	{"panel-athlete", []string{"enter", "tab"}},
	{"panel-figures-athlete", []string{"enter", "tab", "tab"}},
	{"block-words-athlete", []string{":", "the block in words", "enter"}},
	{"week-asked", []string{"l", "m", "3", "3", "enter"}},
	{"day-asked", []string{"l", "m", "3", "3", "enter", "enter"}},
}

// An athlete's overlays, likewise.
func TestOverlaysOfAthletesInEachLook(t *testing.T) {
	for _, o := range ofAthletes {
		for _, s := range screentest.Looked {
			t.Run(o.name+"-"+s.String(), func(t *testing.T) {
				_, squad := fresh(t)
				p := as(t, squad, store.AthleteRole)
				p.resizes(s.W, s.H)
				p.types(o.typed...)
				shown := p.drawn(s, theme.New(theme.TrueColor, true, theme.Unicode))
				screentest.Looks(t, o.name+"-"+s.String(), s, shown, p.drawn(s, screentest.Colourless))
			})
		}
	}
}

// Every overlay in the sizes and looks of a screen.
func TestOverlaysInEachLook(t *testing.T) {
	for _, o := range overlaid {
		for _, s := range screentest.Looked {
			t.Run(o.name+"-"+s.String(), func(t *testing.T) {
				p, _ := fresh(t)
				p.resizes(s.W, s.H)
				p.types(o.typed...)
				shown := p.drawn(s, theme.New(theme.TrueColor, true, theme.Unicode))
				screentest.Looks(t, o.name+"-"+s.String(), s, shown, p.drawn(s, screentest.Colourless))
			})
		}
	}
}

// What lies over a screen when something was asked for, or waits for a word.
func TestSheetsOfAnswersInEachLook(t *testing.T) {
	asked := func(t *testing.T, s *store.Store) *person {
		if err := asAthlete(s).AskFor(sam, plan.Request{ID: s.NewID(), Day: today + 1, Text: "no legs"}); err != nil {
			t.Fatal(err)
		}
		return opens(t, coach(s, "kim"), sam, t.TempDir())
	}
	sick := func(t *testing.T, s *store.Store) *person {
		if err := asAthlete(s).AddLife(sam, plan.Life{ID: s.NewID(), Kind: plan.Sick, From: today - 2, Days: 2}); err != nil {
			t.Fatal(err)
		}
		return as(t, s, store.AthleteRole)
	}
	for _, o := range []struct {
		name  string
		who   func(*testing.T, *store.Store) *person
		typed []string
	}{
		{"answer-in-words", asked, []string{"l", "'", "r", "rest on Saturday then"}},
		{"answer-yes-or-no", asked, []string{"l", "'", "r", "rest on Saturday then", "enter"}},
		{"way-back", sick, []string{"y"}},
	} {
		for _, size := range screentest.Looked {
			t.Run(o.name+"-"+size.String(), func(t *testing.T) {
				_, s := fresh(t)
				p := o.who(t, s)
				p.resizes(size.W, size.H)
				p.types(o.typed...)
				shown := p.drawn(size, theme.New(theme.TrueColor, true, theme.Unicode))
				screentest.Looks(t, o.name+"-"+size.String(), size, shown, p.drawn(size, screentest.Colourless))
			})
		}
	}
}

// drawn gives a frame of its own of what is seen in a theme.
func (p *person) drawn(s screentest.Size, th *theme.Theme) *frame.Frame {
	p.t.Helper()
	p.app.frame, p.app.theme = frame.New(s.W, s.H), th
	p.app.draw()
	p.isWell()
	return p.app.frame
}

// What was being typed is offered again on the first screen of all.
func TestTheOfferOfADraftInEachLook(t *testing.T) {
	for _, o := range []struct {
		name  string
		draft store.Draft
	}{
		{"offer", store.Draft{Form: string(keys.Talk), Day: today + 1, Text: "legs heavy since Sunday, and the left calf is tight on the way down"}},
		{"offer-long", store.Draft{Form: string(keys.CheckIn), Day: today, Text: strings.Repeat("slept badly and woke at four; ", 20)}},
	} {
		for _, s := range screentest.Looked {
			t.Run(o.name+"-"+s.String(), func(t *testing.T) {
				_, squad := fresh(t)
				o.draft.Athlete = sam
				if err := asAthlete(squad).ChangeDraft(time.Time{}, &o.draft); err != nil {
					t.Fatal(err)
				}
				p := as(t, squad, store.AthleteRole)
				p.resizes(s.W, s.H)
				shown := p.drawn(s, theme.New(theme.TrueColor, true, theme.Unicode))
				screentest.Looks(t, o.name+"-"+s.String(), s, shown, p.drawn(s, screentest.Colourless))
			})
		}
	}
}
