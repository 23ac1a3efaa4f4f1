// Package keys is the one table of what can be done in the program and with
// which key: dispatch, help, the palette and the README are made from it. It
// imports nothing of the program.
package keys

import "slices"

// Action is something a person can do, named as the palette shows it.
type Action string

// The actions, in the order of the table.
const (
	None Action = ""

	DayBack     Action = "a day back"
	DayOn       Action = "a day on"
	WeekBack    Action = "a week back"
	WeekOn      Action = "a week on"
	RowBack     Action = "a row back"
	RowOn       Action = "a row on"
	SessionOn   Action = "next session"
	SessionBack Action = "previous session"
	BlockOn     Action = "next block"
	BlockBack   Action = "previous block"
	WeekFirst   Action = "first day of the week"
	WeekLast    Action = "last day of the week"
	SeasonFirst Action = "first day of the season"
	SeasonLast  Action = "last day of the season"
	GoToDate    Action = "go to a date"
	GoToToday   Action = "today"
	ScreenOn    Action = "a screen on"
	ScreenBack  Action = "a screen back"
	In          Action = "in"
	Out         Action = "out"
	PanelOn     Action = "next panel"
	PanelBack   Action = "previous panel"
	DayText     Action = "the day in words"
	BlockText   Action = "the block in words"
	NextSeries  Action = "expected, planned, done"
	NextAthlete Action = "next athlete"
	Search      Action = "search"
	SearchOn    Action = "next found"
	SearchBack  Action = "previous found"
	FindingOn   Action = "next finding"
	FindingBack Action = "previous finding"
	Findings    Action = "findings"
	Events      Action = "events"
	Coverage    Action = "coverage of the demands"
	Settings    Action = "athlete's settings"
	Squad       Action = "the squad"
	News        Action = "what is new since you looked"
	AddLine     Action = "add a session"
	Library     Action = "library"
	Sketch      Action = "sketch a season"
	EditLine    Action = "edit the session"
	Cut         Action = "cut the session"
	Copy        Action = "copy the session"
	PasteAfter  Action = "paste after"
	PasteBefore Action = "paste before"
	Again       Action = "repeat the last change"
	History     Action = "history"
	Branch      Action = "branches"
	Carry       Action = "carry"
	SelectDays  Action = "select days"
	SelectWeeks Action = "select weeks"
	More        Action = "more by 5 %"
	Less        Action = "less by 5 %"
	Earlier     Action = "a day earlier"
	Later       Action = "a day later"
	SwapDays    Action = "swap two days"
	Ease        Action = "make easy, and back"
	Lighter     Action = "no legs: a lighter day"
	AskMove     Action = "ask to move the session"
	Waiting     Action = "what waits for a word of yours"
	InsertWeek  Action = "insert a week"
	InsertDown  Action = "insert a down week"
	DeleteWeek  Action = "delete the week"
	WeekLength  Action = "length of the week"
	EditText    Action = "edit as text"
	SetTarget   Action = "target of the week"
	SetKind     Action = "kind of the week, phase of the block"
	Stretch     Action = "stretch the block"
	Split       Action = "split the block here"
	Merge       Action = "merge with the next block"
	RenameBlock Action = "rename the block"
	AddEvent    Action = "add an event"
	DeleteEvent Action = "delete the event"
	GivesWay    Action = "what gives way"
	Done        Action = "done as planned"
	LogLine     Action = "log what was done"
	CheckIn     Action = "check in: how it feels"
	Talk        Action = "comment, or ask for a move"
	Fix         Action = "fix the finding here"
	Mute        Action = "mute the finding here"
	Why         Action = "why"
	Undo        Action = "undo"
	Redo        Action = "redo"
	Palette     Action = "palette"
	Help        Action = "help"
	Repaint     Action = "repaint"
	Mouse       Action = "mouse on or off"
	Ground      Action = "dark or light ground"
	Signs       Action = "plain or fine signs"
	Leave       Action = "leave"
)

// Group is a heading of help.
type Group string

