package roster_test

import (
	"slices"
	"strings"
	"testing"

	"ebb/plan"
	"ebb/plan/squad"
	"ebb/tui/keys"
	"ebb/tui/screen"
	"ebb/tui/screen/roster"
)

func TestKeysThatMove(t *testing.T) {
	for _, c := range []struct {
		keys []string
		want string
	}{
		{nil, "Ana Kovač"},
		{[]string{"j"}, "Ida Lindqvist"},
		{[]string{"3j"}, "Tomás Ortega"},
		{[]string{"3j", "k"}, "Jonas Weber"},
		{[]string{"k"}, "Ana Kovač"},
		{[]string{"G"}, "Sam Rivera"},
		{[]string{"99j"}, "Sam Rivera"},
		{[]string{"G", "gg"}, "Ana Kovač"},
		{[]string{"/ortega", "enter"}, "Tomás Ortega"},
		{[]string{"/ORT", "enter"}, "Tomás Ortega"},
		{[]string{"/tom", "esc"}, "Ana Kovač"},
		{[]string{"/zzz", "enter"}, "Ana Kovač"},
		{[]string{"/a", "enter", "n", "n"}, "Jonas Weber"},
		{[]string{"/a", "enter", "N"}, "Sam Rivera"},
		{[]string{"/", "enter"}, "Ana Kovač"},
		{[]string{"/idx", "backspace", "enter"}, "Ida Lindqvist"},
		{[]string{"ss"}, "Ana Kovač"},
	} {
		p := sit(t).types(c.keys...)
		if p.here() != c.want {
			t.Errorf("%q leads to %q, want %q", c.keys, p.here(), c.want)
		}
	}
}

func TestEnterOpensTheSeasonOfTheAthlete(t *testing.T) {
	p := sit(t).types("jj", "enter")
	if p.reply.Go == nil || *p.reply.Go != screen.Season || p.reply.Whom != p.Cursor() || p.here() != "Jonas Weber" {
		t.Errorf("%+v on %s", p.reply, p.here())
	}
}

func TestSortingKeepsTheCursorOnTheAthlete(t *testing.T) {
	p := sit(t).types("2j", "s")
	if p.here() != "Jonas Weber" || !strings.Contains(p.status.Says, "name") {
		t.Errorf("%q, %q", p.here(), p.status.Says)
	}
	if text := p.text(120, 36); strings.Index(text, "Ana Kovač") > strings.Index(text, "Ben Adeyemi") || strings.Index(text, "Ben") > strings.Index(text, "Ida") {
		t.Errorf("not by name:\n%s", text)
	}
	p.types("s")
	if text := p.text(120, 36); strings.Index(text, "Priya") > strings.Index(text, "Ben") {
		t.Errorf("not by the next race:\n%s", text)
	}
}

// A key of the table does something on this screen, says why not, or is none of
// its own: then nothing changes.
func TestEveryKey(t *testing.T) {
	for _, b := range keys.Table {
		p := sit(t)
		before, at := p.text(120, 36), p.Cursor()
		ok, why := p.Can(b.Action, scene())
		reply := p.Act(b.Action, 1, scene())
		switch {
		case ok && why != "":
			t.Errorf("%s can be done, and why not: %q", b.Action, why)
		case !ok && (reply.Go != nil || p.Cursor() != at || p.text(120, 36) != before):
			t.Errorf("%s is not to be done and does something", b.Action)
		case !ok && why != "" && !reply.Fault:
			t.Errorf("%s says nothing", b.Action)
		}
	}
	p := sit(t)
	for _, a := range []keys.Action{keys.SearchOn, keys.SearchBack} {
		if ok, why := p.Can(a, scene()); ok || why == "" {
			t.Errorf("%s: %v, %q", a, ok, why)
		}
	}
}

func TestNobodyIsThere(t *testing.T) {
	p := &person{Screen: roster.New()}
	for _, a := range []keys.Action{keys.WeekOn, keys.In, keys.Search, keys.SeasonLast} {
		if ok, why := p.Can(a, scene()); ok || why == "" {
			t.Errorf("%s: %v, %q", a, ok, why)
		}
	}
	if text := p.text(80, 24); !strings.Contains(text, "Nobody is in the squad yet") {
		t.Error(text)
	}
}

func TestTheMouseFindsARow(t *testing.T) {
	p := sit(t)
	p.sees(120, 36)
	spot, ok := p.Point(60, 3+3*2+1) // the third athlete: three rows each, under three of head
	if !ok || spot.Kind != screen.OnRow || spot.Item != 2 {
		t.Fatalf("%+v, %v", spot, ok)
	}
	p.Select(spot.Item)
	if p.here() != "Jonas Weber" {
		t.Errorf("the cursor is on %q", p.here())
	}
	if spot, ok := p.Point(60, 0); ok {
		t.Errorf("the title is %+v", spot)
	}
}

