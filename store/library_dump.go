package store

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"ebb/plan"
	"ebb/plan/library"
	document "ebb/store/exchange/json"
	"ebb/store/safe"
)

// The library as a dump hands it out and a load takes it in.

func (t tx) dumpLibrary(owner plan.ID) (all []document.Template, err error) {
	err = t.each(libraryOf(owner), nil, func(k key, sealed []byte) error {
		var e document.Template
		e.Sort, e.Name, _ = strings.Cut(libraryNameOf(k), " ")
		err := open(k, sealed, &e.Text)
		all = append(all, e)
		return err
	})
	return all, err
}

// DumpLibrary gives the library for all to who may see it; nothing to others.
func (d *Desk) DumpLibrary() (l document.Library, err error) {
	if !Can(d.who, See, Thing{Kind: Library}) {
		return l, nil
	}
	err = d.view(func(t tx) error {
		l = document.Library{}
		if l.Entries, err = t.dumpLibrary(forAll); err != nil {
			return err
		}
		l.Journal, err = t.dumpJournal(forAll)
		return err
	})
	return l, err
}

// packLibrary makes entries ready to be written. One in words of a later version
// is kept as it is.
func (p *parcel) packLibrary(all []document.Template) error {
	for i, e := range all {
		text := safe.Lines(e.Text)
		if library.WhatOf(e.Sort) == library.NoWhat && safe.Text(e.Sort) != e.Sort || strings.TrimSpace(e.Name) == "" || safe.Text(e.Name) != e.Name {
			return fmt.Errorf("entry %d of the library needs a sort and a name", i+1)
		}
		name := e.Sort + " " + strings.ToLower(e.Name)
		if entries, err := library.Parse("", text); err == nil && (len(entries) != 1 || libraryName(entries[0]) != name) {
			return fmt.Errorf("entry %d of the library: it is no %s \"%s\"", i+1, e.Sort, e.Name)
		}
		if err := p.add(libraryKey(p.athlete.ID, name), text); err != nil {
			return err
		}
	}
	return nil
}

// takeLibrary takes in the library for all: with its history where there is none
// yet, else what is not here, as one change. One that is here otherwise is an
// error: neither is to be lost.
func (d *Desk) takeLibrary(t tx, l document.Library) error {
	var p parcel
	if err := cmp.Or(p.packLibrary(l.Entries), p.packJournal(l.Journal), p.order()); err != nil {
		return err
	}
	last, err := lastHead(t, forAll)
	if err != nil {
		return err
	}
	fresh := last.Seq == 0
	err = t.each(libraryKeys, nil, func(key, []byte) error { fresh = false; return nil })
	if err != nil {
		return err
	}
	var missing []factChange
	for _, v := range p.values {
		if fresh {
			if err := t.putSealed(v.key, v.text); err != nil {
				return err
			}
			continue
		}
		if v.key.bucket != metaBucket {
			continue // the history here goes on
		}
		here, err := stored(t, v.key)
		if err != nil {
			return err
		}
		there, err := unseal(v.key, v.text)
		switch {
		case err != nil:
			return err
		case here == nil:
			missing = append(missing, factChange{Kind: libraryFact, Name: libraryNameOf(v.key), After: append([]byte{}, there...)})
		case string(here) != string(there):
			return errors.New(v.key.String() + " is here otherwise: rename one of them, or export it and take it out")
		}
	}
	if fresh && len(l.Journal) > 0 || !fresh && len(missing) == 0 || len(p.values) == 0 {
		return nil
	}
	for _, c := range missing {
		if err := t.setFact(forAll, c); err != nil {
			return err
		}
	}
	return d.note(t, forAll, &entry{Head: Head{Words: "import the library", Library: true}, Facts: missing})
}
