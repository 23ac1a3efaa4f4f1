package editor_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ebb/plan"
	"ebb/tui/screen/screentest"
	"ebb/tui/termtest"
)

// strokes are what is typed into the editing: rows of keys that come to
// something, and single ones.
var strokes = strings.Split(strings.TrimSpace(`
v;v l;v 3l;v 2h;V;V j;V V;v j;V G;esc;esc esc
+;-;3+;2-;9-;30+;>;<;2>;3<;x;2x;y;p;P;3p;.;3.;~;M l enter;M 2j enter;M j esc;M M;s l enter;s j enter
V M j enter;V M 2k enter;V j M j enter;v l M j enter;v x;V x enter;V y p enter;V y P o enter;V j y 2p o o enter;p enter;P o o o enter
i enter;I enter;2i o enter;3I o o enter;i o o w enter;i o o l l enter;X enter;2X o enter;X o o o enter;V X enter;z l enter;z h enter;z 3l o enter;z 2h o o enter;z l tab j k tab enter
|;&;o;T 65% enter;T none enter;C taper enter;C recovery enter;V T 80% enter;V C race enter;V +;V 3-;V >;V 2<;V ~
a easy_40m enter;a long_3h_@3_+900m_! enter;e 5 enter;e backspace enter;/ long enter;/ race enter;n;N;5n;gd sun enter;gd +3w enter
h;j;k;l;w;b;{;};0;$;gg;G;t;9l;4j;pgdown;pgup;tab;enter;space;u;3u;ctrl+r;9u;2 esc;g esc`), "\n")

func strokesOf() []string {
	var all []string
	for _, row := range strokes {
		all = append(all, strings.Split(row, ";")...)
	}
	return all
}

// beginnings are the plans that a monkey is let loose on.
var beginnings = map[string]func(t testing.TB) *screentest.Person{
	"runner": func(t testing.TB) *screentest.Person { return runner(t) },
	"canyon": func(t testing.TB) *screentest.Person { return canyon(t) },
	"ten":    func(t testing.TB) *screentest.Person { return blocks(t, tenDays, nineDays, tenDays) },
	"empty": func(t testing.TB) *screentest.Person {
		return sit(t, screentest.SceneOf(t, plan.Plan{}, screentest.IDs()))
	},
	"outline": outline,
	"days":    func(t testing.TB) *screentest.Person { return blocks(t, "load 50 | easy 50m\nload 20 | easy 20m") },
}

// Whatever is typed in whatever size: nothing panics, there is always a plan in
// which no id stands twice, what is taken is what was shown, and undo of all
// gives the start.
func TestAMonkeyEdits(t *testing.T) {
	all := strokesOf()
	for name, begin := range beginnings {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(r *rapid.T) {
				p := begin(t)
				start := p.Plan
				for _, stroke := range rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(all), rapid.SampledFrom(all), termtest.Keys()), 1, 25).Draw(r, "strokes") {
					play(r, p, stroke)
					sessions, weeks := ids(p.Plan)
					if unique(sessions) != len(sessions) || unique(weeks) != len(weeks) {
						r.Fatalf("after %q an id stands twice", stroke)
					}
				}
				for _, z := range rapid.SliceOfN(rapid.SampledFrom([]size{{1, 1}, {20, 5}, {39, 14}, {40, 15}, {40, 20}, {60, 20}, {79, 24}, {80, 24}, {99, 30}, {120, 36}, {200, 60}, {220, 16}}), 1, 4).Draw(r, "sizes") {
					drawnAt(r, p, z)
				}
				for range 12 {
					if !p.Editor.Typing() {
						break
					}
					p.Types("esc")
				}
				if p.Editor.Typing() {
					r.Fatalf("esc does not end what is being made up")
				}
				for len(p.Past) > 0 {
					p.Types("esc", "esc", "esc", "u")
				}
				if changed := changedDays(start, p.Plan); changed != "" {
					r.Fatalf("undo of all leaves %s", changed)
				}
			})
		})
	}
}

// play types a row of keys; what a draft shows just before it is taken is what
// the plan then is.
func play(r *rapid.T, p *screentest.Person, stroke string) {
	words := strings.Fields(stroke)
	if stroke == " " {
		words = []string{"space"}
	}
	for _, word := range words {
		var shown *plan.Plan
		if word == "enter" && p.Editor.Typing() && p.Editor.Ahead != nil && p.Editor.Ahead.Outlook != nil {
			shown = &p.Editor.Ahead.Plan
		}
		before := p.News
		p.Types(strings.ReplaceAll(word, "_", " "))
		if shown != nil && p.News > before {
			if changed := changedDays(*shown, p.Plan); changed != "" {
				r.Fatalf("%q: taken is not what was shown: %s", stroke, changed)
			}
		}
	}
}

func drawnAt(r *rapid.T, p *screentest.Person, z size) {
	f, caret := sees(p, z.w, z.h, true)
	if len(f.Lines()) != z.h || caret.X < 0 || caret.X >= z.w || caret.Y < 0 || caret.Y >= z.h {
		r.Fatalf("%s: %d rows, cursor %+v", z, len(f.Lines()), caret)
	}
}
