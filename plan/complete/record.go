package complete

import (
	"strings"

	"ebb/plan"
)

// doneWords are what a record may begin with.
var doneWords = []plan.DoneState{plan.DonePartly, plan.DoneInstead, plan.Skipped, plan.Nothing}

// Record is Session for the line of what was done, which may begin with how it
// was done: partly, instead, skipped, nothing.
func (u *Used) Record(before, after string, most int) []Way {
	if inWord(after) {
		return nil
	}
	lead := len(before) - len(strings.TrimLeft(before, " "))
	word, rest, more := strings.Cut(before[lead:], " ")
	if state, err := plan.ParseDoneState(strings.ToLower(word)); more && err == nil {
		if state == plan.Skipped || state == plan.Nothing {
			return nil
		}
		start := lead + len(word) + 1
		all := u.Session(rest, after, most)
		for i := range all {
			all[i].From += start
		}
		return all
	}
	all := u.Session(before, after, most)
	if more {
		return all
	}
	w := ways{from: lead, before: before, after: after, most: most, typed: word}
	for _, state := range doneWords {
		if after == "" || state == plan.DonePartly || state == plan.DoneInstead {
			w.offer(state.String(), means[state.String()])
		}
	}
	return append(all[:max(0, min(len(all), most-len(w.all)))], w.all...)
}

// Choice gives the ways on where one of some answers is typed.
func Choice(before, after string, most int, answers ...string) []Way {
	if inWord(after) {
		return nil
	}
	lead := len(before) - len(strings.TrimLeft(before, " "))
	w := ways{from: lead, before: before, after: after, most: most, typed: before[lead:]}
	for _, text := range answers {
		w.offer(text, "")
	}
	return w.all
}
