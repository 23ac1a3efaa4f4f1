package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/pflag"

	"ebb/plan"
	"ebb/store"
	"ebb/tui"
	"ebb/tui/command"
	"ebb/tui/serve"
)

var attachCommand = command.Command{
	Name: "attach", Reach: command.Here, Needs: command.Right{Verb: store.See, Kind: store.Whole}, Use: attachUse, Short: "What an athlete has over SSH, for OpenSSH's own server",
	Example: "ebb attach --as sam\nebb --db /srv/ebb/squad.db attach --as 'Sam Rivera'",
}

const attachUse = "--as NAME [--audit FILE]"

const attachWords = "For a line of authorized_keys, which lets a key do this and nothing else:\n\n" +
	"  restrict,pty,command=\"ebb attach --as 'Sam Rivera'\" ssh-ed25519 AAAA... phone\n\n" +
	"It is what ebb serve gives an athlete: ssh HOST opens the screens, ssh HOST week\n" +
	"answers without one. What the other side asks for comes in SSH_ORIGINAL_COMMAND.\n" +
	"Nothing but --as says who it is, nothing but --db where the store is; EBB_* count\n" +
	"for nothing. NAME is the whole name, its first words or an id: one who is called\n" +
	"otherwise, or two who are called so, let nobody in. An id (ebb athlete list --json)\n" +
	"stays when a name changes. The limits are those of ebb serve for one person, and\n" +
	"its audit log is written here as well: without one nobody is let in."

// errAnswered says that a command has told by itself what there was to tell.
var errAnswered = errors.New("answered")

type attachOptions struct {
	as, audit string
	limits    serve.Limits
}

func attachFlags(fs *flag.FlagSet) *attachOptions {
	o := &attachOptions{}
	fs.StringVar(&o.as, "as", "", "whose screens and answers: the `NAME` of an athlete")
	fs.StringVar(&o.audit, "audit", "", auditWords)
	o.limits.GuestFlags(fs)
	return o
}

// runAttach opens the screens of an athlete, or answers what the other side of
// OpenSSH's server asks for.
func runAttach(sh *shell, args []string) error {
	fs := flag.NewFlagSet("attach", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	o := attachFlags(fs)
	words, err := parseFlags(fs, args)
	if err == nil {
		err = noWords(words, "ebb attach "+attachUse)
	}
	if err == nil {
		err = o.limits.Check()
	}
	if err == nil {
		err = sh.onlyStore("attach", attachUse)
	}
	if err == nil && strings.TrimSpace(o.as) == "" {
		err = advise(errors.New("attach as whom?"), "ebb attach "+attachUse)
	}
	if err != nil {
		return err
	}
	path, err := storePath(sh.flags.db, withoutOwn)
	if err != nil {
		return err
	}
	return sh.attach(path, o)
}

// attach lets a guest in, and does what they ask for.
func (sh *shell) attach(path string, o *attachOptions) error {
	told := &warnings{out: io.Discard} // what is told of the file is for who keeps it
	h := &house{squad: store.Open(path, store.Options{Warn: told.warn})}
	guest := serve.Guest{Asks: os.Getenv("SSH_ORIGINAL_COMMAND"), From: withoutOwn, In: sh.in, Out: sh.out, Err: sh.err}
	who, refused := h.athlete(o.as)
	if _, file := errors.AsType[*store.Unusable](refused); file {
		return withoutPath(refused)
	}
	if _, none := os.Stat(path); none != nil && o.audit == "" { // no folder is made for a name that was mistyped
		return refused
	}
	audit, err := serve.OpenAudit(first(o.audit, auditBeside(path)))
	if err != nil {
		return amiss(advise(errors.New("the audit log can't be written just now, and nobody comes in without one"), "try again, and tell who keeps it"))
	}
	defer func() { _ = audit.Close() }() // each line that matters is on the disk already
	if refused != nil {
		_ = guest.TurnedAway(audit, refused) // they are not let in either way
		return refused
	}
	guest.Who = who
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	sh.quiet()
	settled := time.AfterFunc(moment, func() { debug.SetGCPercent(usualGC) })
	defer settled.Stop()
	defer tendBehind(ctx, h.squad, told)()
	ended := endScreens(stop, syscall.SIGINT)
	code := serve.Attach(ctx, serve.Config{Limits: o.limits, Audit: audit, Screens: h.watched, Run: h.run, Keys: serve.Keys{
		Seen: func(_ string, now time.Time) error { return h.squad.Attached(who, now) },
	}}, guest)
	if by := ended(nil); by != codeDone {
		return &command.ExitError{Code: by, Err: errSignal}
	}
	if code == codeDone {
		return nil
	}
	return &command.ExitError{Code: code, Err: errAnswered}
}

// watched gives what the screens are started with where they are the only ones
// of their process.
func (h *house) watched(ctx context.Context, who store.Principal, told func(store.Deed)) (tui.Options, error) {
	o, err := h.screens(ctx, who, told)
	if err == nil {
		o.Changes = h.squad.Watch(ctx)
	}
	return o, err
}

// onlyStore refuses flags for all commands but --db where others come in: whose
// plan it is and what day is not to be said.
func (sh *shell) onlyStore(command, use string) (err error) {
	sh.root.PersistentFlags().VisitAll(func(f *pflag.Flag) {
		if f.Changed && f.Name != "db" {
			err = advise(fmt.Errorf("%s takes no --%s", command, f.Name), "ebb --db FILE "+command+" "+use)
		}
	})
	return err
}

// withoutOwn is the environment without what is ebb's own.
func withoutOwn(name string) string {
	if strings.HasPrefix(name, "EBB_") {
		return ""
	}
	return os.Getenv(name)
}

// athlete gives who comes in under a name: the whole one, its first words or an
// id. Half a word does not do, since whoever is called so next would be let in
// with the keys of someone who is gone. Others of the squad are not told.
func (h *house) athlete(name string) (store.Principal, error) {
	desk := h.squad.As(store.Principal{Person: "attach", Role: store.Coach, Via: "attach"})
	a, err := desk.Athlete(name)
	if _, file := errors.AsType[*store.Unusable](err); file {
		return store.Principal{}, err
	}
	if err != nil || !isCalled(a, name) {
		return store.Principal{}, fmt.Errorf("nobody comes in as “%s”", name)
	}
	return store.Principal{Person: a.Name, Role: store.AthleteRole, Athlete: a.ID, Via: "attach"}, nil
}

func isCalled(a plan.Athlete, name string) bool {
	name = strings.ToLower(strings.TrimSpace(name))
	return strings.HasPrefix(strings.ToLower(a.Name)+" ", name+" ") || strings.HasPrefix(a.ID.String(), name)
}

// withoutPath tells of a store that can't be used, but not where it lies.
func withoutPath(err error) error {
	if u, file := errors.AsType[*store.Unusable](err); file {
		elsewhere := *u
		elsewhere.Path, elsewhere.What, elsewhere.Do = "the store", "can't be used just now", "try again, and tell who keeps it"
		return &elsewhere
	}
	return err
}
