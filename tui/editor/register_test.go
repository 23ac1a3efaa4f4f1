package editor_test

import (
	"slices"
	"strings"
	"testing"

	"ebb/plan"
	"ebb/tui/screen/screentest"
)

// What is cut or copied and pasted, from Tuesday 6 April on.
func TestDaysAreCutCopiedAndPasted(t *testing.T) {
	for _, tt := range []struct {
		typed    string
		from, to int
		want     string
	}{
		{"v l x", 6, 8, "|  |easy 45m; bike easy 1h"},
		{"v l x 3l p", 6, 10, "| |easy 45m; bike easy 1h|rest; easy 1h10|long 3h45 @3 +950m fuel 70g salt 600mg #technical #poles !; intervals 1h10 !"},
		{"v l x 3l P", 9, 10, "easy 1h10; rest|long 3h45 @3 +950m fuel 70g salt 600mg #technical #poles !; intervals 1h10 !"},
		{"v l y 3l p", 6, 9, "easy 1h10|intervals 1h10 !|easy 45m; bike easy 1h|rest; easy 1h10"},
		{"v h y 4l 2p", 9, 12, "rest; strength maintenance 45m|long 3h45 @3 +950m fuel 70g salt 600mg #technical #poles !; easy 1h10|bike easy 2h15; strength maintenance 45m|rest; easy 1h10"},
		{"v y 3l 3p", 9, 9, "rest; easy 1h10; easy 1h10; easy 1h10"},
		{"2l v y l p", 9, 9, "rest; easy 45m; bike easy 1h"},
		{"v x p", 6, 6, "easy 1h10"},
		{"v x l p", 6, 7, "|intervals 1h10 !; easy 1h10"},
		{"v x l P", 6, 7, "|easy 1h10; intervals 1h10 !"},
		{"2l v x j p", 15, 15, "easy 50m; easy 45m; bike easy 1h; strength maintenance 45m"},
		{"x 3l p .", 9, 9, "rest; easy 1h10; easy 1h10"},
		{"y l p l . l .", 7, 9, "intervals 1h10 !; easy 1h10|easy 45m; easy 1h10; bike easy 1h|rest; easy 1h10"},
		{"y l 2p", 7, 7, "intervals 1h10 !; easy 1h10; easy 1h10"},
		{"2l 2x l p", 8, 9, "|rest; easy 45m; bike easy 1h"},
	} {
		t.Run(strings.ReplaceAll(tt.typed, " ", "_"), func(t *testing.T) {
			p := runner(t)
			start := p.Plan
			p.Types(strings.Fields(tt.typed)...)
			var want []string
			for _, day := range strings.Split(tt.want, "|") {
				want = append(want, strings.TrimSpace(day))
			}
			if got := days(p, tt.from, tt.to); got != strings.Join(want, "\n") {
				t.Errorf("from the %dth on\n%s\nwant\n%s", tt.from, got, strings.Join(want, "\n"))
			}
			sessions, weeks := ids(p.Plan)
			for _, all := range [][]plan.ID{sessions, weeks} {
				if unique(all) != len(all) {
					t.Error("an id stands twice in the plan")
				}
			}
			for range len(p.Past) {
				p.Types("u")
			}
			p.Unchanged(start)
		})
	}
}

func unique(all []plan.ID) int {
	seen := map[plan.ID]bool{}
	for _, id := range all {
		seen[id] = true
	}
	return len(seen)
}

// A paste that does not fit into the season is refused whole.
func TestAPasteOverTheEdgeIsRefused(t *testing.T) {
	p := runner(t, "gg", "v", "3l", "y", "G")
	start := p.Plan
	p.Types("p")
	p.Said("lies outside the season", true)
	p.Unchanged(start)
	p = runner(t, "v", "l", "y", "999p")
	p.Said("lies outside the season", true)
	p.Unchanged(start)
}

