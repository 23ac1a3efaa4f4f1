package coverage_test

import (
	"testing"

	"ebb/tui/screen/screentest"
)

// gallery is all that is looked at of this screen.
func gallery() screentest.Gallery {
	g := screentest.Gallery{Name: "coverage", Shown: "canyon", Styled: []string{"canyon", "rehearsals"}}
	for _, s := range states {
		g.States = append(g.States, screentest.State{Name: s.name, Open: func(t testing.TB) *screentest.Person {
			t.Helper()
			return s.open(t).Person
		}})
	}
	return g
}

func TestCoverageScreenInEachLook(t *testing.T) { gallery().Hangs(t) }
