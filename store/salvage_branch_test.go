package store

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"ebb/plan/edit"
)

// A value is damaged on main, or on a branch: what is saved is a store in which
// doctor finds nothing, each branch is a plan again, and the other plan is as it
// was.
func TestBranchesAreSaved(t *testing.T) {
	for _, c := range []struct{ name, hit, keeps string }{
		{"a value of the branch", "on the branch", Main},
		{"a value of main that the branch has not", "on main alone", "knee"},
		{"what the branch is", `"from":"main"`, Main},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, sam := branched(t, "knee")
			on(t, coach(s), sam, "knee", noteOn(100, "on the branch"))
			on(t, coach(s), sam, "knee", edit.DeleteEvent{Event: id(2)})
			on(t, coach(s), sam, Main, noteOn(101, "on main alone"))
			want := see(t, coach(s), sam, c.keeps).Plan
			whole, err := os.ReadFile(s.path)
			must(t, err)
			hits := 0
			for at := 0; ; at++ { // wherever it stands: the value, the journal, old pages
				i := bytes.Index(whole[at:], []byte(c.hit))
				if i < 0 {
					break
				}
				at += i
				whole[at+2] ^= 1
				hits++
			}
			if hits == 0 {
				t.Fatalf("%q is nowhere", c.hit)
			}
			must(t, os.WriteFile(s.path, whole, 0o600))
			to := filepath.Join(t.TempDir(), "saved.db")
			if _, err := salvage(t.Context(), s.path, to, longestWait, time.Unix(1.7e9, 0)); err != nil {
				t.Fatal(err)
			}
			saved := Open(to, Options{Now: s.now})
			_, err = examine(t.Context(), to, longestWait, func(f Finding) {
				if f.Grade != Note && f.Grade != Untidy {
					t.Errorf("doctor: %s: %s", f.Where, f.Says)
				}
			})
			must(t, err)
			all, err := coach(saved).Branches(sam)
			must(t, err)
			if len(all) != 2 {
				t.Fatalf("branches are %+v", all)
			}
			for i, b := range all {
				p := see(t, coach(saved), sam, b.Name).Plan
				if err := p.Check(); err != nil {
					t.Errorf("%s: %v", b.Name, err)
				}
				if (i == 0) == (c.keeps == Main) && c.keeps != "" {
					samePlan(t, b.Name, p, want)
				}
			}
		})
	}
}
