package main

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"pgregory.net/rapid"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/library"
	"ebb/plan/notation"
	"ebb/store"
	"ebb/tui"
	"ebb/tui/command"
	"ebb/tui/frame"
	"ebb/tui/keys"
	"ebb/tui/screen"
	"ebb/tui/serve/sshtest"
	"ebb/tui/termtest"
	"ebb/tui/theme"
)

// letters are those by which mayPress calls people.
var letters = map[string]string{"coach": "c", "sam": "a", "viewer": "v"}

// room is one of the screens: how it is told from the others in 80 columns, by
// one of its first lines, and the action that opens it, where it is not one of
// those that enter and esc lead to.
type room struct {
	line  int
	looks *regexp.Regexp
	opens keys.Action
}

var rooms = [screen.Names]room{
	screen.Roster:   {0, regexp.MustCompile(`^ ebb +Squad`), keys.Squad},
	screen.Season:   {1, regexp.MustCompile(`^ (week of|before|after|no week) `), ""},
	screen.Block:    {1, regexp.MustCompile(`^ +Mon +Tue +Wed`), ""},
	screen.Week:     {0, regexp.MustCompile(`^ ebb .*[›>] week of `), ""},
	screen.Day:      {0, regexp.MustCompile(`^ ebb .*[›>] (Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d`), ""},
	screen.Events:   {0, regexp.MustCompile(`^ ebb .*[›>] Events`), keys.Events},
	screen.History:  {0, regexp.MustCompile(`^ ebb .*[›>] history`), keys.History},
	screen.Compare:  {0, regexp.MustCompile(`^ ebb .*[›>] branches`), keys.Branch},
	screen.Settings: {0, regexp.MustCompile(`^ ebb .*[›>] Settings`), keys.Settings},
	screen.Findings: {0, regexp.MustCompile(`^ ebb .*[›>] Findings`), keys.Findings},
	screen.Coverage: {0, regexp.MustCompile(`^ ebb .*[›>] Coverage`), keys.Coverage},
}

func (r *room) is(lines []string) bool {
	return len(lines) > r.line && r.looks.MatchString(lines[r.line])
}

// home is as far out as it goes, from wherever someone is.
var home = strings.Repeat(lone, 6)

// wayTo gives the keys that lead someone to a screen; "" when it is not for them.
func wayTo(who string, n screen.Name) string {
	opens := rooms[n].opens
	switch {
	case opens != "" && strings.Contains(mayPress[opens], letters[who]):
		return home + ":" + string(opens) + "\r"
	case opens != "":
		return ""
	case who == "coach":
		return home + ":" + string(keys.Squad) + "\r" + "gg" + strings.Repeat("\r", int(n))
	default:
		return home + strings.Repeat("\r", int(n-screen.Season))
	}
}

// roomsOf gives the screens that someone has.
func roomsOf(who string) (all []screen.Name) {
	for n := range screen.Names {
		if wayTo(who, n) != "" {
			all = append(all, n)
		}
	}
	return all
}

// walker presses keys on the screens that someone has over SSH, each done before
// the next.
type walker struct {
	*abroad
	app   *tui.App
	lines []string
	looks func(lines []string)
	ended bool
}

// walks opens them as tui/serve does, but for the line between; looks sees each frame.
func (a *abroad) walks(who string, looks func(lines []string)) *walker {
	a.Helper()
	h, known, err := a.squad.KeyHolder(a.keys[who].Fingerprint())
	surely(a.T, known, err)
	h.Principal.Via = "ssh"
	o, err := a.house.screens(a.Context(), h.Principal, nil)
	surely(a.T, o, err)
	p := &walker{abroad: a, looks: looks}
	o.Rolls, o.Elsewhere = false, true
	o.Paint = func(f *frame.Frame, _ *theme.Theme, _ tea.View) {
		p.lines = f.Lines()
		p.looks(p.lines)
	}
	app, err := tui.New(o)
	surely(a.T, app, err)
	p.app = app
	p.run(app.Init())
	p.gets(tea.WindowSizeMsg{Width: 80, Height: 24})
	return p
}

func (p *walker) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, one := range msg {
			p.run(one)
		}
	case tea.QuitMsg:
		p.ended = true
	default:
		p.gets(msg)
	}
}

