package events_test

import (
	"strings"
	"testing"
)

// A key goes through the ways in which recovery can be put in, and comes back to
// the first.
func TestTheWaysToRecoverAreShownInTurn(t *testing.T) {
	p := sit(t, runner(t, `B 2027-04-18 "Hill 50K" 50k 6h`)).types("k", "I")
	first := p.Text(120, 36)
	if !strings.Contains(first, "way 1 of ") || !strings.Contains(first, "another way") {
		t.Fatalf("no other way is shown:\n%s", first)
	}
	p.types("o")
	if second := p.Text(120, 36); !strings.Contains(second, "way 2 of ") || second == first {
		t.Errorf("after o:\n%s", second)
	}
	for range strings.Count(first, "way 1 of 2") + 2*strings.Count(first, "way 1 of 3") {
		p.types("o")
	}
	if again := p.Text(120, 36); strings.Contains(first, "way 1 of 2") && again != first {
		t.Errorf("it does not come round:\n%s", again)
	}
}
