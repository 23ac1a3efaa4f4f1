package main

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	document "ebb/store/exchange/json"
)

// Five sessions a week, six check-ins, blocks of four weeks, a season a year
// with four races, and a look at every week by the coach: what a club
// leaves behind.
const (
	weeksAhead   = 26
	seasonWeeks  = 52
	weeksOfBlock = 4
	editsAWeek   = 1
)

var firstNames = []string{"Ada", "Ben", "Cleo", "Dara", "Elif", "Finn", "Gus", "Hana", "Ines", "Jonas", "Kaya", "Lena", "Mara", "Noor", "Otto", "Pia", "Quinn", "Rosa", "Sam", "Tove"}

// someone is an athlete while they are made up.
type someone struct {
	squad
	chance  *rand.Rand
	made    document.Athlete
	main    document.Branch
	arrived map[calendar.Day]uint16
	journal []change
	wrong   error
}

// change is an entry of the journal, as the document has it.
type change struct {
	Seq    int             `json:"seq"`
	Branch string          `json:"branch,omitempty"`
	Parent int             `json:"parent,omitempty"`
	At     time.Time       `json:"at"`
	Person string          `json:"person"`
	Via    string          `json:"via,omitempty"`
	Words  string          `json:"words"`
	Intent json.RawMessage `json:"intent,omitempty"`
	Plan   []edit.Change   `json:"plan,omitempty"`
	Facts  []fact          `json:"facts,omitempty"`
}

type fact struct {
	Kind  string       `json:"kind"`
	Day   calendar.Day `json:"day,omitzero"`
	Order uint16       `json:"order,omitempty"`
	ID    plan.ID      `json:"id,omitzero"`
	After any          `json:"after,omitempty"`
}

// person makes up athlete n.
func (s squad) person(n int) (document.Athlete, error) {
	p := &someone{
		squad:  s,
		chance: rand.New(rand.NewPCG(2027, uint64(n))), // the same squad every time
		main:   document.Branch{Name: "main"}, arrived: map[calendar.Day]uint16{},
	}
	p.made = document.Athlete{
		ID: p.id(), Name: fmt.Sprintf("%s %05d", firstNames[n%len(firstNames)], n),
		Settings: []plan.Setting{{Key: "weight_kg", Value: fmt.Sprint(50 + n%40)}, {Key: "easy.run", Value: "6:10/km"}},
	}
	end := s.today.WeekStart(time.Monday) + weeksAhead*calendar.Week
	p.journalise(end-calendar.Day(s.years*seasonWeeks*calendar.Week), change{Words: "add " + p.made.Name})
	for year := s.years; year > 0; year-- {
		p.season(end - calendar.Day(year*seasonWeeks*calendar.Week))
	}
	for day := s.today - calendar.Day(s.years*365); day < s.today; day++ {
		p.live(day)
	}
	p.made.Branches = []document.Branch{p.main}
	for i, c := range p.journal {
		c.Seq = i + 1
		if c.Branch != "" {
			c.Parent = p.lastOnMain(i)
		}
		text, err := json.Marshal(c)
		if err != nil {
			return p.made, err
		}
		p.made.Journal = append(p.made.Journal, text)
	}
	return p.made, p.wrong
}

func (p *someone) id() (id plan.ID) {
	binary.BigEndian.PutUint64(id[:], p.chance.Uint64())
	binary.BigEndian.PutUint64(id[8:], p.chance.Uint64())
	return id
}

func (p *someone) journalise(day calendar.Day, c change) {
	if !p.history && len(c.Facts) > 0 {
		return
	}
	c.At = time.Unix(int64(day)*24*60*60+7*60*60, 0).UTC()
	c.Person, c.Via = "bench", "local"
	p.journal = append(p.journal, c)
}

// lastOnMain gives the number of the entry of the plan before the one at i.
func (p *someone) lastOnMain(i int) int {
	for i--; i >= 0; i-- {
		if p.journal[i].Branch != "" {
			return i + 1
		}
	}
	return 0
}

func (p *someone) edited(day calendar.Day, e edit.Edit, words string, changes ...edit.Change) {
	intent, err := edit.Encode(e)
	if err != nil {
		p.wrong = err
	}
	p.journalise(day, change{Branch: "main", Words: words, Intent: intent, Plan: changes})
}

var phases = []plan.Phase{plan.Base, plan.Base, plan.Build, plan.Build, plan.Specific, plan.Recover}

// season plans a year from a Monday on, and changes its weeks as they come.
func (p *someone) season(start calendar.Day) {
	year, _, _ := start.Date()
	m := plan.Macrocycle{ID: p.id(), Name: fmt.Sprintf("Season %d", year), Start: start}
	for b := range seasonWeeks / weeksOfBlock {
		block := plan.Mesocycle{ID: p.id(), Name: fmt.Sprintf("Block %d", b+1), Phase: phases[b%len(phases)], Ratio: plan.Ratio{Stress: 3, Recovery: 1}}
		for w := range weeksOfBlock {
			block.Weeks = append(block.Weeks, p.week(w == weeksOfBlock-1))
		}
		m.Blocks = append(m.Blocks, block)
	}
	values := edit.Values(plan.Plan{Seasons: []plan.Macrocycle{m}})
	changes := make([]edit.Change, len(values))
	for i, v := range values {
		changes[i] = edit.Change{Ref: v.Ref, After: &v.Value}
	}
	p.edited(start-14, edit.AddSeason{Season: m}, "season "+m.Name+" added", changes...)
	p.main.Seasons = append(p.main.Seasons, *values[0].Value.Season)
	day := start
	for b := range m.Blocks {
		for _, week := range m.Blocks[b].Weeks {
			p.main.Weeks = append(p.main.Weeks, p.reviewed(day, week))
			day += calendar.Week
		}
	}
	for quarter := range 4 {
		p.race(start + calendar.Day(13*quarter+12)*calendar.Week + 6)
	}
}

