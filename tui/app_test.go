package tui

import (
	"path/filepath"
	"strings"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/store"
	"ebb/tui/keys"
	"ebb/tui/screen"
	"ebb/tui/termtest"
)

// The first line in an empty store makes the athlete and the season.
func TestTheFirstLineMakesAthleteAndSeason(t *testing.T) {
	s := store.Open(filepath.Join(t.TempDir(), "ebb.db"), store.Options{})
	p := opens(t, coach(s, "kim"), plan.ID{}, t.TempDir())
	p.reads("Nothing is planned yet.", "nobody yet")
	p.types("a", "long 3h @3 +1200m", "enter")
	p.isWell()
	p.reads("Sam Rivera", "made athlete Sam Rivera", "long 3h @3 +1200m")
	athletes, err := coach(s, "kim").Athletes()
	if err != nil || len(athletes) != 1 {
		t.Fatalf("%d athletes, %v", len(athletes), err)
	}
	if got := p.day(6); got != "long 3h @3 +1200m" {
		t.Errorf("on Tuesday there is %q", got)
	}
	again := opens(t, coach(s, "kim"), athletes[0].ID, t.TempDir())
	again.reads("long 3h @3 +1200m")
}

// In an empty store every action says why it can't be done, or does it.
func TestEveryActionInAnEmptyStore(t *testing.T) {
	for _, b := range keys.Table {
		t.Run(string(b.Action), func(t *testing.T) {
			s := store.Open(filepath.Join(t.TempDir(), "ebb.db"), store.Options{})
			p := opens(t, coach(s, "kim"), plan.ID{}, t.TempDir())
			p.types(":", string(b.Action), "enter")
			p.isWell()
		})
	}
}

// An edit at one screen is on the other after its notice, with the words of
// whoever made it; the cursor there stays, and so does a line being typed.
func TestTwoScreensOnOneFile(t *testing.T) {
	p, s := fresh(t)
	other := opens(t, coach(store.Open(s.Path(), store.Options{}), "lee"), sam, t.TempDir())
	other.types("2l", "a", "easy 20m")

	p.types("l", "x")
	other.gets(changedMsg{})
	if got := other.day(7); got != "" {
		t.Errorf("Wednesday has %q at the other screen", got)
	}
	if other.app.editor.Cursor != today+2 || !other.app.editor.Typing() {
		t.Errorf("the other cursor is on %s", other.app.editor.Cursor)
	}
	other.types("esc")
	p.types("u")
	other.gets(changedMsg{})
	if got := other.day(7); got != "intervals 1h10 !" {
		t.Errorf("Wednesday has %q at the other screen", got)
	}
	other.reads("kim: ")
	if other.app.editor.Cursor != today+2 {
		t.Errorf("the other cursor is on %s", other.app.editor.Cursor)
	}
	other.types("x")
	p.gets(changedMsg{})
	p.reads("lee: ")
}

// Two people change the same session: the one who comes second is told, and
// sees the plan as it is.
func TestAConflictIsTold(t *testing.T) {
	p, s := fresh(t)
	other := opens(t, coach(store.Open(s.Path(), store.Options{}), "lee"), sam, t.TempDir())
	p.types("3+")
	other.types("e", "backspace", "backspace", "30m", "enter")
	if !other.app.status.Fault || other.app.status.Says == "" {
		t.Errorf("the second says %q", other.app.status.Says)
	}
	if got, want := other.day(6), p.day(6); got != want {
		t.Errorf("Tuesday has %q at the second screen, %q is stored", got, want)
	}
	other.types("esc") // theirs stands
	other.types("e", "backspace", "backspace", "30m", "enter")
	other.isWell()
	if other.app.status.Fault {
		t.Errorf("the second try says %q", other.app.status.Says)
	}
}

// A notice of another's change that is read before the answer to one's own
// must not be lost under it.
func TestAnAnswerFromBeforeIsNoNews(t *testing.T) {
	p, s := fresh(t)
	p.hold = true
	p.types("x")
	var own storedMsg
	for _, cmd := range p.held {
		if msg, ok := cmd().(storedMsg); ok {
			own = msg
		}
	}
	p.held, p.hold = nil, false
	id := p.app.scene.Plan.SessionsOn(today + 1)[0].ID
	if _, _, err := coach(s, "lee").Apply(sam, store.Main, nil, edit.DeleteSessions{Sessions: []plan.ID{id}}, ""); err != nil {
		t.Fatal(err)
	}
	p.gets(changedMsg{})
	p.gets(own)
	if got := p.day(6) + p.day(7); got != "" {
		t.Errorf("Tuesday and Wednesday have %q, both were emptied", got)
	}
}

