package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"ebb/plan"
	"ebb/store"
	"ebb/tui/command"
)

const athleteKeyUse = "[NAME] list | add FILE|KEY | rm PREFIX [--viewer | --coach]"

var athleteKeyCommand = command.Command{
	Name: "athlete key", Reach: command.Screens, Needs: command.Right{Verb: store.Change, Kind: store.Keys}, Use: athleteKeyUse, Short: "The SSH keys that let someone in, and codes that are open",
	Example: "ebb athlete key sam list\nebb athlete key sam add ~/id.pub\nebb athlete key sam rm MG1B\nebb athlete key --coach list",
	Run:     athleteKey,
}

const athleteKeyWords = `FILE holds public keys, one a line, as ssh-keygen writes them (- is standard input):
ed25519, ecdsa, their sk- forms, rsa from 3072 bits. KEY is such a line itself,
which over SSH is the only way, since no file is read there. Options before a key are
refused: they would have no effect. PREFIX is the beginning of a key's fingerprint,
or of a code's name; who comes in with it is out at once. With --coach the keys of
coaches are meant, and NAME is the coach's own.`

func athleteKeyFlags(fs *flag.FlagSet) *doorOptions {
	o := &doorOptions{}
	o.declare(fs)
	return o
}

// doorsDoc is what ebb athlete key prints with --json: what there is after it;
// athlete is null for coaches.
type doorsDoc struct {
	Ebb     int           `json:"ebb"`
	Athlete *string       `json:"athlete"`
	Words   string        `json:"words"`
	Keys    []letInDoc    `json:"keys"`
	Codes   []openCodeDoc `json:"codes"`
}

type letInDoc struct {
	Kind        string     `json:"kind"`
	Fingerprint string     `json:"fingerprint"`
	Person      string     `json:"person"`
	Role        *string    `json:"role"` // null: it lets nobody in any more
	Label       *string    `json:"label"`
	Added       time.Time  `json:"added"`
	By          string     `json:"by"`
	Seen        *time.Time `json:"seen"`
	Expires     *time.Time `json:"expires"`
	Revoked     *time.Time `json:"revoked"`
}

type openCodeDoc struct {
	Code    string    `json:"code"` // its name, to take it back by
	Person  string    `json:"person"`
	Role    string    `json:"role"`
	Made    time.Time `json:"made"`
	By      string    `json:"by"`
	Expires time.Time `json:"expires"`
}

func athleteKey(env *command.Env, args []string) error {
	fs := flag.NewFlagSet("athlete key", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	o := athleteKeyFlags(fs)
	if err := fs.Parse(args); err != nil {
		return advise(err, "ebb athlete key "+athleteKeyUse)
	}
	words := fs.Args()
	at := slices.IndexFunc(words, func(w string) bool { return w == "list" || w == "add" || w == "rm" })
	if at < 0 {
		return advise(errors.New("list, add or rm?"), "ebb athlete key "+athleteKeyUse)
	}
	verb, of := words[at], words[at+1:]
	d, err := o.door(env, words[:at])
	if err != nil {
		return err
	}
	switch verb {
	case "add":
		return addKeys(env, d, of)
	case "rm":
		return revokeKey(env, d, of)
	}
	if err := noWords(of, "ebb athlete key [NAME] list"); err != nil {
		return err
	}
	return tellKeys(env, d, "")
}

func addKeys(env *command.Env, d door, words []string) error {
	lines, name := []string{strings.Join(words, " ")}, "the line"
	if len(words) < 2 { // a key has two words at the least
		if len(words) == 0 {
			return advise(errors.New("which file?"), "ebb athlete key NAME add ~/.ssh/id_ed25519.pub")
		}
		if name = words[0]; env.Elsewhere {
			return advise(errors.New("over SSH no file is read"), "write the key itself: athlete key NAME add ssh-ed25519 AAAA...")
		}
		var err error
		if lines, err = keyLines(env, name); err != nil {
			return err
		}
	}
	for n, line := range lines { // all are read before one is added
		if _, err := store.ParsePublicKey(line); err != nil {
			return advise(fmt.Errorf("%s, key %d: %w", name, n+1, err), "nothing was added")
		}
	}
	var said []string
	for _, line := range lines {
		e, err := env.Desk.AddKeyOf(d.person, d.athlete.ID, d.role, line)
		if err != nil {
			return err
		}
		said = append(said, fmt.Sprintf("%s (%s) comes in with %s", e.Person, e.Role, e.Fingerprint))
	}
	return tellKeys(env, d, strings.Join(said, "\n"))
}

// longestKeyFile bounds what is read of a file of keys.
const longestKeyFile = 1 << 20

func keyLines(env *command.Env, name string) ([]string, error) {
	in := env.In
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, plainly(err))
		}
		defer f.Close()
		in = f
	}
	text, err := io.ReadAll(io.LimitReader(in, longestKeyFile))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, plainly(err))
	}
	var lines []string
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			lines = append(lines, line)
		}
	}
	if len(lines) == 0 {
		return nil, advise(fmt.Errorf("%s holds no key", name), "ssh-keygen -t ed25519 makes one; its public half ends in .pub")
	}
	if strings.HasPrefix(lines[0], "-----BEGIN") {
		lines = lines[:1]
	}
	return lines, nil
}

