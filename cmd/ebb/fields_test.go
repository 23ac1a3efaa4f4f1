package main

import (
	"encoding/json"
	"fmt"
	"slices"
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
