package editor_test

import (
	"strings"
	"testing"

	"ebb/plan"
)

// A block that is selected takes a phase, as the block under the cursor does;
// a part of one is refused with what selects it.
func TestASelectedBlockTakesAPhase(t *testing.T) {
	p := canyon(t, "V", "V", "C", "block peak", "enter")
	at, _ := p.Plan.Locate(p.Editor.Cursor)
	if got := p.Plan.Block(at).Phase; got != plan.Peak {
		t.Errorf("the phase is %s: %q", got, p.Status.Says)
	}
	p = canyon(t, "V", "C", "block peak", "enter")
	p.Said("Specific 2 is not selected whole: VV selects it", true)
	if p.News > 0 {
		t.Error("a part of a block changes it")
	}
}

// What stands in the way of who could give is named.
func TestTheRaceInTheWayIsNamed(t *testing.T) {
	p := canyon(t, "gg", "4j", "i") // the week of the B race
	got := text(p, 120, 36)
	if !strings.Contains(got, "Foothill 50K on Sun 14 Mar stands in the way") || strings.Contains(got, "between Mon 8 Mar and") {
		t.Errorf("the race is not named:\n%s", got)
	}
}

// Empty weeks that copied ones are pasted onto are replaced: that is offered
// first, and they are named.
func TestCopiedWeeksFillEmptyOnes(t *testing.T) {
	full := "load 300 | rest | easy 1h | intervals 1h ! | easy 45m | rest | long 2h | easy 1h\n"
	p := blocks(t, strings.Repeat(full, 5))
	for w := range p.Plan.Seasons[0].Blocks[0].Weeks[2:] {
		p.Plan.Seasons[0].Blocks[0].Weeks[2+w].Sessions = nil
	}
	p.Shows(p.Plan)
	p.Types("V", "y", "j", "3P")
	got := text(p, 120, 36)
	if !strings.Contains(got, "▌ alone") || !strings.Contains(got, "the weeks of 12, 19 and 26 Apr are replaced") {
		t.Errorf("3P offers\n%s", got)
	}
	p.Types("enter")
	if weeks := p.Plan.Seasons[0].Blocks[0].Weeks; len(weeks) != 5 || len(weeks[4].Sessions) == 0 || len(weeks[2].Sessions) == 0 {
		t.Errorf("there are %d weeks, the last with %d sessions", len(weeks), len(weeks[len(weeks)-1].Sessions))
	}
	p = blocks(t, full+full+full+full)
	if got := text(p.Types("V", "y", "j", "P"), 120, 36); strings.Contains(got, "▌ alone") {
		t.Errorf("weeks with sessions are replaced unasked:\n%s", got)
	}
}

// A week that gets longer alone takes its days from the next, and says so.
func TestAWeekMadeLongerAloneNamesWhatTheNextKeeps(t *testing.T) {
	p := blocks(t, tenWeeks(4)).Types("ooo")
	p.Does(p.Editor.Act("length of the week", 1, p.Scene))
	p.Types("backspace", "10")
	if _, meaning, _ := typing(p, 120, 36); !strings.Contains(meaning, "the week after it has 4 days then") {
		t.Errorf("the line says %q", meaning)
	}
	p.Types("enter")
	if weeks := p.Plan.Seasons[0].Blocks[0].Weeks; weeks[1].Days != 10 || weeks[2].Days != 4 {
		t.Errorf("the weeks have %d and %d days: %q", weeks[1].Days, weeks[2].Days, p.Status.Says)
	}
}

func tenWeeks(n int) string {
	return strings.Repeat("load 300 | rest | easy 1h | easy 1h | easy 45m | rest | long 2h | easy 1h\n", n)
}
