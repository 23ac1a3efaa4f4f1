package complete

import (
	"errors"
	"strings"

	"ebb/plan"
	"ebb/plan/notation"
)

// Session gives the ways on in the line of a session, so many at most; before
// and after are the text on both sides of the caret.
func (u *Used) Session(before, after string, most int) []Way {
	st := notation.StandInSession(before)
	if st.Spot == notation.InQuotes || inWord(after) {
		return nil
	}
	w := ways{from: st.From, before: before, after: after, most: most}
	w.typed = before[st.From:]
	w.reads = reading(w.before[:w.from]+after, func(line string) error {
		_, err := notation.ParseSession(line, u.Own)
		return err
	})
	if after == "" {
		u.lines(&w)
	}
	u.words(&w, st)
	return w.all
}

// reading gives how a line is judged: that it can be read, or is right so far;
// where it is wrong without a way in it, that the way adds no fault.
func reading(without string, parse func(line string) error) func(line string) bool {
	base := fault(parse(without))
	return func(line string) bool {
		wrong := fault(parse(line))
		return wrong == nil || base != nil && wrong.Column <= base.Column && wrong.Says == base.Says
	}
}

// fault gives what is wrong with a line; nil when it can be read, or is right
// so far.
func fault(err error) *notation.Error {
	wrong, ok := errors.AsType[*notation.Error](err)
	if !ok || wrong.More {
		return nil
	}
	return wrong
}

// MostLines is how many whole lines are offered at once.
const MostLines = 4

// lines offers whole lines that were written before and begin as this one.
func (u *Used) lines(w *ways) {
	head := len(w.before) - len(strings.TrimLeft(w.before, " "))
	found := 0
	for i := range u.Lines {
		if found == MostLines || w.full() {
			return
		}
		n := len(w.all)
		line := &u.Lines[i]
		w.add(Way{From: head, Text: line.Text, Means: line.means(), Line: true})
		found += len(w.all) - n
	}
}

func (l *Line) means() string {
	if l.weekday {
		return "as before on this day of the week"
	}
	return "as before"
}

