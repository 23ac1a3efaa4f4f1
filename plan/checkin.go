package plan

import (
	"fmt"
	"strings"
)

// Mark is one thing that a check-in asks for, from 1 (poor) to 5 (good).
type Mark struct {
	Name  string    // as it is typed: legs
	Asks  string    // what it is about
	Words [5]string // what each mark means, from 1
	in    func(*Checkin) *int
}

// In gives the mark's place in a check-in.
func (m Mark) In(c *Checkin) *int { return m.in(c) }

// Word says a mark in a word; "" for none.
func (m Mark) Word(mark int) string {
	if mark < 1 || mark > len(m.Words) {
		return ""
	}
	return m.Words[mark-1]
}

// Marks lists what a check-in asks for: legs and energy first, which are enough.
// A good mark is always a high one: little stress is 5.
func Marks() []Mark {
	return []Mark{
		{"legs", "legs", [5]string{"wooden", "heavy", "fine", "good", "springy"}, func(c *Checkin) *int { return &c.Legs }},
		{"energy", "the rest of you: sleep, mood, hunger", [5]string{"empty", "low", "fine", "good", "full"}, func(c *Checkin) *int { return &c.Energy }},
		{"sleep", "last night", [5]string{"awful", "poor", "fair", "good", "deep"}, func(c *Checkin) *int { return &c.Sleep }},
		{"stress", "the rest of life", [5]string{"huge", "a lot", "some", "little", "none"}, func(c *Checkin) *int { return &c.Stress }},
		{"mood", "mood", [5]string{"dark", "low", "even", "good", "bright"}, func(c *Checkin) *int { return &c.Mood }},
		{"gut", "stomach and gut", [5]string{"bad", "upset", "so-so", "good", "settled"}, func(c *Checkin) *int { return &c.Gut }},
		{"motivation", "wish to train", [5]string{"none", "little", "some", "good", "keen"}, func(c *Checkin) *int { return &c.Motivation }},
	}
}

// What a night and a morning's reading can be.
const (
	mostSlept = 24 * 60 // minutes
	mostHRV   = 400     // milliseconds
)

// Check refuses marks, nights and readings that are none.
func (c Checkin) Check() error {
	if c.Slept < 0 || c.Slept > mostSlept {
		return fmt.Errorf("a night of %d minutes: 24 hours at the most", c.Slept)
	}
	if !(c.HRV >= 0 && c.HRV <= mostHRV) {
		return fmt.Errorf("hrv=%g: the RMSSD of a morning in milliseconds, %d at the most", c.HRV, mostHRV)
	}
	for _, m := range Marks() {
		if mark := *m.In(&c); mark < 0 || mark > len(m.Words) {
			return fmt.Errorf("%s=%d: a mark from 1 (%s) to 5 (%s)", m.Name, mark, m.Words[0], m.Words[4])
		}
	}
	return nil
}

// Empty reports whether nothing is said of the day.
func (c Checkin) Empty() bool { return c == Checkin{Day: c.Day} }

// Night says how long the night was: "6h30"; "" when it was not said.
func (c Checkin) Night() string {
	if c.Slept == 0 {
		return ""
	}
	return fmt.Sprintf("%dh%02d", c.Slept/60, c.Slept%60)
}

// String says a check-in in a line: "legs 4 good, energy 2 low, hurt".
func (c Checkin) String() string {
	var said []string
	for _, m := range Marks() {
		if mark := *m.In(&c); mark != 0 {
			said = append(said, fmt.Sprintf("%s %d %s", m.Name, mark, m.Word(mark)))
		}
	}
	if c.Slept > 0 {
		said = append(said, "slept "+c.Night())
	}
	if c.HRV > 0 {
		said = append(said, fmt.Sprintf("HRV %g ms", c.HRV))
	}
	if c.Hurt {
		said = append(said, "hurt")
	}
	if c.Ill {
		said = append(said, "ill")
	}
	if c.Note != "" {
		said = append(said, "\""+c.Note+"\"")
	}
	return strings.Join(said, ", ")
}
