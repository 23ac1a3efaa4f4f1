package main

import (
	"errors"
	"flag"
	"fmt"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/library"
	"ebb/plan/notation"
	"ebb/plan/sketch"
	"ebb/store"
	"ebb/tui/command"
)

const sketchUse = "LINE --event LINE --hours 6h..11h [--start DATE] [--replace SEASON] [--name NAME] [--dry-run] [--yes]"

// sketchWords says how a line is read and what is made of it.
const sketchWords = `LINE is the phases of a season, each with its length and, where load is built, a
ratio of stress to recovery: base 8w 3:1 is eight weeks, each fourth of them lighter.
6x9d is six microcycles of nine days, 10d one of ten; a race without a length is the
week that holds the event. The blocks are laid backwards from the race, or forwards
from --start; what is longer than the time there is gives way at the front. A
taper is the recovery of the last weeks of load: the phase before it has no
lighter week at its end.

--event is a line of ebb event add, and may be given more than once; without one it
is the next A event of the plan. B and C events get a small taper and keep their
recovery. --hours are the hours a week, of the first week of load and of the last.
Sessions stand on the days on which the athlete has time (available.mon and so on).

It says how the dates came out and what does not fit, then asks. Nothing is stored
before that, and ebb undo takes the whole season back.`

var sketchCommand = command.Command{
	Name: "sketch", Reach: command.Screens, Needs: command.Right{Verb: store.Change, Kind: store.Plans}, Use: sketchUse, Short: "A season from one line",
	Example: "ebb sketch 'base 8w 3:1, build 8w 3:1, specific 6w 2:1, taper 2w, race, recovery 3w' --event 'A 2027-11-06 \"Harvest 100K\" 100k +5400m 16h fuel 75g #night #heat' --hours 6h..11h --yes\n" +
		"ebb sketch 'base 4x9d 2:1, specific 4w 2:1, taper 1w, race' --hours 5h..8h --replace 'Canyon 100K' --dry-run\n" +
		"ebb sketch 'base 8w 3:1, build 8w 3:1' --start 2027-11-08 --hours 6h --name Winter --dry-run",
	Run: again(sketchSeason),
}

type sketchOptions struct {
	events                      lines
	hours, start, replace, name string
	dry, yes                    bool
}

// lines is a flag that may be given several times.
type lines []string

// String gives them as one word, which Set takes apart again.
func (l *lines) String() string { return strings.Join(*l, "\n") }

// Set takes one more.
func (l *lines) Set(value string) error {
	*l = append(*l, strings.Split(value, "\n")...)
	return nil
}

func sketchFlags(fs *flag.FlagSet) *sketchOptions {
	o := &sketchOptions{}
	fs.Var(&o.events, "event", "the race as a `LINE`: 'A 2027-05-22 \"Canyon 100K\" 100k 16h'")
	fs.StringVar(&o.hours, "hours", "", "hours a week, of the first week of load and of the last: `6h..11h`")
	fs.StringVar(&o.start, "start", "", "lay the blocks forwards from this `DATE`")
	fs.StringVar(&o.replace, "replace", "", "the `SEASON` that it takes the place of")
	fs.StringVar(&o.name, "name", "", "what the season is called: `NAME`; else that of its race")
	fs.BoolVar(&o.dry, "dry-run", false, "say what it would be, and store nothing")
	fs.BoolVar(&o.yes, "yes", false, "store it without asking")
	return o
}

func sketchSeason(env *command.Env, args []string) error {
	fs := flag.NewFlagSet("sketch", flag.ContinueOnError)
	o := sketchFlags(fs)
	args, err := parseFlags(fs, args)
	if err != nil {
		return err
	}
	s, made, err := openOrMake(env)
	if err != nil {
		return err
	}
	in, err := s.sketchInput(strings.Join(args, " "), o)
	if err != nil {
		return err
	}
	r, err := sketch.Make(in)
	if err != nil {
		return amiss(err)
	}
	if !env.JSON || !o.dry && !o.yes {
		p := newPage(env.Out, env.Width, env.Colour)
		if env.JSON {
			p = newPage(env.Err, env.Width, false)
		}
		s.printSketch(p, &r)
	}
	if o.dry {
		return s.tellSketch(&r, false, nil)
	}
	if !o.yes {
		if err := agreed(env, "a season is stored", "Store it?"); err != nil {
			return err
		}
	}
	if err := s.enrol(made); err != nil {
		return err
	}
	if err := s.apply(r.Edit); err != nil {
		return err
	}
	return s.tellSketch(&r, true, s.madeWords(made))
}

// sketchInput reads the words of a call.
func (s *sheet) sketchInput(line string, o *sketchOptions) (in sketch.Input, err error) {
	const how = "ebb sketch --help shows lines that work"
	shelf, err := s.library()
	if err != nil {
		return in, err
	}
	in = sketch.Input{Name: o.name, Plan: s.plan, Athlete: &s.athlete, Today: s.today, Look: s.look, Library: shelf, NewID: s.env.NewID}
	if in.Line, err = sketch.ParseLine(line); err != nil {
		return in, advise(err, how)
	}
	if o.hours == "" {
		return in, advise(errors.New("how many hours a week?"), "say the first and the last, as --hours 6h..11h")
	}
	if in.Hours, err = sketch.ParseHours(o.hours); err != nil {
		return in, advise(err, how)
	}
	if o.start != "" {
		if in.Start, err = s.typing(false).Whole(o.start); err != nil {
			return in, err
		}
	}
	for _, text := range o.events {
		e, err := notation.ParseEvent(text, s.sport(s.today), s.typing(false))
		if err != nil {
			return in, advise(err, "ebb event add --help shows lines that work")
		}
		in.Events = append(in.Events, s.known(e))
	}
	if o.replace != "" {
		old, err := s.seasonNamed(o.replace)
		if err != nil {
			return in, err
		}
		in.Replace = old.ID
	}
	return in, nil
}

