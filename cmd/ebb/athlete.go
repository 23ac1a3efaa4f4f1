package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"

	"ebb/plan"
	"ebb/plan/begin"
	"ebb/plan/calendar"
	"ebb/plan/rules"
	"ebb/store"
	"ebb/tui"
	"ebb/tui/command"
)

var athleteAddCommand = command.Command{
	Name: "athlete add", Reach: command.Screens, Needs: command.Right{Verb: store.Change, Kind: store.Squad}, Use: "NAME [KEY=VALUE ...] [--lately WORDS]", Short: "Add an athlete",
	Example: "ebb athlete add 'Sam Rivera' sport=run easy.run=6:10/km\n" +
		"ebb athlete add 'Kim Berg' --lately 'about 6 h a week for two months'",
	Run: athleteAdd,
}

var athleteListCommand = command.Command{
	Name: "athlete list", Reach: command.Screens, Needs: command.Right{Verb: store.See, Kind: store.Settings}, Short: "Everyone in the store, who needs the coach and why",
	Example: "ebb athlete list\nebb athlete list --json",
	Run:     athleteList,
}

var athleteShowCommand = command.Command{
	Name: "athlete show", Reach: command.Screens, Needs: command.Right{Verb: store.See, Kind: store.Settings}, Use: "[NAME]", Short: "An athlete's settings, with defaults and meaning",
	Example: "ebb athlete show sam",
	Run:     athleteShow,
}

const athleteSetUse = "[NAME] KEY=VALUE ... [--from DATE]"

var athleteSetCommand = command.Command{
	Name: "athlete set", Reach: command.Screens, Needs: command.Right{Verb: store.Change, Kind: store.Settings}, Use: athleteSetUse, Short: "Change an athlete's settings",
	Example: "ebb athlete set sam threshold.run=4:15/km --from 2027-03-01\nebb athlete set available.wed=60 rule.R05='off \"masters group\"'",
	Run:     athleteSet,
}

// athleteDoc is an athlete as --json prints it.
type athleteDoc struct {
	ID       plan.ID      `json:"id"`
	Name     string       `json:"name"`
	Revision *uint64      `json:"revision,omitempty"` // not in a list
	Settings []settingDoc `json:"settings"`
	Squad    *squadDoc    `json:"squad,omitempty"` // of a list, for a coach
}

type settingDoc struct {
	Key   string        `json:"key"`
	Value string        `json:"value"`
	From  *calendar.Day `json:"from"`
}

type athletesDoc struct {
	Ebb      int          `json:"ebb"`
	Athletes []athleteDoc `json:"athletes"`
}

type athleteAddOptions struct{ lately string }

func athleteAddFlags(fs *flag.FlagSet) *athleteAddOptions {
	o := &athleteAddOptions{}
	fs.StringVar(&o.lately, "lately", "", "what was trained up to today: `'6 h a week for two months'`, or a CSV file with date and load")
	return o
}

func athleteAdd(env *command.Env, args []string) error {
	fs := flag.NewFlagSet("athlete add", flag.ContinueOnError)
	o := athleteAddFlags(fs)
	args, err := parseFlags(fs, args)
	if err != nil {
		return err
	}
	var name []string
	var settings []plan.Setting
	for _, word := range args {
		if key, value, ok := strings.Cut(word, "="); ok {
			settings = append(settings, plan.Setting{Key: key, Value: value})
			continue
		}
		name = append(name, word)
	}
	if len(name) == 0 {
		return advise(errors.New("an athlete needs a name"), "ebb athlete add 'Sam Rivera'")
	}
	if err := rules.CheckSettings(settings); err != nil {
		return err
	}
	if o.lately != "" {
		began, err := began(env, o.lately, settings)
		if err != nil {
			return fmt.Errorf("--lately: %w", err)
		}
		settings = append(settings, began...)
	}
	added, err := env.Desk.AddAthlete(strings.Join(name, " "), settings)
	if err != nil {
		return err
	}
	if err := env.Desk.SetLastUsed(added.ID); err != nil {
		return err
	}
	if env.JSON {
		return tellAthlete(env, added)
	}
	p := newPage(env.Out, env.Width, env.Colour)
	p.say("added %s; commands without -a are about %s now", added.Name, added.Name)
	if is := added.On(env.Today); o.lately != "" {
		p.say("the models begin with fitness %s and fatigue %s on %s", figure(is.StartFitness), figure(is.StartFatigue), fullDate(is.StartDate))
	}
	return nil
}

