package fuelling

import (
	"fmt"
	"strconv"
	"strings"

	"ebb/plan"
)

func digits(n int) string { return strconv.Itoa(n) }

// Remarks says of each part what the sheet rests on, and openly what was never
// rehearsed.
func (s *Sheet) Remarks() (lines []string) {
	seen := map[string]bool{}
	say := func(line string) {
		if !seen[line] {
			seen[line] = true
			lines = append(lines, line)
		}
	}
	for i := range s.Parts {
		p := &s.Parts[i]
		if p.Sport == plan.Swim {
			continue
		}
		where := ""
		if len(s.Parts) > 1 && p.Sport != plan.Multi {
			where = " (" + p.Sport.String() + ")"
		}
		for _, thing := range []struct {
			name, unit string
			target     float64
			of         Rehearsed
		}{
			{"Carbohydrate", "g", s.Target.Carb, p.Rehearsals.Carb},
			{"Sodium", "mg", s.Target.Sodium, p.Rehearsals.Sodium},
			{"Fluid", "ml", s.Target.Fluid, p.Rehearsals.Fluid},
		} {
			say(thing.of.says(thing.name+where, thing.unit, thing.target))
		}
	}
	return lines
}

func (r *Rehearsed) says(name, unit string, target float64) string {
	how := fmt.Sprintf("%.0f %s an hour, last on %s", r.Amount, unit, r.Day.Format("Mon 2 Jan"))
	if r.Times > 1 {
		how = fmt.Sprintf("%.0f %s an hour in %d sessions, last on %s", r.Amount, unit, r.Times, r.Day.Format("Mon 2 Jan"))
	}
	if r.Planned {
		how += ", planned and not done yet"
		if r.Done > 0 {
			how += fmt.Sprintf(" (%.0f %s so far)", r.Done, unit)
		}
	}
	switch {
	case r.Amount == 0 && target > 0:
		return fmt.Sprintf("%s: %.0f %s an hour is the target, and nothing is rehearsed: the sheet gives none.", name, target, unit)
	case r.Amount == 0:
		return name + ": nothing is rehearsed: the sheet gives none."
	case target > r.Amount:
		return fmt.Sprintf("%s: the target of %.0f %s an hour is never rehearsed: the sheet gives the most that is, %s.", name, target, unit, how)
	case target > 0 && target < r.Amount:
		return fmt.Sprintf("%s: the target of %.0f %s an hour is within what is rehearsed: %s.", name, target, unit, how)
	case target > 0:
		return fmt.Sprintf("%s: the target is rehearsed: %s.", name, how)
	default:
		return fmt.Sprintf("%s: the line of the race says no target: the sheet gives the most that is rehearsed, %s.", name, how)
	}
}

// Clock writes seconds as hours and minutes: "3:00".
func Clock(seconds float64) string {
	minutes := int(seconds/60 + .5)
	return fmt.Sprintf("%d:%02d", minutes/60, minutes%60)
}

// Amount writes what to take of something, "-" for nothing.
func Amount(x float64, unit string) string {
	if x <= 0 {
		return "-"
	}
	return strconv.FormatFloat(x, 'f', 0, 64) + " " + unit
}

// Rows gives the sheet as a table: a row an hour, and the sum of each part.
func (s *Sheet) Rows() (heads []string, rows [][]string) {
	heads = []string{"part", "hours", "carbohydrate", "sodium", "fluid"}
	for i := range s.Parts {
		p := &s.Parts[i]
		name := p.Name
		if name == "" {
			name = "all"
		}
		for _, h := range p.Hours {
			rows = append(rows, []string{name, Clock(h.From) + " to " + Clock(h.To), Amount(h.Fuel.Carb, "g"), Amount(h.Fuel.Sodium, "mg"), Amount(h.Fuel.Fluid, "ml")})
			name = ""
		}
	}
	return heads, append(rows, []string{"in all", "", Amount(s.Total.Carb, "g"), Amount(s.Total.Sodium, "mg"), Amount(s.Total.Fluid, "ml")})
}

// Markdown writes the sheet as a page.
func (s *Sheet) Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s, race sheet\n\n%s\n\n", inLine(s.Event.Name), s.Event.From.Format("Mon 2 Jan 2006"))
	heads, rows := s.Rows()
	b.WriteString("| " + strings.Join(heads, " | ") + " |\n|---|---|---|---|---|\n")
	for _, row := range rows {
		b.WriteString("| " + strings.Join(row, " | ") + " |\n")
	}
	b.WriteString("\n")
	for _, line := range s.Remarks() {
		b.WriteString("- " + line + "\n")
	}
	return b.String()
}

// inLine keeps a name from being read as Markdown, or as more than a line.
func inLine(name string) string {
	return strings.NewReplacer("\n", " ", "\\", "\\\\", "|", "\\|", "*", "\\*", "_", "\\_", "`", "\\`", "<", "\\<", "[", "\\[", "#", "\\#").Replace(name)
}

// Lines gives the sheet for a screen, a line an hour: equal hours in a row are
// one line.
func (s *Sheet) Lines() (lines []string) {
	for i := range s.Parts {
		p := &s.Parts[i]
		if p.Name != "" {
			lines = append(lines, p.Name)
		}
		for n := 0; n < len(p.Hours); n++ {
			last := n
			for last+1 < len(p.Hours) && p.Hours[last+1].Fuel == p.Hours[n].Fuel && p.Hours[last+1].To-p.Hours[last+1].From >= 3600 {
				last++
			}
			each := ""
			if last > n {
				each = " each hour"
			}
			lines = append(lines, fmt.Sprintf("%s to %s   %s%s", Clock(p.Hours[n].From), Clock(p.Hours[last].To), inWords(p.Hours[n].Fuel), each))
			n = last
		}
	}
	lines = append(lines, "in all   "+inWords(s.Total), "")
	return append(lines, s.Remarks()...)
}

func inWords(f plan.Fuel) string {
	var words []string
	for _, part := range []struct {
		amount float64
		unit   string
	}{{f.Carb, "g"}, {f.Sodium, "mg"}, {f.Fluid, "ml"}} {
		if part.amount > 0 {
			words = append(words, Amount(part.amount, part.unit))
		}
	}
	if len(words) == 0 {
		return "nothing"
	}
	return strings.Join(words, ", ")
}