func (p *walker) gets(msg tea.Msg) {
	_, cmd := p.app.Update(msg)
	p.run(cmd)
}

// types presses keys as a terminal sends them, until the screens end.
func (p *walker) types(text string) {
	var decoder uv.EventDecoder
	for b := []byte(text); len(b) > 0 && !p.ended; {
		n, event := decoder.Decode(b)
		b = b[n:]
		if key, is := event.(uv.KeyPressEvent); is {
			p.gets(tea.KeyPressMsg(key))
		}
	}
}

// typed is what someone may type, who tries all there is: each key, each action by
// its name, and each command with words about someone and with the name alone.
func (a *abroad) typed(about plan.Athlete) (all []string) {
	a.Helper()
	id := about.ID.String()
	for _, e := range table() {
		if e.Reach >= command.Screens {
			line := strings.ReplaceAll(strings.Join(a.words(e.Name, about), " "), mark, "") // their own typing is no leak
			all = append(all, ":"+line+"\r", ":"+e.Name+" zoe\r", ":"+e.Name+" "+id[:8]+"\r")
		}
	}
	for _, b := range keys.Table {
		all = append(all, ":"+string(b.Action)+"\r")
		for _, key := range b.Keys {
			if seq, named := termtest.Bytes(key); named {
				key = seq
			}
			all = append(all, key)
		}
	}
	return append(all, lone, lone, lone, "\r", "q", "j", "/zoe\r", "/base\r", "5", "zoe")
}

// own is a letter that stands in all that an athlete and their coach say to each
// other, which is nothing for who looks on.
const own = "ʘ"

// confide has a coach write what sam is not to see: private notes, a branch, weeks
// that are held back, and entries of the library; and both what a viewer is not to see.
func (a *abroad) confide(sam plan.Athlete) {
	a.Helper()
	kim := a.coach()
	run := func(line string) {
		a.Helper()
		var out strings.Builder
		env, _ := a.house.env(a.Context(), store.Principal{Person: "kim", Role: store.Coach, Via: "ssh"}, nil)
		env.Athlete = sam.Name
		words := strings.Split(line, "|")
		for _, e := range table() {
			if e.Name == words[0] {
				env.Out, env.Err, env.In = &out, &out, strings.NewReader("")
				if err := e.Run(env, words[1:]); err != nil {
					a.Fatalf("%s: %v", line, err)
				}
				return
			}
		}
		a.Fatalf("no command %s", line)
	}
	day := func(n int) string { return (a.today + calendar.Day(n)).Format("2006-01-02") }
	for n := range 10 {
		run("add|" + day(n-4) + `|easy 35m private "private ` + mark + `"`)
	}
	run("mv|" + day(1) + ".1|" + day(2))
	run("undo")
	run(`event add|B ` + day(16) + ` "Near" 10k private "private ` + mark + `"`)
	run(`add|` + day(40) + `|easy 40m "held back ` + mark + `"`)
	run("target|" + day(40) + "|load 333")
	run("release|until|" + day(21))
	run("branch new|" + markedBranch)
	run("branch switch|" + markedBranch)
	run(`add|` + day(0) + `|easy 25m "on a branch ` + mark + `"`)
	run("branch switch|main")
	kept, err := notation.ParseSession("easy 50m", plan.Run)
	surely(a.T, kept, err)
	for _, of := range []plan.ID{{}, sam.ID} {
		surely(a.T, 0, kim.KeepInLibrary(of, []library.Entry{{What: library.Sessions, Name: "kept " + mark, Session: kept}}, false))
	}
	id := a.squad.NewID
	phone := a.squad.As(store.Principal{Person: sam.Name, Role: store.AthleteRole, Athlete: sam.ID, Via: "ssh"})
	surely(a.T, 0, phone.AddComment(sam.ID, plan.Comment{ID: id(), Day: a.today, Text: "said " + own}))
	surely(a.T, 0, kim.AddComment(sam.ID, plan.Comment{ID: id(), Day: a.today, Text: "answered " + own}))
	asked := plan.Request{ID: id(), Day: a.today + 1, Text: "asked " + own}
	surely(a.T, 0, phone.AskFor(sam.ID, asked))
	surely(a.T, 0, phone.Checkin(sam.ID, plan.Checkin{Day: a.today - 1, Legs: 3, Note: "felt " + own}))
	surely(a.T, 0, phone.AddLife(sam.ID, plan.Life{ID: id(), Kind: plan.Travel, From: a.today + 3, Days: 2, Note: "away " + own}))
}

