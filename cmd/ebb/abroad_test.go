package main

import (
	"context"
	"net"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"ebb/cmd/ebb/demo"
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/library"
	"ebb/plan/notation"
	"ebb/store"
	"ebb/tui/serve"
	"ebb/tui/serve/sshtest"
)

// abroad is the house of ebb serve with people at the other end of a line: the
// demo's squad, one athlete more whose every word bears a mark, and a key each.
type abroad struct {
	*testing.T
	squad  *store.Store
	house  *house
	at     string
	today  calendar.Day
	audit  string // the file
	keys   map[string]sshtest.Key
	marked plan.Athlete

	mu   sync.Mutex
	over map[string]bool // fingerprints of keys that have expired
}

// mark is a letter that stands in no word of the program, and in all words of
// the athlete whom nobody but their coach may see.
const (
	mark         = "ʑ"
	markedBranch = "qxzq" // a name of a branch has no such letters
)

// people are those who come in, as a test calls them.
var people = []string{"coach", "sam", "viewer", "marked"}

func startAbroad(t *testing.T) *abroad {
	t.Helper()
	dir := t.TempDir()
	a := &abroad{
		T: t, squad: store.Open(filepath.Join(dir, "ebb.db"), store.Options{NoCopies: true}), today: calendar.On(time.Now()),
		audit: filepath.Join(dir, "ssh", "audit.log"), keys: map[string]sshtest.Key{}, over: map[string]bool{},
	}
	a.house = &house{squad: a.squad}
	kim := a.coach()
	surely(t, 0, demo.Fill(kim, a.today))
	a.plant()
	sam := surelyAthlete(t, kim, "sam")
	for name, role := range map[string]store.Role{"coach": store.Coach, "sam": store.AthleteRole, "viewer": store.Viewer, "marked": store.AthleteRole} {
		a.keys[name] = sshtest.NewKey(t)
		of := sam.ID
		if name == "marked" {
			of = a.marked.ID
		}
		e, err := kim.AddKey(of, role, a.keys[name].Line())
		surely(t, e, err)
	}
	a.serve(dir)
	return a
}

func (a *abroad) coach() *store.Desk {
	return a.squad.As(store.Principal{Person: "kim", Role: store.Coach, Via: "local"})
}

func surelyAthlete(t *testing.T, desk *store.Desk, name string) plan.Athlete {
	t.Helper()
	athlete, err := desk.Athlete(name)
	return surely(t, athlete, err)
}

// serve lets people in until the test ends.
func (a *abroad) serve(dir string) {
	a.Helper()
	keys := keysOf(a.squad)
	holder := keys.Holder
	keys.Holder = func(fingerprint string) (serve.Holder, bool, error) {
		h, known, err := holder(fingerprint)
		a.mu.Lock()
		defer a.mu.Unlock()
		if a.over[fingerprint] {
			h.Expires = time.Now().Add(-time.Minute)
		}
		return h, known, err
	}
	ctx, stop := context.WithCancel(context.Background())
	key, err := serve.OpenHostKeys(filepath.Join(dir, "ssh", "host_key"), time.Now)
	surely(a.T, key, err)
	audit, err := serve.OpenAudit(a.audit)
	surely(a.T, audit, err)
	limits := serve.Usual()
	limits.PerMinute, limits.PerAddress, limits.PerKey, limits.Keys, limits.Grace = 1000, 1000, 100, 100_000, 0
	server, err := serve.New(serve.Config{
		Limits: limits, HostKeys: key, Keys: keys, Screens: a.house.screens, Run: a.house.run, Changes: a.squad.Watch(ctx), Audit: audit,
	})
	surely(a.T, server, err)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	surely(a.T, listener, err)
	a.at = listener.Addr().String()
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(ctx, listener) }()
	a.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			a.Errorf("the server ends with %v", err)
		}
		_ = audit.Close()
	})
}

// plant adds the athlete whose every word bears the mark.
func (a *abroad) plant() {
	a.Helper()
	kim, id := a.coach(), a.squad.NewID
	block := plan.Mesocycle{ID: id(), Name: "Base " + mark, Phase: plan.Build}
	for range 8 {
		week := plan.Microcycle{ID: id(), Days: 7, Note: "week " + mark}
		for day, line := range []string{"rest", "easy 1h", "intervals 1h10 !", "easy 45m", "rest", "long 3h", "bike easy 2h"} {
			s, err := notation.ParseSession(line+` tag t1 "note `+mark+`" private "private `+mark+`"`, plan.Run)
			surely(a.T, s, err)
			s.ID, s.Day = id(), day
			week.Sessions = append(week.Sessions, s)
		}
		block.Weeks = append(block.Weeks, week)
	}
	event, err := notation.ParseEvent("A "+(a.today+20).Format("2006-01-02")+` "Race `+mark+`" 50k +1000m`, plan.Run, calendar.Typing{Today: a.today, WeekStart: time.Monday})
	surely(a.T, event, err)
	event.ID, event.Note, event.Private = id(), "event "+mark, "private event "+mark
	done, err := notation.ParseSession(`easy 50m "done `+mark+`"`, plan.Run)
	surely(a.T, done, err)
	a.marked = plan.Athlete{ID: id(), Name: "Zoe " + mark}
	surely(a.T, 0, kim.Seed(store.Seed{
		Athlete:  a.marked,
		Plan:     plan.Plan{Seasons: []plan.Macrocycle{{ID: id(), Name: "Season " + mark, Start: a.today - 14, Blocks: []plan.Mesocycle{block}}}, Events: []plan.Event{event}},
		Records:  []plan.Record{{ID: id(), Day: a.today - 2, Done: done, Source: "watch " + mark}},
		Checkins: []plan.Checkin{{Day: a.today - 1, Legs: 2, Note: "feel " + mark}},
		Life:     []plan.Life{{ID: id(), Kind: plan.Travel, From: a.today + 3, Days: 2, Note: "life " + mark}},
	}))
	surely(a.T, 0, kim.AddComment(a.marked.ID, plan.Comment{ID: id(), Day: a.today, Text: "comment " + mark}))
	zoe := a.squad.As(store.Principal{Person: a.marked.Name, Role: store.AthleteRole, Athlete: a.marked.ID, Via: "ssh"})
	surely(a.T, 0, zoe.AskFor(a.marked.ID, plan.Request{ID: id(), Day: a.today + 1, Text: "request " + mark}))
	_, _, err = kim.NewBranch(a.marked.ID, markedBranch, store.Main)
	surely(a.T, 0, err)
	surely(a.T, 0, kim.KeepInLibrary(plan.ID{}, []library.Entry{{What: library.Sessions, Name: "mine " + mark, Session: done}}, false))
	surely(a.T, 0, kim.KeepInLibrary(a.marked.ID, []library.Entry{{What: library.Sessions, Name: "theirs " + mark, Session: done}}, false))
	code, err := kim.InviteAs("guest "+mark, a.marked.ID, store.Viewer, 0)
	surely(a.T, code, err)
}

// clean fails when words of the marked athlete are among what someone was sent.
func (a *abroad) clean(who, what, said string) {
	a.Helper()
	at := max(strings.Index(said, mark), strings.Index(said, markedBranch))
	if at >= 0 {
		a.Errorf("%s: %s shows another's words: %.200q", who, what, said[max(0, at-100):])
	}
}
