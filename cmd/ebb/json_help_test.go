package main

import (
	"encoding/json"
	"strings"
	"testing"
)

// An example is copied into other tools: at the width of a terminal and above,
// joining its lines gives the JSON it is.
func TestAnExampleIsJSONOverItsLines(t *testing.T) {
	for _, width := range []int{80, 120, 200} {
		for _, page := range jsonPages {
			for _, object := range examplesOf(page.name) {
				lines := folded(object, width-4)
				if !json.Valid([]byte(strings.Join(lines, "\n"))) {
					t.Errorf("%s at %d columns is no JSON:\n%s", page.name, width, strings.Join(lines, "\n"))
				}
				for _, line := range lines {
					if len(line) > width-2 {
						t.Errorf("%s at %d columns: a line of %d is broken in the middle: %s", page.name, width, len(line), line)
					}
				}
			}
		}
	}
}
