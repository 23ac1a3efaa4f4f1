package main

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/store"
	"ebb/tui/command"
)

// icsEvents gives the events of a calendar, unfolded, by their UID.
func icsEvents(t *testing.T, page string) map[string]string {
	t.Helper()
	events := map[string]string{}
	for _, text := range strings.Split(strings.ReplaceAll(page, "\r\n ", ""), "BEGIN:VEVENT\r\n")[1:] {
		uid := regexp.MustCompile(`UID:(.*)\r\n`).FindStringSubmatch(text)
		if len(uid) < 2 || events[uid[1]] != "" {
			t.Fatalf("no UID, or a second time:\n%s", text)
		}
		events[uid[1]] = text
	}
	return events
}

// oneSaying gives the one event whose text holds some words.
func oneSaying(t *testing.T, events map[string]string, words string) (uid, text string) {
	t.Helper()
	for id, event := range events {
		if strings.Contains(event, words) {
			if uid != "" {
				t.Fatalf("two events say %q", words)
			}
			uid, text = id, event
		}
	}
	if uid == "" {
		t.Fatalf("no event says %q", words)
	}
	return uid, text
}

// icsEnv is a store whose clock is the test's, with one athlete.
func icsEnv(t *testing.T, now *time.Time) *command.Env {
	t.Helper()
	desk := store.Open(t.TempDir()+"/ebb.db", store.Options{Now: func() time.Time { return *now }}).As(store.Principal{Person: "kim", Role: store.Coach, Via: "local"})
	env := &command.Env{Desk: desk, NewID: desk.NewID, Today: calendar.On(*now), Width: 80, In: strings.NewReader(""), Out: new(bytes.Buffer), Err: new(bytes.Buffer)}
	_, err := desk.AddAthlete("sam", []plan.Setting{{Key: "tz", Value: "Europe/Berlin"}})
	surely(t, desk, err)
	for _, line := range []string{"add 2027-04-06 easy 50m", "add 2027-04-07 run 1h at 06:30", `add 2027-04-08 tempo 40m private "lunatic"`} {
		surely(t, line, callByName(env, strings.Fields(line)...))
	}
	return env
}

// A session that moves keeps its entry, and says that it is newer.
func TestAMovedSessionMovesInTheCalendar(t *testing.T) {
	now := time.Date(2027, 4, 6, 8, 0, 0, 0, time.UTC)
	env := icsEnv(t, &now)
	uid, before := oneSaying(t, icsEvents(t, exported(t, env, "ics")), "SUMMARY:Easy 50m")
	if !strings.Contains(before, "DTSTART;VALUE=DATE:20270406\r\nDTEND;VALUE=DATE:20270407\r\n") || !strings.Contains(before, "DTSTAMP:20270406T080000Z\r\n") {
		t.Errorf("before it moves:\n%s", before)
	}
	now = now.Add(time.Hour)
	surely(t, 0, callByName(env, "mv", "2027-04-06", "2027-04-09"))
	after := icsEvents(t, exported(t, env, "ics"))[uid]
	if !strings.Contains(after, "DTSTART;VALUE=DATE:20270409\r\n") || !strings.Contains(after, "DTSTAMP:20270406T090000Z\r\n") || !strings.Contains(after, "STATUS:CONFIRMED") {
		t.Errorf("after it moved:\n%s", after)
	}
	sequence := regexp.MustCompile(`SEQUENCE:\d+`)
	if sequence.FindString(before) == sequence.FindString(after) {
		t.Errorf("both are %s", sequence.FindString(after))
	}
	surely(t, 0, callByName(env, "feel", "2027-04-06", "legs=4"))
	if again := icsEvents(t, exported(t, env, "ics"))[uid]; sequence.FindString(again) != sequence.FindString(after) {
		t.Error("an answer of the athlete is no new version of the plan")
	}
}

// A session at a time of day is at it in the athlete's zone, in whatever is UTC
// that day.
func TestATimedSessionIsInTheCalendarInUTC(t *testing.T) {
	now := time.Date(2027, 4, 6, 8, 0, 0, 0, time.UTC)
	env := icsEnv(t, &now)
	oneSaying(t, icsEvents(t, exported(t, env, "ics")), "DTSTART:20270407T043000Z\r\nDTEND:20270407T053000Z\r\n")
}

// What was taken out is there as cancelled for thirty days, and then gone; what
// comes back by undo is the same entry.
func TestADeletedSessionIsCancelledForAMonth(t *testing.T) {
	now := time.Date(2027, 4, 6, 8, 0, 0, 0, time.UTC)
	env := icsEnv(t, &now)
	uid, _ := oneSaying(t, icsEvents(t, exported(t, env, "ics")), "SUMMARY:Easy 50m")
	at := func(day int) {
		now = time.Date(2027, 4, day, 8, 0, 0, 0, time.UTC)
		env.Today = calendar.On(now)
	}
	at(7)
	surely(t, 0, callByName(env, "rm", "2027-04-06"))
	for _, tt := range []struct {
		day   int
		there bool
	}{{7, true}, {20, true}, {36, true}, {37, false}} {
		at(tt.day)
		event := icsEvents(t, exported(t, env, "ics"))[uid]
		if is := strings.Contains(event, "STATUS:CANCELLED") && strings.Contains(event, "VALUE=DATE:20270406"); is != tt.there || !is && event != "" {
			t.Errorf("on day %d it is there: %v\n%s", tt.day, is, event)
		}
	}
	surely(t, 0, callByName(env, "undo"))
	if event := icsEvents(t, exported(t, env, "ics"))[uid]; !strings.Contains(event, "STATUS:CONFIRMED") {
		t.Errorf("after undo:\n%s", event)
	}
}

// A calendar is sent on: the coach's notes are not in it, nor can be asked for, and
// an athlete's has what is released alone.
func TestACalendarHoldsWhatTheAthleteMaySee(t *testing.T) {
	now := time.Date(2027, 4, 6, 8, 0, 0, 0, time.UTC)
	env := icsEnv(t, &now)
	who, err := env.Desk.Athlete("sam")
	surely(t, who, err)
	surely(t, 0, callByName(env, "rm", "2027-04-06"))
	if page := exported(t, env, "ics"); strings.Contains(page, "lunatic") || !strings.Contains(page, "Tempo 40m") {
		t.Error("the private note is in it, or the session is not")
	}
	if err := callByName(env, "export", "ics", "--private"); err == nil || !strings.Contains(err.Error(), "for others to see") {
		t.Errorf("--private: %v", err)
	}
	_, err = env.Desk.Release(who.ID, calendar.Of(2027, 4, 7))
	surely(t, 0, err)
	for _, role := range []store.Role{store.AthleteRole, store.Viewer} {
		theirs := *env
		theirs.Desk = store.Open(env.Desk.Path(), store.Options{}).As(store.Principal{Person: "sam", Role: role, Athlete: who.ID})
		if page := exported(t, &theirs, "ics"); strings.Contains(page, "Tempo") || strings.Contains(page, "lunatic") || !strings.Contains(page, "Easy 1h") {
			t.Errorf("%s sees\n%s", role, page)
		}
	}
}
