package tui

import (
	"slices"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/comeback"
	"ebb/plan/notation"
	"ebb/store"
	"ebb/tui/editor"
	"ebb/tui/phrase"
)

// offerReturn shows what a new fact of life takes from the next race, and
// offers the way back into the plan. had are the facts that stood before.
func (a *App) offerReturn(had []plan.Life) {
	i := slices.IndexFunc(a.scene.Life, func(l plan.Life) bool {
		return !slices.ContainsFunc(had, func(old plan.Life) bool { return old.ID == l.ID && old.From == l.From && old.Days == l.Days })
	})
	if i < 0 || a.editor.Typing() {
		return
	}
	fact := a.scene.Life[i]
	in := returnOf(a.snapshot, a.scene.Today)
	back := comeback.Propose(in, fact)
	p := editor.Proposal{Title: fact.Kind.String() + " " + fact.Span().From.Format("Mon 2 Jan") + ", " + phrase.Counted(fact.Days, "day") + ": the way back"}
	if cost, ok := comeback.CostOf(in, fact, back); ok {
		p.Lines = append(p.Lines, editor.Line{Says: cost.Says, Kind: editor.LineWeight})
		p.Lines = append(p.Lines, editor.Line{})
	}
	for _, c := range back.Changes {
		says := c.Is + "   (was " + c.Was + ")"
		p.Lines = append(p.Lines, editor.Line{Head: c.Day.Format("Mon 2 Jan"), Says: says})
	}
	if len(back.Changes) > 0 {
		p.Lines = append(p.Lines, editor.Line{})
	}
	p.Lines = append(p.Lines, editor.Line{Says: back.Why, Kind: editor.LineBeside})
	for _, care := range back.Care {
		p.Lines = append(p.Lines, editor.Line{Says: care, Kind: editor.LineBeside})
	}
	if len(back.Edit.Edits) > 0 {
		p.Edit = back.Edit
	} else {
		p.Title = fact.Kind.String() + " " + fact.Span().From.Format("Mon 2 Jan") + ", " + phrase.Counted(fact.Days, "day")
	}
	p.Lines = append(p.Lines, editor.Line{}, editor.Line{Says: "That you were " + wasWords[fact.Kind] + " is kept either way; u afterwards takes it back.", Kind: editor.LineBeside})
	p.Stands = fact.Kind.String() + " is stored; the way back is a preview"
	if p.Edit == nil {
		p.Stands = fact.Kind.String() + " is stored"
	}
	a.editor.Propose(p, &a.scene)
}

// returnOf is what a return into a plan is made of.
func returnOf(of *store.Snapshot, today calendar.Day) comeback.Input {
	return comeback.Input{Plan: of.Plan, Athlete: &of.Athlete, Done: of.Done, Life: of.Life, Today: today, Begins: of.Begins}
}

// wasWords say a fact of someone.
var wasWords = map[plan.LifeKind]string{plan.Sick: "sick", plan.Injured: "injured", plan.Travel: "away", plan.Holiday: "on holiday"}

// isLife tells the commands that lay a fact of life over the plan.
func isLife(command string) bool {
	_, ok := lifeOf(command)
	return ok
}

// lifeOf gives the kind of life that a command lays over the plan.
func lifeOf(command string) (plan.LifeKind, bool) {
	kind, err := plan.ParseLifeKind(command)
	return kind, err == nil && command != ""
}

// lifeFrom gives the words of such a command with the cursor's day where they
// name none, and the days that they come to, "" while they can't be read.
func (a *App) lifeFrom(kind plan.LifeKind, args []string) (words []string, says string) {
	typing := editor.Typing(&a.scene)
	line := strings.Join(args, " ")
	cut := strings.ReplaceAll(line, "--return", "")
	here := a.editor.Cursor.String()
	fact, err := notation.ParseLife(kind, cut+" "+here, typing)
	if err == nil {
		args = append(slices.Clip(args), here)
	} else if fact, err = notation.ParseLife(kind, cut, typing); err != nil {
		return args, ""
	}
	span := fact.Span()
	if span.From == span.To {
		return args, span.From.Format("Mon 2 Jan")
	}
	return args, span.From.Format("Mon 2 Jan") + " to " + span.To.Format("Mon 2 Jan")
}
