package main

import (
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"ebb/cmd/ebb/demo"
	"ebb/store"
	"ebb/tui/command"
)

var demoCommand = command.Command{
	Name: "demo", Reach: command.Here, Needs: command.Right{Verb: store.See, Kind: store.Plans}, Short: "The screens on a throwaway copy of a real-looking squad, or one kept in --db FILE",
	Example: "ebb demo\nebb demo --today 2027-04-06\nebb demo --db squad.db",
}

// openDemo opens the squad in a folder of its own, which goes when the screens
// are left; with --db in that file, which is filled when it is new and stays.
// The athlete that was asked for is another than these.
func openDemo(p place) error {
	signal.Ignore(syscall.SIGPIPE) // a reader that leaves early is no reason to leave the folder
	file := p.db
	if file == "" {
		dir, err := os.MkdirTemp("", "ebb-demo-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		file = filepath.Join(dir, "demo.db")
	}
	inside := *p.env
	p.env, p.squad = &inside, store.Open(file, store.Options{NoCopies: p.db == ""})
	inside.Desk = p.squad.As(inside.Desk.Who())
	inside.NewID, inside.Athlete = inside.Desk.NewID, ""
	known, err := inside.Desk.Athletes()
	if err == nil && len(known) == 0 {
		p.meanwhile, err = demo.Begin(inside.Desk, inside.Today)
	}
	if err == nil && p.db != "" && p.meanwhile != nil {
		err, p.meanwhile = p.meanwhile(), nil // a file that stays holds the whole squad, however soon the screens are left
	}
	if err != nil {
		return err
	}
	return openEbb(p)
}
