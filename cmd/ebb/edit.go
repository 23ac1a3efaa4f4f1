package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"ebb/plan/calendar"
	"ebb/plan/compare"
	"ebb/plan/edit"
	"ebb/plan/notation"
	"ebb/plan/rewrite"
	"ebb/store"
	"ebb/tui"
	"ebb/tui/command"
	"ebb/tui/visual"
)

const editUse = "[season|block|week] [DATE] [--ids]"

var editCommand = command.Command{
	Name: "edit", Reach: command.Here, Needs: command.Right{Verb: store.Change, Kind: store.Plans}, Use: editUse, Short: "Edit a part of the plan as text, in your own editor",
	Example: "ebb edit\nebb edit week sat\nebb edit season 2027-05-01 --ids",
	Run:     editText,
}

// editWords says what is edited, and what becomes of it.
const editWords = `Without a word it is the block of today, or of DATE. The editor is the one that
VISUAL or EDITOR names, with its own arguments. What is saved becomes one change,
which ebb undo takes back: sessions and weeks that are still there keep their ids,
also on another day, so that what was logged stays with them. --ids writes ^7kq4 at
line ends, and then that says which is which. A text with a mistake opens again at
the line. Left empty or as it was, it changes nothing; when the editor fails, or
someone else changed the same meanwhile, nothing is stored and the text is kept.`

type editOptions struct{ ids bool }

func editFlags(fs *flag.FlagSet) *editOptions {
	o := &editOptions{}
	fs.BoolVar(&o.ids, "ids", false, "write ids at line ends: they say which thing is which")
	return o
}

// extents are the parts by the word that names them.
var extents = map[string]notation.FilePart{
	"season": notation.SeasonFile, "block": notation.BlockFile, "week": notation.WeekFile,
}

// extentOf takes the word for a part off the front; without one it is other.
func extentOf(args []string, other string) (word string, extent notation.FilePart, rest []string) {
	if len(args) > 0 {
		if extent, ok := extents[strings.ToLower(args[0])]; ok {
			return strings.ToLower(args[0]), extent, args[1:]
		}
	}
	return other, extents[other], args
}

func editText(env *command.Env, args []string) error {
	fs := flag.NewFlagSet("edit", flag.ContinueOnError)
	o := editFlags(fs)
	words, err := parseFlags(fs, args)
	if err != nil {
		return err
	}
	if _, file := env.In.(*os.File); !file || env.Desk.Who().Via != "local" {
		return advise(errors.New("there is no editor to open here"), "E edits what is on the screen as text")
	}
	s, err := openSheet(env)
	if err != nil {
		return err
	}
	if !store.Can(env.Desk.Who(), store.Change, store.Thing{Kind: store.Plans, Athlete: s.athlete.ID, Branch: s.snap.Branch}) {
		return fmt.Errorf("%s may not change the plan", env.Desk.Who().Person)
	}
	word, extent, rest := extentOf(words, "block")
	part, day, err := s.partOn(extent, rest)
	if err != nil {
		return err
	}
	text, err := rewrite.TextOf(s.source(day), part, o.ids)
	if err != nil {
		return err
	}
	editor, err := visual.Find(os.Getenv, exec.LookPath)
	if err != nil {
		return err
	}
	draft, err := visual.NewDraft(word, text.Bytes())
	if err != nil {
		return amiss(err)
	}
	w := writing{sheet: s, editor: editor, draft: draft, text: text}
	if err := w.run(text.LineOf(day)); err != nil {
		return w.kept(err)
	}
	return draft.Remove()
}

// partOn finds the part of the plan on a typed day; without one it is today.
func (s *sheet) partOn(extent notation.FilePart, words []string) (rewrite.Part, calendar.Day, error) {
	day, err := s.dayOr(words, s.today)
	if err != nil {
		return rewrite.Part{}, 0, err
	}
	part, ok := rewrite.PartOn(s.plan, day, extent)
	if !ok {
		return part, day, advise(fmt.Errorf("no season of %s holds %s", s.athlete.Name, fullDate(day)), s.seasonsWords())
	}
	return part, day, nil
}

// seasonsWords says which seasons there are.
func (s *sheet) seasonsWords() string {
	if len(s.plan.Seasons) == 0 {
		return "ebb add begins one, and ebb import reads one from a plan file"
	}
	names := make([]string, len(s.plan.Seasons))
	for i, m := range s.plan.Seasons {
		names[i] = fmt.Sprintf("\"%s\" from %s to %s", m.Name, m.Start, m.Span().To)
	}
	return "give a day of " + list(names)
}

func (s *sheet) source(day calendar.Day) rewrite.Source {
	return rewrite.Source{Plan: s.plan, Athlete: s.athlete.Name, Sport: s.sport(day)}
}

// writing is a text that is being edited.
type writing struct {
	*sheet
	editor visual.Editor
	draft  *visual.Draft
	text   rewrite.Text
	fast   bool // the editor came back before a person can have read a line
}

