package main

import (
	"bytes"
	"io"
	"path/filepath"
	"testing"

	"ebb/plan"
	"ebb/store"
	document "ebb/store/exchange/json"
)

func madeSquad(t *testing.T, words ...string) (*store.Desk, []byte) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "squad.db")
	if err := makeSquad(append(words, "-o", path), io.Discard, io.Discard); err != nil {
		t.Fatal(err)
	}
	desk := store.Open(path, store.Options{}).As(store.Principal{Person: "kim", Role: store.Coach})
	var all bytes.Buffer
	w := document.NewWriter(&all, nil)
	if err := desk.Dump(nil, w.Write); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return desk, all.Bytes()
}

// The large stores are stores like any other: journal, values and summaries fit
// together, and the same words make the same again.
func TestSquadIsSoundAndTheSameEveryTime(t *testing.T) {
	for _, words := range [][]string{{"-athletes", "3", "-years", "2"}, {"-athletes", "3", "-years", "1", "-history=false"}} {
		desk, all := madeSquad(t, words...)
		if words[len(words)-1] != "-history=false" {
			if _, err := desk.Audit(); err != nil {
				t.Errorf("%v: %v", words, err)
			}
		}
		if _, again := madeSquad(t, words...); !bytes.Equal(all, again) {
			t.Errorf("%v: made twice, two squads", words)
		}
		athletes, err := desk.Athletes()
		if err != nil || len(athletes) != 3 {
			t.Fatalf("%v: %d athletes, %v", words, len(athletes), err)
		}
		snap, err := desk.Snapshot(athletes[0].ID, store.Main)
		if err != nil {
			t.Fatal(err)
		}
		if err := snap.Plan.Check(); err != nil {
			t.Error(err)
		}
		if len(snap.Done) < 250 || snap.Done[0].Impulses[0].Sport != plan.Run {
			t.Errorf("%v: %d days done", words, len(snap.Done))
		}
	}
}

func TestSquadWantsSense(t *testing.T) {
	for _, words := range [][]string{{}, {"-o", "x", "y"}, {"-o", "x", "-athletes", "0"}, {"-o", "squad_test.go"}} {
		if err := makeSquad(words, io.Discard, io.Discard); err == nil {
			t.Errorf("%v is taken", words)
		}
	}
}
