package store

import (
	"encoding/json"
	"reflect"
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
		packed, err := json.Marshal(monthOf(days))
		if err != nil {
			t.Fatal(err)
		}
		var m month
		if err := json.Unmarshal(packed, &m); err != nil {
			t.Fatal(err)
		}
		if got, err := m.doneDays(); err != nil || !reflect.DeepEqual(got, days) {
			t.Fatalf("unpacked %s, %v\nwant %s", text(got), err, text(days))
		}
	})
}

func TestMonthsThatDoNotFitAreRefused(t *testing.T) {
	whole := monthOf([]plan.DoneDay{{Day: today, Impulses: []plan.Impulse{{Load: 1, Sport: plan.Run, Race: true}}, Sessions: []plan.ID{id(1)}}})
	for name, spoil := range map[string]func(*month){
		"a day too many":        func(m *month) { m.Days = append(m.Days, 3) },
		"an impulse too many":   func(m *month) { m.Sports = "run,run" },
		"a column too long":     func(m *month) { m.Load = append(m.Load, 2) },
		"half an id":            func(m *month) { m.IDs = m.IDs[:7] },
		"an id too few":         func(m *month) { m.IDs = nil },
		"a negative count":      func(m *month) { m.Impulses[0] = -1 },
		"a race that is nobody": func(m *month) { m.Race = []int{7} },
		"an unknown sport":      func(m *month) { m.Sports = "chess" },
	} {
		m := whole
		m.Impulses = append([]int(nil), whole.Impulses...)
		spoil(&m)
		if days, err := m.doneDays(); err == nil {
			t.Errorf("%s: %s", name, text(days))
		}
	}
}
