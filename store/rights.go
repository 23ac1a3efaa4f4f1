package store

import (
	"fmt"

	"ebb/plan"
)

// Principal is the person for whom something is done.
type Principal struct {
	Person  string // a name or a key's account, as the journal keeps it
	Role    Role
	Athlete plan.ID // whom an athlete is, or a viewer may look at; a coach has all
	Via     string  // how they came: "local", "ssh", "attach"
}

// Role is what a person is here. The zero Role may do nothing.
type Role uint8

// The roles.
const (
	Coach Role = iota + 1
	AthleteRole
	Viewer
)

var roleWords = map[Role]string{Coach: "coach", AthleteRole: "athlete", Viewer: "viewer"}

// String gives the word for r.
func (r Role) String() string { return roleWords[r] }

// Verb is what is to be done to a Thing.
type Verb uint8

// The verbs. Change is to add, change, delete, undo or redo.
const (
	See Verb = iota + 1
	Change
)

// String gives the word for v.
func (v Verb) String() string {
	return map[Verb]string{See: "see", Change: "change"}[v]
}

// Thing is what rights are about: a kind of thing of one athlete.
type Thing struct {
	Kind    ThingKind
	Athlete plan.ID // zero for Squad, Whole, and the Keys of coaches
	Branch  string  // of Plans
}

// ThingKind is a kind of thing.
type ThingKind uint8

// The kinds. Private are the coach's notes on sessions and events; Choice is
// which athlete and branch a person used last; Whole is the store's
// file with all that is in it, to back up and to restore; Unreleased is what of
// a plan is held back from the athlete; Looks is how the screens look to the person
// themselves; Library what coaches keep to put into plans; Keys let in, as
// invitations do: those of coaches have no athlete. Drafts are what the person
// themselves was typing.
const (
	Squad ThingKind = iota + 1
	Settings
	Plans
	Private
	Records
	Checkins
	Life
	Journal
	Choice
	Whole
	Unreleased
	Looks
	Library
	Keys
	Comments
	Requests
	Answers
	Drafts
)

var thingWords = map[ThingKind]string{
	Squad: "who is in the squad", Settings: "an athlete's settings", Plans: "this plan", Private: "private notes",
	Records: "what was done", Checkins: "check-ins", Life: "what life brought", Journal: "the history", Choice: "the athlete in use",
	Whole: "the whole store", Unreleased: "what is not released yet", Looks: "how the screens look",
	Library: "the library",
	Keys:    "keys and invitations", Comments: "comments", Requests: "requests", Answers: "answers to requests", Drafts: "what was being typed",
}

// String says what the thing is.
func (t Thing) String() string {
	words := thingWords[t.Kind]
	if t.Kind == Plans && t.Branch != Main {
		return fmt.Sprintf("the branch \"%s\"", t.Branch)
	}
	return words
}

// rights says what a role may do to each kind of thing; what is not in the
// table, nobody may. Athletes and viewers have it for their own athlete only.
var rights = map[Role]map[ThingKind][]Verb{
	Coach: {
		Squad: {See, Change}, Settings: {See, Change}, Plans: {See, Change}, Private: {See, Change},
		Records: {See, Change}, Checkins: {See, Change}, Life: {See, Change}, Journal: {See}, Choice: {See, Change}, Whole: {See, Change},
		Unreleased: {See}, Looks: {See, Change}, Library: {See, Change}, Keys: {See, Change},
		Comments: {See, Change}, Requests: {See, Change}, Answers: {See, Change}, Drafts: {See, Change},
	},
	AthleteRole: {
		Settings: {See}, Plans: {See}, Records: {See, Change}, Checkins: {See, Change}, Life: {See, Change}, Journal: {See}, Choice: {See, Change},
		Looks: {See, Change}, Keys: {See}, Comments: {See, Change}, Requests: {See, Change}, Answers: {See}, Drafts: {See, Change},
	},
	Viewer: {
		Settings: {See}, Plans: {See}, Records: {See}, Choice: {See, Change}, Looks: {See, Change},
	},
}

// Can reports whether who may do verb to object. What is not allowed expressly
// is not allowed.
func Can(who Principal, verb Verb, object Thing) bool {
	allowed := false
	for _, v := range rights[who.Role][object.Kind] {
		allowed = allowed || v == verb
	}
	switch {
	case !allowed:
		return false
	case who.Role == Coach:
		return true
	case object.Athlete.IsZero() || object.Athlete != who.Athlete:
		return false
	default:
		return object.Kind != Plans || object.Branch == Main
	}
}

func (p Principal) words() string {
	if p.Person == "" {
		return "someone unknown"
	}
	if p.Role == 0 {
		return p.Person
	}
	return fmt.Sprintf("%s (%s)", p.Person, p.Role)
}
