// Package tui is what a person sees: one program, App, that turns keys into
// actions, actions into edits handed to the store, and the store's snapshots
// into frames. It sees storage through Desk alone and imports store and plan.
package tui

import (
	"cmp"
	"time"

	tea "charm.land/bubbletea/v2"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/outlook"
	"ebb/store"
	"ebb/tui/command"
	"ebb/tui/editor"
	"ebb/tui/frame"
	"ebb/tui/keys"
	"ebb/tui/outlooks"
	"ebb/tui/panel"
	"ebb/tui/screen"
	"ebb/tui/screen/block"
	branches "ebb/tui/screen/compare"
	"ebb/tui/screen/coverage"
	"ebb/tui/screen/day"
	"ebb/tui/screen/events"
	"ebb/tui/screen/findings"
	"ebb/tui/screen/history"
	"ebb/tui/screen/roster"
	"ebb/tui/screen/season"
	"ebb/tui/screen/settings"
	"ebb/tui/screen/week"
	"ebb/tui/theme"
	"ebb/tui/visual"
)

// Options is what the program is started with.
type Options struct {
	Desk     Desk
	Athlete  plan.ID // zero: the store is empty, the first edit makes one
	Person   string  // the name of that first athlete
	Today    func() calendar.Day
	Outlooks *outlooks.Shared // of all screens on this store; nil: these are the only ones
	Squad    bool             // the person may see everyone
	Rolls    bool             // today follows the clock, and the screen with it
	Commands []command.Command
	Env      command.Env              // for commands that the palette runs
	Glyphs   theme.Glyphs             // that the terminal shows; like Light and Mouse until the person chooses
	Profile  theme.Profile            // its colours, which no choice changes
	Light    bool                     // the ground is light, until the terminal says otherwise
	Changes  <-chan struct{}          // the file was changed, by anyone
	Mouse    bool                     // the mouse is taken at the start
	CrashDir string                   // where a crash leaves its details
	Editor   visual.Editor            // the person's own; without one text is typed on the screen
	Come     func(code string) string // the command with which someone comes in by a code; nil: it is not known
	Home     screen.Name              // where the screens open and q leaves; the squad's is not one
	// Paint takes what was drawn, instead of the renderer of Bubble Tea: the frame
	// until it returns, the theme, and a view without content. Nil: there is none.
	Paint func(f *frame.Frame, th *theme.Theme, v tea.View)
	// Pause is how long nobody types before the text of an open form is kept as a
	// draft; 0: it is when the session ends, and not before.
	Pause time.Duration
	// Elsewhere says that the person is not at this machine: they get to know none
	// of its paths.
	Elsewhere bool
}

// App is the program, the only tea.Model there is. Update does what a message
// asks and draws; View hands over what was drawn, so that a fault in drawing
// is caught where it can be told.
type App struct {
	options Options
	desk    Desk
	newID   func() plan.ID

	snapshot *store.Snapshot // nil: no athlete yet
	told     *outlooks.Told  // what models and rules say of it
	scene    screen.Scene
	series   outlook.Series
	roster   *roster.Screen     // nil: not for this person
	arriving bool               // at the squad, from an athlete
	marks    map[plan.ID]uint64 // of the rows that were read
	editor   *editor.Editor
	panel    *panel.Panel
	screens  [screen.Names]screen.Screen // nil: not for this person
	at       screen.Name
	home     screen.Name   // where q quits
	came     []screen.Name // from where a screen that is no zoom was opened

	keys      keys.Reader
	grip      *grip // what the mouse holds; nil: nothing
	mousing   bool
	chose     store.Look   // what the person has chosen
	asksRead  asksOf       // of which the scene has the requests
	asksKnown bool         // they were read once
	waiting   waiting      // for a word of the athlete's
	news      []store.Head // what others changed since the athlete looked last, newest first
	found     terminal     // what holds where they have not
	overlays  []overlay
	status    screen.Status
	typed     []tea.Msg // keys that came while the store was at work
	busy      bool
	stale     bool // the file changed meanwhile
	crash     *Crash

	history  *history.Screen
	branches *branches.Screen
	past     *past // nil: now is seen
	reading  bool  // something is being read for a screen
	weighing bool  // the ways of a change are
	judging  bool  // a plan is held against the rules

	hadLife []plan.Life // facts before a command that lays another
	offers  bool        // a return is offered once that one is there
	failed  error       // why the program ended by itself
	leaving int         // keys until it is asked again whether to end a session
	unsaved unsaved     // what is typed and not stored

	theme *theme.Theme
	frame *frame.Frame
	text  []byte
	view  tea.View
}

