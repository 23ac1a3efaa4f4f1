package notation

import (
	"errors"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"ebb/plan"
	"ebb/plan/calendar"
)

// tuesday is the day on which facts of life are typed here.
var tuesday = calendar.Of(2027, time.April, 6)

func TestParseLife(t *testing.T) {
	for _, c := range []struct {
		kind plan.LifeKind
		line string
		want string
	}{
		{plan.Sick, "", "sick 1d 2027-04-06"},
		{plan.Sick, "4d", "sick 4d 2027-04-06"},
		{plan.Sick, "4d yesterday", "sick 4d 2027-04-05"},
		{plan.Sick, "sat 4D", "sick 4d 2027-04-03"},
		{plan.Sick, `2w "a cold"`, `sick 14d 2027-04-06 "a cold"`},
		{plan.Sick, "sat..mon", "sick 3d 2027-04-03"},
		{plan.Sick, "'4 apr'", "sick 1d 2027-04-04"},
		{plan.Sick, "4 apr 3d", "sick 3d 2027-04-04"},
		{plan.Travel, "sat..mon", "travel 3d 2027-04-10"},
		{plan.Travel, "2027-04-20..2027-04-22 30%", "travel 3d 2027-04-20 30%"},
		{plan.Travel, "5d +2w allows run mobility 20%", "travel 5d 2027-04-20 20% allows run mobility"},
		{plan.Holiday, "1w", "holiday 7d 2027-04-06"},
		{plan.Holiday, "1w 100%", "holiday 7d 2027-04-06 100%"},
		{plan.Injured, "10d allows bike, swim tomorrow", "injured 10d 2027-04-07 allows bike swim"},
	} {
		got, err := ParseLife(c.kind, c.line, calendar.Typing{Today: tuesday, Past: c.kind.Health()})
		if err != nil || PrintLife(got) != c.want {
			t.Errorf("%s %s: %s, %v; want %s", c.kind, c.line, PrintLife(got), err, c.want)
		}
	}
}

func TestLifeThatCantBeRead(t *testing.T) {
	for _, c := range []struct {
		kind       plan.LifeKind
		line, mark string // mark: carets under what is wrong
		says, try  string
	}{
		{plan.Sick, "4", "^", "4 is neither a date nor a length of time", "4d"},
		{plan.Sick, "for 4d", "^^^", "“for” is not a date", ""},
		{plan.Sick, "0d", "^^", "sick lasts 1 to 731 days", "4d"},
		{plan.Sick, "200w", "^^^^", "sick lasts 1 to 731 days", "4d"},
		{plan.Sick, "99999999999999999999d", "^^^^^^^^^^^^^^^^^^^^^", "sick lasts", "4d"},
		{plan.Sick, "4d 5d", "   ^^", "how long is said already", ""},
		{plan.Sick, "4d mon..tue", "   ^^^^^^^^", "how long is said already", ""},
		{plan.Sick, "mon sat", "    ^^^", "when is said already", ""},
		{plan.Sick, "4d 50%", "   ^^^", "sick has no share", ""},
		{plan.Sick, "4d allows bike", "   ^^^^^^", "sick allows no sport", ""},
		{plan.Injured, "4d 50%", "   ^^^", "injured has no share", ""},
		{plan.Injured, "4d allows", "         ^", "which sports go on?", "allows bike swim"},
		{plan.Injured, "4d allows chess", "          ^^^^^", `"chess" is no sport`, "allows bike swim"},
		{plan.Injured, "4d allows bike bike", "^^^^^^^^^^^^^^^^^^^", "bike stands twice", ""},
		{plan.Travel, "4d 150%", "   ^^^^", "a share of the plan is 0 to 100 %", "50%"},
		{plan.Travel, `4d "a" "b"`, `       ^^^`, "there is a note already", ""},
		{plan.Travel, `4d "a`, `   ^`, "the quote is not closed", ""},
		{plan.Travel, "2027-04-22..2027-04-20", "^^^^^^^^^^^^^^^^^^^^^^", "the last day is before the first", ""},
	} {
		_, err := ParseLife(c.kind, c.line, calendar.Typing{Today: tuesday, Past: c.kind.Health()})
		var wrong *Error
		if !errors.As(err, &wrong) {
			t.Errorf("%s %s: %v, want an *Error", c.kind, c.line, err)
			continue
		}
		if caret := strings.Split(wrong.Caret(), "\n"); caret[1] != c.mark || !strings.HasPrefix(wrong.Says, c.says) || wrong.Try != c.try {
			t.Errorf("%s %s:\n%s\nwant %q, %q under\n%s", c.kind, c.line, wrong.Caret(), c.says, c.try, c.mark)
		}
	}
}

func TestLifeIsReadBackAsItWasPrinted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := plan.Life{
			Kind: rapid.SampledFrom(plan.LifeKinds()).Draw(t, "kind"), From: tuesday + calendar.Day(rapid.IntRange(-9000, 9000).Draw(t, "from")),
			Days: rapid.IntRange(1, plan.MaxLifeDays).Draw(t, "days"), Note: rapid.SampledFrom([]string{"", "a", "a \"b\"\\\nc", "zoë"}).Draw(t, "note"),
		}
		if !l.Kind.Health() && rapid.Bool().Draw(t, "shared") {
			l.Share = plan.Given(float64(rapid.IntRange(0, 100).Draw(t, "share")))
		}
		if l.Kind != plan.Sick {
			l.Allows = rapid.SliceOfNDistinct(rapid.SampledFrom(plan.Sports()), 0, 3, rapid.ID).Draw(t, "allows")
		}
		line := PrintLife(l)
		_, rest, _ := strings.Cut(line, " ")
		got, err := ParseLife(l.Kind, rest, calendar.Typing{Today: tuesday})
		if err != nil || !got.Equal(l) {
			t.Fatalf("%s: %+v, %v", line, got, err)
		}
	})
}

func FuzzParseLife(f *testing.F) {
	for _, line := range []string{"4d", "sat..mon 30% allows run", `2w "a cold"`, "4 apr", "race-3d", "'"} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		for _, kind := range plan.LifeKinds() {
			l, err := ParseLife(kind, line, calendar.Typing{Today: tuesday})
			var wrong *Error
			if err != nil && !errors.As(err, &wrong) || err == nil && l.Check() != nil {
				t.Fatalf("%q: %+v, %v", line, l, err)
			}
		}
	})
}
