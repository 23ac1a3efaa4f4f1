package tui

import (
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"ebb/plan"
	"ebb/store"
	"ebb/tui/termtest"
)

// phrases are what people type: a monkey alone would hardly finish a sentence.
var phrases = [][]string{
	{"a", "long 3h @3 +1200m #night !", "enter"}, {"a", "easy 40m", "enter"}, {"a", "tempo", "enter", "esc"}, {"e", "backspace", "9", "enter"},
	{"5+"}, {"3-"}, {"+"}, {"-"}, {">"}, {"<"}, {"2>"}, {"esc"}, {"."}, {"x"}, {"2x"}, {"y"}, {"p"}, {"P"}, {"3p"}, {"~"},
	{"M", "l", "enter"}, {"M", "2l", "esc"}, {"s", "j", "enter"}, {"s", "l", "s"},
	{"i", "enter"}, {"2i", "o", "enter"}, {"I", "enter"}, {"I", "o", "enter"}, {"X", "enter"}, {"X", "o", "enter"}, {"z", "l", "enter"}, {"z", "2h", "o", "enter"}, {"o"},
	{"T", "65%", "enter"}, {"C", "taper", "enter"}, {"C", "block peak", "enter"}, {"gd", "+2w", "enter"},
	{"space"}, {"h", "space"}, {"h", "r", "enter"}, {"u"}, {"3u"}, {"ctrl+r"}, {"9u"}, {"9", "ctrl+r"},
	{"w"}, {"b"}, {"j"}, {"k"}, {"l"}, {"{"}, {"}"}, {"t"}, {"gg"}, {"G"}, {"tab"}, {"@"}, {"enter", "q"}, {"?", "q"},
	{":", "length", "enter", "backspace", "9", "enter"}, {":", "rename", "enter", "s", "enter"}, {":", "add an event", "enter", `x 50k`, "enter"},
	{":", "events", "enter", "j", "2>", "-"}, {":", "events", "enter", "a", `Hill 12k`, "enter", "<"}, {":", "events", "enter", "e", " #heat", "enter", "x"},
	{":", "events", "enter", "enter", "a", "3h", "enter", "esc"},
	{":", "delete the event", "enter"}, {":", "say hello", "enter", "q"}, {":", "sulk", "enter", "q"},
	{"v"}, {"V"}, {"v", "2l"}, {"V", "j"}, {"V", "V"}, {"v", "l", "+"}, {"v", "l", "3-"}, {"v", "2l", ">"}, {"V", ">"}, {"V", "<"}, {"v", "3l", "~"}, {"v", "x"}, {"v", "2l", "y", "j", "p"},
	{"V", "x", "enter"}, {"V", "y", "p", "enter"}, {"V", "j", "y", "P", "o", "enter"}, {"2p", "o", "enter"}, {"V", "M", "j", "enter"}, {"V", "j", "M", "k", "enter"}, {"v", "l", "M", "2l", "enter"},
	{"V", "T", "70%", "enter"}, {"V", "j", "C", "recovery", "enter"}, {"V", "+"}, {"V", "X", "o", "enter"}, {"3."}, {"|"}, {"&"}, {"z", "3l", "o", "enter"}, {"3i", "tab", "l", "enter"},
	{"i", "o", "o", "l", "w", "enter"}, {"/", "long", "enter"}, {"/", "race", "enter"}, {"n"}, {"N"}, {"3n"}, {"K"}, {"f"}, {"E"}, {"esc", "esc", "esc"}, {"enter"}, {"U"}, {"U", "j", "enter", "esc"},
	{":", "mouse", "enter"}, {":", "ground", "enter"}, {":", "signs", "enter"}, {":", "sick 4d", "enter", "enter"}, {":", "travel 3d", "enter", "esc"}, {":", "injured 9d allows bike", "enter"},
	{":", "life rm", "enter", "q"}, {":", "sick 2d yesterday", "enter", "tab", "tab", "enter"}, {":", "holiday 1w", "enter", "u"},
}

// deed is one thing that is done to the program: to its keys and its window,
// or to the mouse.
type deed struct {
	termtest.Action
	mouse tea.MouseMsg // nil: none
}

// String says it in a word, for a failed test.
func (d deed) String() string {
	if d.mouse == nil {
		return d.Action.String()
	}
	return fmt.Sprintf("%T %s", d.mouse, d.mouse)
}

// acts draws what a monkey that has watched people does.
func acts() *rapid.Generator[[]deed] {
	phrase := rapid.Map(rapid.SampledFrom(phrases), func(words []string) []deed {
		var keys []deed
		for _, word := range words {
			if _, isName := termtest.Bytes(word); isName {
				keys = append(keys, deed{Action: termtest.Action{Key: word}})
				continue
			}
			for _, r := range word {
				keys = append(keys, deed{Action: termtest.Action{Key: string(r)}})
			}
		}
		return keys
	})
	any := rapid.Map(termtest.Actions(), func(all []termtest.Action) []deed {
		deeds := make([]deed, len(all))
		for i, a := range all {
			deeds[i].Action = a
		}
		return deeds
	})
	return rapid.Map(rapid.SliceOfN(rapid.OneOf(phrase, phrase, phrase, phrase, any, hands()), 1, 14), func(rows [][]deed) (all []deed) {
		for _, row := range rows {
			all = append(all, row...)
		}
		return all
	})
}

