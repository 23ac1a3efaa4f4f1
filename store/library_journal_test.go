package store

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"ebb/plan"
	"ebb/plan/library"
)

const (
	samsPattern = "pattern \"Dyke weeks\" road build\n  3 days: Mon quality 30%, Wed long 45%, Sat easy 25%\n"
	allsPattern = "pattern \"Dyke weeks\" road build\n  3 days: Mon quality 30%, Thu long 45%, Sat easy 25%\n"
)

func longOn(t *testing.T, s *Store, athlete plan.ID) int {
	t.Helper()
	l, err := coach(again(s)).Library(athlete)
	must(t, err)
	for _, slot := range l.Pattern(library.Road, plan.Build, 3).Slots {
		if slot.Role == library.Long {
			return slot.Day
		}
	}
	t.Fatal("no long day")
	return 0
}

// An athlete's own stands before what is for all, and that before the program's.
func TestAnEntryIsForAllOrForOne(t *testing.T) {
	s, sam := seeded(t)
	zoe, err := coach(s).AddAthlete("Zoë", nil)
	must(t, err)
	must(t, coach(s).KeepInLibrary(forAll, entriesOf(t, allsPattern), false))
	must(t, coach(s).KeepInLibrary(sam, entriesOf(t, samsPattern), false))
	if a, b, c := longOn(t, s, sam), longOn(t, s, zoe.ID), longOn(t, s, forAll); a != 2 || b != 3 || c != 3 {
		t.Errorf("the long day is on %d for Sam, %d for Zoë, %d for all", a, b, c)
	}
	l, err := coach(s).Library(sam)
	if all := l.All(library.Patterns); err != nil || len(l.Own) != 2 || all[0].Whose != library.ForOne || all[1].Whose != library.Ebbs {
		t.Errorf("Sam's library: %d of the coach's, then %v and %v, %v", len(l.Own), all[0].Whose, all[1].Whose, err)
	}
	must(t, coach(s).DropFromLibrary(sam, entriesOf(t, samsPattern)[0]))
	if a, b := longOn(t, s, sam), longOn(t, s, zoe.ID); a != 3 || b != 3 {
		t.Errorf("taken out, the long day is on %d for Sam, %d for Zoë", a, b)
	}
	if err := coach(s).KeepInLibrary(id(99), entriesOf(t, samsPattern), false); err == nil {
		t.Error("kept for nobody")
	}
}

// What is an athlete's own is told and taken back with their changes; what is for
// all by the library's own history.
func TestALibraryIsUndone(t *testing.T) {
	s, sam := seeded(t)
	kim, lee := coach(s), s.As(Principal{Person: "lee", Role: Coach})
	must(t, kim.KeepInLibrary(sam, entriesOf(t, samsPattern), false))
	must(t, kim.KeepInLibrary(forAll, entriesOf(t, allsPattern), false))
	must(t, kim.KeepInLibrary(forAll, entriesOf(t, ownTempo), false))
	heads, err := kim.History(sam, Main, 1)
	if err != nil || heads[0].Words != `keep the pattern "Dyke weeks" in the library` {
		t.Errorf("Sam's history: %+v, %v", heads, err)
	}
	if heads, _ := s.As(Principal{Person: "sam", Role: AthleteRole, Athlete: sam}).History(sam, Main, 1); strings.Contains(heads[0].Words, "Dyke") {
		t.Errorf("an athlete is told of the library: %s", heads[0].Words)
	}
	if _, err := lee.UndoLibrary(); err == nil {
		t.Error("lee takes back what kim did")
	}
	receipt, err := kim.UndoLibrary()
	if err != nil || receipt.Words != `undo: keep the session "Tempo" in the library` {
		t.Errorf("taken back as %+v, %v", receipt, err)
	}
	_, _, err = kim.Undo(sam, Main)
	must(t, err)
	if longOn(t, s, sam) != 3 || longOn(t, s, forAll) != 3 {
		t.Error("what is for all went with what is Sam's, or Sam's stayed")
	}
	_, _, err = kim.Redo(sam, Main)
	must(t, err)
	_, err = kim.RedoLibrary()
	must(t, err)
	if l, err := kim.Library(sam); err != nil || len(l.Own) != 3 {
		t.Errorf("done again there are %d, %v", len(l.Own), err)
	}
	must(t, lee.KeepInLibrary(forAll, entriesOf(t, strings.Replace(ownTempo, "mine", "lee's", 1)), true))
	if _, err := kim.UndoLibrary(); err == nil || !strings.Contains(err.Error(), "lee did") {
		t.Errorf("over what lee did since: %v", err)
	}
	if heads, err := kim.LibraryHistory(0, 0); err != nil || len(heads) != 5 || heads[0].Person != "lee" || heads[4].Seq != 1 {
		t.Errorf("the library's history: %+v, %v", heads, err)
	}
	if r := examined(t, s.path); !r.Whole() {
		t.Errorf("doctor finds %s", lines(r))
	}
}

