//go:build unix

package termtest_test

import (
	"bytes"
	"os"
	"strings"
	"syscall"
	"testing"

	"ebb/tui/termtest"
)

func echoIn(t *testing.T, w, h int, env ...string) *termtest.Term {
	t.Helper()
	x := termtest.Start(t, w, h, append(env, "TERMTEST_CHILD=1"), os.Args[0])
	x.WaitFor("0 heard")
	return x
}

func TestKeysArriveUnderTheirNames(t *testing.T) {
	names := []string{
		"enter", "esc", "tab", "shift+tab", "ctrl+r", "ctrl+l", "up", "down", "left", "right",
		"pgup", "space", "backspace", "home", "end", "delete", "f1", "alt+x",
	}
	x := echoIn(t, 160, 12)
	x.Press(names...)
	x.Press("pgdn")
	x.WaitFor("keys " + strings.Join(names, " ") + " pgdown")
	if !x.Alive() {
		t.Fatal("the program ended")
	}
}

func TestARunOfPlainKeysArrivesWhole(t *testing.T) {
	x := echoIn(t, 80, 12)
	x.Press("llj+", "up")
	x.Type("up")
	x.WaitFor("keys l l j + up u p", "7 heard")
}

func TestPasteIsOneEventAndNotKeys(t *testing.T) {
	x := echoIn(t, 80, 12)
	x.Paste("easy 50m\nq")
	x.WaitFor(`paste "easy 50m\rq"`, "0 heard")
}

func TestResizeReachesTheProgram(t *testing.T) {
	x := echoIn(t, 80, 12)
	x.WaitFor("size 80x12")
	x.Resize(40, 20)
	x.WaitFor("size 40x20")
	if got := len(x.Lines()); got != 20 {
		t.Errorf("%d lines, want 20", got)
	}
}

func TestTheTerminalAnswersWhatItIsAsked(t *testing.T) {
	for _, tt := range []struct {
		name, ask, want string
	}{
		{"ink", `\033]10;?\007`, "\x1b]10;rgb:c2c2/c6c6/cece\x07"},
		{"ground", `\033]11;?\007`, "\x1b]11;rgb:1414/1616/1b1b\x07"},
		{"cursor", `\033[3;5H\033[6n`, "\x1b[3;5R"},
		{"attributes", `\033[c`, "\x1b[?62;1;6;22c"},
		{"synchronized output", `\033[?2026$p`, "\x1b[?2026;2$y"},
		{"a mode it lacks", `\033[?9999$p`, "\x1b[?9999;0$y"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			read := "dd bs=1 count=" + itoa(len(tt.want)) + " 2>/dev/null | od -An -v -tx1 | tr -d ' \\n'"
			x := termtest.Start(t, 80, 8, nil, "sh", "-c", "stty raw -echo; printf '"+tt.ask+"'; "+read)
			x.WaitFor(hex(tt.want))
		})
	}
}

func TestGroundAndColoursFollowTheEnvironment(t *testing.T) {
	for _, tt := range []struct {
		name string
		env  []string
		want []string
	}{
		{"as a terminal of today", nil, []string{"ground dark", "profile TrueColor"}},
		{"light", []string{"COLORFGBG=0;15"}, []string{"ground light"}},
		{"256 colours", []string{"COLORTERM"}, []string{"profile ANSI256"}},
		{"no colour", []string{"NO_COLOR=1"}, []string{"profile Ascii"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			echoIn(t, 60, 12, tt.env...).WaitFor(tt.want...)
		})
	}
}

func TestTheProgramSeesNothingOfOurEnvironment(t *testing.T) {
	t.Setenv("EBB_DB", "a file that must not be touched")
	x := termtest.Start(t, 80, 8, []string{"GIVEN=yes"}, "sh", "-c", `echo "db[$EBB_DB] term[$TERM] given[$GIVEN]"; ls -A "$HOME" | wc -l`)
	x.WaitFor("db[] term[xterm-256color] given[yes]", "0")
}

func TestExitCode(t *testing.T) {
	x := echoIn(t, 40, 8)
	x.Press("q")
	if got := x.Exit(); got != 7 {
		t.Errorf("exit code %d, want 7", got)
	}
	if x.Alive() {
		t.Error("alive after its end")
	}
	if x.Screen().Alt {
		t.Error("the alternate screen is still shown")
	}
}

func TestASignalIsNoExitCode(t *testing.T) {
	x := termtest.Start(t, 40, 8, nil, "sh", "-c", "echo ready; read line")
	x.WaitFor("ready")
	x.Signal(syscall.SIGKILL)
	if got := x.Exit(); got != -int(syscall.SIGKILL) {
		t.Errorf("exit code %d, want %d", got, -int(syscall.SIGKILL))
	}
}

func TestLastWordsAreSeen(t *testing.T) {
	x := termtest.Start(t, 40, 8, nil, "sh", "-c", "printf 'goodbye'; exit 3")
	if got := x.Exit(); got != 3 {
		t.Errorf("exit code %d, want 3", got)
	}
	if got := x.Lines()[0]; got != "goodbye" {
		t.Errorf("line %q", got)
	}
	if !bytes.Equal(x.Bytes(), []byte("goodbye")) {
		t.Errorf("bytes %q", x.Bytes())
	}
}

func TestStylesAndCursor(t *testing.T) {
	x := termtest.Start(t, 40, 8, nil, "sh", "-c",
		`printf '\033[1;38;2;245;169;92mA\033[0;7;48;5;234mB\033[0;31mC\033[0m\033[3;9H'; read line`)
	x.WaitUntil(func(s termtest.Screen) bool { return s.CursorX == 8 && s.CursorY == 2 })
	for col, want := range []termtest.Style{
		{Fore: "#f5a95c", Bold: true},
		{Back: "234", Reverse: true},
		{Fore: "1"},
		{},
	} {
		if got := x.Style(col, 0); got != want {
			t.Errorf("column %d: %+v, want %+v", col, got, want)
		}
	}
}

func TestSettleWaitsUntilWhatWasTypedIsRead(t *testing.T) {
	x := termtest.Start(t, 40, 8, nil, "sh", "-c", "stty -echo; echo ready; read a; read b; echo \"$a and $b\"; read c")
	x.WaitFor("ready")
	x.Type("one\ntwo\n")
	x.Settle()
	if !x.Screen().Contains("one and two") {
		t.Error(x.Screen().Framed())
	}
}

func TestGoldenScreen(t *testing.T) {
	x := echoIn(t, 40, 8)
	x.Press("hjkl")
	x.WaitFor("4 heard")
	x.Golden("echo")
}

func TestAMonkeyLeavesTheTerminalInOnePiece(t *testing.T) {
	x := echoIn(t, 80, 24)
	for _, a := range termtest.Actions().Example(1) {
		if a.Key != "q" {
			x.Do(a)
		}
	}
	x.Resize(60, 12)
	x.WaitFor("size 60x12")
}

// A program that floods its terminal with questions and reads no answer holds
// up neither its own output nor the test.
func TestAProgramThatNeverReads(t *testing.T) {
	x := termtest.Start(t, 40, 8, nil, "sh", "-c",
		`stty raw -echo; i=0; while [ $i -lt 900 ]; do printf '\033[6n'; i=$((i+1)); done; printf 'asked'; exec sleep 60`)
	x.WaitFor("asked")
}
