package plan

import (
	"encoding/base32"
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestAnIDIsItsLetters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var id ID
		copy(id[:], rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "id"))
		for _, text := range []string{id.String(), strings.ToUpper(id.String())} {
			if again, err := ParseID(text); err != nil || again != id {
				t.Fatalf("%s reads back as %s, %v", text, again, err)
			}
		}
		text, err := json.Marshal(id)
		var again ID
		if err != nil || json.Unmarshal(text, &again) != nil || again != id {
			t.Fatalf("%s: JSON %s reads back as %s", id, text, again)
		}
	})
}

// The letters are Crockford's base 32 of the bytes.
func TestAnIDIsBase32(t *testing.T) {
	code := base32.NewEncoding(idLetters).WithPadding(base32.NoPadding)
	rapid.Check(t, func(t *rapid.T) {
		var id ID
		copy(id[:], rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "id"))
		if got, want := id.String(), code.EncodeToString(id[:]); got != want {
			t.Fatalf("%x is %s, want %s", id[:], got, want)
		}
	})
}

func TestWhatIsNoID(t *testing.T) {
	zero := strings.Repeat("0", IDLength)
	for _, text := range []string{
		"", "0", zero + "0", zero[1:] + "u", zero[1:] + "l", zero[1:] + "1", zero[2:] + "\n0", zero[1:] + "é",
	} {
		if id, err := ParseID(text); err == nil {
			t.Errorf("%q reads as %s", text, id)
		}
	}
}

func TestIDsArePrintedAsTheShortestPrefixThatIsTheirsAlone(t *testing.T) {
	a, b, c := ID{0x10}, ID{0x10, 0, 0, 0x80}, ID{0xff}
	all := []ID{a, b, c}
	for id, want := range map[ID]int{a: 5, b: 5, c: 4} {
		short := id.Short(all)
		if len(short) != want {
			t.Errorf("%s is cut to %s", id, short)
		}
		if found, err := FindID(short, all); err != nil || found != id {
			t.Errorf("%s finds %s, %v", short, found, err)
		}
	}
	if short := a.Short([]ID{a, a}); len(short) != 4 {
		t.Errorf("an id is told from itself: %s", short)
	}
}

func TestFindIDSaysWhyThereIsNone(t *testing.T) {
	all := []ID{{0x10}, {0x10, 0, 0, 0x80}, {0xff}}
	for prefix, says := range map[string]string{"200": "too short", "2000": "more than one", "3333": "nothing has", "": "too short", "^20": "too short"} {
		if id, err := FindID(prefix, all); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %s, %v", prefix, id, err)
		}
	}
	if id, err := FindID("^ZW00", []ID{{0xff}}); err != nil || id != (ID{0xff}) {
		t.Errorf("%s, %v", id, err)
	}
}
