package library

import (
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Whatever a file holds, it is read to entries that print back to themselves, or
// refused with a place in it.
func TestWhateverIsReadPrintsBack(t *testing.T) {
	var lines []string
	for _, s := range shelves {
		lines = append(lines, strings.Split(*s.text, "\n")...)
	}
	rapid.Check(t, func(t *rapid.T) {
		var text strings.Builder
		for range rapid.IntRange(1, 6).Draw(t, "lines") {
			line := []rune(rapid.SampledFrom(lines).Draw(t, "line"))
			if rapid.IntRange(0, 3).Draw(t, "spoil") == 0 {
				at := rapid.IntRange(0, len(line)).Draw(t, "at")
				cut := rapid.IntRange(at, min(len(line), at+6)).Draw(t, "to")
				put := []rune(rapid.SampledFrom([]string{"", " ", `"`, "%", ",", ":", "7", "x", "\u202e", "é", "..", "\t"}).Draw(t, "put"))
				line = append(append(append([]rune{}, line[:at]...), put...), line[cut:]...)
			}
			text.WriteString(string(line) + "\n")
		}
		got, err := Parse("mine.ebb", text.String())
		if err != nil {
			if !strings.HasPrefix(err.Error(), "mine.ebb:") || len(got) > 0 {
				t.Fatalf("%d entries, and the error is %v", len(got), err)
			}
			return
		}
		again, err := Parse("", Print(got))
		if err != nil || !reflect.DeepEqual(again, got) {
			t.Fatalf("%q\nis printed as\n%s\n%v", text.String(), Print(got), err)
		}
	})
}
