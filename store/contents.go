package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
)

// Contents says what a store or a backup holds, in figures.
type Contents struct {
	Store    plan.ID   // of the file itself; a backup has that of its store
	Schema   int       // of the layout
	Created  time.Time // when the store was made
	Changed  time.Time // of the newest change; zero when there is none
	Athletes []string  // names, in order
	Values   int       // of every kind
	Weeks    int       // of every athlete and branch
	Records  int
	Checkins int
	From, To calendar.Day // the first and last day with a record or check-in; both 0 when there is none
	Bytes    int64        // of the store, as it lies unpacked
}

// survey reads a whole file: every page, key and value with its checksum. What
// it gives is of a file of this or any other schema, as far as it is understood.
// A file that is damaged in any way ends in an error; see forest.
func survey(path string, f *os.File) (Contents, error) {
	if err := inspect(path, f); err != nil {
		return Contents{}, err
	}
	info, err := f.Stat()
	if err != nil {
		return Contents{}, err
	}
	m, _, _ := newestMeta(f)
	return surveyPages(path, f, info.Size(), m)
}

// surveyPages is survey of the pages that a meta page names.
func surveyPages(path string, f io.ReaderAt, size int64, m meta) (Contents, error) {
	c := census{Contents: Contents{Bytes: int64(m.high) * m.pageSize}}
	var wrong error
	pages := newForest(f, size, m, func(page uint64, why error) {
		if wrong == nil {
			wrong = fmt.Errorf("page %d: %w", page, why)
		}
	})
	roots := pages.buckets()
	pages.lend()
	for _, root := range roots {
		pages.values(root, keyRange{}, true, func(i item) {
			if err := c.count(i.key, i.sealed); err != nil && wrong == nil {
				wrong = err
			}
		})
	}
	c.change()
	if wrong == nil && c.program == program {
		wrong = freeAreFree(pages)
	}
	switch {
	case wrong != nil && c.program == "" && !c.seal:
		return Contents{}, unusable(path, NotAStore, "it is another program's bbolt file", wrong)
	case wrong != nil:
		return Contents{}, unusable(path, Damaged, wrong.Error(), nil)
	case c.program != program:
		return Contents{}, unusable(path, NotAStore, "it is another program's bbolt file", nil)
	}
	slices.Sort(c.Athletes)
	return c.Contents, nil
}

// bothMetas refuses a file of which only one of the two first pages is good. In
// use that is what a crash may leave, and the other stands for one transaction
// earlier; a file that someone put away was whole once.
func bothMetas(path string, f *os.File) error {
	m, _, _ := newestMeta(f)
	for n := range uint64(2) {
		at := int64(n) * m.pageSize
		if _, _, ok := readMeta(f, at); !ok || !pageIs(f, m, n, metaPage) {
			return unusable(path, Damaged, "one of its first pages", nil)
		}
	}
	return nil
}

const metaPage = 0x04

// freeAreFree checks that no page in use is listed as free: the next write would
// go over it.
func freeAreFree(pages *forest) error {
	free, err := pages.free()
	if err != nil {
		return fmt.Errorf("its list of free pages: %w", err)
	}
	for n, is := range free {
		if is && pages.reached[n] {
			return fmt.Errorf("page %d is in use and listed as free", n)
		}
	}
	return nil
}

// surveyFile is survey of a file by its name.
func surveyFile(path string) (Contents, error) {
	f, err := os.Open(path)
	if err != nil {
		return Contents{}, err
	}
	defer f.Close()
	return survey(path, f)
}

// census counts the values of a file.
type census struct {
	Contents
	program string // that the file says it is of
	seal    bool   // a value was read that is sealed as ours are
	journal []byte // the name of the entry that was read last
	newest  []byte // what is sealed under it
}

// count takes in a value, which is good until it returns.
func (c *census) count(k key, sealed []byte) error {
	if k.bucket == journalBucket {
		return c.entry(k, sealed)
	}
	payload, err := unsealAny(k, sealed)
	if err != nil {
		return err
	}
	c.seal = true
	c.Values++
	switch {
	case k.bucket == metaBucket && bytes.Equal(k.name, storeKey.name):
		var a about
		if err := json.Unmarshal(payload, &a); err != nil {
			return fmt.Errorf("%s: %w", k, err)
		}
		c.program, c.Schema, c.Store, c.Created = a.Program, a.Schema, a.Store, a.Created
	case k.bucket == athleteBucket:
		var a struct {
			Name string `json:"name"`
		}
		if err := json.Unmarshal(payload, &a); err != nil {
			return fmt.Errorf("%s: %w", k, err)
		}
		c.Athletes = append(c.Athletes, a.Name)
	case k.bucket == weekBucket:
		c.Weeks++
	case k.bucket == recordBucket:
		c.Records++
		c.day(k)
	case k.bucket == checkinBucket:
		c.Checkins++
		c.day(k)
	}
	return nil
}

// unsealAny is unseal for a value of any version: what is whole and of a later
// one is given as it lies.
func unsealAny(k key, sealed []byte) ([]byte, error) {
	payload, err := unseal(k, sealed)
	if _, newer := errors.AsType[*Unusable](err); newer {
		return sealed[envelopeLength:], nil
	}
	return payload, err
}

// entry counts an entry of the journal, by its checksum alone: inflating all of
// them would take longer than everything else together.
func (c *census) entry(k key, sealed []byte) error {
	err := intact(k, sealed)
	if _, newer := errors.AsType[*Unusable](err); err != nil && !newer {
		return err
	}
	c.seal = true
	c.Values++
	if !bytes.HasPrefix(k.name, c.journal[:min(idLength, len(c.journal))]) {
		c.change()
	}
	c.journal, c.newest = append(c.journal[:0], k.name...), append(c.newest[:0], sealed...)
	return nil
}

// change notes when an athlete's newest entry was made: the one read last, as
// entries lie in their order. The others need no reading, which is most of a file.
func (c *census) change() {
	var h struct {
		At time.Time `json:"at"`
	}
	payload, err := unsealAny(key{journalBucket, c.journal}, c.newest)
	if err == nil && json.Unmarshal(payload, &h) == nil && h.At.After(c.Changed) {
		c.Changed = h.At
	}
}

func (c *census) day(k key) {
	if len(k.name) < checkinKeyLong {
		return
	}
	day := dayAt(k.name[idLength:])
	if c.Records+c.Checkins == 1 || day < c.From {
		c.From = day
	}
	if c.Records+c.Checkins == 1 || day > c.To {
		c.To = day
	}
}