// Keys that come faster than the store answers are done in their order, each on
// the plan that the one before it made.
func TestBurstsOfKeysAreDoneInOrder(t *testing.T) {
	for _, burst := range []string{
		"+++++", "x.l.l.", ">>>>+", "ylplpl-", "xp<<uu", "zl\rIl\ru", "aeasy 30m\r+", "Ml\r>", "i\ru", "Ihl\rl.", "3i+o\r", "X\r-", "zlo\rkx", "sl\ru", "x:say well\rqlx",
	} {
		t.Run(strings.ReplaceAll(burst, "\r", "_"), func(t *testing.T) {
			calm, _ := fresh(t)
			hasty, _ := fresh(t)
			hasty.hold = true
			for _, r := range burst {
				key := string(r)
				if r == '\r' {
					key = "enter"
				}
				calm.gets(press(key))
				hasty.gets(press(key))
			}
			hasty.letGo()
			hasty.isWell()
			for d := range 30 {
				if a, b := calm.day(d+1), hasty.day(d+1); a != b {
					t.Errorf("April %d: %q in a burst, %q one by one", d+1, b, a)
				}
			}
			if a, b := calm.app.editor.Cursor, hasty.app.editor.Cursor; a != b {
				t.Errorf("the cursor is on %s in a burst, on %s one by one", b, a)
			}
			if hasty.app.busy || len(hasty.app.typed) > 0 {
				t.Errorf("%d keys wait", len(hasty.app.typed))
			}
		})
	}
}

// What was weighed for a plan that others have changed meanwhile, or for another
// question, is thrown away; what is shown is that of the plan as it is.
func TestWhatIsWeighedTooLateIsThrownAway(t *testing.T) {
	for name, meanwhile := range map[string]func(*person, *store.Store){
		"another changes the plan": func(p *person, s *store.Store) {
			id := p.app.scene.Plan.SessionsOn(today + 4)[0].ID
			if _, _, err := coach(s, "lee").Apply(sam, store.Main, nil, edit.DeleteSessions{Sessions: []plan.ID{id}}, ""); err != nil {
				t.Fatal(err)
			}
			p.gets(changedMsg{})
		},
		"more weeks":    func(p *person, _ *store.Store) { p.types("+") },
		"another draft": func(p *person, _ *store.Store) { p.types("esc", "X") },
		"none":          func(p *person, _ *store.Store) { p.types("esc") },
	} {
		t.Run(name, func(t *testing.T) {
			late, s := fresh(t)
			late.hold = true
			late.types("i")
			weighs := late.held
			late.held, late.hold = nil, false
			meanwhile(late, s)
			for _, cmd := range weighs {
				late.run(cmd)
			}
			late.isWell()
			if late.app.weighing {
				t.Error("something is weighed for ever")
			}
			if _, more := late.app.editor.Weigh(); more {
				t.Error("something is left to weigh")
			}
			calm, same := fresh(t)
			if name == "another changes the plan" {
				meanwhile(calm, same)
			}
			calm.types(map[string]string{"more weeks": "i+", "another draft": "X", "none": ""}[name])
			if name == "another changes the plan" {
				calm.types("i")
			}
			late.app.status, calm.app.status = screen.Status{}, screen.Status{}
			late.resizes(120, 36)
			calm.resizes(120, 36)
			if got, want := late.sees(), calm.sees(); got != want {
				t.Error(termtest.Diff("late", got, "calm", want))
			}
		})
	}
}

// A fault while the ways are weighed ends nothing: what can be done is shown.
func TestAFaultInWeighing(t *testing.T) {
	p, _ := fresh(t)
	p.hold = true
	p.types("i", "enter")
	p.held, p.hold = nil, false
	asked, ok := p.app.editor.Weigh()
	if !ok {
		t.Fatal("there is nothing to weigh")
	}
	p.gets(weighedMsg{asked, errSulk})
	if p.app.editor.Typing() || len(p.app.typed) > 0 {
		t.Errorf("the enter that waited is not done, %d keys wait", len(p.app.typed))
	}
	p.isWell()
}

