package store

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ebb/plan"
	"ebb/plan/calendar"
	document "ebb/store/exchange/json"
)

// exported gives everything that the desk sees as a document.
func exported(d *Desk, athletes ...plan.ID) ([]byte, error) {
	var out bytes.Buffer
	used, err := d.InUse()
	if err != nil {
		return nil, err
	}
	w := document.NewWriter(&out, used)
	coaches, err := d.DumpCoaches()
	if err != nil {
		return nil, err
	}
	w.Coaches(coaches)
	shelf, err := d.DumpLibrary()
	if err != nil {
		return nil, err
	}
	w.Library(shelf)
	err = errors.Join(d.Dump(athletes, w.Write), w.Close())
	return out.Bytes(), err
}

func imported(d *Desk, text []byte) (Loaded, error) {
	r := document.NewReader(bytes.NewReader(text))
	return d.Load(r.Athletes(), r.Rest)
}

// valuesIn gives every value of a file but what the store says of itself, by key.
func valuesIn(t interface{ Fatal(...any) }, s *Store) map[string]string {
	all := map[string]string{}
	err := s.view(coach(s).ctx, func(t tx) error {
		for _, bucket := range buckets {
			err := t.each(key{bucket: bucket}, []byte{}, func(k key, sealed []byte) error {
				if !bytes.Equal(k.name, storeKey.name) && !bytes.Equal(k.name, latelyKey.name) { // what is of the file itself
					all[k.bucket+" "+string(k.name)] = string(sealed)
				}
				return nil
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func sameValues(t interface {
	Errorf(format string, args ...any)
	Fatal(args ...any)
}, got, want *Store) {
	a, b := valuesIn(t, got), valuesIn(t, want)
	for k, v := range b {
		if a[k] != v {
			t.Errorf("under %q lies\n%q, want\n%q", k, a[k], v)
		}
	}
	if len(a) != len(b) {
		t.Errorf("%d values, want %d", len(a), len(b))
	}
}

// Any store, after any changes by coach and athlete, comes back from its
// document value for value, journal included, and gives the same document.
func TestExportComesBackWithoutLoss(t *testing.T) {
	dir, run := t.TempDir(), 0
	rapid.Check(t, func(t *rapid.T) {
		s, sam := seedFor(t, dir, &run)
		fresh, next := 0, 5000
		athlete := s.As(Principal{Person: "sam", Role: AthleteRole, Athlete: sam, Via: "ssh"})
		desk := func(t *rapid.T) *Desk {
			return rapid.SampledFrom([]*Desk{coach(s), athlete}).Draw(t, "who")
		}
		day := func(t *rapid.T) calendar.Day { return today + calendar.Day(rapid.IntRange(-70, 70).Draw(t, "day")) }
		words := func(t *rapid.T) string {
			return rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"", "a\nb", "<&>", "\u2028", "zoë 🏃\u200d♀️"})).Draw(t, "words")
		}
		repeat(t, map[string]func(*rapid.T){
			"edit": func(t *rapid.T) {
				_, _, _ = coach(s).Apply(sam, Main, nil, anyEdit(t, &fresh), "") // may not fit, as a person's may not
			},
			"branch": func(t *rapid.T) {
				_, _, _ = coach(s).NewBranch(sam, "what-if", Main) // may be there
				_, _, _ = coach(s).Apply(sam, "what-if", nil, anyEdit(t, &fresh), "")
			},
			"note": func(t *rapid.T) {
				_, _, _ = coach(s).Apply(sam, Main, nil, noteOn(rapid.IntRange(100, 107).Draw(t, "week"), words(t)), "n")
			},
			"record": func(t *rapid.T) {
				next++
				r := record(next, day(t), rapid.Float64Range(0, 1e6).Draw(t, "load"))
				r.Done.Note = words(t)
				if err := desk(t).AddRecord(sam, r); err != nil {
					t.Fatal(err)
				}
			},
			"check-in": func(t *rapid.T) {
				if err := desk(t).Checkin(sam, plan.Checkin{Day: day(t), Legs: 3, Note: words(t)}); err != nil {
					t.Fatal(err)
				}
			},
			"life": func(t *rapid.T) {
				next++
				l := plan.Life{ID: id(next), Kind: rapid.SampledFrom(plan.LifeKinds()).Draw(t, "kind"), From: day(t), Days: rapid.IntRange(1, 30).Draw(t, "days"), Note: words(t)}
				if err := desk(t).AddLife(sam, l); err != nil {
					t.Fatal(err)
				}
			},
			"life again": func(t *rapid.T) {
				snap, err := desk(t).Snapshot(sam, Main)
				if err != nil || len(snap.Life) == 0 {
					return
				}
				was := rapid.SampledFrom(snap.Life).Draw(t, "fact")
				if rapid.Bool().Draw(t, "gone") {
					err = desk(t).RemoveLife(sam, was)
				} else {
					now := was
					now.Days++
					err = desk(t).ChangeLife(sam, was, now)
				}
				if err != nil {
					t.Fatal(err)
				}
			},
			"setting": func(t *rapid.T) {
				_, err := coach(s).SetAthlete(sam, []plan.Setting{{Key: "weight_kg", Value: fmt.Sprint(rapid.IntRange(40, 90).Draw(t, "kg")), From: day(t)}})
				if err != nil {
					t.Fatal(err)
				}
			},
			"athlete": func(t *rapid.T) {
				_, _ = coach(s).AddAthlete(words(t), nil) // may have no name, or one that is taken
			},
			"use":  func(*rapid.T) { _ = coach(s).SetLastUsed(sam) },
			"undo": func(t *rapid.T) { _, _, _ = desk(t).Undo(sam, Main) },
			"redo": func(t *rapid.T) { _, _, _ = desk(t).Redo(sam, Main) },
			"":     func(*rapid.T) {},
		})
		text, err := exported(coach(s))
		if err != nil {
			t.Fatal(err)
		}
		other := Open(filepath.Join(dir, fmt.Sprintf("%d-again.db", run)), Options{Now: clock()})
		if _, err := imported(coach(other), text); err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		sameValues(t, other, s)
		if second, err := exported(coach(other)); err != nil || !bytes.Equal(second, text) {
			t.Fatalf("the second export differs (%v):\n%s\nthe first:\n%s", err, second, text)
		}
		before := valuesIn(t, other)
		if loaded, err := imported(coach(other), text); err != nil || len(loaded.Added) > 0 {
			t.Fatalf("importing the same again: %+v, %v", loaded, err)
		}
		if after := valuesIn(t, other); len(after) != len(before) {
			t.Fatal("importing the same again changed the store")
		}
	})
}

func TestEveryBucketIsExported(t *testing.T) {
	known := map[string]bool{
		metaBucket: true, athleteBucket: true, seasonBucket: true, weekBucket: true, eventBucket: true, muteBucket: true,
		recordBucket: true, monthBucket: true /* follows from records */, checkinBucket: true, lifeBucket: true, journalBucket: true,
		branchBucket: true, keyBucket: true, codeBucket: true, commentBucket: true, requestBucket: true, libraryBucket: true,
	}
	for _, bucket := range buckets {
		if !known[bucket] {
			t.Errorf("what lies in %q is in no export: see Dump and Load", bucket)
		}
	}
}

func TestAthleteExportsWhatTheySee(t *testing.T) {
	s, sam := seeded(t)
	_, err := coach(s).AddAthlete("Zoë", nil)
	must(t, err)
	_, _, err = coach(s).NewBranch(sam, "secret", Main)
	must(t, err)
	text, err := exported(s.As(Principal{Person: "sam", Role: AthleteRole, Athlete: sam}))
	must(t, err)
	for _, hidden := range []string{"watch the knee", "he is nervous", "start slow", "Zoë", "secret", "kim"} {
		if bytes.Contains(text, []byte(hidden)) {
			t.Errorf("an athlete's export has %q in it", hidden)
		}
	}
	other := newStore(t)
	_, err = imported(coach(other), text)
	must(t, err)
	got := snapshot(t, coach(other), sam)
	if len(got.Plan.Seasons) != 1 || len(got.Records) != 3 || got.Head.Words != "import Sam Rivera" {
		t.Errorf("imported: %d seasons, %d records, head %q", len(got.Plan.Seasons), len(got.Records), got.Head.Words)
	}
	if _, err := imported(s.As(Principal{Person: "sam", Role: AthleteRole, Athlete: sam}), text); err == nil {
		t.Error("an athlete may import")
	}
}

// Whatever is wrong with a document, nothing of it is stored.
func TestImportRefuses(t *testing.T) {
	s, sam := seeded(t)
	whole, err := exported(coach(s))
	must(t, err)
	with := func(old, by string) string {
		if !strings.Contains(string(whole), old) {
			t.Fatalf("%q is not in the document:\n%s", old, whole)
		}
		return strings.Replace(string(whole), old, by, 1)
	}
	twice := string(whole[:bytes.LastIndex(whole, []byte("\n]"))]) + "," +
		string(whole[bytes.Index(whole, []byte("[\n{"))+1:])
	for _, c := range []struct{ what, text, says string }{
		{"nothing", "", "end is missing"},
		{"other bytes", "\x00\x01\xff", "no JSON"},
		{"another document", `{"ebb":1,"days":[]}`, "not what ebb export json writes"},
		{"a list", `[1]`, "not what ebb export json writes"},
		{"a later version", with(`"ebb": 1`, `"ebb": 2`), "version 2"},
		{"half of it", string(whole[:len(whole)/2]), "end is missing"},
		{"all but the last bracket", strings.TrimSuffix(string(whole), "}\n"), "end is missing"},
		{"something after it", string(whole) + "{}", "follows its end"},
		{"a field that is not known", with(`"name": "Sam`, `"nom": "Sam`), "nom"},
		{"an id that is none", with(`"id": "0`, `"id": "i`), "id"},
		{"no name", with(`Sam Rivera`, ` `), "name"},
		{"a setting that is none", with(`"settings": [`, `"settings": [{"key":"weight_kg","value":"blue"}`), "weight_kg"},
		{"a week less", with(`{"id":"`+id(100).String()+`"`, `{"id":"`+id(99).String()+`"`), "missing"},
		{"a day out of its week", with(`"day":1,`, `"day":9,`), "day"},
		{"a branch with no name", with(`"name": "main"`, `"name": "ma in"`), "branch"},
		{"a number that is a word", with(`"load":50`, `"load":"50"`), "load"},
		{"a record twice", with(`"arrival":2`, `"arrival":1`), ""},
		{"an athlete twice", twice, ""},
		{"a journal without numbers", with(`"seq":1`, `"seq":0`), "number"},
	} {
		t.Run(c.what, func(t *testing.T) {
			other := newStore(t)
			_, err := imported(coach(other), []byte(c.text))
			switch {
			case c.says == "": // may be the same, or told in words: stored whole or not at all
			case err == nil:
				t.Error("it was taken in")
			case !strings.Contains(err.Error(), c.says):
				t.Errorf("it says %q, want something of %q", err, c.says)
			}
			if all, listErr := coach(other).Athletes(); err != nil && (listErr != nil || len(all) > 0) {
				t.Errorf("athletes after the error: %v, %v", all, listErr)
			}
		})
	}
	apply(t, coach(s), sam, noteOn(100, "changed since"))
	before := valuesIn(t, s)
	var differs *Differs
	if _, err := imported(coach(s), whole); !errors.As(err, &differs) || differs.Athlete != "Sam Rivera" {
		t.Errorf("importing an older self: %v, want *Differs", err)
	}
	if after := valuesIn(t, s); len(after) != len(before) {
		t.Error("a refused import changed the store")
	}
}

// What comes in by import is made safe, journal and all.
func TestImportMakesTextSafe(t *testing.T) {
	s, _ := seeded(t)
	apply(t, coach(s), id(9), noteOn(100, "findme"))
	whole, err := exported(coach(s))
	must(t, err)
	for _, safe := range []string{"findme", "Sam Rivera", "by feel", "kim", "ok"} {
		evil := strings.ReplaceAll(string(whole), `"`+safe+`"`, `"`+safe+`\u001b[2J\u202e"`)
		other := newStore(t)
		if _, err := imported(coach(other), []byte(evil)); err != nil {
			t.Fatal(err)
		}
		for k, v := range valuesIn(t, other) {
			if strings.Contains(v, "\u202e") || strings.Contains(v, `\u001b`) || strings.Contains(v, `\u202e`) {
				t.Errorf("%s: under %q lies %q", safe, k, v)
			}
		}
	}
}

func TestImportMeetsAFault(t *testing.T) {
	s, sam := seeded(t)
	whole, err := exported(coach(s))
	must(t, err)
	other := newStore(t)
	_, err = coach(other).AddAthlete("Kim", nil)
	must(t, err)
	other.stumble = func(point string) error {
		if point == "load/written" {
			return errors.New("struck")
		}
		return nil
	}
	if _, err := imported(coach(other), whole); err == nil {
		t.Error("a fault before the commit is no error")
	}
	other.stumble = nil
	if _, err := coach(other).Snapshot(sam, Main); err == nil {
		t.Error("half of an import is there")
	}
}

func FuzzImport(f *testing.F) {
	s, _ := seeded(f)
	whole, err := exported(coach(s))
	must(f, err)
	f.Add(whole)
	f.Add([]byte(`{"ebb":1,"export":"everything","athletes":[]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		other := newStore(t)
		loaded, err := imported(coach(other), text)
		if err != nil {
			if all, _ := coach(other).Athletes(); len(all) > 0 {
				t.Errorf("%v, yet there are %v", err, all)
			}
			return
		}
		first, err := exported(coach(other))
		must(t, err)
		third := newStore(t)
		if again, err := imported(coach(third), first); err != nil || len(again.Added) != len(loaded.Added) {
			t.Fatalf("what was taken in can't be taken in again: %v", err)
		}
		if second, err := exported(coach(third)); err != nil || !bytes.Equal(first, second) {
			t.Errorf("second export differs (%v)\n%s\n%s", err, first, second)
		}
	})
}
