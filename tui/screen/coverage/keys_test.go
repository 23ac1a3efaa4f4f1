package coverage_test

import (
	"strings"
	"testing"

	"ebb/plan"
	"ebb/tui/editor"
	"ebb/tui/screen"
	"ebb/tui/screen/coverage"
)

func (p person) sees(w, h int, words ...string) {
	p.Helper()
	text := p.Text(w, h)
	for _, word := range words {
		if !strings.Contains(text, word) {
			p.Errorf("%q is not on screen:\n%s", word, text)
		}
	}
}

func TestADemandIsToldByItsBestAndItsNumber(t *testing.T) {
	// 4h15 and 2h30 on 17 and 18 April are 6h45 of 11h12 in two days.
	sit(t, runner(t, canyon)).sees(120, 36, "back to back", "60 %", "0 of 3", "11h12 in 2 days", "46 d to Canyon 100K")
}

func TestEnterListsRehearsalsAndGoesToTheirDay(t *testing.T) {
	p := sit(t, runner(t, canyon))
	for p.types("j"); !strings.Contains(p.Text(120, 36), "▌ night"); p.types("j") {
	}
	p.types("enter")
	p.sees(120, 36, "night: 2 h of it, 1 of 2", "Sat 17 Apr  100 %  planned, long 4h15")
	p.types("enter")
	if len(p.Went) != 1 || p.Went[0] != screen.Block || p.Editor.Cursor.String() != "2027-04-17" {
		t.Errorf("went to %v on %s", p.Went, p.Editor.Cursor)
	}
}

func TestEscEndsOneThing(t *testing.T) {
	p := sit(t, runner(t, canyon)).types("enter", "esc")
	if p.Left {
		t.Fatal("esc left the screen from the list of rehearsals")
	}
	if p.types("esc"); !p.Left {
		t.Error("esc did not leave")
	}
}

func TestTheGutIsTrainedByOneEdit(t *testing.T) {
	p := sit(t, runner(t, canyon)).types("T")
	p.sees(120, 36, "Fuelling up to Canyon 100K", "Sat 10 Apr", "preview, nothing stored yet")
	start := p.Plan
	p.types("enter")
	fuelled := 0
	for at := range p.Plan.Weeks() {
		for _, s := range p.Plan.Week(at).Sessions {
			if s.Kind == plan.Long && s.Fuel.Carb > 0 {
				fuelled++
			}
		}
	}
	if fuelled < 2 || p.News != 1 {
		t.Errorf("%d long sessions are fuelled, by %d edits", fuelled, p.News)
	}
	p.Does(screen.Reply{Undo: 1})
	p.Unchanged(start)
}

func TestTabShowsTheRaceSheet(t *testing.T) {
	p := sit(t, runner(t, canyon)).types("tab")
	if p.Read == nil || !strings.Contains(strings.Join(p.Read.Lines, "\n"), "the target of 75 g an hour is never rehearsed: the sheet gives the most that is, 70 g an hour") {
		t.Errorf("%+v", p.Read)
	}
}

func TestOtherEventsAreGoneTo(t *testing.T) {
	p := sit(t, runner(t, before, canyon))
	p.sees(120, 36, "Coverage › Foothill 50K")
	p.types("w").sees(120, 36, "Coverage › Canyon 100K")
	p.types("w").sees(120, 36, "there is no other A or B event that way")
	p.types("b").sees(120, 36, "Coverage › Foothill 50K")
}

func TestWithoutAnEventItSaysHowOneIsMade(t *testing.T) {
	p := sit(t, runner(t))
	p.sees(80, 24, "No A or B event is planned")
	p.types("enter").sees(80, 24, "there is no A or B event")
}

func TestWhyTellsOfTheDemandUnderTheCursor(t *testing.T) {
	sc := runner(t, canyon)
	s := coverage.New(editor.New(sc.Today))
	for item, want := range []string{"R27", "R26", "R28", "R28"} { // longest, days in a row, climb, hilliest week
		s.Why(sc)
		s.Select(item)
		asked := s.Why(sc)
		if asked[0].Topic != "demand" || asked[0].Of == "" || asked[1].Topic != want {
			t.Errorf("demand %d asks why of %s and %s, want its own sum and %s", item, asked[0].Topic, asked[1].Topic, want)
		}
	}
}

func TestDaysInARowShowEachDay(t *testing.T) {
	sit(t, runner(t, canyon)).types("j", "enter").sees(120, 36, "share  rehearsal", "planned, below 80 %: Sat 4h15 + Sun 2h30 of 11h12 in 2 days")
}
