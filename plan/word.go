package plan

import (
	"fmt"
	"strings"
)

// words names the values of a small enumeration; the word's place is the value.
type words []string

func (w words) name(i uint8) string {
	if int(i) < len(w) {
		return w[i]
	}
	return fmt.Sprintf("?%d", i)
}

func (w words) find(what, s string) (uint8, error) {
	for i, word := range w {
		if word == s {
			return uint8(i), nil
		}
	}
	return 0, fmt.Errorf("%q is no %s: %s", s, what, strings.Join(w.listed(), ", "))
}

func (w words) listed() []string {
	if len(w) > 0 && w[0] == "" {
		return w[1:]
	}
	return w
}
