package editor_test

import (
	"maps"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ebb/plan"
	"ebb/plan/notation"
	"ebb/tui/editor"
	"ebb/tui/panel"
	"ebb/tui/screen/block"
	"ebb/tui/screen/screentest"
)

// beforeBlock sits the runner before the block, on Tuesday.
func beforeBlock(t testing.TB) *screentest.Person {
	t.Helper()
	sc := screentest.Runner(t)
	e := editor.New(sc.Today)
	return screentest.Sit(t, sc, e, block.New(e, &panel.Panel{}))
}

// form gives the state of the form, which must be open.
func form(t testing.TB, p *screentest.Person) editor.FormState {
	t.Helper()
	f, ok := p.Editor.Form()
	if !ok {
		t.Fatalf("no form is open; the footer says %q", p.Status.Says)
	}
	return f
}

// drawn is a session as its athlete's own sport is.
type drawn struct {
	session plan.Session
	own     plan.Sport
	err     error
}

// anySession draws a session that the notation can say.
var anySession = rapid.Custom(drawSession).Filter(func(d drawn) bool { return d.err == nil })

func drawSession(t *rapid.T) drawn {
	pick := func(label string, all ...string) string { return rapid.SampledFrom(all).Draw(t, label) }
	own := rapid.SampledFrom(plan.Sports()).Draw(t, "own")
	sport := rapid.SampledFrom(plan.Sports()).Draw(t, "sport")
	parts := []string{sport.String()}
	switch sport {
	case plan.Strength:
		parts = append(parts, rapid.SampledFrom(plan.StrengthKinds()).Draw(t, "kind").String())
	case plan.Mobility:
	default:
		parts = append(parts, rapid.SampledFrom(plan.Kinds()).Draw(t, "kind").String())
	}
	steps := pick("steps", "", "", ": 20m @2, 5x(4m @9, 2m @2), 20m @2", ": 10m \"easy, then\" +50m, 6x30s @10, 2x(3x(1k @4:10/km, 90s), 5m @z2)",
		": bike 40k @200-220w, run 10k", ": 4x100mtr @1:35/100mtr")
	if steps == "" {
		parts = append(parts, pick("duration", "50m", "1h30", "2.5h", "17m30", "90s", "1:05", "24h", "0.1h", "1h00m05"))
	}
	parts = append(parts,
		pick("distance", "", "12k", "8mi", "400mtr", "100yd", "42.195k"),
		pick("effort", "", "@7", "@3.5-4", "@z2-3", "@4:15/km", "@200-220w", "@70-75%", "@140-150bpm", "@60>75%"),
		pick("climb", "", "+1400m", "+4500ft", "+0m"), pick("descent", "", "-1600m", "-0m"), pick("load", "", "load 150", "load 0", "load 82.5"),
		pick("carb", "", "fuel 70g"), pick("sodium", "", "salt 600mg"), pick("fluid", "", "fluid 500ml"),
		pick("tags", "", "#night", "#night #poles #x-1"), pick("weight", "", "!", "?"), pick("time", "", "at 06:30", "at 00:00"))
	note := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "é", " ", `"`, `\`, "n", "\n", "日本", ":", "!", ","}), 0, 8)
	for _, word := range []string{"", "private "} {
		if text := strings.Join(note.Draw(t, "note"), ""); text != "" {
			parts = append(parts, word+`"`+strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(text)+`"`)
		}
	}
	session, err := notation.ParseSession(strings.Join(parts, " ")+steps, own)
	return drawn{session, own, err}
}

// Any session is shown in the fields such that they make its line again.
func TestAnySessionGoesThroughTheFormUnchanged(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anySession.Draw(t, "session")
		session, own := d.session, d.own
		line, again, err := editor.LineOf(editor.FieldsOf(session, own), own)
		if err != nil {
			t.Fatalf("%s comes to %q: %v", notation.PrintSession(session, own), line, err)
		}
		if !reflect.DeepEqual(session, again) {
			t.Fatalf("%s comes to %s", notation.PrintSession(session, own), notation.PrintSession(again, own))
		}
	})
}

// formKeys are the keys that a person presses in the form.
var formKeys = []string{
	"tab", "tab", "down", "shift+tab", "up", "left", "right", "space", "backspace", "home", "end", "1", "2", "h", "3", "m", "k", "0", "s", "r", "b",
	"i", "n", "@", "!", "#", "\"", "\\", "+", "-", ":", ",", "(", ")", "x", ".", "q", "é", "日",
}

// Whatever is typed, the line is what the fields say.
func TestTheLineIsWhatTheFieldsSayAtEachKey(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		p := beforeBlock(t)
		p.Types(strconv.Itoa(rapid.IntRange(1, 9).Draw(rt, "day"))+"w", "e")
		for range rapid.IntRange(1, 40).Draw(rt, "keys") {
			key := rapid.SampledFrom(formKeys).Draw(rt, "key")
			p.Types(key)
			agrees(rt, form(t, p), key)
		}
		p.Sees(80, 24)
	})
}

// agrees fails unless line and fields say the same.
func agrees(t *rapid.T, f editor.FormState, key string) {
	session, err := notation.ParseSession(strings.TrimSpace(f.Line), plan.Run)
	if err != nil {
		if f.Wrong == nil && strings.TrimSpace(f.Line) != "" {
			t.Fatalf("after %s %q can't be read (%v) and nothing says so", key, f.Line, err)
		}
		return
	}
	shown := editor.FieldsOf(session, plan.Run)
	if f.Typed == "" {
		if !maps.Equal(shown, f.Texts) {
			t.Fatalf("after %s the line says %q, the fields %v, want %v", key, f.Line, f.Texts, shown)
		}
		return
	}
	if f.Wrong != nil {
		return
	}
	for _, name := range f.Fields {
		mixed := maps.Clone(shown)
		mixed[name] = f.Texts[name]
		if line, again, err := editor.LineOf(mixed, plan.Run); err != nil || !reflect.DeepEqual(session, again) {
			t.Fatalf("after %s %s shows %q: %q is not %q", key, name, f.Texts[name], line, f.Line)
		}
	}
}

// What keys do in the form, from intervals 1h10 on Wednesday.
func TestKeysInTheForm(t *testing.T) {
	for _, tt := range []struct{ typed, line, field string }{
		{"e", "intervals 1h10 !", ""},
		{"e tab", "intervals 1h10 !", "sport"},
		{"e down", "intervals 1h10 !", "sport"},
		{"e shift+tab", "intervals 1h10 !", "steps"},
		{"e tab up", "intervals 1h10 !", ""},
		{"e tab shift+tab", "intervals 1h10 !", ""},
		{"e tab right", "bike intervals 1h10 !", "sport"},
		{"e tab space", "bike intervals 1h10 !", "sport"},
		{"e tab left", "other intervals 1h10 !", "sport"},
		{"e tab s", "swim intervals 1h10 !", "sport"},
		{"e tab s t", "strength maintenance 1h10 !", "sport"},
		{"e tab s t backspace r u", "intervals 1h10 !", "sport"},
		{"e tab s t tab right", "strength plyo 1h10 !", "kind"},
		{"e tab m", "mobility 1h10 !", "sport"},
		{"e tab m b", "bike intervals 1h10 !", "sport"},
		{"e tab tab t h", "threshold 1h10 !", "kind"},
		{"e tab tab tab backspace 5", "intervals 1h15 !", "duration"},
		{"e 4tab 8 k", "intervals 1h10 8k !", "distance"},
		{"e 5tab 7", "intervals 1h10 @7 !", "intensity"},
		{"e 5tab @ z 2", "intervals 1h10 @z2 !", "intensity"},
		{"e 6tab 3 0 0", "intervals 1h10 +300m !", "climb"},
		{"e 6tab 9 0 0 f t tab 0", "intervals 1h10 +900ft -0m !", "descent"},
		{"e 8tab 9 0", "intervals 1h10 load 90 !", "load"},
		{"e 9tab 6 0", "intervals 1h10 fuel 60g !", "fuel, hour"},
		{"e 10tab 5 0 0", "intervals 1h10 salt 500mg !", "salt, hour"},
		{"e 12tab right", "intervals 1h10 ?", "weight"},
		{"e 12tab backspace", "intervals 1h10", "weight"},
		{"e 13tab 6 : 3 0", "intervals 1h10 ! at 6:30", "time of day"},
		{"e 13tab 6 : 3 0 tab", "intervals 1h10 ! at 06:30", "tags"},
		{"e 14tab n i g h t , # x", "intervals 1h10 #night #x !", "tags"},
		{"e 15tab s a y space \" h i \"", `intervals 1h10 ! "say \"hi\""`, "note"},
		{"e 17tab 1 0 m", "intervals 1h10 !: 10m", "steps"},
		{"e 17tab tab", "intervals 1h10 !", "steps"},
		{"e up down", "intervals 1h10 !", ""}, // back from an earlier line
		{"e down", "intervals 1h10 !", "sport"},
		{"e q tab", "intervals 1h10 !q", ""}, // a line that can't be read is not left
	} {
		t.Run(strings.ReplaceAll(tt.typed, " ", "_"), func(t *testing.T) {
			p := beforeBlock(t).Types("w")
			typed(p, tt.typed)
			f := form(t, p)
			if f.Line != tt.line || f.Typed != tt.field {
				t.Errorf("the line is %q in %q, want %q in %q", f.Line, f.Typed, tt.line, tt.field)
			}
		})
	}
}

// typed presses keys by name; 4tab is four of them.
func typed(p *screentest.Person, words string) {
	for _, word := range strings.Fields(words) {
		times := 1
		if n, ok := strings.CutSuffix(word, "tab"); ok && n != "" && n != "shift+" {
			times, _ = strconv.Atoi(n)
			word = "tab"
		}
		for range times {
			p.Types(word)
		}
	}
}

// What is typed in a field is kept by enter and put back by esc; a session that
// can't be is refused, and the field that is at fault is opened.
func TestTheFormIsKeptOrPutBack(t *testing.T) {
	day := screentest.Today + 1
	for _, tt := range []struct{ typed, day, field, says string }{
		{"e 4tab 8 k enter", "intervals 1h10 8k !", "", ""},
		{"e 4tab 8 k esc", "intervals 1h10 !", "", "left as it was"},
		{"e tab b enter", "bike intervals 1h10 !", "", ""},
		{"e 3tab backspace backspace backspace backspace enter", "intervals 1h10 !", "duration", "how long, or how far"},
		{"e 3tab backspace backspace backspace backspace 1 2 k enter", "intervals 1h10 !", "duration", "that is no duration; try: 1h10 or 50m"},
		{"e 4tab 5 0 m enter", "intervals 1h10 !", "distance", "a second duration"},
		{"e 5tab 1 1 enter", "intervals 1h10 !", "intensity", "effort"},
		{"e 17tab 2 0 m , 3 0 m enter", "intervals 1h10 !", "", ""},
		{"e enter", "intervals 1h10 !", "", ""},
	} {
		t.Run(strings.ReplaceAll(tt.typed, " ", "_"), func(t *testing.T) {
			p := beforeBlock(t).Types("w")
			typed(p, tt.typed)
			if got := p.Day(day); got != tt.day {
				t.Errorf("the day holds %q, want %q", got, tt.day)
			}
			if !strings.Contains(p.Status.Says, tt.says) {
				t.Errorf("says %q, want %q", p.Status.Says, tt.says)
			}
			if f, open := p.Editor.Form(); tt.field != "" && (!open || f.Typed != tt.field) {
				t.Errorf("the form is open: %v, in %q, want %q", open, f.Typed, tt.field)
			}
		})
	}
}

// On a day without a session the form adds one.
func TestTheFormAdds(t *testing.T) {
	p := beforeBlock(t).Types("x", "e")
	if f := form(t, p); f.Line != "" {
		t.Fatalf("the line is %q", f.Line)
	}
	typed(p, "tab b tab t e tab 4 5 m enter")
	if got := p.Day(screentest.Today); got != "bike tempo 45m" {
		t.Errorf("the day holds %q, says %q", got, p.Status.Says)
	}
	if typed(p.Types("l", "x"), "e enter"); p.Editor.Typing() || p.Day(screentest.Today+1) != "" {
		t.Error("an empty form adds something")
	}
}
