package frame

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"ebb/tui/theme"
)

func TestEncode(t *testing.T) {
	th := theme.New(theme.ANSI256, true, theme.Unicode)
	tests := []struct {
		name string
		draw func(a Area)
		want string
	}{
		{"nothing", func(Area) {}, "\n"},
		{"one run", func(a Area) { a.Text(1, 0, "a b", theme.Dim) }, " \x1b[0;38;5;247ma b\x1b[m\n"},
		{"two runs", func(a Area) { a.Text(a.Text(0, 0, "ab", theme.Dim), 0, "c", theme.Ebb) },
			"\x1b[0;38;5;247mab\x1b[0;38;5;74mc\x1b[m\n"},
		{"a wash at the end stays", func(a Area) { a.Wash(4, 1, 2, 1, theme.Sel) }, "\n    \x1b[0;48;5;236m  \x1b[m"},
		{"wide", func(a Area) { a.Text(0, 0, "東e\u0301", theme.Default) }, "東e\u0301\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := New(6, 2)
			tt.draw(f.Area())
			if got := string(f.Encode(nil, th)); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestEncodeInASCIIKeepsTheColumns(t *testing.T) {
	f := New(8, 1)
	f.Area().Text(0, 0, "東→é−x", theme.Default)
	th := theme.New(theme.NoColor, true, theme.ASCII)
	if got, want := string(f.Encode(nil, th)), "? >e-x"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := f.Plain(th)[0], "? >e-x  "; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// still is a program that shows one frame and ends.
type still string

func (s still) Init() tea.Cmd                       { return tea.Quit }
func (s still) Update(tea.Msg) (tea.Model, tea.Cmd) { return s, nil }
func (s still) View() tea.View                      { return tea.NewView(string(s)) }

// The renderer passes on the colours that the theme chose for the terminal's
// profile and replaces none by its own.
func TestColoursReachTheTerminalAsChosen(t *testing.T) {
	tests := []struct {
		name    string
		profile theme.Profile
		env     []string
	}{
		{"truecolor", theme.TrueColor, []string{"TERM=xterm-256color", "COLORTERM=truecolor", "TTY_FORCE=1"}},
		{"256", theme.ANSI256, []string{"TERM=xterm-256color", "TTY_FORCE=1"}},
		{"16", theme.ANSI16, []string{"TERM=xterm", "TTY_FORCE=1"}},
		{"none", theme.NoColor, []string{"TERM=xterm-256color", "NO_COLOR=1", "TTY_FORCE=1"}},
	}
	colour := regexp.MustCompile(`(?:[34]8;(?:5;\d+|2;\d+;\d+;\d+))|\b(?:[349]\d|10\d)\b`)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := New(40, 4)
			a := f.Area()
			for i, st := range []theme.Style{theme.Text, theme.Body, theme.Dim, theme.Stress, theme.Ebb, theme.Alert,
				theme.Accent, theme.Peak, theme.Core, theme.Pool, theme.Plus, theme.Ghost, theme.Load, theme.Tick} {
				a.Text(2*i, 0, "x", st)
				a.Text(2*i, 2, "x", st.Bold().On(theme.Sel))
			}
			sent := string(f.Encode(nil, theme.New(tt.profile, true, theme.Unicode)))
			var out bytes.Buffer
			p := tea.NewProgram(still(sent), tea.WithInput(nil), tea.WithOutput(&out), tea.WithEnvironment(tt.env),
				tea.WithWindowSize(40, 4), tea.WithoutSignals())
			if _, err := p.Run(); err != nil {
				t.Fatal(err)
			}
			want, got := colours(colour, sent), colours(colour, out.String())
			if !slices.Equal(got, want) {
				t.Errorf("sent %v, the terminal got %v", want, got)
			}
			if n := strings.Count(out.String(), "x"); n != 28 {
				t.Errorf("%d of 28 letters reached the terminal", n)
			}
		})
	}
}

// colours are the colours named in the styling sequences of a text.
func colours(colour *regexp.Regexp, s string) []string {
	var found []string
	for _, m := range regexp.MustCompile(`\x1b\[([0-9;]*)m`).FindAllStringSubmatch(s, -1) {
		found = append(found, colour.FindAllString(m[1], -1)...)
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// In ASCII what was cut ends in two dots: one reads as the end of a sentence.
func TestTheSignForCutIsTwoDotsInASCII(t *testing.T) {
	for text, want := range map[string]string{
		Cut("13 d without coming down", 10): "13 d wit..",
		"so long …":                         "so long..",
		"日本語…":                              "? ? ?..",
		"… 12":                              ". 12",
		"a…b…":                              "....",
	} {
		f := New(14, 1)
		f.Area().Text(0, 0, text, theme.Text)
		if got := strings.TrimRight(f.Plain(theme.New(theme.NoColor, true, theme.ASCII))[0], " "); got != want {
			t.Errorf("%q is %q in ASCII, want %q", text, got, want)
		}
	}
}
