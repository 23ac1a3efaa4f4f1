package season_test

import (
	"strings"
	"testing"

	"ebb/tui/keys"
	"ebb/tui/panel"
	"ebb/tui/screen"
	"ebb/tui/screen/screentest"
)

// What each key that moves does, from Tuesday 6 April, second week of Specific 1.
func TestKeysThatMove(t *testing.T) {
	for _, tt := range []struct{ typed, at string }{
		{"", "Tue 6 Apr"}, {"l", "Wed 7 Apr"}, {"right", "Wed 7 Apr"}, {"h", "Mon 5 Apr"}, {"left", "Mon 5 Apr"},
		{"j", "Tue 13 Apr"}, {"down", "Tue 13 Apr"}, {"k", "Tue 30 Mar"}, {"up", "Tue 30 Mar"}, {"3j", "Tue 27 Apr"},
		{"{", "Mon 29 Mar"}, {"2{", "Mon 15 Mar"}, {"}", "Mon 26 Apr"}, {"2}", "Mon 10 May"},
		{"0", "Mon 5 Apr"}, {"$", "Sun 11 Apr"}, {"gg", "Mon 30 Nov"}, {"G", "Sun 20 Jun"}, {"G t", "Tue 6 Apr"},
		{"gd race-21d enter", "Sat 1 May"}, {"w", "Wed 7 Apr"}, {"b", "Mon 5 Apr"}, {"pgdown", "Tue 4 May"},
	} {
		t.Run(strings.ReplaceAll(tt.typed, " ", "_"), func(t *testing.T) {
			p := sit(t, runner(t)).types(strings.Fields(tt.typed)...)
			if got := p.Editor.Cursor.Format("Mon 2 Jan"); got != tt.at {
				t.Errorf("%q leads to %s, want %s", tt.typed, got, tt.at)
			}
			if p.News > 0 || p.Screen.Typing() {
				t.Errorf("%q changes something", tt.typed)
			}
		})
	}
}

// Beyond the end of a season is the next one, and what lies between is told.
func TestMovingFromSeasonToSeason(t *testing.T) {
	const on, back = "Autumn, from Mon 6 Sep 2027: 11 weeks without a plan between", "Canyon 100K, from Mon 30 Nov 2026: 11 weeks without a plan between"
	for _, tt := range []struct{ typed, at, says string }{
		{"G l", "Mon 6 Sep", on}, {"G j", "Sun 12 Sep", on}, {"G }", "Mon 6 Sep", on}, {"G w", "Mon 6 Sep", on},
		{"G l h", "Sun 20 Jun", back}, {"G l k", "Mon 14 Jun", back}, {"G l {", "Mon 24 May", back},
		{"G l G l", "Sun 26 Sep", "the plan ends here"}, {"gg h", "Mon 30 Nov", "the plan begins here"},
		{"gg {", "Mon 30 Nov", "the plan begins here"}, {"G l G j", "Sun 26 Sep", "the plan ends here"},
		{"gd 2027-08-30 enter", "Mon 6 Sep", ""},
	} {
		t.Run(strings.ReplaceAll(tt.typed, " ", "_"), func(t *testing.T) {
			p := twoSeasons(t).types(strings.Fields(tt.typed)...)
			if got := p.Editor.Cursor.Format("Mon 2 Jan"); got != tt.at {
				t.Errorf("%q leads to %s, want %s", tt.typed, got, tt.at)
			}
			if tt.says != "" && p.Status.Says != tt.says {
				t.Errorf("%q says %q, want %q", tt.typed, p.Status.Says, tt.says)
			}
		})
	}
}

