package termtest

import (
	"strings"

	"pgregory.net/rapid"
)

// Action is one thing a person, or a cat, does to a terminal: a key by its name
// or a printable character when Key is set, else a resize when W is above 0,
// else a paste of Paste, which may be empty.
type Action struct {
	Key   string
	W, H  int
	Paste string
}

// String says the action in a word, for a failed test.
func (a Action) String() string {
	switch {
	case a.Key != "":
		return a.Key
	case a.W > 0:
		return "resize"
	case len(a.Paste) > 40:
		return "paste " + a.Paste[:40] + "..."
	default:
		return "paste " + a.Paste
	}
}

// pastes are what people paste by accident and others on purpose: nothing,
// sequences that would move a cursor, end the paste or set a title, text that
// is wide, combined, turned or broken, and a lot of it.
var pastes = []string{
	"",
	"\n",
	"easy 50m\nlong 4h @3 +1400m fuel 70g\n",
	"q", ":q!", "\x03", "\x04", "\x00",
	"\x1b", "\x1b[", "\x1b]", "\x1b[2J\x1b[H", "\x1b[31mred\x1b[0m",
	"\x1b]0;title\x07", "\x1b]52;c;aGk=\x07", "\x1bP$q\"p\x1b\\",
	"\x1b[201~dd", "\x1b[200~\x1b[200~", "\u009b31m",
	"日本語のレース", "e\u0301\u0301\u0301", "👩‍👩‍👧‍👦🏳️‍🌈", "\u202eteg\u2066", "مرحبا שלום",
	"\xff\xfe\xc3(", "\u200b\u200d\ufeff",
	strings.Repeat("9", 400), strings.Repeat("x", 70_000), strings.Repeat("line\n", 3_000),
}

// Keys draws a key: by name, or a printable character. Plain ASCII is far the
// most frequent, since that is what commands are bound to.
func Keys() *rapid.Generator[string] {
	plain := rapid.Custom(func(t *rapid.T) string {
		return string(rune(rapid.IntRange('!', '~').Draw(t, "key")))
	})
	named := rapid.SampledFrom(KeyNames())
	other := rapid.SampledFrom([]string{"ä", "é", "ß", "→", "日", "👟", "\u0301", "\u00a0"})
	return rapid.OneOf(plain, plain, plain, plain, named, named, other)
}

// Sizes draws a size of a terminal, 1x1 to 300x100, the usual ones often.
func Sizes() *rapid.Generator[Action] {
	usual := rapid.SampledFrom([]Action{
		{W: 40, H: 20}, {W: 80, H: 24}, {W: 120, H: 36}, {W: 200, H: 60}, {W: 1, H: 1}, {W: 20, H: 5}, {W: 300, H: 1}, {W: 1, H: 100},
	})
	some := rapid.Custom(func(t *rapid.T) Action {
		return Action{W: rapid.IntRange(1, 300).Draw(t, "w"), H: rapid.IntRange(1, 100).Draw(t, "h")}
	})
	return rapid.OneOf(usual, some)
}

// Pastes draws a paste: one of the awkward ones, or random text.
func Pastes() *rapid.Generator[Action] {
	awkward := rapid.SampledFrom(pastes)
	random := rapid.StringN(0, 60, -1)
	return rapid.Map(rapid.OneOf(awkward, random), func(text string) Action { return Action{Paste: text} })
}

// Actions draws what a monkey does: 1 to 40 actions, mostly keys.
func Actions() *rapid.Generator[[]Action] {
	one := rapid.Custom(func(t *rapid.T) Action {
		switch rapid.IntRange(0, 9).Draw(t, "what") {
		case 0:
			return Sizes().Draw(t, "size")
		case 1:
			return Pastes().Draw(t, "paste")
		default:
			return Action{Key: Keys().Draw(t, "key")}
		}
	})
	return rapid.SliceOfN(one, 1, 40)
}
