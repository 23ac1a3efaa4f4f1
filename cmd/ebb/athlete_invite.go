package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"os"
	"strconv"
	"strings"
	"time"

	"ebb/plan"
	"ebb/store"
	"ebb/tui/command"
)

const athleteInviteUse = "[NAME] [--viewer | --coach] [--host HOST] [--port N] [--hours N]"

var athleteInviteCommand = command.Command{
	Name: "athlete invite", Reach: command.Screens, Needs: command.Right{Verb: store.Change, Kind: store.Keys}, Use: athleteInviteUse, Short: "A one-time code for someone to come in over SSH",
	Example: "ebb athlete invite sam --host coach.example.org\nebb athlete invite sam --viewer\nebb athlete invite --coach kim",
	Run:     athleteInvite,
}

const athleteInviteWords = `The command to type is printed once: the code in it is kept by nobody. Who types it
first, with an SSH key of their own, comes in with that key from then on; the code
is used up. It is open for 72 hours. ebb athlete key lists and revokes keys, and
takes back codes that are open. With --coach NAME is the coach's own.`

// sshPort is where ebb serve listens unless it is told otherwise.
const sshPort = 2222

type doorOptions struct{ viewer, coach bool }

func (o *doorOptions) declare(fs *flag.FlagSet) {
	fs.BoolVar(&o.viewer, "viewer", false, "someone who looks at the athlete's plan and changes nothing")
	fs.BoolVar(&o.coach, "coach", false, "a coach, who sees and changes everything")
}

type inviteOptions struct {
	doorOptions
	host  string
	port  int
	hours int
}

func athleteInviteFlags(fs *flag.FlagSet) *inviteOptions {
	o := &inviteOptions{}
	o.declare(fs)
	fs.StringVar(&o.host, "host", "", "name or address at which the server is reached (this machine's name)")
	fs.IntVar(&o.port, "port", sshPort, "port of the server")
	fs.IntVar(&o.hours, "hours", int(store.DefaultTTL/time.Hour), "how long the code is open, 720 at most")
	return o
}

// door says for whom a key or code is: a coach has no athlete and may have a
// name, the others are an athlete's.
type door struct {
	person  string
	athlete plan.Athlete
	role    store.Role
}

func (o *doorOptions) door(env *command.Env, words []string) (d door, err error) {
	switch {
	case o.viewer && o.coach:
		return d, errors.New("--viewer or --coach, not both")
	case o.coach:
		return door{person: strings.Join(words, " "), role: store.Coach}, nil
	case o.viewer:
		d.role = store.Viewer
	default:
		d.role = store.AthleteRole
	}
	d.athlete, err = named(env, words)
	return d, err
}

// inviteDoc is what ebb athlete invite prints with --json; athlete is null for a
// coach.
type inviteDoc struct {
	Ebb     int       `json:"ebb"`
	Athlete *string   `json:"athlete"`
	Person  string    `json:"person"`
	Role    string    `json:"role"`
	Code    string    `json:"code"`
	Command string    `json:"command"`
	Expires time.Time `json:"expires"`
}

func athleteInvite(env *command.Env, args []string) error {
	fs := flag.NewFlagSet("athlete invite", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	o := athleteInviteFlags(fs)
	if err := fs.Parse(args); err != nil {
		return advise(err, "ebb athlete invite "+athleteInviteUse)
	}
	host := cmp.Or(o.host, hostName())
	if !isHost(host) {
		return advise(fmt.Errorf("“%s” is no host", host), "--host coach.example.org, or an address")
	}
	if o.port < 1 || o.port > 65535 {
		return fmt.Errorf("--port %d: a port is 1 to 65535", o.port)
	}
	if o.hours < 1 {
		return fmt.Errorf("--hours %d: 1 to 720", o.hours)
	}
	d, err := o.door(env, fs.Args())
	if err != nil {
		return err
	}
	code, err := env.Desk.InviteAs(d.person, d.athlete.ID, d.role, time.Duration(min(o.hours, 1<<20))*time.Hour)
	if err != nil {
		return err
	}
	typed := sshCommand(code.Text, host, o.port)
	if env.JSON {
		doc := inviteDoc{Ebb: schema, Person: code.Person, Role: d.role.String(), Code: code.Text, Command: typed, Expires: code.Expires}
		if d.role != store.Coach {
			doc.Athlete = &d.athlete.Name
		}
		return printJSON(env.Out, doc)
	}
	p := newPage(env.Out, env.Width, env.Colour)
	p.say("For %s (%s), once, until %s:", code.Person, d.role, code.Expires.In(zoneOf(env)).Format("Mon 2 Jan 15:04"))
	fmt.Fprintf(env.Out, "\n  %s\n\n", typed) // whole, to be copied
	p.say("Send it to them alone: whoever types it first comes in. It is not shown again.")
	return nil
}

func sshCommand(user, host string, port int) string {
	words := "ssh "
	if port != 22 {
		words += "-p " + strconv.Itoa(port) + " "
	}
	return words + user + "@" + host
}

// comesTo gives the command to type with a code, for this machine at a port.
func comesTo(port int) func(code string) string {
	return func(code string) string { return sshCommand(code, hostName(), port) }
}

func hostName() string {
	if name, err := os.Hostname(); err == nil && isHost(name) {
		return name
	}
	return "localhost"
}

// isHost lets through what stands in a command line as it is.
func isHost(name string) bool {
	if net.ParseIP(name) != nil {
		return true
	}
	for _, r := range name {
		if !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '.') {
			return false
		}
	}
	return name != "" && name[0] != '-' && len(name) <= 253
}
