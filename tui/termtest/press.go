package termtest

import (
	"slices"
	"strings"
)

// named are the keys that are not written as themselves, and what a terminal
// sends for each.
var named = map[string]string{
	"enter": "\r", "esc": "\x1b", "tab": "\t", "shift+tab": "\x1b[Z",
	"space": " ", "backspace": "\x7f", "delete": "\x1b[3~", "insert": "\x1b[2~",
	"up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
	"shift+up": "\x1b[1;2A", "shift+down": "\x1b[1;2B", "shift+right": "\x1b[1;2C", "shift+left": "\x1b[1;2D",
	"home": "\x1b[H", "end": "\x1b[F", "pgup": "\x1b[5~", "pgdn": "\x1b[6~", "pgdown": "\x1b[6~",
	"f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~",
	"ctrl+space": "\x00", "ctrl+\\": "\x1c", "ctrl+]": "\x1d", "ctrl+_": "\x1f",
}

// KeyNames gives the names of all keys Press knows, in order.
func KeyNames() []string {
	var names []string
	for name := range named {
		names = append(names, name)
	}
	for c := 'a'; c <= 'z'; c++ {
		names = append(names, "ctrl+"+string(c), "alt+"+string(c))
	}
	slices.Sort(names)
	return names
}

// Bytes gives what a terminal sends for a key by its name, as "enter" or
// "ctrl+r"; ok is false for a word that names no key.
func Bytes(key string) (seq string, ok bool) {
	if seq, ok = named[key]; ok {
		return seq, true
	}
	if rest, found := strings.CutPrefix(key, "ctrl+"); found && len(rest) == 1 && rest[0] >= 'a' && rest[0] <= 'z' {
		return string(rest[0] & 0x1f), true
	}
	if rest, found := strings.CutPrefix(key, "alt+"); found && len([]rune(rest)) == 1 {
		return "\x1b" + rest, true
	}
	return "", false
}

// Press presses keys: each argument is a key by its name ("enter", "ctrl+r",
// "up") or, when it names none, a run of plain keys ("llj+"). They arrive as
// fast as a person's repeat rate or faster; wait for a state afterwards.
func (t *Term) Press(keys ...string) {
	t.tb.Helper()
	for i, key := range keys {
		seq, ok := Bytes(key)
		if !ok {
			seq = key
		}
		t.key(seq)
		// A terminal sends esc and then j as it sends alt+j: only the pause
		// between them tells a program which it was.
		if key == "esc" && i < len(keys)-1 {
			t.Settle()
		}
	}
}

// Type types text as it stands: a word that is also a key's name is letters.
func (t *Term) Type(text string) {
	t.tb.Helper()
	t.key(strings.ReplaceAll(text, "\n", "\r"))
}

// Paste pastes text as a terminal does: line ends as carriage returns, within
// brackets when the program has asked for them. Nothing in it is made harmless,
// as some terminals don't either.
func (t *Term) Paste(text string) {
	t.tb.Helper()
	text = strings.ReplaceAll(text, "\n", "\r")
	t.mu.Lock()
	quoted := t.state.pasteQuoted
	t.mu.Unlock()
	if quoted {
		text = "\x1b[200~" + text + "\x1b[201~"
	}
	t.key(text)
}

// Do plays actions, as drawn by Actions.
func (t *Term) Do(actions ...Action) {
	t.tb.Helper()
	for _, a := range actions {
		switch {
		case a.Key != "":
			t.Press(a.Key)
		case a.W > 0:
			t.Resize(a.W, a.H)
		default:
			t.Paste(a.Paste)
		}
	}
}

func (t *Term) key(seq string) {
	t.tb.Helper()
	if seq == "" {
		return
	}
	t.send([]byte(seq))
}
