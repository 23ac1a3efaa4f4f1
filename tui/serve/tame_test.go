package serve

import (
	"bytes"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func tamed(limit int, chunks ...string) (out string, left int, t *tame) {
	t = &tame{paste: limit, tooLong: func() { left++ }}
	var b []byte
	for _, c := range chunks {
		b = t.feed(b, []byte(c), false)
	}
	return string(b), left, t
}

func TestWhatIsTypedGoesThrough(t *testing.T) {
	for _, s := range []string{
		"jjkl", "é😀", "\x1b[A\x1b[1;5C", "\x1bOP", "\x1b", "\x1bx", "\x1b\x1b[A", "\x1b]11;rgb:1c1c/1c1c/1c1c\x1b\\x", "\x1b]11;rgb:0/0/0\x07x",
		"\x1bP1+r524742\x1b\\", "\x1b[?2026;2$y", "\x1b[<0;3;4M", "\x1b[200~a\nb\x1b[201~c", "\x1bé", "\x1bP", "\x1b[", "a\x1b[200~\x1b[31m\x9b\x1b[201~b",
	} {
		if out, left, _ := tamed(100, s); out != s || left != 0 {
			t.Errorf("%q comes out as %q", s, out)
		}
		if len(s) > 2 {
			var each []string
			for i := range len(s) {
				each = append(each, s[i:i+1])
			}
			// What may be a key alone was let through when more came: before a paste
			// it stands once more.
			if out, _, _ := tamed(100, each...); strings.Replace(out, "\x1b[\x1b[200~", "\x1b[200~", 1) != s {
				t.Errorf("%q comes out byte by byte as %q", s, out)
			}
		}
	}
}

func TestWhatHasNoEndIsLeftOut(t *testing.T) {
	long := strings.Repeat("x", 10_000)
	for _, tt := range []struct {
		name, in, want string
		left           int
	}{
		{"a paste as long as may be", "\x1b[200~" + long[:100] + "\x1b[201~y", "\x1b[200~" + long[:100] + "\x1b[201~y", 0},
		{"a paste too long", "a\x1b[200~" + long[:101] + "\x1b[201~y", "ay", 1},
		{"a reply too long", "a\x1b]11;" + long + "\x07y", "ay", 0},
		{"a sequence too long", "a\x1b[" + strings.Repeat("1;", 10_000) + "Ay", "ay", 0},
		{"a reply broken off by a paste", "\x1b]\x1b[200~" + long + "\x1b[201~y", "y", 1},
		{"a paste begun in one byte", "\x9b200~" + long[:3], "200~xxx", 0},
		{"a letter broken off", "\xe2\x9bx\xe2\x9b\x9b200~y\xffz", "x⛛200~yz", 0},
		{"a paste begun within a reply", "\x1b]\x9c\x9b200~" + long[:3] + "\x07y", "y", 0},
		{"a paste begun after an escape", "\x1b\x9b[200~y", "\x1b\x00[200~y", 0},
		{"a paste begun within a sequence", "\x1b[\x9b200~y", "200~y", 0},
	} {
		if out, left, _ := tamed(100, tt.in); out != tt.want || left != tt.left {
			t.Errorf("%s: %.80q with %d left out, want %.80q with %d", tt.name, out, left, tt.want, tt.left)
		}
	}
	for _, begins := range []string{"\x1b[200~", "\x1b]", "\x1b[1;"} {
		_, _, in := tamed(64<<10, begins+strings.Repeat("1", mostLost+70<<10))
		if !in.endless || cap(in.held) > 200<<10 {
			t.Errorf("%q without an end is read on: %d bytes held", begins, cap(in.held))
		}
	}
}

// What follows a sequence that was let through in part, and then had no end,
// does not go on with it.
func TestNothingGoesOnWithWhatWasBrokenOff(t *testing.T) {
	for _, chunks := range [][]string{
		{"\x1b[", "\x07", "200~"},
		{"\x1b[", "\xe2", "200~"},
		{"\x1b[", strings.Repeat("1;", 10_000) + "A200~"},
		{"\x1b", "\x1b[\x9b", "[200~"},
		{"\x1b", "\xe2", "[200~"},
		{"\x1b\x1b\xe2[200~"},
		{"\x1b[", "200~" + strings.Repeat("x", 300) + "\x1b[201~", "200~"},
	} {
		if out, _, _ := tamed(100, chunks...); strings.Contains(out, string(pasteBegins)) || !strings.HasSuffix(out, "200~") {
			t.Errorf("%.80q come out as %.80q", chunks, out)
		}
	}
}

func TestAKeyAloneIsNoSequence(t *testing.T) {
	in := &tame{paste: 100}
	var out []byte
	for _, chunk := range []string{"\x1bP", "jj", "\x1b]", "k", "\x1b", "[A"} {
		out = in.feed(out, []byte(chunk), true)
	}
	if string(out) != "\x1bPjj\x1b]k\x1b[A" {
		t.Errorf("%q", out)
	}
}

// Whatever comes, in whatever pieces: never more is held than a paste may be,
// and a paste that comes out has its end.
func TestTameHoldsLittle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		piece := rapid.SampledFrom([]string{
			"\x1b", "[", "200~", "201~", "\x1b[200~", "\x1b[201~", "]", "P", "\\", "\x07", "a", "é", "\x9b", "\x9c", "\xe2", strings.Repeat("z", 300), "1;", "A",
		})
		in, held := &tame{paste: 200, tooLong: func() {}}, 0
		var out []byte
		for _, p := range rapid.SliceOfN(piece, 1, 60).Draw(t, "pieces") {
			paused := rapid.IntRange(0, 9).Draw(t, "pause") == 0
			if paused { // what was read by then was taken for keys
				out = append(out, '|')
			}
			out = in.feed(out, []byte(p), paused)
			held = max(held, len(in.held))
		}
		if held > longestReply+10 {
			t.Fatalf("%d bytes held", held)
		}
		if bytes.LastIndex(out, pasteBegins) > bytes.LastIndex(out, pasteEnds) {
			t.Fatalf("a paste has no end in %q", out)
		}
	})
}

func TestWords(t *testing.T) {
	for line, want := range map[string][]string{
		"":                         nil,
		"  week  ":                 {"week"},
		"log 'long 3h !' \"a b\"":  {"log", "long 3h !", "a b"},
		`log easy "say \"hi\" \n"`: {"log", "easy", `say "hi" \n`},
		`a\ b '\' "" ''`:           {"a b", `\`, "", ""},
		"week; rm -rf / $(id) `x`": {"week;", "rm", "-rf", "/", "$(id)", "`x`"},
		"a\tb\nc":                  {"a", "b", "c"},
		"pre'mid'\"post\"":         {"premidpost"},
	} {
		got, err := Words(line)
		if err != nil || strings.Join(got, "|") != strings.Join(want, "|") || len(got) != len(want) {
			t.Errorf("%q: %q, %v, want %q", line, got, err, want)
		}
	}
	for _, line := range []string{"'", "a \"b", "a\\"} {
		if _, err := Words(line); err == nil {
			t.Errorf("%q is understood", line)
		}
	}
}
