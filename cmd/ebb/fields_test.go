package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// compareFields is "fields FILE": the names and types of the fields that the
// last command printed as JSON are those in the file, one a line, as
// "days[].sessions[].load number". A field once shipped stays.
func compareFields(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: fields FILE")
	}
	out := ts.ReadFile("stdout")
	if strings.Count(out, "\n") != 1 {
		ts.Fatalf("want one object on one line, got:\n%s", out)
	}
	var doc any
	ts.Check(json.Unmarshal([]byte(out), &doc))
	found := map[string]map[string]bool{}
	walk(doc, "", found)
	var lines []string
	for path, types := range found {
		var names []string
		for name := range types {
			names = append(names, name)
		}
		slices.Sort(names)
		lines = append(lines, path+" "+strings.Join(names, "|"))
	}
	slices.Sort(lines)
	want := strings.Split(strings.TrimSpace(ts.ReadFile(args[0])), "\n")
	if !slices.Equal(lines, want) {
		ts.Fatalf("fields are\n%s\nwant\n%s", strings.Join(lines, "\n"), strings.Join(want, "\n"))
	}
}

// walk collects the types that each path of a document has.
func walk(doc any, path string, found map[string]map[string]bool) {
	note := func(kind string) {
		if found[path] == nil {
			found[path] = map[string]bool{}
		}
		found[path][kind] = true
	}
	switch doc := doc.(type) {
	case map[string]any:
		for name, value := range doc {
			walk(value, strings.TrimPrefix(path+"."+name, "."), found)
		}
	case []any:
		for _, value := range doc {
			walk(value, path+"[]", found)
		}
		if len(doc) == 0 {
			path += "[]"
			note("none")
		}
	case string:
		note("string")
	case float64:
		note("number")
	case bool:
		note("bool")
	case nil:
		note("null")
	default:
		panic(fmt.Sprintf("%T in JSON", doc))
	}
}

// askJSON is "json PATH VALUE": what the last command printed is one object, and
// says VALUE at PATH, written as jq would: days[0].sessions[1].line, days.# for how
// many there are. Where nothing was printed, it is the last line of standard error.
func askJSON(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: json PATH VALUE")
	}
	out := ts.ReadFile("stdout")
	if out == "" {
		talk := strings.TrimSuffix(ts.ReadFile("stderr"), "\n")
		out = talk[strings.LastIndex(talk, "\n")+1:] + "\n"
	}
	if strings.Count(out, "\n") != 1 {
		ts.Fatalf("want one object on one line, got:\n%s", out)
	}
	var at any
	ts.Check(json.Unmarshal([]byte(out), &at))
	steps := strings.FieldsFunc(args[0], func(r rune) bool { return r == '.' || r == '[' || r == ']' })
	for _, step := range steps {
		switch here := at.(type) {
		case map[string]any:
			var ok bool
			if at, ok = here[step]; !ok {
				ts.Fatalf("%s: there is no field %s", args[0], step)
			}
		case []any:
			if step == "#" {
				at = float64(len(here))
				continue
			}
			i, err := strconv.Atoi(step)
			if err != nil || i < 0 || i >= len(here) {
				ts.Fatalf("%s: there are %d, no %s", args[0], len(here), step)
			}
			at = here[i]
		default:
			ts.Fatalf("%s: %v has no %s", args[0], at, step)
		}
	}
	got, isText := at.(string)
	if !isText {
		plain, err := json.Marshal(at)
		ts.Check(err)
		got = string(plain)
	}
	if got != args[1] {
		ts.Fatalf("%s is %s, want %s", args[0], got, args[1])
	}
}
