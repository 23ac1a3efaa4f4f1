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
	Name: "demo", Short: "The screens on a throwaway copy of a real-looking squad",
	Example: "ebb demo\nebb demo --today 2027-04-06",
}

// openDemo fills a store in a folder of its own, which goes when the screens
// are left. The athlete and store that were asked for are others than these.
func openDemo(p place) error {
	dir, err := os.MkdirTemp("", "ebb-demo-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	signal.Ignore(syscall.SIGPIPE) // a reader that leaves early is no reason to leave the folder
	inside := *p.env
	p.env, p.squad = &inside, store.Open(filepath.Join(dir, "demo.db"), store.Options{})
	inside.Desk = p.squad.As(inside.Desk.Who())
	inside.NewID, inside.Athlete = inside.Desk.NewID, ""
	if p.meanwhile, err = demo.Begin(inside.Desk, inside.Today); err != nil {
		return err
	}
	return openEbb(p)
}
