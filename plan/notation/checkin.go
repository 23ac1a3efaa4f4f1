package notation

import (
	"fmt"
	"strconv"
	"strings"

	"ebb/plan"
)

// ParseCheckin reads how someone feels: "legs=4 energy=3 hurt" with a word of
// their own in double quotes at the end; "slept=7h30" is the night before, and
// "hrv=58" the morning's reading. A mark of 0 takes it back, and so do hurt=no and
// ill=no. What is not named stays as was has it.
func ParseCheckin(line string, was plan.Checkin) (plan.Checkin, error) {
	marks, note, quoted := strings.Cut(line, "\"")
	if quoted {
		end := strings.LastIndexByte(note, '"')
		if end < 0 || strings.TrimSpace(note[end+1:]) != "" {
			return was, fmt.Errorf("the word of your own stands at the end, in double quotes")
		}
		was.Note = strings.TrimSpace(note[:end])
	}
	words := strings.Fields(strings.ToLower(marks))
	if len(words) == 0 && !quoted {
		return was, fmt.Errorf("how do you feel? legs=4 energy=3")
	}
	for _, word := range words {
		name, value, _ := strings.Cut(word, "=")
		if err := setMark(&was, name, value); err != nil {
			return was, err
		}
	}
	return was, was.Check()
}

func setMark(c *plan.Checkin, name, value string) error {
	switch name {
	case "hurt", "ill":
		is, known := map[string]bool{"": true, "yes": true, "no": false}[value]
		if !known {
			return fmt.Errorf("%s=%s: %s=yes or %s=no", name, value, name, name)
		}
		if name == "hurt" {
			c.Hurt = is
		} else {
			c.Ill = is
		}
		return nil
	case "slept":
		minutes, ok := night(value)
		if !ok {
			return fmt.Errorf("slept=%s: the hours of the night, as 7h30 or 7.5", value)
		}
		c.Slept = minutes
		return nil
	case "hrv":
		ms, err := strconv.ParseFloat(value, 64)
		if err != nil || !(ms >= 0) {
			return fmt.Errorf("hrv=%s: the RMSSD of the morning in milliseconds, as 58", value)
		}
		c.HRV = ms
		return nil
	}
	for _, m := range plan.Marks() {
		if m.Name != name {
			continue
		}
		mark, err := strconv.Atoi(value)
		if err != nil || mark < 0 || mark > len(m.Words) {
			return fmt.Errorf("%s=%s: a mark from 1 (%s) to 5 (%s)", name, value, m.Words[0], m.Words[4])
		}
		*m.In(c) = mark
		return nil
	}
	var names []string
	for _, m := range plan.Marks() {
		names = append(names, m.Name)
	}
	return fmt.Errorf("“%s” is nothing a check-in asks for: %s, slept, hrv, hurt, ill, and a word in double quotes", name, strings.Join(names, ", "))
}

// night reads the hours of a night in minutes: 7h30, 7h, 7.5.
func night(value string) (minutes int, ok bool) {
	whole, rest, split := strings.Cut(value, "h")
	if !split || rest == "" {
		hours, err := strconv.ParseFloat(whole, 64)
		return int(hours*60 + .5), err == nil && hours >= 0 && hours <= 24
	}
	hours, err := strconv.Atoi(whole)
	if err != nil || hours < 0 || hours > 24 {
		return 0, false
	}
	extra, err := strconv.Atoi(rest)
	return hours*60 + extra, err == nil && extra >= 0 && extra < 60
}
