package coverage

import (
	"fmt"
	"strconv"

	"ebb/plan"
	"ebb/plan/calendar"
)

// Says gives the dose in words: "7 h in one go", "54 m a km in 90 min+".
func (d *Demand) Says(imperial bool) string {
	switch d.Unit {
	case HoursInOneGo:
		return clock(d.Dose) + " in one go"
	case HoursInTwoDays:
		return clock(d.Dose) + " in 2 days"
	case HoursInThreeDays:
		return clock(d.Dose) + " in 3 days"
	case HoursOnADay:
		return clock(d.Dose) + " on a day"
	case Kilometres:
		if imperial {
			return short(d.Dose/1.609344) + " mi in one go"
		}
		return short(d.Dose) + " km in one go"
	case MetresAKm:
		if imperial {
			return fmt.Sprintf("%.0f ft a mile in 90 min+", d.Dose*5.28)
		}
		return fmt.Sprintf("%.0f m a km in 90 min+", d.Dose)
	case MetresAWeek:
		if imperial {
			return fmt.Sprintf("%.0f ft in a week", d.Dose/.3048)
		}
		return fmt.Sprintf("%.0f m in a week", d.Dose)
	case GramsAnHour:
		return short(d.Dose) + " g an hour"
	case Sessions:
		return fmt.Sprintf("%.0f in three weeks", d.Dose)
	default:
		if d.Dose == 0 {
			return "a session of it"
		}
		return clock(d.Dose) + " of it"
	}
}

// Wants says what is still wanted, or how a demand stands, in a sentence
// without its full stop.
func (d *Demand) Wants(today calendar.Day) string {
	by := on(d.Span.To)
	left := strconv.Itoa(d.Want-d.Have) + " more by " + by
	over := d.Span.To < today
	switch {
	case d.State == Missing && over:
		return "nothing rehearses it, and " + by + " has passed, by which " + strconv.Itoa(d.Want) + " are usual"
	case d.State == Missing:
		return "nothing rehearses it yet: " + strconv.Itoa(d.Want) + " by " + by + " " + are(d.Want) + " usual"
	case d.State == Short && d.Lack != "" && d.Have >= d.Want:
		return d.Lack
	case d.State == Late:
		return "it comes too late: " + strconv.Itoa(d.Want) + " by " + by + " " + are(d.Want) + " usual"
	case d.State == Short && d.whole && d.Want > int(d.Dose):
		return "what was gained fades: one in the week before the race keeps it"
	case d.State == Short && over:
		return "the day has passed by which " + strconv.Itoa(d.Want) + " " + are(d.Want) + " usual: " + by
	case d.State == Short && d.Have == 0 && !d.whole:
		return "none comes to " + percent(d.From) + " of it: " + left
	case d.State == Short:
		return left
	case d.State == TooMuch:
		return d.Too
	case d.State == Plenty:
		return strconv.Itoa(d.Have) + ", where " + strconv.Itoa(d.Want) + " are enough"
	case d.State == Planned:
		return "enough, when what is planned is done"
	default:
		return "enough was done"
	}
}

func are(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

func percent(share float64) string { return fmt.Sprintf("%.0f %%", 100*share) }

// Percent gives a share of a dose in whole percent, at most 999.
func Percent(share float64) int { return int(min(100*share, 999) + .5) }

// on says a day.
func on(d calendar.Day) string { return d.Format("Mon 2 Jan") }

// short writes a figure with a decimal where it has one.
func short(x float64) string { return strconv.FormatFloat(float64(int(x*10+.5))/10, 'f', -1, 64) }

// Block is a block of the plan before an event, or the days outside of all that
// hold a rehearsal: those have no ID.
type Block struct {
	ID   plan.ID
	Name string
	Span calendar.Span
}

// Blocks gives the blocks of a plan in which an event is rehearsed, in order, and
// the days outside of them that hold a rehearsal.
func (c *Cover) Blocks(p plan.Plan) (all []Block) {
	next := c.Span.From
	for s := range p.Seasons {
		day := p.Seasons[s].Start
		for i := range p.Seasons[s].Blocks {
			b := &p.Seasons[s].Blocks[i]
			span := calendar.Span{From: day, To: day + calendar.Day(b.Days()) - 1}
			day = span.To + 1
			if span.Days() > 0 && span.Overlaps(c.Span) {
				all = c.outside(all, calendar.Span{From: next, To: span.From - 1})
				next = span.To + 1
				all = append(all, Block{b.ID, b.Name, span})
			}
		}
	}
	return c.outside(all, calendar.Span{From: next, To: c.Span.To})
}

// outside adds days that are in no block, where something was rehearsed on them.
func (c *Cover) outside(all []Block, span calendar.Span) []Block {
	for i := range c.Demands {
		if span.Days() > 0 && c.Demands[i].In(span).Share > 0 {
			return append(all, Block{Name: "Outside", Span: span})
		}
	}
	return all
}