// began gives the settings that the models begin with, of what was trained
// lately: in words, or where the person sits at the machine a file.
func began(env *command.Env, lately string, settings []plan.Setting) ([]plan.Setting, error) {
	a, err := plan.Athlete{Settings: settings}.Resolve()
	if err != nil {
		return nil, err
	}
	if !begin.IsFile(lately) {
		l, err := begin.ParseLately(lately)
		if err != nil {
			return nil, err
		}
		return l.From(&a, env.Today).Settings(), nil
	}
	if env.Desk.Who().Via != "local" {
		return nil, errors.New("files are read on the machine that has the store: say it in words")
	}
	text, err := tui.ReadLoads(lately)
	if err != nil {
		return nil, err
	}
	loads, err := begin.ParseLoads(text, &a, env.Today)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", lately, err)
	}
	return loads.From(&a, env.Today).Settings(), nil
}

func athleteList(env *command.Env, args []string) error {
	if err := noWords(args, "ebb athlete list takes no words; ebb athlete show NAME shows one"); err != nil {
		return err
	}
	athletes, err := env.Desk.Athletes()
	if err != nil {
		return err
	}
	stands, err := standings(env, athletes)
	if err != nil {
		return err
	}
	if env.JSON {
		doc := athletesDoc{schema, []athleteDoc{}}
		for _, a := range athletes {
			one := describe(a)
			if r, ok := stands[a.ID]; ok {
				one.Squad = describeRow(r)
			}
			doc.Athletes = append(doc.Athletes, one)
		}
		return printJSON(env.Out, doc)
	}
	last, err := env.Desk.LastUsed()
	if err != nil {
		return err
	}
	ids := make([]plan.ID, len(athletes))
	for i, a := range athletes {
		ids[i] = a.ID
	}
	p := newPage(env.Out, env.Width, env.Colour)
	if len(athletes) == 0 {
		p.say("There is no athlete yet: ebb athlete add NAME.")
	}
	for _, a := range athletes {
		said := fmt.Sprintf("%s [%s], %s", a.Name, a.ID.Short(ids), a.On(env.Today).Sport)
		if a.ID == last && len(athletes) > 1 {
			said += ", used last"
		}
		p.say("%s", said)
		if r, ok := stands[a.ID]; ok {
			need, figures := standing(r)
			p.item("  ", "", need)
			p.item("  ", "", figures)
		}
	}
	return nil
}

// tellAthlete prints an athlete as JSON.
func tellAthlete(env *command.Env, a plan.Athlete) error {
	at, err := revision(env, a.ID)
	if err != nil {
		return err
	}
	one := describe(a)
	one.Revision = &at
	return printJSON(env.Out, athletesDoc{schema, []athleteDoc{one}})
}

func describe(a plan.Athlete) athleteDoc {
	doc := athleteDoc{ID: a.ID, Name: a.Name, Settings: []settingDoc{}}
	for _, s := range a.Settings {
		one := settingDoc{Key: s.Key, Value: s.Value}
		if s.From != 0 {
			one.From = &s.From
		}
		doc.Settings = append(doc.Settings, one)
	}
	return doc
}

// named finds the athlete that words name, else the one in use.
func named(env *command.Env, words []string) (plan.Athlete, error) {
	name := env.Athlete
	if len(words) > 0 {
		name = strings.Join(words, " ")
	}
	return env.Desk.Athlete(name)
}

