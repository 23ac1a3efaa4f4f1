package settings_test

import (
	"strings"
	"testing"

	"ebb/plan"
	"ebb/tui/keys"
	"ebb/tui/screen"
)

// here gives the row that is marked on screen.
func (p person) here() string {
	p.Helper()
	f, caret := p.Sees(120, 36)
	return strings.Join(strings.Fields(strings.TrimPrefix(f.Lines()[caret.Y], "▌")), " ")
}

func TestKeysThatMove(t *testing.T) {
	for _, tt := range []struct{ typed, at string }{
		{"", "tz UTC default"}, {"j", "units"}, {"down", "units"}, {"3j k", "week_start"}, {"G", `rule.R05 off "masters group" since ever`}, {"G gg", "tz"},
		{"99j", "rule.R05"}, {"}", "threshold.hr"}, {"2}", "available.mon"}, {"2} {", "threshold.hr"}, {"99}", "rule.R05"}, {"pgdown", "start.fitness"},
		{"9j", "threshold.run 4:15/km since 1 Mar 2027 5:00/km"}, {"9j 14l", "threshold.run 4:05/km since 19 Apr 2027"},
		{"9j gd 2027-02-01 enter", "threshold.run 4:15/km"}, {"9j 14l t", "threshold.run 4:15/km"},
	} {
		t.Run(strings.ReplaceAll(tt.typed, " ", "_"), func(t *testing.T) {
			p := sit(t, coached(t)).types(strings.Fields(tt.typed)...)
			if got := p.here(); !strings.HasPrefix(got, tt.at) {
				t.Errorf("%q leads to %q, want %q", tt.typed, got, tt.at)
			}
			if p.News > 0 || p.Screen.Typing() {
				t.Errorf("%q changes something", tt.typed)
			}
		})
	}
}

// A value is changed in place: from the day that is written, since ever without
// one, and what stays in force is said before it is stored.
func TestChangingAValue(t *testing.T) {
	for _, tt := range []struct {
		typed, says string
		want        plan.Setting
		inForce     string
	}{
		{"4:10/km from 2027-03-01", "threshold.run is 4:10/km from Mon 1 Mar 2027", plan.Setting{Key: "threshold.run", Value: "4:10/km"}, "4:10/km since 1 Mar 2027"},
		{"4:10/km from today", "threshold.run is 4:10/km from Tue 6 Apr 2027", plan.Setting{Key: "threshold.run", Value: "4:10/km"}, "4:10/km since 6 Apr 2027"},
		{"4:40/km", "since ever; on Tue 6 Apr 4:15/km from Mon 1 Mar 2027 stays in force", plan.Setting{Key: "threshold.run", Value: "4:40/km"}, "4:15/km since 1 Mar 2027"},
		{"4:00/km from 2027-05-01", "on Tue 6 Apr it stays as it is", plan.Setting{Key: "threshold.run", Value: "4:00/km"}, "4:15/km since 1 Mar 2027"},
		{"7:00/mi from today", "(4:21/km)", plan.Setting{Key: "threshold.run", Value: "7:00/mi"}, "7:00/mi 4:21/km since 6 Apr 2027"},
		{"default from today", "threshold.run is 5:00/km", plan.Setting{Key: "threshold.run", Value: "5:00/km"}, "5:00/km since 6 Apr 2027"},
	} {
		t.Run(tt.typed, func(t *testing.T) {
			p := sit(t, coached(t)).types("9j", "enter").clears().types(tt.typed)
			if text := p.Text(120, 36); !strings.Contains(text, tt.says) {
				t.Errorf("no %q in\n%s", tt.says, text)
			}
			if p.News > 0 {
				t.Fatal("typing stores")
			}
			p.types("enter")
			if p.News != 1 || p.Screen.Typing() {
				t.Fatalf("enter stores %d: %+v", p.News, p.Status)
			}
			last := p.Athlete.Settings[len(p.Athlete.Settings)-1]
			if last.Key != tt.want.Key || last.Value != tt.want.Value {
				t.Errorf("%+v is stored", last)
			}
			if got := p.here(); !strings.HasPrefix(got, "threshold.run "+tt.inForce) {
				t.Errorf("in force is %q", got)
			}
		})
	}
}

// What is wrong is said with what is allowed, and nothing changes.
func TestAWrongValueIsToldWhatIsAllowed(t *testing.T) {
	for _, tt := range []struct {
		at    string
		typed string
		says  string
	}{
		{"9j", "fast", `threshold.run = “fast”: not a pace; allowed: a pace as 4:15/km or 6:50/mi`},
		{"j", "parsecs", "allowed: metric, imperial"},
		{"2}", "1500", "0 (never) to 1440"},
		{"9j", "4:10/km from someday", "from: "},
		{"5j", "default", "born has no default"},
		{"6j", "900", "allowed: 60 to 230"},
	} {
		p := sit(t, coached(t)).types(tt.at, "e").clears().types(tt.typed)
		if text := p.Text(120, 36); !strings.Contains(text, tt.says) {
			t.Errorf("%q: no %q in\n%s", tt.typed, tt.says, text)
		}
		p.types("enter")
		if p.News > 0 || !p.Screen.Typing() {
			t.Errorf("%q is stored", tt.typed)
		}
		p.Said(tt.says, true)
		p.types("esc")
		p.Said("left as it was", false)
	}
}

