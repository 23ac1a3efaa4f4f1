package main

import (
	"slices"
	"strings"
	"testing"

	"ebb/plan"
	"ebb/store"
	"ebb/tui/serve/sshtest"
	"ebb/tui/termtest"
)

// guest is someone who came in with a one-time code and is asked whether their key
// is to be let in from now on.
type guest struct {
	*termtest.Term
	key sshtest.Key
}

// guests come in with one code, so many; each is asked before any has answered.
func (a *abroad) guests(code string, many int) (all []guest) {
	a.Helper()
	for range many {
		key := sshtest.NewKey(a.T)
		line, err := sshtest.Dial(a.T, a.at, code, key)
		surely(a.T, line, err)
		all = append(all, guest{line.Screens(80, 24), key})
	}
	for _, g := range all {
		g.WaitFor(g.key.Fingerprint()[:20], "(y/n)")
	}
	return all
}

// What a guest ends with: their week, or a sentence.
const (
	theirWeek = "load week"
	tooLate   = "ebb: the code can't be used: this code is not open any more: ask for another one"
	asItWas   = "ebb: nothing was changed: the code can still be used"
)

// hears waits until a guest has come in or is told why not.
func (g guest) hears() (what string) {
	g.WaitUntil(func(s termtest.Screen) bool {
		said := strings.Join(strings.Fields(s.String()), " ") // a long sentence is broken by the terminal
		for _, what = range []string{theirWeek, tooLate, asItWas} {
			if strings.Contains(said, what) {
				return true
			}
		}
		return false
	})
	return what
}

// enrolled fails unless the key of one guest lets in, those of the others do not,
// and the log tells of one enrolment and so many that failed.
func (a *abroad) enrolled(of plan.Athlete, all []guest, won int, failed int) {
	a.Helper()
	known, err := a.coach().Keys(of.ID)
	surely(a.T, known, err)
	for i, g := range all {
		is := slices.ContainsFunc(known, func(e store.Enrolled) bool { return e.Fingerprint == g.key.Fingerprint() })
		_, err := sshtest.Dial(a.T, a.at, "x", g.key)
		if is != (i == won) || (err == nil) != (i == won) {
			a.Errorf("guest %d of %d, %d won: the key is known: %t, comes in again: %v", i, len(all), won, is, err)
		}
	}
	events := map[string]int{}
	for _, l := range a.told() {
		events[l.Event]++
		if l.Event == "enrolled" && l.Key != all[won].key.Fingerprint() {
			a.Errorf("the log has %s enrolled", l.Key)
		}
	}
	if events["enrolled"] != 1 || events["enrolment fails"] != failed {
		a.Errorf("the log has %d enrolled and %d failed, want 1 and %d", events["enrolled"], events["enrolment fails"], failed)
	}
}

// Of those who come in at once with one one-time code and all say yes, one is let
// in from then on; the others are told that it is used.
func TestOfManyWithOneCodeOneComesIn(t *testing.T) {
	a := startAbroad(t)
	sam := surelyAthlete(t, a.coach(), "sam")
	code, err := a.coach().Invite(sam.ID, store.AthleteRole, 0)
	surely(t, code, err)
	all, won := a.guests(code.Text, 12), -1
	for _, g := range all {
		g.Type("y\r")
	}
	for i, g := range all {
		switch what := g.hears(); {
		case what == tooLate:
			if code := g.Exit(); code != codeWrong {
				t.Errorf("guest %d ends with code %d", i, code)
			}
		case what == theirWeek && won < 0:
			won = i
		default:
			t.Errorf("guest %d after %d won: %s", i, won, what)
		}
	}
	if won < 0 {
		t.Fatal("nobody comes in")
	}
	a.enrolled(sam, all, won, len(all)-1)
	if _, err := sshtest.Dial(t, a.at, code.Text, sshtest.NewKey(t)); err == nil {
		t.Error("the code that was used lets in")
	}
}

// Who says no leaves the code to the other, whoever answers first.
func TestOfTwoWithOneCodeOneSaysNo(t *testing.T) {
	for _, answers := range [][2]string{{"n\r", "y\r"}, {"y\r", "n\r"}, {"\x03", "y\r"}, {"yes please\r", "yes\r"}} {
		a := startAbroad(t)
		sam := surelyAthlete(t, a.coach(), "sam")
		code, err := a.coach().Invite(sam.ID, store.AthleteRole, 0)
		surely(t, code, err)
		all, won := a.guests(code.Text, 2), 0
		if strings.TrimRight(answers[1], "es\r") == "y" {
			won = 1
		}
		for i, g := range all {
			g.Type(answers[i])
		}
		if what := all[won].hears(); what != theirWeek {
			t.Errorf("%q: who says yes hears %q", answers, what)
		}
		if what := all[1-won].hears(); what != asItWas || all[1-won].Exit() != codeWrong {
			t.Errorf("%q: who says no hears %q", answers, what)
		}
		a.enrolled(sam, all, won, 0)
	}
}
