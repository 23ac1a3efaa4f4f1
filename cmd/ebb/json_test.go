package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ebb/cmd/ebb/demo"
	"ebb/plan/calendar"
	"ebb/store"
)

var update = flag.Bool("examples", false, "print the examples of ebb help json anew, and add new fields to the golden list")

// jsonCalls are the calls by which each page of ebb help json is tried, on the
// demo's squad of its own. A call that begins with ~ only prepares. Words are
// split at blanks; _ stands for a blank within one. $DIR is a folder.
var jsonCalls = map[string][]string{
	"season":          {"season", "season -a jonas", "season -a mara 2027-04-06"},
	"block":           {"block", "block 2027-05-22", "block -a jonas", "~add wed easy 20m", "history --at today"},
	"week":            {"week", "week 2027-03-14", "week 2029-01-01", "week -a jonas", "~log nothing", "~log mobility 10m", "~sick 2d", "~add sat easy 20m private _\"watch_the_knee\"", "week", "--today 2027-03-14 week", "~log -a mara done", "~mv -a mara tue thu", "week -a mara"},
	"today":           {"today", "--today 2027-03-14 today", "--today 2029-01-01 today", "~log nothing", "~log mobility 10m", "~sick 2d", "today"},
	"oscillation":     {"oscillation", "oscillation 2027-05-22", "~athlete add Kim", "~add today easy 1h", "oscillation"},
	"response":        {"response --from -2d --to +1d", "response --series done --from -2d --to +1d", "response --series planned --to +1d --from today"},
	"check":           {"check", "!check --severity warn", "!check -a jonas --severity info"},
	"coverage":        {"coverage", "coverage foothill", "coverage -a jonas", "~event add B 2027-06-30 _\"Stroll\" hike 2h", "coverage stroll"},
	"fuel":            {"fuel -a jonas", "fuel --apply -a jonas", "fuel --sheet", "fuel --sheet -a jonas"},
	"why":             {"why R15", "~athlete set rule.R15=off_\"knows_herself\"", "why never-settles", "why R40", "why R36"},
	"add":             {"add thu long 3h @3 +800m #night !", "mv thu.3 fri", "swap fri sat", "rm wed", "undo", "redo", "target +1w load 450", "add thu key private _\"watch_it\" easy 1h20", "~athlete add Kim", "add today easy 1h"},
	"sketch":          {"--today 2027-06-28 sketch base_4w_3:1,_build_4w_3:1,_taper_1w,_race --hours 5h --event A_2027-09-26_\"City\"_42.2k_3h30_#night --dry-run", "sketch base_4w --start 2028-01-03 --hours 5h..6h --yes --name Winter"},
	"log":             {"log done", "log mobility 10m", "log 2026-01-06 nothing"},
	"feel":            {"feel legs=4 energy=2 hurt _\"left_calf\"", "feel yesterday sleep=4 stress=3 mood=4 gut=5 motivation=4 ill", "feel"},
	"event list":      {"event list", "event add C 2027-05-01 _\"Town_10\" 10k", "event rm town"},
	"sick":            {"sick 4d", "life return", "life rm today", "injured 10d --return allows bike", "travel 5d 2027-08-01 30%", "holiday 1w 2027-09-01 _\"the_sea\"", "holiday -a mara 1w allows run"},
	"life list":       {"life list", "~injured 10d allows bike swim _\"left_calf\"", "~travel 5d sat", "life list"},
	"history":         {"~add wed easy 20m", "~undo", "~redo", "~log done", "history"},
	"branch list":     {"branch list", "branch new knee", "branch switch knee", "~add wed easy 20m", "branch rename knee hip", "branch take hip --keep", "branch drop hip"},
	"diff":            {"~branch new knee", "~add --branch knee wed easy 20m", "~mv --branch knee sat sun", "~event add --branch knee C 2027-05-01 _\"Town_10\" 10k", "diff knee", "diff knee main"},
	"release":         {"release until +2w", "release all"},
	"library list":    {"library list own", "library list seasons", "library show cruise", "library add Dyke sat", "library add _\"My_base\" block", "~library add Mine pattern sat --only", "library list own", "library export", "library rm dyke", "library undo"},
	"library history": {"~library add Dyke sat", "~library rm dyke", "~library undo", "library history"},
	"athlete show":    {"athlete show", "athlete set easy.run=6:00/km --from 2027-05-01", "athlete add Kim"},
	"athlete rm":      {"~backup $DIR/ebb.sz", "athlete rm --yes jonas"},
	"athlete invite":  {"athlete invite sam --host coach.example.org", "athlete invite --coach kim --host coach.example.org"},
	"athlete key":     {"athlete key sam list", "~key", "athlete key sam add $DIR/id.pub", "~athlete invite sam", "athlete key sam list", "athlete key sam rm MG1B", "athlete key --coach list"},
	"athlete list":    {"athlete list", "~athlete add Kim", "athlete list"},
	"export":          {"export json -o $DIR/all.json", "export json -a sam -o $DIR/sam.json"},
	"import":          {"~export json -o $DIR/all.json", "import $DIR/all.json", "--db $DIR/new.db import $DIR/all.json"},
	"backup":          {"backup $DIR/ebb.sz"},
	"restore":         {"~backup $DIR/ebb.sz", "restore --yes $DIR/ebb.sz", "--db $DIR/new.db restore $DIR/ebb.sz", "restore"},
	"doctor":          {"doctor", "~chmod", "doctor --repair", "~spoil", "!doctor --repair --yes"},
	"help keys":       {"help keys"},
	"error":           {"!add sat long 3q", "!week -a nobody", "!undo", "!wek --json"},

	"why load":      {"why load sat", "why O", "why rest mon"},
	"check --muted": {"~mute R15 sun asked", "~mute R05 --block Spec on_purpose", "~athlete set rule.R22=off_\"a_trial\"", "check --muted", "mute R16 a_trial", "unmute R15"},
}

