package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"ebb/plan/notation"
	"ebb/store"
	"ebb/store/safe"
	"ebb/tui/command"
)

// The exit codes.
const (
	codeDone     = 0
	codeAmiss    = 1   // it ran, and something is not as it should be
	codeWrong    = 2   // the call is wrong
	codeUnusable = 3   // the store can't be used
	codeSignal   = 128 // and the number of the signal that ended it
)

// advice is an error with what to do about it.
type advice struct {
	error
	do string
}

func (a advice) Unwrap() error { return a.error }

// advise adds one line of what to do to an error.
func advise(err error, do string) error { return advice{err, do} }

// amiss makes an error of one that is not the call's fault.
func amiss(err error) error { return &command.ExitError{Code: codeAmiss, Err: err} }

func exitCode(err error) int {
	var exit *command.ExitError
	var unusable *store.Unusable
	switch {
	case err == nil:
		return codeDone
	case errors.As(err, &unusable):
		return codeUnusable
	case errors.As(err, &exit):
		return exit.Code
	case isAmiss(err):
		return codeAmiss
	default:
		return codeWrong
	}
}

// isAmiss reports whether the call was right and the plan would not have it.
func isAmiss(err error) bool {
	var conflict *store.Conflict
	var overtaken *store.Overtaken
	var nothing *store.NothingTo
	var life *store.LifeChanged
	var others *store.OthersSince
	var past *store.NoPast
	return errors.As(err, &conflict) || errors.As(err, &overtaken) || errors.As(err, &nothing) || errors.As(err, &life) ||
		errors.As(err, &others) || errors.As(err, &past)
}

// tell prints an error: what is wrong on one line; the line it is in, with
// carets, where there is one; what to do on the last. No capitals, no full stop.
func tell(w io.Writer, err error) {
	what, do := explain(err)
	fmt.Fprintf(w, "ebb: %s\n", safe.Text(what))
	if line, ok := errors.AsType[*notation.Error](err); ok {
		caret := strings.SplitN(line.Caret(), "\n", 3)
		fmt.Fprintf(w, "     %s\n     %s\n", safe.Text(caret[0]), caret[1])
	}
	if do != "" {
		fmt.Fprintf(w, "     %s\n", safe.Text(do))
	}
}

// tellJSON prints an error as one object.
func tellJSON(w io.Writer, err error) {
	what, do := explain(err)
	doc := errorDoc{schema, errorDetail{Code: exitCode(err), Says: what, Do: text(do)}}
	if line, ok := errors.AsType[*notation.Error](err); ok {
		column := line.Column + 1
		doc.Error.Line, doc.Error.Column, doc.Error.Width = &line.Line, &column, &line.Width
	}
	_ = printJSON(w, doc) // who can't be told can't be told that
}

// explain gives what is wrong and what to do about it, "" when the first says
// it all.
func explain(err error) (what, do string) {
	var with advice
	var line *notation.Error
	var unusable *store.Unusable
	var nobody *store.NoAthlete
	var conflict *store.Conflict
	var overtaken *store.Overtaken
	var life *store.LifeChanged
	var others *store.OthersSince
	switch {
	case errors.As(err, &unusable):
		return unusable.Error(), unusable.Do
	case errors.As(err, &line) && strings.HasPrefix(line.Try, "#"): // which a shell would take away
		return line.Says, "try: tag " + line.Try[1:] + ", or '" + line.Try + "' in single quotes"
	case errors.As(err, &line) && line.Try != "":
		return line.Says, "try: " + line.Try
	case errors.As(err, &line):
		errors.As(err, &with)
		return line.Says, with.do
	case errors.As(err, &with):
		return err.Error(), with.do
	case errors.As(err, &nobody) && len(nobody.Some) > 0:
		return err.Error(), "there are " + strings.Join(nobody.Some, ", ") + ": pick one with -a NAME"
	case errors.As(err, &nobody):
		return err.Error(), "ebb athlete add NAME makes one, and so does ebb add today 'easy 45m'"
	case errors.As(err, &life):
		return err.Error(), "nothing was stored: look with ebb life list, then do it again"
	case errors.As(err, &others):
		return err.Error(), "nothing was stored: ebb history lists the changes, and --anyway takes them back too"
	case errors.As(err, &conflict), errors.As(err, &overtaken):
		return err.Error(), "nothing was stored: look at the plan as it is now with ebb week, then do it again"
	}
	return err.Error(), ""
}
