// Package command is the shape of a command, so that the shell, the palette
// and a server run the same ones: a name, a line of help and a function of its
// surroundings and its words. The commands themselves live in cmd; whoever
// runs them hands in the table.
package command

import (
	"io"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/store"
)

// Env is what a command may know of where it runs.
type Env struct {
	Desk    *store.Desk  // the store as this principal: the only way to it
	Athlete string       // name or id prefix; "" for the only athlete, else the last used
	Branch  string       // of the plan; "" for the one that the person chose last
	Today   calendar.Day // the athlete's today
	Width   int          // columns of the output, 80 for a pipe
	Colour  bool         // the output is a terminal that shows colour
	JSON    bool         // one JSON object instead of text
	NewID   func() plan.ID
	In      io.Reader
	Out     io.Writer // data
	Err     io.Writer // talk

	// Elsewhere says that who runs it is not at this machine: no file is read or
	// written by its name.
	Elsewhere bool
}

// Command is one entry of the table.
type Command struct {
	Name    string // the word that calls it
	Use     string // what follows the name, as "DATE LINE"
	Short   string // what it does, in a few words
	Example string // lines that can be typed as they stand, for help
	Reach   Reach  // from where it may be run; a test looks that it is said
	Needs   Right  // without which it does nothing; a test looks that it is said
	Run     func(env *Env, args []string) error
}

// Right is what a command needs at the least, of the athlete that it is about.
// The store asks for each thing again.
type Right struct {
	Verb store.Verb
	Kind store.ThingKind
}

// asks gives what is asked of the rights of who runs it: of their own athlete's
// thing, for all but coaches.
func (c *Command) asks(who store.Principal) store.Thing {
	return store.Thing{Kind: c.Needs.Kind, Athlete: who.Athlete, Branch: store.Main}
}

// MayBeRunBy reports whether someone has the right that the command needs.
func (c *Command) MayBeRunBy(who store.Principal) bool {
	return store.Can(who, c.Needs.Verb, c.asks(who))
}

// Refusal is the error for someone by whom it may not be run.
func (c *Command) Refusal(who store.Principal) error {
	return &store.Refused{Who: who.Person + " (" + who.Role.String() + ")", Verb: c.Needs.Verb, Object: c.asks(who)}
}

// Reach is from where a command may be run. What it may do there is a matter of
// rights.
type Reach uint8

// Undecided is what no command may be. Here is at the machine alone: it works on
// files by their names, on the terminal, or on who may come in. Screens is from the
// palette of screens elsewhere too; Anywhere is also as ssh HOST COMMAND.
const (
	Undecided Reach = iota
	Here
	Screens
	Anywhere
)

// ExitError is an error that asks for an exit code other than 2.
type ExitError struct {
	Code int
	Err  error
}

// Error gives the words of the error within.
func (e *ExitError) Error() string { return e.Err.Error() }

// Unwrap gives the error within.
func (e *ExitError) Unwrap() error { return e.Err }
