package main

import (
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/rules"
	answer "ebb/plan/why"
	"ebb/store"
	"ebb/store/safe"
)

// Completion by tab. Nothing here may fail aloud or take long: a store that
// can't be read completes nothing. What is offered is told apart by a
// description, which shells show beside it.

type completion = func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective)

const noFiles = cobra.ShellCompDirectiveNoFileComp

// oneOf completes one of some words.
func oneOf(words ...string) completion {
	return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) { return words, noFiles }
}

// offer writes a word with its description, safe for the shell that prints it.
func offer(word, says string) string {
	clean := func(s string) string { return strings.ReplaceAll(safe.Text(s), "\t", " ") }
	return clean(word) + "\t" + clean(says)
}

// quietly gives where the call is, with nothing said and nothing waited for.
func (sh *shell) quietly() (place, bool) {
	loud := sh.err
	sh.err = discard{}
	here, err := sh.surroundings(os.Getenv)
	sh.err = loud
	return here, err == nil
}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }

// athletes completes the names of the store.
func (sh *shell) athletes(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	here, ok := sh.quietly()
	if !ok {
		return nil, noFiles
	}
	athletes, err := here.env.Desk.Athletes()
	if err != nil {
		return nil, noFiles
	}
	words := make([]string, len(athletes))
	for i, a := range athletes {
		name := a.Name
		if typed != "" && strings.HasPrefix(strings.ToLower(name), typed) { // shells offer what begins as it was typed
			name = strings.ToLower(name)
		}
		words[i] = offer(name, a.On(here.env.Today).Sport.String())
	}
	return words, noFiles
}

// branches completes the branches of the athlete.
func (sh *shell) branches(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	here, ok := sh.quietly()
	if !ok {
		return nil, noFiles
	}
	who, err := here.env.Desk.Athlete(here.env.Athlete)
	if err != nil {
		return nil, noFiles
	}
	all, err := here.env.Desk.Branches(who.ID)
	if err != nil {
		return nil, noFiles
	}
	words := make([]string, len(all))
	for i, b := range all {
		words[i] = offer(b.Name, branchLine(b, zoneOf(here.env)))
	}
	return words, noFiles
}

// sheetBehind reads the athlete's plan for completion; nil when there is none.
func (sh *shell) sheetBehind() *sheet {
	here, ok := sh.quietly()
	if !ok {
		return nil
	}
	s, err := planSheet(here.env)
	if err != nil {
		return nil
	}
	return s
}

// days completes a day: the words for one, then what counts from a race.
func (sh *shell) days(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	s := sh.sheetBehind()
	if s == nil {
		return dayWords(calendar.Typing{Today: 0}, typed, false), noFiles
	}
	return dayWords(s.typing(false), typed, true), noFiles
}

// weekdays and offsets are the dates that completion offers.
var daysTyped = []string{
	"today", "tomorrow", "yesterday", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
	"+1d", "+1w", "+2w", "+4w", "-1d", "-1w", "race-21d", "race",
}

// dayWords offers days, each with the date that it is; a race by its name.
func dayWords(typing calendar.Typing, typed string, dated bool) []string {
	words := make([]string, 0, len(daysTyped)+len(typing.Races))
	for _, word := range daysTyped {
		day, err := typing.Whole(word)
		switch {
		case !dated && !strings.HasPrefix(word, "race"):
			words = append(words, word)
		case dated && err == nil:
			words = append(words, offer(word, fullDate(day)))
		}
	}
	for _, r := range typing.Races {
		if r.Day >= typing.Today && strings.HasPrefix(typed, "r") {
			words = append(words, offer("race:"+calendar.Plain(r.Name), fullDate(r.Day)))
		}
	}
	return words
}

// behind and ahead are the days around today whose sessions completion offers.
const (
	behind = 2 * calendar.Week
	ahead  = 5 * calendar.Week
)

// sessions completes the id of a session near today, with its day and line, and
// days.
func (sh *shell) sessions(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	s := sh.sheetBehind()
	if s == nil {
		return dayWords(calendar.Typing{}, typed, false), noFiles
	}
	ids := append(sessionIDs(s.plan), s.snap.Else...)
	var words []string
	for day := s.today - behind; day <= s.today+ahead; day++ {
		for _, x := range s.plan.SessionsOn(day) {
			words = append(words, offer(x.ID.Short(ids), dayMonth(day)+": "+s.line(x, day)))
		}
	}
	return append(words, dayWords(s.typing(false), typed, true)...), noFiles
}

