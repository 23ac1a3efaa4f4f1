package store

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	berrors "go.etcd.io/bbolt/errors"

	"ebb/plan"
)

// Unusable says that the store can't be used as it is. The file was left
// untouched.
type Unusable struct {
	Why  Reason
	Path string
	What string // one line: what is wrong
	Do   string // one line: what to do
	Err  error  // the cause, when there is one beneath
}

// Reason is why a store can't be used.
type Reason uint8

// The reasons.
const (
	NotAStore    Reason = iota + 1 // another kind of file, or another program's
	Cut                            // the end is missing
	Damaged                        // a page or a value does not hold what it should
	Newer                          // made by a later version
	NoPermission                   // the operating system refuses
	ReadOnly                       // the file or its disk can't be written
	DiskFull                       // no room
	Held                           // another process holds it for too long
	Broken                         // reading or writing failed in another way
)

var reasons = map[Reason]struct{ what, do string }{
	NotAStore:    {"is not a store of ebb", "give the store's file with --db, or another name for a new one"},
	Cut:          {"is only part of a store: its end is missing", "copy it here again whole, or put a backup in its place"},
	Damaged:      {"is damaged", "keep a copy of it; ebb doctor says what is wrong, ebb restore puts a backup in its place"},
	Newer:        {"was written by a later version of ebb", "use that version or a later one; ebb export json still reads what it can of it"},
	NoPermission: {"may not be opened", "ask its owner, or give another file with --db"},
	ReadOnly:     {"can be read but not changed", "make the file and its folder writable, or give another file with --db"},
	DiskFull:     {"can't grow: the disk is full", "make room and do it again: what was saved before is safe"},
	Held:         {"is held by another process", "end that process or wait for it, then do it again"},
	Broken:       {"can't be read or written", "look at the disk, then do it again"},
}

// Error gives what is wrong, on one line.
func (u *Unusable) Error() string { return u.Path + " " + u.What }

// Unwrap gives the cause.
func (u *Unusable) Unwrap() error { return u.Err }

// unusable makes the error of a reason; detail, when given, follows after a colon.
func unusable(path string, why Reason, detail string, cause error) *Unusable {
	words := reasons[why]
	if detail != "" {
		words.what += ": " + detail
	}
	return &Unusable{Why: why, Path: path, What: words.what, Do: words.do, Err: cause}
}

// DamagedValue names a value that is not what was stored. It is never used and
// never overwritten.
type DamagedValue struct {
	Key string // in words
	Why string
}

func (d *DamagedValue) Error() string { return d.Key + ": " + d.Why }

// NoAthlete says that nobody the person may see goes by a name.
type NoAthlete struct {
	Name string
	Some []string // the names there are
}

func (n *NoAthlete) Error() string {
	if n.Name == "" {
		return "there is no athlete yet"
	}
	return fmt.Sprintf("there is no athlete “%s”", n.Name)
}

// Refused says that a person may not do something.
type Refused struct {
	Who    string
	Verb   Verb
	Object Thing
}

func (r *Refused) Error() string {
	return fmt.Sprintf("%s may not %s %s", r.Who, r.Verb, r.Object)
}

// NothingTo says that there is nothing to undo or redo.
type NothingTo struct{ What string }

func (n *NothingTo) Error() string { return "nothing to " + n.What }

// NotThere says that a record or a fact of life is not, or no longer, where it was.
type NotThere struct {
	What string
	ID   plan.ID
}

func (n *NotThere) Error() string { return "there is no such " + n.What + " any more" }

// explain sorts out what the operating system and bbolt say. Errors that are not about
// the file pass through.
func (s *Store) explain(err error) error {
	var known *Unusable
	var damaged *DamagedValue
	switch {
	case err == nil || errors.As(err, &known):
		return err
	case errors.As(err, &damaged):
		return unusable(s.path, Damaged, err.Error(), err)
	case errors.Is(err, fs.ErrPermission):
		return unusable(s.path, NoPermission, "", err)
	case isAny(err, syscall.EROFS):
		return unusable(s.path, ReadOnly, "", err)
	case isAny(err, diskFull...) || says(err, diskFull...):
		return unusable(s.path, DiskFull, "", err)
	case isAny(err, syscall.EISDIR):
		return unusable(s.path, NotAStore, "it is a folder", err)
	case errors.Is(err, berrors.ErrTimeout):
		return unusable(s.path, Held, s.holder(), err)
	case isAny(err, berrors.ErrInvalid, berrors.ErrChecksum, berrors.ErrVersionMismatch):
		return unusable(s.path, Damaged, err.Error(), err)
	}
	var path *fs.PathError
	var number syscall.Errno
	if errors.As(err, &path) || errors.As(err, &number) {
		return unusable(s.path, Broken, err.Error(), err)
	}
	return err
}

// says reports whether err is one of the targets in words only: bbolt hands on
// some errors as text.
func says(err error, targets ...syscall.Errno) bool {
	for _, target := range targets {
		if strings.Contains(err.Error(), target.Error()) {
			return true
		}
	}
	return false
}

func isAny[E error](err error, targets ...E) bool {
	for _, target := range targets {
		if errors.Is(err, target) {
			return true
		}
	}
	return false
}

// fault makes an error of a panic or memory fault in bbolt, which a damaged file
// can cause.
func (s *Store) fault(caught any) error {
	return unusable(s.path, Damaged, fmt.Sprint(caught), nil)
}
