package rules

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/outlook"
)

// monday is the first day of the seasons of the tests.
var monday = calendar.Of(2026, 11, 30)

func id(n int) plan.ID { return plan.ID{15: byte(n), 14: byte(n >> 8), 13: byte(n >> 16)} }

// athlete is Sam, with these settings as key and value in turn.
func athlete(t testing.TB, settings ...string) *plan.Athlete {
	t.Helper()
	a := plan.Athlete{Name: "Sam", Settings: []plan.Setting{
		{Key: "threshold.run", Value: "4:00/km"}, {Key: "start.date", Value: monday.String()},
		{Key: "start.fitness", Value: "60"}, {Key: "start.fatigue", Value: "60"},
	}}
	for i := 0; i < len(settings); i += 2 {
		a.Settings = append(a.Settings, plan.Setting{Key: settings[i], Value: settings[i+1]})
	}
	a, err := a.Resolve()
	if err != nil {
		t.Fatal(err)
	}
	return &a
}

// pattern is weeks of training with what rules must say of them.
type pattern struct {
	Name       string
	CTL0, ATL0 float64
	Fire       []string `json:"must_fire"`
	Silent     []string `json:"must_not_fire"`
	Sessions   [][]struct {
		Sport    plan.Sport
		Load     float64
		Hard     float64
		FootKm   float64 `json:"foot_km"`
		Descent  float64 `json:"descent_m"`
		Strength float64 `json:"strength_load"`
		Race     bool
	}
	Results []figures
}

// figures are what each rule compares with its threshold.
type figures struct {
	Weight   float64    `json:"strength_weight"`
	Monotony []*float64 // week by week
	Rules    struct {
		Without   int       `json:"R01_longest_run_of_weeks_without_down"`
		Calm      []int     `json:"R03_days"`
		Seven     int       `json:"R04_most_per_7"`
		Carried   *float64  `json:"R05_max_morning_on_hard_day"`
		Loaded    []int     `json:"R05_days"`
		Restless  int       `json:"R08_windows_of_14_without_rest"`
		Alike     []int     `json:"R13_weeks_over_2"`
		Since     int       `json:"R15_max_days_since_settled"`
		Debt      float64   `json:"R16_mean28_max"`
		O         float64   `json:"R18_O_end"`
		RaceDays  []int     `json:"race_days"`
		RaceForms []float64 `json:"race_morning_tsb"`
	} `json:"rule_figures"`
}

