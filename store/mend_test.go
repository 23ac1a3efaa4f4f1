package store

import (
	"context"
	"slices"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"ebb/plan"
)

// A setting that can't be, as another version may have written it, is left out
// by a repair and named; the others stay, and nothing is wrong with the new file.
func TestRepairLeavesOutSettingsThatCanNotBe(t *testing.T) {
	s := lived(t)
	athletes, err := coach(s).Athletes()
	must(t, err)
	sam := athletes[slices.IndexFunc(athletes, func(a plan.Athlete) bool { return a.Name == "Sam Rivera" })]
	was := plan.Athlete{ID: sam.ID, Name: sam.Name, Settings: append(slices.Clone(sam.Settings),
		plan.Setting{Key: "units", Value: "furlongs"}, plan.Setting{Key: "units", Value: "imperial", From: today}, plan.Setting{Key: "shoes", Value: "44"})}
	k := athleteKey(sam.ID)
	sealed, err := seal(k, was)
	must(t, err)
	db, err := bbolt.Open(s.path, filePerm, nil)
	must(t, err)
	must(t, db.Update(func(t *bbolt.Tx) error { return t.Bucket([]byte(k.bucket)).Put(k.name, sealed) }))
	must(t, db.Close())
	if r := examined(t, s.path); r.Sound() || r.Wrong() == 0 {
		t.Fatalf("nothing is found: %s", lines(r))
	}
	d := doctor()
	d.Now = clock()
	r, err := d.Salvage(t.Context(), s.path)
	must(t, err)
	if !r.Report.Sound() || r.Report.Wrong() != 0 {
		t.Errorf("after the repair: %s", lines(r.Report))
	}
	var says []string
	for _, f := range r.Lost {
		says = append(says, f.Says)
	}
	if len(says) != 2 || !strings.Contains(says[0], "furlongs") || !strings.Contains(says[1], "shoes") {
		t.Errorf("it says %q", says)
	}
	_, err = r.Swap(context.Background())
	must(t, err)
	now, err := coach(again(s)).Athlete(sam.Name)
	must(t, err)
	if want := append(slices.Clone(sam.Settings), plan.Setting{Key: "units", Value: "imperial", From: today}); !slices.Equal(now.Settings, want) {
		t.Errorf("settings are %v, want %v", now.Settings, want)
	}
	history, err := coach(again(s)).History(sam.ID, Main, 1)
	must(t, err)
	if len(history) != 1 || history[0].Via != "repair" {
		t.Errorf("the journal says %+v", history)
	}
}
