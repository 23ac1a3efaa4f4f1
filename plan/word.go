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
		if word == s && s != "" {
			return uint8(i), nil
		}
	}
	return 0, fmt.Errorf("“%s” is no %s: %s", s, what, strings.Join(w.listed(), ", "))
}

// unmarshal is find for stored text, where "" stands for the zero value of the
// enumerations that name it so.
func (w words) unmarshal(what string, text []byte) (uint8, error) {
	if len(text) == 0 && w[0] == "" {
		return 0, nil
	}
	return w.find(what, string(text))
}

func (w words) listed() []string {
	if len(w) > 0 && w[0] == "" {
		return w[1:]
	}
	return w
}
