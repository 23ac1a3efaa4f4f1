package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
)

// The buckets. A key starts with the athlete's id, so that all of one athlete
// lies together; then the branch where there is one; facts go on with the day,
// so that a span of days is read without the years around it. The weeks of a
// season are named in its header.
const (
	metaBucket      = "meta"     // "store"; "last" and a person: the athlete last used; "look" and a person: how screens look; "draft", whose it is and when: what they were typing; "library", a sort and a name: an entry of it for all; "lately": who changed last
	athleteBucket   = "athletes" // athlete
	seasonBucket    = "seasons"  // athlete, branch, season: its header
	weekBucket      = "weeks"    // athlete, branch, microcycle
	eventBucket     = "events"   // athlete, branch, event
	muteBucket      = "mutes"    // athlete, branch, mute
	recordBucket    = "records"  // athlete, day, order of arrival, record
	monthBucket     = "months"   // athlete, month: what the records of its days give
	checkinBucket   = "checkins" // athlete, day
	lifeBucket      = "life"     // athlete, fact
	journalBucket   = "journal"  // athlete, or 0 for the library for all; number of the entry
	branchBucket    = "branches" // athlete, branch: what it is; or 0 and a person: the branch they chose last
	keyBucket       = "keys"     // athlete, or 0 for a coach; SHA-256 of a public key
	codeBucket      = "codes"    // athlete, or 0 for a coach; SHA-256 of a one-time code
	commentBucket   = "comments" // athlete, day, comment
	requestBucket   = "requests" // athlete, day that it is about, request
	libraryBucket   = "library"  // athlete, sort and name: an entry of the library for them alone
	branchEnd       = 0
	longestBranch   = 40
	recordKeyLong   = idLength + 4 + 2 + idLength
	checkinKeyLong  = idLength + 4
	lifeKeyLong     = idLength + idLength
	talkKeyLong     = idLength + 4 + idLength
	enrolledKeyLong = idLength + sha256.Size
)

const idLength = len(plan.ID{})

var buckets = []string{
	metaBucket, athleteBucket, seasonBucket, weekBucket, eventBucket, muteBucket,
	recordBucket, monthBucket, checkinBucket, lifeBucket, journalBucket, branchBucket, keyBucket, codeBucket,
	commentBucket, requestBucket, libraryBucket,
}

// laterBuckets came into the layout after the first files of it were made: one
// of them may be missing.
var laterBuckets = map[string]bool{lifeBucket: true, branchBucket: true, muteBucket: true, keyBucket: true, codeBucket: true, commentBucket: true, requestBucket: true, libraryBucket: true}

// Main is the branch that everyone sees.
const Main = "main"

// key is where a value lies.
type key struct {
	bucket string
	name   []byte
}

var storeKey = key{metaBucket, []byte("store")}

func lastKey(person string) key      { return key{metaBucket, append([]byte("last\x00"), person...)} }
func lookKey(person string) key      { return key{metaBucket, append([]byte("look\x00"), person...)} }
func athleteKey(athlete plan.ID) key { return key{athleteBucket, athlete[:]} }

// planKeys is what all keys of one kind of one athlete's plan start with.
func planKeys(bucket string, athlete plan.ID, branch string) key {
	name := append(slices.Clone(athlete[:]), branch...)
	return key{bucket, append(name, branchEnd)}
}

// planBuckets holds the bucket of each kind of value that a plan is made of.
var planBuckets = map[edit.What]string{
	edit.SeasonValue: seasonBucket, edit.WeekValue: weekBucket, edit.EventValue: eventBucket, edit.MuteValue: muteBucket,
}

func planKey(athlete plan.ID, branch string, ref edit.Ref) key {
	k := planKeys(planBuckets[ref.What], athlete, branch)
	k.name = append(k.name, ref.ID[:]...)
	return k
}

func branchKey(athlete plan.ID, branch string) key {
	return key{branchBucket, append(slices.Clone(athlete[:]), branch...)}
}

// choiceKey is for the branch that a person chose last.
func choiceKey(athlete plan.ID, person string) key {
	return branchKey(athlete, string(rune(branchEnd))+person)
}

// isBranchKey tells the key of a branch from that of a choice.
func isBranchKey(name []byte) bool { return len(name) > idLength && name[idLength] != branchEnd }

// dayOrder makes a day sort as bytes, days before 1970 first.
func dayOrder(name []byte, day calendar.Day) []byte {
	return binary.BigEndian.AppendUint32(name, uint32(day)^1<<31)
}

func dayAt(name []byte) calendar.Day {
	return calendar.Day(binary.BigEndian.Uint32(name) ^ 1<<31)
}

func factKey(bucket string, athlete plan.ID, day calendar.Day) key {
	return key{bucket, dayOrder(slices.Clone(athlete[:]), day)}
}

// recordKey adds to the day the place of the record among those that arrived
// for it, from 1.
func recordKey(athlete plan.ID, day calendar.Day, order uint16, record plan.ID) key {
	k := factKey(recordBucket, athlete, day)
	k.name = binary.BigEndian.AppendUint16(k.name, order)
	k.name = append(k.name, record[:]...)
	return k
}

