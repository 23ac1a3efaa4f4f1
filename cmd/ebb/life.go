package main

import (
	"errors"
	"flag"
	"fmt"
	"slices"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/comeback"
	"ebb/plan/notation"
	"ebb/store"
	"ebb/tui/command"
)

const lifeUse = "[LENGTH] [DATE | DATE..DATE] [NOTE] [--return]"

var sickCommand = command.Command{
	Name: "sick", Reach: command.Screens, Needs: command.Right{Verb: store.Change, Kind: store.Life}, Use: lifeUse, Short: "Sick days: nothing of the plan is expected",
	Example: "ebb sick 4d\nebb sick 4d yesterday --return\nebb sick sat..mon '\"a cold\"'",
	Run:     lives(plan.Sick),
}

var injuredCommand = command.Command{
	Name: "injured", Reach: command.Screens, Needs: command.Right{Verb: store.Change, Kind: store.Life}, Use: "[LENGTH] [DATE | DATE..DATE] [allows SPORT ...] [NOTE] [--return]", Short: "Injured: only the sports that are named go on",
	Example: "ebb injured 10d\nebb injured 2w allows bike swim '\"left calf\"'",
	Run:     lives(plan.Injured),
}

var travelCommand = command.Command{
	Name: "travel", Reach: command.Screens, Needs: command.Right{Verb: store.Change, Kind: store.Life}, Use: "[LENGTH] [DATE | DATE..DATE] [N%] [allows SPORT ...] [NOTE] [--return]", Short: "On the road: half of the plan, or as much as is said",
	Example: "ebb travel 5d sat\nebb travel 2027-04-20..2027-04-23 30%\nebb travel 1w allows run",
	Run:     lives(plan.Travel),
}

var holidayCommand = command.Command{
	Name: "holiday", Reach: command.Screens, Needs: command.Right{Verb: store.Change, Kind: store.Life}, Use: "[LENGTH] [DATE | DATE..DATE] [N%] [allows SPORT ...] [NOTE] [--return]", Short: "Holiday: nothing of the plan, or as much as is said",
	Example: "ebb holiday 2w '12 jul'\nebb holiday 1w 100%",
	Run:     lives(plan.Holiday),
}

var lifeListCommand = command.Command{
	Name: "life list", Reach: command.Screens, Needs: command.Right{Verb: store.See, Kind: store.Life}, Short: "Sick days, injuries, journeys and holidays",
	Example: "ebb life list\nebb life list --json",
	Run:     lifeList,
}

var lifeRmCommand = command.Command{
	Name: "life rm", Reach: command.Screens, Needs: command.Right{Verb: store.Change, Kind: store.Life}, Use: "ID|DATE", Short: "Take one away: the plan is expected again",
	Example: "ebb life rm 7kq4\nebb life rm today",
	Run:     lifeRm,
}

var lifeReturnCommand = command.Command{
	Name: "life return", Reach: command.Screens, Needs: command.Right{Verb: store.Change, Kind: store.Plans}, Use: "[ID|DATE]", Short: "Take the proposed way back into the plan",
	Example: "ebb life return\nebb life return 7kq4",
	Run:     lifeReturn,
}

// lifeWords says how the commands of life read their words.
const lifeWords = "LENGTH is days or weeks, as 4d or 2w; without one it is a day. DATE is today when\n" +
	"nothing is said; a weekday is the last one when sick or injured, the next one\n" +
	"otherwise. NOTE stands in double quotes. The plan stays as it is written: what is\n" +
	"expected of those days is less, and taking the fact away gives it back. What the\n" +
	"next race loses is said, and how to go on after it; --return writes that into the\n" +
	"plan at once, ebb life return does so later. Said again for days that overlap, the\n" +
	"days are joined where the share and the sports that go on are the same; otherwise\n" +
	"take the first away. ebb says nothing about health: ask a doctor."

func lifeFlags(fs *flag.FlagSet) {
	fs.Bool("return", false, "write the proposed return into the plan at once")
}

// lives makes the command of a kind of life.
func lives(kind plan.LifeKind) func(*command.Env, []string) error {
	return func(env *command.Env, args []string) error {
		take, words := false, make([]string, 0, len(args))
		for _, arg := range args {
			switch arg { // it may stand anywhere
			case "--return", "--return=true":
				take = true
			case "--return=false":
				take = false
			default:
				words = append(words, arg)
			}
		}
		return live(env, kind, strings.Join(words, " "), take)
	}
}

