package store

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ebb/plan"
	"ebb/plan/calendar"
)

// What is packed into a month comes out of it, whatever its impulses are.
func TestMonthsKeepEveryImpulse(t *testing.T) {
	figure := rapid.OneOf(rapid.Just(0.0), rapid.Float64Range(0, 500))
	impulse := rapid.Custom(func(t *rapid.T) plan.Impulse {
		i := plan.Impulse{
			Load: figure.Draw(t, "load"), Hard: figure.Draw(t, "hard"), FootKm: figure.Draw(t, "foot"),
			DescentKm: figure.Draw(t, "descent"), Strength: figure.Draw(t, "strength"),
			Sport: rapid.SampledFrom(append(plan.Sports(), plan.NoSport)).Draw(t, "sport"),
			Race:  rapid.Bool().Draw(t, "race"), Heat: rapid.Bool().Draw(t, "heat"),
		}
		if rapid.Bool().Draw(t, "fuelled") {
			i.Fuelled = plan.Given(rapid.Float64Range(0, 1).Draw(t, "share"))
		}
		return i
	})
	rapid.Check(t, func(t *rapid.T) {
		var days []plan.DoneDay
		for _, day := range rapid.SliceOfNDistinct(rapid.IntRange(0, 30), 1, 31, rapid.ID[int]).Draw(t, "days") {
			d := plan.DoneDay{Day: calendar.Of(2027, 3, 1) + calendar.Day(day)}
			d.Impulses = append(d.Impulses, rapid.SliceOfN(impulse, 0, 3).Draw(t, "impulses")...)
			for range rapid.IntRange(0, 2).Draw(t, "sessions") {
				d.Sessions = append(d.Sessions, id(rapid.IntRange(1, 9999).Draw(t, "session")))
			}
			days = append(days, d)
		}
		slices.SortFunc(days, func(a, b plan.DoneDay) int { return int(a.Day - b.Day) })
		packed, err := json.Marshal(monthOf(days))
		if err != nil {
			t.Fatal(err)
		}
		m, err := readMonth(packed)
		if err != nil {
			t.Fatal(err)
		}
		var slow month
		if err := json.Unmarshal(packed, &slow); err != nil || !reflect.DeepEqual(slow, m) {
			t.Fatalf("encoding/json reads %s, %v", text(slow.days), err)
		}
		if !reflect.DeepEqual(m.days, days) {
			t.Fatalf("unpacked %s\nwant %s", text(m.days), text(days))
		}
	})
}

func packedMonth() []byte {
	return monthOf([]plan.DoneDay{
		{Day: today, Impulses: []plan.Impulse{{Load: 1, Sport: plan.Run, Race: true}}, Sessions: []plan.ID{id(1)}},
		{Day: today + 1},
	}).packed()
}

func TestMonthsThatDoNotFitAreRefused(t *testing.T) {
	whole := packedMonth()
	var m month
	must(t, m.unpack(whole))
	for n := range whole {
		if err := m.unpack(whole[:n]); err == nil {
			t.Errorf("the first %d of %d bytes are taken for a month", n, len(whole))
		}
	}
	for what, spoilt := range map[string][]byte{
		"a byte too many":  append(slices.Clone(whole), 0),
		"another form":     append([]byte{2}, whole[1:]...),
		"an unknown sport": []byte(strings.Replace(string(whole), "run", "ran", 1)),
	} {
		if err := m.unpack(spoilt); err == nil {
			t.Errorf("%s is taken for a month", what)
		}
	}
}

func FuzzMonth(f *testing.F) {
	f.Add(packedMonth())
	f.Fuzz(func(t *testing.T, payload []byte) {
		var m month
		if m.unpack(payload) != nil {
			return
		}
		var again month
		must(t, again.unpack(m.packed()))
		if text(again.days) != text(m.days) {
			t.Errorf("%s\nbecame %s", text(m.days), text(again.days))
		}
	})
}
