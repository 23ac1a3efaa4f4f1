package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"ebb/plan/calendar"
	"ebb/store"
	"ebb/tui"
	"ebb/tui/command"
	"ebb/tui/outlooks"
	"ebb/tui/screen"
	"ebb/tui/serve"
)

var serveCommand = command.Command{
	Name: "serve", Reach: command.Here, Needs: command.Right{Verb: store.See, Kind: store.Whole}, Use: serveUse, Short: "The screens and the answers over SSH, for everyone with a key",
	Example: "ebb serve\nebb serve --listen 0.0.0.0:2222\nebb serve --fingerprint\nebb serve --rotate-host-key\nebb serve --print-unit",
}

const serveUse = "[--listen ADDRESS] [--calendar ADDRESS] [--fingerprint | --rotate-host-key | --print-unit]"

const serveWords = "Who comes in is whose key it is: ebb athlete invite NAME makes a one-time code for\n" +
	"a new one. An athlete sees their own week; a coach has all but files and the\n" +
	"editor of this machine. ssh HOST week, and the other commands that answer, end\n" +
	"without a screen. A bare port is one of this machine alone; 0.0.0.0:2222 opens it\n" +
	"to the world, once there is a key or an open code. The host key is made on the\n" +
	"first start and stands with the audit log in a folder beside the store. SIGTERM\n" +
	"lets sessions end; a second signal ends them at once.\n\n" +
	"--rotate-host-key makes the key that takes its place in 30 days, under a server that\n" +
	"runs too. OpenSSH (8.5 and later) learns it by itself when an athlete comes in before\n" +
	"then. Most apps on phones do not, and from that day warn that the host key has changed\n" +
	"until it is accepted: pass on the second fingerprint. A key that was stolen is not\n" +
	"rotated but removed with host_key.next, so that the next start makes another; every\n" +
	"client warns of that."

type serveOptions struct {
	listen, hostKey, audit string
	calendar               string
	fingerprint, rotate    bool
	unit                   bool
	limits                 serve.Limits
}

func serveFlags(fs *flag.FlagSet) *serveOptions {
	o := &serveOptions{}
	fs.StringVar(&o.listen, "listen", "127.0.0.1:2222", "the `ADDRESS` and port; :2222 is 127.0.0.1:2222")
	fs.StringVar(&o.calendar, "calendar", "", "an `ADDRESS` and port to serve calendars at, as 127.0.0.1:8443; see ebb athlete calendar")
	fs.StringVar(&o.hostKey, "host-key", "", "the `FILE` of the host key (ssh/host_key beside the store)")
	fs.StringVar(&o.audit, "audit", "", auditWords)
	fs.BoolVar(&o.fingerprint, "fingerprint", false, "print the host key's fingerprint, and end")
	fs.BoolVar(&o.rotate, "rotate-host-key", false, "make the host key that takes over in 30 days, print both fingerprints, and end")
	fs.BoolVar(&o.unit, "print-unit", false, "print a systemd unit, and end")
	o.limits.Flags(fs)
	return o
}

