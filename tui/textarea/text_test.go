package textarea

import (
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"ebb/tui/frame"
	"ebb/tui/theme"
)

var named = map[string]tea.KeyPressMsg{
	"enter": {Code: tea.KeyEnter}, "tab": {Code: tea.KeyTab}, "backspace": {Code: tea.KeyBackspace}, "delete": {Code: tea.KeyDelete},
	"up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown}, "left": {Code: tea.KeyLeft}, "right": {Code: tea.KeyRight},
	"home": {Code: tea.KeyHome}, "end": {Code: tea.KeyEnd}, "pgdown": {Code: tea.KeyPgDown}, "pgup": {Code: tea.KeyPgUp},
	"ctrl+k": {Code: 'k', Mod: tea.ModCtrl}, "ctrl+u": {Code: 'u', Mod: tea.ModCtrl}, "ctrl+w": {Code: 'w', Mod: tea.ModCtrl},
	"ctrl+d": {Code: 'd', Mod: tea.ModCtrl}, "ctrl+left": {Code: tea.KeyLeft, Mod: tea.ModCtrl}, "ctrl+right": {Code: tea.KeyRight, Mod: tea.ModCtrl},
	"ctrl+end": {Code: tea.KeyEnd, Mod: tea.ModCtrl}, "ctrl+home": {Code: tea.KeyHome, Mod: tea.ModCtrl},
}

// types presses keys: each word is a key by its name, or letters.
func types(t *Text, words ...string) {
	for _, word := range words {
		if key, ok := named[word]; ok {
			t.Press(key)
			continue
		}
		for _, r := range word {
			t.Press(tea.KeyPressMsg{Code: r, Text: string(r)})
		}
	}
}

func TestWhatIsTyped(t *testing.T) {
	const start = "block\n  week\n    Tue easy 50m\n"
	for _, c := range []struct {
		name string
		row  int
		keys []string
		want string
	}{
		{"a line that is set in as the one above", 2, []string{"end", "enter", "Wed rest"}, "block\n  week\n    Tue easy 50m\n    Wed rest\n"},
		{"a line out of the middle", 2, []string{"ctrl+right", "enter"}, "block\n  week\n    Tue\n     easy 50m\n"},
		{"back over the margin by steps", 2, []string{"backspace"}, "block\n  week\n  Tue easy 50m\n"},
		{"back over the start of a line", 1, []string{"home", "backspace"}, "block  week\n    Tue easy 50m\n"},
		{"back at the very start", 0, []string{"backspace", "x"}, "xblock\n  week\n    Tue easy 50m\n"},
		{"a letter away", 0, []string{"end", "backspace"}, "bloc\n  week\n    Tue easy 50m\n"},
		{"the next letter", 0, []string{"delete", "ctrl+d"}, "ock\n  week\n    Tue easy 50m\n"},
		{"the end of a line", 0, []string{"end", "delete"}, "block  week\n    Tue easy 50m\n"},
		{"a word away", 2, []string{"end", "ctrl+w"}, "block\n  week\n    Tue easy \n"},
		{"the rest of a line", 2, []string{"ctrl+right", "ctrl+k"}, "block\n  week\n    Tue\n"},
		{"what stands before", 2, []string{"end", "ctrl+left", "ctrl+u"}, "block\n  week\n50m\n"},
		{"over the ends of lines", 0, []string{"end", "right", "x", "left", "left", "y"}, "blocky\nx  week\n    Tue easy 50m\n"},
		{"the column comes back", 2, []string{"end", "up", "down", "!"}, "block\n  week\n    Tue easy 50m!\n"},
		{"to the ends", 1, []string{"ctrl+end", "end", "!", "ctrl+home", "home", ">"}, ">block\n  week\n    Tue easy 50m!\n"},
		{"a tab is two blanks", 0, []string{"home", "tab"}, "  block\n  week\n    Tue easy 50m\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := New(start, c.row)
			types(text, c.keys...)
			if got := text.String(); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestAPasteIsMadeSafe(t *testing.T) {
	text := New("ab\n", 0)
	types(text, "right")
	text.Press(tea.PasteMsg{Content: "1\r\n\t2\x1b[31m\u202e3\x00"})
	if got := text.String(); got != "a1\n  2[31m3b\n" {
		t.Errorf("%q", got)
	}
	before := text.String()
	text.Press(tea.PasteMsg{Content: strings.Repeat("x", Most)})
	if text.String() != before {
		t.Error("a text over the limit was taken in")
	}
}

func TestALineIsCutOut(t *testing.T) {
	text := New("a\n:w\n", 1)
	if line := text.CutLine(); line != ":w" || text.String() != "a\n" {
		t.Errorf("%q, %q", line, text.String())
	}
	if line := text.CutLine(); line != "a" || text.String() != "\n" {
		t.Errorf("%q, %q", line, text.String())
	}
}

// TestAnyKeys checks that whatever is typed the cursor stays in the text and on
// the screen, and that nothing is drawn beyond it.
func TestAnyKeys(t *testing.T) {
	var all []string
	for name := range named {
		all = append(all, name)
	}
	rapid.Check(t, func(t *rapid.T) {
		text := New(rapid.SampledFrom([]string{"", "a\n", "block\n  week\n    Tue easy 日本 50m\n"}).Draw(t, "start"), rapid.IntRange(-1, 5).Draw(t, "row"))
		f := frame.New(rapid.IntRange(1, 20).Draw(t, "w"), rapid.IntRange(1, 5).Draw(t, "h"))
		for range rapid.IntRange(1, 30).Draw(t, "n") {
			if rapid.Bool().Draw(t, "letters") {
				types(text, rapid.SampledFrom([]string{"easy", "日", " ", "é"}).Draw(t, "word"))
			} else {
				types(text, rapid.SampledFrom(all).Draw(t, "key"))
			}
			f.Clear()
			x, y := text.Draw(f.Area(), func(string) theme.Style { return theme.Body }, true)
			if w, h := f.Size(); x < 0 || x >= w || y < 0 || y >= h {
				t.Fatalf("the cursor is at %d,%d of %dx%d", x, y, w, h)
			}
			if s := text.String(); !utf8.ValidString(s) || !strings.HasSuffix(s, "\n") {
				t.Fatalf("%q", s)
			}
		}
	})
}
