package store

import (
	"errors"
	"slices"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
)

// month is the summary of a month's records as it is kept: a column a figure,
// since ten years of them are read at every start and a list of objects takes
// about twice as long. A column in which every figure is zero is left out.
type month struct {
	First     calendar.Day `json:"first"`    // of the month
	Days      []int        `json:"days"`     // after First, of each day that is reported
	Impulses  []int        `json:"impulses"` // of each day: how many
	Sessions  []int        `json:"sessions"` // of each day: how many
	IDs       []byte       `json:"ids,omitempty"`
	Load      []float64    `json:"load,omitempty"` // from here on, of each impulse
	Hard      []float64    `json:"hard,omitempty"`
	FootKm    []float64    `json:"foot_km,omitempty"`
	DescentKm []float64    `json:"descent_km,omitempty"`
	Strength  []float64    `json:"strength,omitempty"`
	Fuelled   []float64    `json:"fuelled,omitempty"` // -1: as planned
	Sports    string       `json:"sports,omitempty"`  // words, a comma between
	Race      []int        `json:"race,omitempty"`    // places of the impulses that are races
	Heat      []int        `json:"heat,omitempty"`    // places of those done in heat
}

const asPlanned = -1

// monthOf packs the days of one month.
func monthOf(days []plan.DoneDay) month {
	m := month{First: firstOfMonth(days[0].Day)}
	var sports []string
	for _, d := range days {
		m.Days = append(m.Days, int(d.Day-m.First))
		m.Impulses = append(m.Impulses, len(d.Impulses))
		m.Sessions = append(m.Sessions, len(d.Sessions))
		for _, id := range d.Sessions {
			m.IDs = append(m.IDs, id[:]...)
		}
		for _, i := range d.Impulses {
			m.add(len(sports), i)
			sports = append(sports, i.Sport.String())
		}
	}
	m.Sports = strings.Join(sports, ",")
	for _, column := range m.columns() {
		if !slices.ContainsFunc(*column, func(x float64) bool { return x != 0 }) {
			*column = nil
		}
	}
	if !slices.ContainsFunc(m.Fuelled, func(x float64) bool { return x != asPlanned }) {
		m.Fuelled = nil
	}
	return m
}

func (m *month) columns() []*[]float64 {
	return []*[]float64{&m.Load, &m.Hard, &m.FootKm, &m.DescentKm, &m.Strength}
}

// add puts the figures of an impulse into the columns; at is its place.
func (m *month) add(at int, i plan.Impulse) {
	for c, x := range []float64{i.Load, i.Hard, i.FootKm, i.DescentKm, i.Strength} {
		column := m.columns()[c]
		*column = append(*column, x)
	}
	fuelled := float64(asPlanned)
	if i.Fuelled.Given {
		fuelled = i.Fuelled.Value
	}
	m.Fuelled = append(m.Fuelled, fuelled)
	if i.Race {
		m.Race = append(m.Race, at)
	}
	if i.Heat {
		m.Heat = append(m.Heat, at)
	}
}

var errMonth = errors.New("its columns do not fit together")

// doneDays unpacks the month.
func (m *month) doneDays() ([]plan.DoneDay, error) {
	impulses, err := m.impulses()
	if err != nil || len(m.Impulses) != len(m.Days) || len(m.Sessions) != len(m.Days) || len(m.IDs)%idLength != 0 {
		return nil, errors.Join(errMonth, err)
	}
	ids := make([]plan.ID, len(m.IDs)/idLength)
	for i := range ids {
		ids[i] = plan.ID(m.IDs[i*idLength:])
	}
	days := make([]plan.DoneDay, len(m.Days))
	for i, after := range m.Days {
		n, s := m.Impulses[i], m.Sessions[i]
		if n < 0 || s < 0 || n > len(impulses) || s > len(ids) {
			return nil, errMonth
		}
		days[i] = plan.DoneDay{Day: m.First + calendar.Day(after)}
		if n > 0 {
			days[i].Impulses = impulses[:n:n]
		}
		if s > 0 {
			days[i].Sessions = ids[:s:s]
		}
		impulses, ids = impulses[n:], ids[s:]
	}
	return days, nil
}

func (m *month) impulses() ([]plan.Impulse, error) {
	total := 0
	for _, n := range m.Impulses {
		total += n
	}
	sports := strings.Split(m.Sports, ",")
	if total == 0 && m.Sports == "" {
		sports = nil
	}
	if len(sports) != total {
		return nil, errMonth
	}
	all := make([]plan.Impulse, total)
	for _, column := range append(m.columns(), &m.Fuelled) {
		if len(*column) != 0 && len(*column) != len(all) {
			return nil, errMonth
		}
	}
	at := func(column []float64, i int) float64 {
		if len(column) == 0 {
			return 0
		}
		return column[i]
	}
	for i := range all {
		var sport plan.Sport
		if err := sport.UnmarshalText([]byte(sports[i])); err != nil {
			return nil, err
		}
		all[i] = plan.Impulse{
			Load: at(m.Load, i), Hard: at(m.Hard, i), FootKm: at(m.FootKm, i),
			DescentKm: at(m.DescentKm, i), Strength: at(m.Strength, i), Sport: sport,
		}
		if len(m.Fuelled) > 0 && m.Fuelled[i] != asPlanned {
			all[i].Fuelled = plan.Given(m.Fuelled[i])
		}
	}
	for places, set := range map[*[]int]func(*plan.Impulse){
		&m.Race: func(i *plan.Impulse) { i.Race = true },
		&m.Heat: func(i *plan.Impulse) { i.Heat = true },
	} {
		for _, place := range *places {
			if place < 0 || place >= len(all) {
				return nil, errMonth
			}
			set(&all[place])
		}
	}
	return all, nil
}