// events completes the name of an event.
func (sh *shell) events(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	s := sh.sheetBehind()
	if s == nil {
		return nil, noFiles
	}
	var words []string
	for _, e := range s.plan.Events {
		words = append(words, offer(e.Name, e.Priority.String()+" "+fullDate(e.From)))
	}
	return words, noFiles
}

// blocks completes the first day of a block or week of the plan, and days.
func (sh *shell) blocks(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	s := sh.sheetBehind()
	if s == nil {
		return dayWords(calendar.Typing{}, typed, false), noFiles
	}
	words := dayWords(s.typing(false), typed, true)
	for at := range s.plan.Weeks() {
		if b := s.plan.Block(at); at.Week == 0 {
			words = append(words, offer(at.Start.String(), b.Name+", "+string(b.Phase)))
		}
	}
	return words, noFiles
}

// lives completes the id of a fact of life.
func (sh *shell) lifeFacts(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	s := sh.sheetBehind()
	if s == nil {
		return nil, noFiles
	}
	var words []string
	for _, l := range s.snap.Life {
		words = append(words, offer(l.ID.Short(s.lifeIDs()), lifeLine(l)))
	}
	return words, noFiles
}

// mutes completes the id of what is muted.
func (sh *shell) mutes(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	s := sh.sheetBehind()
	if s == nil {
		return nil, noFiles
	}
	var words []string
	for _, m := range s.plan.Mutes {
		words = append(words, offer(m.ID.Short(muteIDs(s.plan)), m.Rule+" "+edit.MutedAt(s.plan, m)+": "+m.Reason))
	}
	return words, noFiles
}

// blockNames completes the name of a block that is not over.
func (sh *shell) blockNames(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	s := sh.sheetBehind()
	if s == nil {
		return nil, noFiles
	}
	var words []string
	for at := range s.plan.Weeks() {
		if b := s.plan.Block(at); at.Week == 0 && s.plan.BlockSpan(at).To >= s.today {
			words = append(words, offer(b.Name, string(b.Phase)+" from "+fullDate(at.Start)))
		}
	}
	return words, noFiles
}

// settings completes the athlete's name or a setting.
func (sh *shell) settings(cmd *cobra.Command, words []string, typed string) ([]string, cobra.ShellCompDirective) {
	var keys []string
	for _, known := range plan.Settings() {
		keys = append(keys, offer(known.Key+"=", known.Meaning))
	}
	if len(words) > 0 {
		return keys, noFiles | cobra.ShellCompDirectiveNoSpace
	}
	names, _ := sh.athletes(cmd, words, typed)
	return append(names, keys...), noFiles
}

// reports completes what ebb log takes.
func (sh *shell) reports(_ *cobra.Command, words []string, typed string) ([]string, cobra.ShellCompDirective) {
	states := []string{"done\tas planned", "partly\ta part of it: partly 40m", "instead\tsomething else: instead bike easy 1h", "skipped\tnot done", "nothing\tan empty day"}
	if len(words) > 0 {
		return states, noFiles
	}
	if s := sh.sheetBehind(); s != nil {
		return append(states, dayWords(s.typing(true), typed, true)...), noFiles
	}
	return append(states, dayWords(calendar.Typing{}, typed, false)...), noFiles
}

// feelings completes what ebb feel takes.
func (sh *shell) feelings(cmd *cobra.Command, words []string, typed string) ([]string, cobra.ShellCompDirective) {
	name, _, marking := strings.Cut(typed, "=")
	all := []string{"hurt\tsomething hurts", "ill\tnot well"}
	for _, m := range plan.Marks() {
		if !marking {
			all = append(all, offer(m.Name+"=", m.Words[0]+" to "+m.Words[4]))
			continue
		}
		for i, word := range m.Words {
			if m.Name == name {
				all = append(all, offer(m.Name+"="+strconv.Itoa(i+1), word))
			}
		}
	}
	if len(words) == 0 && !marking {
		days, _ := sh.days(cmd, words, typed)
		all = append(all, days...)
	}
	return all, noFiles | cobra.ShellCompDirectiveNoSpace
}

// keyWords completes the words of ebb athlete key.
func (sh *shell) keyWords(cmd *cobra.Command, words []string, typed string) ([]string, cobra.ShellCompDirective) {
	verbs := []string{"list\tkeys and codes that are open", "add\ta public key from a file", "rm\trevoke a key, take back a code"}
	switch {
	case len(words) > 0 && words[len(words)-1] == "add":
		return nil, cobra.ShellCompDirectiveDefault
	case len(words) > 0 && words[len(words)-1] == "rm":
		return sh.keyNames(words[:len(words)-1]), noFiles
	case len(words) == 0:
		names, _ := sh.athletes(cmd, words, typed)
		return append(verbs, names...), noFiles
	}
	return verbs, noFiles
}