// node is a JSON value whose fields keep their order.
type node struct {
	names []string // of an object
	parts []node   // of an object or an array
	kind  string   // object, array, or the type of a plain value
	text  string   // of a plain value
}

func parsed(t *testing.T, text string) node {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	var value func() node
	value = func() node {
		token, err := d.Token()
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		switch token := token.(type) {
		case json.Delim:
			n := node{kind: map[json.Delim]string{'{': "object", '[': "array"}[token]}
			for d.More() {
				if n.kind == "object" {
					name, _ := d.Token()
					n.names = append(n.names, name.(string))
				}
				n.parts = append(n.parts, value())
			}
			_, _ = d.Token()
			return n
		case nil:
			return node{kind: "null", text: "null"}
		case string:
			return node{kind: "string", text: quotedAs(t, token)}
		case json.Number:
			return node{kind: "number", text: token.String()}
		default:
			return node{kind: "bool", text: fmt.Sprint(token)}
		}
	}
	return value()
}

// quotedAs writes a text as JSON, with its < and > as they are.
func quotedAs(t *testing.T, text string) string {
	t.Helper()
	var line bytes.Buffer
	enc := json.NewEncoder(&line)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(text); err != nil {
		t.Fatal(err)
	}
	return string(bytes.TrimSpace(line.Bytes()))
}

func (n node) String() string {
	if n.kind != "object" && n.kind != "array" {
		return n.text
	}
	parts := make([]string, len(n.parts))
	for i, part := range n.parts {
		parts[i] = part.String()
		if n.kind == "object" {
			parts[i] = fmt.Sprintf("%q:%s", n.names[i], parts[i])
		}
	}
	if n.kind == "array" {
		return "[" + strings.Join(parts, ",") + "]"
	}
	return "{" + strings.Join(parts, ",") + "}"
}

// paths gives the fields of a value, each with the types it was seen with.
func (n node) paths(at string, found map[string]map[string]bool) {
	if at != "" {
		if found[at] == nil {
			found[at] = map[string]bool{}
		}
		found[at][n.kind] = true
	}
	for i, part := range n.parts {
		below := at + "[]"
		if n.kind == "object" {
			below = strings.TrimPrefix(at+"."+n.names[i], ".")
		}
		part.paths(below, found)
	}
}

func (n node) fields() map[string]map[string]bool {
	found := map[string]map[string]bool{}
	n.paths("", found)
	return found
}

// telling picks the fewest values that show every field of all of them, and
// leaves them in their order.
func telling(all []node) (picked []node) {
	shown, chosen := map[string]bool{}, map[int]bool{}
	for {
		best, most := -1, 0
		for i, n := range all {
			fresh := 0
			for path := range n.fields() {
				if !shown[path] {
					fresh++
				}
			}
			if fresh > most {
				best, most = i, fresh
			}
		}
		if best < 0 && len(chosen) == 0 && len(all) > 0 {
			best = 0 // plain values have no fields
		}
		if best < 0 {
			break
		}
		chosen[best] = true
		for path := range all[best].fields() {
			shown[path] = true
		}
		if most == 0 {
			break
		}
	}
	for i, n := range all {
		if chosen[i] {
			picked = append(picked, n)
		}
	}
	return picked
}