// library gives what there is to make a season of for the athlete: to who may not
// see the coach's own, the program's alone.
func (s *sheet) library() (library.Library, error) {
	if !store.Can(s.env.Desk.Who(), store.See, store.Thing{Kind: store.Library, Athlete: s.athlete.ID}) {
		return library.Library{}, nil
	}
	return s.env.Desk.Library(s.athlete.ID)
}

// known gives an event its id: that of the one in the plan with its name and day,
// or a new one.
func (s *sheet) known(e plan.Event) plan.Event {
	for _, old := range s.plan.Events {
		if old.Name == e.Name && old.From == e.From {
			return old
		}
	}
	e.ID = s.env.NewID()
	e.Plan = s.newSessions(e.Plan)
	return e
}

// printSketch says how the dates came out and what does not fit.
func (s *sheet) printSketch(p page, r *sketch.Result) {
	span := r.Season.Span()
	p.head("%s, %s: %s to %s", s.athlete.Name, r.Season.Name, fullDate(span.From), fullDate(span.To))
	if r.Race != nil {
		p.say("It leads to %s on %s.", r.Race.Name, s.when(r.Race))
	}
	g := grid{heads: []string{"block", "phase", "from", "to", "weeks", "to hours"}, figures: 4, marked: -1}
	for _, d := range r.Dates {
		g.rows = append(g.rows, []string{d.Name, string(d.Phase), dayMonth(d.Span.From), dayMonth(d.Span.To), fmt.Sprint(d.Weeks), hoursOrNone(d.Hours)})
	}
	g.print(p)
	for _, says := range r.Says {
		p.say("%s.", says)
	}
	if len(r.Remarks) == 0 {
		p.say("All of it fits.")
		return
	}
	p.blank()
	p.head("What does not fit")
	for _, remark := range r.Remarks {
		p.item("  ", dayMonth(remark.Day)+"  ", remark.Says+".")
	}
}

func hoursOrNone(hours float64) string {
	if hours <= 0 {
		return "-"
	}
	return clock(int(hours*3600 + .5))
}

// sketchDoc is what ebb sketch prints with --json.
type sketchDoc struct {
	Ebb      int              `json:"ebb"`
	Athlete  string           `json:"athlete"`
	Words    string           `json:"words"`
	Revision uint64           `json:"revision"`
	Stored   bool             `json:"stored"`
	Season   string           `json:"season"`
	ID       plan.ID          `json:"id"`
	From     calendar.Day     `json:"from"`
	To       calendar.Day     `json:"to"`
	Event    *eventDoc        `json:"event"`
	Blocks   []sketchBlockDoc `json:"blocks"`
	Says     []string         `json:"says"`
	Remarks  []remarkDoc      `json:"remarks"`
}

type sketchBlockDoc struct {
	Block   string       `json:"block"`
	Phase   string       `json:"phase"`
	From    calendar.Day `json:"from"`
	To      calendar.Day `json:"to"`
	Weeks   int          `json:"weeks"`
	Seconds float64      `json:"seconds"` // of its fullest week
}

type remarkDoc struct {
	Date calendar.Day `json:"date"`
	Says string       `json:"says"`
}

// tellSketch says what became of a sketch.
func (s *sheet) tellSketch(r *sketch.Result, stored bool, also []string) error {
	if s.env.JSON {
		return printJSON(s.env.Out, s.sketchDoc(r, stored, also))
	}
	p := newPage(s.env.Out, s.env.Width, s.env.Colour)
	p.blank()
	for _, words := range also {
		p.say("%s.", words)
	}
	if !stored {
		p.say("Nothing is stored: without --dry-run it is asked.")
		return nil
	}
	p.say("Stored%s: ebb season shows it, ebb check what to look at, and ebb undo takes it back.", s.onBranch())
	return nil
}

func (s *sheet) sketchDoc(r *sketch.Result, stored bool, also []string) sketchDoc {
	span := r.Season.Span()
	doc := sketchDoc{
		Ebb: schema, Athlete: s.athlete.Name, Words: fmt.Sprintf("season “%s” sketched", r.Season.Name), Revision: s.snap.Revision, Stored: stored,
		Season: r.Season.Name, ID: r.Season.ID, From: span.From, To: span.To,
		Blocks: []sketchBlockDoc{}, Says: append(append([]string{}, also...), r.Says...), Remarks: []remarkDoc{},
	}
	if r.Race != nil {
		doc.Event = new(s.event(*r.Race))
	}
	for _, d := range r.Dates {
		doc.Blocks = append(doc.Blocks, sketchBlockDoc{d.Name, string(d.Phase), d.Span.From, d.Span.To, d.Weeks, d.Hours * 3600})
	}
	for _, remark := range r.Remarks {
		doc.Remarks = append(doc.Remarks, remarkDoc{remark.Day, remark.Says})
	}
	return doc
}
