package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"ebb/cmd/ebb/demo"
	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/store"
)

// everyCommand gives all commands that do something.
func everyCommand(cmd *cobra.Command) (all []*cobra.Command) {
	for _, sub := range cmd.Commands() {
		if sub.HasSubCommands() {
			all = append(all, everyCommand(sub)...)
		} else if !sub.Hidden {
			all = append(all, sub)
		}
	}
	return all
}

// shellWords splits a line as a shell would: at blanks, single quotes keep what
// is in them, double quotes too.
func shellWords(t *testing.T, line string) (words []string) {
	t.Helper()
	var word strings.Builder
	begun, quote := false, rune(0)
	for _, r := range line {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote != 0:
			word.WriteRune(r)
		case r == '\'' || r == '"':
			quote, begun = r, true
		case strings.ContainsRune("#!?*;&|<>$()", r):
			t.Errorf("%s: a shell takes %c for itself", line, r)
		case r == ' ':
			if begun || word.Len() > 0 {
				words = append(words, word.String())
			}
			word.Reset()
			begun = false
		default:
			word.WriteRune(r)
		}
	}
	if quote != 0 {
		t.Errorf("%s: a quote is left open", line)
	}
	return append(words, word.String())
}

func TestHelpFitsTheWidth(t *testing.T) {
	for _, width := range []int{40, 80, 120, 200} {
		t.Setenv("COLUMNS", strconv.Itoa(width))
		calls := [][]string{{"--help"}, {"help"}, {"help", "json"}, {"help", "keys"}, {"athlete", "--help"}, {"branch"}, {"event"}, {"life"}}
		for _, cmd := range everyCommand(newShell(nil, nil, nil).root) {
			calls = append(calls, append(strings.Fields(cmd.CommandPath())[1:], "--help"))
		}
		for _, words := range calls {
			var out bytes.Buffer
			if err := newShell(strings.NewReader(""), &out, &out).run(words); err != nil || out.Len() == 0 {
				t.Errorf("%q: %v, %d bytes", words, err, out.Len())
			}
			for line := range strings.Lines(out.String()) {
				line = strings.TrimSuffix(line, "\n")
				if n := ansi.StringWidth(line); n > width {
					t.Errorf("ebb %s at %d columns: a line of %d: %s", strings.Join(words, " "), width, n, line)
				}
				if strings.ContainsRune(line, '\x1b') {
					t.Errorf("ebb %s: colour into a pipe: %q", strings.Join(words, " "), line)
				}
			}
		}
	}
}

// exampleGround is what the examples of help speak of, beside the demo's squad.
var exampleGround = []string{
	"branch new knee", "add --branch knee wed easy 20m", "add thu easy 20m", "add thu easy 30m", "branch switch main",
}

// beforeExample is what is done before one example alone; $DIR is a folder.
var beforeExample = map[string][]string{
	"ebb import canyon.ebb --replace 'Canyon 100K'": {"export plan -o $DIR/canyon.ebb"},
	"ebb import canyon.ebb -a sam":                  {"export plan -o $DIR/canyon.ebb", "--db sam.db athlete add sam"},
	"ebb undo --to 12":                              {"add sat easy 20m", "add sat easy 20m", "add sat easy 20m", "add sat easy 20m", "add sat easy 20m", "add sat easy 20m", "add sat easy 20m", "add sat easy 20m"},
	"ebb redo":                                      {"undo"},
	"ebb library rm dyke":                           {"library add Dyke sat"},
	"ebb library rm dyke -a sam --only":             {"library add Dyke sat -a sam --only"},
	"ebb library undo":                              {"library add Dyke sat"},
	"ebb library redo":                              {"library add Dyke sat", "library undo"},
	"ebb library import mine.ebb -a sam --only":     {"library add Dyke sat", "library export -o $DIR/mine.ebb"},
	"ebb library import mine.ebb":                   {"library add Dyke sat", "library export -o $DIR/mine.ebb", "library rm Dyke"},
	"ebb library import mine.ebb --replace":         {"library add Dyke sat", "library export -o $DIR/mine.ebb"},
	"ebb branch new knee":                           {"branch drop knee"},
	"ebb log yesterday partly 40m '\"cut short\"'":  {"add yesterday easy 1h"},
	"ebb log sat.2 skipped":                         {"add -3d easy 20m"},
	"ebb life rm today":                             {"sick 2d"},
	"ebb unmute R15":                                {"mute R15 sun asked"},
	"ebb life return":                               {"sick 4d"},
	"ebb athlete calendar sam --revoke":             {"athlete calendar sam"},
	"ebb import everything.json":                    {"export json -o everything.json"},
	"ebb --db new.db import everything.json":        {"export json -o everything.json"},
	"ebb athlete key sam rm MG1B":                   {"athlete key sam add $DIR/id.pub"},
	"ebb athlete rm 'Sam Rivera'":                   {"athlete add 'Sam Rivera'"},
	"ebb restore ~/ebb-2027-04-06.sz":               {"backup --force $DIR/ebb-2027-04-06.sz"},
}

