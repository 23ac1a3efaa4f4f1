package compare

import (
	"ebb/plan"
	"ebb/plan/calendar"
)

// pair is one thing in two plans; nil where it is in one alone.
type pair[T any] struct{ was, is *T }

// place is where something stands, and what it is called there.
type place struct {
	day  calendar.Day
	name string
}

// match pairs two lists by id, and what is left by place. Pairs come in the order
// of b, each after those of a alone that stand before it.
func match[T any](a, b []*T, id func(*T) plan.ID, at func(*T) place) []pair[T] {
	mine := make(map[plan.ID]int, len(a))
	for i, x := range a {
		mine[id(x)] = i
	}
	to, taken := make([]int, len(b)), make([]bool, len(a))
	free := 0
	for j, y := range b {
		i, there := mine[id(y)]
		if to[j] = -1; there && !taken[i] {
			to[j], taken[i] = i, true
		} else {
			free++
		}
	}
	if free > 0 {
		matchPlaces(a, b, to, taken, at)
	}
	pairs := make([]pair[T], 0, max(len(a), len(b)))
	next := 0
	for j, y := range b {
		if to[j] < 0 {
			pairs = append(pairs, pair[T]{nil, y})
			continue
		}
		for ; next < to[j]; next++ {
			if !taken[next] {
				pairs = append(pairs, pair[T]{a[next], nil})
			}
		}
		pairs = append(pairs, pair[T]{a[to[j]], y})
	}
	for ; next < len(a); next++ {
		if !taken[next] {
			pairs = append(pairs, pair[T]{a[next], nil})
		}
	}
	return pairs
}

// matchPlaces pairs what no id paired.
func matchPlaces[T any](a, b []*T, to []int, taken []bool, at func(*T) place) {
	places := map[place][]int{}
	for i, x := range a {
		if !taken[i] {
			places[at(x)] = append(places[at(x)], i)
		}
	}
	if len(places) == 0 {
		return
	}
	for j, y := range b {
		if to[j] >= 0 {
			continue
		}
		if same := places[at(y)]; len(same) > 0 {
			to[j], taken[same[0]] = same[0], true
			places[at(y)] = same[1:]
		}
	}
}