func live(env *command.Env, kind plan.LifeKind, line string, take bool) error {
	s, err := openSheet(env)
	if err != nil {
		return err
	}
	said, err := notation.ParseLife(kind, line, s.typing(kind.Health()))
	if err != nil {
		return advise(err, "ebb "+kind.String()+" --help shows lines that work")
	}
	was, fact, err := s.joined(said)
	if err != nil {
		return err
	}
	if take && !s.mayPlan() {
		return advise(fmt.Errorf("%s may not change the plan", env.Desk.Who().Person), "without --return it is stored, and your coach takes the return")
	}
	if was.Days > 0 {
		err = env.Desk.ChangeLife(s.athlete.ID, was, fact)
	} else {
		fact.ID = env.NewID()
		err = env.Desk.AddLife(s.athlete.ID, fact)
	}
	if err != nil {
		return err
	}
	if err := s.again(); err != nil {
		return err
	}
	words := lifeLine(fact)
	if was.Days > 0 {
		words = "now " + words
	}
	return s.tellLife(fact, words, take, true)
}

// joined gives the fact that overlaps with what was said and is of the same kind,
// if there is one, and what the two come to.
func (s *sheet) joined(said plan.Life) (was, fact plan.Life, err error) {
	for _, l := range s.snap.Life {
		if l.Kind != said.Kind || !l.Span().Overlaps(said.Span()) {
			continue
		}
		if was.Days > 0 || l.Share != said.Share || !slices.Equal(l.Allows, said.Allows) {
			return was, said, advise(fmt.Errorf("there is %s already", lifeLine(l)), "ebb life rm "+l.ID.Short(s.lifeIDs())+" takes it away; then say it anew")
		}
		was, fact = l, l
		span := l.Span().Union(said.Span())
		fact.From, fact.Days = span.From, span.Days()
		if said.Note != "" {
			fact.Note = said.Note
		}
	}
	switch {
	case was.Days == 0:
		return was, said, nil
	case fact.Equal(was):
		return was, said, amiss(advise(fmt.Errorf("there is %s already", lifeLine(was)), "ebb life list shows it"))
	}
	return was, fact, nil
}

// again reads the athlete once more, after a fact was stored.
func (s *sheet) again() error {
	snap, err := s.env.Desk.Snapshot(s.athlete.ID, s.snap.Branch)
	if err != nil {
		return err
	}
	s.see(snap)
	return s.used()
}

// mayPlan reports whether the person may change the plan: an athlete may not.
func (s *sheet) mayPlan() bool {
	return store.Can(s.env.Desk.Who(), store.Change, store.Thing{Kind: store.Plans, Athlete: s.athlete.ID, Branch: store.Main})
}

func (s *sheet) lifeIDs() []plan.ID {
	ids := make([]plan.ID, len(s.snap.Life))
	for i, l := range s.snap.Life {
		ids[i] = l.ID
	}
	return ids
}

// comeback gives the return after a fact, and what the fact costs.
func (s *sheet) comeback(fact plan.Life) (comeback.Return, *comeback.Cost) {
	in := comeback.Input{Plan: s.plan, Athlete: &s.athlete, Done: s.snap.Done, Life: s.snap.Life, Today: s.today, Begins: s.snap.Begins}
	back := comeback.Propose(in, fact)
	if cost, ok := comeback.CostOf(in, fact, back); ok {
		return back, &cost
	}
	return back, nil
}

// tellLife says what was stored, what the race loses and how it goes on, and
// takes the return when that is asked for.
func (s *sheet) tellLife(fact plan.Life, words string, take, stored bool) error {
	back, cost := s.comeback(fact)
	if take && len(back.Edit.Edits) > 0 {
		if err := s.apply(back.Edit); err != nil {
			return err
		}
	} else {
		take = false
	}
	if s.env.JSON {
		return printJSON(s.env.Out, lifeDoc{schema, s.athlete.Name, words, s.snap.Revision, s.factDoc(fact), s.costDoc(cost), s.returnDoc(back, take)})
	}
	p := newPage(s.env.Out, s.env.Width, s.env.Colour)
	p.head("%s [%s]", words, fact.ID.Short(s.lifeIDs()))
	if stored {
		p.say("%s The plan stays as it is written.", keptWords(fact))
	}
	if cost != nil {
		p.say("%s.", cost.Says)
	}
	printReturn(p, back, take)
	switch {
	case len(back.Changes) == 0:
	case take:
		p.say("ebb undo takes this back.")
	case s.mayPlan():
		p.say("ebb life return writes it into the plan; nothing is changed until then.")
	default:
		p.say("Your coach can write it into the plan.")
	}
	return nil
}

