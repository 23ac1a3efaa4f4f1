package editor_test

import (
	"strings"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/tui/screen/screentest"
)

// selected says which days are selected: "5-11 Apr", "" for none.
func selected(p *screentest.Person) string {
	span, ok := p.Editor.Selected(p.Plan)
	if !ok {
		return ""
	}
	if span.Days() == 1 {
		return span.From.Format("2 Jan")
	}
	return span.From.Format("2 Jan") + " to " + span.To.Format("2 Jan")
}

func TestWhatIsSelected(t *testing.T) {
	for _, tt := range []struct{ typed, want string }{
		{"v", "6 Apr"},
		{"v v", ""},
		{"v l", "6 Apr to 7 Apr"},
		{"v h", "5 Apr to 6 Apr"},
		{"v 3l 2h", "6 Apr to 7 Apr"},
		{"v 2h 4l", "6 Apr to 8 Apr"},
		{"v right", "6 Apr to 7 Apr"},
		{"v left", "5 Apr to 6 Apr"},
		{"v j", "6 Apr to 13 Apr"},
		{"v k", "30 Mar to 6 Apr"},
		{"v down", "6 Apr to 13 Apr"},
		{"v up", "30 Mar to 6 Apr"},
		{"v w", "6 Apr to 7 Apr"},
		{"v 2w", "6 Apr to 8 Apr"},
		{"v b", "5 Apr to 6 Apr"},
		{"v }", "6 Apr to 26 Apr"},
		{"v {", "29 Mar to 6 Apr"},
		{"v 0", "5 Apr to 6 Apr"},
		{"v $", "6 Apr to 11 Apr"},
		{"v gg", "1 Mar to 6 Apr"},
		{"v G", "6 Apr to 9 May"},
		{"2j v t", "6 Apr to 20 Apr"},
		{"v pgdown", "6 Apr to 4 May"},
		{"v pgup", "9 Mar to 6 Apr"},
		{"v gd 2027-04-09 enter", "6 Apr to 9 Apr"},
		{"v / night enter", "6 Apr to 17 Apr"},
		{"v 999l", "6 Apr to 9 May"},

		{"V", "5 Apr to 11 Apr"},
		{"V l", "5 Apr to 11 Apr"},
		{"V j", "5 Apr to 18 Apr"},
		{"V k", "29 Mar to 11 Apr"},
		{"V 6l", "5 Apr to 18 Apr"},
		{"V }", "5 Apr to 2 May"},
		{"V G", "5 Apr to 9 May"},
		{"V gg", "1 Mar to 11 Apr"},

		{"V V", "29 Mar to 25 Apr"},
		{"V V }", "29 Mar to 2 May"},
		{"V V {", "29 Mar to 25 Apr"},
		{"V V 2{", "1 Mar to 25 Apr"},
		{"V V V", ""},
		{"v V", "5 Apr to 11 Apr"},
		{"v l V", "5 Apr to 11 Apr"},
		{"v j V", "5 Apr to 18 Apr"},
		{"V v", "6 Apr"},
		{"V V v", "6 Apr"},
		{"v V V", "29 Mar to 25 Apr"},
		{"v V v v", ""},

		{"v esc", ""},
		{"V V esc", ""},
		{"v 2 esc", "6 Apr"}, // the count alone
		{"v g esc", "6 Apr"},
		{"v l tab", "6 Apr to 7 Apr"}, // looking ends nothing
	} {
		t.Run(strings.ReplaceAll(tt.typed, " ", "_"), func(t *testing.T) {
			p := runner(t, strings.Fields(tt.typed)...)
			if got := selected(p); got != tt.want {
				t.Errorf("%q selects %q, want %q", tt.typed, got, tt.want)
			}
			if p.News > 0 || p.Left {
				t.Errorf("%q changes something or leaves", tt.typed)
			}
		})
	}
}

// Weeks are as long as they are.
func TestWeeksThatAreNotSevenDaysAreSelected(t *testing.T) {
	for _, tt := range []struct{ text, typed, want string }{
		{tenDays, "V", "29 Mar to 7 Apr"},
		{tenDays, "V j", "29 Mar to 17 Apr"},
		{tenDays, "v j", "6 Apr to 16 Apr"},
		{tenDays, "v $", "6 Apr to 7 Apr"},
		{tenDays, "V V", "29 Mar to 27 Apr"},
		{nineDays, "V", "29 Mar to 6 Apr"},
		{nineDays, "l V", "7 Apr to 15 Apr"},
		{nineDays, "V l", "29 Mar to 15 Apr"},
		{nineDays, "V V", "29 Mar to 24 Apr"},
	} {
		p := blocks(t, tt.text).Types(strings.Fields(tt.typed)...)
		if got := selected(p); got != tt.want {
			t.Errorf("%q selects %q, want %q", tt.typed, got, tt.want)
		}
	}
}

