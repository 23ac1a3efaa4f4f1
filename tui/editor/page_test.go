package editor_test

import (
	"strconv"
	"strings"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/notation"
	"ebb/tui/frame"
	"ebb/tui/screen/screentest"
	"ebb/tui/termtest"
	"ebb/tui/theme"
)

// canyon is a whole season up to a race of 100 km and its recovery: the B race
// on 14 March, the taper from 3 May, the race in the week of 17 May. It is the
// Tuesday of the first week of the last specific block.
func canyon(t testing.TB, words ...string) *screentest.Person {
	t.Helper()
	newID := screentest.IDs()
	load := "load 420 | rest | easy 1h | intervals 1h | easy 1h | rest | long 2h30 @3 +400m | easy 1h15\n"
	spec := "load 500 | rest | easy 1h10 | threshold 1h10 ! | easy 50m; strength maintenance 45m | rest | long 4h @3 +1200m #technical ! | long 2h30 @3 +300m #b2b\n"
	night := "load 560 | rest | easy 1h10 | threshold 1h15 ! | easy 50m; strength maintenance 45m | rest | long 4h30 @3 +1400m #night ! | long 3h @3 +300m #b2b\n"
	down := "down 250 | rest | easy 45m | easy 50m | hills 50m | rest | easy 1h20 | easy 1h"
	m := plan.Macrocycle{ID: newID(), Name: "Canyon 100K", Start: calendar.Of(2027, 2, 8)}
	for _, b := range []struct {
		name  string
		phase plan.Phase
		text  string
	}{
		{"Build", plan.Build, strings.Repeat(load, 3) + down},
		{"Specific 1", plan.Specific, load + spec + spec + down},
		{"Specific 2", plan.Specific, spec + night + night + down},
		{"Taper", plan.Taper, "taper 320 | rest | easy 1h | tempo 1h | easy 45m | rest | long 2h @3 | easy 1h\ntaper 220 | rest | easy 50m | tempo 40m | easy 40m | rest | easy 1h15 | easy 45m"},
		{"Race", plan.RacePhase, "race 0 | rest | easy 30m | easy 30m | rest | easy 20m | rest | rest"},
		{"Recovery", plan.Recover, "recovery 90 | rest | rest | easy 30m | rest | easy 40m | rest | easy 40m\nrecovery 150 | rest | easy 40m | rest | easy 40m | rest | easy 1h | easy 40m"},
	} {
		m.Blocks = append(m.Blocks, screentest.Weeks(t, b.name, b.phase, b.text, newID))
	}
	p := plan.Plan{Seasons: []plan.Macrocycle{m}}
	for _, line := range []string{`B 2027-03-14 "Foothill 50K" 50k +2100m 6h`, `A 2027-05-22 "Canyon 100K" 100k +5400m 16h fuel 75g #night #technical`} {
		e, err := notation.ParseEvent(line, plan.Run, calendar.Typing{Today: screentest.Today})
		if err != nil {
			t.Fatal(err)
		}
		e.ID = newID()
		p.Events = append(p.Events, e)
	}
	sc := screentest.SceneOf(t, p, newID, plan.Setting{Key: "start.fitness", Value: "55"}, plan.Setting{Key: "start.fatigue", Value: "55"},
		plan.Setting{Key: "start.date", Value: "2027-02-08"}, plan.Setting{Key: "model.gain", Value: "0.9"})
	return sit(t, sc).Types(words...)
}

// reshapes are the changes of a length, as they are typed.
var reshapes = []struct {
	name  string
	words []string
}{
	{"insert", []string{"j", "i"}},
	{"insert-down", []string{"j", "I"}},
	{"delete", []string{"j", "X"}},
	{"stretch", []string{"z", "l"}},
	{"shrink", []string{"z", "h"}},
	{"paste", []string{"V", "y", "j", "p"}},
	{"paste-before", []string{"V", "j", "y", "P"}},
	{"cut", []string{"V", "j", "x"}},
	{"three", []string{"3i"}},
}

