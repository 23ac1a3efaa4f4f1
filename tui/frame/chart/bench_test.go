package chart

import (
	"testing"

	"ebb/tui/frame"
)

func BenchmarkWave(b *testing.B) {
	f := frame.New(60, 12)
	w := Wave{Days: longer(), Before: sam(), Top: 100, Above: 7, Below: 2, Per: 2, Cursor: 12}
	b.ReportAllocs()
	for b.Loop() {
		w.Draw(f.Area())
	}
}
