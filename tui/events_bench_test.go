package tui_test

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

// BenchmarkEvents is the events screen after ten years: the cursor on and back,
// and a letter of an event's line typed and taken back, with which the season is
// looked at again. BenchmarkSettings is the same of the settings.
func BenchmarkEvents(b *testing.B) { byName(b, "events", '2') }

// BenchmarkSettings moves over settings, and types one.
func BenchmarkSettings(b *testing.B) { byName(b, "athlete's settings", '5') }

func byName(b *testing.B, name string, typed byte) {
	b.Helper()
	enter := tea.KeyPressMsg{Code: tea.KeyEnter}
	goThere := func(o opened) {
		for _, c := range []byte(":" + name) {
			o.press(letter(c))
		}
		o.press(enter)
	}
	b.Run("move", func(b *testing.B) {
		each(b, func(b *testing.B, o opened) {
			goThere(o)
			for n := 0; b.Loop(); n++ {
				o.press(letter("jk"[n%2]))
			}
		})
	})
	b.Run("letter", func(b *testing.B) {
		each(b, func(b *testing.B, o opened) {
			goThere(o)
			o.press(letter('e'))
			for n := 0; b.Loop(); n++ {
				if n%2 == 0 {
					o.press(letter(typed))
				} else {
					o.press(tea.KeyPressMsg{Code: tea.KeyBackspace})
				}
			}
		})
	})
}
