package main

import (
	"errors"
	"flag"
	"fmt"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/rules"
	"ebb/store"
	"ebb/tui/command"
	"ebb/tui/verdict"
)

const muteUse = "RULE [DATE | --block NAME] REASON"

var muteCommand = command.Command{
	Name: "mute", Reach: command.Screens, Needs: command.Right{Verb: store.Change, Kind: store.Plans}, Use: muteUse, Short: "Keep what a rule says of one case, or of a block, from being told",
	Example: "ebb mute R15 sun 'she asked for a hard month'\nebb mute heat-acclimation 'there is no heat at home'\nebb mute R07 --block 'Specific 1' 'back-to-back days on purpose'",
	Run:     mute,
}

var unmuteCommand = command.Command{
	Name: "unmute", Reach: command.Screens, Needs: command.Right{Verb: store.Change, Kind: store.Plans}, Use: "ID|RULE", Short: "Let it be told again",
	Example: "ebb unmute 7kq4\nebb unmute R15",
	Run:     unmute,
}

// muteWords says how ebb mute reads its words.
const muteWords = "DATE is a day of the finding, and may be left out where the rule finds one thing\n" +
	"only from today on. With --block all that the rule finds in that block is muted.\n" +
	"The reason is kept: ebb check --muted lists what is muted and why, ebb unmute\n" +
	"takes it back, and so does ebb undo. A mute belongs to the plan of its branch and\n" +
	"moves along with what it is about. For all plans of an athlete a rule is turned\n" +
	"off: ebb athlete set rule.R15='off \"reason\"'."

// wantsMute is what ebb mute was asked for.
type wantsMute struct {
	rule   *rules.Rule
	block  string       // its name; "" for a case
	day    calendar.Day // of the case; 0: the only one
	reason string
}

func mute(env *command.Env, args []string) error {
	s, err := openSheet(env)
	if err != nil {
		return err
	}
	want, err := s.readMute(args)
	if err != nil {
		return err
	}
	mutes, err := s.muted(want)
	if err != nil {
		return err
	}
	edits := make([]edit.Edit, len(mutes))
	for i, m := range mutes {
		edits[i] = edit.Mute{Mute: m, Called: called(m.Rule)}
	}
	e := joined(edits[:len(edits)-1], edits[len(edits)-1])
	return s.tellMute(e)
}

// tellMute stores an edit of mutes and says what it did.
func (s *sheet) tellMute(e edit.Edit) error {
	words := edit.Words(s.plan, e)
	if err := s.apply(e); err != nil {
		return err
	}
	if s.env.JSON {
		return printJSON(s.env.Out, editDoc{Ebb: schema, Athlete: s.athlete.Name, Words: words, Revision: s.snap.Revision, Also: []string{}})
	}
	p := newPage(s.env.Out, s.env.Width, s.env.Colour)
	p.say("%s%s", words, s.onBranch())
	p.say("ebb undo takes it back.")
	return nil
}

func muteFlags(fs *flag.FlagSet) {
	fs.String("block", "", "all that the rule finds in the block of this name")
}

// readMute reads the words of ebb mute. Within the screens they come as they
// were typed, quotes and flag among them.
func (s *sheet) readMute(args []string) (want wantsMute, err error) {
	want.block, args = cutBlock(args)
	if len(args) == 0 {
		return want, advise(errors.New("which rule?"), "ebb mute R15 sun 'reason'; ebb check names those that do not hold")
	}
	r, ok := rules.Find(args[0])
	if !ok {
		return want, advise(fmt.Errorf("there is no rule “%s”", args[0]), "rules are R01 to R44, or a name: "+strings.Join(nearRules(args[0]), ", "))
	}
	want.rule, args = r, args[1:]
	line := strings.Join(args, " ")
	day, rest, noDay := s.typing(false).Read(line)
	switch before, reason, quoted := strings.Cut(line, `"`); {
	case quoted:
		want.reason = strings.Trim(reason, `" `)
		if before = strings.TrimSpace(before); before != "" {
			want.day, err = s.typing(false).Whole(before)
		}
	case noDay != nil, len(args) == 1 && rest != "": // one word of the shell is a reason as it stands
		want.reason = line
	default:
		want.day, want.reason = day, rest
	}
	if err == nil && want.reason == "" {
		err = advise(fmt.Errorf("%s is muted with a reason: why may it be?", r.ID), "ebb mute "+muteUse)
	}
	return want, err
}