// phoneKey is a public key; its fingerprint begins with SHA256:MG1B.
const phoneKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKhLTLopRU+O4S+qVsJj547JGNF3BqynyvoBXeQ10apm sam's phone\n"

// besideExample are flags that an example is tried with: a store without its
// athlete, and a yes where a person would be asked.
var besideExample = map[string]string{
	"ebb attach --as sam": "--db=ebb.db",
	"ebb --db /srv/ebb/squad.db attach --as 'Sam Rivera'":     "--db=ebb.db",
	"ebb import canyon.ebb -a sam":                            "--db=sam.db",
	"ebb athlete add 'Sam Rivera' sport=run easy.run=6:10/km": "--db=fresh.db",
	"ebb restore ~/ebb-2027-04-06.sz":                         "--yes",
	"ebb athlete rm 'Sam Rivera'":                             "--yes",
}

// TestExamplesRun types every example of help on the demo's squad, each on a copy
// of its own. An id is the one of Saturday's session, an event's or a fact's.
func TestExamplesRun(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	t.Setenv("HOME", dir)
	t.Setenv(beEbb, "1")
	t.Setenv("USER", "sam")
	t.Setenv("EBB_TODAY", scriptDay)
	t.Setenv("EBB_ATHLETE", "sam")
	today, err := calendar.Parse(scriptDay)
	surely(t, today, err)
	file := filepath.Join(dir, "ebb.db")
	t.Setenv("EBB_DB", file)
	squad := store.Open(file, store.Options{NoCopies: true})
	desk := squad.As(store.Principal{Person: "sam", Role: store.Coach})
	surely(t, 0, demo.Fill(desk, today))
	call := func(words ...string) (string, error) {
		var out bytes.Buffer
		err := newShell(strings.NewReader(""), &out, &out).run(words)
		return out.String(), err
	}
	for _, line := range exampleGround {
		if out, err := call(strings.Fields(line)...); err != nil {
			t.Fatalf("%s: %v %s", line, err, out)
		}
	}
	surely(t, 0, os.WriteFile(filepath.Join(dir, "id.pub"), []byte(phoneKey), 0o600))
	whole, err := os.ReadFile(file)
	surely(t, whole, err)
	root := newShell(nil, nil, nil).root
	for _, cmd := range append(everyCommand(root), root) {
		if cmd.Example == "" && cmd.Parent() == root && sectionOf(cmd) {
			t.Errorf("%s has no example", cmd.CommandPath())
		}
		if name := cmd.Name(); name == "demo" || name == "edit" || name == "serve" { // they open screens, editors and ports
			continue
		}
		for line := range strings.Lines(cmd.Example) {
			line = strings.TrimSpace(line)
			t.Run(line, func(t *testing.T) {
				surely(t, 0, os.WriteFile(file, whole, 0o600))
				_ = os.Remove(filepath.Join(dir, "new.db"))
				for _, before := range beforeExample[line] {
					if out, err := call(strings.Fields(strings.ReplaceAll(before, "$DIR", dir))...); err != nil {
						t.Fatalf("%s: %v\n%s", before, err, out)
					}
				}
				words := shellWords(t, strings.NewReplacer("~/", dir+"/", "/media/stick/", dir+"/").Replace(line))
				if flag := besideExample[line]; flag != "" {
					words = append(words, flag)
				}
				for i, word := range words {
					if word == "7kq4" {
						words[i] = someID(t, desk, today, cmd.CommandPath())
					}
				}
				out, err := call(words[1:]...)
				if finds := cmd.Name() == "check" && exitCode(err) == codeAmiss; err != nil && !finds {
					t.Errorf("%v\n%s", err, out)
				}
			})
		}
	}
}

// sectionOf reports whether a command is one of the table's: those that cobra
// brings have their own help.
func sectionOf(cmd *cobra.Command) bool {
	for _, e := range table() {
		if e.Name == cmd.Name() {
			return true
		}
	}
	return false
}

// someID gives an id such as a command of that name takes.
func someID(t *testing.T, desk *store.Desk, today calendar.Day, command string) string {
	t.Helper()
	who, err := desk.Athlete("sam")
	surely(t, who, err)
	snap, err := desk.Snapshot(who.ID, store.Main)
	surely(t, snap, err)
	switch {
	case strings.Contains(command, "event"):
		return snap.Plan.Events[0].ID.String()
	case strings.Contains(command, "life"):
		fact := plan.Life{ID: desk.NewID(), Kind: plan.Sick, From: today, Days: 4}
		surely(t, 0, desk.AddLife(who.ID, fact))
		return fact.ID.String()
	case strings.Contains(command, "unmute"):
		m := plan.Mute{ID: desk.NewID(), Rule: "R15", Day: int(today), Reason: "asked"}
		_, _, err := desk.Apply(who.ID, store.Main, nil, edit.Mute{Mute: m}, "")
		surely(t, 0, err)
		return m.ID.String()
	default:
		return snap.Plan.SessionsOn(today + 4)[0].ID.String()
	}
}
