package complete

import (
	"fmt"
	"math"

	"ebb/plan"
	"ebb/plan/load"
)

// means says what the words of the notation mean, in a phrase each.
var means = map[string]string{
	"rest": "nothing, on purpose", "recovery": "very easy and short", "easy": "whole sentences can be said",
	"steady": "brisk, a little above easy", "long": "the longest of the week, mostly easy", "tempo": "hard, but it can be held for long",
	"threshold": "about what can be held for an hour", "intervals": "hard pieces, easy ones between", "hills": "hard uphill, easy down",
	"progression": "from easy to fast", "test": "shows where the athlete stands", "race": "a race that is no event", "cross": "another sport, easy",
	"heavy": "few repeats, heavy", "maintenance": "keeps the strength there is", "plyo": "jumps and bounds",

	"run": "on foot", "bike": "on the bike", "swim": "in the water", "hike": "on foot, walking", "ski": "on snow", "row": "on the water or the machine",
	"strength": "for strength: heavy, maintenance or plyo", "mobility": "for mobility", "multi": "several sports, each on its steps", "other": "anything else",

	"key": "a session that counts", "optional": "may be left out", "!": "a session that counts", "?": "may be left out",

	"partly": "less was done than planned", "skipped": "it was not done", "instead": "something else was done", "nothing": "the day had nothing",
	"A": "the race that the season is for", "B": "a race to be fit for", "C": "a race as training",

	"night": "in the dark", "heat": "in the heat", "technical": "rough ground", "poles": "with poles", "pack": "with the pack of the race",
	"road": "on the road", "trail": "on trails", "altitude": "high up", "cold": "in the cold", "openwater": "not in a pool", "b2b": "long days back to back", "fixed": "its day is not the athlete's to move",
}

// figureMeans says what a figure stands for.
var figureMeans = [values]string{
	durations: "how long", distances: "how far", efforts: "how hard", climbs: "climb", descents: "descent", loads: "the load, stated",
	carbs: "carbohydrate an hour", sodiums: "sodium an hour", fluids: "fluid an hour", times: "time of day",
}

// examples are what is offered where an athlete has written nothing yet.
var examples = [values][]string{
	durations: {"50m", "1h", "1h30"}, distances: {"12k", "10mi"}, efforts: {"@3", "@7"}, climbs: {"+600m"}, descents: {"-600m"},
	loads: {"load 150"}, carbs: {"fuel 70g"}, sodiums: {"salt 600mg"}, fluids: {"fluid 500ml"}, times: {"at 06:30"},
}

// zoneMeans say how a zone feels.
var zoneMeans = [5]string{"easy", "steady", "tempo", "threshold", "above threshold"}

// zones says what a zone is for the athlete: "steady, about 5:40/km".
func (u *Used) zone(n int, sport plan.Sport) string {
	mark := load.Zones(u.Profile)[n]
	switch {
	case sport.OnFoot() && mark.Run > 0:
		return zoneMeans[n] + ", about " + pace(mark.Run, plan.PerKilometre)
	case sport == plan.Bike && mark.Bike > 0:
		return fmt.Sprintf("%s, about %.0f watts", zoneMeans[n], mark.Bike)
	case sport == plan.Swim && mark.Swim > 0:
		return zoneMeans[n] + ", about " + pace(mark.Swim, plan.Per100Metres)
	default:
		return zoneMeans[n]
	}
}

// own is an intensity of the athlete's settings.
type own struct{ text, means string }

// paces gives the athlete's own intensities for a sport.
func (u *Used) paces(sport plan.Sport) []own {
	p := u.Profile
	switch {
	case sport.OnFoot():
		all := []own{{"@" + pace(p.ThresholdRun, plan.PerKilometre), "pace at threshold"}}
		if p.EasyRun > 0 {
			all = append(all, own{"@" + pace(p.EasyRun, plan.PerKilometre), "easy pace on the flat"})
		}
		return all
	case sport == plan.Bike && p.ThresholdBike > 0:
		return []own{{fmt.Sprintf("@%.0fw", p.ThresholdBike), "power at threshold"}}
	case sport == plan.Swim:
		return []own{{"@" + pace(p.ThresholdSwim, plan.Per100Metres), "pace at threshold"}}
	default:
		return nil
	}
}

// pace writes seconds for a kilometre, or for 100 metres.
func pace(seconds float64, per plan.PaceUnit) string {
	s := int(math.Round(seconds))
	unit := "/km"
	if per == plan.Per100Metres {
		unit = "/100mtr"
	}
	return fmt.Sprintf("%d:%02d%s", s/60, s%60, unit)
}