// changed gives a row that now needs the coach most.
func changed(r squad.Row) squad.Row {
	r.Attention, r.Why = squad.Red, "feels ill since today"
	r.Reasons = []squad.Reason{{Attention: squad.Red, Short: r.Why, Says: r.Why}}
	return r
}

// What others change moves nothing under the cursor: the row is marked until the
// next key, and goes to its place when the list is sorted again.
func TestSomeoneElsesChange(t *testing.T) {
	p := sit(t)
	order := placesOf(p)
	sam := p.types("/sam", "enter").Cursor()
	p.types("gg")
	var row squad.Row
	for _, r := range rows(t) {
		if r.Athlete == sam {
			row = changed(r)
		}
	}
	p.Take([]squad.Row{row}, true)
	if got := placesOf(p); got != order {
		t.Errorf("the list was %s and is %s", order, got)
	}
	if text := p.text(120, 36); !strings.Contains(text, "feels ill since today") {
		t.Errorf("the change is not seen:\n%s", text)
	}
	if !isAccent(p, "Sam Rivera") {
		t.Error("the row is not marked")
	}
	p.types("j")
	if isAccent(p, "Sam Rivera") {
		t.Error("the row is still marked after a key")
	}
	p.types("sss")
	if got := placesOf(p); got == order {
		t.Error("sorting leaves the list as it was")
	}
	p = sit(t)
	p.Take([]squad.Row{row}, false)
	if got := placesOf(p); got == order {
		t.Error("out of sight, the list is not sorted")
	}
}

func TestWhoIsGoneAndWhoIsNew(t *testing.T) {
	p := sit(t).types("jj") // Jonas
	names := namesOf(rows(t))
	without := slices.Concat(names[:1], names[2:])
	p.Names(append(without, roster.Name{Athlete: plan.ID{99}, Name: "Zoe New"}))
	if p.here() != "Tomás Ortega" {
		t.Errorf("the cursor is on %q", p.here())
	}
	text := p.text(120, 36)
	if strings.Contains(text, "Jonas") || !strings.Contains(text, "Zoe New") || !strings.Contains(text, "Mia Tanaka") {
		t.Errorf("%s", text)
	}
	p.Names(nil)
	if p.Cursor() != (plan.ID{}) {
		t.Error("the cursor is on nobody's row")
	}
}

// placesOf gives the names in the order they are seen.
func placesOf(p *person) string {
	text := p.text(120, 50)
	var order []string
	for _, line := range strings.Split(text, "\n") {
		for _, who := range people {
			if strings.HasPrefix(strings.TrimLeft(line, "▌!· "), who.name+" ") {
				order = append(order, who.name)
			}
		}
	}
	return strings.Join(order, ", ")
}

// isAccent tells whether a name is drawn in accent.
func isAccent(p *person, name string) bool {
	f, _ := p.sees(120, 50)
	for y, line := range f.Lines() {
		if i := strings.Index(line, name); i >= 0 && i < 8 {
			return strings.Contains(f.Styles()[y][:8], "*")
		}
	}
	return false
}

// y and n answer the request of the athlete under the cursor; n goes on with a
// search while one is under way, whoever it leads to.
func TestARequestIsAnsweredWithOneKey(t *testing.T) {
	for _, c := range []struct {
		keys []string
		want plan.Answer
		says string
	}{
		{[]string{"/mia", "enter", "j", "k", "y"}, plan.Accepted, ""},
		{[]string{"/mia", "enter", "j", "k", "n"}, plan.Declined, ""},
		{[]string{"/mia", "enter", "y"}, plan.Accepted, ""},
		{[]string{"/mia", "enter", "n"}, plan.Open, ""},
		{[]string{"y"}, plan.Open, "no request is open here"},
		{[]string{"n"}, plan.Open, "no name was searched for yet"},
	} {
		p := sit(t).types(c.keys...)
		if p.reply.Answer != c.want || c.want != plan.Open && (p.reply.Request.ID != plan.ID{9} || p.reply.Whom != p.Cursor()) {
			t.Errorf("%q: %+v", c.keys, p.reply)
		}
		if !strings.Contains(p.status.Says, c.says) {
			t.Errorf("%q: says %q, want %q", c.keys, p.status.Says, c.says)
		}
	}
	if text := sit(t).types("/mia", "enter", "j", "k").text(120, 36); !strings.Contains(text, "y yes") || !strings.Contains(text, "“late shift”") {
		t.Errorf("the request and its keys are not shown:\n%s", text)
	}
}
