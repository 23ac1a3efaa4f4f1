package main

import (
	"errors"
	"fmt"
	"strings"

	"ebb/plan"
	"ebb/plan/edit"
	"ebb/plan/notation"
	"ebb/store"
	"ebb/tui/command"
)

var eventAddCommand = command.Command{
	Name: "event add", Reach: command.Screens, Needs: command.Right{Verb: store.Change, Kind: store.Plans}, Use: "LINE", Short: "Add a race or another day to prepare for",
	Example: "ebb event add 'A 2027-05-22 \"Canyon 100K\" 100k +5400m 16h fuel 75g #night'\nebb event add 'B 14 mar Foothill 50K 50k 6h'",
	Run:     again(eventAdd),
}

var eventListCommand = command.Command{
	Name: "event list", Reach: command.Screens, Needs: command.Right{Verb: store.See, Kind: store.Plans}, Short: "The events, with how far they are",
	Example: "ebb event list\nebb event list --json",
	Run:     eventList,
}

var eventRmCommand = command.Command{
	Name: "event rm", Reach: command.Screens, Needs: command.Right{Verb: store.Change, Kind: store.Plans}, Use: "ID|NAME", Short: "Take an event out",
	Example: "ebb event rm 'Foothill 50K'\nebb event rm 7kq4",
	Run:     eventRm,
}

// eventsDoc is what the event commands print with --json.
type eventsDoc struct {
	Ebb      int        `json:"ebb"`
	Athlete  string     `json:"athlete"`
	Words    string     `json:"words"`
	Revision uint64     `json:"revision"`
	Events   []eventDoc `json:"events"`
}

func eventAdd(env *command.Env, args []string) error {
	s, made, err := openOrMake(env)
	if err != nil {
		return err
	}
	e, err := notation.ParseEvent(strings.Join(args, " "), s.sport(env.Today), s.typing(false))
	if err != nil {
		return advise(err, "ebb event add --help shows lines that work")
	}
	e.ID = env.NewID()
	for i := range e.Plan {
		e.Plan[i].ID = env.NewID()
	}
	if err := s.enrol(made); err != nil {
		return err
	}
	if err := s.apply(edit.AddEvent{Event: e}); err != nil {
		return err
	}
	doc := s.event(e)
	if env.JSON {
		return printJSON(env.Out, eventsDoc{schema, s.athlete.Name, "added " + doc.Line, s.snap.Revision, []eventDoc{doc}})
	}
	p := newPage(env.Out, env.Width, env.Colour)
	for _, words := range s.madeWords(made) {
		p.say("%s.", words)
	}
	p.say("added %s", s.eventWords(doc))
	return nil
}

func eventList(env *command.Env, args []string) error {
	if err := noWords(args, "ebb event list takes no words"); err != nil {
		return err
	}
	s, err := openSheet(env)
	if err != nil {
		return err
	}
	doc := eventsDoc{Ebb: schema, Athlete: s.athlete.Name, Revision: s.snap.Revision, Events: []eventDoc{}}
	for _, e := range s.plan.Events {
		doc.Events = append(doc.Events, s.event(e))
	}
	if env.JSON {
		return printJSON(env.Out, doc)
	}
	p := newPage(env.Out, env.Width, env.Colour)
	p.head("%s: %s", s.athlete.Name, count(len(doc.Events), "event"))
	for _, e := range doc.Events {
		p.item("  ", "", s.eventWords(e))
	}
	return nil
}

// eventWords says an event in a sentence.
func (s *sheet) eventWords(e eventDoc) string {
	when := "today"
	switch away := int(e.From - s.today); {
	case away > 0:
		when = "in " + count(away, "day")
	case away < 0:
		when = count(-away, "day") + " ago"
	}
	said := fmt.Sprintf("%s, %s: %s, load %d", fullDate(e.From), when, e.Line, whole(e.Load))
	if e.Done != nil {
		said += fmt.Sprintf("; done in %s", clock(int(e.Done.Seconds)))
	}
	return said + " [" + e.ID.Short(eventIDs(s.plan)) + "]"
}

func eventRm(env *command.Env, args []string) error {
	s, err := openSheet(env)
	if err != nil {
		return err
	}
	i, err := s.findEvent(strings.Join(args, " "))
	if err != nil {
		return err
	}
	doc := s.event(s.plan.Events[i])
	if err := s.apply(edit.DeleteEvent{Event: doc.ID}); err != nil {
		return err
	}
	if env.JSON {
		return printJSON(env.Out, eventsDoc{schema, s.athlete.Name, "took out " + doc.Line, s.snap.Revision, []eventDoc{doc}})
	}
	p := newPage(env.Out, env.Width, env.Colour)
	p.say("took out %s", doc.Line)
	p.say("ebb undo brings it back.")
	return nil
}

// findEvent finds an event by its name, the beginning of it, or its id.
func (s *sheet) findEvent(name string) (int, error) {
	if name == "" {
		return 0, advise(errors.New("which event?"), "write its name, or its id as ebb event list prints it")
	}
	found, want := -1, strings.ToLower(name)
	for i, e := range s.plan.Events {
		switch has := strings.ToLower(e.Name); {
		case has == want:
			return i, nil
		case !strings.HasPrefix(has, want):
		case found >= 0:
			return 0, advise(fmt.Errorf("“%s” names more than one event", name), "give more of the name, or the id as ebb event list prints it")
		default:
			found = i
		}
	}
	if found >= 0 {
		return found, nil
	}
	id, err := plan.FindID(name, eventIDs(s.plan))
	if err != nil {
		return 0, advise(fmt.Errorf("there is no event “%s”", name), "ebb event list shows them")
	}
	i, _ := s.plan.FindEvent(id)
	return i, nil
}
