package main

import (
	"bytes"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ebb/plan"
	"ebb/store"
	"ebb/tui/command"
	"ebb/tui/keys"
	"ebb/tui/serve/sshtest"
	"ebb/tui/termtest"
)

// calls has words for each command that may be run from elsewhere, which a coach
// would have their way with: what is not for someone is refused for its own
// sake. ID stands for a session of the one it is about, NAME for their name. A
// new command has none, and this fails.
var calls = map[string]string{
	"add": "sat|easy 40m", "sketch": "26w 10h|--event|A 2030-05-22 Canyon 100k +4000m", "mv": "ID|+1d", "rm": "ID", "swap": "sat|sun", "target": "load 300",
	"undo": "", "redo": "", "history": "", "branch new": "mine", "branch list": "", "branch switch": "main", "branch rename": "mine|yours",
	"branch drop": "mine", "branch take": "mine", "diff": "main", "release": "all", "season": "", "block": "", "week": "", "today": "",
	"oscillation": "", "response": "", "check": "", "coverage": "", "fuel": "", "mute": "R15|holds for now", "unmute": "R15", "why": "ID", "log": "easy 30m", "feel": "legs=4|energy=4",
	"event add": "B 2030-06-01 Hill 10k", "event list": "", "event rm": "Hill", "sick": "2d", "injured": "2d", "travel": "2d", "holiday": "2d",
	"life list": "", "life rm": "today", "life return": "", "library list": "", "library show": "long", "library add": "own|long 2h", "library rm": "own",
	"library export": "", "library undo": "", "library redo": "", "library history": "", "athlete add": "New One", "athlete list": "", "athlete show": "NAME", "athlete set": "NAME|weight_kg=61",
	"athlete invite": "NAME", "athlete key": "NAME|list", "athlete calendar": "NAME", "export": "json",
}

// words gives the words of a command, about an athlete.
func (a *abroad) words(name string, about plan.Athlete) []string {
	a.Helper()
	line, ok := calls[name]
	if !ok {
		a.Fatalf("%s has no words here: what may be done with it?", name)
	}
	snap, err := a.coach().Snapshot(about.ID, store.Main)
	surely(a.T, snap, err)
	session := ""
	for _, s := range snap.Plan.Seasons[0].Blocks[0].Weeks[0].Sessions {
		session = s.ID.String()
	}
	words := strings.Fields(name)
	for _, w := range strings.Split(line, "|") {
		if w != "" {
			words = append(words, strings.NewReplacer("ID", session, "NAME", about.Name).Replace(w))
		}
	}
	return words
}

// all gives the store's file, to be compared.
func (a *abroad) all() string {
	a.Helper()
	file, err := os.ReadFile(a.squad.Path())
	surely(a.T, file, err)
	return string(file)
}

func quoted(words []string) string { return "'" + strings.Join(words, "' '") + "'" }

// Whoever runs whichever command of the table: what they have the right to is
// done, all else is refused, and nobody is shown another's words.
func TestWhoMayRunWhichCommand(t *testing.T) {
	a := startAbroad(t)
	kim := a.coach()
	own := map[string]plan.Athlete{"coach": a.marked, "sam": surelyAthlete(t, kim, "sam"), "marked": a.marked}
	own["viewer"] = own["sam"]
	for _, who := range people {
		h, known, err := a.squad.KeyHolder(a.keys[who].Fingerprint())
		if !known || err != nil {
			t.Fatal(known, err)
		}
		surely(t, 0, kim.SetLastUsed(own[who].ID))
		line := sshtest.In(t, a.at, a.keys[who])
		for _, e := range table() {
			words := strings.Fields(e.Name)
			if e.Reach == command.Anywhere {
				words = a.words(e.Name, own[who])
			}
			out, errs, code := line.Answer(quoted(words))
			switch {
			case e.Reach != command.Anywhere && (code != codeWrong || out != "" || !strings.Contains(errs, "can't be run over SSH")):
				t.Errorf("%s: %q: code %d: %s%s", who, words, code, out, errs)
			case e.Reach == command.Anywhere && e.MayBeRunBy(h.Principal) != (code == codeDone):
				t.Errorf("%s: %q: code %d: %s%s", who, words, code, out, errs)
			}
			if who == "sam" || who == "viewer" {
				a.clean(who, e.Name, out+errs)
			}
		}
	}
}

