package begin

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/response"
)

// Loads are the loads of past days.
type Loads map[calendar.Day]float64

// columns that are known: of the load, and of the time with its minutes.
var (
	loadColumns = []string{"load", "tss", "stress", "training stress", "trimp"}
	timeColumns = map[string]float64{"hours": 60, "h": 60, "minutes": 1, "min": 1, "duration_min": 1}
)

// ParseLoads reads a table of past loads, a line a day or several of one: a head
// that names its columns, among them date (as 2026-11-30) and load, or hours, or
// minutes; time counts as the athlete's easy training. Columns are apart by
// commas, semicolons or tabs. Nothing is read of a table with a line that is
// wrong: the error names it.
func ParseLoads(text string, a *plan.Athlete, today calendar.Day) (Loads, error) {
	lines := strings.Split(strings.TrimPrefix(strings.ReplaceAll(text, "\r\n", "\n"), "\ufeff"), "\n")
	comma := ","
	for _, c := range []string{";", "\t"} {
		if strings.Count(lines[0], c) > strings.Count(lines[0], comma) {
			comma = c
		}
	}
	date, figure, share := -1, -1, 1.
	for i, name := range strings.Split(lines[0], comma) {
		switch name = strings.Trim(strings.ToLower(strings.TrimSpace(name)), `"`); {
		case name == "date" || name == "day":
			date = i
		case slices.Contains(loadColumns, name):
			figure, share = i, 1
		case figure < 0 && timeColumns[name] > 0:
			figure, share = i, timeColumns[name]/60*EasyHour(a, today)
		}
	}
	if date < 0 || figure < 0 {
		return nil, errors.New("its first line names the columns: date, and load, hours or minutes")
	}
	all := Loads{}
	for n, line := range lines[1:] {
		if strings.TrimSpace(line) == "" {
			continue
		}
		cells := strings.Split(line, comma)
		if len(cells) <= max(date, figure) {
			return nil, fmt.Errorf("line %d has %d columns: date and load stand further right", n+2, len(cells))
		}
		cell := func(i int) string { return strings.Trim(strings.TrimSpace(cells[i]), `"`) }
		stamp := cell(date)
		day, err := calendar.Parse(stamp[:min(len(stamp), len("2026-11-30"))])
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n+2, err)
		}
		if day >= today {
			return nil, fmt.Errorf("line %d: %s is not over yet", n+2, day)
		}
		x, err := strconv.ParseFloat(cell(figure), 64)
		if x *= share; cell(figure) != "" && (err != nil || math.IsNaN(x) || x < 0 || x > 3000) {
			return nil, fmt.Errorf("line %d: “%s” is no load", n+2, cell(figure))
		}
		if day >= today-mostDays {
			all[day] += x
		}
	}
	if len(all) == 0 {
		return nil, errors.New("there is no day in it that the models still remember")
	}
	return all, nil
}

// From gives what the models hold on the morning of a day after such loads, from
// nothing before the first.
func (l Loads) From(a *plan.Athlete, day calendar.Day) Start {
	first := day
	for d := range l {
		first = min(first, d)
	}
	params := response.ParamsOf(a.On(day))
	s := Start{Date: day}
	for d := first; d < day; d++ {
		s.Fitness = response.Average(s.Fitness, l[d], params.FitnessWeight)
		s.Fatigue = response.Average(s.Fatigue, l[d], params.FatigueWeight)
	}
	return s
}

// IsFile reports whether the path of a table was typed in the place of words.
func IsFile(text string) bool {
	return strings.HasSuffix(strings.ToLower(text), ".csv") || strings.HasPrefix(text, "/") || strings.HasPrefix(text, "~/") || strings.HasPrefix(text, "./")
}
