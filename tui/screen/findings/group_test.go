package findings_test

import (
	"strings"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/tui/screen"
	"ebb/tui/screen/screentest"
)

// often is someone with a marathon every second week: of each rule that this
// breaks there are many findings.
func often(t testing.TB) *screentest.Person { return collector(t) }

// collector is someone who runs a marathon every second week, and then more.
func collector(t testing.TB, more ...plan.Event) *screentest.Person {
	t.Helper()
	newID := screentest.IDs()
	m := plan.Macrocycle{ID: newID(), Name: "Collector", Start: calendar.Of(2027, 4, 5)}
	p := plan.Plan{}
	week := "load 450 | rest | intervals 1h10 | easy 1h | tempo 1h | strength heavy 45m | long 3h @3 +600m | easy 2h\n"
	m.Blocks = []plan.Mesocycle{screentest.Weeks(t, "Build", plan.Build, strings.Repeat(week, 14), newID)}
	for i := range 5 {
		p.Events = append(p.Events, plan.Event{
			ID: newID(), Name: "Marathon " + string(rune('1'+i)), From: calendar.Of(2027, 5, 1) + calendar.Day(14*i), Days: 1, Sport: plan.Run, Priority: plan.B,
			Distance: plan.Distance{Value: 42.2, Unit: plan.Kilometres}, Goal: plan.DurationOf(220 * 60),
		})
	}
	p.Events = append(p.Events, more...)
	p.Seasons = []plan.Macrocycle{m}
	return sit(t, screentest.SceneOf(t, p, newID, plan.Setting{Key: "start.fitness", Value: "60"}, plan.Setting{Key: "start.fatigue", Value: "60"},
		plan.Setting{Key: "start.date", Value: "2027-04-05"}))
}

// tooClose puts the cursor on the row of the races that are too close.
var tooClose = []string{"gg", "/", "too close", "enter"}

// What a rule says of three days or more is one row with its days; enter opens
// it, and there each is gone to; esc closes it before it leaves.
func TestWhatComesAgainIsOneRow(t *testing.T) {
	p := often(t).Types(tooClose...)
	if got := row(p, "races too close"); !strings.Contains(got, "4 times: Sat 1 May, 15 May, 29 May, 12 Jun") {
		t.Errorf("the row is %q", got)
	}
	if n := strings.Count(p.Text(200, 60), "races too close"); n != 1 {
		t.Errorf("%d rows of it:\n%s", n, p.Text(200, 60))
	}
	p.Types("enter")
	if n := strings.Count(p.Text(200, 60), "races too close"); n != 5 || len(p.Went) != 0 {
		t.Errorf("%d rows of it, went to %v:\n%s", n, p.Went, p.Text(200, 60))
	}
	p.Types("j", "j", "enter")
	if got := p.Editor.Cursor.Format("Mon 2 Jan"); got != "Sat 15 May" || len(p.Went) != 1 || p.Went[0] != screen.Block {
		t.Errorf("enter went to %v and %s", p.Went, got)
	}
	p.Types("esc")
	if n := strings.Count(p.Text(200, 60), "races too close"); n != 1 || len(p.Went) != 1 {
		t.Errorf("esc left %d rows, went to %v", n, p.Went)
	}
	if got := row(p, "races too close"); !strings.Contains(got, "▌") {
		t.Errorf("the cursor is not on %q", got)
	}
}

// Inside of a group keys act on the finding under the cursor; on its row on the
// first that may have a fix.
func TestKeysActOnOneOfAGroup(t *testing.T) {
	for _, tt := range []struct {
		steps []string
		says  string
	}{{nil, "Marathon 2 comes"}, {[]string{"enter", "j", "j", "j"}, "Marathon 4 comes"}} {
		p := often(t).Types(tooClose...).Types(tt.steps...).Types("f")
		if got := page(p); !strings.Contains(got, tt.says) {
			t.Errorf("after %v f is for another:\n%s", tt.steps, got)
		}
	}
	p := often(t).Types(tooClose...).Types("enter", "j", "j", "m", "a team race", "enter")
	if len(p.Findings.Muted()) != 1 || !strings.HasPrefix(p.Findings.Muted()[0].Says, "Marathon 3 comes") {
		t.Errorf("muted %+v", p.Findings.Muted())
	}
	if got := row(p, "times: "); !strings.Contains(got, "3 times: Sat 1 May, 29 May, 12 Jun") && !strings.Contains(p.Text(120, 36), "3 times: Sat 1 May, 29 May, 12 Jun") {
		t.Errorf("what is left is not told:\n%s", p.Text(120, 36))
	}
}

// A finding that is gone to is seen, though its group is closed.
func TestAFindingInAClosedGroupIsRevealed(t *testing.T) {
	p := often(t)
	all := p.Findings.All()
	for i := range all {
		if strings.HasPrefix(all[i].Says, "Marathon 4 comes") {
			p.Editor.ToFinding(&all[i], p.Scene)
		}
	}
	if got := row(p, "Marathon 4 comes"); !strings.Contains(got, "▌") {
		t.Errorf("the cursor is on none of it:\n%s", p.Text(120, 36))
	}
}

// A search finds the words of findings in a closed group.
func TestASearchLooksIntoGroups(t *testing.T) {
	p := often(t).Types("gg", "/", "Marathon 5 comes", "enter")
	if got := row(p, "4 times: Sat 1 May"); !strings.Contains(got, "▌") {
		t.Errorf("the cursor is not on the group:\n%s", p.Text(120, 36))
	}
}
