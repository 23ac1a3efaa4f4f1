package store

import (
	"fmt"
	"strings"

	"ebb/plan/library"
	"ebb/store/safe"
)

// libraryKey is for an entry of the coaches' own library: its sort and its name
// in small letters.
func libraryKey(e library.Entry) key {
	return key{metaBucket, []byte("library\x00" + e.What.String() + "\x00" + strings.ToLower(e.Name))}
}

var libraryKeys = key{metaBucket, []byte("library\x00")}

// Library gives the program's library with what the coaches of this store have
// put there. An entry that a later version wrote in words of its own is let be.
func (d *Desk) Library() (l library.Library, err error) {
	if err := d.may(See, Thing{Kind: Library}); err != nil {
		return l, err
	}
	err = d.view(func(t tx) error {
		return t.each(libraryKeys, nil, func(k key, sealed []byte) error {
			var text string
			if err := open(k, sealed, &text); err != nil {
				return err
			}
			entries, _ := library.Parse("", text)
			for _, e := range entries {
				e.Own = true
				l.Own = append(l.Own, e)
			}
			return nil
		})
	})
	return l, err
}

// KeepInLibrary puts entries into the coaches' own library, all or none. One of
// whose name there is one already is refused, unless it is to take its place.
func (d *Desk) KeepInLibrary(entries []library.Entry, replace bool) error {
	if err := d.may(Change, Thing{Kind: Library}); err != nil {
		return err
	}
	texts := make([]string, len(entries))
	for i, e := range entries {
		text := library.Print(entries[i : i+1])
		texts[i] = safe.Lines(text)
		if again, err := library.Parse("", texts[i]); err != nil || len(again) != 1 || !again[0].Same(e) {
			return fmt.Errorf("the %s \"%s\" can't be kept: it does not read back as it is", e.What, safe.Text(e.Name))
		}
	}
	return d.update(func(t tx) error {
		d.tell(t, Deed{Thing: Thing{Kind: Library}})
		for i, e := range entries {
			k := libraryKey(e)
			if !replace && t.sealed(k) != nil {
				return &InLibrary{Entry: e}
			}
			if err := t.put(k, texts[i]); err != nil {
				return err
			}
		}
		return nil
	})
}

// InLibrary is the error for an entry of whose sort and name there is one.
type InLibrary struct{ Entry library.Entry }

// Error says which.
func (e *InLibrary) Error() string {
	return fmt.Sprintf("there is a %s \"%s\" in your library already", e.Entry.What, safe.Text(e.Entry.Name))
}

// DropFromLibrary takes an entry out of the coaches' own library; the program's
// own of that name, if there is one, comes back to light.
func (d *Desk) DropFromLibrary(e library.Entry) error {
	if err := d.may(Change, Thing{Kind: Library}); err != nil {
		return err
	}
	return d.update(func(t tx) error {
		if t.sealed(libraryKey(e)) == nil {
			return fmt.Errorf("there is no %s \"%s\" of your own in the library", e.What, safe.Text(e.Name))
		}
		d.tell(t, Deed{Thing: Thing{Kind: Library}})
		return t.drop(libraryKey(e))
	})
}
