package store

import (
	"errors"
	"strings"
	"testing"

	"ebb/plan/library"
)

func entriesOf(t *testing.T, text string) []library.Entry {
	t.Helper()
	entries, err := library.Parse("", text)
	must(t, err)
	return entries
}

const ownTempo = "session \"Tempo\" quality 40m..1h base \"mine\"\n  tempo 50m \"on the dyke\"\n"

func TestALibraryIsKeptByTheCoachesOfAStore(t *testing.T) {
	s, sam := seeded(t)
	own := entriesOf(t, ownTempo+"session \"Dyke\" easy\n  easy 50m\n")
	must(t, coach(s).KeepInLibrary(forAll, own, false))
	l, err := again(s).As(Principal{Person: "lee", Role: Coach}).Library(forAll)
	if err != nil || library.Print(l.Own) != library.Print([]library.Entry{own[1], own[0]}) {
		t.Errorf("another coach reads %s, %v", library.Print(l.Own), err)
	}
	if e, _, ok := l.Find(library.Sessions, "tempo"); !ok || e.Purpose != "mine" || e.Whose != library.ForAll {
		t.Errorf("the coach's own does not stand for the program's: %+v", e)
	}
	for _, who := range []Principal{{Person: "sam", Role: AthleteRole, Athlete: sam}, {Person: "pat", Role: Viewer, Athlete: sam}} {
		if _, err := s.As(who).Library(forAll); err == nil {
			t.Errorf("%s reads the library", who.words())
		}
		if err := s.As(who).KeepInLibrary(forAll, own, true); err == nil {
			t.Errorf("%s writes the library", who.words())
		}
	}
	must(t, coach(s).DropFromLibrary(forAll, own[0]))
	if err := coach(s).DropFromLibrary(forAll, own[0]); err == nil || !strings.Contains(err.Error(), `no session "Tempo" of your own`) {
		t.Errorf("dropped twice: %v", err)
	}
	l, err = coach(s).Library(forAll)
	if e, _, ok := l.Find(library.Sessions, "tempo"); err != nil || !ok || e.Whose != library.Ebbs {
		t.Errorf("the program's own does not come back: %+v, %v", e, err)
	}
}

func TestOfEntriesAllAreKeptOrNone(t *testing.T) {
	s := newStore(t)
	must(t, coach(s).KeepInLibrary(forAll, entriesOf(t, ownTempo), false))
	both := entriesOf(t, "session \"Dyke\"\n  easy 50m\n"+strings.Replace(ownTempo, "mine", "yours", 1))
	err := coach(s).KeepInLibrary(forAll, both, false)
	if there, ok := errors.AsType[*InLibrary](err); !ok || there.Entry.Name != "Tempo" {
		t.Errorf("one that is there: %v", err)
	}
	if l, err := coach(s).Library(forAll); err != nil || library.Print(l.Own) != ownTempo {
		t.Errorf("after what was refused: %s, %v", library.Print(l.Own), err)
	}
	must(t, coach(s).KeepInLibrary(forAll, both, true))
	if l, _ := coach(s).Library(forAll); len(l.Own) != 2 {
		t.Errorf("replaced: %s", library.Print(l.Own))
	}
}

// Doctor knows the keys; what a later version wrote is let be, what is damaged
// is named.
func TestDoctorReadsTheLibrary(t *testing.T) {
	s, _ := seeded(t)
	own := entriesOf(t, ownTempo)
	must(t, coach(s).KeepInLibrary(forAll, own, false))
	k := libraryKey(forAll, libraryName(own[0]))
	if k.String() != `the session "tempo" of the library` {
		t.Errorf("it is called %s", k)
	}
	must(t, s.update(t.Context(), "test", func(t tx) error {
		return t.put(libraryKey(forAll, "week later"), "week \"later\" curious\n")
	}))
	if l, err := coach(s).Library(forAll); err != nil || len(l.Own) != 1 {
		t.Errorf("with an entry of a later version: %+v, %v", l.Own, err)
	}
	told := 0
	_, err := examine(t.Context(), s.path, s.wait, func(f Finding) {
		if f.Grade > Note {
			told++
		}
	})
	if err != nil || told > 0 {
		t.Errorf("doctor tells of %d things, %v", told, err)
	}
	must(t, s.update(t.Context(), "test", func(t tx) error {
		return t.bucket(k.bucket).Put(k.name, []byte("no value at all"))
	}))
	if _, err := coach(s).Library(forAll); !isDamaged(err) {
		t.Errorf("a damaged one reads as %v", err)
	}
}
