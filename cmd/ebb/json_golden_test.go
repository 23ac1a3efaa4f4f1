package main

import (
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// shipped are the fields of each page of ebb help json with the types that they
// have had, as the golden list holds them: "week days[].note null|string".
type shipped map[string]map[string]map[string]bool

const shippedFile = "testdata/json_fields.golden"

func goldenFields(t *testing.T) shipped {
	t.Helper()
	text, err := os.ReadFile(shippedFile)
	surely(t, text, err)
	s := shipped{}
	for line := range strings.Lines(string(text)) {
		page, rest, _ := strings.Cut(strings.TrimSpace(line), ": ")
		path, kinds, _ := strings.Cut(rest, " ")
		types := map[string]bool{}
		for _, kind := range strings.Split(kinds, "|") {
			types[kind] = true
		}
		s.add(page, map[string]map[string]bool{path: types})
	}
	return s
}

// add adds fields, and takes none away.
func (s shipped) add(page string, fields map[string]map[string]bool) {
	if s[page] == nil {
		s[page] = map[string]map[string]bool{}
	}
	for path, types := range fields {
		if s[page][path] == nil {
			s[page][path] = map[string]bool{}
		}
		maps.Copy(s[page][path], types)
	}
}

func (s shipped) compare(t *testing.T, page string, fields map[string]map[string]bool) {
	t.Helper()
	for path := range s[page] {
		if fields[path] == nil {
			t.Errorf("ebb %s: the field %q is gone; a field, once there, stays", page, path)
		}
	}
	for path, types := range fields {
		for kind := range types {
			if !s[page][path][kind] {
				t.Errorf("ebb %s: %q is %s now, which the golden list does not know; go test -examples adds it", page, path, kind)
			}
		}
	}
}

func (s shipped) write(t *testing.T) {
	t.Helper()
	var out strings.Builder
	for _, page := range slices.Sorted(maps.Keys(s)) {
		for _, path := range slices.Sorted(maps.Keys(s[page])) {
			out.WriteString(page + ": " + path + " " + strings.Join(slices.Sorted(maps.Keys(s[page][path])), "|") + "\n")
		}
	}
	surely(t, 0, os.WriteFile(shippedFile, []byte(out.String()), 0o644))
}

var (
	anID       = regexp.MustCompile(`"[0-9a-z]{26}"`)
	aShort     = regexp.MustCompile(`\^[0-9a-z]{26}`)
	aCopy      = regexp.MustCompile(`-20\d\d-\d\d-\d\d-\d{6}-`)
	aCode      = regexp.MustCompile(`join(-[0-9A-Z]{4}){6}-[0-9A-Z]{2}`)
	aCodeName  = regexp.MustCompile(`"code":"[0-9a-f]{8}"`)
	longFigure = regexp.MustCompile(`([0-9]\.[0-9]{4})[0-9]+`)
	aTime      = regexp.MustCompile(`"20\d\d-\d\d-\d\dT[0-9:.]+Z?([+-]\d\d:\d\d)?"`)
)

// unchanging writes ids and instants of an example so that they are the same
// whenever it is made.
func unchanging(example string) string {
	known := map[string]string{}
	name := func(id string) string {
		if known[id] == "" {
			known[id] = strings.Repeat("0", 20) + "7kq4" + string("0123456789abcdefghjkmnpqrstvwxyz"[len(known)/32]) + string("0123456789abcdefghjkmnpqrstvwxyz"[len(known)%32])
		}
		return known[id]
	}
	example = anID.ReplaceAllStringFunc(example, func(id string) string { return `"` + name(id[1:27]) + `"` })
	example = aShort.ReplaceAllStringFunc(example, func(id string) string { return "^" + name(id[1:]) })
	example = aCopy.ReplaceAllString(example, "-2027-04-06-090000-")
	example = aCode.ReplaceAllString(example, "join-7KQ4-M2XA-0RT5-9DHC-WZ3N-E6PV-8B")
	example = aCodeName.ReplaceAllString(example, `"code":"1f3a9c2b"`)
	example = longFigure.ReplaceAllString(example, "$1")
	return aTime.ReplaceAllString(example, `"2027-04-06T09:00:00Z"`)
}
