package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"ebb/plan"
	"ebb/plan/compare"
	"ebb/plan/edit"
	"ebb/plan/notation"
	done "ebb/plan/report"
	"ebb/plan/rewrite"
	"ebb/store"
	"ebb/store/safe"
	"ebb/tui/command"
)

const importUse = "FILE ... [--replace SEASON] [--yes]"

// planFileWords says what becomes of a plan file.
const planFileWords = `A plan file (ebb export plan writes one) becomes a new season, with its events, of
the athlete that -a names, else of the one it names itself. It must not overlap with
a season that is there: --replace NAME puts it in the place of that one, after
showing what changes; sessions that are in both keep their ids. - reads standard
input. With a mistake in it nothing is stored, and each is shown with its line.`

type importOptions struct {
	replace string
	yes     bool
}

func importFlags(fs *flag.FlagSet) *importOptions {
	o := &importOptions{}
	fs.StringVar(&o.replace, "replace", "", "a plan file: the `SEASON` that it takes the place of")
	fs.BoolVar(&o.yes, "yes", false, "replace the season without asking")
	return o
}

// importing is a file on its way in.
type importing struct {
	name    string
	file    io.Reader
	options *importOptions
}

// isPlanFile reports whether a file begins as a plan file does: with ebb and a
// version, behind comments and blank lines.
func isPlanFile(head []byte) bool {
	head = bytes.TrimPrefix(head, []byte("\ufeff"))
	for line := range bytes.Lines(head) {
		switch line = bytes.TrimSpace(line); {
		case len(line) == 0 || line[0] == '#':
		default:
			return bytes.HasPrefix(line, []byte("ebb ")) || bytes.Equal(line, []byte("ebb"))
		}
	}
	return bytes.HasPrefix(bytes.TrimSpace(head), []byte("#"))
}

// importPlan makes a season of a plan file.
func importPlan(env *command.Env, in importing) (one importedFile, err error) {
	text, err := io.ReadAll(io.LimitReader(in.file, notation.MostFileBytes+1))
	if err != nil {
		return one, plainly(err)
	}
	if len(text) > notation.MostFileBytes {
		return one, fmt.Errorf("it has more than the %d MiB that are read", notation.MostFileBytes>>20)
	}
	s, f, made, err := readPlan(env, in.name, text)
	if err != nil {
		return one, err
	}
	if f.Part != notation.SeasonFile {
		return one, errors.New("it is a part of a season: ebb edit takes such a text, ebb import whole seasons")
	}
	p := newPage(env.Err, env.Width, false)
	for _, words := range notKept(f.Comments) {
		p.say("%s", words)
	}
	for _, r := range f.Remarks {
		p.say("A remark: %s.", r)
	}
	if in.options.replace != "" {
		return s.replaceSeason(f, in.options)
	}
	return s.addSeason(f, made)
}

// readPlan reads a plan file for the athlete that is meant; in an empty store
// that is a new one, stored with the season.
func readPlan(env *command.Env, name string, text []byte) (s *sheet, f notation.File, made bool, err error) {
	if f, err = notation.ParseFile(name, text, notation.FileReading{Sport: plan.Run}); err != nil {
		return nil, f, false, tellFaults(env, err)
	}
	inside := *env
	if inside.Athlete == "" {
		inside.Athlete = f.Athlete
	}
	s, err = openSheet(&inside)
	var nobody *store.NoAthlete
	switch {
	case errors.As(err, &nobody) && len(nobody.Some) == 0 && env.Athlete == "":
		who, err := plan.Athlete{Name: first(f.Athlete, env.Desk.Who().Person)}.Resolve()
		if err != nil {
			return nil, f, false, err
		}
		s, made = newSheet(&inside, &store.Snapshot{Athlete: who, Branch: store.Main}), true
	case errors.As(err, &nobody) && nobody.Name != "" && env.Athlete == "":
		return nil, f, false, fmt.Errorf("it is the plan of %s, who is not here: -a NAME says whose season it becomes", f.Athlete)
	case err != nil:
		return nil, f, false, err
	}
	if f, err = notation.ParseFile(name, text, notation.FileReading{Sport: s.sport(f.Season.Start)}); err != nil {
		return nil, f, false, tellFaults(env, err)
	}
	return s, f, made, nil
}

// tellFaults shows each line that is wrong, and gives the sum of it.
func tellFaults(env *command.Env, err error) error {
	faults, ok := errors.AsType[notation.FileErrors](err)
	if !ok {
		return err
	}
	for _, one := range faults.All {
		for i, line := range strings.Split(strings.TrimSuffix(one.Report(), "\n"), "\n") {
			begin := "     "
			if i == 0 {
				begin = "ebb: "
			}
			fmt.Fprintln(env.Err, begin+safe.Text(line))
		}
	}
	if rest := faults.Rest(); rest != "" {
		return errors.New(rest)
	}
	return errors.New(count(len(faults.All), "line") + " can't be read")
}