// cutBlock takes --block NAME out of words, quotes around the name too.
func cutBlock(args []string) (name string, rest []string) {
	for i, word := range args {
		name, after := strings.CutPrefix(word, "--block=")
		end := i + 1
		switch {
		case after:
		case word != "--block" || end == len(args):
			continue
		default:
			name = args[end]
			end++
		}
		for strings.HasPrefix(name, `"`) && (len(name) == 1 || !strings.HasSuffix(name, `"`)) && end < len(args) {
			name += " " + args[end]
			end++
		}
		return strings.Trim(name, `"`), append(args[:i:i], args[end:]...)
	}
	return "", args
}

// muted gives the mutes that were asked for: one, or those of all that the rule
// finds on a day.
func (s *sheet) muted(want wantsMute) ([]plan.Mute, error) {
	if want.block != "" {
		id, err := s.findBlock(want.block)
		return []plan.Mute{{ID: s.env.NewID(), Rule: want.rule.ID, Of: id, Reason: want.reason}}, err
	}
	var found []rules.Finding
	for _, f := range s.judged(want.day).Findings() {
		if f.Rule == want.rule && (want.day == 0 || f.From <= want.day && want.day <= f.To) {
			found = append(found, f)
		}
	}
	switch {
	case len(found) == 0 && want.day != 0:
		return nil, amiss(advise(fmt.Errorf("%s finds nothing on %s", want.rule.ID, fullDate(want.day)), "ebb check --severity info tells what there is; --block NAME mutes it in a block before it finds anything"))
	case len(found) == 0:
		return nil, amiss(advise(fmt.Errorf("%s finds nothing from today on", want.rule.ID), "--block NAME mutes it in a block before it finds anything"))
	case len(found) > 1 && want.day == 0:
		days := make([]string, len(found))
		for i := range found {
			days[i] = found[i].From.String() // the day under which it is listed
		}
		return nil, advise(fmt.Errorf("%s finds %d things: which one?", want.rule.ID, len(found)), "give a day, as "+strings.Join(days[:min(3, len(days))], ", ")+", or --block NAME for all in a block")
	}
	mutes := make([]plan.Mute, 0, len(found))
	for i := range found {
		m := found[i].Mute(s.env.NewID(), want.reason)
		if i == 0 || !m.Case(mutes[len(mutes)-1]) {
			mutes = append(mutes, m)
		}
	}
	return mutes, nil
}

// findBlock finds a block by its name or the beginning of it: of several the
// first that is not over.
func (s *sheet) findBlock(name string) (plan.ID, error) {
	want := strings.ToLower(name)
	found, exact := plan.ID{}, false
	for at := range s.plan.Weeks() {
		b := s.plan.Block(at)
		has := strings.ToLower(b.Name)
		if at.Week > 0 || !strings.HasPrefix(has, want) || exact && has != want {
			continue
		}
		if over := s.plan.BlockSpan(at).To < s.today; found.IsZero() || !over && (has == want && !exact) {
			found, exact = b.ID, has == want && !over
		}
	}
	if found.IsZero() || want == "" {
		return found, advise(fmt.Errorf("there is no block “%s”", name), "ebb season shows the blocks")
	}
	return found, nil
}

func unmute(env *command.Env, args []string) error {
	s, err := openSheet(env)
	if err != nil {
		return err
	}
	if len(args) != 1 {
		return advise(errors.New("which one?"), "ebb check --muted lists what is muted, with ids")
	}
	var edits []edit.Edit
	for _, m := range s.plan.Mutes {
		if r, ok := rules.Find(args[0]); ok && r.ID == m.Rule {
			edits = append(edits, edit.Unmute{Mute: m.ID, Called: called(m.Rule)})
		}
	}
	if len(edits) == 0 {
		id, err := plan.FindID(args[0], muteIDs(s.plan))
		if err != nil {
			return advise(fmt.Errorf("nothing that is muted is called “%s”", args[0]), "ebb check --muted lists what is muted, with ids")
		}
		i, _ := s.plan.FindMute(id)
		edits = append(edits, edit.Unmute{Mute: id, Called: called(s.plan.Mutes[i].Rule)})
	}
	return s.tellMute(joined(edits[:len(edits)-1], edits[len(edits)-1]))
}

// called gives the plain words for a rule, "" where it is unknown.
func called(rule string) string {
	r, ok := rules.Find(rule)
	if !ok {
		return ""
	}
	return verdict.Title(&rules.Finding{Rule: r})
}

// muteIDs gives the ids of all mutes of a plan.
func muteIDs(p plan.Plan) []plan.ID {
	ids := make([]plan.ID, len(p.Mutes))
	for i, m := range p.Mutes {
		ids[i] = m.ID
	}
	return ids
}