// reviewed gives a week after the coach changed its note.
func (p *someone) reviewed(day calendar.Day, week plan.Microcycle) plan.Microcycle {
	if !p.history {
		return week
	}
	for n := range editsAWeek {
		before := week
		week.Note = fmt.Sprintf("look %d: keep the easy days easy", n+1)
		after := week
		p.edited(day-1, edit.SetNote{Week: week.ID, Note: week.Note}, "note of the week",
			edit.Change{Ref: edit.Ref{What: edit.WeekValue, ID: week.ID}, Before: &edit.Value{Week: &before}, After: &edit.Value{Week: &after}})
	}
	return week
}

func (p *someone) race(day calendar.Day) {
	e := plan.Event{
		ID: p.id(), From: day, Days: 1, Priority: plan.B, Name: "Race of " + day.Format("January"), Sport: plan.Run,
		Distance: plan.Distance{Value: 42.2, Unit: plan.Kilometres}, Tags: []string{"trail"},
	}
	p.edited(day-100, edit.AddEvent{Event: e}, e.Name+" added", edit.Change{Ref: edit.Ref{What: edit.EventValue, ID: e.ID}, After: &edit.Value{Event: &e}})
	p.main.Events = append(p.main.Events, e)
}

// week plans five sessions: easy, hard, easy, long, easy.
func (p *someone) week(down bool) plan.Microcycle {
	w := plan.Microcycle{ID: p.id(), Days: 7, Target: plan.Target{Measure: plan.TargetLoad, Value: 400}}
	minutes := []int{50, 70, 60, 150, 45}
	if down {
		w.Kind, w.Target.Value = plan.DownWeek, 240
		minutes = []int{40, 45, 40, 80, 30}
	}
	for i, day := range []int{1, 2, 3, 5, 6} {
		s := plan.Session{
			ID: p.id(), Day: day, Sport: plan.Run, Kind: plan.Easy,
			Duration: plan.Duration{Seconds: 60 * (minutes[i] + p.chance.IntN(10)), Unit: plan.Minutes},
		}
		switch i {
		case 1:
			s.Kind = plan.Intervals
			s.Steps = []plan.Step{
				{Duration: plan.Duration{Seconds: 1200, Unit: plan.Minutes}},
				{Repeat: 5, Steps: []plan.Step{
					{Duration: plan.Duration{Seconds: 240, Unit: plan.Minutes}, Cue: "tall"},
					{Duration: plan.Duration{Seconds: 120, Unit: plan.Minutes}},
				}},
			}
			s.Duration, s.Key = plan.Duration{}, true
		case 3:
			s.Note = "by feel, on soft ground where there is some"
			s.Kind, s.Key, s.Tags = plan.Long, true, []string{"trail", "poles"}
			s.Climb = plan.Height{Value: 800, Unit: plan.HeightMetres}
			s.Fuel = plan.Fuel{Carb: 60, Sodium: 500}
		}
		w.Sessions = append(w.Sessions, s)
	}
	return w
}

// live is a day of the past: five sessions done a week, six check-ins.
func (p *someone) live(day calendar.Day) {
	weekday := int(day.Weekday())
	if weekday != int(time.Monday) && weekday != int(time.Friday) {
		p.trained(day)
	}
	if weekday == int(time.Sunday) {
		return
	}
	c := plan.Checkin{Day: day, Legs: 1 + p.chance.IntN(5), Energy: 1 + p.chance.IntN(5), Sleep: 1 + p.chance.IntN(5)}
	if weekday == int(time.Monday) {
		c.Note = "slept well, the left calf is quiet again"
	}
	p.made.Checkins = append(p.made.Checkins, c)
	p.journalise(day, change{Words: fmt.Sprintf("check-in of %s", day), Facts: []fact{{Kind: "checkin", Day: day, After: c}}})
}

func (p *someone) trained(day calendar.Day) {
	minutes := 40 + p.chance.IntN(80)
	p.arrived[day]++
	r := plan.Record{
		ID: p.id(), Day: day, Start: time.Unix(int64(day)*24*60*60+17*60*60, 0).UTC(),
		Source: "fit", Method: "heart rate",
		Done: plan.Session{
			ID: p.id(), Sport: plan.Run, Kind: plan.Easy, At: plan.Clock(17, 0),
			Duration: plan.Duration{Seconds: 60 * minutes, Unit: plan.Minutes},
			Distance: plan.Distance{Value: float64(minutes) / 6, Unit: plan.Kilometres},
		},
		Impulses: []plan.Impulse{{Load: float64(minutes) * .75, Hard: float64(p.chance.IntN(20)), FootKm: float64(minutes) / 6, DescentKm: .12, Sport: plan.Run}},
		Sessions: []plan.Share{{Session: p.id()}},
	}
	p.made.Records = append(p.made.Records, document.Record{Arrival: p.arrived[day], Record: r})
	p.journalise(day, change{
		Words: fmt.Sprintf("log %s: run easy", day),
		Facts: []fact{{Kind: "record", Day: day, Order: p.arrived[day], ID: r.ID, After: r}},
	})
}
