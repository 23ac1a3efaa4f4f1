package tui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"ebb/plan/why"
)

// K says why of what is under the cursor; letters go on, and q goes back to
// where they were typed, then to the screen.
func TestWhyOfWhatIsUnderTheCursor(t *testing.T) {
	p, _ := fresh(t)
	p.resizes(120, 36)
	p.types("l", "K").reads("Load of Wed 7 Apr intervals", " an hour = ", "source  Coggan", "go on to")
	p.types("e").reads("on the morning of Wed 7 Apr", "A night leaves")
	p.types("q").reads("Load of Wed 7 Apr intervals")
	p.types("q")
	if len(p.app.overlays) != 0 {
		t.Error("q does not go back to the screen")
	}
	for _, c := range []struct {
		keys  []string
		reads string
	}{
		{[]string{"gd", "mon", "enter", "K"}, "Rest on Mon 12 Apr"},
		{[]string{"V", "K"}, "Load of the load week of Mon 5 Apr"},
		{[]string{"esc", "K"}, "Load of the load week of Mon 5 Apr"},
		{[]string{":", "events", "enter", "K"}, "The days around"},
		{[]string{"F", "K"}, "go on to"},
		{[]string{":", "athlete's settings", "enter", "K"}, "The constants of the models"},
		{[]string{":", "coverage", "enter", "K"}, "in one go"},
	} {
		p, _ := fresh(t)
		p.resizes(120, 36)
		if p.types(c.keys...); !strings.Contains(p.sees(), c.reads) {
			t.Errorf("%q reads\n%s\nwant %q", c.keys, p.sees(), c.reads)
		}
	}
}

// Where the panel lies over the screen its page is what is asked about; beside it
// it is a way to go on.
func TestWhyOfThePanelOverTheScreen(t *testing.T) {
	p, _ := fresh(t)
	p.resizes(120, 36)
	p.types("tab", "K").reads("Load of Tue 6 Apr", "ready: when each system is ready")
	p, _ = fresh(t)
	p.resizes(40, 20)
	p.types("tab", "tab", "K").reads("Ready after Tue 6 Apr")
}

// Every page fits every width, and every way on has a letter.
func TestWhyFitsTheWidth(t *testing.T) {
	p, _ := fresh(t)
	in := why.Input{Look: p.app.scene.Outlook, Today: p.app.scene.Today}
	for _, topic := range why.Names() {
		page, err := why.Of(in, why.Asked{Topic: topic, Day: p.app.scene.Today + 4})
		if err != nil {
			continue
		}
		if len(page.See) > len(goOn) {
			t.Errorf("%s leads to %d pages", topic, len(page.See))
		}
		for w := 36; w <= 196; w++ {
			for _, line := range (&reasonPage{Page: page}).lines(w) {
				if n := ansi.StringWidth(line.words); n > w {
					t.Fatalf("%s at %d columns: %d: %q", topic, w, n, line.words)
				}
			}
		}
	}
}