// recordAt takes a record's key apart.
func recordAt(name []byte) (order uint16, record plan.ID, ok bool) {
	if len(name) != recordKeyLong {
		return 0, plan.ID{}, false
	}
	return binary.BigEndian.Uint16(name[idLength+4:]), plan.ID(name[idLength+6:]), true
}

// monthKey is for the month that holds the day: its key is the first of it.
func monthKey(athlete plan.ID, day calendar.Day) key {
	return factKey(monthBucket, athlete, firstOfMonth(day))
}

func lifeKey(athlete, fact plan.ID) key {
	return key{lifeBucket, slices.Concat(athlete[:], fact[:])}
}

func talkKey(bucket string, athlete plan.ID, day calendar.Day, id plan.ID) key {
	k := factKey(bucket, athlete, day)
	k.name = append(k.name, id[:]...)
	return k
}

func firstOfMonth(day calendar.Day) calendar.Day {
	year, month, _ := day.Date()
	return calendar.Of(year, month, 1)
}

func journalKey(athlete plan.ID, seq uint64) key {
	return key{journalBucket, binary.BigEndian.AppendUint64(slices.Clone(athlete[:]), seq)}
}

// String says in words what lies under the key.
func (k key) String() string {
	if k.bucket == metaBucket {
		switch what, person, _ := bytes.Cut(k.name, []byte{0}); string(what) {
		case "draft":
			whose, _ := draftPerson(k.name)
			return fmt.Sprintf("what \"%s\" was typing", whose)
		case "last":
			return fmt.Sprintf("the athlete last used by \"%s\"", person)
		case "lately":
			return "who changed last"
		case "library":
			what, name, _ := bytes.Cut(person, []byte{0})
			return fmt.Sprintf("the %s \"%s\" of the library", what, name)
		case "look":
			return fmt.Sprintf("how the screens look to \"%s\"", person)
		}
		return "what the store says of itself"
	}
	if len(k.name) < idLength {
		return fmt.Sprintf("%s %x", k.bucket, k.name)
	}
	athlete, rest := "athlete ^"+plan.ID(k.name[:idLength]).String(), k.name[idLength:]
	if plan.ID(k.name[:idLength]) == coachKeys {
		athlete = "a coach"
	}
	switch {
	case k.bucket == journalBucket && plan.ID(k.name[:idLength]) == forAll && len(rest) == 8:
		return fmt.Sprintf("journal entry %d of the library", binary.BigEndian.Uint64(rest))
	case k.bucket == libraryBucket:
		what, name, _ := bytes.Cut(rest, []byte{0})
		return fmt.Sprintf("the %s \"%s\" of the library of %s", what, name, athlete)
	case k.bucket == keyBucket && len(k.name) == enrolledKeyLong:
		return fmt.Sprintf("key %s of %s", fingerprintOf([sha256.Size]byte(rest)), athlete)
	case k.bucket == codeBucket && len(k.name) == enrolledKeyLong:
		return fmt.Sprintf("invitation %x of %s", rest[:4], athlete)
	case k.bucket == athleteBucket:
		return athlete
	case k.bucket == journalBucket && len(rest) == 8:
		return fmt.Sprintf("journal entry %d of %s", binary.BigEndian.Uint64(rest), athlete)
	case k.bucket == branchBucket && isBranchKey(k.name):
		return fmt.Sprintf("branch %s of %s", rest, athlete)
	case k.bucket == branchBucket && len(rest) > 0:
		return fmt.Sprintf("the branch of %s last used by \"%s\"", athlete, rest[1:])
	case k.bucket == recordBucket && len(k.name) == recordKeyLong:
		return fmt.Sprintf("record ^%s of %s, %s", plan.ID(rest[6:]), dayAt(rest), athlete)
	case k.bucket == checkinBucket && len(k.name) == checkinKeyLong:
		return fmt.Sprintf("check-in of %s, %s", dayAt(rest), athlete)
	case k.bucket == lifeBucket && len(k.name) == lifeKeyLong:
		return fmt.Sprintf("life ^%s of %s", plan.ID(rest), athlete)
	case talkWords[k.bucket] != "" && len(k.name) == talkKeyLong:
		return fmt.Sprintf("%s ^%s of %s, %s", talkWords[k.bucket], plan.ID(rest[4:]), dayAt(rest), athlete)
	case k.bucket == monthBucket && len(k.name) == checkinKeyLong:
		return fmt.Sprintf("summary of %s, %s", dayAt(rest).Format("2006-01"), athlete)
	}
	branch, id, found := bytes.Cut(rest, []byte{branchEnd})
	if found && len(id) == idLength {
		return fmt.Sprintf("%s ^%s of branch %s, %s", planWords[k.bucket], plan.ID(id), branch, athlete)
	}
	return fmt.Sprintf("%s %x of %s", k.bucket, rest, athlete)
}

var talkWords = map[string]string{commentBucket: "comment", requestBucket: "request"}

var planWords = map[string]string{seasonBucket: "season", weekBucket: "week", eventBucket: "event", muteBucket: "mute"}