// keyNames gives the keys and codes of the athlete that words name.
func (sh *shell) keyNames(words []string) (all []string) {
	here, ok := sh.quietly()
	if !ok {
		return nil
	}
	who, err := named(here.env, words)
	if err != nil {
		return nil
	}
	keys, _ := here.env.Desk.Keys(who.ID) // what can't be read completes nothing
	for _, e := range keys {
		if e.Role != 0 && e.Kind != store.AttachKey {
			all = append(all, offer(e.Fingerprint, e.Person+" "+e.Label))
		}
	}
	codes, _ := here.env.Desk.Invitations(who.ID)
	for _, c := range codes {
		all = append(all, offer(c.Name, "the code for "+c.Person))
	}
	return all
}

// byName says what completes the words of commands; the others take a day where
// their line of use has one.
func (sh *shell) byName(name string) completion {
	switch name {
	case "mv", "rm":
		return sh.sessions
	case "block", "season", "oscillation":
		return sh.blocks
	case "event rm", "coverage", "fuel":
		return sh.events
	case "life rm", "life return":
		return sh.lifeFacts
	case "athlete set":
		return sh.settings
	case "log":
		return sh.reports
	case "feel":
		return sh.feelings
	case "athlete key":
		return sh.keyWords
	case "edit":
		return func(cmd *cobra.Command, words []string, typed string) ([]string, cobra.ShellCompDirective) {
			if len(words) > 0 {
				return sh.days(cmd, words, typed)
			}
			days, _ := sh.days(cmd, words, typed)
			return append([]string{"season\tall of it, with its events", "block\tits weeks", "week\tits days"}, days...), noFiles
		}
	case "why":
		return func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			words, _ := aRule(cmd, args, typed)
			for _, t := range answer.Topics() {
				words = append(words, offer(t.Name, t.Short))
			}
			return words, noFiles
		}
	case "library list":
		return libraryListed
	case "library show", "library rm":
		return sh.libraryNames
	case "library add":
		return sh.libraryAdded
	case "library import":
		return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveDefault
		}
	case "mute":
		return aRule
	case "unmute":
		return sh.mutes
	case "import", "backup", "restore":
		return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveDefault
		}
	case "export":
		return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			var words []string
			for _, f := range exportFormats() {
				words = append(words, offer(f.name, f.short))
			}
			return words, noFiles
		}
	}
	return nil
}

// aRule completes the name of a rule.
func aRule(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	var words []string
	for _, r := range rules.All() {
		words = append(words, offer(r.Name, r.Statement))
	}
	return words, noFiles
}

// words gives what completes the words of a command.
func (sh *shell) words(e entry) completion {
	if by := sh.byName(e.Name); by != nil {
		if strings.HasPrefix(e.Name, "library ") || e.Name == "feel" || e.Name == "athlete key" { // some take several words
			return by
		}
		return sh.first(e, by)
	}
	switch {
	case strings.HasPrefix(e.Name, "athlete "):
		return sh.athletes
	case strings.HasPrefix(e.Name, "branch ") || e.Name == "diff":
		return sh.branches
	case strings.Contains(e.Use, "DATE"):
		return sh.first(e, sh.days)
	default:
		return cobra.NoFileCompletions
	}
}

// first completes the first word of a command, and days after it where it takes
// two; behind them stands a line, of which the shell knows nothing.
func (sh *shell) first(e entry, by completion) completion {
	return func(cmd *cobra.Command, words []string, typed string) ([]string, cobra.ShellCompDirective) {
		switch {
		case len(words) == 0, e.Name == "athlete set", e.Name == "log" && len(words) == 1, e.Name == "edit" && len(words) == 1, strings.HasPrefix(e.Name, "import"):
			return by(cmd, words, typed)
		case len(words) == 1 && (e.Name == "mv" || e.Name == "swap" || e.Name == "mute" || e.Name == "why"):
			return sh.days(cmd, words, typed)
		default:
			return nil, noFiles
		}
	}
}

// completes lets a flag of a command complete.
func completes(cmd *cobra.Command, flag string, by completion) {
	if err := cmd.RegisterFlagCompletionFunc(flag, by); err != nil {
		panic(err) //nolint:forbidigo // a fault of the table: there is no such flag
	}
}
