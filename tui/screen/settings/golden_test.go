package settings_test

import (
	"testing"

	"ebb/tui/screen/screentest"
)

// gallery is all that is looked at of this screen.
func gallery() screentest.Gallery {
	g := screentest.Gallery{Name: "settings", Shown: "threshold", Styled: []string{"threshold", "changed"}}
	for _, s := range states {
		g.States = append(g.States, screentest.State{Name: s.name, Open: func(t testing.TB) *screentest.Person {
			t.Helper()
			return s.open(t).Person
		}})
	}
	return g
}

func TestSettingsScreenInEachLook(t *testing.T) { gallery().Hangs(t) }
