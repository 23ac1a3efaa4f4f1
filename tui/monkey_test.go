package tui

import (
	"errors"
	"fmt"
	"path/filepath"
	"testing"

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
	{":", "length", "enter", "backspace", "9", "enter"}, {":", "rename", "enter", "s", "enter"}, {":", "add an event", "enter", `x" 50k`, "enter"},
	{":", "delete the event", "enter"}, {":", "say hello", "enter", "q"}, {":", "sulk", "enter", "q"},
}

// acts draws what a monkey that has watched people does.
func acts() *rapid.Generator[[]termtest.Action] {
	phrase := rapid.Map(rapid.SampledFrom(phrases), func(words []string) []termtest.Action {
		var keys []termtest.Action
		for _, word := range words {
			if _, isName := termtest.Bytes(word); isName {
				keys = append(keys, termtest.Action{Key: word})
				continue
			}
			for _, r := range word {
				keys = append(keys, termtest.Action{Key: string(r)})
			}
		}
		return keys
	})
	return rapid.Map(rapid.SliceOfN(rapid.OneOf(phrase, phrase, phrase, termtest.Actions()), 1, 12), func(rows [][]termtest.Action) (all []termtest.Action) {
		for _, row := range rows {
			all = append(all, row...)
		}
		return all
	})
}

// does plays one action.
func (p *person) does(a termtest.Action) {
	p.t.Helper()
	switch {
	case a.Key != "":
		p.gets(press(a.Key))
	case a.W > 0:
		p.resizes(a.W, a.H)
	default:
		p.pastes(a.Paste)
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
		desk := scribeOf(t, coach(s, "kim"), start.Plan)
		p := opens(t, desk, sam, crashes)
		for _, a := range acts().Draw(t, "actions") {
			p.does(a)
			p.isWell()
			if p.ended {
				p = opens(t, desk, sam, crashes)
			}
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
		athlete := p.app.snapshot.Athlete.ID
		stored, err := coach(s, "kim").Snapshot(athlete, store.Main)
		if err != nil {
			t.Fatal(err)
		}
		scribeOf(t, nil, p.app.scene.Plan).agrees(stored)
	})
}