var looked = []size{{40, 20}, {80, 24}, {120, 36}, {200, 60}}

func TestThePageAtEachSize(t *testing.T) {
	for _, r := range reshapes {
		for _, z := range looked {
			t.Run(r.name+"-"+z.String(), func(t *testing.T) {
				termtest.Golden(t, "page/"+r.name+"-"+z.String(), text(canyon(t, r.words...), z.w, z.h))
			})
		}
	}
	for _, way := range []string{"o", "oo", "ooo"} {
		for _, z := range looked {
			t.Run("insert-"+way+"-"+z.String(), func(t *testing.T) {
				termtest.Golden(t, "page/insert-"+way+"-"+z.String(), text(canyon(t, "j", "i", way), z.w, z.h))
			})
		}
	}
}

// overlaid are the states of which each look is kept.
func overlaid(t *testing.T) map[string]*screentest.Person {
	return map[string]*screentest.Person{"insert": canyon(t, "j", "i"), "absorb": canyon(t, "j", "2i", "oo"), "from-another": pastedFromAnother(t)}
}

func TestThePageInDarkAndLight(t *testing.T) {
	for name, p := range overlaid(t) {
		for _, z := range looked {
			for _, ground := range []string{"dark", "light"} {
				t.Run(ground+"-"+name+"-"+z.String(), func(t *testing.T) {
					f, _ := sees(p, z.w, z.h, true)
					shown := termtest.Parse(z.w, z.h, string(f.Encode(nil, theme.New(theme.TrueColor, ground == "dark", theme.Unicode))))
					if got, want := shown.String(), screentest.TextOf(f.Lines()); strings.TrimRight(got, "\n ") != strings.TrimRight(want, "\n ") {
						t.Error(termtest.Diff("drawn", want, "shown", got))
					}
					termtest.Golden(t, ground+"/"+name+"-"+z.String(), inks(shown))
				})
			}
		}
	}
}

// inks lists the colours that a screen is drawn in, with a letter each, and
// which of them each cell has.
func inks(s termtest.Screen) string {
	var legend, rows []string
	letters := map[string]byte{}
	for _, row := range s.Rows {
		var b strings.Builder
		for _, c := range row {
			if strings.TrimSpace(c.Text) == "" && c.Style.Back == "" {
				b.WriteByte(' ')
				continue
			}
			key := string(c.Style.Fore) + " on " + string(c.Style.Back)
			if _, known := letters[key]; !known {
				letters[key] = byte('a' + len(letters))
				legend = append(legend, string(letters[key])+" "+key)
			}
			b.WriteByte(letters[key])
		}
		rows = append(rows, b.String())
	}
	return strings.Join(legend, "\n") + "\n\n" + screentest.TextOf(rows)
}

// Without colours the way that is chosen shows by its bar.
func TestThePageWithoutColour(t *testing.T) {
	for name, p := range overlaid(t) {
		for _, z := range looked {
			t.Run(name+"-"+z.String(), func(t *testing.T) {
				f, caret := sees(p, z.w, z.h, false)
				shown := termtest.Parse(z.w, z.h, string(f.Encode(nil, screentest.Colourless)))
				for _, row := range shown.Rows {
					for _, c := range row {
						if c.Style.Fore != "" || c.Style.Back != "" {
							t.Fatalf("%q has a colour: %+v", c.Text, c.Style)
						}
					}
				}
				if name != "from-another" && shown.Rows[caret.Y][0].Text != "▌" {
					t.Errorf("no bar in the row of the cursor:\n%s", shown)
				}
				termtest.Golden(t, "nocolour/"+name+"-"+z.String(), planes(shown))
			})
		}
	}
}

// planes gives the text of a screen and, below it, where it is bold or reverse.
func planes(s termtest.Screen) string {
	look := make([]string, 0, s.H)
	for _, row := range s.Rows {
		var b strings.Builder
		for _, c := range row {
			switch {
			case c.Style.Bold && c.Style.Reverse:
				b.WriteByte('X')
			case c.Style.Reverse:
				b.WriteByte('R')
			case c.Style.Bold:
				b.WriteByte('B')
			default:
				b.WriteByte(' ')
			}
		}
		look = append(look, b.String())
	}
	return s.String() + "\n\n" + screentest.TextOf(look)
}

