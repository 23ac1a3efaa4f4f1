package markdown

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"ebb/store/exchange/printout/printouttest"
	"ebb/store/safe"
)

func pages(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	for name, week := range printouttest.Weeks() {
		var out bytes.Buffer
		if err := Week(&out, week); err != nil {
			t.Fatal(err)
		}
		all["week: "+name] = out.String()
	}
	for name, season := range printouttest.Seasons() {
		var out bytes.Buffer
		if err := Season(&out, season); err != nil {
			t.Fatal(err)
		}
		all["season: "+name] = out.String()
	}
	return all
}

func TestText(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"plain words stay", "long 3h45 +950m #night, at 06:30", "long 3h45 +950m #night, at 06:30"},
		{"emphasis and code", "**a** _b_ `c`", "\\*\\*a\\*\\* \\_b\\_ \\`c\\`"},
		{"a table's bars", "a|b", `a\|b`},
		{"links and pictures", "[a](b) ![c](d)", `\[a\](b) !\[c\](d)`},
		{"HTML", "<script>x</script>", `\<script\>x\</script\>`},
		{"entities", "&copy; a & b", `\&copy; a & b`},
		{"addresses are no links", "http://x.y", `http\://x.y`},
		{"mathematics, super- and subscript, citations", "$a$ b^c^ d~e~ @f", `\$a\$ b\^c\^ d\~e\~ \@f`},
		{"backslash", `a\b`, `a\\b`},
		{"braces of pandoc", "a {.b}", `a \{.b\}`},
		{"no heading", "# a", `\# a`},
		{"no list", "- a", `\- a`},
		{"no numbered list", "12. a", `12\. a`},
		{"no numbered list, closed", "3) a", `3\) a`},
		{"a figure is no list", "12.5 km", `12.5 km`},
		{"no quotation", "> a", `\> a`},
		{"no rule", "--- a", `\--- a`},
		{"no heading below", "=== a", `\=== a`},
		{"no code by indent", "    a", "a"},
		{"one line", "a\n\n- b\tc", "a - b c"},
		{"no control and no turned line", "a\x1b[2J\u202eb", `a\[2Jb`},
		{"nothing", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := text(tt.in); got != tt.want {
				t.Errorf("text(%q) = %s, want %s", tt.in, got, tt.want)
			}
		})
	}
}

// What is escaped reads as what it was, on one line, with every sign that could
// be a mark behind a backslash.
func TestEscapedTextMeansItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.OneOf(rapid.String(), rapid.StringMatching("[-#*_|<>`\\\\ a1.:&\n]{0,12}")).Draw(t, "in")
		out := text(in)
		var read strings.Builder
		bare := true
		for i := 0; i < len(out); i++ {
			if out[i] == '\\' {
				i++
				if i == len(out) || out[i] > '~' || !unicode.IsPunct(rune(out[i])) && !unicode.IsSymbol(rune(out[i])) {
					t.Fatalf("%q has a backslash before no sign", out)
				}
			} else if strings.IndexByte("*_`|<>[]$^~{}@", out[i]) >= 0 {
				bare = false
			}
			read.WriteByte(out[i])
		}
		if want := strings.Join(strings.Fields(safe.Text(in)), " "); read.String() != want {
			t.Fatalf("%q reads as %q", want, read.String())
		}
		if !bare {
			t.Fatalf("%q has a mark without a backslash", out)
		}
	})
}

// tablesOf gives the tables of a page, a slice of lines each.
func tablesOf(page string) (tables [][]string) {
	open := false
	for line := range strings.Lines(page) {
		row := strings.HasPrefix(line, "|")
		if row && !open {
			tables = append(tables, nil)
		}
		if open = row; row {
			tables[len(tables)-1] = append(tables[len(tables)-1], strings.TrimSuffix(line, "\n"))
		}
	}
	return tables
}

func columns(line string) int {
	return strings.Count(strings.ReplaceAll(strings.ReplaceAll(line, `\\`, ""), `\|`, ""), "|") - 1
}

func tableFault(page string) string {
	for _, table := range tablesOf(page) {
		for _, line := range table {
			if ansi.StringWidth(line) != ansi.StringWidth(table[0]) {
				return "lines of different width:\n" + strings.Join(table, "\n")
			}
			if columns(line) != columns(table[0]) {
				return "lines of different columns:\n" + strings.Join(table, "\n")
			}
		}
	}
	return ""
}

func TestTablesAreAligned(t *testing.T) {
	for name, page := range pages(t) {
		if wrong := tableFault(page); wrong != "" {
			t.Errorf("%s: %s", name, wrong)
		}
	}
	if n := len(tablesOf(pages(t)["week: usual"])); n != 4 {
		t.Errorf("%d tables in a week, want days, sports, the wave and who is ready", n)
	}
}

// Letters of any width leave the columns aligned.
func TestTablesOfAnyNameAreAligned(t *testing.T) {
	for _, name := range []string{"山田太郎", "Zoë", "a|b|c", "👩‍🚀 Kim", "Ελένη", printouttest.Hostile} {
		var week, season bytes.Buffer
		if err := errors.Join(Week(&week, printouttest.Week(name, name)), Season(&season, printouttest.Season(name, 6))); err != nil {
			t.Fatal(err)
		}
		if wrong := tableFault(week.String()) + tableFault(season.String()); wrong != "" {
			t.Errorf("%q: %s", name, wrong)
		}
	}
}

// No HTML, no control, no heading, list or table that the page did not make.
func TestHostileTextMakesNoMarks(t *testing.T) {
	plain, hostile := pages(t), pages(t)
	for usual, other := range map[string]string{"week: usual": "week: hostile", "season: usual": "season: hostile"} {
		want, got := marks(plain[usual]), marks(hostile[other])
		if want != got {
			t.Errorf("%s has the marks\n%s\n%s has\n%s", usual, want, other, got)
		}
		if i := strings.IndexFunc(hostile[other], func(r rune) bool { return r != '\n' && (unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r)) }); i >= 0 {
			t.Errorf("%s holds a control at %q", other, hostile[other][max(0, i-20):i+5])
		}
	}
}

// marks gives how each line of a page begins, quotations once: a note of several
// lines has as many.
func marks(page string) string {
	var all []string
	for line := range strings.Lines(page) {
		mark, _, _ := strings.Cut(line, " ")
		switch {
		case strings.ContainsAny(mark[:1], "#->|"):
			mark = mark[:1]
		case strings.HasPrefix(mark, "**"):
			mark = "**"
		default:
			mark = ""
		}
		if mark != "" && (mark != ">" || len(all) == 0 || all[len(all)-1] != ">") {
			all = append(all, mark)
		}
	}
	return strings.Join(all, "")
}
