package editor_test

import (
	"strings"
	"testing"

	"ebb/tui/screen/screentest"
)

// What is carried goes by the keys that move, with counts.
func TestWhatIsCarried(t *testing.T) {
	for _, tt := range []struct {
		typed    string
		from, to int
		want     string
	}{
		{"M l enter", 6, 7, "|intervals 1h10 !; easy 1h10"},
		{"M right enter", 6, 7, "|intervals 1h10 !; easy 1h10"},
		{"M 3l enter", 6, 9, "|intervals 1h10 !|easy 45m; bike easy 1h|rest; easy 1h10"},
		{"M h enter", 5, 6, "strength maintenance 45m; easy 1h10|"},
		{"M left enter", 5, 6, "strength maintenance 45m; easy 1h10|"},
		{"M j enter", 13, 13, "easy 1h; bike easy 45m; easy 1h10"},
		{"M down enter", 13, 13, "easy 1h; bike easy 45m; easy 1h10"},
		{"M up down l M", 7, 7, "intervals 1h10 !; easy 1h10"}, // M again drops
		{"M $ enter", 11, 11, "bike easy 2h15; easy 1h10"},
		{"M 0 enter", 5, 5, "strength maintenance 45m; easy 1h10"},
		{"M w enter", 7, 7, "intervals 1h10 !; easy 1h10"},
		{"M } enter", 26, 26, "rest; easy 1h10"},
		{"M 9l 8h enter", 7, 7, "intervals 1h10 !; easy 1h10"},
		{"2l M l enter", 8, 9, "|rest; easy 45m; bike easy 1h"}, // all of the day
		{"v l M j enter", 13, 14, "easy 1h; bike easy 45m; easy 1h10|threshold 1h15 !; intervals 1h10 !"},
		{"v l M j enter", 6, 7, "|"},
		{"v l M l enter", 6, 8, "|easy 1h10|easy 45m; bike easy 1h; intervals 1h10 !"},
		{"v l M h enter", 5, 7, "strength maintenance 45m; easy 1h10|intervals 1h10 !|"},
	} {
		t.Run(strings.ReplaceAll(tt.typed, " ", "_"), func(t *testing.T) {
			p := runner(t)
			start := p.Plan
			p.Types(strings.Fields(tt.typed)...)
			if got := days(p, tt.from, tt.to); got != strings.ReplaceAll(tt.want, "|", "\n") {
				t.Errorf("from the %dth on\n%s\nwant\n%s", tt.from, got, strings.ReplaceAll(tt.want, "|", "\n"))
			}
			if len(p.Past) != 1 || p.Editor.Typing() {
				t.Errorf("%d steps of undo, still carried: %v (%s)", len(p.Past), p.Editor.Typing(), p.Status.Says)
			}
			p.Types("u")
			p.Unchanged(start)
		})
	}
}

// Weeks are carried to the place of another; all between close up.
func TestWeeksAreCarried(t *testing.T) {
	week := func(p *screentest.Person, from int) string { return days(p, from, from+6) }
	start := runner(t)
	second, third := week(start, 5), week(start, 12)
	for _, tt := range []struct {
		typed string
		to    int
		moved string
	}{
		{"V M j enter", 12, second},
		{"V M j enter", 5, third},
		{"V M 7l enter", 12, second},
		{"j V M k enter", 5, third},
		{"V M j j k enter", 12, second},
		{"V j M k enter", 5, third}, // 2 weeks go one on
	} {
		p := runner(t, strings.Fields(tt.typed)...)
		if got := week(p, tt.to); got != tt.moved {
			t.Errorf("%s: from the %dth on\n%s\nwant\n%s", tt.typed, tt.to, got, tt.moved)
		}
		if p.Plan.Events[0].From != start.Plan.Events[0].From || len(p.Past) != 1 {
			t.Errorf("%s moves the race or is %d steps", tt.typed, len(p.Past))
		}
		p.Types("u")
		p.Unchanged(start.Plan)
	}
	for _, block := range []string{tenDays, nineDays} {
		p := blocks(t, block)
		was := p.Plan
		p.Types("V", "M", "j", "enter")
		if p.Editor.Typing() || len(p.Past) != 1 {
			t.Errorf("not carried: %s", p.Status.Says)
		}
		p.Types("u")
		p.Unchanged(was)
	}
}

