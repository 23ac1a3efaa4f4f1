package termtest_test

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ebb/tui/termtest"
)

func TestParseDrawsAFrame(t *testing.T) {
	s := termtest.Parse(10, 3, "ab\x1b[1mcd\x1b[0m\r\n日x\n")
	if got, want := s.Lines(), []string{"abcd", "日x", ""}; !slices.Equal(got, want) {
		t.Errorf("lines %q, want %q", got, want)
	}
	if !s.Rows[0][2].Style.Bold || s.Rows[0][1].Style.Bold {
		t.Error("bold is not where it was said")
	}
	if got := s.Rows[1][0]; got.Width != 2 || s.Rows[1][1].Width != 0 || s.Rows[1][2].Text != "x" {
		t.Errorf("wide cluster %+v, then %+v", got, s.Rows[1][1:3])
	}
}

func TestParseCutsWhatDoesNotFit(t *testing.T) {
	s := termtest.Parse(3, 2, "one\ntwo\nthree")
	if got, want := s.Lines(), []string{"one", "two"}; !slices.Equal(got, want) {
		t.Errorf("lines %q, want %q", got, want)
	}
}

func TestFind(t *testing.T) {
	s := termtest.Parse(20, 3, "first\n日 long 3h45")
	x, y, ok := s.Find("long")
	if !ok || x != 3 || y != 1 {
		t.Errorf("found at %d,%d (%v), want 3,1", x, y, ok)
	}
	if _, _, ok := s.Find("nowhere"); ok {
		t.Error("found what is not there")
	}
}

