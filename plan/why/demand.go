package why

import (
	"fmt"
	"math"
	"strings"

	"ebb/plan/calendar"
	"ebb/plan/coverage"
)

// demand answers for what an event asks to be rehearsed: for one demand, or for
// all of them.
func (a *asker) demand() error {
	e, err := a.event()
	if err != nil {
		return err
	}
	cover := coverage.BookOf(coverage.Input{Plan: a.plan, Athlete: a.athlete, Records: a.Records, Today: a.Today}).Of(e)
	told := 0
	for i := range cover.Demands {
		d := &cover.Demands[i]
		if a.Of != "" && !strings.EqualFold(d.Name, a.Of) {
			continue
		}
		told++
		if told == 1 {
			a.title("%s %s asks for %s: %s", e.Priority, e.Name, d.Name, d.Says(false))
		} else {
			a.title("What %s %s asks to be rehearsed", e.Priority, e.Name)
		}
		a.doseOf(&cover, d)
	}
	switch {
	case told == 0 && a.Of != "":
		return fmt.Errorf("%s asks for no %s", e.Name, a.Of)
	case told == 0:
		a.title("What %s %s asks to be rehearsed", e.Priority, e.Name)
		a.here("Nothing: a race of its class asks for no more than training.")
	}
	a.says("A demand is something that a race asks for and training can rehearse: its dose, how often, and by when.",
		"Enough rehearsals promise nothing: they are what coaches commonly ask for.", specificity, convention)
	a.see("race", "window", "fuelling")
	return nil
}

// doseOf tells how a demand's dose comes about, what counts, how near the best
// came, and by when it is wanted.
func (a *asker) doseOf(c *coverage.Cover, d *coverage.Demand) {
	asked := coverage.AskedOf(c.Class.Name)
	what := capital(d.Name)
	switch d.Unit {
	case coverage.HoursInTwoDays, coverage.HoursInThreeDays:
		a.here("%s: a usual day of the race lasts %s, and %s of it are asked for together: %s x %s = %s h", what, clock(c.Stage), fine(asked.Pairs.Share), fine(asked.Pairs.Share), fine(c.Stage), fine(d.Dose))
	case coverage.HoursInOneGo:
		a.here("%s: the race lasts %s, and the table for %s asks for %s to %s in one go.", what, clock(c.Stage), c.Class.Name, clock(d.From*d.Dose), clock(d.Dose))
	case coverage.MetresAKm:
		a.here("%s: as many metres a km as the race has, %s, in sessions of an hour and a half or more.", what, whole(d.Dose))
	case coverage.MetresAWeek:
		a.here("%s: half of what a day of the race climbs: %s x %s = %s m", what, fine(coverage.ClimbWeek), whole(d.Dose/coverage.ClimbWeek), whole(d.Dose))
	case coverage.GramsAnHour:
		a.here("%s: %s g of carbohydrate an hour in the race.", what, fig(d.Dose))
	default:
		a.here("%s: %s.", what, d.Says(false))
	}
	from := "each that holds it counts"
	if d.From > 0 && d.From < 1 && d.Dose > 0 {
		from = fmt.Sprintf("one counts from %.0f %% of the dose on: %s x %s = %s", 100*d.From, fine(d.From), fine(d.Dose), fine(d.From*d.Dose))
	}
	usual := "rehearsals are"
	if d.Want == 1 {
		usual = "rehearsal is"
	}
	a.here("%d %s usual by %s, %s; %s", d.Want, usual, short(d.Span.To), daysBefore(c.Event.From-d.Span.To), from)
	if best := d.Best; best.Share > 0 {
		how := "done"
		if best.Planned {
			how = "planned"
		}
		if share := float64(coverage.Percent(best.Share)); d.Dose > 0 && d.Unit != coverage.Sessions && share < 999 {
			a.here("The best, %s for %s, comes to %s of it: %s / %s = %s", how, short(best.Day), fig(best.Share*d.Dose), fig(best.Share*d.Dose), fig(d.Dose), fine(math.Round(1e4*best.Share)/1e4))
		}
		if d.Have > 0 {
			a.here("%d count, where %d are wanted; the last is %s, %s.", d.Have, d.Want, short(d.Last.Day), daysBefore(c.Event.From-d.Last.Day))
		}
	}
	a.here("So: %s.", d.Wants(a.Today))
}

func daysBefore(n calendar.Day) string { return count(int(n), "day") + " before it" }