// What someone may not is refused by the store as well, whoever would let it
// through; and about another athlete nothing is done or told at all.
func TestTheStoreRefusesWhatTheTableWould(t *testing.T) {
	a := startAbroad(t)
	sam := surelyAthlete(t, a.coach(), "sam")
	for _, who := range []store.Principal{
		{Person: sam.Name, Role: store.AthleteRole, Athlete: sam.ID, Via: "ssh"}, {Person: "pat", Role: store.Viewer, Athlete: sam.ID, Via: "ssh"},
	} {
		desk := a.squad.As(who)
		for _, e := range table() {
			if e.Reach < command.Screens {
				continue
			}
			for _, about := range []plan.Athlete{sam, a.marked} {
				if e.MayBeRunBy(who) && about.ID == sam.ID {
					continue
				}
				before := a.all()
				var out bytes.Buffer
				env := &command.Env{
					Desk: desk, Today: a.today, Width: pipeWidth, NewID: desk.NewID, In: strings.NewReader(""), Out: &out, Err: &out, Elsewhere: true,
					Athlete: about.Name,
				}
				err := e.Run(env, a.words(e.Name, about)[len(strings.Fields(e.Name)):])
				if err == nil && about.ID == a.marked.ID && e.Needs.Kind != store.Library && e.Name != "athlete list" && !strings.HasPrefix(e.Name, "branch") {
					t.Errorf("%s of another is done for %s: %s", e.Name, who.Role, out.String())
				}
				if a.all() != before {
					t.Errorf("%s changes something for %s", e.Name, who.Role)
				}
				a.clean(who.Role.String(), e.Name, out.String())
				if err != nil && !strings.Contains(err.Error(), "“"+about.Name+"”") { // what they typed themselves
					a.clean(who.Role.String(), e.Name, err.Error())
				}
			}
		}
	}
}

// A key that was revoked or is over does nothing, whether it comes anew or is in
// already.
func TestKeysThatAreOverRunNothing(t *testing.T) {
	a := startAbroad(t)
	kim, sam := a.coach(), surelyAthlete(t, a.coach(), "sam")
	for _, how := range []string{"revoked", "expired"} {
		key := sshtest.NewKey(t)
		e, err := kim.AddKey(sam.ID, store.AthleteRole, key.Line())
		surely(t, e, err)
		inside := sshtest.In(t, a.at, key)
		if _, errs, code := inside.Answer("today"); code != codeDone {
			t.Fatalf("%s, before: code %d, %s", how, code, errs)
		}
		if how == "revoked" {
			e, err = kim.RevokeKey(sam.ID, key.Fingerprint())
			surely(t, e, err)
		} else {
			a.mu.Lock()
			a.over[key.Fingerprint()] = true
			a.mu.Unlock()
		}
		before := a.all()
		for _, e := range table() {
			words := strings.Fields(e.Name)
			if e.Reach == command.Anywhere {
				words = a.words(e.Name, sam)
			}
			if out, errs, code := inside.Answer(quoted(words)); code == codeDone || out != "" || code == codeWrong && !strings.Contains(errs, "may not come in") {
				t.Errorf("%s: %q: code %d: %s%s", how, words, code, out, errs)
			}
		}
		if a.all() != before {
			t.Errorf("%s: something was changed", how)
		}
		if _, err := sshtest.Dial(t, a.at, "x", key); err == nil {
			t.Errorf("%s: the key comes in again", how)
		}
	}
}

// mayPress says who may do each action of the key table: c a coach, a an athlete
// on their own plan, v who looks on. A new action is in nobody's hands until it
// stands here.
var mayPress = map[keys.Action]string{
	keys.NextAthlete: "c", keys.Squad: "c", keys.History: "ca", keys.Done: "ca", keys.LogLine: "ca", keys.Undo: "ca", keys.Redo: "ca",
	keys.CheckIn: "ca", keys.Talk: "ca", keys.Lighter: "ca", keys.AskMove: "a", keys.Waiting: "a",
	keys.AddLine: "c", keys.EditLine: "c", keys.Library: "c", keys.More: "c", keys.Less: "c", keys.Earlier: "c", keys.Later: "c", keys.Cut: "c", keys.Copy: "c",
	keys.PasteAfter: "c", keys.PasteBefore: "c", keys.Carry: "c", keys.SelectDays: "c", keys.SelectWeeks: "c", keys.SwapDays: "c", keys.Ease: "c",
	keys.InsertWeek: "c", keys.InsertDown: "c", keys.DeleteWeek: "c", keys.Stretch: "c", keys.Split: "c", keys.Merge: "c", keys.GivesWay: "c", keys.EditText: "c",
	keys.SetTarget: "c", keys.SetKind: "c", keys.WeekLength: "c", keys.RenameBlock: "c", keys.AddEvent: "c", keys.Sketch: "c", keys.DeleteEvent: "c",
	keys.Fix: "c", keys.Mute: "c", keys.Again: "c", keys.Branch: "c",
	keys.DayBack: "cav", keys.DayOn: "cav", keys.WeekOn: "cav", keys.WeekBack: "cav", keys.RowOn: "cav", keys.RowBack: "cav", keys.SessionOn: "cav",
	keys.SessionBack: "cav", keys.BlockBack: "cav", keys.BlockOn: "cav", keys.WeekFirst: "cav", keys.WeekLast: "cav", keys.SeasonFirst: "cav", keys.SeasonLast: "cav",
	keys.GoToDate: "cav", keys.GoToToday: "cav", keys.FindingBack: "cav", keys.FindingOn: "cav", keys.ScreenOn: "cav", keys.ScreenBack: "cav",
	keys.In: "cav", keys.Out: "cav", keys.PanelOn: "cav", keys.PanelBack: "cav", keys.DayText: "cav", keys.BlockText: "cav", keys.NextSeries: "cav",
	keys.Events: "cav", keys.Coverage: "cav", keys.Settings: "cav", keys.News: "cav", keys.Findings: "cav", keys.Why: "cav", keys.Search: "cav",
	keys.SearchOn: "cav", keys.SearchBack: "cav", keys.Palette: "cav", keys.Help: "cav", keys.Repaint: "cav", keys.Mouse: "cav", keys.Ground: "cav",
	keys.Signs: "cav", keys.Leave: "cav",
}