func TestPastesGoIntoLinesOnly(t *testing.T) {
	p, _ := fresh(t)
	p.pastes("xxq")
	p.reads("a paste goes into a line")
	if p.ended || p.day(6) != "easy 1h" {
		t.Fatal("a paste is taken for keys")
	}
	p.types("a")
	p.pastes("easy 20m\n#trail\n")
	p.reads("easy 20m #trail")
	p.types("enter")
	if got := p.day(6); got != "easy 1h; easy 20m #trail" {
		t.Errorf("Tuesday has %q", got)
	}
}

// esc ends one thing at a time: overlay, count, what is made up, a run.
func TestEscEndsOneThing(t *testing.T) {
	p, _ := fresh(t)
	p.types("2+", "?", "esc")
	if len(p.app.overlays) > 0 || p.day(6) != "easy 1h06" {
		t.Fatalf("esc ends more than help: %q", p.day(6))
	}
	p.types("3", "esc")
	if p.app.keys.Pending() != "" || p.day(6) != "easy 1h06" {
		t.Fatalf("esc ends more than the count: %q", p.day(6))
	}
	p.types("esc")
	if got := p.day(6); got != "easy 1h" {
		t.Errorf("esc does not put the run back: %q", got)
	}
	p.types("g", "esc", "x", "a", "esc", ":", "esc")
	if p.ended || p.day(6) != "" || p.app.editor.Typing() {
		t.Errorf("ended %v, Tuesday %q", p.ended, p.day(6))
	}
}

// esc takes back its run and nothing else, also when the run changed nothing.
func TestEscTakesBackItsRunOnly(t *testing.T) {
	for _, typed := range []string{"+-", "++--", "><"} {
		p, _ := fresh(t)
		p.types("l", "x", "h")
		p.types(typed, "esc")
		p.isWell()
		if got := p.day(7); got != "" {
			t.Errorf("%s esc brings back what was cut before: %q", typed, got)
		}
		if got := p.day(6); got != "easy 1h" {
			t.Errorf("%s esc: Tuesday has %q", typed, got)
		}
	}
}

// Undo and redo go as far as there is something, over restarts, and say so.
func TestUndoAndRedoOverARestart(t *testing.T) {
	p, s := fresh(t)
	p.types("x", "l", "5+", "j", "I", "enter", "z", "l", "enter", "3u")
	p = opens(t, coach(s, "kim"), sam, t.TempDir())
	p.types("99u")
	p.isWell()
	if got := p.day(6); got != "easy 1h" {
		t.Errorf("Tuesday has %q after undo of all", got)
	}
	p.types("u")
	p.reads("nothing to undo")
	p.types("ctrl+r", "ctrl+r", "ctrl+r", "ctrl+r")
	p.isWell()
	if p.day(6) != "" || len(p.app.scene.Plan.Seasons[0].Blocks[1].Weeks) != 6 {
		t.Errorf("redo of all: Tuesday has %q, %d weeks", p.day(6), len(p.app.scene.Plan.Seasons[0].Blocks[1].Weeks))
	}
	p.types("ctrl+r")
	p.reads("nothing to redo")
}

// Each action of help that can be done now is done by its key there; those
// that can't say why.
func TestHelpListsEveryKey(t *testing.T) {
	p, _ := fresh(t)
	p.resizes(200, 60)
	p.types("?")
	for _, b := range keys.Table {
		if len(b.Keys) > 0 {
			p.reads(string(b.Action))
		}
	}
	p.reads("nothing to paste")
	p.types("x")
	if len(p.app.overlays) > 0 || p.day(6) != "" {
		t.Errorf("x in help: Tuesday has %q", p.day(6))
	}
}

func TestThePaletteFindsActionsAndRunsCommands(t *testing.T) {
	p, _ := fresh(t)
	p.types(":", "weak legs", "enter")
	p.reads("nothing is called weak legs")
	p.types(":", "length week", "enter", "backspace", "9", "enter")
	if got := p.app.scene.Plan.Seasons[0].Blocks[1].Weeks[1].Days; got != 9 {
		t.Errorf("the week has %d days", got)
	}
	p.types(":", "say well done", "enter")
	p.reads("say well done", "well done")
	p.types("q", ":", "sulk", "enter")
	p.reads("the command sulks")
	p.types("q", ":", "next athlete", "enter")
	p.isWell()
	p.reads("Sam Rivera")
}

