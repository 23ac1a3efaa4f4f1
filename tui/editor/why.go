package editor

import (
	"ebb/plan"
	"ebb/plan/why"
	"ebb/tui/screen"
)

// Why gives what is asked about under the cursor: the selected weeks, else the
// session, else the day; then what can be gone on to.
func (s *Editor) Why(sc *screen.Scene) []why.Asked {
	of := func(topic string) why.Asked { return why.Asked{Topic: topic, Day: s.Cursor} }
	if s.sel != nil && s.sel.of != ofDays {
		return []why.Asked{of("week"), of("O")}
	}
	first := of("load")
	said, _ := sc.Outlook.Day(s.Cursor)
	on := sc.Plan.SessionsOn(s.Cursor)
	switch {
	case s.Item < len(on) && on[s.Item].Kind == plan.Rest, len(on) == 0 && said.Load == 0:
		first = of("rest")
	case s.Item < len(on):
		first = why.Asked{Topic: "session", Day: s.Cursor, ID: on[s.Item].ID}
	}
	return []why.Asked{first, of("O"), of("week"), of("model")}
}
