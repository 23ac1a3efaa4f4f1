package editor_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/notation"
	"ebb/tui/editor"
	"ebb/tui/frame"
	"ebb/tui/panel"
	"ebb/tui/screen"
	"ebb/tui/screen/block"
	"ebb/tui/screen/screentest"
)

// sit puts someone before the block screen, where all of the editing is.
func sit(t testing.TB, sc *screen.Scene) *screentest.Person {
	t.Helper()
	e := editor.New(sc.Today)
	return screentest.Sit(t, sc, e, block.New(e, &panel.Panel{}))
}

// runner sits the runner of 100 km before it, and types.
func runner(t testing.TB, words ...string) *screentest.Person {
	t.Helper()
	return sit(t, screentest.Runner(t)).Types(words...)
}

// sees draws what the program would: the page over the screen when there is one.
func sees(p *screentest.Person, w, h int, washes bool) (*frame.Frame, screen.Caret) {
	f := frame.New(w, h)
	if caret, over := p.Editor.Page(f.Area(), p.Scene, p.Status, washes); over {
		return f, caret
	}
	return p.SeesWith(w, h, washes)
}

func text(p *screentest.Person, w, h int) string {
	f, _ := sees(p, w, h, true)
	return screentest.TextOf(f.Lines())
}

// blocks makes a season of blocks, each given line by line, from Monday 29 March
// on: the cursor begins on its ninth day.
func blocks(t testing.TB, texts ...string) *screentest.Person {
	t.Helper()
	newID := screentest.IDs()
	m := plan.Macrocycle{ID: newID(), Name: "Spring", Start: calendar.Of(2027, 3, 29)}
	for i, text := range texts {
		m.Blocks = append(m.Blocks, screentest.Weeks(t, "Block "+string(rune('A'+i)), plan.Build, text, newID))
	}
	return sit(t, screentest.SceneOf(t, plan.Plan{Seasons: []plan.Macrocycle{m}}, newID))
}

const (
	tenDays = `
load 600 | rest | easy 1h | intervals 1h ! | easy 40m | rest | hills 1h | easy 1h | bike easy 1h | rest | long 3h @3 +600m
load 640 | rest | easy 1h | tempo 1h ! | easy 40m | rest | hills 1h | easy 1h | bike easy 1h | rest | long 3h30 @3 +700m
down 300 | rest | easy 40m | easy 40m | rest | tempo 40m | rest | easy 50m | bike easy 1h | rest | easy 1h30`
	nineDays = `
load 500 | rest | easy 1h | intervals 1h ! | easy 40m | rest | hills 1h | easy 1h | rest | long 3h @3 +600m
load 520 | rest | easy 1h | tempo 1h ! | easy 40m | rest | hills 1h | easy 1h | rest | long 3h30 @3 +700m
down 300 | rest | easy 40m | easy 40m | rest | tempo 40m | rest | easy 50m | rest | easy 1h30`
)

// shape says which weeks there are, a row a block: kind and days.
func shape(p plan.Plan) string {
	var b strings.Builder
	for i := range p.Seasons {
		for j := range p.Seasons[i].Blocks {
			block := &p.Seasons[i].Blocks[j]
			b.WriteString(block.Name + ":")
			for k := range block.Weeks {
				w := &block.Weeks[k]
				b.WriteString(" " + w.Kind.String())
				if w.Days != calendar.Week {
					b.WriteString(strconv.Itoa(w.Days))
				}
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

// ids lists the ids of all sessions and weeks, in the order of the plan.
func ids(p plan.Plan) (sessions, weeks []plan.ID) {
	for at := range p.Weeks() {
		weeks = append(weeks, p.Week(at).ID)
		for _, s := range p.Week(at).Sessions {
			sessions = append(sessions, s.ID)
		}
	}
	return sessions, weeks
}

func april(n int) calendar.Day { return calendar.Of(2027, 4, n) }

type size struct{ w, h int }

func (s size) String() string { return fmt.Sprintf("%dx%d", s.w, s.h) }

func calendarOf(month time.Month, day int) calendar.Day { return calendar.Of(2027, month, day) }

// linesOn says what a plan has on a day.
func linesOn(p plan.Plan, day calendar.Day) string {
	var lines []string
	for _, s := range p.SessionsOn(day) {
		lines = append(lines, notation.PrintSession(s, plan.Run))
	}
	return strings.Join(lines, ", ")
}
