package termtest_test

import (
	"fmt"
	"os"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// TestMain runs the tests, or, when asked by the environment, the small
// program the tests look at: it says what it hears.
func TestMain(m *testing.M) {
	if os.Getenv("TERMTEST_CHILD") == "" {
		os.Exit(m.Run())
	}
	if _, err := tea.NewProgram(echo{}).Run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(7)
}

type echo struct {
	keys, paste, ground, profile string
	w, h, n                      int
}

func (e echo) Init() tea.Cmd { return tea.RequestBackgroundColor }

func (e echo) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		e.w, e.h = msg.Width, msg.Height
	case tea.BackgroundColorMsg:
		e.ground = "light"
		if msg.IsDark() {
			e.ground = "dark"
		}
	case tea.ColorProfileMsg:
		e.profile = msg.String()
	case tea.PasteMsg:
		e.paste = fmt.Sprintf("%q", msg.Content)
	case tea.KeyPressMsg:
		e.n++
		e.keys += " " + msg.String()
		if msg.String() == "q" {
			return e, tea.Quit
		}
	}
	return e, nil
}

func (e echo) View() tea.View {
	v := tea.NewView(fmt.Sprintf("size %dx%d\nground %s\nprofile %s\npaste %s\nkeys%s\n%d heard",
		e.w, e.h, e.ground, e.profile, e.paste, e.keys, e.n))
	v.AltScreen = true
	v.WindowTitle = "echo"
	return v
}