// hands draws what a hand does on a mouse: clicks, drags with all that can come
// between, the wheel, and noise.
func hands() *rapid.Generator[[]deed] {
	spot := rapid.Custom(func(t *rapid.T) tea.Mouse {
		if rapid.IntRange(0, 9).Draw(t, "where") == 0 { // anywhere, outside too
			return tea.Mouse{X: rapid.IntRange(-3, 310).Draw(t, "x"), Y: rapid.IntRange(-3, 110).Draw(t, "y"), Button: tea.MouseLeft}
		}
		return tea.Mouse{X: rapid.IntRange(0, 79).Draw(t, "x"), Y: rapid.IntRange(0, 33).Draw(t, "y"), Button: tea.MouseLeft}
	})
	drag := rapid.Custom(func(t *rapid.T) []deed {
		at := spot.Draw(t, "from")
		row := []deed{{mouse: tea.MouseClickMsg(at)}}
		for range rapid.IntRange(0, 4).Draw(t, "over") {
			at = spot.Draw(t, "to")
			row = append(row, deed{mouse: tea.MouseMotionMsg(at)})
			if rapid.IntRange(0, 7).Draw(t, "between") == 0 {
				row = append(row, deed{Action: termtest.Action{Key: rapid.SampledFrom([]string{"esc", "enter", "a", "?", "q", "u", "j", "v", "M", "o", ":"}).Draw(t, "key")}})
			}
		}
		if rapid.IntRange(0, 5).Draw(t, "end") > 0 {
			row = append(row, deed{mouse: tea.MouseReleaseMsg(at)})
		}
		return row
	})
	noise := rapid.Custom(func(t *rapid.T) []deed {
		at := spot.Draw(t, "at")
		at.Button = rapid.SampledFrom([]tea.MouseButton{tea.MouseLeft, tea.MouseRight, tea.MouseMiddle, tea.MouseWheelUp, tea.MouseWheelDown, tea.MouseWheelLeft, tea.MouseNone}).Draw(t, "button")
		switch rapid.IntRange(0, 3).Draw(t, "kind") {
		case 0:
			return []deed{{mouse: tea.MouseClickMsg(at)}}
		case 1:
			return []deed{{mouse: tea.MouseMotionMsg(at)}}
		case 2:
			return []deed{{mouse: tea.MouseReleaseMsg(at)}}
		default:
			return []deed{{mouse: tea.MouseWheelMsg(at)}}
		}
	})
	return rapid.OneOf(drag, drag, noise)
}

// does plays one deed. Nothing but letting go of the mouse stores anything.
func (p *person) does(d deed) {
	p.t.Helper()
	switch {
	case d.mouse != nil:
		before := p.changes()
		p.gets(d.mouse)
		if _, ends := d.mouse.(tea.MouseReleaseMsg); !ends && p.changes() != before {
			p.t.Fatalf("%s stores something", d)
		}
	case d.Key != "":
		p.gets(press(d.Key))
	case d.W > 0:
		p.resizes(d.W, d.H)
	default:
		p.pastes(d.Paste)
	}
}

// Whatever is typed, pasted and resized: nothing panics and every screen fits;
// what was acknowledged is in the store and nothing else is, also after a
// restart; and undo, down to the first change, gives the start.
func TestAMonkeyBreaksNothing(t *testing.T) {
	dir, crashes, run := t.TempDir(), t.TempDir(), 0
	rapid.Check(t, func(t *rapid.T) {
		run++
		path := filepath.Join(dir, fmt.Sprintf("%d.db", run))
		s := storeWith(t, path)
		start, err := coach(s, "kim").Snapshot(sam, store.Main)
		if err != nil {
			t.Fatal(err)
		}
		before := exported(t, s)
		desk := scribeOf(t, coach(s, "kim"), start.Plan)
		p := opens(t, desk, sam, crashes).living(s, desk)
		for _, a := range acts().Draw(t, "actions") {
			p.does(a)
			p.isWell()
			if p.ended {
				p = opens(t, desk, sam, crashes).living(s, desk)
			}
		}
		if desk.away {
			return
		}
		again := coach(store.Open(path, store.Options{}), "kim")
		stored, err := again.Snapshot(sam, store.Main)
		if err != nil {
			t.Fatal(err)
		}
		desk.agrees(stored)
		desk.Desk = again
		for desk.at > 0 {
			if stored, _, err = desk.Undo(sam, store.Main); err != nil {
				t.Fatal(err)
			}
		}
		desk.agrees(stored)
		if now := exported(t, s); now != before {
			t.Fatalf("undo of everything leaves something:\n%s", termtest.Diff("before", before, "now", now))
		}
		var nothing *store.NothingTo
		if _, _, err = again.Undo(sam, store.Main); !errors.As(err, &nothing) {
			t.Fatalf("more can be undone than was done: %v", err)
		}
	})
}

// The same in an empty store, where the first line makes the athlete.
func TestAMonkeyAloneInAnEmptyStore(t *testing.T) {
	dir, crashes, run := t.TempDir(), t.TempDir(), 0
	rapid.Check(t, func(t *rapid.T) {
		run++
		s := store.Open(filepath.Join(dir, fmt.Sprintf("%d.db", run)), store.Options{})
		p := opens(t, coach(s, "kim"), plan.ID{}, crashes)
		for _, a := range acts().Draw(t, "actions") {
			p.does(a)
			p.isWell()
			if p.ended {
				break
			}
		}
		if p.app.snapshot == nil {
			return
		}
		if p.app.past != nil { // the screen shows what was
			return
		}
		athlete := p.app.snapshot.Athlete.ID
		stored, err := coach(s, "kim").Snapshot(athlete, store.Main)
		if err != nil {
			t.Fatal(err)
		}
		scribeOf(t, nil, p.app.scene.Plan).agrees(stored)
	})
}