// The groups, in the order of help.
const (
	Move    Group = "move"
	Look    Group = "look"
	Session Group = "session"
	Week    Group = "week and block"
	Change  Group = "change control"
	Program Group = "program"
)

// Groups lists the headings in the order of help.
func Groups() []Group { return []Group{Move, Look, Session, Week, Change, Program} }

// Binding ties an action to its keys. An action without keys is in the palette
// only.
type Binding struct {
	Action Action
	Keys   []string // as Bubble Tea names them; two letters are typed in turn
	Group  Group
	Counts bool   // a number before the key means something
	Short  string // one word for the line of hints; "" keeps it out of there
}

// Table is every binding there is.
var Table = []Binding{
	{DayBack, []string{"h", "left"}, Move, true, ""},
	{DayOn, []string{"l", "right"}, Move, true, ""},
	{WeekOn, []string{"j"}, Move, true, ""},
	{WeekBack, []string{"k"}, Move, true, ""},
	{RowOn, []string{"down"}, Move, true, ""},
	{RowBack, []string{"up"}, Move, true, ""},
	{SessionOn, []string{"w"}, Move, true, ""},
	{SessionBack, []string{"b"}, Move, true, ""},
	{BlockBack, []string{"{"}, Move, true, ""},
	{BlockOn, []string{"}"}, Move, true, ""},
	{WeekFirst, []string{"0"}, Move, false, ""},
	{WeekLast, []string{"$"}, Move, false, ""},
	{SeasonFirst, []string{"gg"}, Move, false, ""},
	{SeasonLast, []string{"G"}, Move, false, ""},
	{GoToDate, []string{"gd"}, Move, false, ""},
	{GoToToday, []string{"t"}, Move, false, ""},
	{FindingBack, []string{"["}, Move, true, ""},
	{FindingOn, []string{"]"}, Move, true, ""},
	{ScreenOn, []string{"pgdown"}, Move, true, ""},
	{ScreenBack, []string{"pgup"}, Move, true, ""},

	{In, []string{"enter"}, Look, false, "in"},
	{Out, []string{"esc"}, Look, false, ""},
	{PanelOn, []string{"tab"}, Look, false, "panel"},
	{PanelBack, []string{"shift+tab"}, Look, false, ""},
	{DayText, nil, Look, false, ""},
	{BlockText, nil, Look, false, ""},
	{NextSeries, []string{"@"}, Look, false, ""},
	{NextAthlete, nil, Look, false, ""},
	{Squad, nil, Look, false, ""},
	{Events, nil, Look, false, ""},
	{Coverage, nil, Look, false, ""},
	{Settings, nil, Look, false, ""},
	{News, nil, Look, false, ""},
	{Findings, []string{"F"}, Look, false, ""},
	{Why, []string{"K"}, Look, false, ""},
	{Search, []string{"/"}, Look, false, ""},
	{SearchOn, []string{"n"}, Look, true, ""},
	{SearchBack, []string{"N"}, Look, true, ""},

	{AddLine, []string{"a"}, Session, false, "add"},
	{EditLine, []string{"e"}, Session, false, "edit"},
	{Library, []string{"L"}, Session, false, ""},
	{More, []string{"+", "="}, Session, true, "more"},
	{Less, []string{"-"}, Session, true, "less"},
	{Earlier, []string{"<"}, Session, true, "earlier"},
	{Later, []string{">"}, Session, true, "later"},
	{Cut, []string{"x"}, Session, true, ""},
	{Copy, []string{"y"}, Session, false, ""},
	{PasteAfter, []string{"p"}, Session, true, ""},
	{PasteBefore, []string{"P"}, Session, true, ""},
	{Carry, []string{"M"}, Session, false, ""},
	{SelectDays, []string{"v"}, Session, false, ""},
	{SelectWeeks, []string{"V"}, Session, false, ""},
	{SwapDays, []string{"s"}, Session, false, "swap"},
	{Ease, []string{"~"}, Session, false, ""},
	{Done, []string{"space"}, Session, false, "done"},
	{LogLine, []string{"r"}, Session, false, ""},
	{CheckIn, []string{"c"}, Session, false, ""},
	{Talk, []string{"'"}, Session, false, ""},
	{Lighter, []string{"d"}, Session, false, ""},
	{AskMove, nil, Session, false, ""}, // the keys that move it ask: see Asks
	{Waiting, nil, Session, false, ""}, // y, where there is nothing to copy

	{InsertWeek, []string{"i"}, Week, true, "insert"},
	{InsertDown, []string{"I"}, Week, true, ""},
	{DeleteWeek, []string{"X"}, Week, true, ""},
	{Stretch, []string{"z"}, Week, false, "stretch"},
	{Split, []string{"|"}, Week, false, ""},
	{Merge, []string{"&"}, Week, false, ""},
	{GivesWay, []string{"o"}, Week, false, ""},
	{EditText, []string{"E"}, Week, false, ""},
	{SetTarget, []string{"T"}, Week, false, ""},
	{SetKind, []string{"C"}, Week, false, ""},
	{WeekLength, nil, Week, false, ""},
	{RenameBlock, nil, Week, false, ""},
	{AddEvent, nil, Week, false, ""},
	{Sketch, []string{"gs"}, Week, false, "sketch"},
	{DeleteEvent, nil, Week, false, ""},

	{Fix, []string{"f"}, Change, false, "fix"},
	{Mute, []string{"m"}, Change, false, ""},
	{Undo, []string{"u"}, Change, true, "undo"},
	{Redo, []string{"ctrl+r"}, Change, true, ""},
	{Again, []string{"."}, Change, true, ""},
	{History, []string{"U"}, Change, false, ""},
	{Branch, []string{"B"}, Change, false, ""},

	{Palette, []string{":"}, Program, false, ""},
	{Help, []string{"?"}, Program, false, "help"},
	{Repaint, []string{"ctrl+l"}, Program, false, ""},
	{Mouse, nil, Program, false, ""},
	{Ground, nil, Program, false, ""},
	{Signs, nil, Program, false, ""},
	{Leave, []string{"q"}, Program, false, ""},
}

