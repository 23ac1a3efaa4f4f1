package rewrite

import (
	"errors"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/notation"
)

// textOf opens a part of the season as text.
func textOf(t *testing.T, extent notation.FilePart, day calendar.Day, marks bool) (Text, plan.Plan, *ids) {
	t.Helper()
	n := new(ids)
	p := planOf(season, n)
	p.Seasons[0].Blocks[1].Weeks[1].Sessions[2].Private = "watch the knee"
	part, ok := PartOn(p, day, extent)
	if !ok {
		t.Fatal("no season on", day)
	}
	text, err := TextOf(Source{Plan: p, Athlete: "Sam Rivera", Sport: plan.Run}, part, marks)
	if err != nil {
		t.Fatal(err)
	}
	return text, p, n
}

func TestATextIsEdited(t *testing.T) {
	for _, c := range []struct {
		name     string
		extent   notation.FilePart
		old, new string
		says     string
	}{
		{"a session of the week", notation.WeekFile, "threshold 1h\n", "threshold 1h10 \"on the hill\"\n", "1 session changed"},
		{"a session to another day", notation.WeekFile, "Tue easy 50m\n    Thu threshold 1h\n", "Thu threshold 1h\n    Fri easy 50m\n", "1 session moved"},
		{"the week is shared out", notation.WeekFile, "  week load 350\n", "  down 4d load 100\n    d1 easy 30m\n  week load 350\n", "1 week added"},
		{"the block", notation.BlockFile, "block base \"Build 1\"", "block build \"Sharpen\" 3:1", "1 block changed"},
		{"a week of the block", notation.BlockFile, "  down load 220\n    Wed easy 40m\n    Sat long 1h40\n", "", "1 week taken out"},
		{"the season's name", notation.SeasonFile, `season "Canyon" from`, `season "Canyon 100K" from`, "1 season changed"},
		{"the season's start", notation.SeasonFile, "from 2027-03-01", "from 2027-03-08", "1 season moved"},
		{"a race", notation.SeasonFile, "\nblock base \"Base 1\"", "event A 2027-05-22 \"Canyon 100K\" 100k +5400m 16h\n\nblock base \"Base 1\"", "1 event added"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, ids := range []bool{false, true} {
				text, p, n := textOf(t, c.extent, monday+21, ids)
				before := undated(text)
				after := replaced(before, c.old, c.new)
				if after == before {
					t.Fatalf("%q is not in\n%s", c.old, before)
				}
				d, err := text.Read("plan.ebb", []byte(after), n.next)
				if err != nil {
					t.Fatal(err)
				}
				if d.Says != c.says || d.Why != "" || len(d.Comments) != 0 {
					t.Errorf("says %q %q, comments %v; want %q", d.Says, d.Why, d.Comments, c.says)
				}
				res, err := edit.Apply(p, d.Edit)
				if err != nil || res.Plan.Check() != nil {
					t.Fatal(err, res.Plan.Check())
				}
				again, err := TextOf(Source{Plan: res.Plan, Athlete: "Sam Rivera", Sport: plan.Run}, Part{Extent: notation.SeasonFile, Season: p.Seasons[0].ID}, false)
				if err != nil {
					t.Fatal(err)
				}
				for line := range strings.Lines(c.new) {
					if !strings.Contains(undated(again), strings.TrimSpace(line)) {
						t.Errorf("%q is not in\n%s", line, again.Bytes())
					}
				}
			}
		})
	}
}

// undated gives a text without the dates behind its weeks.
func undated(text Text) string {
	return regexp.MustCompile(`  # \d+ \w+\n`).ReplaceAllString(string(text.Bytes()), "\n")
}

// replaced puts one text in the place of another in a text whose lines may end with ids.
func replaced(text, was, is string) string {
	if after := strings.Replace(text, was, is, 1); after != text {
		return after
	}
	var bare, whole []string
	for line := range strings.Lines(text) {
		at := strings.LastIndex(line, " ^")
		if at < 0 {
			at = len(line) - 1
		}
		bare, whole = append(bare, line[:at]+"\n"), append(whole, line)
	}
	olds := strings.Count(was, "\n")
	for i := range bare {
		end := min(len(bare), i+max(1, olds))
		if run := strings.Join(bare[i:end], ""); strings.Contains(run, was) {
			return strings.Join(whole[:i], "") + strings.Replace(run, was, is, 1) + strings.Join(whole[end:], "")
		}
	}
	return text
}

func TestATextThatChangesNothing(t *testing.T) {
	for name, change := range map[string]func(string) string{
		"as it was":             func(s string) string { return s },
		"empty":                 func(string) string { return "" },
		"comments alone":        func(string) string { return "# ebb 1\n\n   \n#x" },
		"without comments":      func(s string) string { _, rest, _ := strings.Cut(s, "ebb 1"); return "ebb 1" + rest },
		"blank lines more":      func(s string) string { return strings.ReplaceAll(s, "\n", "\n\n") },
		"as it was, with marks": func(s string) string { return faultMark + "what was wrong\n" + s },
	} {
		for extent := range notation.WeekFile + 1 {
			text, _, n := textOf(t, extent, monday, true)
			d, err := text.Read("plan.ebb", []byte(change(string(text.Bytes()))), n.next)
			if err != nil || d.Edit != nil || d.Why == "" {
				t.Errorf("%s: %v, %q, %v", name, d.Edit, d.Why, err)
			}
		}
	}
}

func TestOwnCommentsAreNamed(t *testing.T) {
	text, _, n := textOf(t, notation.WeekFile, monday, false)
	d, err := text.Read("plan.ebb", append(text.Bytes(), "# not before the knee is fine\n    Mon rest\n"...), n.next)
	if err != nil || len(d.Comments) != 1 || d.Comments[0].Text != "not before the knee is fine" || d.Says != "1 session added" {
		t.Errorf("%v, %q, %v", d.Comments, d.Says, err)
	}
}

