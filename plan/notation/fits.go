package notation

import (
	"fmt"
	"unicode/utf8"

	"ebb/plan"
)

// CheckSession reports what keeps a session from being written as a line and
// read back: what its own Check says, or a line that is too long.
func CheckSession(s plan.Session) error {
	if err := s.Check(); err != nil {
		return err
	}
	return checkLine("a session", PrintSession(s, plan.NoSport))
}

// CheckEvent is CheckSession for an event.
func CheckEvent(e plan.Event) error {
	if err := e.Check(); err != nil {
		return err
	}
	return checkLine("an event", PrintEvent(e, plan.NoSport))
}

func checkLine(what, line string) error {
	if n := utf8.RuneCountInString(line); n > MaxLine {
		return fmt.Errorf("%s has a line of %d characters: %d at most", what, n, MaxLine)
	}
	return nil
}
