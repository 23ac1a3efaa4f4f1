package sketch

import (
	"errors"
	"fmt"
	"strings"

	"ebb/plan"
	"ebb/plan/notation"
)

// Hours are what load weeks of seven days hold: First the first of them, Most
// the last before the race. First may be the larger.
type Hours struct{ First, Most float64 }

// mostHours of training a week that are believed.
const mostHours = 40

var errHours = errors.New("hours a week are written 6h..11h: the first weeks of load, and the last")

// ParseHours reads "6h..11h", or "8h" for weeks all alike.
func ParseHours(text string) (Hours, error) {
	from, to, ranged := strings.Cut(strings.TrimSpace(text), "..")
	if !ranged {
		to = from
	}
	var h Hours
	for _, part := range []struct {
		text string
		into *float64
	}{{from, &h.First}, {to, &h.Most}} {
		t, err := notation.ParseTarget("hours " + strings.TrimSpace(part.text))
		if err != nil || t.Measure != plan.TargetHours {
			return Hours{}, errHours
		}
		if t.Value < .5 || t.Value > mostHours {
			return Hours{}, fmt.Errorf("a week of training has 30m to %dh, not %s", mostHours, strings.TrimSpace(part.text))
		}
		*part.into = t.Value
	}
	return h, nil
}

// String writes the hours so that ParseHours reads them back.
func (h Hours) String() string {
	if h.First == h.Most {
		return notation.PrintHours(h.First)
	}
	return notation.PrintHours(h.First) + ".." + notation.PrintHours(h.Most)
}

// clock writes minutes: "45 min", "2h30", "7 h".
func clock(minutes int) string {
	switch {
	case minutes < 60:
		return fmt.Sprintf("%d min", minutes)
	case minutes%60 == 0:
		return fmt.Sprintf("%d h", minutes/60)
	default:
		return fmt.Sprintf("%dh%02d", minutes/60, minutes%60)
	}
}

func count(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}
