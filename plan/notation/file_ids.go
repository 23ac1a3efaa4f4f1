package notation

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"ebb/plan"
	"ebb/plan/sorting"
)

// bearer is what an id stands for in a plan file.
type bearer uint8

const (
	noBearer bearer = iota
	seasonBearer
	blockBearer
	weekBearer
	sessionBearer
	eventBearer
)

var bearerNames = [...]string{seasonBearer: "a season", blockBearer: "a block", weekBearer: "a week", sessionBearer: "a session", eventBearer: "an event"}

// borne is an id with what it stands for.
type borne struct {
	id plan.ID
	by bearer
}

// bornIn gives the ids of a file in their order.
func bornIn(f File) []borne {
	all := make([]borne, 0, countIDs(f))
	add := func(id plan.ID, by bearer) {
		if !id.IsZero() {
			all = append(all, borne{id, by})
		}
	}
	sessions := func(of []plan.Session) {
		for i := range of {
			add(of[i].ID, sessionBearer)
		}
	}
	add(f.Season.ID, seasonBearer)
	for i := range f.Season.Blocks {
		b := &f.Season.Blocks[i]
		add(b.ID, blockBearer)
		for w := range b.Weeks {
			add(b.Weeks[w].ID, weekBearer)
			sessions(b.Weeks[w].Sessions)
		}
	}
	for i := range f.Events {
		add(f.Events[i].ID, eventBearer)
		sessions(f.Events[i].Plan)
	}
	sorting.By(all, func(a, b borne) int { return bytes.Compare(a.id[:], b.id[:]) })
	return all
}

// countIDs gives how many ids a file can have.
func countIDs(f File) int {
	n := 1 + len(f.Season.Blocks) + len(f.Events)
	for i := range f.Season.Blocks {
		n += len(f.Season.Blocks[i].Weeks)
		for w := range f.Season.Blocks[i].Weeks {
			n += len(f.Season.Blocks[i].Weeks[w].Sessions)
		}
	}
	for i := range f.Events {
		n += len(f.Events[i].Plan)
	}
	return n
}

func sortedIDs(f File) []plan.ID {
	all := bornIn(f)
	ids := make([]plan.ID, len(all))
	for i := range all {
		ids[i] = all[i].id
	}
	return ids
}

// shortest cuts an id to what names no other one of all, which stand in order:
// only its neighbours can begin with the same letters.
func shortest(id plan.ID, all []plan.ID) string {
	at, _ := slices.BinarySearchFunc(all, id, func(a, b plan.ID) int { return bytes.Compare(a[:], b[:]) })
	return id.Short(all[max(0, at-1):min(len(all), at+2)])
}

// mark is an id as it stands at the end of a line.
type mark struct {
	letters string // without ^, in lower case
	at      span   // empty: there is none
}

func (m mark) none() bool { return m.at.to == 0 }

// named finds what is meant by a mark; each thing is named once.
func (f *fileReader) named(m mark, want bearer) (plan.ID, error) {
	if m.none() {
		return plan.ID{}, nil
	}
	const fewest = 4
	if len(m.letters) < fewest || len(m.letters) > plan.IDLength || strings.Trim(m.letters, "0123456789abcdefghjkmnpqrstvwxyz") != "" {
		return plan.ID{}, &fault{says: fmt.Sprintf("%s is no id: ^ and four letters or more, as it was printed", quote("^"+m.letters))}
	}
	if len(f.known) == 0 {
		return plan.ID{}, nil
	}
	at, err := f.find(m.letters)
	if err != nil {
		return plan.ID{}, err
	}
	switch by := f.known[at].by; {
	case by != want:
		return plan.ID{}, &fault{says: fmt.Sprintf("^%s is %s, not %s", m.letters, bearerNames[by], bearerNames[want])}
	case f.takenOn[at] > 0:
		return plan.ID{}, &fault{says: fmt.Sprintf("^%s stands on line %d already: take it off the copy", m.letters, f.takenOn[at])}
	}
	f.takenOn[at] = f.line
	return f.known[at].id, nil
}

// find gives the place of the one id that starts with so many letters.
func (f *fileReader) find(letters string) (int, error) {
	least, most := idBetween(letters)
	at, _ := slices.BinarySearchFunc(f.known, least, func(b borne, id plan.ID) int { return bytes.Compare(b.id[:], id[:]) })
	fits := func(i int) bool { return i < len(f.known) && bytes.Compare(f.known[i].id[:], most[:]) <= 0 }
	switch {
	case fits(at + 1):
		return 0, &fault{says: fmt.Sprintf("^%s names more than one thing: give more of its letters", letters)}
	case fits(at):
		return at, nil
	}
	return 0, &fault{says: fmt.Sprintf("nothing here has the id ^%s: leave it out for something new", letters)}
}

// idBetween gives the first and the last id that can start with so many
// letters. The last letter of an id has two bits to spare, which are 0; of a
// whole id with others the range is empty.
func idBetween(letters string) (least, most plan.ID) {
	var low, high [plan.IDLength]byte
	for i := range low {
		low[i], high[i] = '0', 'z'
	}
	high[plan.IDLength-1] = 'w'
	copy(low[:], letters)
	copy(high[:], letters)
	if least.UnmarshalText(low[:]) != nil || most.UnmarshalText(high[:]) != nil {
		return plan.ID{1}, plan.ID{}
	}
	return least, most
}
