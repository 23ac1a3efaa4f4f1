package tui

import (
	"os"
	"path/filepath"
	"testing"

	"ebb/plan"
	"ebb/store"
	"ebb/tui/screen"
)

// nobody opens the program on a store in which there is nobody.
func nobody(t testing.TB) (*person, *store.Store) {
	t.Helper()
	s := store.Open(filepath.Join(t.TempDir(), "ebb.db"), store.Options{})
	return opens(t, coach(s, "kim"), plan.ID{}, t.TempDir()), s
}

const canyon = `2027-10-02 "Canyon 100K" 100k +5400m 16h`

// said types what is known of an athlete: then the race is asked.
func (p *person) said() *person {
	return p.types("enter", "enter", "about 6 h a week for two months", "enter", "enter")
}

// From nothing to a season, by lines that are all explained; what was said of the
// athlete is stored before, and right on the first screen.
func TestFromNothingToASeason(t *testing.T) {
	p, s := nobody(t)
	p.reads("Press enter: a season is made")
	p.types("enter")
	p.reads("Who is it for?", "1 of 6", "Sam Rivera")
	p.types("Kim Berg", "enter", "about 6 h a week for two months")
	p.reads("fitness 30 and fatigue 40")
	p.types("enter")
	p.reads("11h a week at most, on 7 days")
	if all, _ := coach(s, "kim").Athletes(); len(all) != 0 {
		t.Fatalf("%d athletes before enter", len(all))
	}
	p.types("enter")
	p.reads("Kim Berg", "What does it lead to?")
	if is := p.app.scene.Athlete.On(today); is.StartFitness != 30.1 || is.StartDate != today || is.Available[6] != 180 {
		t.Errorf("the athlete has %+v", is)
	}
	p.types(canyon)
	p.reads("A event on Sat 2 Oct 2027", "weeks from", "Canyon 100K", "Base 1", "O of its blocks")
	if n := len(p.app.snapshot.Plan.Seasons) + len(p.app.snapshot.Plan.Events); n != 0 {
		t.Errorf("a preview stored %d things", n)
	}
	p.types("enter")
	p.reads("6h in the first week of load")
	p.types("enter")
	p.reads("base 8w 3:1, build 8w 3:1, specific 6w 2:1")
	p.types("enter")
	p.isWell()
	if p.app.at != screen.Season || p.app.editor.Typing() {
		t.Errorf("on the %s screen, typing %v", p.app.at, p.app.editor.Typing())
	}
	seasons := p.app.snapshot.Plan.Seasons
	if len(seasons) != 1 || seasons[0].Name != "Canyon 100K" || len(seasons[0].Blocks) < 6 || len(p.app.snapshot.Plan.Events) != 1 {
		t.Fatalf("stored: %+v", seasons)
	}
	again := opens(t, coach(store.Open(s.Path(), store.Options{}), "kim"), p.app.snapshot.Athlete.ID, t.TempDir())
	again.types("u")
	again.reads("undone: season “Canyon 100K” sketched")
	if n := len(again.app.snapshot.Plan.Seasons) + len(again.app.snapshot.Plan.Events); n != 0 {
		t.Errorf("taken back, and there are %d things", n)
	}
	if again.app.scene.Athlete.On(today).StartFitness != 30.1 {
		t.Error("the athlete went with the season")
	}
}

// A line that makes no sense leaves the season that was drawn last, says what is
// wrong, and is not stored by enter.
func TestALineWithoutSenseLeavesTheLastSeason(t *testing.T) {
	p, _ := nobody(t)
	p.said().types(canyon, "enter", "enter")
	drawn := p.app.editor.Ahead
	p.types(", bulid 3w")
	p.reads("is no phase that is known", "O of its blocks")
	if drawn == nil || p.app.editor.Ahead != drawn {
		t.Error("another season is drawn")
	}
	p.types("enter")
	if !p.app.editor.Typing() || len(p.app.snapshot.Plan.Seasons) > 0 {
		t.Error("it was taken")
	}
	p.types("backspace", "backspace", "backspace", "backspace", "backspace", "backspace", "backspace", "backspace", "backspace", "backspace", "backspace", "enter")
	p.isWell()
	if len(p.app.snapshot.Plan.Seasons) != 1 {
		t.Error("mended, and not stored")
	}
}

// esc goes one line back, and at the first one leaves; what was typed stays.
func TestEscGoesALineBack(t *testing.T) {
	p, _ := nobody(t)
	p.said().types(canyon, "enter", "backspace", "backspace", "backspace", "backspace", "12h", "esc")
	p.reads(`race ▸ ` + canyon)
	p.types("enter")
	p.reads("hours a week ▸ 6h..12h")
	p.types("esc", "esc")
	p.isWell()
	if p.app.editor.Typing() || len(p.app.snapshot.Plan.Seasons) > 0 || p.app.editor.Cursor != today {
		t.Errorf("left, and typing is %v, the cursor on %s", p.app.editor.Typing(), p.app.editor.Cursor)
	}
	p.types("enter")
	p.reads("1 of 3")
}