// secrets are what stands in no line that someone is sent.
var secrets = map[string][]string{"sam": {mark, markedBranch}, "viewer": {mark, markedBranch, own}}

// No answer tells someone a word of another athlete's, or what their coach keeps
// from them: no command, as text or as JSON, and no export.
func TestNoAnswerTellsAnothersWords(t *testing.T) {
	a := startAbroad(t)
	sam := surelyAthlete(t, a.coach(), "sam")
	a.confide(sam)
	near := (a.today + 16).Format("2006-01-02")
	for who, kept := range secrets {
		line := sshtest.In(t, a.at, a.keys[who])
		lines := []string{"event list", "coverage", "coverage --json", "history -n 100", "history --json", "diff main " + markedBranch, "diff main@" + near + " main --json", "branch list --json"}
		for _, e := range table() {
			if e.Reach == command.Anywhere {
				words := quoted(a.words(e.Name, sam))
				lines = append(lines, words, words+" --json")
			}
		}
		for _, day := range []int{-7, 0, 7, 14, 35} {
			date := (a.today + calendar.Day(day)).Format("2006-01-02")
			lines = append(lines, "week "+date, "week --json "+date, "block "+date, "season "+date, "why "+date, "export json --week "+date)
		}
		for _, f := range []string{"ics", "fit", "zwo", "icu", "csv", "json", "md", "html", "plan"} {
			lines = append(lines, "export "+f, "export "+f+" --season", "export "+f+" --week "+near)
		}
		done := 0
		for _, text := range lines {
			out, errs, code := line.Answer(text)
			if code == codeDone {
				done++
			}
			for _, secret := range kept {
				if strings.Contains(strings.ReplaceAll(errs, "“"+markedBranch+"”", "")+out, secret) {
					t.Errorf("%s: %s tells %q", who, text, secret)
				}
			}
		}
		if done < 30 {
			t.Errorf("%s: %d of %d lines are answered", who, done, len(lines))
		}
	}
}

// Whatever an athlete types, or who looks on, on whichever screen: no frame shows
// a word of another athlete's, nor what their coach keeps from them; and each
// screen that is theirs was looked at.
func TestNoFrameShowsAnothersWords(t *testing.T) {
	a := startAbroad(t)
	sam := surelyAthlete(t, a.coach(), "sam")
	a.confide(sam)
	typed := a.typed(a.marked)
	for who, kept := range secrets {
		visits, all, began := [screen.Names]int{}, roomsOf(who), 0
		var trail []string
		looks := func(lines []string) {
			for n := range rooms {
				if rooms[n].is(lines) {
					visits[n]++
				}
			}
			said := strings.Join(lines, "\n")
			for _, secret := range kept {
				if strings.Contains(said, secret) && !t.Failed() {
					t.Errorf("%s sees %q after %q\n%s", who, secret, trail[max(0, len(trail)-20):], said)
				}
			}
		}
		rapid.Check(t, func(rt *rapid.T) {
			if began >= 2*len(all) { // each is a start of the program
				return
			}
			p := a.walks(who, looks)
			at := all[began%len(all)]
			began++
			trail = append(trail[:0], wayTo(who, at))
			if p.types(trail[0]); !rooms[at].is(p.lines) {
				rt.Fatalf("%s: %q does not lead to %s but to\n%s", who, trail[0], at, strings.Join(p.lines, "\n"))
			}
			for _, text := range rapid.SliceOfN(rapid.SampledFrom(typed), 30, 30).Draw(rt, "typed") {
				trail = append(trail, text)
				p.types(text)
			}
		})
		t.Log(who, visits)
		for n := range rooms {
			if (visits[n] > 0) != slices.Contains(all, screen.Name(n)) {
				t.Errorf("%s was %d times at %s", who, visits[n], screen.Name(n))
			}
		}
	}
}
