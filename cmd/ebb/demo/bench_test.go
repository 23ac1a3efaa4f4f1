package demo

import (
	"path/filepath"
	"testing"

	"ebb/store"
)

func BenchmarkSquad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Squad(tuesday, counter()); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFill is what ebb demo spends before its first screen.
func BenchmarkFill(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		desk := store.Open(filepath.Join(b.TempDir(), "demo.db"), store.Options{}).As(store.Principal{Person: "me", Role: store.Coach})
		if err := Fill(desk, tuesday); err != nil {
			b.Fatal(err)
		}
	}
}
