package json

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
)

func id(n byte) plan.ID { return plan.ID{0: 7, 15: n} }

// sam is an athlete with one of everything.
func sam() Athlete {
	day := calendar.Of(2027, time.April, 5)
	return Athlete{
		ID: id(1), Name: "Sam Rivera", Settings: []plan.Setting{{Key: "weight_kg", Value: "61", From: day}},
		Branches: []Branch{{
			Name: "main",
			Seasons: []edit.SeasonHead{{ID: id(2), Name: "Canyon 100K", Start: day, Blocks: []edit.BlockHead{
				{ID: id(3), Name: "Base 1", Phase: plan.Base, Ratio: plan.Ratio{Stress: 3, Recovery: 1}, Weeks: []plan.ID{id(4)}},
			}}},
			Weeks: []plan.Microcycle{{ID: id(4), Days: 7, Sessions: []plan.Session{{
				ID: id(5), Day: 1, Sport: plan.Run, Kind: plan.Easy, Duration: plan.Duration{Seconds: 3000, Unit: plan.Minutes}, Note: "a < b & c",
			}}}},
			Events: []plan.Event{{ID: id(6), From: day + 6, Days: 1, Priority: plan.A, Name: "Canyon 100K", Sport: plan.Run}},
		}},
		Records: []Record{{Arrival: 2, Record: plan.Record{
			ID: id(7), Day: day, Done: plan.Session{ID: id(7), Sport: plan.Run, Kind: plan.Easy},
			Impulses: []plan.Impulse{{Load: 61.2, FootKm: math.Nextafter(8, 9), Sport: plan.Run}},
		}}},
		Checkins: []plan.Checkin{{Day: day, Legs: 4}},
		Life: []plan.Life{
			{ID: id(8), Kind: plan.Injured, From: day, Days: 9, Allows: []plan.Sport{plan.Bike, plan.Swim}, Note: "left calf"},
			{ID: id(9), Kind: plan.Travel, From: day + 15, Days: 2, Share: plan.Given(30)},
		},
		Journal: []Entry{Entry(`{"seq":1,"words":"add Sam Rivera"}`)},
	}
}

func written(t *testing.T, used InUse, athletes ...Athlete) []byte {
	t.Helper()
	var out bytes.Buffer
	w := NewWriter(&out, used)
	for _, a := range athletes {
		if err := w.Write(a); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// The document as other programs read it: a field, once there, stays.
func TestDocument(t *testing.T) {
	golden, err := os.ReadFile("testdata/v1.json")
	if err != nil {
		t.Fatal(err)
	}
	got := written(t, InUse{"kim": id(1)}, sam(), Athlete{ID: id(9), Name: "Zoë"})
	if !bytes.Equal(got, golden) {
		t.Errorf("written:\n%s\nwant:\n%s", got, golden)
	}
	if !json.Valid(got) {
		t.Error("it is no JSON")
	}
	r := NewReader(bytes.NewReader(golden))
	var read []Athlete
	for a, err := range r.Athletes() {
		if err != nil {
			t.Fatal(err)
		}
		read = append(read, a)
	}
	if len(read) != 2 || !reflect.DeepEqual(read[0], sam()) || read[1].Name != "Zoë" {
		t.Errorf("read: %+v", read)
	}
	if want := (InUse{"kim": id(1)}); !reflect.DeepEqual(r.Rest().InUse, want) {
		t.Errorf("in use: %v, want %v", r.Rest().InUse, want)
	}
}

// Documents from before there were facts of life have none.
func TestDocumentWithoutLife(t *testing.T) {
	text, err := os.ReadFile("testdata/v1-without-life.json")
	if err != nil {
		t.Fatal(err)
	}
	want := sam()
	want.Life = nil
	for a, err := range NewReader(bytes.NewReader(text)).Athletes() {
		if err != nil {
			t.Fatal(err)
		}
		if a.ID == want.ID && !reflect.DeepEqual(a, want) {
			t.Errorf("read %+v, want %+v", a, want)
		}
	}
}

func TestNamesAreInSnakeCase(t *testing.T) {
	var doc any
	if err := json.Unmarshal(written(t, nil, sam()), &doc); err != nil {
		t.Fatal(err)
	}
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, part := range v {
				walk(part)
			}
		case map[string]any:
			for name, part := range v {
				if strings.ToLower(name) != name || strings.ContainsAny(name, "- ") {
					t.Errorf("%q is not in snake_case", name)
				}
				walk(part)
			}
		}
	}
	walk(doc)
}

func TestDocumentOverTheLimitIsRefusedBySize(t *testing.T) {
	text := written(t, nil, sam(), sam())
	for _, most := range []int{1, 100, len(text) - 1} {
		var last error
		for _, err := range newReader(bytes.NewReader(text), int64(most)).Athletes() {
			last = err
		}
		if !errors.Is(last, ErrTooLarge) {
			t.Errorf("of %d bytes %d are allowed: %v, want ErrTooLarge", len(text), most, last)
		}
	}
}

// failing takes some bytes and then no more, as a disk that fills.
type failing struct{ room int }

func (f *failing) Write(p []byte) (int, error) {
	if f.room -= len(p); f.room < 0 {
		return 0, errors.New("no room")
	}
	return len(p), nil
}

func TestWriterTellsWhatFailed(t *testing.T) {
	w := NewWriter(&failing{room: 100}, nil)
	for range 200 {
		_ = w.Write(sam())
	}
	if err := w.Close(); err == nil {
		t.Error("a document that was not written is no error")
	}
}
