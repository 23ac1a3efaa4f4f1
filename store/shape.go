package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"time"
	"unicode/utf8"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
)

// shape says what keys of a bucket look like and what lies under them.
type shape struct {
	fits func(name []byte) bool
	form func(name []byte) any
}

func form[V any](name []byte) any { return new(V) }

// shapes holds every bucket there is.
var shapes = map[string]shape{
	metaBucket:    {metaName, metaForm},
	athleteBucket: {longAs(idLength), form[plan.Athlete]},
	seasonBucket:  {planName, form[edit.SeasonHead]},
	weekBucket:    {planName, form[plan.Microcycle]},
	eventBucket:   {planName, form[plan.Event]},
	muteBucket:    {planName, form[plan.Mute]},
	recordBucket:  {longAs(recordKeyLong), form[plan.Record]},
	monthBucket:   {monthName, form[month]},
	checkinBucket: {longAs(checkinKeyLong), form[plan.Checkin]},
	lifeBucket:    {longAs(lifeKeyLong), form[plan.Life]},
	journalBucket: {longAs(idLength + 8), form[entry]},
	branchBucket:  {branchName, branchForm},
	commentBucket: {longAs(talkKeyLong), form[plan.Comment]},
	requestBucket: {longAs(talkKeyLong), form[plan.Request]},
	libraryBucket: {isLibraryName, form[string]},
	keyBucket:     {longAs(enrolledKeyLong), form[keyValue]},
	codeBucket:    {longAs(enrolledKeyLong), form[codeValue]},
}

func longAs(n int) func([]byte) bool { return func(name []byte) bool { return len(name) == n } }

var lastPrefix, lookPrefix, draftPrefix = lastKey("").name, lookKey("").name, []byte("draft\x00")

// metaWords are the whole keys of the bucket meta; others begin with lastPrefix,
// lookPrefix, draftPrefix or the name of libraryKeys.
// What else a later version of the same schema may keep there is let be.
var metaWords = [][]byte{storeKey.name, repairedKey.name, []byte("place")}

func metaName(name []byte) bool { return len(name) > 0 }

func metaForm(name []byte) any {
	switch {
	case bytes.Equal(name, storeKey.name):
		return new(about)
	case bytes.Equal(name, repairedKey.name):
		return new(repaired)
	case bytes.Equal(name, latelyKey.name), bytes.HasPrefix(name, libraryKeys.name):
		return new(string)
	case bytes.HasPrefix(name, lastPrefix):
		return new(plan.ID)
	case bytes.HasPrefix(name, lookPrefix):
		return new(Look)
	}
	if _, ok := draftPerson(name); ok {
		return new(Draft)
	}
	return new(any)
}

func planName(name []byte) bool {
	if len(name) < idLength+1+1+idLength {
		return false
	}
	branch, end := name[idLength:len(name)-idLength-1], name[len(name)-idLength-1]
	return end == branchEnd && len(branch) <= 4*longestBranch && bytes.IndexByte(branch, branchEnd) < 0 && utf8.Valid(branch)
}

func branchName(name []byte) bool { return len(name) > idLength }

func branchForm(name []byte) any {
	if isBranchKey(name) {
		return new(branchHead)
	}
	return new(string)
}

func monthName(name []byte) bool {
	return len(name) == checkinKeyLong && firstOfMonth(dayAt(name[idLength:])) == dayAt(name[idLength:])
}

// athleteOf gives whose a key is, if anybody's.
func athleteOf(k key) (plan.ID, bool) {
	if k.bucket == metaBucket || len(k.name) < idLength {
		return plan.ID{}, false
	}
	athlete := plan.ID(k.name[:idLength])
	return athlete, athlete != coachKeys
}

// branchOf gives the branch in the key of a value of a plan.
func branchOf(name []byte) string { return string(name[idLength : len(name)-idLength-1]) }

// gone stands for a value that a branch has not and main has.
type gone struct{}

// readShaped opens a value by what its bucket holds, and compares what it says
// of itself with its key.
func readShaped(k key, sealed []byte) (any, error) {
	s, known := shapes[k.bucket]
	if !known || !s.fits(k.name) {
		return nil, errors.New("there is no such key")
	}
	if _, ofPlan := planWords[k.bucket]; ofPlan && isGone(sealed) && branchOf(k.name) != Main {
		_, err := unseal(k, sealed)
		return gone{}, err
	}
	v := s.form(k.name)
	if err := open(k, sealed, v); err != nil {
		return nil, err
	}
	if err := saysItsKey(k, v); err != nil {
		return nil, err
	}
	return v, nil
}

func saysItsKey(k key, v any) error {
	var is, says any
	tail := tailOf(k.name)
	switch v := v.(type) {
	case *plan.Athlete:
		is, says = tail, v.ID
	case *edit.SeasonHead:
		is, says = tail, v.ID
	case *plan.Microcycle:
		is, says = tail, v.ID
	case *plan.Event:
		is, says = tail, v.ID
	case *plan.Mute:
		is, says = tail, v.ID
	case *plan.Record:
		is, says = fmt.Sprint(tail, dayAt(k.name[idLength:])), fmt.Sprint(v.ID, v.Day)
	case *plan.Checkin:
		is, says = dayAt(k.name[idLength:]), v.Day
	case *plan.Life:
		is, says = tail, v.ID
	case *plan.Comment:
		is, says = fmt.Sprint(tail, dayAt(k.name[idLength:])), fmt.Sprint(v.ID, v.Day)
	case *plan.Request:
		is, says = fmt.Sprint(tail, dayAt(k.name[idLength:])), fmt.Sprint(v.ID, v.Day)
	case *month:
		is, says = dayAt(k.name[idLength:]), v.First
	case *branchHead:
		is, says = string(k.name[idLength:]), v.Key
	case *Draft:
		is, says = draftAt(k.name).UTC(), v.At.UTC()
	case *keyValue:
		is, says = fingerprintOf([sha256.Size]byte(k.name[idLength:])), v.Fingerprint
	case *codeValue:
		is, says = hex.EncodeToString(k.name[idLength:]), v.Hash
	case *entry:
		is, says = binary.BigEndian.Uint64(k.name[idLength:]), v.Seq
	}
	if is != says {
		return fmt.Errorf("it says that it is %v", says)
	}
	return nil
}

// repaired is what a repair leaves in the store: what can't come back and would
// look like damage ever after.
type repaired struct {
	At   time.Time         `json:"at"`
	Days []lostDay         `json:"days,omitempty"`
	Upto map[string]uint64 `json:"upto,omitempty"` // by athlete: as far as this entry, the journal has gaps
}

// lostDay is a day whose records are lost, in whole or in part: its summary
// stands.
type lostDay struct {
	Athlete plan.ID      `json:"athlete"`
	Day     calendar.Day `json:"day"`
}

var repairedKey = key{metaBucket, []byte("repaired")}

// tailOf gives the id that a name ends with; zero when it is too short for one.
func tailOf(name []byte) (id plan.ID) {
	if len(name) >= idLength {
		id = plan.ID(name[len(name)-idLength:])
	}
	return id
}
