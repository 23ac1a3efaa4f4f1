package tui

import (
	"errors"
	"image/color"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"ebb/plan/calendar"
	"ebb/store"
	"ebb/tui/keys"
	"ebb/tui/theme"
)

// looks is what a viewer has before them.
type looks struct {
	dark    bool
	glyphs  theme.Glyphs
	mouse   bool
	profile theme.Profile
}

func (p *person) looks() looks {
	return looks{p.app.theme.Dark, p.app.theme.Glyphs, p.app.mousing, p.app.theme.Profile}
}

func (p *person) turns(actions ...keys.Action) {
	p.t.Helper()
	for _, action := range actions {
		p.run(p.app.act(action, 1))
	}
}

// Each action goes round: the other than the terminal is found to be, the same,
// and what it is found to be.
func TestALookGoesRound(t *testing.T) {
	s := storeWith(t, filepath.Join(t.TempDir(), "ebb.db"))
	desk := coach(s, "kim")
	p := opens(t, desk, sam, t.TempDir()) // a dark ground, fine signs, no mouse
	for _, c := range []struct {
		action keys.Action
		kept   store.Look
		says   string
	}{
		{keys.Ground, store.Look{Ground: "light"}, "light ground"},
		{keys.Ground, store.Look{Ground: "dark"}, "dark ground"},
		{keys.Ground, store.Look{}, "ground that the terminal has"},
		{keys.Signs, store.Look{Signs: "plain"}, "plain signs"},
		{keys.Signs, store.Look{Signs: "fine"}, "fine signs"},
		{keys.Signs, store.Look{}, "signs that the terminal can show"},
		{keys.Mouse, store.Look{Mouse: "on"}, "mouse on"},
		{keys.Mouse, store.Look{Mouse: "off"}, "mouse off"},
		{keys.Mouse, store.Look{}, "suits the terminal: off"},
	} {
		p.turns(c.action)
		if kept, err := desk.Look(); err != nil || kept != c.kept || !strings.Contains(p.app.status.Says, c.says) {
			t.Errorf("%s: %q, kept %+v, %v; want %q, %+v", c.action, p.app.status.Says, kept, err, c.says, c.kept)
		}
	}
}

// What was chosen is there in the next session, of that person alone, and wins
// over what the terminal says of itself; colours stay the terminal's.
func TestALookLasts(t *testing.T) {
	s := storeWith(t, filepath.Join(t.TempDir(), "ebb.db"))
	p := opens(t, coach(s, "kim"), sam, t.TempDir())
	asFound := p.looks()
	p.turns(keys.Ground, keys.Signs, keys.Mouse)
	want := looks{dark: false, glyphs: theme.ASCII, mouse: true, profile: asFound.profile}
	if got := p.looks(); got != want {
		t.Fatalf("in the same session %+v, want %+v", got, want)
	}
	again := opens(t, coach(store.Open(s.Path(), store.Options{}), "kim"), sam, t.TempDir())
	if got := again.looks(); got != want {
		t.Errorf("in the next session %+v, want %+v", got, want)
	}
	again.gets(tea.BackgroundColorMsg{Color: color.RGBA{A: 255}})
	if got := again.looks(); got != want {
		t.Errorf("after the terminal told of a dark ground %+v, want %+v", got, want)
	}
	again.gets(tea.ColorProfileMsg{Profile: colorprofile.NoTTY})
	if want.profile = theme.NoColor; again.looks() != want {
		t.Errorf("without colours %+v, want %+v", again.looks(), want)
	}
	if got := opens(t, coach(s, "lee"), sam, t.TempDir()).looks(); got != asFound {
		t.Errorf("to another person %+v, want %+v", got, asFound)
	}
}

// unkept is a desk that keeps no looks.
type unkept struct {
	Desk
	err error
}

func (u unkept) SetLook(store.Look) error { return u.err }

func TestALookThatCanNotBeKeptHoldsForTheSession(t *testing.T) {
	s := storeWith(t, filepath.Join(t.TempDir(), "ebb.db"))
	p := opens(t, unkept{coach(s, "kim"), errors.New("no room on the disk")}, sam, t.TempDir())
	p.turns(keys.Ground)
	if p.looks().dark || !p.app.status.Fault || !strings.Contains(p.app.status.Says, "this session only") || !strings.Contains(p.app.status.Says, "no room") {
		t.Errorf("dark %v: %+v", p.looks().dark, p.app.status)
	}
	if p.turns(keys.Ground); !p.looks().dark {
		t.Error("the next turn is lost")
	}
}

// Keys that are typed while a look is kept come after it.
func TestKeysWaitForALook(t *testing.T) {
	s := storeWith(t, filepath.Join(t.TempDir(), "ebb.db"))
	p := opens(t, coach(s, "kim"), sam, t.TempDir())
	p.hold = true
	p.turns(keys.Ground)
	p.types("q")
	p.letGo()
	if look, err := coach(s, "kim").Look(); err != nil || look.Ground != store.LightGround || !p.ended {
		t.Errorf("%+v, %v, ended: %v", look, err, p.ended)
	}
}

// A damaged look stops nobody: it is said.
func TestALookThatCanNotBeRead(t *testing.T) {
	s := storeWith(t, filepath.Join(t.TempDir(), "ebb.db"))
	app, err := New(Options{
		Desk: unread{coach(s, "kim")}, Athlete: sam, Today: func() calendar.Day { return today },
		Glyphs: theme.Unicode, Profile: theme.TrueColor, Light: true,
	})
	if err != nil {
		t.Fatal(err)
	}
	if app.theme.Dark || app.theme.Glyphs != theme.Unicode || !app.status.Fault || !strings.Contains(app.status.Says, "checksum") {
		t.Errorf("dark %v, %+v", app.theme.Dark, app.status)
	}
}

// unread is a desk whose looks are damaged.
type unread struct{ Desk }

func (unread) Look() (store.Look, error) {
	return store.Look{}, &store.DamagedValue{Key: `how the screens look to "kim"`, Why: "its checksum does not fit"}
}
