package termtest

import (
	"fmt"
	"strings"
	"time"
)

// A settled screen is one on which nothing changed for quietTicks ticks in a
// row. It is counted in ticks and not in one span, so that a machine too busy
// to run the program in time is too busy to count either. A renderer draws at
// most every 33 ms, hence three times that.
const (
	tick       = 10 * time.Millisecond
	quietTicks = 10
)

// Settle waits until the program has read all that was typed and then sent
// nothing for a while. Where the test knows what should appear, WaitFor is
// quicker and surer.
func (t *Term) Settle() {
	t.tb.Helper()
	ticker := time.NewTicker(tick)
	defer ticker.Stop()
	deadline := time.After(patience)
	seen, quiet := -1, 0
	for quiet < quietTicks {
		select {
		case <-t.drained:
			return
		case <-deadline:
			t.fail("the screen does not settle")
		case <-ticker.C:
		}
		n := t.received()
		if n != seen || t.unread() {
			seen, quiet = n, 0
			continue
		}
		quiet++
	}
}

func (t *Term) received() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.output.Len()
}

// unread tells whether something typed has not reached the program.
func (t *Term) unread() bool {
	return t.pending.Load() > 0 || t.line.Unread != nil && t.line.Unread() > 0
}

// WaitFor waits until each of the texts is on the screen, within one line.
func (t *Term) WaitFor(texts ...string) {
	t.tb.Helper()
	t.wait(fmt.Sprintf("no %q on the screen", texts), func(s Screen) bool {
		for _, text := range texts {
			if !s.Contains(text) {
				return false
			}
		}
		return true
	})
}

// WaitGone waits until the text is not on the screen.
func (t *Term) WaitGone(text string) {
	t.tb.Helper()
	t.wait(fmt.Sprintf("%q stays on the screen", text), func(s Screen) bool { return !s.Contains(text) })
}

// WaitUntil waits until the screen is as told.
func (t *Term) WaitUntil(ok func(Screen) bool) {
	t.tb.Helper()
	t.wait("the screen does not become as expected", ok)
}

func (t *Term) wait(why string, ok func(Screen) bool) {
	t.tb.Helper()
	deadline := time.After(patience)
	for {
		if ok(t.Screen()) {
			return
		}
		select {
		case <-t.changed:
		case <-t.drained:
			if !ok(t.Screen()) {
				t.fail(why)
			}
			return
		case <-deadline:
			t.fail(why + fmt.Sprintf(" within %v", patience))
		}
	}
}

// Golden settles and compares the text of the screen with
// testdata/NAME.golden; see Golden.
func (t *Term) Golden(name string) {
	t.tb.Helper()
	t.Settle()
	Golden(t.tb, name, strings.Join(t.Lines(), "\n"))
}