// Cut and pasted a thing is the same, moved by whichever way; copies are others,
// and so is what is pasted a second time.
func TestIDsOfWhatIsMovedAndCopied(t *testing.T) {
	for _, typed := range []string{
		"x l p", "v l x 2j p", "oooo V x enter p enter", "oooo V j x enter j P enter", "v l M 2l enter", "V M j enter", "M 3l enter", "V >", "V 2<", "v 2>", "2> 3<", "s l enter",
		"x u", "v 3l x u", "V x enter u", "V x enter u ctrl+r u", "V V x enter u", "i enter u", "X enter u", "z l enter u", "z h enter u", "| u", "|", "& u", "~ ~", "v l ~ ~", "3+ 3-",
	} {
		t.Run(typed, func(t *testing.T) {
			p := runner(t)
			sessions, weeks := ids(p.Plan)
			p.Types(strings.Fields(typed)...)
			after, now := ids(p.Plan)
			if p.Status.Fault {
				t.Fatalf("refused: %s", p.Status.Says)
			}
			if !sameSet(sessions, after) || !sameSet(weeks, now) {
				t.Errorf("%d of %d sessions and %d of %d weeks keep their ids", kept(sessions, after), len(sessions), kept(weeks, now), len(weeks))
			}
		})
	}
	for _, tt := range []struct {
		typed           string
		sessions, weeks int // that are new
	}{
		{"y p", 1, 0}, {"3p", 0, 0}, {"y 3p", 3, 0}, {"v 2l y p", 4, 0}, {"v 2l y 2p", 8, 0}, {"x p p", 1, 0}, {"V y p enter", 8, 1}, {"V y 2p enter", 16, 2}, {"oooo V x enter 2p enter", 8, 1},
		{"oooo V j y P enter", 17, 2}, {"i enter", 0, 1}, {"3I enter", 0, 3}, {"oooo V x enter p enter p enter", 8, 1},
	} {
		t.Run(tt.typed, func(t *testing.T) {
			p := runner(t)
			sessions, weeks := ids(p.Plan)
			p.Types(strings.Fields(tt.typed)...)
			after, now := ids(p.Plan)
			if got := len(after) - kept(sessions, after); got != tt.sessions {
				t.Errorf("%d sessions are new, want %d", got, tt.sessions)
			}
			if got := len(now) - kept(weeks, now); got != tt.weeks {
				t.Errorf("%d weeks are new, want %d", got, tt.weeks)
			}
			if unique(after) != len(after) || unique(now) != len(now) {
				t.Error("an id stands twice in the plan")
			}
		})
	}
}

// kept counts the ids that are still there.
func kept(was, now []plan.ID) (n int) {
	for _, id := range was {
		if slices.Contains(now, id) {
			n++
		}
	}
	return n
}

// A copy has an id of its own, also when what it was copied from is gone.
func TestACopyOfWhatIsGone(t *testing.T) {
	p := runner(t, "y")
	was, _ := p.Editor.Session(p.Scene)
	p.Types("X", "enter", "p")
	now, ok := p.Editor.Session(p.Scene)
	if !ok || now.ID == was.ID {
		t.Errorf("pasted is %s, with the id of what was copied: %v", p.Here(), now.ID == was.ID)
	}
}

// A week that was cut is pasted with ids of its own when its sessions stand
// elsewhere by now.
func TestAWeekPastedAgainHasNoSessionTwice(t *testing.T) {
	p := runner(t, "j", "V", "x", "enter", "p", "enter", "j", "M", "j", "enter", "k", "X", "enter", "p", "enter")
	if sessions, _ := ids(p.Plan); unique(sessions) != len(sessions) {
		t.Errorf("%d sessions, %d ids", len(sessions), unique(sessions))
	}
}

// Weeks are pasted as weeks, of whatever length, behind and before.
func TestWeeksAreCutCopiedAndPasted(t *testing.T) {
	for _, tt := range []struct{ typed, want string }{
		{"V y p o enter", ""}, // any way: only that it is taken
		{"V y p enter", "load10 load10 load10 down10"},
		{"V y 2p enter", "load10 load10 load10 load10 down10"},
		{"2j V y k P enter", "load10 down10 load10 down10"},
		{"V x enter", "load10 down10"},
		{"V x enter G p enter", "load10 down10 load10"},
		{"V j x enter", "down10"},
		{"V j x enter P enter", "load10 load10 down10"},
	} {
		p := blocks(t, tenDays)
		start := p.Plan
		p.Types(strings.Fields(tt.typed)...)
		if got := shape(p.Plan); tt.want != "" && got != "Block A: "+tt.want+"\n" {
			t.Errorf("%s gives %s, want %s", tt.typed, got, tt.want)
		}
		if p.Editor.Typing() || p.Status.Fault {
			t.Errorf("%s is not taken: %s", tt.typed, p.Status.Says)
		}
		for range len(p.Past) {
			p.Types("u")
		}
		p.Unchanged(start)
	}
}