func lifeList(env *command.Env, args []string) error {
	if err := noWords(args, "ebb life list takes no words"); err != nil {
		return err
	}
	s, err := openSheet(env)
	if err != nil {
		return err
	}
	doc := lifeListDoc{Ebb: schema, Athlete: s.athlete.Name, Revision: s.snap.Revision, Life: []factDoc{}}
	for _, l := range s.snap.Life {
		doc.Life = append(doc.Life, s.factDoc(l))
	}
	if env.JSON {
		return printJSON(env.Out, doc)
	}
	p := newPage(env.Out, env.Width, env.Colour)
	p.head("%s: %s of life", s.athlete.Name, count(len(doc.Life), "fact"))
	for _, l := range s.snap.Life {
		p.item("  ", "", fmt.Sprintf("%s [%s]", lifeLine(l), l.ID.Short(s.lifeIDs())))
	}
	return nil
}

func lifeRm(env *command.Env, args []string) error {
	s, err := openSheet(env)
	if err != nil {
		return err
	}
	fact, err := s.findLife(strings.Join(args, " "))
	if err != nil {
		return err
	}
	short := s.factDoc(fact)
	if err := env.Desk.RemoveLife(s.athlete.ID, fact); err != nil {
		return err
	}
	if err := s.again(); err != nil {
		return err
	}
	words := "took away " + lifeLine(fact)
	if env.JSON {
		return printJSON(env.Out, lifeDoc{Ebb: schema, Athlete: s.athlete.Name, Words: words, Revision: s.snap.Revision, Life: short})
	}
	p := newPage(env.Out, env.Width, env.Colour)
	p.say("%s", words)
	p.say("The plan is expected again as it is written; ebb undo brings the fact back.")
	if n := s.returned(fact); n > 0 {
		p.say("%s after it still %s #%s: the way back stays as it was written into the plan.", count(n, "session"), verb(n, "carries", "carry"), comeback.Tag)
	}
	return nil
}

// returned counts the sessions of a return in the weeks after a fact.
func (s *sheet) returned(fact plan.Life) (n int) {
	const weeks = 4 * 7
	for day := fact.Span().To + 1; day <= fact.Span().To+weeks; day++ {
		for _, session := range s.plan.SessionsOn(day) {
			if session.HasTag(comeback.Tag) {
				n++
			}
		}
	}
	return n
}

func lifeReturn(env *command.Env, args []string) error {
	s, err := openSheet(env)
	if err != nil {
		return err
	}
	fact, err := s.lifeToReturnFrom(strings.Join(args, " "))
	if err != nil {
		return err
	}
	back, _ := s.comeback(fact)
	if len(back.Edit.Edits) == 0 {
		return amiss(advise(fmt.Errorf("there is nothing to ease after %s", lifeLine(fact)), back.Why))
	}
	return s.tellLife(fact, lifeLine(fact), true, false)
}

// lifeToReturnFrom finds the fact that words name; without words it is the latest
// after which something is to be eased.
func (s *sheet) lifeToReturnFrom(name string) (plan.Life, error) {
	if name != "" {
		return s.findLife(name)
	}
	for _, l := range slices.Backward(s.snap.Life) {
		if back, _ := s.comeback(l); len(back.Edit.Edits) > 0 {
			return l, nil
		}
	}
	return plan.Life{}, amiss(advise(errors.New("there is no way back to take"), "ebb sick 4d says that you are ill, and how to go on after it"))
}

// findLife finds a fact by its id, or by a day that it lies over.
func (s *sheet) findLife(name string) (plan.Life, error) {
	if name == "" {
		return plan.Life{}, advise(errors.New("which one?"), "write its id as ebb life list prints it, or a day that it lies over")
	}
	if id, err := plan.FindID(name, s.lifeIDs()); err == nil {
		return s.snap.Life[slices.Index(s.lifeIDs(), id)], nil
	}
	day, err := s.typing(true).Whole(name)
	if err != nil {
		return plan.Life{}, advise(fmt.Errorf("“%s” is neither a day nor the id of a fact of life", name), "ebb life list shows them")
	}
	on := plan.LifeOn(s.snap.Life, day)
	if ahead, err := s.typing(false).Whole(name); err == nil && len(on) == 0 { // thu: the last one, or the next
		day, on = ahead, plan.LifeOn(s.snap.Life, ahead)
	}
	switch {
	case len(on) == 0:
		return plan.Life{}, advise(fmt.Errorf("nothing lies over %s", fullDate(day)), "ebb life list shows what there is")
	case len(on) > 1:
		return plan.Life{}, s.severalFacts(day, on)
	}
	return on[0], nil
}

// severalFacts names all that lies over a day, each with the id to write instead.
func (s *sheet) severalFacts(day calendar.Day, on []plan.Life) error {
	lines := make([]string, len(on))
	for i, l := range on {
		lines[i] = lifeLine(l) + " [" + l.ID.Short(s.lifeIDs()) + "]"
	}
	return advise(fmt.Errorf("%d facts lie over %s: %s", len(on), fullDate(day), strings.Join(lines, "; ")), "write the id of one, as "+on[0].ID.Short(s.lifeIDs()))
}
