package editor

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/compare"
	"ebb/plan/edit"
	"ebb/plan/outlook"
	"ebb/plan/rules"
	"ebb/tui/frame"
	"ebb/tui/phrase"
	"ebb/tui/screen"
	"ebb/tui/theme"
	"ebb/tui/verdict"
)

// mostFixes is how many fixes of one finding are looked for.
const mostFixes = 3

// fixing is the draft of what would put a finding right: looked for beside, shown
// as a list and on the screen behind it, turned by f, taken by enter.
type fixing struct {
	finding rules.Finding
	of      *outlook.Outlook // the plan that it was looked for in
	in      *verdict.Seen    // what the rules say of that; nil: not known yet
	done    bool             // it was looked for
	fixes   []rules.Fix
	refused *rules.Finding // what stands in the way, where there are none; nil: nothing known
	at      int
	list    proposal
	cursor  calendar.Day // before it was looked for, and where it stood in its day
	item    int
}

// fix looks for what puts the finding here right.
func fix(s *Editor, sc *screen.Scene, _ int) screen.Reply {
	f, _ := s.Finding(sc)
	return s.FixFinding(f, sc)
}

// FixFinding looks for what puts a finding right and previews it.
func (s *Editor) FixFinding(f *rules.Finding, sc *screen.Scene) screen.Reply {
	x := &fixing{finding: *f, cursor: s.Cursor, item: s.Item}
	s.draft, s.sel, s.Run = x, nil, nil
	s.Refresh(sc)
	return screen.Reply{}
}

// pending reports whether it is still to be looked for.
func (x *fixing) pending() bool { return !x.done && x.in != nil }

// here gives the fix that is looked at; nil when there is none.
func (x *fixing) here() *rules.Fix {
	if x.at >= len(x.fixes) {
		return nil
	}
	return &x.fixes[x.at]
}

func (x *fixing) press(s *Editor, msg tea.Msg, sc *screen.Scene) outcome {
	key, pressed := msg.(tea.KeyPressMsg)
	if pressed && key.String() == "f" {
		if len(x.fixes) > 1 {
			x.at = (x.at + 1) % len(x.fixes)
			x.write()
			x.show(s, sc)
		}
		return going
	}
	end := x.list.press(s, msg, sc)
	if end == taken && x.here() == nil {
		end = left
	}
	if end == left {
		x.list.plain = false
	}
	x.show(s, sc)
	return end
}

// show puts the cursor on the first day that a fix changes while the calendar is
// looked at, and back where it stood.
func (x *fixing) show(s *Editor, sc *screen.Scene) {
	fix := x.here()
	switch {
	case !x.list.plain:
		s.Cursor, s.Item = x.cursor, x.item
	case fix != nil:
		s.MoveTo(fix.Changes()[0].Day, sc)
	}
}

// change gives the fix that is looked at. A plan that has changed meanwhile is
// looked at anew.
func (x *fixing) change(_ *Editor, sc *screen.Scene) (edit.Edit, error) {
	if x.of != sc.Outlook || x.in == nil {
		x.of, x.in, x.done, x.fixes, x.refused, x.at = sc.Outlook, sc.Findings, false, nil, nil, 0
		if f, ok := sc.Findings.Find(x.finding.Case); ok {
			x.finding = *f
		} else if sc.Findings != nil { // another put it right
			x.done = true
		}
		x.write()
	}
	if f := x.here(); f != nil {
		return f.Edit, nil
	}
	return nil, errNothingYet
}

func (x *fixing) take(*Editor, *screen.Scene) (screen.Reply, error) {
	return screen.Reply{Edit: x.here().Edit}, nil
}

// found takes up what was looked for, and what stands in the way of it.
func (x *fixing) found(fixes []rules.Fix, refused *rules.Finding) {
	x.fixes, x.refused, x.done = fixes, refused, true
	if len(fixes) == 0 {
		x.in.Unfixable(&x.finding)
	}
	x.write()
}

