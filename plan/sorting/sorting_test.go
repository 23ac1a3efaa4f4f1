package sorting_test

import (
	"cmp"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"ebb/plan/sorting"
)

type entry struct{ day, place int }

func byDay(a, b entry) int { return cmp.Compare(a.day, b.day) }

func TestOrderIsThatOfTheStandardLibrarysStableSort(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all []entry
		for i, day := range rapid.SliceOf(rapid.IntRange(-5, 5)).Draw(t, "days") {
			all = append(all, entry{day, i})
		}
		want := slices.Clone(all)
		slices.SortStableFunc(want, byDay)
		if sorting.By(all, byDay); !slices.Equal(all, want) {
			t.Fatalf("%v, want %v", all, want)
		}
	})
}

func TestCollectedIsAllThatComesInOrder(t *testing.T) {
	got := sorting.Collected(maps.Keys(map[entry]bool{{3, 0}: true, {1, 0}: true, {2, 0}: true}), byDay)
	if want := []entry{{1, 0}, {2, 0}, {3, 0}}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