// words offers what can stand where the caret is.
func (u *Used) words(w *ways, st notation.Stand) {
	sport := st.Sport
	if sport == plan.NoSport {
		sport = u.Own
	}
	switch {
	case st.Takes != "":
		u.figuresOf(w, st)
	case strings.HasPrefix(w.typed, "@"):
		u.efforts(w, sport, st.Kind)
	case strings.HasPrefix(w.typed, "#"):
		u.tags(w, "#")
	case st.Spot == notation.InSteps:
		u.steps(w, st, sport)
	case w.typed == "" && !st.First:
		u.next(w, st, sport)
	default:
		if st.First || w.typed != "" && letter(w.typed[0]) {
			u.kinds(w, st)
		}
		u.figures(w, st.Kind, efforts)
		for _, mark := range []string{"key", "optional"} {
			if w.typed != "" {
				w.offer(mark, means[mark])
			}
		}
	}
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// kinds offers kinds and sports, those that are typed alike first.
func (u *Used) kinds(w *ways, st notation.Stand) {
	if st.Kind == plan.NoKind {
		for _, k := range plan.Kinds() {
			w.offer(k.String(), means[k.String()])
		}
	}
	if st.Sport == plan.NoSport {
		for _, s := range plan.Sports() {
			w.offer(s.String(), means[s.String()])
		}
	}
	if st.Kind == plan.NoKind {
		for _, k := range plan.StrengthKinds() {
			w.offer(k.String(), means[k.String()])
		}
	}
}

// efforts offers zones and the athlete's own intensities, after those that were
// written for such a session.
func (u *Used) efforts(w *ways, sport plan.Sport, kind plan.Kind) {
	u.figure(w, efforts, kind, true)
	zones := [5]string{"@z1", "@z2", "@z3", "@z4", "@z5"}
	for i, zone := range zones {
		if !w.full() && hasPrefix(zone, w.typed) {
			w.offer(zone, u.zone(i, sport))
		}
	}
	for _, p := range u.paces(sport) {
		w.offer(p.text, p.means)
	}
	u.figure(w, efforts, kind, false)
}

// tags offers the tags that were used, by how often, then those of the notation.
func (u *Used) tags(w *ways, sign string) {
	for _, tag := range u.Tags {
		about := means[tag]
		if about == "" {
			about = "a tag of this plan"
		}
		w.offer(sign+tag, about)
	}
	for _, tag := range notation.KnownTags() {
		w.offer(sign+tag, means[tag])
	}
}

// figuresOf offers the figures that a keyword takes.
func (u *Used) figuresOf(w *ways, st notation.Stand) {
	if st.Takes == "tag" {
		u.tags(w, "")
		return
	}
	of, ok := keywords[st.Takes]
	switch {
	case st.Takes == "at":
		of = times
	case st.Takes == "climb":
		of = climbs
	case st.Takes == "descent":
		of = descents
	case !ok:
		return
	}
	offer := func(text string) {
		w.offer(strings.TrimLeft(strings.TrimPrefix(text, st.Takes+" "), "+-"), figureMeans[of])
	}
	for _, f := range u.fields[of] {
		offer(f.text)
	}
	for _, text := range examples[of] {
		offer(text)
	}
}

// figures offers the figures that begin as what is typed, but for one sort.
func (u *Used) figures(w *ways, kind plan.Kind, but value) {
	if w.typed == "" {
		return
	}
	for of := range values {
		if of == but {
			continue
		}
		u.figure(w, of, kind, true)
		u.figure(w, of, kind, false)
		for _, text := range examples[of] {
			w.offer(text, figureMeans[of])
		}
	}
}

// figure offers the figures of one sort that were written in sessions of a kind,
// or in those of others.
func (u *Used) figure(w *ways, of value, kind plan.Kind, same bool) {
	for i := range u.fields[of] {
		if f := &u.fields[of][i]; (f.kind == kind) == same {
			w.offer(f.text, figureMeans[of])
		}
	}
}

// next offers what may follow where nothing is typed yet: of each sort what was
// written most, how long first.
func (u *Used) next(w *ways, st notation.Stand, sport plan.Sport) {
	if st.Kind == plan.NoKind && st.Sport != plan.NoSport {
		for _, k := range plan.Kinds()[:9] {
			w.offer(k.String(), means[k.String()])
		}
		for _, k := range plan.StrengthKinds() {
			w.offer(k.String(), means[k.String()])
		}
	}
	most := w.most
	for of := range values {
		if st.Sized && of <= distances { // one of the two is enough
			continue
		}
		w.most = min(most, len(w.all)+2+2*toInt(of == durations))
		u.figure(w, of, st.Kind, true)
		w.most = min(w.most, len(w.all)+1)
		for _, text := range examples[of] {
			w.offer(text, figureMeans[of])
		}
	}
	w.most = min(most, len(w.all)+3)
	u.tags(w, "#")
	w.most = most
	w.offer("!", means["!"])
	w.offer("?", means["?"])
	for i := range u.Lines {
		if l := &u.Lines[i]; l.Steps != "" && l.Kind == st.Kind && l.Sport == sport {
			w.offer(": "+l.Steps, "steps, as before")
		}
	}
}

func toInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// steps offers the steps of earlier sessions of the kind, whole where none is
// written yet, and then one by one.
func (u *Used) steps(w *ways, st notation.Stand, sport plan.Sport) {
	if !st.First {
		u.efforts(w, sport, st.Kind)
		return
	}
	colon := strings.LastIndex(w.before, ": ") + len(": ")
	fresh := strings.TrimSpace(w.before[colon:]) == w.typed
	for i := range u.Lines {
		if l := &u.Lines[i]; fresh && l.Steps != "" && l.Kind == st.Kind {
			w.offer(l.Steps, "steps, as before")
		}
	}
	for i := range u.Lines {
		if l := &u.Lines[i]; l.Kind == st.Kind {
			for _, step := range parts(l.Steps) {
				w.offer(step, "a step, as before")
			}
		}
	}
	for _, step := range []string{"20m @2", "5x(4m @9, 2m @2)", "8x(1m @8, 2m @2)", "3k @4"} {
		w.offer(step, "a step")
	}
	if w.typed != "" {
		for _, s := range plan.Sports() {
			w.offer(s.String(), means[s.String()])
		}
	}
}

// parts cuts steps at the commas that stand in no bracket and in no quotes.
func parts(steps string) (all []string) {
	depth, quoted, from := 0, false, 0
	for i := 0; i < len(steps); i++ {
		switch c := steps[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '(':
			depth++
		case c == ')':
			depth--
		case c == ',' && depth == 0:
			all = append(all, steps[from:i])
			from = min(i+2, len(steps))
		}
	}
	if from < len(steps) {
		all = append(all, steps[from:])
	}
	return all
}
