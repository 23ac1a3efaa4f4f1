package plan

import (
	"encoding/base32"
	"fmt"
	"strings"
)

// ID names a season, block, microcycle, session, event, record or comment for
// ever. Its 128 bits are handed in by the caller: package plan makes none. The
// zero ID means "none".
type ID [16]byte

// idLetters is Crockford's base 32 in lower case: no i, l, o, u.
const idLetters = "0123456789abcdefghjkmnpqrstvwxyz"

var idCode = base32.NewEncoding(idLetters).WithPadding(base32.NoPadding)

// IDLength is the number of letters of a whole ID.
const IDLength = 26

// shortestPrefix is the fewest letters that an ID is ever printed with.
const shortestPrefix = 4

// String gives the 26 letters of id.
func (id ID) String() string { return idCode.EncodeToString(id[:]) }

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
	parsed, err := ParseID(string(text))
	if err != nil {
		return err
	}
	*id = parsed
	return nil
}

// ParseID reads a whole ID of 26 letters, in either case.
func ParseID(s string) (ID, error) {
	var id ID
	if len(s) != IDLength {
		return ID{}, fmt.Errorf("%q is not an id: an id has %d letters", s, IDLength)
	}
	if _, err := idCode.Decode(id[:], []byte(strings.ToLower(s))); err != nil {
		return ID{}, fmt.Errorf("%q is not an id: its letters are %s", s, idLetters)
	}
	if id.String() != strings.ToLower(s) {
		return ID{}, fmt.Errorf("%q is not an id", s)
	}
	return id, nil
}

// Short gives the shortest prefix of id, of four letters or more, that names no
// other id in all.
func (id ID) Short(all []ID) string {
	whole, n := id.String(), shortestPrefix
	for _, other := range all {
		if other == id {
			continue
		}
		text := other.String()
		for n < IDLength && text[:n] == whole[:n] {
			n++
		}
	}
	return whole[:n]
}

// FindID gives the one ID in all that starts with prefix.
func FindID(prefix string, all []ID) (ID, error) {
	prefix = strings.ToLower(strings.TrimPrefix(prefix, "^"))
	if len(prefix) < shortestPrefix {
		return ID{}, fmt.Errorf("%q is too short for an id: give %d letters or more", prefix, shortestPrefix)
	}
	var found ID
	for _, id := range all {
		if !strings.HasPrefix(id.String(), prefix) || id == found {
			continue
		}
		if !found.IsZero() {
			return ID{}, fmt.Errorf("%q names more than one thing: give more letters", prefix)
		}
		found = id
	}
	if found.IsZero() {
		return ID{}, fmt.Errorf("nothing has the id %q", prefix)
	}
	return found, nil
}
