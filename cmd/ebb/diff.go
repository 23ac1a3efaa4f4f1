package main

import (
	"errors"
	"fmt"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/compare"
	"ebb/plan/outlook"
	"ebb/store"
	"ebb/tui/command"
)

// diffWords says how plans are named, for help.
const diffWords = "A and B are BRANCH or BRANCH@DATE, the plan as it was at the end of that day;\n" +
	"@DATE is main then. With one of them, main is the first. That plans differ is no\n" +
	"fault: the exit code is 0 all the same."

var diffCommand = command.Command{
	Name: "diff", Reach: command.Screens, Needs: command.Right{Verb: store.See, Kind: store.Plans}, Use: "[A] B", Short: "How one plan differs from another: branches, or before and after",
	Example: "ebb diff knee\nebb diff main knee\nebb diff main@-1w main --json",
	Run:     diff,
}

// diffDoc is what ebb diff prints with --json.
type diffDoc struct {
	Ebb         int                  `json:"ebb"`
	Athlete     string               `json:"athlete"`
	A           string               `json:"a"`
	B           string               `json:"b"`
	Differences []compare.Difference `json:"differences"`
	Blocks      []diffBlockDoc       `json:"blocks"`
	Races       []diffRaceDoc        `json:"races"`
}

// diffBlockDoc is a block of both plans; null where one has none of that id.
type diffBlockDoc struct {
	Block        string       `json:"block"`
	From         calendar.Day `json:"from"`
	To           calendar.Day `json:"to"`
	OscillationA *float64     `json:"oscillation_a"`
	OscillationB *float64     `json:"oscillation_b"`
}

type diffRaceDoc struct {
	Name string       `json:"name"`
	A    *raceSideDoc `json:"a"`
	B    *raceSideDoc `json:"b"`
}

type raceSideDoc struct {
	Date    calendar.Day `json:"date"`
	Fitness float64      `json:"fitness"`
	Form    float64      `json:"form"`
	Systems systemsDoc   `json:"systems"`
}

func diff(env *command.Env, args []string) error {
	switch len(args) {
	case 0:
		return advise(errors.New("which plans?"), "ebb diff main knee compares two branches, ebb diff main@-1w main before and after")
	case 1:
		args = []string{store.Main, args[0]}
	case 2:
	default:
		return advise(fmt.Errorf("“%s” is not understood here", strings.Join(args[2:], " ")), "ebb diff takes two plans: BRANCH or BRANCH@DATE")
	}
	who, err := env.Desk.Athlete(env.Athlete)
	if err != nil {
		return err
	}
	a, err := planNamed(env, who, args[0])
	if err != nil {
		return err
	}
	b, err := planNamed(env, who, args[1])
	if err != nil {
		return err
	}
	found := compare.Plans(a.Plan, b.Plan, b.Athlete.On(env.Today).Sport)
	_, was, is := compare.Curves(expected(env, a), expected(env, b))
	doc := diffDoc{
		Ebb: schema, Athlete: who.Name, A: args[0], B: args[1],
		Differences: append([]compare.Difference{}, found...), Blocks: diffBlocks(was, is), Races: diffRaces(was, is),
	}
	if env.JSON {
		return printJSON(env.Out, doc)
	}
	printDiff(newPage(env.Out, env.Width, env.Colour), doc)
	return nil
}

func expected(env *command.Env, s *store.Snapshot) *outlook.Outlook {
	return outlook.New(outlook.Input{Plan: s.Plan, Athlete: &s.Athlete, Done: s.Done, Life: s.Life, Today: env.Today})
}

// planNamed gives the plan that BRANCH or BRANCH@DATE names.
func planNamed(env *command.Env, who plan.Athlete, name string) (*store.Snapshot, error) {
	branch, date, dated := strings.Cut(name, "@")
	if branch == "" {
		branch = store.Main
	}
	now, err := env.Desk.Snapshot(who.ID, branch)
	if err != nil || !dated {
		return now, err
	}
	typing := newSheet(env, now).typing(true)
	day, err := typing.Whole(date)
	if err != nil {
		return nil, err
	}
	return env.Desk.AsOfDay(who.ID, branch, day)
}

func printDiff(p page, doc diffDoc) {
	if len(doc.Differences) == 0 {
		p.say("%s and %s are the same.", doc.A, doc.B)
		return
	}
	p.head("%s, from %s to %s: %s", doc.Athlete, doc.A, doc.B, count(len(doc.Differences), "difference"))
	for _, d := range doc.Differences {
		p.item("  ", d.Day.Format("Mon _2 Jan 2006 "), diffLine(d))
	}
	p.blank()
	for _, b := range doc.Blocks {
		if b.OscillationA != nil && b.OscillationB != nil && whole(*b.OscillationA) != whole(*b.OscillationB) {
			p.say("Oscillation of %s: %d becomes %d.", b.Block, whole(*b.OscillationA), whole(*b.OscillationB))
		}
	}
	for _, r := range doc.Races {
		if r.A != nil && r.B != nil {
			p.say("On the morning of %s: fitness %d becomes %d, form %d becomes %d.", r.Name,
				whole(r.A.Fitness), whole(r.B.Fitness), whole(r.A.Form), whole(r.B.Form))
		}
	}
}

// diffLine says a difference with what became of it, where its words don't.
func diffLine(d compare.Difference) string {
	switch d.How {
	case compare.Added, compare.Removed:
		return string(d.How) + ": " + d.Says
	case compare.Moved:
		if d.What != "week" {
			return "moved: " + d.Says
		}
	case compare.Changed:
	}
	return d.Says
}

func diffBlocks(was, is compare.Side) []diffBlockDoc {
	all, at := []diffBlockDoc{}, map[plan.ID]int{}
	for _, b := range is.Blocks {
		at[b.ID] = len(all)
		all = append(all, diffBlockDoc{Block: b.Name, From: b.Span.From, To: b.Span.To, OscillationB: known(b)})
	}
	for _, b := range was.Blocks {
		if i, both := at[b.ID]; both {
			all[i].OscillationA = known(b)
			continue
		}
		all = append(all, diffBlockDoc{Block: b.Name, From: b.Span.From, To: b.Span.To, OscillationA: known(b)})
	}
	return all
}

func known(b compare.Block) *float64 {
	if !b.Known {
		return nil
	}
	return &b.O
}

func diffRaces(was, is compare.Side) []diffRaceDoc {
	all, at := []diffRaceDoc{}, map[plan.ID]int{}
	for _, r := range is.Races {
		at[r.ID] = len(all)
		all = append(all, diffRaceDoc{Name: r.Name, B: morning(r)})
	}
	for _, r := range was.Races {
		if i, both := at[r.ID]; both {
			all[i].A = morning(r)
			continue
		}
		all = append(all, diffRaceDoc{Name: r.Name, A: morning(r)})
	}
	return all
}

func morning(r compare.Race) *raceSideDoc {
	if !r.InHorizon {
		return nil
	}
	return &raceSideDoc{Date: r.Day, Fitness: r.Fitness, Form: r.Form, Systems: systems(r.Carried)}
}