func TestThePageInASCII(t *testing.T) {
	for name, p := range overlaid(t) {
		for _, z := range looked {
			t.Run(name+"-"+z.String(), func(t *testing.T) {
				f, _ := sees(p, z.w, z.h, true)
				lines := f.Plain(screentest.ASCII)
				for y, line := range lines {
					if i := strings.IndexFunc(line, func(r rune) bool { return r > '~' }); i >= 0 {
						t.Errorf("row %d has %q", y, line[i:])
					}
					if strings.Contains(line, "?") {
						t.Errorf("row %d has a sign that ASCII does not know: %q", y, line)
					}
				}
				termtest.Golden(t, "ascii/"+name+"-"+z.String(), screentest.TextOf(lines))
			})
		}
	}
}

// What is taken is what was shown, to the last session, in every way and with
// every week that can give.
func TestWhatIsTakenIsWhatWasShown(t *testing.T) {
	for _, r := range reshapes {
		for _, turns := range []string{"", "o", "oo", "ooo", "l", "2l", "+", "++o", "w", "ow", "oww", "ob", "+oww", "-", "oo99w", "o3l", "otjk"} {
			p := canyon(t, r.words...)
			start := p.Plan
			if turns != "" {
				p.Types(strings.Split(turns, "")...)
			}
			text(p, 120, 36)
			if p.Editor.Ahead == nil || p.Editor.Ahead.Err != nil || p.Editor.Ahead.Outlook == nil {
				p.Types("enter", "esc")
				p.Unchanged(start)
				continue
			}
			shown := p.Editor.Ahead.Plan
			p.Types("enter")
			if p.Editor.Typing() || len(p.Past) > 1 {
				t.Errorf("%s %s is not taken: %q", r.name, turns, p.Status.Says)
			}
			p.Unchanged(shown)
			p.Types("u")
			p.Unchanged(start)
		}
	}
}

// esc leaves everything as it was, wherever it is pressed.
func TestThePageIsLeft(t *testing.T) {
	for _, r := range reshapes {
		for _, turns := range []string{"", "o", "l", "tab", "j", "w", "tab tab", "+ -", "5"} {
			p := canyon(t)
			start := p.Plan
			p.Types(r.words...).Types(strings.Fields(turns)...)
			if turns == "5" {
				p.Types("esc")
			}
			p.Types("esc")
			p.Unchanged(start)
			if p.Editor.Typing() || p.Left || p.News > 0 {
				t.Errorf("%s %s esc does not leave alone", r.name, turns)
			}
			p.Said("left as it was", false)
		}
	}
}

// Under absorb and cascade races and tapers keep their dates, wherever the
// change is made and however large it is, and events never move.
func TestRacesAndTapersStayUnderAbsorbAndCascade(t *testing.T) {
	taken := 0
	for week := range 17 {
		for _, op := range []string{"i", "I", "X", "2i", "3i", "2X", "z l", "z 2l", "z h", "V y p", "V y 2p", "V j x"} {
			for turn, way := range []string{"push", "cascade", "absorb", "alone"} {
				p := canyon(t, strings.Repeat("o", (turn+4)%4)+"oooo", "gg")
				if week > 0 {
					p.Types(strconv.Itoa(week) + "j")
				}
				start := p.Plan
				p.Types(strings.Fields(op)...)
				shown := text(p, 120, 36)
				if !strings.Contains(shown, "▌ "+way) {
					if canBeDone(shown, way) {
						t.Fatalf("%s %s: another way is chosen\n%s", op, way, shown)
					}
					continue // one that can is offered instead
				}
				p.Types("enter")
				for i, e := range start.Events {
					if p.Plan.Events[i].From != e.From {
						t.Errorf("%s in week %d, %s: %s moves", op, week, way, e.Name)
					}
				}
				if p.News == 0 {
					continue
				}
				taken++
				if parted := edit.Parted(start, p.Plan); len(parted) > 0 && (way == "cascade" || way == "absorb") {
					t.Errorf("%s in week %d, %s: %v", op, week, way, parted)
				}
				if p.Plan.Check() != nil {
					t.Errorf("%s in week %d, %s: no plan", op, week, way)
				}
				p.Types("u")
				p.Unchanged(start)
			}
		}
	}
	if taken < 300 {
		t.Errorf("only %d changes could be made", taken)
	}
}

