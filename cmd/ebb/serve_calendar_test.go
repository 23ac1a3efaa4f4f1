package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net"
	"strings"
	"testing"

	"ebb/plan/calendar"
	"ebb/store"
)

// What is served at an address is what that athlete sees, today's state of it, and
// nothing once it is revoked; who stops the server waits for no one.
func TestServedCalendarIsTheAthletesOwn(t *testing.T) {
	env := squadEnv(t, new(bytes.Buffer))
	squad := store.Open(env.Desk.Path(), store.Options{})
	tell := func(words ...string) string {
		t.Helper()
		out := new(bytes.Buffer)
		env.Out, env.JSON = out, true
		surely(t, words, athleteCalendar(env, words))
		var doc calendarDoc
		surely(t, doc, json.Unmarshal(out.Bytes(), &doc))
		if doc.Address == nil {
			return ""
		}
		return *doc.Address
	}
	address := tell("sam", "--url", "https://coach.example.org/")
	path, _ := strings.CutPrefix(address, "https://coach.example.org")
	sam, err := env.Desk.Athlete("sam")
	surely(t, sam, err)
	_, err = env.Desk.Release(sam.ID, calendar.Of(2027, 4, 10))
	surely(t, sam, err)

	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	var talk bytes.Buffer
	over, err := (&house{squad: squad}).serveCalendars(ctx, "127.0.0.1:0", keysOf(squad), &talk)
	surely(t, over, err)
	_, at, _ := strings.Cut(talk.String(), "http://")
	at, _, _ = strings.Cut(at, "/")
	ask := func() string {
		t.Helper()
		c, err := net.Dial("tcp", at)
		surely(t, c, err)
		defer func() { _ = c.Close() }()
		_, err = io.WriteString(c, "GET "+path+" HTTP/1.1\r\nHost: x\r\n\r\n")
		surely(t, c, err)
		said, err := io.ReadAll(c)
		surely(t, c, err)
		return string(said)
	}
	said := ask()
	if !strings.HasPrefix(said, "HTTP/1.1 200 ") || !strings.Contains(said, "NAME:Sam Rivera: training") || strings.Contains(said, "Mara") {
		t.Errorf("it answers\n%.600s", said)
	}
	if !strings.Contains(said, "DTSTART;VALUE=DATE:20270410") || strings.Contains(said, "DTSTART;VALUE=DATE:20270411") {
		t.Error("it does not end with the released day")
	}
	if tell("sam", "--revoke") != "" {
		t.Error("a revoked calendar has an address")
	}
	if said := ask(); !strings.HasPrefix(said, "HTTP/1.1 404 ") {
		t.Errorf("revoked, it answers\n%.600s", said)
	}
	stop()
	over()
	if _, err := (&house{squad: squad}).serveCalendars(ctx, "0.0.0.0:0", keysOf(squad), &talk); err == nil || !strings.Contains(err.Error(), "nobody could come in yet") {
		t.Errorf("open to the world: %v", err)
	}
}