// runServe lets people in until a signal comes.
func runServe(sh *shell, args []string) error {
	fs := flag.NewFlagSet("serve", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	o := serveFlags(fs)
	words, err := parseFlags(fs, args)
	if err == nil {
		err = noWords(words, "ebb serve "+serveUse)
	}
	if err == nil {
		err = o.limits.Check()
	}
	if err == nil {
		err = sh.onlyStore("serve", serveUse)
	}
	if err != nil {
		return err
	}
	if o.unit {
		_, err := io.WriteString(sh.out, serve.Unit(givenFlags(fs)))
		return err
	}
	path, err := storePath(sh.flags.db, os.Getenv)
	if err != nil {
		return err
	}
	o.hostKey = first(o.hostKey, besideStore(path, "host_key"))
	o.audit = first(o.audit, auditBeside(path))
	if o.rotate {
		return sh.rotate(o)
	}
	keys, err := serve.OpenHostKeys(o.hostKey, time.Now)
	if err != nil {
		return amiss(err)
	}
	if o.fingerprint {
		fmt.Fprintln(sh.out, keys)
		return nil
	}
	return sh.serve(path, keys, o)
}

// rotate makes the host key that follows, and says what becomes of it.
func (sh *shell) rotate(o *serveOptions) error {
	keys, err := serve.RotateHostKey(o.hostKey, o.audit, time.Now)
	if keys != nil {
		fmt.Fprintln(sh.out, keys)
		fmt.Fprintln(sh.err, "ebb: OpenSSH learns the second by itself when it comes in before then. Apps that do not warn\n"+
			"of a changed key from that day on: pass the second on. A server that runs takes it in by itself.")
	}
	if err != nil {
		return amiss(err)
	}
	return nil
}

const auditWords = "the `FILE` of the audit log (ssh/audit.log beside the store)"

func auditBeside(store string) string { return besideStore(store, "audit.log") }

// besideStore gives where files of SSH lie.
func besideStore(store, name string) string { return filepath.Join(filepath.Dir(store), "ssh", name) }

// givenFlags gives the flags of a server that were given, as words.
func givenFlags(fs *flag.FlagSet) (words []string) {
	fs.Visit(func(f *flag.Flag) {
		if f.Name != "print-unit" && f.Name != "fingerprint" && f.Name != "rotate-host-key" {
			words = append(words, "--"+f.Name+"="+f.Value.String())
		}
	})
	return words
}

// serve opens the store and the listener, and serves.
func (sh *shell) serve(path string, hostKeys *serve.HostKeys, o *serveOptions) error {
	told := &warnings{out: sh.err}
	squad := store.Open(path, store.Options{Warn: told.warn})
	keys := keysOf(squad)
	if _, err := keys.Any(time.Now()); err != nil { // a store that can't be used is told before anyone comes
		return err
	}
	address, err := keys.Address(o.listen, time.Now())
	if err != nil {
		return err
	}
	audit, err := serve.OpenAudit(o.audit)
	if err != nil {
		return amiss(err)
	}
	defer func() { _ = audit.Close() }() // each line that matters is on the disk already
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	house := newHouse(squad)
	house.port = int(address.Port())
	server, err := serve.New(serve.Config{
		Limits: o.limits, HostKeys: hostKeys, Keys: keys, Screens: house.screens, Run: house.run,
		Changes: squad.Watch(ctx), Audit: audit, Log: sh.err,
	})
	if err != nil {
		return err
	}
	listener, err := net.ListenTCP("tcp", net.TCPAddrFromAddrPort(address))
	if err != nil {
		return amiss(advise(fmt.Errorf("can't listen at %s: %w", address, plainly(err)), "give another port with --listen 127.0.0.1:PORT"))
	}
	over, err := house.serveCalendars(ctx, o.calendar, keys, sh.err)
	if err != nil {
		_ = listener.Close()
		return err
	}
	fmt.Fprintf(sh.err, "ebb: %s, host key %s\n", reachable(listener.Addr()), strings.ReplaceAll(hostKeys.String(), "\n", "\nebb: host key "))
	sh.quiet()
	debug.SetGCPercent(usualGC)
	defer tendBehind(ctx, squad, told)()
	defer endServer(stop, server.Close)()
	err = server.Serve(ctx, listener)
	stop()
	over()
	return err
}

// reachable says from where a listener can be reached.
func reachable(at net.Addr) string {
	tcp, ok := at.(*net.TCPAddr)
	switch {
	case ok && tcp.IP.IsLoopback():
		return fmt.Sprintf("listening at %s, from this machine alone", at)
	case ok && tcp.IP.IsUnspecified():
		return fmt.Sprintf("listening at %s, from every network that this machine is in", at)
	default:
		return fmt.Sprintf("listening at %s", at)
	}
}

// endServer lets the server end on a signal, and ends it at once on a second.
func endServer(stop, now func()) (over func()) {
	caught := make(chan os.Signal, 2)
	signal.Notify(caught, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)
	done := make(chan struct{})
	go func() {
		for once := false; ; once = true {
			select {
			case <-done:
				return
			case <-caught:
			}
			stop()
			if once {
				now()
			}
		}
	}()
	return func() {
		signal.Stop(caught)
		close(done)
	}
}

// house is the store as people elsewhere come into it.
type house struct {
	squad    *store.Store
	outlooks *outlooks.Shared // of all screens
	port     int              // at which they come
}

func newHouse(squad *store.Store) *house {
	return &house{squad: squad, outlooks: outlooks.New(squad.NewID), port: sshPort}
}

func (h *house) env(ctx context.Context, who store.Principal, told func(store.Deed)) (*command.Env, func() calendar.Day) {
	desk := h.squad.As(who).Within(ctx).Telling(told)
	env := &command.Env{Desk: desk, NewID: desk.NewID, Elsewhere: true, Width: pipeWidth}
	at := zoneOf(env)
	clock := func() calendar.Day { return calendar.On(time.Now().In(at)) }
	env.Today = clock()
	return env, clock
}

// screens gives what the screens of someone elsewhere are started with: their
// own week for an athlete, as at this machine for a coach.
func (h *house) screens(ctx context.Context, who store.Principal, told func(store.Deed)) (tui.Options, error) {
	env, clock := h.env(ctx, who, told)
	p := place{env: env, squad: h.squad, clock: clock}
	athlete, err := p.athlete()
	if err != nil {
		return tui.Options{}, err
	}
	if athlete.IsZero() && who.Role != store.Coach {
		return tui.Options{}, errors.New("there is nothing to see yet")
	}
	o := tui.Options{
		Desk: env.Desk, Athlete: athlete, Person: who.Person, Today: clock, Rolls: true, Outlooks: h.outlooks,
		Squad:    store.Can(who, store.See, store.Thing{Kind: store.Squad}),
		Commands: commandsFrom(command.Screens, who), Env: *env, CrashDir: stateDir(os.Getenv), Come: comesTo(h.port),
	}
	if who.Role != store.Coach {
		o.Home = screen.Week
	}
	return o, nil
}

// run runs a command for someone elsewhere.
func (h *house) run(call serve.Call) (code int) {
	env, _ := h.env(call.Within, call.Who, call.Told)
	env.Width, env.Colour = call.Width, call.Colour
	return callAway(env, call.Args, call.In, call.Out, call.Err)
}