// Each key does what the footer says.
func TestTheKeysOfThePage(t *testing.T) {
	look := func(p *screentest.Person) string { return text(p, 120, 36) }
	chosen := func(p *screentest.Person) string {
		for _, line := range strings.Split(look(p), "\n") {
			if rest, ok := strings.CutPrefix(line, "▌ "); ok {
				return strings.Fields(rest)[0]
			}
		}
		return ""
	}
	p := canyon(t, "j", "i")
	seen := map[string]bool{}
	for range 4 {
		seen[chosen(p)] = true
		p.Types("o")
	}
	if !seen["push"] || !seen["cascade"] || !seen["absorb"] || !seen["alone"] {
		t.Errorf("o turns to %v", seen)
	}
	for chosen(p) != "absorb" {
		p.Types("o")
	}
	first := look(p)
	second := look(p.Types("l"))
	if second == first || chosen(p) != "absorb" {
		t.Error("l does not choose another week")
	}
	if got := look(p.Types("h")); got != first {
		t.Error("h does not go back to the first")
	}
	if got := look(p.Types("w")); got != second {
		t.Error("w is not as l")
	}
	if got := look(p.Types("b")); got != first {
		t.Error("b is not as h")
	}
	p.Types("b")
	if got := look(p.Types("w")); got != first {
		t.Error("b from the first does not go round")
	}
	if got := look(p.Types("+")); !strings.Contains(got, "insert 2 load weeks") {
		t.Errorf("+ makes\n%s", got)
	}
	if got := look(p.Types("3-")); !strings.Contains(got, "insert 1 load week ") {
		t.Errorf("- goes below the least:\n%s", got)
	}
	top := text(p, 120, 18)
	if got := text(p.Types("j"), 120, 18); got == top {
		t.Error("j does not scroll")
	}
	if got := text(p.Types("k"), 120, 18); got != top {
		t.Error("k does not scroll back")
	}
	p.Types("tab")
	if got := look(p); strings.Contains(got, "what gives way") && !strings.Contains(got, "Mon      Tue") {
		t.Errorf("tab does not show the calendar:\n%s", got)
	}
	if got := look(p.Types("tab")); !strings.Contains(got, "race form") {
		t.Error("tab does not come back")
	}
	for _, key := range []string{"a", "e", "x", "y", "p", "P", ".", "v", "V", "M", "<", ">", "i", "I", "X", "s", "~", "z", "|", "&", "T", "C", "u", "ctrl+r", "/", "n", "N", ":", "?", "q", "@", "K", "G", "0", "$", "{", "}", "t", "space", "r", "B", "S", "f", "m"} {
		p := canyon(t, "j", "i")
		before, start := look(p), p.Plan
		p.Types(key)
		if after := look(p); after != before || !p.Editor.Typing() {
			t.Errorf("%s, which is not listed, does something", key)
		}
		p.Unchanged(start)
	}
	p = canyon(t, "z", "l") // of a stretch h and l are the length
	if got := look(p.Types("l")); !strings.Contains(got, "6 weeks (+2)") {
		t.Errorf("l makes\n%s", got)
	}
	if got := look(p.Types("3h")); !strings.Contains(got, "3 weeks (-1)") {
		t.Errorf("3h makes\n%s", got)
	}
}