func revokeKey(env *command.Env, d door, words []string) error {
	if len(words) != 1 {
		return advise(errors.New("which key?"), "ebb athlete key NAME rm, and the beginning of its fingerprint")
	}
	e, err := env.Desk.RevokeKey(d.athlete.ID, words[0])
	if err == nil {
		return tellKeys(env, d, "revoked: "+e.Fingerprint+" of "+e.Person)
	}
	refused := (*store.Refused)(nil)
	if errors.As(err, &refused) {
		return err
	}
	if was, errCode := env.Desk.TakeBack(d.athlete.ID, words[0]); errCode == nil {
		return tellKeys(env, d, "the code for "+was.Person+" is taken back")
	}
	return err
}

// tellKeys prints what was done, and as JSON or without it all there is.
func tellKeys(env *command.Env, d door, words string) error {
	if words != "" && !env.JSON {
		p := newPage(env.Out, env.Width, env.Colour)
		for line := range strings.SplitSeq(words, "\n") {
			p.say("%s", line)
		}
		return nil
	}
	keys, err := env.Desk.Keys(d.athlete.ID)
	if err != nil {
		return err
	}
	codes, err := env.Desk.Invitations(d.athlete.ID)
	if err != nil {
		return err
	}
	if env.JSON {
		return printJSON(env.Out, describeKeys(d, words, keys, codes))
	}
	p := newPage(env.Out, env.Width, env.Colour)
	if len(keys)+len(codes) == 0 {
		p.say("No key lets anyone in as %s: ebb athlete invite makes a code.", whose(d))
	}
	for _, e := range keys {
		p.item("", e.Fingerprint+"  ", keyWords(e, env))
	}
	for _, c := range codes {
		p.item("", "code "+c.Name+"  ", fmt.Sprintf("%s (%s), open until %s", c.Person, c.Role, c.Expires.In(zoneOf(env)).Format("Mon 2 Jan 15:04")))
	}
	return nil
}

func whose(d door) string {
	if d.athlete.ID == (plan.ID{}) {
		return "a coach"
	}
	return d.athlete.Name
}

func keyWords(e store.Enrolled, env *command.Env) string {
	day := func(at time.Time) string { return at.In(zoneOf(env)).Format("Mon 2 Jan 2006") }
	said := e.Person
	if e.Label != "" {
		said += ", " + e.Label
	}
	said += ", added " + day(e.Added) + " by " + e.By
	switch {
	case !e.Revoked.IsZero():
		return said + ", revoked " + day(e.Revoked)
	case e.Role == 0:
		return said + ", over"
	case e.Seen.IsZero():
		return said + ", " + e.Role.String() + ", never used"
	}
	return said + ", " + e.Role.String() + ", last used " + day(e.Seen)
}

func describeKeys(d door, words string, keys []store.Enrolled, codes []store.Invitation) doorsDoc {
	doc := doorsDoc{Ebb: schema, Words: words, Keys: []letInDoc{}, Codes: []openCodeDoc{}}
	if d.athlete.ID != (plan.ID{}) {
		doc.Athlete = &d.athlete.Name
	}
	when := func(at time.Time) *time.Time {
		if at.IsZero() {
			return nil
		}
		return &at
	}
	text := func(s string) *string {
		if s == "" {
			return nil
		}
		return &s
	}
	for _, e := range keys {
		doc.Keys = append(doc.Keys, letInDoc{
			Fingerprint: e.Fingerprint, Kind: e.Kind, Person: e.Person, Role: text(e.Role.String()), Label: text(e.Label),
			Added: e.Added, By: e.By, Seen: when(e.Seen), Expires: when(e.Expires), Revoked: when(e.Revoked),
		})
	}
	for _, c := range codes {
		doc.Codes = append(doc.Codes, openCodeDoc{Code: c.Name, Person: c.Person, Role: c.Role.String(), Made: c.Made, By: c.By, Expires: c.Expires})
	}
	return doc
}
