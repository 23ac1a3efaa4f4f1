package edit

import (
	"fmt"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
)

// What names a kind of thing in a plan, in a person's words.
type What string

// The kinds of value that a plan is kept as.
const (
	SeasonValue What = "season"
	WeekValue   What = "week"
	EventValue  What = "event"
	MuteValue   What = "mute"
)

// Ref names a value of a plan.
type Ref struct {
	What What    `json:"what"`
	ID   plan.ID `json:"id"`
}

// Value is one of the pieces that a plan is kept as: exactly one of the four
// is there.
type Value struct {
	Season *SeasonHead      `json:"season,omitempty"`
	Week   *plan.Microcycle `json:"week,omitempty"`
	Event  *plan.Event      `json:"event,omitempty"`
	Mute   *plan.Mute       `json:"mute,omitempty"`
}

// SeasonHead is a season without its weeks: they are named by id, in order.
type SeasonHead struct {
	ID     plan.ID      `json:"id"`
	Name   string       `json:"name"`
	Start  calendar.Day `json:"start"`
	Blocks []BlockHead  `json:"blocks"`
}

// BlockHead is a block without its weeks.
type BlockHead struct {
	ID    plan.ID    `json:"id"`
	Name  string     `json:"name"`
	Phase plan.Phase `json:"phase"`
	Ratio plan.Ratio `json:"ratio,omitzero"`
	Weeks []plan.ID  `json:"weeks"`
}

// Keyed is a value with its name.
type Keyed struct {
	Ref   Ref
	Value Value
}

// Values takes a plan apart. The values share their memory with the plan.
func Values(p plan.Plan) []Keyed {
	var values []Keyed
	for s := range p.Seasons {
		m := &p.Seasons[s]
		head := headOf(m)
		values = append(values, Keyed{Ref{SeasonValue, m.ID}, Value{Season: &head}})
		for b := range m.Blocks {
			for w := range m.Blocks[b].Weeks {
				week := &m.Blocks[b].Weeks[w]
				values = append(values, Keyed{Ref{WeekValue, week.ID}, Value{Week: week}})
			}
		}
	}
	for e := range p.Events {
		values = append(values, Keyed{Ref{EventValue, p.Events[e].ID}, Value{Event: &p.Events[e]}})
	}
	for m := range p.Mutes {
		values = append(values, Keyed{Ref{MuteValue, p.Mutes[m].ID}, Value{Mute: &p.Mutes[m]}})
	}
	return values
}

// Join puts a plan together of its values, in any order. It fails when a
// season names a week that is not there, or two values have one name.
func Join(values []Keyed) (plan.Plan, error) {
	byRef := make(map[Ref]Value, len(values))
	for _, k := range values {
		if _, twice := byRef[k.Ref]; twice {
			return plan.Plan{}, fmt.Errorf("%s %s is there twice", k.Ref.What, k.Ref.ID)
		}
		byRef[k.Ref] = k.Value
	}
	var p plan.Plan
	used := 0
	for _, k := range values {
		switch {
		case k.Value.Season != nil:
			m, err := joinSeason(k.Value.Season, func(id plan.ID) *plan.Microcycle { return byRef[Ref{WeekValue, id}].Week })
			if err != nil {
				return plan.Plan{}, err
			}
			for _, b := range m.Blocks {
				used += len(b.Weeks)
			}
			p.Seasons = append(p.Seasons, m)
		case k.Value.Event != nil:
			p.Events = append(p.Events, *k.Value.Event)
		case k.Value.Mute != nil:
			p.Mutes = append(p.Mutes, *k.Value.Mute)
		case k.Value.Week == nil:
			return plan.Plan{}, fmt.Errorf("%s %s is empty", k.Ref.What, k.Ref.ID)
		}
	}
	if n := len(values) - len(p.Seasons) - len(p.Events) - len(p.Mutes) - used; n != 0 {
		return plan.Plan{}, fmt.Errorf("%s: %s", weeksAstray(n), strayWeek(values, p))
	}
	bySeasonStart(p.Seasons)
	byEventStart(p.Events)
	byRule(p.Mutes)
	return p, nil
}

func weeksAstray(n int) string {
	if n < 0 {
		return "a week belongs to more than one block"
	}
	return count(n, "week") + " in no season"
}

// strayWeek names the first week that no season names, or that two do.
func strayWeek(values []Keyed, p plan.Plan) string {
	times := map[plan.ID]int{}
	for at := range p.Weeks() {
		times[p.Week(at).ID]++
	}
	for _, k := range values {
		if k.Value.Week != nil && times[k.Ref.ID] != 1 {
			return "week " + k.Ref.ID.String()
		}
	}
	return "no such week"
}

// joinSeason fills a season with its weeks.
func joinSeason(head *SeasonHead, week func(plan.ID) *plan.Microcycle) (plan.Macrocycle, error) {
	m := plan.Macrocycle{ID: head.ID, Name: head.Name, Start: head.Start}
	for _, b := range head.Blocks {
		block := plan.Mesocycle{ID: b.ID, Name: b.Name, Phase: b.Phase, Ratio: b.Ratio}
		for _, id := range b.Weeks {
			w := week(id)
			if w == nil {
				return m, fmt.Errorf("week %s of block “%s” in season “%s” is missing", id, b.Name, head.Name)
			}
			block.Weeks = append(block.Weeks, *w)
		}
		m.Blocks = append(m.Blocks, block)
	}
	return m, nil
}

func headOf(m *plan.Macrocycle) SeasonHead {
	head := SeasonHead{ID: m.ID, Name: m.Name, Start: m.Start, Blocks: make([]BlockHead, len(m.Blocks))}
	for i, b := range m.Blocks {
		ids := make([]plan.ID, len(b.Weeks))
		for w := range b.Weeks {
			ids[w] = b.Weeks[w].ID
		}
		head.Blocks[i] = BlockHead{ID: b.ID, Name: b.Name, Phase: b.Phase, Ratio: b.Ratio, Weeks: ids}
	}
	return head
}

func sameHead(a, b SeasonHead) bool {
	return a.ID == b.ID && a.Name == b.Name && a.Start == b.Start &&
		slices.EqualFunc(a.Blocks, b.Blocks, func(a, b BlockHead) bool {
			return a.ID == b.ID && a.Name == b.Name && a.Phase == b.Phase && a.Ratio == b.Ratio && slices.Equal(a.Weeks, b.Weeks)
		})
}