// What is selected is said, counted in what it grows by, and shown.
func TestTheFooterCountsWhatIsSelected(t *testing.T) {
	for _, tt := range []struct{ typed, says string }{
		{"v", "1 day selected with 1 session"},
		{"v 2l", "3 days selected with 4 sessions"},
		{"V", "1 week selected with 8 sessions"},
		{"V j", "2 weeks selected with 17 sessions"},
		{"V V", "4 weeks selected with 31 sessions"},
	} {
		p := runner(t, strings.Fields(tt.typed)...)
		for _, z := range []size{{40, 20}, {80, 24}, {120, 36}, {200, 60}} {
			if got := text(p, z.w, z.h); !strings.Contains(got, tt.says) {
				t.Errorf("%s: %q does not say %q:\n%s", z, tt.typed, tt.says, got)
			}
		}
		without := runner(t)
		without.Editor.MoveTo(p.Editor.Cursor, without.Scene)
		a, _ := sees(p, 120, 36, true)
		b, _ := sees(without, 120, 36, true)
		if styles := screentest.TextOf(a.Styles()[:30]); p.Editor.Cursor != p.Today && styles == screentest.TextOf(b.Styles()[:30]) {
			t.Errorf("%q: the selection can't be seen", tt.typed)
		}
	}
}

// esc ends exactly one thing: pending count, what is being made up, the run on
// screen, the selection, then the screen.
func TestEscEndsOneThingAtATime(t *testing.T) {
	p := runner(t, "v", "l", "2+", "3")
	start := screentest.Runner(t).Plan
	after := p.Plan
	p.Types("esc")
	p.Unchanged(after)
	if selected(p) == "" || len(p.Past) != 1 {
		t.Fatal("with a count pending esc ends more than the count")
	}
	p.Types("esc")
	p.Unchanged(start)
	if selected(p) == "" {
		t.Fatal("taking the run back esc ends the selection as well")
	}
	p.Types("T", "esc")
	if selected(p) == "" || p.Editor.Typing() {
		t.Fatal("esc does not end the question alone")
	}
	p.Types("esc")
	if selected(p) != "" || p.Left {
		t.Fatal("esc does not end the selection alone")
	}
	if p.Types("esc"); !p.Left {
		t.Error("esc does not leave the screen")
	}
}

// The same for what is carried or looked at: the count typed into it first.
func TestEscEndsOneThingOfADraft(t *testing.T) {
	for _, open := range []string{"V M", "v l M", "V X", "V x", "M", "i", "z", "s"} {
		p := runner(t, strings.Fields(open)...).Types("j", "2", "esc")
		if !p.Editor.Typing() {
			t.Errorf("%s 2 esc ends more than the count", open)
			continue
		}
		p.Types("esc")
		if p.Editor.Typing() || p.Left {
			t.Errorf("%s esc does not end it alone", open)
		}
		if p.News > 0 {
			t.Errorf("%s esc stores something", open)
		}
	}
}

// A selection over a plan that has become shorter, or empty, is cut to it or
// ends; nothing that is done to it then panics.
func TestASelectionOverAPlanThatWentAway(t *testing.T) {
	for _, of := range []string{"v", "V", "V V", "v 3l", "V j"} {
		for _, then := range []string{"+", "-", "<", ">", "x", "y", "~", "M", "T 65% enter", "C taper enter", "X", "p", ".", "esc", "tab", "a easy 20m enter", "i", "z", "|", "&", "s", "j"} {
			t.Run(of+" "+then, func(t *testing.T) {
				p := sit(t, screentest.SceneOf(t, plan.Plan{}, screentest.IDs())).Types("a", "easy 1h", "enter", "5l")
				p.Types(strings.Fields(of)...).Types("u")
				p.Types(strings.Fields(then)...)
				text(p, 120, 36)
				text(p, 40, 20)
			})
		}
	}
	p := runner(t, "V", "G")
	short := p.Plan
	short.Seasons = append([]plan.Macrocycle(nil), short.Seasons...)
	short.Seasons[0].Blocks = short.Seasons[0].Blocks[:1]
	p.Shows(short)
	p.Types("+")
	if got := p.Editor.Cursor; got > calendar.Of(2027, 3, 28) {
		t.Errorf("the cursor stands on %s, behind the season", got.Format("2 Jan"))
	}
}

// A draft that is open while another takes the plan away ends, or says that
// there is nothing to do; nothing panics.
func TestADraftOverAPlanThatWentAway(t *testing.T) {
	for _, open := range []string{"i", "2I", "X", "z", "z l", "M", "s", "e", "a easy 20m", "T 65%", "C taper", "/ easy", "gd sun", "V M", "V X", "V T 65%", "v M", "r"} {
		t.Run(open, func(t *testing.T) {
			p := sit(t, screentest.SceneOf(t, plan.Plan{}, screentest.IDs())).Types("a", "easy 1h", "enter")
			p.Types(strings.Fields(open)...)
			p.Shows(plan.Plan{})
			for _, key := range []string{"l", "o", "h", "5", "+", "j", "tab", "enter", "esc", "esc"} {
				if p.Types(key); len(p.Plan.Seasons) > 0 && open != "a easy 20m" && key != "enter" {
					t.Errorf("%s makes a season", key)
				}
				text(p, 120, 36)
				text(p, 40, 20)
			}
		})
	}
}