// All of it goes with the store's contents, history too.
func TestALibraryIsExportedAndImported(t *testing.T) {
	s, sam := seeded(t)
	must(t, coach(s).KeepInLibrary(sam, entriesOf(t, samsPattern), false))
	must(t, coach(s).KeepInLibrary(forAll, entriesOf(t, allsPattern+ownTempo), false))
	text, err := exported(coach(s))
	must(t, err)
	other := newStore(t)
	_, err = imported(coach(other), text)
	must(t, err)
	if back, err := exported(coach(other)); err != nil || !bytes.Equal(text, back) {
		t.Errorf("exported again it differs, %v", err)
	}
	if longOn(t, other, sam) != 2 || longOn(t, other, forAll) != 3 {
		t.Error("the patterns are other ones")
	}
	_, err = coach(other).UndoLibrary()
	must(t, err)
	if r := examined(t, other.path); !r.Whole() {
		t.Errorf("doctor finds %s", lines(r))
	}
	_, err = imported(coach(other), text) // what was taken back comes again, as one change
	must(t, err)
	if heads, _ := coach(other).LibraryHistory(0, 1); heads[0].Words != "import the library" {
		t.Errorf("told as %+v", heads)
	}
	_, err = imported(coach(other), text)
	must(t, err)
	if heads, _ := coach(other).LibraryHistory(0, 0); len(heads) != 3 {
		t.Errorf("the same again made %d changes", len(heads))
	}
	must(t, coach(other).KeepInLibrary(forAll, entriesOf(t, strings.Replace(ownTempo, "mine", "lee's", 1)), true))
	if _, err := imported(coach(other), text); err == nil || !strings.Contains(err.Error(), `the session "tempo" of the library is here otherwise`) {
		t.Errorf("another of its name: %v", err)
	}
	athletes, err := exported(s.As(Principal{Person: "sam", Role: AthleteRole, Athlete: sam}))
	if must(t, err); bytes.Contains(athletes, []byte("Dyke")) {
		t.Error("an athlete's export has the library in it")
	}
}

func TestAnAthletesOwnGoesWithThem(t *testing.T) {
	s, sam := seeded(t)
	must(t, coach(s).KeepInLibrary(sam, entriesOf(t, samsPattern), false))
	must(t, coach(s).KeepInLibrary(forAll, entriesOf(t, ownTempo), false))
	_, err := coach(s).RemoveAthlete(sam, func(Removal) error { return nil })
	must(t, err)
	for k := range valuesIn(t, s) {
		if strings.Contains(k, "dyke") {
			t.Errorf("%q is there", k)
		}
	}
	if l, err := coach(s).Library(forAll); err != nil || len(l.Own) != 1 {
		t.Errorf("for all there are %d, %v", len(l.Own), err)
	}
}

// A store from before the library had a history reads on; its first change begins
// one.
func TestALibraryOfOldHasNoHistory(t *testing.T) {
	s, _ := seeded(t)
	old := entriesOf(t, ownTempo)[0]
	must(t, s.update(t.Context(), "test", func(t tx) error { return t.put(libraryKey(forAll, libraryName(old)), ownTempo) }))
	if heads, err := coach(s).LibraryHistory(0, 0); err != nil || len(heads) != 0 {
		t.Errorf("history: %v, %v", heads, err)
	}
	if _, err := coach(s).UndoLibrary(); !isNothing(err) {
		t.Errorf("undone: %v", err)
	}
	if r := examined(t, s.path); !r.Whole() {
		t.Errorf("doctor finds %s", lines(r))
	}
	must(t, coach(s).DropFromLibrary(forAll, old))
	_, err := coach(s).UndoLibrary()
	must(t, err)
	if l, err := coach(s).Library(forAll); err != nil || library.Print(l.Own) != ownTempo {
		t.Errorf("back again: %s, %v", library.Print(l.Own), err)
	}
}

func isNothing(err error) bool {
	_, ok := errors.AsType[*NothingTo](err)
	return ok
}

// A value whose bytes are found without the tree says whose it is.
func TestAnAthletesOwnIsFoundAmongDamagedPages(t *testing.T) {
	k := libraryKey(id(7), `session the long session of the dyke`)
	sealed, err := seal(k, "session \"The long session of the dyke\" easy\n  easy 50m\n")
	must(t, err)
	before := append([]byte("\x00what stood before"), k.name...)
	if got, ok := keyBefore(before, sealed); !ok || got.bucket != libraryBucket || !bytes.Equal(got.name, k.name) {
		t.Errorf("found %v, %v", got, ok)
	}
	if want := `the session "the long session of the dyke" of the library of athlete ^` + id(7).String(); k.String() != want {
		t.Errorf("it is called %s", k)
	}
}