// What can't be had is said, whatever it is, and nothing is stored.
func TestRacesThatCantBe(t *testing.T) {
	for typed, says := range map[string]string{
		`2026-05-22 "Over" 10k`:          "still to come",
		`2027-04-07 "Soon" 42.2k`:        "too near",
		`someday "Later" 10k`:            "date",
		`2027-10-02`:                     "name",
		`Hill Marathon 2027-10-02 42.2k`: "A event on Sat 2 Oct 2027",
	} {
		t.Run(typed, func(t *testing.T) {
			p, _ := nobody(t)
			p.said().types(typed)
			p.isWell()
			p.reads(says)
		})
	}
}

// The race that the plan has is offered; what is changed in its line changes it,
// with the season, as one step.
func TestTheRaceOfThePlanIsChanged(t *testing.T) {
	p, _ := fresh(t)
	was := p.app.snapshot.Plan.Events[0]
	p.types("g", "s", "enter", "enter")
	p.reads(`race ▸ A 2027-05-22 "Canyon 100K"`)
	p.types(" 15h", "enter", "enter", "enter")
	p.isWell()
	events := p.app.snapshot.Plan.Events
	if len(events) != 1 || events[0].ID != was.ID || events[0].Goal.Seconds != 15*3600 {
		t.Errorf("events: %+v", events)
	}
	p.types("u")
	if events = p.app.snapshot.Plan.Events; len(events) != 1 || events[0].Goal != was.Goal {
		t.Errorf("taken back: %+v", events)
	}
}

// Without a race a season begins next week; where one holds the race already, the
// new one takes its place and says so.
func TestASeasonWithoutARaceAndOneInItsPlace(t *testing.T) {
	p, _ := fresh(t)
	p.types("g", "s")
	p.reads("How much was trained", "lately ▸")
	p.types("enter", "enter")
	p.reads(`race ▸ A 2027-05-22 "Canyon 100K"`, "weeks from")
	for range 80 {
		p.types("backspace")
	}
	p.types(`2027-04-24 "Spring 10K" 10k 45m`)
	p.reads("It takes the place of “Spring”")
	p.types("esc")
	n, _ := nobody(t)
	n.said().types("enter", "enter", "enter")
	n.isWell()
	if all := n.app.snapshot.Plan.Seasons; len(all) != 1 || all[0].Start != today+6 {
		t.Errorf("stored: %+v", all)
	}
}

// Past loads are read of a file; one that is wrong is named and the line stays.
func TestPastLoadsOfAFile(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "loads.csv")
	if err := os.WriteFile(path, []byte("date,load\n2027-04-04,70\n2027-04-05,70\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	p, _ := nobody(t)
	p.types("enter", "enter", filepath.Join(folder, "none.csv"), "enter")
	p.reads("no such file")
	for range "none.csv" {
		p.types("backspace")
	}
	p.types("loads.csv", "enter")
	p.reads("days ▸")
	p.types("enter")
	p.isWell()
	if is := p.app.scene.Athlete.On(today); is.StartFitness != 3.3 {
		t.Errorf("fitness %v", is.StartFitness)
	}
}

// A name that is taken is told, and can be typed anew.
func TestANameThatIsTakenMeanwhile(t *testing.T) {
	p, s := nobody(t)
	p.types("enter", "Kim", "enter", "enter")
	if _, err := coach(s, "lee").AddAthlete("Kim", nil); err != nil {
		t.Fatal(err)
	}
	p.types("enter")
	p.isWell()
	p.types("esc", "esc", "esc", "esc")
	if p.app.editor.Typing() {
		t.Error("there is no way out")
	}
}

// On a phone the whole line is seen, what it means, the blocks and what does not
// fit, which is scrolled to.
func TestASketchOnAPhone(t *testing.T) {
	p, _ := nobody(t)
	p.resizes(40, 20)
	p.said().types(canyon, "enter")
	p.reads("Step 5 of 6", "How many hours a week?", "hours a week ▸ 6h..")
	p.types("enter")
	p.reads("Which blocks lead there?", "blocks ▸ base 8w 3:1, build 8w 3:1,", "specific 6w 2:1, taper 2w, race,", "recovery 4w", "Base 1")
	p.types(" ")
	p.reads("Base 1 ", "Specific 2 ", "Recovery ", "4w", "thing")
	for range 40 {
		p.types("down")
	}
	p.reads("morning of Canyon 100K", "form +")
	p.types("enter")
	p.isWell()
	if len(p.app.snapshot.Plan.Seasons) != 1 {
		t.Error("it is not stored")
	}
}