// enter goes into the block and esc out, the cursor's day kept; esc ends one
// thing at a time.
func TestZoom(t *testing.T) {
	p := sit(t, runner(t)).types("2j", "enter")
	if len(p.Went) != 1 || p.Went[0] != screen.Block || p.Editor.Cursor != p.Scene.Today+14 {
		t.Errorf("enter goes to %v on %s", p.Went, p.Editor.Cursor)
	}
	p = sit(t, runner(t)).types("V", "esc")
	if p.Left {
		t.Error("esc leaves with a selection")
	}
	if p.types("esc"); !p.Left {
		t.Error("esc does not leave")
	}
	p = sit(t, runner(t))
	p.Text(80, 24)
	p.types("tab")
	if !strings.Contains(p.Text(80, 24), "oscillation") {
		t.Errorf("tab does not open the panel on\n%s", p.Text(80, 24))
	}
	if p.types("esc"); p.Left || strings.Contains(p.Text(80, 24), "oscillation") {
		t.Error("esc does not close the panel alone")
	}
	start := sit(t, runner(t))
	before := start.Plan
	start.types("3+", "esc")
	start.Unchanged(before)
	if start.Left {
		t.Error("esc leaves with a run on screen")
	}
}

// tab turns through the week and the pages of its block, and comes back.
func TestThePanelTurns(t *testing.T) {
	for _, key := range []string{"tab", "shift+tab"} {
		p := sit(t, runner(t))
		first, seen := p.Text(120, 36), map[string]bool{}
		for range int(panel.Last) + 1 {
			page := p.types(key).Text(120, 36)
			if page == first || seen[page] {
				t.Errorf("%s comes back too early", key)
			}
			seen[page] = true
		}
		if p.types(key).Text(120, 36) != first {
			t.Errorf("%s does not come back after all pages", key)
		}
	}
}

// Every action of the table does something on this screen or says why not,
// whatever is on it; those that are none of its own do nothing.
func TestEveryActionDoesSomethingOrSaysWhyNot(t *testing.T) {
	for _, s := range states {
		for _, b := range keys.Table {
			t.Run(s.name+"/"+string(b.Action), func(t *testing.T) {
				p := s.open(t)
				for p.Screen.Typing() {
					p.types("esc")
				}
				p.Status = screen.Status{}
				ok, why := p.Screen.Can(b.Action, p.Scene)
				if keys.OfProgram(b.Action) {
					if ok || why != "" {
						t.Errorf("the program's own: Can says %v, %q", ok, why)
					}
					return
				}
				if !ok && why == "" {
					t.Fatal("does nothing and says nothing")
				}
				look, was, past := p.Text(120, 36), p.Plan, len(p.Past)
				reply := p.Screen.Act(b.Action, 1, p.Scene)
				p.Does(reply)
				if !ok {
					if reply.Says != why || !reply.Fault {
						t.Errorf("says %q, Can said %q", reply.Says, why)
					}
					p.Unchanged(was)
					return
				}
				asks := reply.Text != nil || reply.Leave || reply.Go != nil || reply.Undo > 0 || reply.Redo > 0 || reply.Record != nil || reply.Says != ""
				if !asks && p.Text(120, 36) == look && len(p.Past) == past && !p.Screen.Typing() && b.Group != keys.Move {
					t.Error("does nothing")
				}
			})
		}
	}
}

// A key that is in no table does nothing.
func TestUnlistedKeysDoNothing(t *testing.T) {
	listed := map[string]bool{}
	for _, b := range keys.Table {
		for _, key := range b.Keys {
			listed[key[:1]] = true // the first of two opens the pair
			listed[key] = true
		}
	}
	p := sit(t, runner(t))
	was, look := p.Plan, p.Text(120, 36)
	for r := '!'; r <= '~'; r++ {
		if key := string(r); !listed[key] && (r < '1' || r > '9') {
			p.types(key)
			p.Status = screen.Status{}
			if p.Text(120, 36) != look || p.Screen.Typing() || p.Left {
				t.Errorf("%q does something", key)
			}
		}
	}
	p.Unchanged(was)
}

