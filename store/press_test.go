package store

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"ebb/plan/edit"
)

// An entry is put together from values that were written down already: it comes
// out as encoding/json writes all of it.
func TestAnEntryIsWrittenAsJSONWritesIt(t *testing.T) {
	s, sam := seeded(t)
	d := coach(s)
	fresh := 0
	rapid.Check(t, func(t *rapid.T) {
		now, err := d.Snapshot(sam, Main)
		if err != nil {
			t.Fatal(err)
		}
		e := anyEdit(t, &fresh)
		res, err := edit.Apply(now.Plan, e)
		if err != nil {
			return // there is nothing to do it to
		}
		_, intent, err := cleanEdit(e)
		if err != nil {
			t.Fatal(err)
		}
		p, err := d.pressing(now, res.Plan, entry{Head: Head{Words: edit.Words(now.Plan, e), Run: "\"<ü"}, Intent: intent})
		if err != nil {
			t.Fatal(err)
		}
		want, err := json.Marshal(p.ent)
		if err != nil {
			t.Fatal(err)
		}
		got, err := p.ent.text()
		if err != nil || !bytes.Equal(got, want) {
			t.Fatalf("%v\n got %s\nwant %s", err, got, want)
		}
	})
}

// Where isSafe says that nothing is to be done to the texts of a value, nothing
// is done to them.
func TestWhatIsSafeStaysAsItIs(t *testing.T) {
	for text, want := range map[string]bool{
		``: true, `{"note":""}`: true, `{"note":"zoë, 5 µg 東京 👍"}`: true, `{"note":"a\nb"}`: false,
		"{\"note\":\"a\u202Eb\"}": false, "{\"note\":\"e\u0301\"}": false, "{\"note\":\"a\xFFb\"}": false, `{"note":"open`: false,
		`{"note":"` + string(bytes.Repeat([]byte("x"), 1000)) + `"}`: true,
		`{"note":"` + string(bytes.Repeat([]byte("x"), 1001)) + `"}`: false,
		`{"note":"` + string(bytes.Repeat([]byte("ü"), 1001)) + `"}`: false,
	} {
		if got := isSafe([]byte(text)); got != want {
			t.Errorf("%.40q is safe: %v", text, got)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		v := edit.Value{Week: &season(1).Seasons[0].Blocks[0].Weeks[0]}
		v.Week.Note, v.Week.Sessions[0].Note = rapid.String().Draw(t, "note"), rapid.String().Draw(t, "session")
		v.Week.Sessions[1].Tags = []string{rapid.String().Draw(t, "tag")}
		text, err := valueText(&v)
		if err != nil {
			t.Fatal(err)
		}
		if isSafe(text) && !reflect.DeepEqual(cleanValue(v), v) {
			t.Fatalf("%s is said to be safe and becomes %+v", text, *cleanValue(v).Week)
		}
	})
}