// Several weeks at once can be put in and taken out in every way that one can,
// but for want of room.
func TestSeveralWeeksInEachWay(t *testing.T) {
	for _, typed := range []string{"2i", "3i", "5I", "2X", "3X", "V j y p", "V j y P", "V 2j y p", "V y 2p"} {
		p := canyon(t, strings.Fields(typed)...)
		for _, z := range looked {
			if got := text(p, z.w, z.h); strings.Contains(got, "is gone: it is no longer") || strings.Contains(got, "^0") {
				t.Errorf("%s:\n%s", typed, got)
				break
			}
		}
	}
}

// A count that is being typed into the page is seen.
func TestACountIsSeenOnThePage(t *testing.T) {
	for _, z := range looked {
		p := canyon(t, "j", "i")
		before := text(p, z.w, z.h)
		p.Types("1", "2")
		after := text(p, z.w, z.h)
		if before == after || !strings.Contains(after, "12") {
			t.Errorf("%s: the count is not seen", z)
		}
	}
}

// A way that was chosen on the page is for that change; the next one begins with
// what keeps the race again. A way that was chosen on the screen is for all.
func TestAWayIsChosenForOneChangeOrForAll(t *testing.T) {
	first := func(p *screentest.Person) string {
		shown := text(p, 120, 36)
		return strings.Fields(shown[strings.Index(shown, "▌ ")+len("▌ "):])[0]
	}
	fresh := first(canyon(t, "2j", "I"))
	p := canyon(t, "j", "i", "o")
	if chosen := first(p); chosen == fresh {
		t.Fatalf("o does not leave %s", fresh)
	}
	p.Types("enter", "u", "j", "I")
	if got := first(p); got != fresh {
		t.Errorf("the next change begins with %s, want %s", got, fresh)
	}
	p = canyon(t, "o", "o", "o", "2j", "I")
	if got := first(p); got != "alone" {
		t.Errorf("alone was chosen for all, %s is offered", got)
	}
}

// Whatever size, whatever is looked at: nothing panics, every row is as wide as
// the screen and the cursor is on it.
func TestThePageFitsEverySize(t *testing.T) {
	all := map[string]*screentest.Person{"from-another": pastedFromAnother(t), "from-another-scrolled": pastedFromAnother(t).Types("9j"), "from-another-behind": pastedFromAnother(t).Types("tab"), "weeks-from-another": weeksFromAnother(t)}
	for _, r := range reshapes {
		all[r.name] = canyon(t, r.words...)
	}
	all["absorb"] = canyon(t, "j", "2i", "oo", "w")
	all["behind"] = canyon(t, "j", "i", "tab")
	all["scrolled"] = canyon(t, "j", "i", "9j")
	all["ten-days"] = blocks(t, tenDays, tenDays).Types("i")
	all["nine-days"] = blocks(t, nineDays, nineDays).Types("V", "y", "p")
	all["no-way"] = canyon(t, "999i")
	all["outline"] = outline(t).Types("I")
	for name, p := range all {
		t.Run(name, func(t *testing.T) {
			for w := 1; w <= 220; w += 1 + w/9 {
				for h := 1; h <= 70; h += 1 + h/9 {
					fits(t, p, w, h)
				}
			}
		})
	}
}

func fits(t *testing.T, p *screentest.Person, w, h int) {
	t.Helper()
	at := size{w, h}.String()
	defer func() {
		if fault := recover(); fault != nil {
			t.Errorf("%s: panic: %v", at, fault)
		}
	}()
	f, caret := sees(p, w, h, true)
	for y, line := range f.Lines() {
		if got := frame.Width(line); got != w {
			t.Errorf("%s: row %d has %d columns: %q", at, y, got, line)
		}
	}
	if caret.X < 0 || caret.X >= w || caret.Y < 0 || caret.Y >= h {
		t.Errorf("%s: the cursor is at %d,%d", at, caret.X, caret.Y)
	}
}

// canBeDone reports whether the row of a way ends in figures, not in the reason
// why it can't be done.
func canBeDone(shown, way string) bool {
	for _, line := range strings.Split(shown, "\n") {
		if row := strings.TrimSpace(line); strings.HasPrefix(row, way+" ") {
			last := row[len(row)-1]
			return last >= '0' && last <= '9'
		}
	}
	return false
}
