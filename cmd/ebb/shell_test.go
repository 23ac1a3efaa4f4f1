package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"ebb/store"
	"ebb/tui/command"
	"ebb/tui/theme"
)

func TestArrange(t *testing.T) {
	sh := newShell(strings.NewReader(""), os.Stdout, os.Stderr)
	lineAt := func(cmd *cobra.Command) int {
		if at, ok := sh.line[cmd]; ok {
			return at
		}
		return noLine
	}
	for _, tt := range []struct{ typed, want string }{
		{"", ""},
		{"--json", "--json"},
		{"week +1w --json", "week --json -- +1w"},
		{"--db x week", "week --db x"},
		{"-asam week", "week -asam"},
		{"-a sam week -3d", "week -a sam -- -3d"},
		{"add --json sat easy 50m", "add --json -- sat easy 50m"},
		{"add sat --json easy 50m", "add --json -- sat easy 50m"},
		{"add sat easy 50m --json", "add -- sat easy 50m --json"},
		{"add sat -600m 2h", "add -- sat -600m 2h"},
		{"add -3d -600m 2h", "add -- -3d -600m 2h"},
		{"add sat -- --json", "add -- sat --json"},
		{"log -600m 2h", "log -- -600m 2h"},
		{"log --json done", "log --json -- done"},
		{"athlete set sam a=1 --from 2027-01-01", "athlete set --from 2027-01-01 -- sam a=1"},
		{"event add A 2027-05-22 X 10k -10m", "event add -- A 2027-05-22 X 10k -10m"},
		{"response --series=done --csv", "response --series=done --csv"},
		{"help week", "help week"},
		{"completion bash", "completion bash"},
		{"week --help", "week --help"},
	} {
		got, err := arrange(sh.root, lineAt, strings.Fields(tt.typed))
		if err != nil || strings.Join(got, " ") != tt.want {
			t.Errorf("%q: %q, %v; want %q", tt.typed, got, err, tt.want)
		}
	}
	for _, typed := range []string{"wek", "week --loud", "week -x", "week --db", "athlete sing"} {
		if got, err := arrange(sh.root, lineAt, strings.Fields(typed)); err == nil {
			t.Errorf("%q: %q, want an error", typed, got)
		}
	}
}

func TestExitCodes(t *testing.T) {
	for _, tt := range []struct {
		err  error
		want int
	}{
		{nil, 0},
		{errors.New("bad line"), 2},
		{&store.NoAthlete{Name: "x"}, 2},
		{amiss(errors.New("findings")), 1},
		{&store.NothingTo{What: "undo"}, 1},
		{fmt.Errorf("week: %w", &store.Unusable{}), 3},
		{&command.ExitError{Code: 143, Err: errSignal}, 143},
	} {
		if got := exitCode(tt.err); got != tt.want {
			t.Errorf("%v: exit code %d, want %d", tt.err, got, tt.want)
		}
	}
}

func TestErrorsAreTwoLines(t *testing.T) {
	for _, tt := range []struct {
		err  error
		want string
	}{
		{errors.New("what"), "ebb: what\n"},
		{advise(errors.New("what"), "do"), "ebb: what\n     do\n"},
		{advise(errors.New("two\nlines"), "do\nthis"), "ebb: two lines\n     do this\n"},
		{&store.NoAthlete{}, "ebb: there is no athlete yet\n     ebb athlete add NAME makes one, and so does ebb add today 'easy 45m'\n"},
	} {
		var out strings.Builder
		tell(&out, tt.err)
		if out.String() != tt.want {
			t.Errorf("%v is told as %q, want %q", tt.err, out.String(), tt.want)
		}
	}
}

// env makes a getenv of pairs.
func env(pairs ...string) func(string) string {
	return func(name string) string {
		for i := 0; i < len(pairs); i += 2 {
			if pairs[i] == name {
				return pairs[i+1]
			}
		}
		return ""
	}
}

func TestStorePath(t *testing.T) {
	home, err := os.UserHomeDir()
	surely(t, home, err)
	data := filepath.Join(t.TempDir(), "data")
	for _, tt := range []struct {
		flag string
		env  func(string) string
		want string
	}{
		{"a.db", env("EBB_DB", "b.db"), "a.db"},
		{"", env("EBB_DB", "b.db", "XDG_DATA_HOME", data), "b.db"},
		{"", env("XDG_DATA_HOME", data), filepath.Join(data, "ebb", "ebb.db")},
		{"", env("XDG_DATA_HOME", "not/whole"), filepath.Join(home, ".local", "share", "ebb", "ebb.db")},
		{"", env(), filepath.Join(home, ".local", "share", "ebb", "ebb.db")},
	} {
		if got, err := storePath(tt.flag, tt.env); err != nil || got != tt.want {
			t.Errorf("--db %q: %q, %v; want %q", tt.flag, got, err, tt.want)
		}
	}
}

func TestColour(t *testing.T) {
	for _, tt := range []struct {
		choice string
		env    func(string) string
		want   bool
	}{
		{"auto", env("TERM", "xterm"), false}, // the output is no terminal
		{"always", env("NO_COLOR", "1"), true},
		{"never", env("CLICOLOR_FORCE", "1"), false},
		{"auto", env("CLICOLOR_FORCE", "1"), true},
		{"auto", env("CLICOLOR_FORCE", "0"), false},
		{"auto", env("CLICOLOR_FORCE", "1", "NO_COLOR", "1"), false},
	} {
		if got, err := colour(tt.choice, &strings.Builder{}, tt.env); err != nil || got != tt.want {
			t.Errorf("--color %s: %v, %v; want %v", tt.choice, got, err, tt.want)
		}
	}
}

func TestTerminalFromEnvironment(t *testing.T) {
	for _, tt := range []struct {
		env   func(string) string
		want  theme.Glyphs
		light bool
	}{
		{env("LANG", "en_GB.UTF-8"), theme.Unicode, false},
		{env("LANG", "en_GB.UTF-8", "LC_ALL", "C"), theme.ASCII, false},
		{env("LC_CTYPE", "C.utf8", "COLORFGBG", "0;15"), theme.Unicode, true},
		{env("LANG", "POSIX", "COLORFGBG", "15;default;0"), theme.ASCII, false},
	} {
		if got := glyphs(tt.env); got != tt.want {
			t.Errorf("glyphs %v, want %v", got, tt.want)
		}
		if got := isLight(tt.env); got != tt.light {
			t.Errorf("light ground %v, want %v", got, tt.light)
		}
	}
}

func TestCommandsOfTheScreens(t *testing.T) {
	names := map[string]bool{}
	for _, c := range commands(store.Principal{Role: store.Coach}) {
		if strings.Contains(c.Name, " ") || c.Run == nil || names[c.Name] || c.Short == "" {
			t.Errorf("command %q can't be typed, run or told apart", c.Name)
		}
		names[c.Name] = true
	}
	for _, want := range []string{"add", "week", "log", "event", "athlete"} {
		if !names[want] {
			t.Errorf("there is no command %q", want)
		}
	}
	if names["demo"] {
		t.Error("the screens can't be opened within themselves")
	}
}