// New makes the program; it reads the athlete's plan near today before it
// returns, so that a store that can't be used is told before the screen is taken.
func New(o Options) (*App, error) {
	if o.Outlooks == nil {
		o.Outlooks = outlooks.New(o.Desk.NewID)
	}
	a := &App{options: o, desk: o.Desk, newID: o.Desk.NewID}
	a.frame = frame.New(0, 0)
	a.scene = screen.Scene{Athlete: &plan.Athlete{}, Today: o.Today(), NewID: a.newID}
	a.editor, a.panel = editor.New(a.scene.Today), &panel.Panel{}
	a.screens[screen.Season] = season.New(a.editor, a.panel)
	a.screens[screen.Block] = block.New(a.editor, a.panel)
	a.screens[screen.Week] = week.New(a.editor, a.panel)
	a.screens[screen.Day] = day.New(a.editor, a.panel)
	a.screens[screen.Events] = events.New(a.editor)
	a.screens[screen.Findings] = findings.New(a.editor)
	a.screens[screen.Settings] = settings.New(a.editor)
	a.screens[screen.Coverage] = coverage.New(a.editor)
	if o.Squad {
		a.showsSquad()
	}
	a.scene.Hides = a.hides
	a.history, a.branches = history.New(a.editor), branches.New(a.editor)
	a.screens[screen.History], a.screens[screen.Compare] = a.history, a.branches
	a.at, a.home = cmp.Or(o.Home, screen.Block), cmp.Or(o.Home, screen.Block)
	if err := a.load(o.Athlete); err != nil {
		return nil, err
	}
	a.readLook()
	a.panel.Follows = a.scene.Follows()
	a.panel.Tab = a.panel.First()
	a.editor.MoveTo(a.scene.Today, &a.scene)
	a.readDrafts()
	return a, nil
}

// Init asks the terminal for its ground, reads the rest of the plan and waits
// for what others change.
func (a *App) Init() tea.Cmd {
	return tea.Batch(tea.RequestBackgroundColor, a.readWhole(), a.readNews(), a.waitForChange(), a.waitForMidnight())
}

// Update does what a message asks, and draws. A fault in it ends the program
// with the terminal as it was and the details in a file.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) { return a, a.guarded(msg) }

// guarded does what a message asks, with a net under it.
func (a *App) guarded(msg tea.Msg) (cmd tea.Cmd) {
	defer func() {
		if fault := recover(); fault != nil {
			a.crash = newCrash(fault, a.options.CrashDir)
			cmd = tea.Quit
		}
	}()
	cmd = a.handle(msg)
	if more := a.knowsAlready(); more != nil {
		cmd = tea.Batch(cmd, more)
	}
	a.draw()
	if more := a.readWhatIsWanted(); more != nil {
		cmd = tea.Batch(cmd, more)
	}
	if more := a.weigh(); more != nil {
		cmd = tea.Batch(cmd, more)
	}
	if more := a.judge(); more != nil {
		cmd = tea.Batch(cmd, more)
	}
	if more := a.minds(msg); more != nil {
		cmd = tea.Batch(cmd, more)
	}
	return cmd
}