// Dropped where it was taken up, or inside itself, nothing is stored and nothing
// is held any more.
func TestDroppedOnItself(t *testing.T) {
	for _, typed := range []string{"M enter", "M l h enter", "M M", "v l M enter", "V M enter", "V M l enter", "V M 3l enter", "V j M j enter", "V j M l enter", "s enter", "s l h enter"} {
		p := runner(t)
		start := p.Plan
		p.Types(strings.Fields(typed)...)
		if typed == "M M" { // M on the same day does not drop yet
			p.Types("enter")
		}
		p.Unchanged(start)
		if p.Editor.Typing() || p.News > 0 || p.Status.Fault {
			t.Errorf("%s: still held %v, %d edits, says %q", typed, p.Editor.Typing(), p.News, p.Status.Says)
		}
	}
}

// Over the edge of the season nothing can be dropped; esc gives all back.
func TestNothingIsDroppedOutsideTheSeason(t *testing.T) {
	p := runner(t, "v", "3h", "M", "G")
	start := p.Plan
	p.Types("enter")
	p.Said("lies outside the season", true)
	p.Unchanged(start)
	p.Types("esc")
	if p.Editor.Typing() || p.Editor.Cursor != april(3) {
		t.Errorf("esc leads to %s", p.Here())
	}
}

// While it is carried the screen shows where it would lie, and nothing is
// stored.
func TestWhatIsCarriedIsShown(t *testing.T) {
	p := runner(t, "V", "M", "j")
	for _, z := range []size{{80, 24}, {120, 36}} {
		if got := text(p, z.w, z.h); !strings.Contains(got, "carrying 1 week") {
			t.Errorf("%s does not say what is carried:\n%s", z, got)
		}
	}
	if p.News > 0 || p.Editor.Ahead == nil || p.Editor.Ahead.Outlook == nil {
		t.Error("nothing is shown of it, or it is stored")
	}
	p.Types("esc")
	if p.Editor.Ahead != nil {
		t.Error("esc leaves the preview")
	}
}

// Blocks are split, merged and stretched, and all of it is taken back.
func TestBlocksAreSplitMergedAndStretched(t *testing.T) {
	for _, tt := range []struct{ typed, want string }{
		{"|", "Build 2: load load load down; Specific 1: load; Specific 2: load load down"},
		{"| &", ""}, // the new block goes on into the taper
		{"| 2{ &", "Build 2: load load load down; Specific 1: load load load down"},
		{"{ { &", "Build 2: load load load down load load load down"},
		{"z 2l enter", "Specific 1: load load load down down down"},
		{"z h enter", "Specific 1: load load load; "},
		{"z 99h enter", "Specific 1: load; "},
		{"z l h enter", "Specific 1: load load load down; "},
	} {
		p := runner(t)
		start := p.Plan
		p.Types(strings.Fields(tt.typed)...)
		got := strings.ReplaceAll(shape(p.Plan), "\n", "; ")
		if tt.typed != "z 2l enter" && tt.typed != "z h enter" && tt.typed != "z 99h enter" && !strings.Contains(got, tt.want) {
			t.Errorf("%s gives %s", tt.typed, got)
		}
		if strings.HasPrefix(tt.typed, "z") && !strings.Contains(got, tt.want) && !strings.Contains(got, strings.TrimSuffix(tt.want, "; ")) {
			t.Errorf("%s gives %s", tt.typed, got)
		}
		for range len(p.Past) {
			p.Types("u")
		}
		p.Unchanged(start)
	}
	p := runner(t, "{", "|")
	p.Said("the block begins here", true)
	p = runner(t, "G", "&")
	p.Said("is the season's last block", true)
	p = runner(t, "G", "|")
	p.Said("the block has only this week", true)
}
