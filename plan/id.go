package plan

import (
	"encoding/binary"
	"fmt"
	"math/bits"
	"strings"
)

// ID names a season, block, microcycle, session, event, record or comment for
// ever. Its 128 bits are handed in by the caller: package plan makes none. The
// zero ID means "none".
type ID [16]byte

// idLetters is Crockford's base 32 in lower case: no i, l, o, u.
const idLetters = "0123456789abcdefghjkmnpqrstvwxyz"

// letterBits holds what each letter of an ID stands for, in either case;
// noLetter for all others.
var letterBits = func() (table [256]byte) {
	for i := range table {
		table[i] = noLetter
	}
	for i, letter := range []byte(idLetters) {
		table[letter] = byte(i)
		table[strings.ToUpper(idLetters)[i]] = byte(i)
	}
	return table
}()

const noLetter = 0xFF

// IDLength is the number of letters of a whole ID.
const IDLength = 26

// shortestPrefix is the fewest letters that an ID is ever printed with.
const shortestPrefix = 4

// String gives the 26 letters of id.
func (id ID) String() string {
	letters := id.letters()
	return string(letters[:])
}

func (id ID) letters() (letters [IDLength]byte) {
	held, n, next := uint(0), 0, 0 // n bits are held and not written
	for i := range letters {
		if n < letterLength {
			held <<= 8
			if next < len(id) {
				held |= uint(id[next])
			}
			n, next = n+8, next+1
		}
		n -= letterLength
		letters[i] = idLetters[held>>n&(1<<letterLength-1)]
	}
	return letters
}

// letterLength is the number of bits that a letter stands for.
const letterLength = 5

// idOf reads the letters of a whole ID; ok is false when they are none.
func idOf[S string | []byte](letters S) (id ID, ok bool) {
	if len(letters) != IDLength {
		return ID{}, false
	}
	held, n, next := uint(0), 0, 0 // n bits are read and not in id
	for i := range IDLength {
		letter := letterBits[letters[i]]
		if letter == noLetter {
			return ID{}, false
		}
		held, n = held<<letterLength|uint(letter), n+letterLength
		if n >= 8 {
			n -= 8
			id[next] = byte(held >> n)
			next++
		}
	}
	return id, held&(1<<n-1) == 0 // what is over says nothing
}

// IsZero reports whether id names nothing.
func (id ID) IsZero() bool { return id == ID{} }

// MarshalText writes the 26 letters of id, or nothing for the zero ID.
func (id ID) MarshalText() ([]byte, error) {
	if id.IsZero() {
		return nil, nil
	}
	return []byte(id.String()), nil
}

// UnmarshalText reads what MarshalText wrote.
func (id *ID) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*id = ID{}
		return nil
	}
	parsed, ok := idOf(text)
	if !ok {
		_, err := ParseID(string(text))
		return err
	}
	*id = parsed
	return nil
}

// ParseID reads a whole ID of 26 letters, in either case.
func ParseID(s string) (ID, error) {
	if len(s) != IDLength {
		return ID{}, fmt.Errorf("“%s” is not an id: an id has %d letters", s, IDLength)
	}
	id, ok := idOf(s)
	switch {
	case ok:
		return id, nil
	case strings.Trim(strings.ToLower(s), idLetters) == "":
		return ID{}, fmt.Errorf("“%s” is not an id", s)
	default:
		return ID{}, fmt.Errorf("“%s” is not an id: its letters are %s", s, idLetters)
	}
}

// Short gives the shortest prefix of id, of four letters or more, that names no
// other id in all.
func (id ID) Short(all []ID) string {
	n := shortestPrefix
	for i := range all {
		if all[i] != id {
			n = max(n, id.shared(&all[i])+1)
		}
	}
	return id.String()[:n]
}

// shared gives how many letters two different ids begin with alike.
func (id *ID) shared(other *ID) int {
	if differ := binary.BigEndian.Uint64(id[:]) ^ binary.BigEndian.Uint64(other[:]); differ != 0 {
		return bits.LeadingZeros64(differ) / letterLength
	}
	differ := binary.BigEndian.Uint64(id[8:]) ^ binary.BigEndian.Uint64(other[8:])
	return (64 + bits.LeadingZeros64(differ)) / letterLength
}

// FindID gives the one ID in all that starts with prefix.
func FindID(prefix string, all []ID) (ID, error) {
	prefix = strings.ToLower(strings.TrimPrefix(prefix, "^"))
	if len(prefix) < shortestPrefix {
		return ID{}, fmt.Errorf("“%s” is too short for an id: give %d letters or more", prefix, shortestPrefix)
	}
	var found ID
	for _, id := range all {
		if !strings.HasPrefix(id.String(), prefix) || id == found {
			continue
		}
		if !found.IsZero() {
			return ID{}, fmt.Errorf("“%s” names more than one thing: give more letters", prefix)
		}
		found = id
	}
	if found.IsZero() {
		return ID{}, fmt.Errorf("nothing has the id “%s”", prefix)
	}
	return found, nil
}