// handle sends a message to where it is understood.
func (a *App) handle(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.frame.Resize(msg.Width, msg.Height)
	case tea.BackgroundColorMsg:
		a.found.dark = msg.IsDark()
		a.wear()
	case tea.ColorProfileMsg:
		a.found.profile = profileOf(msg.Profile)
		a.wear()
	case tea.KeyPressMsg, tea.PasteMsg:
		return a.typedIn(msg)
	case tea.MouseMsg:
		return a.mouse(msg)
	case squadMsg:
		return a.gathered(msg)
	case rowsMsg:
		return a.rowed(msg)
	case storedMsg:
		return a.stored(msg)
	case writtenMsg:
		return a.written(msg)
	case wholeMsg:
		return a.whole(msg)
	case changedMsg:
		return tea.Batch(a.reread(), a.readSquad(), a.waitForChange())
	case seenMsg:
		return a.seen(msg)
	case midnightMsg:
		a.rollOver()
		return a.waitForMidnight()
	case commandMsg:
		return a.ran(msg)
	case readMsg:
		return a.gotRead(msg)
	case weighedMsg:
		return a.weighed(msg)
	case judgedMsg:
		return a.judged(msg)
	case lookMsg:
		return a.keptLook(msg)
	case newsMsg:
		return a.isNew(msg)
	case askedMsg:
		a.takeAsks(msg)
	case Notice:
		a.status = screen.Status{Says: string(msg), Fault: true}
	}
	return nil
}

// mostTyped is how many keys wait for the store: a person types no more
// meanwhile, and what runs on by itself is not to fill the memory.
const mostTyped = 10_000

// typedIn takes a key or a paste; while the store is at work it waits, so that
// each key meets the plan that the one before it made.
func (a *App) typedIn(msg tea.Msg) tea.Cmd {
	if a.busy || a.arriving {
		if key, ok := msg.(tea.KeyPressMsg); ok && key.String() == "ctrl+c" {
			return tea.Quit
		}
	}
	if a.busy || len(a.typed) > 0 || a.awaits(msg) {
		if len(a.typed) < mostTyped {
			a.typed = append(a.typed, msg)
		}
		return nil
	}
	return a.key(msg)
}

// key does what a key or a paste asks.
func (a *App) key(msg tea.Msg) tea.Cmd {
	a.status = screen.Status{}
	a.leaving = max(0, a.leaving-1)
	a.letGo()
	if n := len(a.overlays); n > 0 {
		return a.overKey(a.overlays[n-1], msg)
	}
	if a.here().Typing() {
		return a.reply(a.here().Press(msg, &a.scene))
	}
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		a.status.Says = "a paste goes into a line: a opens one"
		return nil
	}
	if key.String() == "ctrl+c" {
		return a.act(keys.Leave, 1)
	}
	if key.String() == "esc" && a.keys.Reset() {
		return nil
	}
	stroke := a.keys.Read(key.String())
	a.status.Pending = a.keys.Pending()
	a.status.Says = stroke.Says
	if stroke.Action == keys.None {
		return nil
	}
	return a.act(stroke.Action, stroke.Count)
}

// act does an action: the program's own here, all others by the screen.
func (a *App) act(action keys.Action, count int) tea.Cmd {
	if action == keys.In && a.isEmpty() {
		action = keys.Sketch
	}
	if action = a.meant(action); a.hides(action) {
		a.refuse(a.notTheirs(action))
		return nil
	}
	if ok, why := a.can(action); !ok && why != "" {
		a.status = screen.Status{Says: why, Fault: true}
		return nil
	}
	switch action {
	case keys.Help:
		a.open(newHelp(a))
	case keys.Palette:
		a.open(newPalette(a))
	case keys.Repaint:
		return tea.ClearScreen
	case keys.Leave:
		return a.leave()
	case keys.Why:
		return a.askWhy()
	case keys.NextSeries:
		a.turnSeries()
	case keys.NextAthlete:
		return a.nextAthlete()
	case keys.EditText:
		return a.writeText()
	case keys.Library:
		return a.openLibrary()
	case keys.CheckIn:
		a.openCheckin()
	case keys.News:
		a.open(newReading(a.newsPage()))
	case keys.LogLine:
		return a.logWhatWasDone(count)
	case keys.Talk:
		return a.openTalk(false)
	case keys.Lighter:
		a.openEasing(a.editor.Cursor, nil)
	case keys.AskMove:
		a.openMoving()
	case keys.Waiting:
		a.openWaiting()
	case keys.Sketch:
		return a.sketch()
	case keys.Mouse, keys.Ground, keys.Signs:
		return a.turnLook(action)
	case keys.History, keys.Branch, keys.Events, keys.Findings, keys.Coverage, keys.Settings, keys.Squad:
		if a.past != nil {
			return a.leavePast()
		}
		return a.goTo(opened[action])
	default:
		return a.byScreen(action, count)
	}
	return nil
}

