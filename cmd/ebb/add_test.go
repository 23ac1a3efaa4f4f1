package main

import (
	"strings"
	"testing"

	"ebb/plan"
	"ebb/plan/notation"
)

// ebb add sat long 4h #night arrives without the tag: ebb can only see that
// nothing kept the line from the shell.
func TestMayMissTag(t *testing.T) {
	for _, tt := range []struct {
		args []string
		want bool
	}{
		{[]string{"sat", "long", "4h"}, true},
		{[]string{"sat", "long 4h"}, false},
		{[]string{"sat long 4h"}, false},
		{[]string{"sat", "long", "4h", "tag", "night"}, false},
		{[]string{"sat", "long", "4h", "key"}, false},
		{[]string{"sat", "easy", "1h", "#road"}, false},
		{[]string{"tomorrow", "rest"}, false},
	} {
		_, line, _ := strings.Cut(strings.Join(tt.args, " "), " ")
		session, err := notation.ParseSession(line, plan.Run)
		surely(t, session, err)
		if got := mayMissTag(tt.args, session); got != tt.want {
			t.Errorf("%q: %v, want %v", tt.args, got, tt.want)
		}
	}
}
