package store

import (
	"slices"
)

// UndoLibrary takes back the person's own newest change of the library for all,
// by a new entry; one of an athlete's own is taken back with Undo. The error is
// *NothingTo or *Overtaken when it can't be done.
func (d *Desk) UndoLibrary() (Receipt, error) { return d.takeLibraryBack(undoing) }

// RedoLibrary takes back the person's own newest UndoLibrary, as long as they
// changed nothing else there since.
func (d *Desk) RedoLibrary() (Receipt, error) { return d.takeLibraryBack(redoing) }

func (d *Desk) takeLibraryBack(w way) (receipt Receipt, err error) {
	if err := d.may(Change, Thing{Kind: Library}); err != nil {
		return receipt, err
	}
	err = d.update(func(t tx) error {
		entries, ent, err := d.backwards(t, forAll, "", w)
		if err != nil {
			return err
		}
		for i := range entries {
			if err := d.revertFacts(t, forAll, &entries[i], ent); err != nil {
				return err
			}
		}
		err = d.note(t, forAll, ent)
		receipt = Receipt{Seq: ent.Seq, Words: ent.Words}
		return err
	})
	return receipt, err
}

// LibraryHistory gives the newest changes of the library for all, newest first,
// before a number; all of them when both are 0.
func (d *Desk) LibraryHistory(before uint64, most int) (heads []Head, err error) {
	if err := d.may(See, Thing{Kind: Library}); err != nil {
		return nil, err
	}
	err = d.view(func(t tx) error {
		heads = nil
		return headsBack(t, forAll, func(h Head, _ func() (*entry, error)) (bool, error) {
			if before == 0 || h.Seq < before {
				heads = append(heads, h)
			}
			return most > 0 && len(heads) == most, nil
		})
	})
	return slices.Clip(heads), err
}
