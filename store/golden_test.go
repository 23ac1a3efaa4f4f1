package store

import (
	"encoding/json"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"ebb/plan"
	"ebb/plan/edit"
)

var update = flag.Bool("update", false, "write the golden store of this schema anew")

// content is what a person would miss if it were gone.
type content struct {
	Athletes []plan.Athlete `json:"athletes"`
	Plan     plan.Plan      `json:"plan"`
	Done     []plan.DoneDay `json:"done"`
	Records  []plan.Record  `json:"records"`
	Checkins []plan.Checkin `json:"checkins"`
	History  []Head         `json:"history"`
	LastUsed plan.ID        `json:"last_used"`
	Undone   [4]string      `json:"notes_after_undo"`
	Redone   [4]string      `json:"notes_after_redo"`

	Keys     []Enrolled     `json:"keys,omitempty"`
	Coaches  []Enrolled     `json:"coaches,omitempty"`
	Codes    []Invitation   `json:"codes,omitempty"`
	Comments []plan.Comment `json:"comments,omitempty"`
	Requests []plan.Request `json:"requests,omitempty"`
}

func contentOf(t testing.TB, s *Store) (c content) {
	t.Helper()
	d := coach(s)
	var err error
	c.Athletes, err = d.Athletes()
	must(t, err)
	snap := snapshot(t, d, id(9))
	c.Plan, c.Done, c.Records, c.Checkins = snap.Plan, snap.Done, snap.Records, snap.Checkins
	c.History, err = d.History(id(9), Main, 0)
	must(t, err)
	c.LastUsed, err = d.LastUsed()
	must(t, err)
	c.Keys, err = d.Keys(id(9))
	must(t, err)
	c.Coaches, err = d.Keys(plan.ID{})
	must(t, err)
	c.Codes, err = d.Invitations(id(9))
	must(t, err)
	c.Comments, err = d.Comments(id(9), today-40, today+40)
	must(t, err)
	c.Requests, err = d.Requests(id(9), today-40)
	must(t, err)
	c.Undone = notes(undo(t, d, id(9)))
	c.Redone = notes(redo(t, d, id(9)))
	return c
}

// A store of schema 1 opens for ever and says what it said, also one from before
// there were mutes, or keys and comments. Once a version has been given out, its golden file is never
// written again: -update writes the last one.
func TestGoldenStores(t *testing.T) {
	if *update {
		writeGolden(t)
	}
	for _, name := range []string{"v1", "mutes-v1", "people-v1"} {
		golden, err := os.ReadFile(filepath.Join("testdata", name+".ebb"))
		must(t, err)
		path := filepath.Join(t.TempDir(), "ebb.db")
		must(t, os.WriteFile(path, golden, 0o600))
		want, err := os.ReadFile(filepath.Join("testdata", name+".json"))
		must(t, err)
		if got := contentOf(t, Open(path, Options{Now: clock()})); indented(t, got) != string(want) {
			t.Errorf("%s holds:\n%s\nwant:\n%s", name, indented(t, got), want)
		}
	}
}

func indented(t testing.TB, v any) string {
	t.Helper()
	b, err := json.MarshalIndent(v, "", " ")
	must(t, err)
	return string(b) + "\n"
}

// writeGolden makes a store with one of everything.
func writeGolden(t testing.TB) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "ebb.db")
	s := Open(path, Options{Now: clock(), Random: rand.NewChaCha8([32]byte{1})})
	d, sam := coach(s), id(9)
	must(t, d.Seed(Seed{
		Athlete:  plan.Athlete{ID: sam, Name: "Sam Rivera", Settings: []plan.Setting{{Key: "weight_kg", Value: "61"}}},
		Plan:     season(2),
		Records:  []plan.Record{record(5000, today-40, 50), record(5002, today-1, 60)},
		Checkins: []plan.Checkin{{Day: today - 1, Legs: 4, Energy: 3, Note: "ok"}},
	}))
	_, err := d.AddAthlete("Zoë Ångström", []plan.Setting{{Key: "sport", Value: "bike"}})
	must(t, err)
	_, err = d.SetAthlete(sam, []plan.Setting{{Key: "model.gain", Value: "1.2", From: today}})
	must(t, err)
	must(t, d.SetLastUsed(sam))
	athlete := s.As(Principal{Person: "sam", Role: AthleteRole, Athlete: sam, Via: "ssh"})
	must(t, athlete.AddRecord(sam, record(5004, today, 70)))
	must(t, athlete.ChangeRecord(sam, today-1, record(5002, today-2, 65)))
	must(t, athlete.Checkin(sam, plan.Checkin{Day: today, Legs: 2, Hurt: true}))
	apply(t, d, sam, edit.DeleteSessions{Sessions: []plan.ID{id(1000)}})
	undo(t, d, sam)
	redo(t, d, sam)
	apply(t, d, sam, noteOn(101, "half\nand half"))
	apply(t, d, sam, edit.Mute{Mute: plan.Mute{ID: id(600), Rule: "R15", Of: id(10), Reason: "late shift"}})
	apply(t, d, sam, edit.Mute{Mute: plan.Mute{ID: id(601), Rule: "R05", Of: id(101), And: id(100), Day: 3, Reason: "she asked for it"}})
	apply(t, d, sam, edit.Mute{Mute: plan.Mute{ID: id(602), Rule: "R36", Day: int(today), Reason: "moved house"}})
	apply(t, d, sam, edit.Unmute{Mute: id(600)})
	_, err = d.AddKey(sam, AthleteRole, samsKey)
	must(t, err)
	_, err = d.AddKey(sam, Viewer, p256Key)
	must(t, err)
	_, err = d.RevokeKey(sam, printOfKey(t, p256Key))
	must(t, err)
	_, err = d.AddKey(plan.ID{}, Coach, anasKey)
	must(t, err)
	_, err = d.Invite(sam, AthleteRole, 0)
	must(t, err)
	must(t, athlete.AddComment(sam, plan.Comment{ID: id(700), Day: today, On: id(1000), Text: "calf is tight"}))
	must(t, athlete.AskFor(sam, plan.Request{ID: id(710), Session: id(1001), Day: today + 3, To: today + 4, Text: "late shift"}))
	must(t, d.AnswerRequest(sam, plan.Request{ID: id(710), Day: today + 3, Person: "sam"}, plan.Declined, "keep it"))
	_, _, err = d.Apply(sam, Main, nil, noteOn(100, "a"), "note")
	must(t, err)
	_, _, err = d.Apply(sam, Main, nil, noteOn(100, "find the habit"), "note")
	must(t, err)
	file, err := os.ReadFile(path)
	must(t, err)
	must(t, os.MkdirAll("testdata", 0o755))
	must(t, os.WriteFile(filepath.Join("testdata", "people-v1.ebb"), file, 0o644))
	must(t, os.WriteFile(filepath.Join("testdata", "people-v1.json"), []byte(indented(t, contentOf(t, s))), 0o644))
}