// write writes the list of the fix that is looked at.
func (x *fixing) write() {
	x.list.Title = "fix: " + verdict.Title(&x.finding)
	x.list.Stands, x.list.keys, x.list.top = "", nil, 0
	fix := x.here()
	lines := []Line{{Says: x.finding.Says + ".", Kind: LineWeight, Sign: verdict.SignOf(x.finding.Severity)}, {}}
	if fix == nil {
		x.list.Edit, x.list.Stands = nil, "there is no fix"
		if x.in == nil || !x.done {
			x.list.Stands = "looking for a fix"
		}
		lines = append(lines, x.without()...)
		x.list.Lines = lines
		return
	}
	x.list.Edit = fix.Edit
	if n := len(x.fixes); n > 1 {
		x.list.Stands = "preview, " + strconv.Itoa(x.at+1) + " of " + strconv.Itoa(n)
		x.list.keys = []string{"f", "another way"}
	}
	changes := fix.Changes()
	if n := weeksOf(fix, changes); n > 1 {
		x.list.Title += ", over " + strconv.Itoa(n) + " weeks"
	}
	// What it does stands before what it changes: of that there may be pages.
	lines = append(lines, Line{Says: "what comes of it", Kind: LineHead})
	lines = append(lines, comesOf(fix)...)
	lines = append(lines, turnsOf(fix)...)
	lines = append(lines, x.stays(fix)...)
	lines = append(lines, Line{}, Line{Says: "what changes", Kind: LineHead})
	for i, d := range changes {
		head := ""
		if i == 0 || changes[i-1].Day != d.Day {
			head = d.Day.Format("Mon 2 Jan")
		}
		lines = append(lines, Line{Head: head, Says: d.Says, Sign: howSigns[d.How]})
	}
	x.list.Lines = lines
}

// weeksOf counts the weeks that changes, in the order of days, lie in.
func weeksOf(fix *rules.Fix, changes []compare.Difference) (n int) {
	last := calendar.Day(0)
	for i := range changes {
		if at, ok := fix.Plan.Locate(changes[i].Day); ok && (n == 0 || at.Start > last) {
			last = at.Start
			n++
		}
	}
	return n
}

// howSigns stand before what becomes of a session.
var howSigns = map[compare.How]Sign{
	compare.Added: {Words: "+", Style: theme.Accent.Bold()}, compare.Removed: {Words: "−", Style: theme.Stress},
	compare.Moved: {Words: "→", Style: theme.Body}, compare.Changed: {Words: "·", Style: theme.Body},
}

// turnsOf lists the findings that a fix takes and brings. One that goes while
// another of its rule and days comes is still there, as it is told then.
func turnsOf(fix *rules.Fix) (lines []Line) {
	add := func(head string, f *rules.Finding) {
		lines = append(lines, Line{Head: head, Says: verdict.Title(f) + ": " + f.Says + ".", Sign: verdict.SignOf(f.Severity)})
	}
	for i := range fix.Gone {
		if f := &fix.Gone[i]; !among(f, fix.Come) {
			add("− goes", f)
		}
	}
	for i := range fix.Come {
		f := &fix.Come[i]
		if among(f, fix.Gone) {
			add("  becomes", f)
		} else {
			add("+ comes", f)
		}
	}
	return lines
}

// stays tells of a fix that is only a first step what is left of the finding.
func (x *fixing) stays(fix *rules.Fix) []Line {
	if slices.ContainsFunc(fix.Gone, func(f rules.Finding) bool { return f.Case == x.finding.Case }) {
		return nil
	}
	left := fix.Verdict.Findings()
	for i := range left {
		if f := &left[i]; f.Case == x.finding.Case {
			return []Line{{Head: "  stays", Says: "as yet: " + f.Says + "; this is the first step.", Sign: verdict.SignOf(f.Severity)}}
		}
	}
	return nil
}

// among reports whether a finding of the same rule, as grave and of the same
// days, is among others.
func among(f *rules.Finding, all []rules.Finding) bool {
	return slices.ContainsFunc(all, func(g rules.Finding) bool {
		return g.Rule == f.Rule && g.Severity == f.Severity && g.From <= f.To && f.From <= g.To
	})
}

// without says why there is nothing to preview.
func (x *fixing) without() []Line {
	rule := x.finding.Rule
	way := Line{}
	if rule.Fix != "" {
		way = Line{Says: "Way out: " + rule.Fix + ".", Kind: LineWeight}
	}
	switch {
	case x.in == nil || !x.done:
		return []Line{{Says: "looking for what puts it right …", Kind: LineBeside}}
	case x.finding.To < x.in.Today:
		return []Line{{Says: "It is over: no change of the plan reaches it.", Kind: LineBeside}}
	case rule.Fix == "":
		return []Line{{Says: "No change of the plan puts this right: it is for you to weigh.", Kind: LineBeside}}
	case x.in.Verdict != nil && !x.in.Verdict.Fixable(&x.finding):
		return []Line{{Says: "ebb proposes no edit for it: where and how is yours to choose.", Kind: LineWeight}, {}, way}
	case x.refused != nil && x.stands(x.refused):
		return []Line{
			{Says: "There is no fix while this stands, which weighs more: put it right first.", Kind: LineWeight},
			{Says: verdict.Title(x.refused) + ": " + x.refused.Says + ".", Sign: verdict.SignOf(x.refused.Severity), Kind: LineWeight},
			{}, way,
		}
	case x.refused != nil:
		in := x.refused
		return []Line{
			{Says: "There is no fix: what would take it away brings", Kind: LineWeight},
			{Says: verdict.Title(in) + ": " + in.Says + ".", Sign: verdict.SignOf(in.Severity), Kind: LineWeight},
			{Says: x.outweighs(in), Kind: LineBeside},
			{}, way, x.before(),
		}
	default:
		return []Line{{Says: "There is no fix: no edit that ebb knows takes it away.", Kind: LineWeight}, {}, way, x.before()}
	}
}