// addSeason stores a new season with the events that are not there yet.
func (s *sheet) addSeason(f notation.File, made bool) (one importedFile, err error) {
	change := edit.Batch{Title: fmt.Sprintf("season \"%s\" imported", f.Season.Name), Edits: []edit.Edit{edit.AddSeason{Season: s.newSeason(f.Season)}}}
	events := 0
	for _, e := range f.Events {
		at := slices.IndexFunc(s.plan.Events, func(old plan.Event) bool { return old.Name == e.Name && old.From == e.From })
		if at >= 0 {
			name := fmt.Sprintf("event \"%s\" on %s", e.Name, fullDate(e.From))
			if old := s.plan.Events[at]; notation.PrintEvent(old, plan.NoSport) == notation.PrintEvent(e, plan.NoSport) {
				one.Same = append(one.Same, name)
			} else {
				newPage(s.env.Err, s.env.Width, false).say("The %s is here already, otherwise than in the file: it stays as it is.", name)
			}
			continue
		}
		e.ID = s.env.NewID()
		e.Plan = s.newSessions(e.Plan)
		change.Edits = append(change.Edits, edit.AddEvent{Event: e})
		events++
	}
	if _, err := edit.Apply(s.plan, change); err != nil { // before an athlete is made for it
		return one, s.inTheWay(f.Season, err)
	}
	if err := s.enrol(made); err != nil {
		return one, err
	}
	if err := s.apply(change); err != nil {
		return one, s.inTheWay(f.Season, err)
	}
	one.Added = []string{fmt.Sprintf("season \"%s\" of %s from %s, %s and %s", f.Season.Name, s.athlete.Name, fullDate(f.Season.Start),
		count(weeksOf(f.Season), "week"), count(events, "event"))}
	one.Same = append([]string{}, one.Same...)
	return one, nil
}

// inTheWay says which season a new one would lie over, in the place of the
// error that says so in days.
func (s *sheet) inTheWay(m plan.Macrocycle, err error) error {
	if _, ok := errors.AsType[edit.Overlap](err); !ok {
		return err
	}
	for _, old := range s.plan.Seasons {
		if old.Span().Overlaps(m.Span()) {
			return fmt.Errorf("it would lie over the season \"%s\" from %s to %s: give it another start, or --replace \"%s\" puts it in that one's place",
				old.Name, old.Start, old.Span().To, old.Name)
		}
	}
	return err
}

func weeksOf(m plan.Macrocycle) (n int) {
	for _, b := range m.Blocks {
		n += len(b.Weeks)
	}
	return n
}

// newSeason gives a season with new ids for all that is in it.
func (s *sheet) newSeason(m plan.Macrocycle) plan.Macrocycle {
	m.ID = s.env.NewID()
	m.Blocks = slices.Clone(m.Blocks)
	for b := range m.Blocks {
		block := &m.Blocks[b]
		block.ID, block.Weeks = s.env.NewID(), slices.Clone(block.Weeks)
		for w := range block.Weeks {
			block.Weeks[w].ID = s.env.NewID()
			block.Weeks[w].Sessions = s.newSessions(block.Weeks[w].Sessions)
		}
	}
	return m
}

func (s *sheet) newSessions(sessions []plan.Session) []plan.Session {
	sessions = slices.Clone(sessions)
	for i := range sessions {
		sessions[i].ID = s.env.NewID()
	}
	return sessions
}

// replaceSeason makes a season that is there what the file says, after asking.
func (s *sheet) replaceSeason(f notation.File, o *importOptions) (one importedFile, err error) {
	old, err := s.seasonNamed(o.replace)
	if err != nil {
		return one, err
	}
	of := rewrite.Part{Extent: notation.SeasonFile, Season: old.ID}
	r, err := rewrite.Replace(s.plan, of, f, s.sport(old.Start), s.env.NewID)
	if err != nil {
		return one, err
	}
	one.Added, one.Same = []string{}, []string{}
	if r.Edit == nil {
		one.Same = append(one.Same, fmt.Sprintf("season \"%s\"", old.Name))
		return one, nil
	}
	if err := s.agreeToReplace(old, r, o); err != nil {
		return one, err
	}
	was := s.plan
	if err := s.apply(r.Edit); err != nil {
		return one, err
	}
	one.Added = append(one.Added, fmt.Sprintf("season \"%s\" in the place of \"%s\": %s", f.Season.Name, old.Name, r.Says))
	one.Also = append(compare.First(was, s.plan, s.sport(s.today)), s.displaced(was)...)
	return one, nil
}

// seasonNamed finds a season by its name.
func (s *sheet) seasonNamed(name string) (plan.Macrocycle, error) {
	var found []plan.Macrocycle
	for _, m := range s.plan.Seasons {
		if strings.EqualFold(m.Name, name) {
			found = append(found, m)
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return plan.Macrocycle{}, fmt.Errorf("%s has no season \"%s\": %s", s.athlete.Name, name, s.seasonsWords())
	default:
		return plan.Macrocycle{}, fmt.Errorf("%s has %d seasons \"%s\": rename one with ebb edit season DATE", s.athlete.Name, len(found), name)
	}
}

// displaced says how much of what was done lies besides the plan of its day since
// the plan was another.
func (s *sheet) displaced(was plan.Plan) []string {
	switch n := done.Displaced(&was, &s.plan, s.snap.Records); n {
	case 0:
		return nil
	case 1:
		return []string{"1 session that was done is on another day now: what was done stays on its day."}
	default:
		return []string{count(n, "session") + " that were done are on other days now: what was done stays on its day."}
	}
}

// mostShown is how many differences are shown before it is asked.
const mostShown = 20

// agreeToReplace shows what changes, and asks.
func (s *sheet) agreeToReplace(old plan.Macrocycle, r rewrite.Rewrite, o *importOptions) error {
	if o.yes {
		return nil
	}
	p := newPage(s.env.Err, s.env.Width, false)
	p.say("Season \"%s\" of %s would change: %s.", old.Name, s.athlete.Name, r.Says)
	for _, words := range compare.First(s.plan, r.Plan, s.sport(s.today)) {
		p.say("%s", words)
	}
	all := compare.Plans(s.plan, r.Plan, s.sport(s.today))
	for _, d := range all[:min(len(all), mostShown)] {
		p.item("  ", dayMonth(d.Day)+", ", fmt.Sprintf("%s: %s", d.How, d.Says))
	}
	if more := len(all) - mostShown; more > 0 {
		p.say("and %d more.", more)
	}
	return agreed(s.env, "a season is replaced", "Replace it?")
}
