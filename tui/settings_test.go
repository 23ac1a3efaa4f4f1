package tui

import (
	"path/filepath"
	"testing"

	"ebb/plan"
	"ebb/store"
)

// A setting that is changed on its screen is stored, every figure follows at
// once, the other screens of the file too, and undo takes it back, after a
// restart as well.
func TestASettingIsStoredAndEveryFigureFollows(t *testing.T) {
	p, s := fresh(t)
	other := opens(t, coach(store.Open(s.Path(), store.Options{}), "lee"), sam, t.TempDir())
	before, _ := p.app.scene.Outlook.Day(today)
	p.types(":", "athlete's settings", "enter", "a", "model.gain=1.5", "enter")
	p.isWell()
	p.reads("set model.gain=1.5", "the coach's, since ever")
	after, _ := p.app.scene.Outlook.Day(today)
	if after.Morning == before.Morning {
		t.Error("the figures stay")
	}
	other.gets(changedMsg{})
	if seen, _ := other.app.scene.Outlook.Day(today); seen.Morning != after.Morning {
		t.Error("the figures stay on the other screen")
	}
	again := opens(t, coach(store.Open(s.Path(), store.Options{}), "kim"), sam, t.TempDir())
	again.types("u")
	again.reads("undone: set model.gain=1.5")
	if now, _ := again.app.scene.Outlook.Day(today); now.Morning != before.Morning {
		t.Error("undo does not give the figures back")
	}
}

// What the store refuses is told, and nothing changes.
func TestASettingThatIsRefused(t *testing.T) {
	p, s := fresh(t)
	reader := s.As(store.Principal{Person: "v", Role: store.Viewer, Athlete: sam, Via: "local"})
	v := opens(t, reader, sam, t.TempDir())
	v.types(":", "athlete's settings", "enter", "a", "model.gain=1.5", "enter")
	v.isWell()
	if !v.app.status.Fault {
		t.Errorf("a viewer is told %q", v.app.status.Says)
	}
	if len(p.app.snapshot.Athlete.Settings) != 0 {
		t.Error("it is stored")
	}
}

// In an empty store there are no settings to be seen, but an event can be the
// beginning.
func TestAnEventBeginsAnEmptyStore(t *testing.T) {
	s := store.Open(filepath.Join(t.TempDir(), "ebb.db"), store.Options{})
	p := opens(t, coach(s, "kim"), plan.ID{}, t.TempDir())
	p.types(":", "athlete's settings", "enter")
	p.reads("there is nobody yet")
	p, _ = fresh(t)
	p.types(":", "events", "enter", "a", `"Hill Race" 12k +900m 1h30`, "enter")
	p.isWell()
	p.reads("Events 2", "Hill Race")
	if n := len(p.app.scene.Plan.Events); n != 2 {
		t.Errorf("%d events", n)
	}
	p.types("j", ">", ">", "esc", "enter", "enter")
	p.reads("Sat 22 May lies outside every season")
	p.types("u")
	if n := len(p.app.scene.Plan.Events); n != 1 {
		t.Errorf("%d events after undo", n)
	}
}
