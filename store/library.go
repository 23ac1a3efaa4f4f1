package store

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"ebb/plan"
	"ebb/plan/library"
	"ebb/store/safe"
)

// What coaches keep in their library is for every athlete, or for one alone. An
// athlete's own lies with them and is told in their journal, as settings are:
// undo, export and athlete rm reach it. What is for all has a journal of its own,
// under an id that is nobody's.

// forAll is whose the library for all is: nobody's among the athletes.
var forAll plan.ID

var libraryKeys = key{metaBucket, []byte("library\x00")}

// libraryOf is what all keys of an athlete's library, or of that for all, start
// with.
func libraryOf(owner plan.ID) key {
	if owner == forAll {
		return libraryKeys
	}
	return key{libraryBucket, owner[:]}
}

// libraryKey is for an entry by its sort and name, as libraryName gives them. A
// key has a zero between the two, which no name has in it.
func libraryKey(owner plan.ID, name string) key {
	k := libraryOf(owner)
	return key{k.bucket, append(slices.Clone(k.name), strings.Replace(name, " ", "\x00", 1)...)}
}

// libraryName is what an entry is kept by: its sort and its name in small letters.
func libraryName(e library.Entry) string { return e.What.String() + " " + strings.ToLower(e.Name) }

// libraryNameOf is the sort and name in a key.
func libraryNameOf(k key) string {
	long := idLength
	if k.bucket == metaBucket {
		long = len(libraryKeys.name)
	}
	return strings.Replace(string(k.name[long:]), "\x00", " ", 1)
}

func isLibraryName(name []byte) bool {
	return len(name) > idLength && slices.Contains(name[idLength:], 0)
}

// Library gives the program's library with what the coaches of this store have
// put there for an athlete and for all; for the zero ID, for all alone. An entry
// that a later version wrote in words of its own is let be.
func (d *Desk) Library(athlete plan.ID) (l library.Library, err error) {
	if err := d.may(See, Thing{Kind: Library, Athlete: athlete}); err != nil {
		return l, err
	}
	err = d.view(func(t tx) error {
		l.Own = nil
		for _, owner := range slices.Compact([]plan.ID{athlete, forAll}) {
			whose := library.ForOne
			if owner == forAll {
				whose = library.ForAll
			}
			err := t.each(libraryOf(owner), nil, func(k key, sealed []byte) error {
				var text string
				err := open(k, sealed, &text)
				entries, _ := library.Parse("", text)
				for _, e := range entries {
					e.Whose = whose
					l.Own = append(l.Own, e)
				}
				return err
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	return l, err
}

// KeepInLibrary puts entries into the coaches' own library, for an athlete alone
// or, with the zero ID, for all; all of them or none. One of whose name there is
// one already is refused, unless it is to take its place.
func (d *Desk) KeepInLibrary(athlete plan.ID, entries []library.Entry, replace bool) error {
	changes := make([]factChange, len(entries))
	for i, e := range entries {
		text := safe.Lines(library.Print(entries[i : i+1]))
		if again, err := library.Parse("", text); err != nil || len(again) != 1 || !again[0].Same(e) {
			return fmt.Errorf("the %s \"%s\" can't be kept: it does not read back as it is", e.What, safe.Text(e.Name))
		}
		after, err := json.Marshal(text)
		if err != nil {
			return err
		}
		changes[i] = factChange{Kind: libraryFact, Name: libraryName(e), After: after}
	}
	return d.changeFacts(athlete, Library, "keep "+entriesWords(entries)+" in the library", func(t tx) ([]factChange, error) {
		for i, e := range entries {
			var err error
			if changes[i].Before, err = stored(t, changes[i].key(athlete)); err != nil {
				return nil, err
			}
			if !replace && changes[i].Before != nil {
				return nil, &InLibrary{Entry: e}
			}
		}
		return changes, nil
	})
}

// entriesWords names entries, as the journal tells of them.
func entriesWords(entries []library.Entry) string {
	if len(entries) != 1 {
		return fmt.Sprintf("%d entries", len(entries))
	}
	return fmt.Sprintf("the %s \"%s\"", entries[0].What, entries[0].Name)
}

// InLibrary is the error for an entry of whose sort and name there is one.
type InLibrary struct{ Entry library.Entry }

// Error says which.
func (e *InLibrary) Error() string {
	return fmt.Sprintf("there is a %s \"%s\" in your library already", e.Entry.What, safe.Text(e.Entry.Name))
}

// DropFromLibrary takes an entry out of the coaches' own library, of an athlete
// or, with the zero ID, of all; what it stood in the place of comes back to light.
func (d *Desk) DropFromLibrary(athlete plan.ID, e library.Entry) error {
	return d.changeFacts(athlete, Library, "take "+entriesWords([]library.Entry{e})+" out of the library", func(t tx) ([]factChange, error) {
		c := factChange{Kind: libraryFact, Name: libraryName(e)}
		var err error
		if c.Before, err = stored(t, c.key(athlete)); err == nil && c.Before == nil {
			err = fmt.Errorf("there is no %s \"%s\" of your own in the library", e.What, safe.Text(e.Name))
		}
		return []factChange{c}, err
	})
}
