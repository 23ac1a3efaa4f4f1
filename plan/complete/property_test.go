package complete_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/complete"
	"ebb/plan/notation"
)

// validLines are lines that use every part of the notation.
var validLines = []string{
	"easy 50m", `long 4h @3 +1400m fuel 70g salt 600mg #night #poles ! "last hour by headlamp"`,
	`intervals 1h10 ! "short and sharp": 20m @2, 5x(4m @9, 2m @2), 20m @2`, "bike easy 2h @z2", `strength heavy 45m "split squats, step-downs"`,
	"run threshold 12k @4:10-4:20/km", `rest "before the long day: nothing is the session"`, "mobility 20m", "swim 1h: 400mtr @z1, 10x100mtr @1:35/100mtr, 300mtr @z1",
	`multi 3h: bike 2h30 @z2, run 30m @4:15/km "off the bike"`, "hills 1h: 15m @2, 8x(1m @8, 2m @2), 21m @2", `LONG 2H30 @70-75% -600m ? at 06:30 private "watch the knee"`,
	"easy load 40 1h tag night key climb 300m descent 200m fluid 500ml", `cross 1h "a \"quoted\" word, and: more" #b2b`,
}

var validEvents = []string{
	`A 2027-05-22 "Canyon 100K" 100k +5400m -5600m 16h fuel 75g #night #heat`, "B sat Foothill 50K 50k +2100m 6h", `C 12 jun..14 jun "Stage: \"Three\"" : day 1: 35k +1000m 5h, day 2: 28k +1400m 5h`,
	`A 2027-08-01 "Lake Iron" multi: swim 3800mtr 1h10, bike 180k 5h45, run 42.2k 4h`, `b race-3w "Tune-up" 21.1k @4:00/km note`,
}

// broken reports whether a line is wrong, whatever may still follow.
func broken(err error) bool {
	wrong, ok := errors.AsType[*notation.Error](err)
	return err != nil && (!ok || !wrong.More)
}

// Taking any way at any caret of a line that is right leaves it right, or right
// so far; and there is no caret at which asking does harm.
func TestTakingAnyWayKeepsALineRight(t *testing.T) {
	used := complete.Gather(written(t), runner(t), today, today)
	dates := calendar.Typing{Today: today, Races: notation.Races(written(t).Events)}
	kinds := []struct {
		name  string
		lines []string
		ways  func(before, after string, most int) []complete.Way
		read  func(line string) error
	}{
		{"session", validLines, used.Session, func(line string) error {
			_, err := notation.ParseSession(line, plan.Run)
			return err
		}},
		{"event", validEvents, used.Event, func(line string) error {
			_, err := notation.ParseEvent(line, plan.Run, dates)
			return err
		}},
	}
	for _, kind := range kinds {
		t.Run(kind.name, func(t *testing.T) {
			taken := 0
			for _, line := range kind.lines {
				for at := range len(line) + 1 {
					before := line[:at]
					for _, after := range []string{"", line[at:]} {
						ways := kind.ways(before, after, 24)
						for _, way := range ways {
							taken++
							whole := before[:way.From] + way.Text + after
							right := kind.read(before + after)
							if broken(right) && broken(kind.read(before[:way.From]+after)) {
								continue // it was broken before the way
							}
							if text, caret := way.Take(before, after); broken(kind.read(text)) || broken(kind.read(whole)) || caret < len(before[:way.From])+len(way.Text) {
								t.Errorf("%s|%s with %s is broken: %v", before, after, way.Text, kind.read(text))
							}
						}
					}
				}
			}
			if taken < 500 {
				t.Errorf("only %d ways were taken", taken)
			}
		})
	}
}

// What is right so far is right with more behind it: a line that is only missing
// something can be brought to its end.
func TestARightLineIsRightAtEveryPrefixOfItsWords(t *testing.T) {
	for _, line := range validLines {
		head, _, steps := strings.Cut(line, ": ")
		for i, word := range strings.Split(head, " ") {
			if strings.Contains(head, `"`) || steps {
				break
			}
			before := strings.Join(strings.Split(head, " ")[:i], " ")
			_, err := notation.ParseSession(before, plan.Run)
			last := before[strings.LastIndex(before, " ")+1:]
			waits := slices.Contains(strings.Fields("load fuel salt fluid at tag climb descent heavy"), last)
			if broken(err) && !waits {
				t.Errorf("%q before %q is called broken: %v", before, word, err)
			}
		}
	}
}

// Whatever is typed, in whatever place: the ways fit the text, are not more than
// asked for, none twice, and the words of the line stay what they were.
func TestAnyTextHasSoundWays(t *testing.T) {
	used := complete.Gather(written(t), runner(t), today, today)
	pieces := rapid.SampledFrom([]string{
		"easy", "long", "bike", "1h", "50m", "@", "@z", "#", "#n", "fuel", "at", " ", " ", " ", ": ", ",", "(", ")", "5x", `"`, `\`, "ü", "A", "2027-05-22", "..", "sat", "!", "-", "+", "\t", "\x00", "\xff",
	})
	rapid.Check(t, func(r *rapid.T) {
		before := strings.Join(rapid.SliceOfN(pieces, 0, 8).Draw(r, "before"), "")
		after := strings.Join(rapid.SliceOfN(pieces, 0, 4).Draw(r, "after"), "")
		most := rapid.IntRange(0, 12).Draw(r, "most")
		for _, ways := range [][]complete.Way{
			used.Session(before, after, most), used.Event(before, after, most), used.Record(before, after, most), used.Date(before, after, most),
		} {
			if len(ways) > most {
				r.Fatalf("%d ways, %d at most", len(ways), most)
			}
			seen := map[complete.Way]bool{}
			for _, w := range ways {
				if w.From < 0 || w.From > len(before) || !strings.EqualFold(before[w.From:], w.Text[:len(before)-w.From]) || seen[w] {
					r.Fatalf("%q|%q: %+v", before, after, w)
				}
				seen[w] = true
				if text, caret := w.Take(before, after); caret > len(text) || !strings.HasSuffix(text, after) || utf8.ValidString(before+after) != utf8.ValidString(text) {
					r.Fatalf("%q|%q: %+v gives %q, %d", before, after, w, text, caret)
				}
			}
		}
	})
}
