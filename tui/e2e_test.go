//go:build unix

package tui

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"

	"ebb/store"
	"ebb/tui/termtest"
)

// TestMain takes the program away again that the tests of a terminal built.
func TestMain(m *testing.M) {
	code := m.Run()
	if binary.folder != "" {
		_ = os.RemoveAll(binary.folder)
	}
	os.Exit(code)
}

var binary struct {
	once   sync.Once
	folder string
	err    error
}

// ebb gives the program, built once for all tests.
func ebb(t *testing.T) string {
	t.Helper()
	binary.once.Do(func() {
		if binary.folder, binary.err = os.MkdirTemp("", "ebb-e2e-"); binary.err != nil {
			return
		}
		build := exec.Command("go", "build", "-o", filepath.Join(binary.folder, "ebb"), "ebb/cmd/ebb")
		if out, err := build.CombinedOutput(); err != nil {
			binary.err = fmt.Errorf("%w\n%s", err, out)
		}
	})
	if binary.err != nil {
		t.Fatal(binary.err)
	}
	return filepath.Join(binary.folder, "ebb")
}

// file makes a store of a season.
func file(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "ebb.db")
	s := storeWith(t, path)
	if err := coach(s, "kim").SetLastUsed(sam); err != nil {
		t.Fatal(err)
	}
	return path
}

// open runs ebb on a store in a terminal until its first screen is there.
func open(t *testing.T, path string, w, h int, env ...string) *termtest.Term {
	t.Helper()
	x := termtest.Start(t, w, h, append(env, "USER=kim"), ebb(t), "--db", path, "--today", "2027-04-06")
	x.WaitFor("Tue")
	x.Settle()
	return x
}