func TestDiff(t *testing.T) {
	for _, tt := range []struct{ name, a, b, want string }{
		{"equal", "1\n2\n", "1\n2\n", ""},
		{"one line", "1\n2\n3\n4\n5\n6\n7", "1\n2\n3\nX\n5\n6\n7", "@@ -2,5 +2,5 @@\n 2\n 3\n-4\n+X\n 5\n 6\n"},
		{"added at the end", "1\n2", "1\n2\n3", "@@ -1,2 +1,3 @@\n 1\n 2\n+3\n"},
		{"taken from the start", "1\n2\n3\n4", "2\n3\n4", "@@ -1,3 +1,2 @@\n-1\n 2\n 3\n"},
		{
			"two hunks", "a\n2\n3\n4\n5\n6\n7\nb", "A\n2\n3\n4\n5\n6\n7\nB",
			"@@ -1,3 +1,3 @@\n-a\n+A\n 2\n 3\n@@ -6,3 +6,3 @@\n 6\n 7\n-b\n+B\n",
		},
		{"contexts that touch", "a\n2\n3\nb", "A\n2\n3\nB", "@@ -1,4 +1,4 @@\n-a\n+A\n 2\n 3\n-b\n+B\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			want := tt.want
			if want != "" {
				want = "--- old\n+++ new\n" + want
			}
			if got := termtest.Diff("old", tt.a, "new", tt.b); got != want {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

// A diff played on the first text gives the second.
func TestDiffIsThePath(t *testing.T) {
	lines := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c"}), 1, 12)
	rapid.Check(t, func(t *rapid.T) {
		a, b := lines.Draw(t, "a"), lines.Draw(t, "b")
		d := termtest.Diff("a", strings.Join(a, "\n"), "b", strings.Join(b, "\n"))
		var got []string
		at := 0
		for line := range strings.SplitSeq(strings.TrimSuffix(d, "\n"), "\n") {
			if strings.HasPrefix(line, "---") || strings.HasPrefix(line, "+++") || line == "" {
				continue
			}
			var from, n, to, m int
			if _, err := fmt.Sscanf(line, "@@ -%d,%d +%d,%d @@", &from, &n, &to, &m); err == nil {
				got = append(got, a[at:from-1]...)
				at = from - 1
				if len(got) != to-1 {
					t.Fatalf("hunk starts at %d of the second, %d lines before it\n%s", to, len(got), d)
				}
				continue
			}
			switch line[0] {
			case '+':
				got = append(got, line[1:])
			case '-':
				at++
			default:
				got = append(got, a[at])
				at++
			}
		}
		got = append(got, a[at:]...)
		if !slices.Equal(got, b) {
			t.Fatalf("gives %q, want %q\n%s", got, b, d)
		}
	})
}

// recorder is a test that records how it failed instead of failing.
type recorder struct{ failed string }

func (*recorder) Helper()          {}
func (*recorder) Cleanup(f func()) {}
func (r *recorder) Fatalf(format string, args ...any) {
	r.failed = fmt.Sprintf(format, args...)
}

func TestGoldenFailsWithTheDifference(t *testing.T) {
	var r recorder
	termtest.Golden(&r, "poem", "the tide comes in\nthe tide stays\n")
	if !strings.Contains(r.failed, "-the tide goes out\n+the tide stays\n") {
		t.Errorf("said %q", r.failed)
	}
}

func TestGoldenForgivesOnlyLineEndsAtTheEnd(t *testing.T) {
	var r recorder
	termtest.Golden(&r, "poem", "the tide comes in\nthe tide goes out")
	if r.failed != "" {
		t.Error(r.failed)
	}
	termtest.Golden(&r, "poem", "the tide comes in \nthe tide goes out")
	if r.failed == "" {
		t.Error("a blank at a line's end went unseen")
	}
}

func TestGoldenNamesTheMissingFile(t *testing.T) {
	var r recorder
	termtest.Golden(&r, "nowhere", "text")
	if !strings.Contains(r.failed, "nowhere.golden is missing") {
		t.Errorf("said %q", r.failed)
	}
}

// A terminal can be plugged into anything that reads and writes.
func TestAttach(t *testing.T) {
	inR, inW := io.Pipe()
	outR, outW := io.Pipe()
	go func() {
		b := make([]byte, 16)
		for {
			n, err := inR.Read(b)
			if err != nil {
				_ = outW.Close()
				return
			}
			_, _ = fmt.Fprintf(outW, "heard %q ", b[:n])
		}
	}()
	ended := make(chan struct{})
	x := termtest.Attach(t, 40, 4, termtest.Line{
		In: inW, Out: outR,
		Wait:  func() int { <-ended; return 0 },
		Close: func() { _ = inW.Close(); close(ended) },
	})
	x.Press("j")
	x.WaitFor(`heard "j"`)
	x.Press("enter")
	x.WaitFor(`heard "\r"`)
	if got := x.Lines()[0]; got != `heard "j" heard "\r"` {
		t.Errorf("line %q", got)
	}
}

func TestEveryKeyNameHasASequence(t *testing.T) {
	for _, name := range termtest.KeyNames() {
		if seq, ok := termtest.Bytes(name); !ok || seq == "" {
			t.Errorf("%s sends nothing", name)
		}
	}
	for _, word := range []string{"llj+", "ctrl", "ctrl+rr", "Enter", ""} {
		if _, ok := termtest.Bytes(word); ok {
			t.Errorf("%q is taken for a key", word)
		}
	}
}

func TestMonkeysStayWithinTheirBounds(t *testing.T) {
	var keys, sizes, pastes int
	rapid.Check(t, func(t *rapid.T) {
		for _, a := range termtest.Actions().Draw(t, "actions") {
			switch {
			case a.Key != "":
				keys++
			case a.W > 0:
				sizes++
				if a.W > 300 || a.H < 1 || a.H > 100 {
					t.Fatalf("size %dx%d", a.W, a.H)
				}
			default:
				pastes++
			}
		}
	})
	if keys < sizes || keys < pastes || sizes == 0 || pastes == 0 {
		t.Errorf("%d keys, %d sizes, %d pastes", keys, sizes, pastes)
	}
}
