package plan

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"unicode/utf8"
)

// Mute keeps what one rule says of one case, or of a block, from being shown,
// with the reason that the coach gave. A rule that is off for the athlete at all
// times is a setting instead: rule.R15.
type Mute struct {
	ID     ID     `json:"id"`
	Rule   string `json:"rule"`          // its ID: R15
	Of     ID     `json:"of,omitzero"`   // a block: all that the rule finds in it; else the microcycle, session or event of the case
	And    ID     `json:"and,omitzero"`  // the other one of the case, where there are two
	Day    int    `json:"day,omitempty"` // in the microcycle or event, from 0; the civil day of a case outside of plans
	Reason string `json:"reason"`
}

// MaxReason is how many characters a reason can have.
const MaxReason = 500

// Check reports what is wrong with a mute. What it is about may be gone: it
// counts again should that come back.
func (m Mute) Check() error {
	switch {
	case m.Rule == "" || utf8.RuneCountInString(m.Rule) > MaxTag || strings.ContainsFunc(m.Rule, func(r rune) bool { return r <= ' ' || r > '~' }):
		return errors.New("a mute names a rule, as R15")
	case m.Of.IsZero() && !m.And.IsZero(), m.Day < math.MinInt32, m.Day > math.MaxInt32:
		return errors.New("a mute names a day, a block or what a finding is about")
	case strings.TrimSpace(m.Reason) == "":
		return fmt.Errorf("%s is muted with a reason: why may it be?", m.Rule)
	}
	if strings.Contains(m.Reason, "\n") {
		return errors.New("a reason is one line")
	}
	if err := CheckText(m.Reason, MaxReason); err != nil {
		return fmt.Errorf("the reason: %w", err)
	}
	return nil
}

// Case reports whether two mutes are about the same.
func (m Mute) Case(n Mute) bool {
	return m.Rule == n.Rule && m.Of == n.Of && m.And == n.And && m.Day == n.Day
}

// FindMute finds a mute by its id.
func (p Plan) FindMute(id ID) (index int, ok bool) {
	for i := range p.Mutes {
		if p.Mutes[i].ID == id {
			return i, true
		}
	}
	return 0, false
}