// shell runs ebb without a terminal, as another process does.
func shell(t *testing.T, path string, args ...string) string {
	t.Helper()
	cmd := exec.Command(ebb(t), append([]string{"--db", path, "--today", "2027-04-06"}, args...)...)
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + t.TempDir(), "USER=lee", "LANG=C.UTF-8"}
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("ebb %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

// panel gives the rows of the panel that hold what is asked for.
func panelOf(s termtest.Screen, words ...string) string {
	var rows []string
	for _, line := range s.Lines() {
		_, right, beside := strings.Cut(line, "│")
		if beside && slices.ContainsFunc(words, func(w string) bool { return strings.Contains(right, w) }) {
			rows = append(rows, right)
		}
	}
	return strings.Join(rows, "\n")
}

// Rows of the panel: O with its parts and band; who is ready when.
var (
	oscillation = []string{"stress ━", "rhythm ━"}
	readiness   = []string{"legs  ", "nerves", "fuel+gut", "hormones", "muscle"}
)

// body is the screen without what the program says in its last row.
func body(s termtest.Screen) string { return strings.Join(s.Lines()[:s.H-1], "\n") }

// At each key of a line the panel shows what it would do to O and its parts
// and to who is ready when; esc leaves nothing of it.
func TestALineIsSeenAsItIsTyped(t *testing.T) {
	x := open(t, file(t), 120, 36)
	x.WaitFor("Spring › Build", "easy 1h", "? help")
	start := x.Screen()
	x.Press("a")
	x.Type("long 4h")
	x.WaitFor("▸ long 4h", "added", "week ")
	short := x.Screen()
	for _, part := range [][]string{oscillation, readiness} {
		if was, now := panelOf(start, part...), panelOf(short, part...); was == now || now == "" {
			t.Errorf("typing changes nothing of\n%s", was)
		}
	}
	x.Type(" @6 +1800m")
	x.WaitFor("▸ long 4h @6 +1800m")
	x.WaitUntil(func(s termtest.Screen) bool { return panelOf(s, readiness...) != panelOf(short, readiness...) })
	x.Press("esc")
	x.WaitFor("left as it was")
	if got := body(x.Screen()); got != body(start) {
		t.Errorf("esc leaves something:\n%s", termtest.Diff("before", body(start), "after", got))
	}
}

// A coach adds a long run, makes it longer, puts a down week in, stretches the
// block, swaps two days; takes it all back, leaves, comes again and does it all
// again.
func TestACoachShapesABlock(t *testing.T) {
	path := file(t)
	x := open(t, path, 120, 36)
	start := x.Screen()
	x.Press("4l", "a")
	x.Type("long 3h30 @3 +900m #trail !")
	x.Press("enter")
	x.WaitFor("long 3h30 @3 +900m #trail !", "added")
	x.Press("5+")
	x.WaitFor("is now 4h29", "esc puts it back")
	x.Press("I")
	x.WaitFor("insert 1 down week before Mon 5 Apr", "preview, nothing stored yet")
	x.Press("enter")
	x.WaitFor("down week inserted")
	x.Press("z", "l")
	x.WaitFor("stretch Build: 6 weeks (+1)")
	x.Press("enter")
	x.WaitFor("made 6 weeks long")
	x.Press("j", "s", "l")
	x.WaitFor("swap Sat 17 Apr with another day", "to Sun 18 Apr")
	x.Press("enter")
	x.WaitFor("swapped")
	x.Settle()
	shaped := x.Screen()

	for n := range 5 {
		x.Press("u")
		x.WaitUntil(func(s termtest.Screen) bool { return s.Contains("undone: ") })
		if n < 4 {
			x.Press("h", "l")
			x.WaitGone("undone: ")
		}
	}
	x.Press("u")
	x.WaitFor("nothing to undo")
	x.Press("t")
	x.WaitGone("nothing to undo")
	x.Settle()
	if got := body(x.Screen()); got != body(start) {
		t.Errorf("undo of all leaves something:\n%s", termtest.Diff("start", body(start), "now", got))
	}
	x.Press("q")
	if code := x.Exit(); code != 0 || x.Screen().Alt {
		t.Errorf("q ends with %d, alternate screen %v", code, x.Screen().Alt)
	}

	x = open(t, path, 120, 36)
	x.Press("5", "ctrl+r")
	x.WaitFor("done again: ")
	x.Press("gd")
	x.Type("2027-04-18")
	x.Press("enter")
	x.WaitFor("Sun 18 Apr")
	x.Settle()
	if got := daysOf(x.Screen()); got != daysOf(shaped) {
		t.Errorf("redo of all gives something else:\n%s", termtest.Diff("before", daysOf(shaped), "again", got))
	}
}

// daysOf gives the calendar of a screen of 120x36, without the cursor.
func daysOf(s termtest.Screen) string {
	var rows []string
	for _, line := range s.Lines()[3 : s.H-4] {
		left, _, _ := strings.Cut(line, "│")
		rows = append(rows, strings.TrimRight(strings.ReplaceAll(left, "▌", " "), " "))
	}
	return strings.Join(rows, "\n")
}

// What another process stores is on the open screen, under an unmoved cursor.
func TestAnotherProcessIsSeen(t *testing.T) {
	path := file(t)
	x := open(t, path, 120, 36)
	x.Press("2l")
	x.WaitFor("Thu 8 Apr")
	shell(t, path, "add", "2027-04-09", "swim 40m")
	x.WaitFor("swim", "lee: ")
	if !x.Screen().Contains("Thu 8 Apr") {
		t.Errorf("the cursor moved:\n%s", x.Screen().Framed())
	}
	x.Press("x")
	x.WaitFor("deleted")
	if got := shell(t, path, "week"); !strings.Contains(got, "swim") || strings.Contains(got, "easy 45m") {
		t.Errorf("the week is\n%s", got)
	}
}

// What another process stores into an empty store is on the open screen too.
func TestAnotherProcessFillsAnEmptyStore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ebb.db")
	x := open(t, path, 120, 36)
	x.WaitFor("Nothing is planned yet.")
	shell(t, path, "add", "2027-04-09", "swim 40m")
	x.WaitFor("swim")
}

func TestTheFirstLineInATerminal(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ebb.db")
	x := open(t, path, 80, 24)
	x.WaitFor("Nothing is planned yet.")
	x.Press("a")
	x.Type("long 3h\n")
	x.WaitFor("made athlete kim", "long 3h")
	if got := shell(t, path, "week"); !strings.Contains(got, "long 3h") {
		t.Errorf("the week is\n%s", got)
	}
}

// The screen follows the size of the terminal, says when it is too small, and
// comes back as it was.
func TestTheTerminalChangesItsSize(t *testing.T) {
	x := open(t, file(t), 120, 36)
	x.Press("3l")
	x.WaitFor("Fri 9 Apr")
	x.Settle()
	before := x.Screen()
	for _, tt := range []struct {
		w, h  int
		words string
	}{
		{80, 24, "── oscillation"}, {40, 20, "settled ┬ stress"}, {30, 10, "Fri 9 Apr"}, {10, 4, "too small"}, {1, 1, ""}, {160, 50, "systems  fitness"},
	} {
		x.Resize(tt.w, tt.h)
		if tt.words != "" {
			x.WaitFor(tt.words)
		}
		x.Settle()
		if !x.Alive() {
			t.Fatalf("%dx%d ends the program", tt.w, tt.h)
		}
	}
	x.Resize(120, 36)
	x.WaitFor("Fri 9 Apr")
	x.WaitUntil(func(s termtest.Screen) bool { return s.String() == before.String() })
}