// A whole season can't be cut away; what was asked says why, and esc leaves.
func TestAllWeeksAtOnce(t *testing.T) {
	for _, op := range []string{"x", "X"} {
		p := runner(t, "gg", "V", "G", op, "enter")
		if p.Plan.Check() != nil {
			t.Fatal("no plan")
		}
		text(p, 120, 36)
		text(p, 40, 20)
		start := screentest.Runner(t).Plan
		for range len(p.Past) + 1 {
			p.Types("esc", "u")
		}
		p.Unchanged(start)
	}
}

// The point does once more what was done last, of whichever kind, on what is
// selected now, or under the cursor.
func TestTheLastChangeOnceMore(t *testing.T) {
	for _, tt := range []struct{ first, again, typed string }{
		{"v l +", "v l", "esc 2j"},
		{"v l x", "v l", "2j"},
		{"v l ~", "v l", "esc 2j"},
		{"v l >", "v l", "esc 2j"},
		{"V T 33% enter", "V", "j"},
		{"V C taper enter", "V", "j"},
		{"V x enter", "V", "j"},
		{"V X enter", "V", "j"},
		{"2x", "", "2l"},
		{"y l p", "", "2l"},
		{"|", "", "j"},
		{"oooo i enter", "", "j"},
		{"oooo 2I enter", "", "j"},
		{"X enter", "", "j"},
		{"3+", "", "l"},
		{"~", "", "l"},
		{"2>", "", "4l"},
	} {
		t.Run(tt.first+" . "+tt.typed, func(t *testing.T) {
			by := runner(t, strings.Fields(tt.first)...).Types("esc", "esc").Types(strings.Fields(tt.typed)...)
			by.Types(strings.Fields(tt.again)...)
			p := runner(t, strings.Fields(tt.first)...).Types("esc", "esc").Types(strings.Fields(tt.typed)...)
			p.Types(strings.Fields(tt.again)...)
			edits := p.News
			p.Types(".")
			if p.Editor.Typing() {
				p.Types("enter")
			}
			by.Types(strings.Fields(lastOf(tt.first))...)
			if p.News == edits {
				t.Errorf(". says %q", p.Status.Says)
			}
			if changed := changedDays(by.Plan, p.Plan); changed != "" {
				t.Errorf(". does something else: %s", changed)
			}
		})
	}
}

// lastOf is what was typed without what selects.
func lastOf(typed string) string {
	words := strings.Fields(typed)
	for i, w := range words {
		if w != "v" && w != "V" && w != "l" && w != "y" && w != "oooo" {
			return strings.Join(words[i:], " ")
		}
	}
	return ""
}

// Where there is nothing to do it to, the point says so, and what was cut is
// still there to be pasted.
func TestTheLastChangeWhereThereIsNothing(t *testing.T) {
	for _, first := range []string{"x", "+", "2-", ">", "~", "2x"} {
		p := runner(t, strings.Fields(first)...)
		empty := p.Plan
		p.Types("esc", "G", "x")
		edits := p.News
		p.Types(".")
		if first == "x" || first == "2x" {
			p.Types(".")
		}
		p.Said("no session on", true)
		if p.News != edits {
			t.Errorf("%s . stores something on a day without a session", first)
		}
		p.Types("p")
		if got := p.Day(p.Editor.Cursor); got != "rest" {
			t.Errorf("%s: pasted is %q", first, got)
		}
		_ = empty
	}
}

// With what a point needs gone, it says so and nothing panics.
func TestTheLastChangeOfASelectionWithoutOne(t *testing.T) {
	for _, first := range []string{"v l >", "v l <", "V >", "v l +", "V -", "v l ~", "v l x", "V x enter", "V X enter", "V T 65% enter", "V C taper enter", "V M j enter", "v l M l enter"} {
		p := runner(t, strings.Fields(first)...).Types("esc", "esc", "t", ".")
		text(p, 120, 36)
		if p.Plan.Check() != nil {
			t.Errorf("%s . leaves no plan", first)
		}
	}
}