func TestDatesBehindWeeksAreOurs(t *testing.T) {
	text, p, n := textOf(t, notation.SeasonFile, monday, false)
	start := p.Seasons[0].Start
	here, next := "  # "+notation.WeekDate(start)+"\n", "  # "+notation.WeekDate(start+calendar.Week)+"\n"
	whole := string(text.Bytes())
	if strings.Count(whole, here) != 1 || strings.Count(whole, next) != 1 {
		t.Fatalf("no dates in\n%s", whole)
	}
	for what, c := range map[string]struct{ saved, own string }{
		"untouched":         {whole + "    Sun easy 30m\n", ""},
		"a week twice":      {strings.Replace(whole, here, here+"  week"+here, 1), ""},
		"taken out":         {strings.Replace(whole, here, "\n", 1) + "    Sun easy 30m\n", ""},
		"the coach's there": {strings.Replace(whole, here, "  # the first\n", 1), "the first"},
		"the coach's after": {strings.Replace(whole, here, strings.TrimSuffix(here, "\n")+" in camp\n", 1), notation.WeekDate(start) + " in camp"},
		"alone on a line":   {strings.Replace(whole, here, "\n"+here, 1), notation.WeekDate(start)},
		"no such week":      {strings.Replace(whole, here, "  # 1 Jan\n", 1), "1 Jan"},
	} {
		d, err := text.Read("", []byte(c.saved), n.next)
		var own []string
		for _, one := range d.Comments {
			own = append(own, one.Text)
		}
		if err != nil || strings.Join(own, ",") != c.own {
			t.Errorf("%s: %q, want %q: %v", what, own, c.own, err)
		}
	}
}

func TestFaultsAreMarkedAboveTheirLines(t *testing.T) {
	text, _, n := textOf(t, notation.WeekFile, monday, false)
	saved := strings.Replace(string(text.Bytes()), "hills 1h", "hils 1h", 1)
	for range 2 { // the second time the marks of the first are gone
		_, err := text.Read("plan.ebb", []byte(saved), n.next)
		if _, ok := errors.AsType[notation.FileErrors](err); !ok {
			t.Fatalf("error %v", err)
		}
		marked, first := Marked([]byte(saved), err)
		lines := strings.Split(string(marked), "\n")
		if !strings.Contains(lines[first-1], "hils 1h") || !strings.HasPrefix(lines[first-2], faultMark) || strings.Count(string(marked), faultMark) != 1 {
			t.Errorf("line %d of\n%s", first, marked)
		}
		saved = string(marked)
	}
}

func TestTextsOfOtherPartsAreRefused(t *testing.T) {
	for _, c := range []struct{ old, new, says string }{
		{"part block", "part week", "another part"},
		{`athlete "Sam Rivera"`, `athlete "Mara Okafor"`, "this is the plan of Sam Rivera"},
		{"from 2027-03-22", "from 2027-03-29", "a part stays where it is"},
	} {
		text, _, n := textOf(t, notation.BlockFile, monday+21, false)
		after := strings.Replace(string(text.Bytes()), c.old, c.new, 1)
		if c.new == "part week" {
			after = strings.Replace(after, "block base \"Build 1\"\n", "", 1)
		}
		_, err := text.Read("plan.ebb", []byte(after), n.next)
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: error %v", c.new, err)
		}
	}
}

// TestAnErrorAboutTheWholeIsMarkedAtTheTop checks what no line is to blame for.
func TestAnErrorAboutTheWholeIsMarkedAtTheTop(t *testing.T) {
	marked, first := Marked([]byte("ebb 1\nsport run\n"), errors.New("it would reach into the next season"))
	if string(marked) != "#! it would reach into the next season\nebb 1\nsport run\n" || first != 2 {
		t.Errorf("line %d of %q", first, marked)
	}
}

// TestTextsOfAnyPlan checks for plans of all kinds that each part, written and
// read, says the same; and that a part that others took away is named.
func TestTextsOfAnyPlan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var n ids
		p := withIDs(drawBlocks(t), &n)
		for at := range p.Weeks() {
			for extent := range notation.WeekFile + 1 {
				part, _ := PartOn(p, at.Start, extent)
				text, err := TextOf(Source{p, "Sam", plan.Run}, part, rapid.Bool().Draw(t, "ids"))
				if err != nil {
					t.Fatal(err)
				}
				d, err := text.Read("", append(text.Bytes(), "# a comment\n"...), n.next)
				if err != nil || d.Edit != nil {
					t.Fatalf("%v: %v in\n%s", err, d.Says, text.Bytes())
				}
			}
		}
	})
}

func TestTheLineOfADay(t *testing.T) {
	for _, c := range []struct {
		extent notation.FilePart
		day    calendar.Day
		want   string
	}{
		{notation.SeasonFile, monday, "    Tue easy 50m"},
		{notation.SeasonFile, monday + 21 + 3, "    Thu threshold 1h"},
		{notation.BlockFile, monday + 28 + 4, "    Sat long 2h40 private"},
		{notation.WeekFile, monday + 35 + 6, "  down load 220"},
		{notation.WeekFile, monday + 300, "# Sam Rivera"},
	} {
		opened := c.day
		if c.day > monday+200 {
			opened = monday
		}
		text, _, _ := textOf(t, c.extent, opened, false)
		line := strings.Split(string(text.Bytes()), "\n")[text.LineOf(c.day)-1]
		if !strings.HasPrefix(line, c.want) {
			t.Errorf("%s: %q, want %q", c.day, line, c.want)
		}
	}
}
