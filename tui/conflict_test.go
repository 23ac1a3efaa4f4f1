package tui

import (
	"strings"
	"testing"

	"ebb/store"
)

// Two people change one session: the second is shown both versions, and what
// is chosen is what is stored.
func TestTwoVersionsToChooseFrom(t *testing.T) {
	for _, c := range []struct {
		name string
		keys []string
		want string // in Tuesday's line once chosen; "" for what the first wrote
	}{
		{"theirs by enter", []string{"enter"}, ""},
		{"theirs by esc", []string{"esc"}, ""},
		{"mine by letter", []string{"m"}, "30m"},
		{"mine by choosing", []string{"j", "enter"}, "30m"},
		{"back to theirs", []string{"j", "k", "enter"}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, s := fresh(t)
			other := opens(t, coach(store.Open(s.Path(), store.Options{}), "lee"), sam, t.TempDir())
			p.types("3+")
			theirs := p.day(6)
			other.types("e", "backspace", "backspace", "30m", "enter")
			if len(other.app.overlays) != 1 {
				t.Fatalf("no choice is offered; the footer says %q", other.app.status.Says)
			}
			other.reads("two versions")
			other.reads("mine")
			other.types(c.keys...)
			if len(other.app.overlays) != 0 {
				t.Fatal("the choice stays open")
			}
			got := other.day(6)
			if c.want == "" && got != theirs || !strings.Contains(got, c.want) {
				t.Errorf("Tuesday has %q; the first wrote %q", got, theirs)
			}
			p.gets(changedMsg{})
			if now := p.day(6); now != got {
				t.Errorf("the first screen has %q, the second %q", now, got)
			}
		})
	}
}