// short leaves out of every list what shows nothing new.
func (n node) short() node {
	for i := range n.parts {
		n.parts[i] = n.parts[i].short()
	}
	if n.kind == "array" {
		n.parts = telling(n.parts)
	}
	return n
}

// jsonSeat is a store to call ebb on.
type jsonSeat struct {
	t    *testing.T
	dir  string
	file string
}

func (s jsonSeat) calls(page string) (docs []node) {
	for _, call := range jsonCalls[page] {
		prepares := strings.HasPrefix(call, "~")
		fails := strings.HasPrefix(call, "!")
		words := strings.Fields(strings.ReplaceAll(strings.TrimLeft(call, "~!"), "$DIR", s.dir))
		for i := range words {
			words[i] = strings.TrimSpace(strings.ReplaceAll(words[i], "_", " "))
		}
		switch words[0] {
		case "chmod":
			surely(s.t, 0, os.Chmod(s.file, 0o644))
			continue
		case "key":
			surely(s.t, 0, os.WriteFile(filepath.Join(s.dir, "id.pub"), []byte(phoneKey), 0o600))
			continue
		case "spoil":
			whole, err := os.ReadFile(s.file)
			surely(s.t, whole, err)
			surely(s.t, 0, os.WriteFile(s.file, bytes.ReplaceAll(whole, []byte("climb at race feeding"), []byte("clomb at race feeding")), 0o600))
			continue
		}
		var out, talk bytes.Buffer
		sh := newShell(strings.NewReader(""), &out, &talk)
		err := sh.run(append([]string{"--json"}, words...))
		if (err != nil) != fails {
			s.t.Fatalf("%s, ebb %s: %v", page, words, err)
		}
		if err != nil {
			sh.tell(err)
		}
		text := out.String()
		if page == "error" {
			text = talk.String()
		}
		if prepares {
			continue
		}
		if strings.Count(text, "\n") != 1 || !strings.HasPrefix(text, `{"ebb":1,`) {
			s.t.Errorf("ebb --json %s prints %q, want one object on one line", words, text)
			continue
		}
		docs = append(docs, parsed(s.t, text))
	}
	return docs
}

func merge(all []node) map[string]map[string]bool {
	found := map[string]map[string]bool{}
	for _, n := range all {
		n.paths("", found)
	}
	return found
}

// TestJSON calls every command with --json: it prints one object on one line,
// its fields are those of the example in ebb help json, and no field that once
// was there, with the types it has had, is missing.
func TestJSON(t *testing.T) {
	first := filepath.Join(t.TempDir(), "first.db")
	today, err := calendar.Parse(scriptDay)
	surely(t, today, err)
	surely(t, 0, demo.Fill(store.Open(first, store.Options{NoCopies: true}).As(store.Principal{Person: "sam", Role: store.Coach}), today))
	whole, err := os.ReadFile(first)
	surely(t, whole, err)
	t.Setenv(beEbb, "1") // the doctor calls its own program
	t.Setenv("EBB_TODAY", scriptDay)
	t.Setenv("USER", "sam")
	golden := goldenFields(t)
	var examples strings.Builder
	for _, page := range jsonPages {
		seat := jsonSeat{t: t, dir: t.TempDir()}
		seat.file = filepath.Join(seat.dir, "ebb.db")
		surely(t, 0, os.WriteFile(seat.file, whole, 0o600))
		t.Setenv("EBB_DB", seat.file)
		docs := seat.calls(page.name)
		fields := merge(docs)
		if *update {
			examples.WriteString(page.name + "\n")
			for i := range docs {
				docs[i] = docs[i].short()
			}
			for _, n := range telling(docs) {
				examples.WriteString(unchanging(strings.ReplaceAll(n.String(), seat.dir, "/home/sam")) + "\n")
			}
			golden.add(page.name, fields)
			continue
		}
		var shown []node
		for _, object := range examplesOf(page.name) {
			shown = append(shown, parsed(t, object))
		}
		inHelp := merge(shown)
		for path := range fields {
			if inHelp[path] == nil {
				t.Errorf("ebb %s prints %q, which ebb help json does not show", page.name, path)
			}
		}
		for path := range inHelp {
			if fields[path] == nil {
				t.Errorf("ebb %s does not print %q, which ebb help json shows", page.name, path)
			}
		}
		golden.compare(t, page.name, fields)
	}
	if *update {
		surely(t, 0, os.WriteFile("json_examples.txt", []byte(examples.String()), 0o644))
		golden.write(t)
	}
}
