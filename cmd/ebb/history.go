package main

import (
	"flag"
	"fmt"
	"strings"
	"time"

	"ebb/store"
	"ebb/tui/command"
)

var historyCommand = command.Command{
	Name: "history", Reach: command.Screens, Needs: command.Right{Verb: store.See, Kind: store.Journal}, Use: "[--at DATE] [--most N] [--before SEQ]", Short: "Every change: when, who, what; or the block as it was planned on a day",
	Example: "ebb history\nebb history --most 100 --json\nebb history --at -1w",
	Run:     history,
}

const historyWords = "The newest comes first. The number before a change is what ebb undo --to takes.\n" +
	"--at DATE shows the block of today as it was planned at the end of that day;\n" +
	"ebb diff main@DATE main says what has become of the whole plan since."

type historyOptions struct {
	at           string
	most, before uint64
}

func historyFlags(fs *flag.FlagSet) *historyOptions {
	o := &historyOptions{}
	fs.StringVar(&o.at, "at", "", "the plan as it was at the end of this day")
	o.pages(fs)
	return o
}

// pages are the flags of a list of changes.
func (o *historyOptions) pages(fs *flag.FlagSet) {
	fs.Uint64Var(&o.most, "most", 20, "how many changes; 0 for all")
	fs.Uint64Var(&o.before, "before", 0, "only changes before this number")
}

// historyDoc is what ebb history prints with --json.
type historyDoc struct {
	Ebb     int         `json:"ebb"`
	Athlete string      `json:"athlete"`
	Branch  string      `json:"branch"`
	Changes []changeDoc `json:"changes"`
}

type changeDoc struct {
	Seq    uint64    `json:"seq"`
	At     time.Time `json:"at"`
	Branch *string   `json:"branch"` // null: of records, check-ins, settings, which belong to no branch
	Person string    `json:"person"`
	Via    *string   `json:"via"`
	Words  string    `json:"words"`
	Undoes []uint64  `json:"undoes"`
	Redoes *uint64   `json:"redoes"`
}

func history(env *command.Env, args []string) error {
	own := flag.NewFlagSet("history", flag.ContinueOnError)
	o := historyFlags(own)
	args, err := parseFlags(own, args)
	if err != nil {
		return err
	}
	if o.at == "" {
		return historyList(env, args, o)
	}
	s, err := openSheet(env)
	if err != nil {
		return err
	}
	day, err := s.typing(true).Whole(o.at)
	if err != nil {
		return err
	}
	past, err := env.Desk.AsOfDay(s.athlete.ID, s.snap.Branch, day)
	if err != nil {
		return err
	}
	s.see(past)
	return s.showBlock(args, fmt.Sprintf("as planned at the end of %s", fullDate(day)))
}

func historyList(env *command.Env, args []string, o *historyOptions) error {
	if err := noWords(args, "ebb history takes flags only: --at, --most, --before"); err != nil {
		return err
	}
	who, err := env.Desk.Athlete(env.Athlete)
	if err != nil {
		return err
	}
	on, err := branch(env, who.ID)
	if err != nil {
		return err
	}
	heads, err := env.Desk.HistoryBefore(who.ID, on, o.before, int(min(o.most, 1<<30)))
	if err != nil {
		return err
	}
	if env.JSON {
		doc := historyDoc{Ebb: schema, Athlete: who.Name, Branch: on, Changes: []changeDoc{}}
		for _, h := range heads {
			doc.Changes = append(doc.Changes, changeOf(h))
		}
		return printJSON(env.Out, doc)
	}
	printHeads(env, fmt.Sprintf("%s, %s", who.Name, on), "ebb history", heads, o)
	return nil
}

// printHeads lists changes, and the command that shows earlier ones.
func printHeads(env *command.Env, title, name string, heads []store.Head, o *historyOptions) {
	p := newPage(env.Out, env.Width, env.Colour)
	p.head("%s: %s", title, count(len(heads), "change"))
	at := zoneOf(env)
	for _, h := range heads {
		p.item("  ", fmt.Sprintf("%5d  %s  ", h.Seq, h.At.In(at).Format("2006-01-02 15:04")), strings.TrimSpace(h.Person+": "+h.Words))
	}
	if len(heads) > 0 && o.most > 0 && len(heads) == int(o.most) && heads[len(heads)-1].Seq > 1 {
		p.say("%s --before %d shows earlier ones.", name, heads[len(heads)-1].Seq)
	}
}

func changeOf(h store.Head) changeDoc {
	doc := changeDoc{Seq: h.Seq, At: h.At, Branch: text(h.Branch), Person: h.Person, Via: text(h.Via), Words: h.Words, Undoes: h.Undoes}
	if doc.Undoes == nil {
		doc.Undoes = []uint64{}
	}
	if h.Redoes != 0 {
		doc.Redoes = &h.Redoes
	}
	return doc
}
