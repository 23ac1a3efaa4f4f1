package html

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"ebb/store/exchange/printout/printouttest"
)

// pages gives every page of the cases by its name.
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

// The elements and attributes that a page may have: none that loads, links, runs
// or styles.
var (
	elements = strings.Fields(`html head meta title style body main header section footer div p h1 h2 b i span small bdi table caption thead tbody tr th td
		ul li dl dt dd svg g desc rect line text polyline`)
	attributes = strings.Fields(`lang class charset http-equiv content name scope colspan id role aria-labelledby aria-label aria-hidden tabindex
		viewBox x y width height x1 y1 x2 y2 points text-anchor`)
)

// fault says what is wrong with a page, "" when nothing is; text is all that can
// be read on it.
func fault(page string) (text, wrong string) {
	d := xml.NewDecoder(strings.NewReader(page))
	d.Strict = true
	var read strings.Builder
	var open []string
	ids := map[string]bool{}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return read.String(), ""
		}
		if err != nil {
			return "", err.Error()
		}
		switch token := token.(type) {
		case xml.StartElement:
			if !slices.Contains(elements, token.Name.Local) {
				return "", "element " + token.Name.Local
			}
			open = append(open, token.Name.Local)
			for _, a := range token.Attr {
				if !slices.Contains(attributes, a.Name.Local) {
					return "", "attribute " + a.Name.Local
				}
				if a.Name.Local == "id" && ids[a.Value] {
					return "", "two elements with the id " + a.Value
				}
				ids[a.Value] = ids[a.Value] || a.Name.Local == "id"
			}
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 0 && open[len(open)-1] != "style" {
				read.Write(token)
				read.WriteByte(' ')
			}
		case xml.Comment, xml.ProcInst:
			return "", "something that is no element"
		}
	}
}

func TestPagesAreWellFormedAndHoldNothingThatActs(t *testing.T) {
	for name, page := range pages(t) {
		if _, wrong := fault(page); wrong != "" {
			t.Errorf("%s: %s", name, wrong)
		}
		if !strings.HasPrefix(page, "<!DOCTYPE html>\n<html lang=\"en\"") {
			t.Errorf("%s begins with %.40q", name, page)
		}
	}
}

func TestHostileTextIsReadAsText(t *testing.T) {
	all := pages(t)
	for _, name := range []string{"week: hostile", "season: hostile"} {
		text, wrong := fault(all[name])
		if wrong != "" {
			t.Fatalf("%s: %s", name, wrong)
		}
		for _, part := range []string{`</title></style><script>alert("x")</script>' onload='y'`, "[2Jgnp.exe|a|b|", "&copy;", "<!-- o"} {
			if !strings.Contains(text, part) {
				t.Errorf("%s does not read %q", name, part)
			}
		}
		if i := strings.IndexFunc(all[name], func(r rune) bool { return r != '\n' && (unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r)) }); i >= 0 {
			t.Errorf("%s holds a control: %q", name, all[name][max(0, i-20):i+10])
		}
	}
}

func TestAnyTextKeepsThePageWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		var week, season bytes.Buffer
		if err := errors.Join(Week(&week, printouttest.Week(text, text)), Season(&season, printouttest.Season(text, 6))); err != nil {
			t.Fatal(err)
		}
		for _, page := range []string{week.String(), season.String()} {
			if _, wrong := fault(page); wrong != "" {
				t.Fatal(wrong)
			}
		}
	})
}

// The policy lets in the style sheet that is there, and nothing else.
func TestThePolicyIsOfTheStyleSheet(t *testing.T) {
	page := pages(t)["week: usual"]
	_, rest, _ := strings.Cut(page, "<style>")
	sheet, _, _ := strings.Cut(rest, "</style>")
	sum := sha256.Sum256([]byte(sheet))
	want := `content="default-src &#39;none&#39;; style-src &#39;sha256-` + base64.StdEncoding.EncodeToString(sum[:]) + `&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;"`
	if !strings.Contains(page, want) {
		t.Errorf("no %s", want)
	}
	for _, word := range []string{"url(", "@import", "http:", "https:", "expression"} {
		if strings.Contains(sheet, word) {
			t.Errorf("the style sheet holds %q", word)
		}
	}
}

// What the style sheet names is on some page, and colours have names.
func TestTheStyleSheetIsOfThePages(t *testing.T) {
	all := strings.Join(slices.Collect(maps.Values(pages(t))), "")
	for _, i := range inks {
		if !strings.Contains(style, "var(--"+i.name+")") {
			t.Errorf("no rule has the colour %s", i.name)
		}
	}
	for _, class := range []string{"days", "more", "what off", "below", "side", "inks", "chart", "races", "weeks", "legend", "sums", "roomy", "dense", "airy"} {
		if !strings.Contains(all, class) {
			t.Errorf("no page has %q", class)
		}
	}
}

func TestAWeekIsPrintedSmallerTheMoreItHolds(t *testing.T) {
	weeks := printouttest.Weeks()
	for name, want := range map[string]string{"bare": "airy", "usual": "airy", "28 days": "packed"} {
		week := weeks[name]
		if got := sizeOf(&week); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	for weeks, want := range map[int]string{1: "roomy", 16: "roomy", 60: "dense"} {
		season := printouttest.Season("Sam", weeks)
		if got := seasonSize(&season); got != want {
			t.Errorf("%d weeks: %s, want %s", weeks, got, want)
		}
	}
}

// Two tables side by side hold as many rows, up to a row of a block or two.
func TestTheTablesOfASeasonAreAlike(t *testing.T) {
	for weeks := 13; weeks <= 70; weeks++ {
		season := printouttest.Season("Sam", weeks)
		split := half(&season)
		if split <= 0 || split >= weeks {
			t.Fatalf("%d weeks: the second table begins at %d", weeks, split)
		}
		first, second := split, weeks-split
		for _, b := range season.Blocks {
			if b.First < split {
				first++
			}
			if b.First+b.Weeks > split {
				second++
			}
		}
		if first-second > 2 || second-first > 2 {
			t.Errorf("%d weeks: %d rows beside %d", weeks, first, second)
		}
	}
}

func TestAPageSaysThatItsFiguresAreEstimates(t *testing.T) {
	for name, page := range pages(t) {
		if !strings.Contains(page, "estimates") || !strings.Contains(page, "printed") {
			t.Errorf("%s does not say so", name)
		}
	}
	if page := pages(t)["week: usual"]; !strings.Contains(page, "printed Tue 6 Apr 2027") {
		t.Error("the day of print is not on it")
	}
}