// What is typed into the palette can be read, also where there is little room.
func TestThePaletteShowsWhatIsTyped(t *testing.T) {
	for _, w := range []int{20, 40, 80} {
		p, _ := fresh(t)
		p.resizes(w, 20)
		p.types(":", "say "+strings.Repeat("on and ", 20)+"end")
		p.isWell()
		p.reads("end")
	}
}

// The day goes on at midnight; the cursor goes with it only when it was on it.
func TestTheDayGoesOnAtMidnight(t *testing.T) {
	for _, moves := range []string{"", "3l"} {
		p, _ := fresh(t)
		p.types(moves)
		was, now := p.app.editor.Cursor, today
		p.app.options.Today = func() calendar.Day { return now }
		now++
		p.gets(midnightMsg{})
		want := was
		if moves == "" {
			want++
		}
		if p.app.editor.Cursor != want || p.app.scene.Today != now {
			t.Errorf("%q: the cursor is on %s, want %s", moves, p.app.editor.Cursor, want)
		}
		p.reads("Wed 7 Apr")
	}
}

// Through the squad: each has their own plan and their own undo, and the date
// under the cursor stays.
func TestNextAthlete(t *testing.T) {
	p, s := fresh(t)
	mara := plan.ID{15: 10}
	if err := coach(s, "kim").Seed(store.Seed{Athlete: plan.Athlete{ID: mara, Name: "Mara"}, Plan: spring(s.NewID)}); err != nil {
		t.Fatal(err)
	}
	p.types("2l", "x")
	p.types(":", "next athlete", "enter")
	p.reads("Mara")
	if got := p.day(8); got != "easy 45m; bike easy 1h" {
		t.Errorf("Mara's Thursday has %q", got)
	}
	if p.app.editor.Cursor != today+2 {
		t.Errorf("the cursor is on %s", p.app.editor.Cursor)
	}
	p.types("u")
	p.reads("nothing to undo")
	p.types(":", "next athlete", "enter", "u")
	p.reads("Sam Rivera", "undone: ")
	if got := p.day(8); got != "easy 45m; bike easy 1h" {
		t.Errorf("Sam's Thursday has %q", got)
	}
}

// What was done is on the screen, counts for the figures, and can be undone.
func TestDoneIsMarkedAndUndone(t *testing.T) {
	p, _ := fresh(t)
	p.resizes(200, 60)
	before := p.sees()
	p.types("space")
	p.isWell()
	if got := p.sees(); strings.Count(got, "✓") != strings.Count(before, "✓")+1 {
		t.Errorf("nothing is marked on\n%s", got)
	}
	p.types("space")
	p.reads("already done")
	p.types("h", "r", "ctrl+u", "instead bike 40m", "enter", "l")
	p.isWell()
	p.types("@")
	p.reads("series: planned")
	p.types("@")
	p.reads("series: done")
	p.types("@")
	p.types("2u")
	p.isWell()
	p.types("h", "l")
	if got := p.sees(); got != before {
		t.Errorf("undo leaves something:\n%s", termtest.Diff("before", before, "after", got))
	}
}

// Every key of the line editor, at every place of a line of blanks and words.
func TestALineSurvivesEveryEditingKey(t *testing.T) {
	for _, opens := range []string{"a", ":"} {
		for _, line := range []string{"x", "  ab "} {
			p, _ := fresh(t)
			for _, key := range termtest.KeyNames() {
				if key == "enter" || key == "esc" || key == "ctrl+c" {
					continue
				}
				for left := range len(line) + 1 {
					p.types("esc", "esc", opens)
					for _, r := range line {
						p.gets(press(string(r)))
					}
					for range left {
						p.types("left")
					}
					p.types(key)
					if p.app.crash != nil {
						t.Errorf("%s, %q, %d left, %s: %v", opens, line, left, key, p.app.crash.Fault)
						p, _ = fresh(t)
					}
				}
			}
			p.isWell()
		}
	}
}