// byScreen has the screen that is seen do an action.
func (a *App) byScreen(action keys.Action, count int) tea.Cmd {
	if ok, why := a.here().Can(action, &a.scene); !ok && why == "" {
		if other := keys.Instead(action); other != action {
			return a.act(other, count)
		}
		a.status = screen.Status{Says: string(action) + ": not on this screen", Fault: true}
		return nil
	}
	return a.reply(a.here().Act(action, count, &a.scene))
}

// can reports whether an action does something now, and why not.
func (a *App) can(action keys.Action) (bool, string) {
	if a.hides(action) {
		return false, ""
	}
	if a.past != nil && !inPast(action) {
		return false, a.past.why()
	}
	switch action {
	case keys.Help, keys.Palette, keys.Repaint, keys.Leave, keys.NextSeries, keys.Mouse, keys.Ground, keys.Signs:
		return true, ""
	case keys.NextAthlete:
		if a.snapshot == nil {
			return false, "there is nobody yet"
		}
		return true, ""
	case keys.EditText:
		return a.canWrite()
	case keys.Library:
		return a.canPut()
	case keys.CheckIn:
		return a.canCheckIn()
	case keys.News:
		return len(a.news) > 0, ""
	case keys.Talk:
		return a.canTalk()
	case keys.Lighter:
		return a.canEase(a.editor.Cursor)
	case keys.AskMove:
		return a.canAskMove()
	case keys.Waiting:
		return a.canAnswer()
	case keys.Sketch:
		return a.canSketch()
	case keys.Why:
		return a.canAsk()
	case keys.History, keys.Branch, keys.Events, keys.Findings, keys.Coverage, keys.Settings, keys.Squad:
		return a.canOpen(opened[action])
	default:
		return a.here().Can(action, &a.scene)
	}
}

// reply does what a screen asked for.
func (a *App) reply(r screen.Reply) tea.Cmd {
	if r.Says != "" {
		a.status.Says, a.status.Fault = r.Says, r.Fault
	}
	if r.Text != nil {
		a.open(newReading(r.Text))
	}
	if a.past != nil && (r.Edit != nil || r.Record != nil || r.Undo > 0 || r.Redo > 0) {
		a.refuse(a.past.why())
		return nil
	}
	switch {
	case r.Ask.Do != screen.NoDeed:
		return asks[r.Ask.Do](a, r.Ask)
	case r.Edit != nil:
		return a.apply(r.Edit, r.Run)
	case r.Record != nil:
		return a.record(*r.Record)
	case r.Undo > 0:
		return a.undo(r.Undo)
	case r.Redo > 0:
		return a.redo(r.Redo)
	case !r.Request.ID.IsZero():
		return a.answer(r.Whom, r.Request, r.Answer, nil)
	case r.Go != nil && !r.Whom.IsZero():
		return a.visit(r.Whom, *r.Go)
	case r.Go != nil:
		return a.goTo(*r.Go)
	case r.Leave:
		return a.out()
	}
	return nil
}

// turnSeries goes on from expected to planned to done.
func (a *App) turnSeries() {
	a.series = (a.series + 1) % (outlook.Done + 1)
	a.look()
	a.status.Says = "series: " + a.series.String()
}