func readPatterns(t testing.TB) []pattern {
	t.Helper()
	text, err := os.ReadFile("testdata/patterns.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Patterns []pattern }
	if err := json.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	return file.Patterns
}

// input gives a pattern as weeks that are over, reported as planned.
func (p pattern) input(t testing.TB, weight float64) Input {
	t.Helper()
	season := plan.Macrocycle{ID: id(1), Start: monday, Blocks: []plan.Mesocycle{{ID: id(2), Name: "Build", Phase: plan.Build}}}
	for w := range len(p.Sessions) / 7 {
		season.Blocks[0].Weeks = append(season.Blocks[0].Weeks, plan.Microcycle{ID: id(100 + w), Days: 7})
	}
	of := plan.Plan{Seasons: []plan.Macrocycle{season}}
	var done []plan.DoneDay
	for d, sessions := range p.Sessions {
		day := plan.DoneDay{Day: monday + calendar.Day(d)}
		for _, s := range sessions {
			i := plan.Impulse{Sport: s.Sport, Load: s.Load, Hard: s.Hard, FootKm: s.FootKm, DescentKm: s.Descent / 1000, Strength: s.Strength, Race: s.Race}
			day.Impulses = append(day.Impulses, i)
			if s.Race {
				of.Events = append(of.Events, plan.Event{
					ID: id(1000 + d), Name: "Marathon", Priority: plan.A, From: day.Day, Days: 1, Sport: plan.Run,
					Distance: plan.Distance{Value: 42.2, Unit: plan.Kilometres},
				})
			}
		}
		done = append(done, day)
	}
	today := monday + calendar.Day(len(p.Sessions))
	a := athlete(t, "strength.weight", fmt.Sprint(weight), "rule.R12", "on",
		"start.fitness", fmt.Sprint(p.CTL0), "start.fatigue", fmt.Sprint(p.ATL0))
	return Input{Look: outlook.New(outlook.Input{Plan: of, Athlete: a, Done: done, Today: today}), Today: today}
}

// of gives the findings of a rule.
func (v *Verdict) of(rule string) (found []Finding) {
	for _, f := range v.Findings() {
		if f.Rule.ID == rule {
			found = append(found, f)
		}
	}
	return found
}

func TestPatternsFireWhatTheyMust(t *testing.T) {
	for _, p := range readPatterns(t) {
		for _, want := range p.Results {
			t.Run(fmt.Sprintf("%s/%g", p.Name, want.Weight), func(t *testing.T) {
				v := Judge(p.input(t, want.Weight))
				for _, f := range v.Findings() {
					t.Logf("%s %-18s %s", f.Rule.ID, f.Severity, f.Says)
				}
				for _, rule := range p.Fire {
					rule, grave, _ := strings.Cut(rule, ":")
					if r, ok := Find(rule); !ok || r.judge == nil {
						continue
					}
					if !slices.ContainsFunc(v.of(rule), func(f Finding) bool { return grave == "" || f.Severity.String() == grave }) {
						t.Errorf("%s does not fire %s", rule, grave)
					}
				}
				for _, rule := range p.Silent {
					for _, f := range v.of(rule) {
						t.Errorf("%s fires: %s", rule, f.Says)
					}
				}
			})
		}
	}
}

// daysOf gives the days that findings of a rule hang on, counted from 1.
func (v *Verdict) daysOf(rule string) (days []int) {
	for _, f := range v.of(rule) {
		days = append(days, int(f.To-monday)+1)
	}
	slices.Sort(days)
	return days
}

func TestPatternsHaveTheFiguresOfTheTable(t *testing.T) {
	for _, p := range readPatterns(t) {
		for _, want := range p.Results {
			t.Run(fmt.Sprintf("%s/%g", p.Name, want.Weight), func(t *testing.T) {
				v := Judge(p.input(t, want.Weight))
				g, n := v.ground, len(p.Sessions)
				last := monday + calendar.Day(n) - 1
				near := func(what string, got, want float64) {
					if !(got > want-1e-5 && got < want+1e-5) {
						t.Errorf("%s: %v, want %v", what, got, want)
					}
				}
				if got := v.daysOf("R03"); !slices.Equal(got, want.Rules.Calm) {
					t.Errorf("R03 on days %v, want %v", got, want.Rules.Calm)
				}
				if got := v.daysOf("R05"); !slices.Equal(got, want.Rules.Loaded) {
					t.Errorf("R05 on days %v, want %v", got, want.Rules.Loaded)
				}
				without, seven, restless, since, carried, debt := 0, 0, 0, 0, 0.0, 0.0
				var alike []int
				for w := range n / 7 {
					week := g.week(monday + calendar.Day(7*w))
					without = max(without, week.without)
					near("monotony", week.monotony, *want.Monotony[w])
					if week.monotony > 2 {
						alike = append(alike, w+1)
					}
				}
				for d := monday; d <= last; d++ {
					a := g.after(d)
					seven = max(seven, int(a.hards-g.sums(d-7).hards))
					since = max(since, int(a.since))
					if d-13 >= monday && a.off == g.sums(d-14).off {
						restless++
					}
					if d-27 >= monday {
						debt = max(debt, (a.debts-g.sums(d-28).debts)/28)
					}
					if g.hard(d) {
						carried = max(carried, a.morning)
					}
				}
				if without != want.Rules.Without || seven != want.Rules.Seven || restless != want.Rules.Restless || since != want.Rules.Since {
					t.Errorf("R01 %d, R04 %d, R08 %d, R15 %d; want %+v", without, seven, restless, since, want.Rules)
				}
				if !slices.Equal(alike, want.Rules.Alike) && len(alike)+len(want.Rules.Alike) > 0 {
					t.Errorf("R13 in weeks %v, want %v", alike, want.Rules.Alike)
				}
				near("R16", debt, want.Rules.Debt)
				if want.Rules.Carried != nil {
					near("R05", carried, *want.Rules.Carried)
				}
				for i, d := range want.Rules.RaceDays {
					near("R23", g.after(monday+calendar.Day(d-1)).form, want.Rules.RaceForms[i])
				}
				m, _ := g.in.Look.Oscillation(last)
				if !(m.O > want.Rules.O-.01 && m.O < want.Rules.O+.01) {
					t.Errorf("R18: %v, want %v", m.O, want.Rules.O)
				}
			})
		}
	}
}

// The taper of the pattern that has one: fourteen days, cut by three fifths, five
// of six runs a week, and hard work in it.
func TestTaperIsMeasured(t *testing.T) {
	for _, p := range readPatterns(t) {
		if p.Name != "three_to_one_taper" {
			continue
		}
		g := Judge(p.input(t, 1)).ground
		got, ok := g.taperOf(&g.races[0])
		if !ok || got.days != 14 || got.hard != 85 {
			t.Errorf("measured %+v, %v", got, ok)
		}
		for _, f := range []struct{ got, want float64 }{{got.cut, .60}, {got.frequency, .83}, {got.last / 100, 4.78}} {
			if !(f.got > f.want-.006 && f.got < f.want+.006) {
				t.Errorf("measured %.3f, want %.2f: %+v", f.got, f.want, got)
			}
		}
	}
}
