package keys_test

import (
	"strings"
	"testing"

	"ebb/tui/keys"
)

// The page has every binding once, under its heading, with all its keys and
// whether a number before them means something.
func TestThePageListsEveryBinding(t *testing.T) {
	group, found := keys.Group(""), map[keys.Action]bool{}
	byName := map[string]keys.Binding{}
	for _, b := range keys.Table {
		byName[string(b.Action)] = b
	}
	_, list, _ := strings.Cut(keys.Page(), "\n\n")
	for line := range strings.Lines(list) {
		line = strings.TrimRight(line, "\n")
		if line != "" && line[0] != ' ' {
			group = keys.Group(line)
			continue
		}
		if line == "" {
			continue
		}
		b, known := byName[strings.TrimSpace(line[21:])]
		switch {
		case !known:
			t.Errorf("no action in %q", line)
		case found[b.Action]:
			t.Errorf("%q stands twice", b.Action)
		case b.Group != group:
			t.Errorf("%q stands under %q", b.Action, group)
		case b.Counts != (line[2] == 'n'):
			t.Errorf("counts: %q", line)
		case len(b.Keys) == 0 && strings.TrimSpace(line[4:20]) != ":", len(b.Keys) > 0 && strings.TrimSpace(line[4:20]) != strings.Join(b.Keys, " "):
			t.Errorf("keys: %q, want %q", line, b.Keys)
		}
		found[b.Action] = true
	}
	if len(found) != len(keys.Table) {
		t.Errorf("%d of %d bindings are listed", len(found), len(keys.Table))
	}
}

func TestThePageIsPlainAndFits(t *testing.T) {
	for line := range strings.Lines(keys.Page()) {
		line = strings.TrimSuffix(line, "\n")
		if len(line) > 80 || strings.TrimRight(line, " ") != line || strings.ContainsFunc(line, func(r rune) bool { return r < ' ' || r > '~' }) {
			t.Errorf("%q", line)
		}
	}
}