// Instead gives what an action means on a screen that knows it not: a row is a
// week where no list of days is shown.
func Instead(a Action) Action {
	switch a {
	case RowOn:
		return WeekOn
	case RowBack:
		return WeekBack
	default:
		return a
	}
}

// OfProgram reports whether an action belongs to the program around the
// screens: it is the same on each of them.
func OfProgram(a Action) bool {
	switch a {
	case News, NextSeries, NextAthlete, CheckIn, Talk, Lighter, AskMove, Waiting, EditText, Library, Sketch, Why, Events, Findings, Coverage, Settings, Squad, History, Branch:
		return true
	default:
		b, ok := Of(a)
		return ok && b.Group == Program
	}
}

// Asks gives what a key does for an athlete, whose plan is the coach's to change:
// what would change it asks for the change. m is free for them.
func Asks(a Action) Action {
	switch a {
	case Ease, Less:
		return Lighter
	case Carry, Earlier, Later, SwapDays, Mute:
		return AskMove
	case Copy:
		return Waiting
	default:
		return a
	}
}

// BoundTo gives the keys of an action: for an athlete those that ask for it too,
// the letter first.
func BoundTo(a Action, athlete bool) []string {
	b, _ := Of(a)
	if !athlete {
		return b.Keys
	}
	all := slices.Clone(b.Keys)
	for i := len(Table) - 1; i >= 0; i-- { // m comes last in the table
		if other := &Table[i]; other.Action != a && Asks(other.Action) == a {
			all = append(all, other.Keys...)
		}
	}
	return all
}

// Of gives the binding of an action.
func Of(a Action) (Binding, bool) {
	for _, b := range Table {
		if b.Action == a {
			return b, true
		}
	}
	return Binding{}, false
}

// Key gives the first key of an action as it is shown, "" when it has none.
func Key(a Action) string {
	if b, ok := Of(a); ok && len(b.Keys) > 0 {
		return b.Keys[0]
	}
	return ""
}
