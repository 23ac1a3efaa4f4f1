package main

import (
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ebb/store"
	"ebb/tui/serve"
	"ebb/tui/serve/sshtest"
)

// told gives the lines of the audit log, each of which is JSON of printable ASCII.
func (a *abroad) told() (all []serve.Line) {
	a.Helper()
	text, err := os.ReadFile(a.audit)
	surely(a.T, text, err)
	for line := range strings.Lines(string(text)) {
		var l serve.Line
		surely(a.T, 0, json.Unmarshal([]byte(line), &l))
		if strings.ContainsFunc(strings.TrimSuffix(line, "\n"), func(r rune) bool { return r < ' ' || r > '~' }) {
			a.Errorf("no plain text: %q", line)
		}
		all = append(all, l)
	}
	return all
}

// says is what a line of the log tells, without the numbers that differ each time.
func says(l serve.Line) string {
	words := []string{l.Event, l.Person}
	for _, w := range []string{l.Command, l.Verb, l.What, l.Athlete} {
		if w != "" {
			words = append(words, w)
		}
	}
	return strings.Join(words, ", ")
}

// An athlete is invited by a coach at a screen, enrols, reads the week, checks in,
// says something and asks for a lighter day, which the coach accepts; a key is
// revoked. The audit log tells the story, and nothing of what they wrote.
func TestTheAuditLogTellsTheStory(t *testing.T) {
	a := startAbroad(t)
	coach := sshtest.In(t, a.at, a.keys["coach"]).Screens(100, 30)
	coach.WaitFor("Sam Rivera")
	coach.Type(":athlete invite jonas --host h.example\r")
	coach.WaitFor("join-")
	code := regexp.MustCompile(`join-[0-9A-Z-]+`).FindString(coach.Screen().String())
	coach.Type("q")

	mine := sshtest.NewKey(t)
	line, err := sshtest.Dial(t, a.at, code, mine)
	surely(t, line, err)
	phone := line.Screens(40, 20)
	phone.WaitFor(mine.Fingerprint()[:20], "(y/n)")
	phone.Type("y\r")
	phone.WaitFor("Norrland")
	phone.Type("c43")
	phone.WaitFor("saved")
	phone.Type("nlegs like " + lone + "q")
	phone.WaitGone("saved")
	phone.Type("'cso tired of hills\r")
	phone.WaitFor("so tired of")
	phone.Type("ql")
	phone.WaitGone("so tired of")
	phone.Type("d")
	phone.WaitFor("with a word of why")
	phone.Type("tno legs at all\r")
	phone.WaitGone("with a word of why")
	phone.Type("a") // the plan is the coach's to change
	phone.WaitFor("your coach's to change")
	phone.Type(":export csv\r")
	phone.WaitFor("date,")

	jonas := surelyAthlete(t, a.coach(), "jonas")
	asks, err := a.coach().Requests(jonas.ID, a.today)
	if err != nil || len(asks) != 1 {
		t.Fatal(asks, err)
	}
	coach.Type(":athlete key jonas rm " + strings.TrimPrefix(mine.Fingerprint(), "SHA256:")[:8] + "\r")
	coach.WaitFor("revoked: SHA256:")
	phone.Exit()

	var story []string
	for _, l := range a.told() {
		story = append(story, says(l))
	}
	at := 0
	for _, want := range []string{
		"login, ", "session, kim", "command, kim, athlete invite --host", "keys, kim, change, keys and invitations, Jonas Lind",
		"login, ", "enrolled, Jonas Lind", "change, Jonas Lind, change, check-ins, Jonas Lind",
		"change, Jonas Lind, change, comments, Jonas Lind", "change, Jonas Lind, change, requests, Jonas Lind", "export, Jonas Lind, export csv",
		"command, kim, athlete key", "keys, kim, change, keys and invitations, Jonas Lind", "revoked, Jonas Lind", "session over, Jonas Lind",
	} {
		next := slices.Index(story[at:], want)
		if next < 0 {
			t.Fatalf("no %q after line %d of\n%s", want, at, strings.Join(story, "\n"))
		}
		at += next + 1
	}
	text, err := os.ReadFile(a.audit)
	surely(t, text, err)
	for _, wrote := range []string{"so tired", "no legs", "legs like", code} {
		if strings.Contains(string(text), wrote) {
			t.Errorf("the log tells what they wrote: %q", wrote)
		}
	}
}

// What is refused by the store is told as well, and no more often than is of use.
func TestRefusalsAreTold(t *testing.T) {
	a := startAbroad(t)
	line := sshtest.In(t, a.at, a.keys["viewer"])
	line.Answer("log 'easy 30m'")
	line.Answer("sh -c 'rm -rf /'")
	screen := sshtest.In(t, a.at, a.keys["sam"]).Screens(80, 24)
	screen.WaitFor("load week")
	screen.Type("\x03\x03")
	screen.Exit()
	var refused, wrong bool
	for _, l := range a.told() {
		refused = refused || l.Event == "session over" && l.Role == store.Viewer.String() && l.Command == "log easy 30m" && *l.Code == codeWrong
		wrong = wrong || l.Command == "sh -c rm -rf /" && *l.Code == codeWrong
		if l.Role == store.AthleteRole.String() && l.Event == "refused" {
			t.Errorf("an athlete who does nothing wrong is refused %+v", l)
		}
	}
	if !refused || !wrong {
		t.Errorf("not told: %t %t", refused, wrong)
	}
}