// In a session over SSH each key of the table is pressed on each screen: nobody
// is offered what is not theirs, the plans stay as they are, and no word of
// another comes over the line.
func TestWhoMayPressWhichKey(t *testing.T) {
	for _, b := range keys.Table {
		if mayPress[b.Action] == "" {
			t.Errorf("who may do %q?", b.Action)
		}
	}
	a := startAbroad(t)
	kim := a.coach()
	sam := surelyAthlete(t, kim, "sam")
	plans := func() (all []plan.Plan) {
		for _, id := range []plan.ID{sam.ID, a.marked.ID} {
			snap, err := kim.Snapshot(id, store.Main)
			surely(t, snap, err)
			all = append(all, snap.Plan)
		}
		return all
	}
	revision := func() uint64 {
		snap, err := kim.Snapshot(sam.ID, store.Main)
		return surely(t, snap, err).Revision
	}
	for _, who := range []string{"viewer", "sam"} {
		letter := letters[who]
		before, began := plans(), revision()
		screen := sshtest.In(t, a.at, a.keys[who]).Screens(80, 24)
		screen.WaitFor("load week")
		for _, room := range roomsOf(who) {
			way := wayTo(who, room)
			screen.Type(way)
			screen.WaitUntil(func(s termtest.Screen) bool { return rooms[room].is(s.Lines()) })
			for _, b := range keys.Table {
				if len(b.Keys) == 0 || b.Action == keys.Leave || b.Action == keys.Repaint {
					continue
				}
				seq, named := termtest.Bytes(b.Keys[0])
				if !named {
					seq = b.Keys[0]
				}
				// Today is the day on which most can be done.
				screen.Type("t" + seq + way)
			}
		}
		screen.Type(":all keys are pressed")
		screen.WaitFor("all keys are pressed")
		screen.Type(lone)
		for _, b := range keys.Table {
			if strings.Contains(mayPress[b.Action], letter) {
				continue
			}
			screen.Type(lone + ":" + string(b.Action))
			screen.WaitFor("▸ " + string(b.Action))
			if slices.ContainsFunc(screen.Lines(), func(line string) bool {
				return strings.Contains(line, string(b.Action)) && !strings.Contains(line, "▸ "+string(b.Action))
			}) {
				t.Errorf("%s is offered %q", who, b.Action)
			}
		}
		a.clean(who, "a screen", string(screen.Bytes()))
		if after := plans(); !samePlans(after, before) {
			t.Errorf("%s changed a plan", who)
		}
		if came := revision() > began; came != (who == "sam") { // they check in, and mark what was done
			t.Errorf("the keys of %s change what is theirs: %t", who, came)
		}
	}
}

// lone is the key esc as terminals send it that do not leave it open what it
// begins.
const lone = "\x1b[27u"

func samePlans(a, b []plan.Plan) bool {
	var as, bs bytes.Buffer
	return errors.Join(printJSON(&as, a), printJSON(&bs, b)) == nil && as.String() == bs.String()
}

// Whatever an athlete types, in whichever order, nothing of another athlete comes
// over the line: no name, note, session, talk, library entry or branch.
func TestNobodySeesAnothersWords(t *testing.T) {
	a := startAbroad(t)
	line := sshtest.In(t, a.at, a.keys["sam"])
	typed, of := a.typed(a.marked), roomsOf("sam")
	rounds := 0
	rapid.Check(t, func(rt *rapid.T) {
		if rounds++; rounds > 12 { // each is a session of its own
			return
		}
		screen, at := line.Screens(80, 24), of[rounds%len(of)]
		screen.WaitFor("load week")
		screen.Type(wayTo("sam", at))
		screen.WaitUntil(func(s termtest.Screen) bool { return rooms[at].is(s.Lines()) })
		for _, text := range rapid.SliceOfN(rapid.SampledFrom(typed), 60, 60).Draw(rt, "typed") {
			screen.Type(text)
		}
		screen.Settle()
		screen.Type(strings.Repeat("\x03", 200)) // out of whatever lies over the screen, and of the screen
		screen.Exit()
		a.clean("sam", "a session", string(screen.Bytes()))
	})
	for _, text := range typed[:3*len(calls)] {
		out, errs, _ := line.Answer(strings.Trim(text, ":\r"))
		a.clean("sam", text, out+errs)
	}
}
