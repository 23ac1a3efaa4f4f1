package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/charmbracelet/colorprofile"
	"github.com/spf13/pflag"

	"ebb/plan"
	"ebb/store"
	"ebb/tui"
	"ebb/tui/command"
	"ebb/tui/serve"
	"ebb/tui/theme"
)

var attachCommand = command.Command{
	Name: "attach", Reach: command.Here, Needs: command.Right{Verb: store.See, Kind: store.Whole}, Use: attachUse, Short: "What an athlete has over SSH, for OpenSSH's own server",
	Example: "ebb attach --as sam\nebb --db /srv/ebb/squad.db attach --as 'Sam Rivera'",
}

const attachUse = "--as NAME"

const attachWords = "For a line of authorized_keys, which lets a key do this and nothing else:\n\n" +
	"  restrict,pty,command=\"ebb attach --as 'Sam Rivera'\" ssh-ed25519 AAAA... phone\n\n" +
	"It is what ebb serve gives an athlete: ssh HOST opens the screens, ssh HOST week\n" +
	"answers without one. What the other side asks for comes in SSH_ORIGINAL_COMMAND.\n" +
	"Nothing but --as says who it is, nothing but --db where the store is; EBB_* count\n" +
	"for nothing. NAME is the whole name, its first words or an id: one who is called\n" +
	"otherwise, or two who are called so, let nobody in. An id (ebb athlete list --json)\n" +
	"stays when a name changes."

// errAnswered says that a command has told by itself what there was to tell.
var errAnswered = errors.New("answered")

type attachOptions struct{ as string }

func attachFlags(fs *flag.FlagSet) *attachOptions {
	o := &attachOptions{}
	fs.StringVar(&o.as, "as", "", "whose screens and answers: the `NAME` of an athlete")
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
		err = sh.onlyStore()
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
	asked, err := serve.Words(os.Getenv("SSH_ORIGINAL_COMMAND"))
	if err != nil {
		return err
	}
	h := &house{squad: store.Open(path, store.Options{})} // what is told of the file is for who keeps it
	who, err := h.athlete(o.as)
	if err != nil {
		return withoutPath(err)
	}
	told := &warnings{out: io.Discard}
	screens := isTerminal(sh.in) && isTerminal(sh.out) && !isDumb(sent)
	if len(asked) == 0 && screens {
		return h.show(sh, who, told)
	}
	if len(asked) == 0 {
		asked = []string{"week"}
	}
	defer tend(h.squad, told)
	return h.answer(sh, who, asked)
}

// onlyStore refuses flags for all commands but --db: whose plan it is and what
// day is not to be said here.
func (sh *shell) onlyStore() (err error) {
	sh.root.PersistentFlags().VisitAll(func(f *pflag.Flag) {
		if f.Changed && f.Name != "db" {
			err = advise(fmt.Errorf("attach takes no --%s", f.Name), "ebb --db FILE attach "+attachUse)
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

// sent is what the other side may say of its terminal.
func sent(name string) string {
	if name == "TERM" || serve.EnvTaken(name) {
		return os.Getenv(name)
	}
	return ""
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

// answer runs what was asked for, as ebb serve does.
func (h *house) answer(sh *shell, who store.Principal, asked []string) error {
	coloured, err := colour("auto", sh.out, sent)
	if err != nil {
		return err
	}
	within, over := context.WithTimeout(context.Background(), serve.LongestAnswer)
	defer over()
	code := h.run(serve.Call{
		Who: who, Args: asked, Width: columns(sh.out, sent), Colour: coloured,
		In: io.LimitReader(sh.in, serve.MostRead), Out: sh.out, Err: sh.err, Within: within,
	})
	if code == codeDone {
		return nil
	}
	return &command.ExitError{Code: code, Err: errAnswered}
}

// show opens the screens, as ebb serve does.
func (h *house) show(sh *shell, who store.Principal, told *warnings) error {
	p := place{env: &command.Env{In: sh.in, Out: sh.out}, squad: h.squad, told: told, quiet: sh.quiet}
	var env []string
	for _, v := range os.Environ() {
		if name, _, _ := strings.Cut(v, "="); sent(name) != "" {
			env = append(env, v)
		}
	}
	err := p.show(tui.Terminal{In: sh.in, Out: sh.out, Env: env}, func(ctx context.Context) (tui.Options, error) {
		o, err := h.screens(ctx, who, nil)
		o.Changes, o.Elsewhere = h.squad.Watch(ctx), true
		o.Profile, o.Glyphs = theme.ProfileNamed(colorprofile.Detect(sh.out, env).String()), theme.Unicode
		if first(sent("LC_ALL"), sent("LC_CTYPE"), sent("LANG")) != "" { // without, it is most likely a phone
			o.Glyphs = glyphs(sent)
		}
		return o, err
	})
	if _, fault := errors.AsType[*tui.Crash](err); fault {
		return amiss(errors.New("ebb stopped at a fault of its own: nothing that was stored is lost"))
	}
	return withoutPath(err)
}