// run opens the editor at a line, again where something is wrong, and stores
// what was saved.
func (w *writing) run(line int) error {
	for {
		if err := w.edit(line); err != nil {
			return err
		}
		draft, again, err := w.draft.Take(w.text, w.env.NewID)
		if err != nil {
			return err
		}
		if line = again; line == 0 {
			return w.take(draft)
		}
	}
}

// glance is the least that a person needs to open an editor and leave it.
const glance = 200 * time.Millisecond

// edit runs the editor at a line. An interrupt in the terminal is the editor's
// meanwhile: it must not end ebb and leave the editor alone.
func (w *writing) edit(line int) error {
	signal.Reset(os.Interrupt, syscall.SIGQUIT)
	ours := make(chan os.Signal, 1)
	signal.Notify(ours, os.Interrupt, syscall.SIGQUIT) // caught, not ignored: the editor would inherit that
	defer signal.Stop(ours)
	cmd := w.editor.Command(w.draft.Path, line)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = w.env.In, w.env.Out, w.env.Err
	if w.env.JSON { // the output is the document's
		cmd.Stdout = w.env.Err
	}
	begun := time.Now()
	err := cmd.Run()
	if w.fast = time.Since(begun) < glance; err != nil {
		return w.editor.Ended(err)
	}
	return nil
}

// take stores what was saved, and says what it changed.
func (w *writing) take(d rewrite.Draft) error {
	if d.Edit == nil {
		var also []string
		if w.fast {
			also = []string{"The editor came back at once. One with a window of its own must be told to wait, as EDITOR=\"code --wait\" does."}
		}
		return w.told(d.Why, also)
	}
	for _, words := range notKept(d.Comments) {
		newPage(w.env.Err, w.env.Width, false).say("%s", words)
	}
	base := w.snap
	if err := w.apply(d.Edit); err != nil {
		return w.clash(base, err)
	}
	also := append(compare.First(base.Plan, w.plan, w.sport(w.today)), w.displaced(base.Plan)...)
	if !edit.Equal(w.plan, d.Plan) {
		also = append(also, "Someone else changed the plan meanwhile: what they did stands beside it.")
	}
	for _, r := range d.Remarks {
		also = append(also, "A remark: "+r.String()+".")
	}
	return w.told(fmt.Sprintf("%s: %s%s", w.text.Name, d.Says, w.onBranch()), also)
}

// notKept names the comments that a plan does not keep.
func notKept(comments []notation.Comment) []string {
	words := make([]string, 0, len(comments))
	for _, c := range comments {
		words = append(words, fmt.Sprintf("Comments stay in the file: line %d, # %s", c.Line, c.Text))
	}
	return words
}

func (w *writing) told(words string, also []string) error {
	if w.env.JSON {
		at, err := revision(w.env, w.athlete.ID)
		if err != nil {
			return err
		}
		return printJSON(w.env.Out, editDoc{Ebb: schema, Athlete: w.athlete.Name, Words: words, Revision: at, Also: append([]string{}, also...)})
	}
	p := newPage(w.env.Out, w.env.Width, w.env.Colour)
	p.say("%s", words)
	for _, more := range also {
		p.say("%s", more)
	}
	return nil
}

// clash shows both versions where someone else changed the same.
func (w *writing) clash(base *store.Snapshot, err error) error {
	c, ok := errors.AsType[*store.Conflict](err)
	if !ok {
		return err
	}
	p := newPage(w.env.Err, w.env.Width, false)
	if c.MyLine != "" && c.MyLine != c.TheirLine {
		p.item("  ", "yours:  ", c.MyLine)
		p.item("  ", "theirs: ", c.TheirLine)
	}
	now, readErr := w.env.Desk.Snapshot(w.athlete.ID, w.snap.Branch)
	if readErr != nil {
		return err
	}
	p.say("What was changed since you opened the text:")
	for _, d := range compare.Plans(base.Plan, now.Plan, w.sport(w.today)) {
		p.item("  ", d.Day.Format("Mon 2 Jan")+", ", fmt.Sprintf("%s: %s", d.How, d.Says))
	}
	return err
}

// kept says of an error where the text is, which was not stored.
func (w *writing) kept(err error) error {
	if w.draft.Untouched(w.text) {
		return amiss(errors.Join(advise(err, "nothing was changed"), w.draft.Remove()))
	}
	if unusable, ok := errors.AsType[*store.Unusable](err); ok { // which has its own advice
		fmt.Fprintf(w.env.Err, "ebb: your text is kept in %s\n", w.draft.Path)
		return unusable
	}
	return amiss(advise(err, "nothing was changed; your text is kept in "+w.draft.Path))
}

// editor gives the person's editor for the screens: to whom comes from afar no
// program of this machine is opened.
func (p place) editor() visual.Editor {
	if p.env.Desk.Who().Via != "local" {
		return visual.Editor{}
	}
	return tui.EditorOf(os.Getenv)
}