// A line names any setting, a rule too.
func TestALineThatNamesItsSetting(t *testing.T) {
	p := sit(t, coached(t)).types("a", `rule.R13=off "a reason from a friend"`, "enter")
	if got := p.here(); p.News != 1 || !strings.HasPrefix(got, `rule.R13 off "a reason fro`) {
		t.Errorf("%d stored, on %q, %+v", p.News, got, p.Status)
	}
	for _, typed := range []string{"fast", "speed=fast", "=4", "rule.=4", "units="} {
		p := sit(t, coached(t)).types("a", typed, "enter")
		if p.News > 0 || !p.Status.Fault {
			t.Errorf("%q is stored: %+v", typed, p.Status)
		}
	}
	p = sit(t, coached(t)).types("a", "enter")
	if p.News > 0 || p.Screen.Typing() {
		t.Error("an empty line asks for something")
	}
}

// The zones follow what is typed, before it is stored.
func TestZonesFollowWhatIsTyped(t *testing.T) {
	p := sit(t, coached(t)).types("9j")
	if text := p.Text(120, 36); !strings.Contains(text, "z4 threshold") || !strings.Contains(text, "4:15/km") {
		t.Fatal(text)
	}
	p.types("e").clears().types("4:00/km from today")
	f, _ := p.Sees(120, 36)
	for y, line := range f.Lines() {
		if strings.Contains(line, "z4 threshold") && (!strings.Contains(line, "4:00/km") || !strings.Contains(f.Styles()[y], "*")) {
			t.Errorf("the zone is %q", line)
		}
	}
}

// Model constants say whose they are.
func TestModelConstantsSayWhoseTheyAre(t *testing.T) {
	text := sit(t, coached(t)).types("4}").Text(120, 60)
	for _, want := range []string{"model.gain          0.9                  the coach's, since 1 Mar 2027 ", "model.fitness_days  42                   default "} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

// Every setting there is has its row.
func TestEverySettingIsListed(t *testing.T) {
	text := sit(t, coached(t)).Text(160, 80)
	for _, known := range plan.Settings() {
		if !strings.Contains(text, " "+known.Key+" ") || !strings.Contains(text, known.Meaning) {
			t.Errorf("%s is not listed", known.Key)
		}
	}
}

// In imperial units what was typed in others is given in these too.
func TestUnits(t *testing.T) {
	text := stateNamed(t, "imperial").Text(120, 36)
	for _, want := range []string{"4:15/km 6:50/mi", "68 150 lb", "6:50/mi", "1:41/100yd", "245 W"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

// Every action of the table does something on this screen or says why not, or is
// none of its own and changes nothing.
func TestEveryActionDoesSomethingOrSaysWhyNot(t *testing.T) {
	for _, s := range states {
		for _, b := range keys.Table {
			t.Run(s.name+"/"+string(b.Action), func(t *testing.T) {
				p := s.open(t)
				for p.Screen.Typing() {
					p.types("esc")
				}
				p.Status = screen.Status{}
				look, news := p.Text(120, 36), p.News
				ok, why := p.Screen.Can(b.Action, p.Scene)
				if keys.OfProgram(b.Action) && (ok || why != "") {
					t.Fatalf("the program's own: Can says %v, %q", ok, why)
				}
				reply := p.Screen.Act(b.Action, 1, p.Scene)
				p.Does(reply)
				if !ok {
					p.Status = screen.Status{}
					if reply.Says != why || !reply.Fault || p.News != news || p.Text(120, 36) != look {
						t.Errorf("says %q, Can said %q, or something changed", reply.Says, why)
					}
					return
				}
				asks := reply.Leave || reply.Go != nil || reply.Undo > 0 || reply.Redo > 0 || reply.Says != ""
				if !asks && p.Text(120, 36) == look && !p.Screen.Typing() && b.Group != keys.Move {
					t.Error("does nothing")
				}
			})
		}
	}
}

// A key that is in no table does nothing.
func TestUnlistedKeysDoNothing(t *testing.T) {
	listed := map[string]bool{}
	for _, b := range keys.Table {
		for _, key := range b.Keys {
			listed[key[:1]] = true // the first of two opens the pair
			listed[key] = true
		}
	}
	p := sit(t, coached(t))
	look := p.Text(120, 36)
	for r := '!'; r <= '~'; r++ {
		if key := string(r); !listed[key] && (r < '1' || r > '9') {
			p.types(key)
			p.Status = screen.Status{}
			if p.Text(120, 36) != look || p.Screen.Typing() || p.Left {
				t.Errorf("%q does something", key)
			}
		}
	}
}

// Where the zones have no place of their own, tab shows them and esc ends that
// alone.
func TestTabShowsTheZones(t *testing.T) {
	p := stateNamed(t, "zones")
	if text := p.Text(80, 24); !strings.Contains(text, "z4 threshold") || strings.Contains(text, "week_start") {
		t.Error(text)
	}
	if p.types("esc"); p.Left || !strings.Contains(p.Text(80, 24), "week_start") {
		t.Error("esc does not close the zones alone")
	}
	p = sit(t, coached(t)).types("tab")
	p.Said("on screen already", true)
}

// The mouse finds the rows and chooses one.
func TestTheMouseFindsARow(t *testing.T) {
	p := sit(t, coached(t))
	p.Sees(120, 36)
	rows, ok := p.Screen.(interface {
		screen.Pointed
		Select(item int) bool
	})
	if !ok {
		t.Fatal("nothing can be pointed at")
	}
	spot, ok := rows.Point(30, 6) // under the head of the columns and of the first group
	if !ok || spot.Kind != screen.OnRow || spot.Item != 2 {
		t.Fatalf("%+v, %v", spot, ok)
	}
	if rows.Select(spot.Item) || !strings.HasPrefix(p.here(), "week_start") || !rows.Select(spot.Item) {
		t.Errorf("the cursor is on %q", p.here())
	}
	if _, ok := rows.Point(30, 3); ok {
		t.Error("a heading is a row")
	}
	if rows.Select(99) || rows.Select(-1) {
		t.Error("a row that is not there is chosen")
	}
}
