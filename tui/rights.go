package tui

import (
	"ebb/store"
	"ebb/tui/keys"
)

// What a person may not do is not offered to them: it is in no line of keys, not
// in help and not in the palette, and its key says why. The store asks again.

// right is what an action needs.
type right struct {
	verb store.Verb
	kind store.ThingKind
}

// needs are the rights of actions that need another one than their group.
var needs = map[keys.Action]right{
	keys.NextAthlete: {store.See, store.Squad},
	keys.Squad:       {store.See, store.Squad},
	keys.History:     {store.See, store.Journal},
	keys.Done:        {store.Change, store.Records},
	keys.LogLine:     {store.Change, store.Records},
	keys.Undo:        {store.Change, store.Records}, // and what else is theirs
	keys.Redo:        {store.Change, store.Records},
	keys.CheckIn:     {store.Change, store.Checkins},
	keys.Talk:        {store.See, store.Comments},
	keys.Lighter:     {store.Change, store.Requests},
	keys.AskMove:     {store.Change, store.Requests},
	keys.Waiting:     {store.Change, store.Requests},
}

// needOf gives what an action needs. Of the groups that change something it is
// the right to change the plan, unless said otherwise above.
func needOf(b keys.Binding) (right, bool) {
	if need, ok := needs[b.Action]; ok {
		return need, true
	}
	switch b.Group {
	case keys.Move, keys.Look, keys.Program:
		return right{}, false
	default:
		return right{store.Change, store.Plans}, true
	}
}

// hides reports whether an action is nothing for this person.
func (a *App) hides(action keys.Action) bool {
	b, known := keys.Of(action)
	need, needed := needOf(b)
	if !known || !needed || a.snapshot == nil {
		return false
	}
	if (action == keys.AskMove || action == keys.Waiting) && a.changesPlan() {
		return true // who may move it does
	}
	thing := store.Thing{Kind: need.kind, Athlete: a.snapshot.Athlete.ID, Branch: a.snapshot.Branch}
	return !store.Can(a.desk.Who(), need.verb, thing)
}

// changesPlan reports whether the plan that is seen is the person's to change.
func (a *App) changesPlan() bool {
	return store.Can(a.desk.Who(), store.Change, store.Thing{Kind: store.Plans, Athlete: a.snapshot.Athlete.ID, Branch: a.snapshot.Branch})
}

// asks reports whether the person asks for what others do: an athlete does.
func (a *App) asks() bool { return a.snapshot != nil && !a.changesPlan() && !a.hides(keys.Lighter) }

// meant gives the action that a key is for, for this person.
func (a *App) meant(action keys.Action) keys.Action {
	if a.asks() && a.onDays() {
		return keys.Asks(action)
	}
	return action
}

// notTheirs says why an action is nothing for this person.
func (a *App) notTheirs(action keys.Action) string {
	need, _ := needOf(keys.Binding{Action: action})
	switch {
	case action == keys.CheckIn:
		return "how someone feels is theirs to say"
	case action == keys.Talk:
		return "what athlete and coach say to each other is theirs"
	case need.kind != store.Plans:
		return string(action) + ": not for you to see or change here"
	case a.desk.Who().Role == store.AthleteRole:
		return "the plan is your coach's to change"
	default:
		return "the plan is not yours to change"
	}
}
