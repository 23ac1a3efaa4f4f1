package ics_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"ebb/plan/calendar"
	"ebb/store/exchange/ics"
	"ebb/store/safe"
)

var anew = flag.Bool("update", false, "write testdata anew: look at what changed")

var changed = time.Date(2027, 4, 5, 9, 30, 0, 0, time.FixedZone("", 2*60*60))

func week() ics.Calendar {
	day := calendar.Of(2027, 4, 10)
	return ics.Calendar{
		Name: "Sam Rivera: training", Domain: "vdaky403wmbd9mv1k56nv8snww", Changed: changed, Revision: 7, Source: "https://example.org/sam.ics",
		Events: []ics.Event{
			{UID: "block-1", From: day - 5, Days: 21, Summary: "Specific 1", Categories: []string{"block", "specific"}},
			{UID: "session-1", From: day, Days: 1, Summary: "Long 3h45 +950m (key)", Description: "Easy by feel, about 23 km\nFuel: 70 g; \"slowly\"\\\nSchwäbische Alb, die lange Runde über die Höhen, durch Täler und zurück 🏃", Categories: []string{"run", "a,b"}},
			{UID: "session-2", Start: time.Date(2027, 4, 11, 6, 30, 0, 0, time.FixedZone("", 2*60*60)), End: time.Date(2027, 4, 11, 7, 20, 0, 0, time.FixedZone("", 2*60*60)), Summary: "Run 50m"},
			{UID: "session-3", Start: time.Date(2027, 4, 11, 18, 0, 0, 0, time.UTC), Summary: "Strength"},
			{UID: "session-4", From: day + 2, Days: 1, Summary: "Easy 50m", Cancelled: true},
		},
	}
}

// The bytes are a contract: programs that subscribed compare them.
func TestBytes(t *testing.T) {
	c := week()
	var got bytes.Buffer
	if err := ics.Write(&got, &c); err != nil {
		t.Fatal(err)
	}
	if *anew {
		if err := os.WriteFile("testdata/week.ics", got.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/week.ics")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("got\n%s", got.Bytes())
	}
}

// property is a line of a calendar as a reader sees it.
type property struct{ name, value string }

// read takes a calendar apart as a program that subscribes does, and fails at
// what RFC 5545 does not allow.
func read(text string) (all []property, err error) {
	body, ok := strings.CutSuffix(text, "\r\n")
	if !ok {
		return nil, fmt.Errorf("no line end at the end")
	}
	for line := range strings.SplitSeq(body, "\r\n") {
		switch {
		case len(line) > 75:
			return nil, fmt.Errorf("%d octets in %q", len(line), line)
		case !utf8.ValidString(line):
			return nil, fmt.Errorf("a character is cut in %q", line)
		case strings.ContainsFunc(line, func(r rune) bool { return r < ' ' && r != '\t' || r == 0x7f }):
			return nil, fmt.Errorf("a control in %q", line)
		case line == "":
			return nil, fmt.Errorf("an empty line")
		case line[0] == ' ' && len(all) > 0:
			all[len(all)-1].value += line[1:]
			continue
		}
		name, value, ok := strings.Cut(line, ":")
		if !ok {
			return nil, fmt.Errorf("no property: %q", line)
		}
		all = append(all, property{name, value})
	}
	return all, nil
}

// plain reads a value of type TEXT.
func plain(value string) (string, error) {
	var text strings.Builder
	for i := 0; i < len(value); i++ {
		switch c := value[i]; {
		case c == ';' || c == ',':
			return "", fmt.Errorf("%q is not escaped in %q", c, value)
		case c != '\\':
			text.WriteByte(c)
		case i+1 == len(value) || !strings.ContainsRune(`\;,nN`, rune(value[i+1])):
			return "", fmt.Errorf("a lone backslash in %q", value)
		default:
			i++
			text.WriteString(strings.NewReplacer("n", "\n", "N", "\n").Replace(value[i : i+1]))
		}
	}
	return text.String(), nil
}

// Whatever is written in a plan, a reader gets it back, and nothing else comes
// into the calendar by it.
func TestAnyTextComesBack(t *testing.T) {
	texts := rapid.OneOf(rapid.String(), rapid.StringMatching(`(BEGIN:VEVENT|\r\n|[;,:\\n"]|é|🏃|x){0,60}`), rapid.StringMatching(`[a-zéß🏃]{60,200}`))
	rapid.Check(t, func(t *rapid.T) {
		c := ics.Calendar{Name: texts.Draw(t, "name"), Domain: "store", Changed: changed, Source: texts.Draw(t, "source")}
		for i := range rapid.IntRange(0, 3).Draw(t, "events") {
			e := ics.Event{
				UID: fmt.Sprintf("session-%d", i), From: calendar.Day(rapid.IntRange(0, 40000).Draw(t, "day")), Days: rapid.IntRange(0, 40).Draw(t, "days"),
				Summary: texts.Draw(t, "summary"), Description: texts.Draw(t, "description"), Categories: rapid.SliceOfN(texts, 0, 3).Draw(t, "categories"),
				Cancelled: rapid.Bool().Draw(t, "cancelled"),
			}
			if rapid.Bool().Draw(t, "timed") {
				e.Start = time.Unix(rapid.Int64Range(0, 1<<32).Draw(t, "start"), 0)
				e.End = e.Start.Add(time.Duration(rapid.IntRange(-10, 10).Draw(t, "long")) * time.Hour)
			}
			c.Events = append(c.Events, e)
		}
		var out bytes.Buffer
		if err := ics.Write(&out, &c); err != nil {
			t.Fatal(err)
		}
		all, err := read(out.String())
		if err != nil {
			t.Fatal(err)
		}
		events, at := 0, -1
		for _, p := range all {
			want, is := "", true
			switch p.name {
			case "BEGIN":
				if p.value == "VEVENT" {
					events, at = events+1, at+1
				}
				continue
			case "NAME", "X-WR-CALNAME":
				want = safe.Text(c.Name)
			case "SUMMARY":
				want = safe.Text(c.Events[at].Summary)
			case "DESCRIPTION":
				want = safe.Lines(c.Events[at].Description)
			case "UID":
				want = c.Events[at].UID + "@store"
			default:
				is = false
			}
			if got, err := plain(p.value); is && (err != nil || got != want) {
				t.Fatalf("%s is %q (%v), want %q", p.name, got, err, want)
			}
		}
		if events != len(c.Events) {
			t.Fatalf("%d events of %d", events, len(c.Events))
		}
	})
}

// Every event says what RFC 5545 asks of it, and a day's end is the day after.
func TestDatesAndTimes(t *testing.T) {
	c := week()
	var out bytes.Buffer
	if err := ics.Write(&out, &c); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"\r\nDTSTAMP:20270405T073000Z\r\n", "\r\nSEQUENCE:7\r\n",
		"\r\nDTSTART;VALUE=DATE:20270405\r\nDTEND;VALUE=DATE:20270426\r\n",
		"\r\nDTSTART;VALUE=DATE:20270410\r\nDTEND;VALUE=DATE:20270411\r\n",
		"\r\nDTSTART:20270411T043000Z\r\nDTEND:20270411T052000Z\r\n",
		"\r\nDTSTART:20270411T180000Z\r\nSUMMARY:Strength\r\n",
		"\r\nCATEGORIES:run,a\\,b\r\n",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q", want)
		}
	}
}
