package plan

import (
	"strings"
	"testing"
	"time"

	"ebb/plan/calendar"
)

func TestEverySettingTakesItsDefaultAndSaysWhatItMeans(t *testing.T) {
	if p := Defaults(); p.Sport != Run || p.FitnessDays != 42 || p.FatigueDays != 7 || p.Gain != 1 || p.StrengthWeight != .5 ||
		p.ThresholdRun != 300 || p.ThresholdSwim != 110 || p.WeekStart != time.Monday || p.Available[time.Monday] != -1 {
		t.Errorf("%+v", p)
	}
	seen := map[string]bool{}
	for _, def := range Settings() {
		if def.Meaning == "" || def.Allowed == "" || seen[def.Key] {
			t.Errorf("%+v", def)
		}
		seen[def.Key] = true
	}
}

func TestSettingsAreReadInTheirUnits(t *testing.T) {
	for _, c := range []struct {
		key, value string
		got        func(*Profile) float64
		want       float64
	}{
		{"threshold.run", "4:15/km", func(p *Profile) float64 { return p.ThresholdRun }, 255},
		{"threshold.run", "6:50/mi", func(p *Profile) float64 { return p.ThresholdRun }, 254.763},
		{"threshold.swim", "1:35/100mtr", func(p *Profile) float64 { return p.ThresholdSwim }, 95},
		{"threshold.swim", "1:27/100yd", func(p *Profile) float64 { return p.ThresholdSwim }, 95.144},
		{"threshold.bike", "260", func(p *Profile) float64 { return p.ThresholdBike }, 260},
		{"available.sat", "300", func(p *Profile) float64 { return float64(p.Available[time.Saturday]) }, 300},
		{"available.sun", "0", func(p *Profile) float64 { return float64(p.Available[time.Sunday]) }, 0},
		{"model.gain", "0.9", func(p *Profile) float64 { return p.Gain }, .9},
	} {
		a, err := Athlete{}.With(Setting{Key: c.key, Value: c.value})
		if err != nil {
			t.Errorf("%s = %s: %v", c.key, c.value, err)
			continue
		}
		if got := c.got(a.On(0)); got < c.want-.001 || got > c.want+.001 {
			t.Errorf("%s = %s: %v, want %v", c.key, c.value, got, c.want)
		}
	}
}

func TestAWrongSettingIsRefusedWithTheAllowedOnes(t *testing.T) {
	for _, c := range []struct{ key, value, says string }{
		{"units", "furlongs", "metric, imperial"},
		{"week_start", "wed", "mon, sun"},
		{"sport", "", "run, bike"},
		{"sport", "chess", "run, bike"},
		{"tz", "", "Europe/Berlin"},
		{"weight_kg", "700", "20 to 300"},
		{"weight_kg", "NaN", "20 to 300"},
		{"born", "30.4.1988", "1988-04-30"},
		{"threshold.run", "4:15", "4:15/km"},
		{"threshold.run", "4:75/km", "4:15/km"},
		{"threshold.run", "4:+5/km", "4:15/km"},
		{"threshold.run", "-0:30/km", "4:15/km"},
		{"threshold.run", "0:00/km", "4:15/km"},
		{"available.mon", "12.7", "0 (never) to 1440"},
		{"available.mon", "1441", "0 (never) to 1440"},
		{"model.gain", "2", "0.6 to 1.6"},
		{"treshold.run", "4:15/km", "there is no setting"},
		{"threshold.row", "2:00", "threshold.run"},
		{"rule.", "5", "rule.ID=VALUE"},
		{"rule.R15", "", "rule.ID=VALUE"},
	} {
		before := Athlete{Name: "Sam"}
		after, err := before.With(Setting{Key: c.key, Value: c.value})
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s = %q: %v", c.key, c.value, err)
		}
		if len(after.Settings) != 0 || len(before.Settings) != 0 {
			t.Errorf("%s = %q was kept", c.key, c.value)
		}
	}
}

func TestADayUsesTheValueInForce(t *testing.T) {
	day := calendar.Of(2027, time.March, 1)
	athlete := Athlete{Name: "Sam"}
	for _, s := range []Setting{
		{"threshold.run", "4:30/km", day},
		{"threshold.run", "4:00/km", day + 30},
		{"rule.R15", "8", day + 30},
		{"threshold.run", "4:45/km", 0},
		{"weight_kg", "70", 0},
		{"threshold.run", "4:50/km", calendar.Of(1960, time.January, 1)},
	} {
		var err error
		if athlete, err = athlete.With(s); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		day  calendar.Day
		pace float64
		rule string
	}{
		{calendar.Of(1950, time.January, 1), 285, ""},
		{calendar.Of(1965, time.January, 1), 290, ""},
		{day - 1, 290, ""}, {day, 270, ""}, {day + 29, 270, ""}, {day + 30, 240, "8"}, {day + 9999, 240, "8"},
	} {
		p := athlete.On(c.day)
		if p.ThresholdRun != c.pace || p.Rules["R15"] != c.rule || p.WeightKg != 70 {
			t.Errorf("%v: pace %v, rule %q, weight %v", c.day, p.ThresholdRun, p.Rules["R15"], p.WeightKg)
		}
	}
	again, err := athlete.With(Setting{"threshold.run", "4:25/km", day})
	if err != nil || again.On(day).ThresholdRun != 265 || len(again.Settings) != len(athlete.Settings) {
		t.Errorf("a second value of the same day: %v, %v", again.On(day).ThresholdRun, err)
	}
	if athlete.On(day).ThresholdRun != 270 {
		t.Error("the athlete it was made from has changed")
	}
	var unsettled Athlete
	if unsettled.On(day).FitnessDays != 42 {
		t.Error("an athlete that was not resolved has no defaults")
	}
}