// before names what else weighs on the same days and may have a fix: where much
// is wrong at once, that goes first.
func (x *fixing) before() Line {
	const most = 3
	var names []string
	all := x.in.All()
	for i := range all {
		f := &all[i]
		name := verdict.Title(f)
		if f.Rule == x.finding.Rule || f.From > x.finding.To || f.To < x.finding.From || !x.in.Fixable(f) || slices.Contains(names, name) {
			continue
		}
		if names = append(names, name); len(names) == most {
			break
		}
	}
	if len(names) == 0 {
		return Line{}
	}
	return Line{Says: "Fix first, on the same days: " + strings.Join(names, ", ") + ".", Kind: LineWeight}
}

// stands reports whether a finding is of the plan as it is.
func (x *fixing) stands(f *rules.Finding) bool {
	now, ok := x.in.Find(f.Case)
	return ok && now.Severity >= f.Severity && now.Says == f.Says
}

// outweighs says why what a fix would bring weighs more than what it takes.
func (x *fixing) outweighs(in *rules.Finding) string {
	if in.Rule.Family < x.finding.Rule.Family {
		return "A finding of " + in.Rule.Family.String() + " weighs more than one of " + x.finding.Rule.Family.String() + "."
	}
	return "A fix brings nothing red."
}

// comesOf says in figures what a fix does to the wave and to the races.
func comesOf(f *rules.Fix) (lines []Line) {
	for _, w := range f.Swings() {
		if !w.Had || !w.Has {
			continue
		}
		says := "O of " + w.Name + " stays " + told(w.Is.O, w.Is.Band().String())
		if phrase.Figure(w.Was.O) != phrase.Figure(w.Is.O) {
			says = "O of " + w.Name + " " + told(w.Was.O, w.Was.Band().String()) + " → " + told(w.Is.O, w.Is.Band().String())
		}
		lines = append(lines, Line{Head: "wave", Says: says})
	}
	races, others, more := f.Races(), 0, 0
	for i := range races {
		r := &races[i]
		if phrase.Signed(r.Was.Form) == phrase.Signed(r.Is.Form) && whole(r.Was.Fitness) == whole(r.Is.Fitness) {
			continue
		}
		if r.Event.Priority != plan.A {
			if others++; others > mostRaceDays {
				more++
				continue
			}
		}
		says := r.Event.Name + ": form " + became(r.Was.Form, r.Is.Form, phrase.Signed) + " of " + phrase.Signed(float64(r.From)) + ".." + strconv.Itoa(r.To) +
			", fitness " + became(r.Was.Fitness, r.Is.Fitness, whole)
		lines = append(lines, Line{Head: "race day", Says: says})
	}
	if more > 0 {
		lines = append(lines, Line{Head: "race day", Says: "and of " + phrase.Counted(more, "race") + " besides"})
	}
	last := ""
	for i := range lines {
		if lines[i].Head == last {
			lines[i].Head = ""
		} else {
			last = lines[i].Head
		}
	}
	return lines
}

// mostRaceDays is how many races are told of besides those of priority A.
const mostRaceDays = 3

func told(o float64, band string) string { return whole(o) + " " + band }

func whole(v float64) string { return strconv.Itoa(phrase.Figure(v)) }

// became says a figure before and after, once where it stays.
func became(was, is float64, of func(float64) string) string {
	if of(was) == of(is) {
		return of(is)
	}
	return of(was) + " → " + of(is)
}

// draw draws the rows under a screen while the calendar is looked at.
func (x *fixing) draw(a frame.Area, v *View) int {
	a.Text(0, 0, "▸ ", theme.Accent.Bold())
	a.Text(2, 0, frame.Cut(x.list.Title, a.W-2), theme.Text.Bold())
	fix := x.here()
	says, pairs := x.without()[0].Says, []string{"esc", "back", "tab", "why"}
	if fix != nil {
		says, pairs = fix.Words(), append([]string{"enter", "do it", "esc", "leave", "tab", "the list"}, x.list.keys...)
	}
	switch {
	case a.H < 2:
	case a.H == 2: // the keys before the name: that was on the page
		a.Fill(2, 0, a.W-2, 1, ' ', theme.Default)
		a.Text(2, 0, frame.CutWords(says, a.W-2), theme.Text)
		Pairs(a, 1, pairs...)
	default:
		v.draftSays(a, says)
		Pairs(a, 2, pairs...)
	}
	return -1
}
