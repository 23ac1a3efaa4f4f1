// Package sorting sorts values of any type with one copy of the algorithm. The
// standard library's slices.SortFunc makes a copy for each type, which is half a
// megabyte of program for the values of a plan; none of these sorts is where
// time is spent.
package sorting

import (
	"iter"
	"slices"
	"sort"
)

// By sorts s as compare says, which gives less than 0 when a comes before b.
// What is equal stays in its order.
func By[T any](s []T, compare func(a, b T) int) {
	sort.Stable(&row[T]{s, compare})
}

// Collected gives what comes, sorted as By does.
func Collected[T any](all iter.Seq[T], compare func(a, b T) int) []T {
	s := slices.Collect(all)
	By(s, compare)
	return s
}

type row[T any] struct {
	s       []T
	compare func(a, b T) int
}

func (r *row[T]) Len() int           { return len(r.s) }
func (r *row[T]) Less(i, j int) bool { return r.compare(r.s[i], r.s[j]) < 0 }
func (r *row[T]) Swap(i, j int)      { r.s[i], r.s[j] = r.s[j], r.s[i] }
