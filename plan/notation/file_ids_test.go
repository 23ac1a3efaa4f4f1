package notation

import (
	"strings"
	"testing"

	"ebb/plan"
)

// marked is the file that everybody learns from, with ids: those of sessions
// count from 1, all others from 0x80.
func marked(t *testing.T) File {
	t.Helper()
	f := read(t, canyon, FileReading{})
	f.Remarks = nil
	small, large := byte(0), byte(0x80)
	session := func(of []plan.Session) {
		for i := range of {
			small++
			of[i].ID = plan.ID{0: small, 15: small}
		}
	}
	other := func(id *plan.ID) {
		large++
		*id = plan.ID{0: large, 15: large}
	}
	other(&f.Season.ID)
	for i := range f.Events {
		other(&f.Events[i].ID)
		session(f.Events[i].Plan)
	}
	for i := range f.Season.Blocks {
		b := &f.Season.Blocks[i]
		other(&b.ID)
		for w := range b.Weeks {
			other(&b.Weeks[w].ID)
			session(b.Weeks[w].Sessions)
		}
	}
	return f
}

func TestIDsStandAtTheEndsOfLines(t *testing.T) {
	text := string(PrintFile(marked(t), FileOptions{IDs: true}))
	for line := range strings.Lines(text) {
		first, _, _ := strings.Cut(strings.TrimSpace(line), " ")
		bears := first != "" && first != "ebb" && first != "athlete" && first != "sport"
		line = strings.TrimSuffix(line, "\n")
		if at := strings.LastIndex(line, " ^"); (at >= 0 && at == len(line)-len(" ^7kq4")) != bears {
			t.Errorf("%q", line)
		}
	}
}

func TestAnIDIsPrintedWithAsManyLettersAsItNeeds(t *testing.T) {
	f := read(t, belowWeek+"    Tue rest\n    Wed rest\n    Thu rest\n", FileReading{})
	s := f.Season.Blocks[0].Weeks[0].Sessions
	s[0].ID, s[1].ID, s[2].ID = plan.ID{7, 1, 0}, plan.ID{7, 1, 0, 1}, plan.ID{9}
	text := string(PrintFile(f, FileOptions{IDs: true}))
	for _, want := range []string{"Tue rest ^0w0g000\n", "Wed rest ^0w0g008\n", "Thu rest ^1400\n", "  week\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	again := read(t, text, FileReading{Known: f}).Season.Blocks[0].Weeks[0].Sessions
	for i := range s {
		if again[i].ID != s[i].ID {
			t.Errorf("%s became %s", s[i].ID, again[i].ID)
		}
	}
	if s := read(t, text, FileReading{}).Season.Blocks[0].Weeks[0].Sessions; !s[0].ID.IsZero() {
		t.Error("an id is taken where none is known")
	}
}

// An id wins over where its line stands, and a line without one is new.
func TestALineIsFollowedByItsID(t *testing.T) {
	f := marked(t)
	text := string(PrintFile(f, FileOptions{IDs: true}))
	tue, long := f.Season.Blocks[0].Weeks[0].Sessions[0], f.Season.Blocks[0].Weeks[0].Sessions[3]
	mark := func(id plan.ID) string { return " ^" + id.String()[:4] }
	text = strings.Replace(text, "    Tue easy 50m"+mark(tue.ID)+"\n", "    Tue recovery 20m\n", 1)
	text = strings.Replace(text, "    Sat long 2h30 +600m"+mark(long.ID)+"\n", "    Fri Bike long 4h"+strings.ToUpper(mark(long.ID))+" # swapped\n    Sat easy 1h"+mark(tue.ID)+"\n", 1)
	s := read(t, text, FileReading{Known: f}).Season.Blocks[0].Weeks[0].Sessions
	if !s[0].ID.IsZero() || s[3].ID != long.ID || s[3].Sport != plan.Bike || s[4].ID != tue.ID || s[4].Day != 5 {
		t.Errorf("%+v", s)
	}
}

func TestWhatIsWrongWithIDs(t *testing.T) {
	f := marked(t)
	text := string(PrintFile(f, FileOptions{IDs: true}))
	week, tue, wed := f.Season.Blocks[0].Weeks[0].ID.String()[:4], f.Season.Blocks[0].Weeks[0].Sessions[0].ID.String()[:4], f.Season.Blocks[0].Weeks[0].Sessions[1].ID.String()[:4]
	for _, c := range []struct{ old, new, want string }{
		{"^" + tue, "^zzzz", "nothing here has the id ^zzzz: leave it out for something new"},
		{"^" + wed, "^" + tue, "^" + tue + " stands on line 11 already: take it off the copy"},
		{"^" + tue, "^" + week, "^" + week + " is a week, not a session"},
		{"^" + tue, "^" + tue[:3], `"^` + tue[:3] + `" is no id: ^ and four letters or more, as it was printed`},
		{"^" + tue, "^" + strings.Repeat(tue, 7), "is no id"},
	} {
		_, err := ParseFile("", []byte(strings.Replace(text, c.old, c.new, 1)), FileReading{Known: f})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s for %s: %v", c.new, c.old, err)
		}
	}
	f.Season.Blocks[0].Weeks[0].Sessions[1].ID = plan.ID{0: f.Season.Blocks[0].Weeks[0].Sessions[0].ID[0], 15: 200}
	_, err := ParseFile("", []byte(text), FileReading{Known: f})
	if err == nil || !strings.Contains(err.Error(), "^"+tue+" names more than one thing: give more of its letters") {
		t.Errorf("%v", err)
	}
}