// While something is made up the plan stays as it is and the screen shows what
// would be; enter stores what was shown.
func TestAPreviewStoresNothingAndIsWhatIsStored(t *testing.T) {
	for _, typed := range []string{"i", "2i", "I", "I o", "X", "2X", "z l", "z h", "T load_700", "C down", "a long_5h"} {
		p := sit(t, runner(t))
		start, look := p.Plan, p.Text(120, 36)
		for _, word := range strings.Fields(typed) {
			p.types(strings.ReplaceAll(word, "_", " "))
		}
		shown := p.Text(120, 36)
		if shown == look {
			t.Errorf("%q does not show", typed)
		}
		p.Unchanged(start)
		p.types("esc")
		p.Unchanged(start)
		p.Status = screen.Status{}
		if got := p.Text(120, 36); got != look {
			t.Errorf("%q esc: the screen is another", typed)
		}
	}
}

// What a preview adds is in accent, and what it takes away is left as a ghost.
func TestAPreviewShowsWhatComesAndGoes(t *testing.T) {
	for _, tt := range []struct {
		typed string
		want  string // letters of roles that are seen
	}{{"a long_6h", "+*"}, {"X", "+g*"}, {"I", "+g*"}, {"z l", "+g*"}} {
		p := sit(t, runner(t)).types("4l")
		for _, word := range strings.Fields(tt.typed) {
			p.types(strings.ReplaceAll(word, "_", " "))
		}
		f, _ := p.Sees(120, 36)
		look := strings.Join(f.Styles()[4:31], "\n")
		for _, letter := range tt.want {
			if !strings.ContainsRune(look, letter) {
				t.Errorf("%q: no cell in %q", tt.typed, letter)
			}
		}
	}
}

// An edit of another person leaves the cursor where it is, and the figures
// follow.
func TestOthersEditsAreSeen(t *testing.T) {
	p := sit(t, runner(t))
	if !strings.Contains(p.Text(120, 36), "29 weeks") {
		t.Fatal("the season has not 29 weeks")
	}
	p.takesOut(screentest.Today + 14)
	if got := p.Text(120, 36); !strings.Contains(got, "28 weeks") || p.Editor.Cursor != screentest.Today {
		t.Errorf("on %s\n%s", p.Editor.Cursor, got)
	}
}

// The mouse finds weeks by their columns, and blocks by their ends.
func TestPointing(t *testing.T) {
	p := sit(t, runner(t))
	_, caret := p.Sees(120, 36)
	pointed, ok := p.Screen.(screen.Pointed)
	if !ok {
		t.Fatal("nothing can be pointed at")
	}
	spot, ok := pointed.Point(caret.X, caret.Y)
	if !ok || spot.Kind != screen.OnWeek || spot.Day != screentest.Today-1 {
		t.Errorf("at the cursor there is %+v, %v", spot, ok)
	}
	if spot, ok = pointed.Point(caret.X+6, 3); !ok || spot.Kind != screen.OnEdge || spot.Day != screentest.Today+19 {
		t.Errorf("at the end of the block there is %+v, %v", spot, ok)
	}
	if _, ok = pointed.Point(2, 10); ok {
		t.Error("the labels can be pointed at")
	}
}

// The windows of the races lie after and before them, and the title says how
// far the next is.
func TestRacesHaveTheirWindows(t *testing.T) {
	lines := strings.Split(sit(t, runner(t)).Text(120, 36), "\n")
	row := ""
	for _, line := range lines {
		if strings.HasPrefix(line, " events") {
			row = line
		}
	}
	for _, want := range []string{"Foothill 50K B━━━━━━─── ", "Canyon 100K ╌╌╌╌╌╌╌A━━━━━━━━━──"} {
		if !strings.Contains(row, want) {
			t.Errorf("no %q in %q", want, row)
		}
	}
}

// Two races that ask for the same days are marked where they do.
func TestWindowsThatOverlapAreMarked(t *testing.T) {
	if text := stateNamed(t, "year").Text(120, 36); !strings.Contains(text, "✗ races overlap") {
		t.Errorf("no overlap is marked:\n%s", text)
	}
	if text := sit(t, runner(t)).Text(120, 36); strings.Contains(text, "races overlap") {
		t.Errorf("an overlap of one race is marked:\n%s", text)
	}
}