func athleteShow(env *command.Env, args []string) error {
	a, err := named(env, args)
	if err != nil {
		return err
	}
	if env.JSON {
		return tellAthlete(env, a)
	}
	p := newPage(env.Out, env.Width, env.Colour)
	p.head("%s", a.Name)
	showSettings(p, a, env.Today)
	for _, s := range a.Settings {
		if strings.HasPrefix(s.Key, "rule.") {
			p.item("  ", s.Key+": ", s.Value)
		}
	}
	later(p, a, env.Today)
	return nil
}

// showSettings lists all settings with their meaning: as a table, or on a
// narrow page one below the other.
func showSettings(p page, a plan.Athlete, today calendar.Day) {
	settings := grid{heads: []string{"setting", "value", "default", "meaning, and what is allowed"}, figures: 4, marked: -1}
	for _, known := range plan.Settings() {
		value, ok := inForce(a, known.Key, today)
		if !ok {
			value = "-"
		}
		settings.rows = append(settings.rows, []string{known.Key, value, first(known.Default, "-"), known.Meaning + "; " + known.Allowed})
	}
	if p.width >= 72 {
		settings.print(p)
		return
	}
	for _, row := range settings.rows {
		p.item("  ", row[0]+": ", fmt.Sprintf("%s (default %s); %s", row[1], row[2], row[3]))
	}
}

// inForce gives the value of a setting on a day: the latest of those from that
// day or before.
func inForce(a plan.Athlete, key string, day calendar.Day) (value string, ok bool) {
	var from calendar.Day
	for _, s := range a.Settings {
		if s.Key == key && s.From <= day && (!ok || s.From >= from) {
			value, from, ok = s.Value, s.From, true
		}
	}
	return value, ok
}

// later tells of settings that are not in force yet.
func later(p page, a plan.Athlete, today calendar.Day) {
	for _, s := range a.Settings {
		if s.From > today {
			p.item("  ", fmt.Sprintf("from %s: ", fullDate(s.From)), s.Key+"="+s.Value)
		}
	}
}

// ruleOf gives the first rule that settings name and that there is.
func ruleOf(settings []plan.Setting) string {
	for _, s := range settings {
		if id, ok := strings.CutPrefix(s.Key, "rule."); ok {
			if r, known := rules.Find(id); known {
				return r.ID
			}
		}
	}
	return "R01"
}

type athleteSetOptions struct{ from string }

func athleteSetFlags(fs *flag.FlagSet) *athleteSetOptions {
	o := &athleteSetOptions{}
	fs.StringVar(&o.from, "from", "", "first day of the new values (since ever)")
	return o
}

func athleteSet(env *command.Env, args []string) error {
	fs := flag.NewFlagSet("athlete set", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	o := athleteSetFlags(fs)
	if err := fs.Parse(args); err != nil {
		return advise(err, "ebb athlete set "+athleteSetUse)
	}
	var name []string
	var settings []plan.Setting
	for _, word := range fs.Args() {
		if key, value, ok := strings.Cut(word, "="); ok {
			settings = append(settings, plan.Setting{Key: key, Value: value})
			continue
		}
		name = append(name, word)
	}
	if len(settings) == 0 {
		return advise(errors.New("which setting?"), "ebb athlete set threshold.run=4:15/km; ebb athlete show lists them all")
	}
	if o.from != "" {
		from, err := calendar.Typing{Today: env.Today}.Whole(o.from)
		if err != nil {
			return fmt.Errorf("--from: %w", err)
		}
		for i := range settings {
			settings[i].From = from
		}
	}
	a, err := named(env, name)
	if err != nil {
		return err
	}
	if err := rules.CheckSettings(settings); err != nil {
		return advise(err, "nothing was changed: ebb why "+ruleOf(settings)+" says what the figures are")
	}
	if a, err = env.Desk.SetAthlete(a.ID, settings); err != nil {
		return advise(err, "nothing was changed: ebb athlete show lists every setting with what it takes")
	}
	if env.JSON {
		return tellAthlete(env, a)
	}
	p := newPage(env.Out, env.Width, env.Colour)
	for _, s := range settings {
		since := ""
		if s.From != 0 {
			since = " from " + fullDate(s.From)
		}
		p.say("%s: %s is %s%s", a.Name, s.Key, s.Value, since)
	}
	return nil
}