// What is on the screen is what a full repaint gives.
func TestTheScreenIsWhatARepaintGives(t *testing.T) {
	x := open(t, file(t), 120, 36)
	for _, tt := range []struct{ typed, words string }{
		{"jl", "Wed 14 Apr  starts"}, {"3+", "is now"}, {"z", "stretch Build: 4 weeks"}, {"l", "5 weeks (+1)"}, {"\x1b", "left as it was"},
		{"\t", "morning  evening"}, {"kx", "deleted"}, {"G", "Sun 25 Apr  starts"}, {"alo", "▸ lo"}, {"ng 2h\r", "added on"},
		{"?", "a key here does"}, {"q", "Sun 25 Apr  starts"}, {":und", "▸ und"}, {"\x1b", "Sun 25 Apr  starts"},
	} {
		x.Type(tt.typed)
		x.WaitFor(tt.words)
		x.Settle()
		shown, sent := x.Screen().String(), len(x.Bytes())
		x.Resize(70, 20)
		x.WaitUntil(func(termtest.Screen) bool { return len(x.Bytes()) > sent })
		x.Settle()
		x.Resize(120, 36)
		x.WaitUntil(func(s termtest.Screen) bool { return s.String() == shown })
	}
	if !x.Alive() {
		t.Fatal("the program ended")
	}
}

// A signal ends the program with the terminal as it was.
func TestSignalsGiveTheTerminalBack(t *testing.T) {
	for _, sig := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT} {
		t.Run(sig.String(), func(t *testing.T) {
			x := open(t, file(t), 80, 24)
			if !x.Screen().Alt {
				t.Fatal("not on the alternate screen")
			}
			x.Press("a")
			x.Type("easy")
			x.WaitFor("▸ easy")
			x.Signal(sig)
			if code := x.Exit(); code != 128+int(sig) {
				t.Errorf("exit code %d, want %d", code, 128+int(sig))
			}
			if s := x.Screen(); s.Alt || !s.CursorShown {
				b := x.Bytes()
				t.Errorf("alternate screen %v, cursor shown %v; last sent %q", s.Alt, s.CursorShown, b[max(0, len(b)-300):])
			}
		})
	}
}

// Keys that come as fast as a terminal sends them are done in order, and all
// of them are stored when the program is left right behind.
func TestKeysThatComeAtOnce(t *testing.T) {
	path := file(t)
	x := open(t, path, 120, 36)
	x.Type("xlxlx>>hh5+q")
	if code := x.Exit(); code != 0 {
		t.Fatalf("exit code %d", code)
	}
	calm := opens(t, coach(storeWith(t, filepath.Join(t.TempDir(), "calm.db")), "kim"), sam, "")
	calm.types("xlxlx>>hh5+")
	hasty := opens(t, coach(store.Open(path, store.Options{}), "kim"), sam, "")
	for d := 1; d <= 30; d++ {
		if a, b := calm.day(d), hasty.day(d); a != b {
			t.Errorf("April %d: %q when typed at once, %q one by one", d, b, a)
		}
	}
}

func TestNoColour(t *testing.T) {
	x := open(t, file(t), 120, 36, "NO_COLOR=1")
	for y, row := range x.Screen().Rows {
		for _, c := range row {
			if c.Style.Fore != "" || c.Style.Back != "" {
				t.Fatalf("row %d: %q has a colour: %+v", y, c.Text, c.Style)
			}
		}
	}
	if !x.Screen().Contains("▌6   23 !") {
		t.Errorf("the cursor is not marked:\n%s", x.Screen())
	}
}

// In a locale without UTF-8 every byte that is sent is ASCII.
func TestALocaleWithoutUTF8(t *testing.T) {
	x := open(t, file(t), 120, 36, "LANG=C")
	x.Press("l", "a")
	x.Type("long 3h @3")
	x.WaitFor("> long 3h @3")
	x.Press("esc", "?")
	x.WaitFor("next session")
	if i := slices.IndexFunc(x.Bytes(), func(b byte) bool { return b > '~' }); i >= 0 {
		t.Errorf("sent %q", x.Bytes()[max(0, i-20):min(len(x.Bytes()), i+20)])
	}
}

// The ground that the terminal reports, or COLORFGBG says, decides the theme.
func TestLightAndDarkGround(t *testing.T) {
	for ink, env := range map[termtest.Colour][]string{"#62c4e6": nil, "#00607f": {"COLORFGBG=0;15"}} {
		x := open(t, file(t), 80, 24, env...)
		x.WaitUntil(func(s termtest.Screen) bool {
			col, row, ok := s.Find("ebb")
			return ok && s.Rows[row][col].Style.Fore == ink
		})
	}
}
