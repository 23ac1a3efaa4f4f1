package plan

import (
	"math"
	"testing"

	"ebb/plan/calendar"
)

func TestWhatLifeKeeps(t *testing.T) {
	run, bike, race := Impulse{Sport: Run, Load: 50}, Impulse{Sport: Bike, Load: 50}, Impulse{Sport: Run, Load: 300, Race: true}
	for _, c := range []struct {
		name            string
		life            Life
		run, bike, race float64
	}{
		{"sick", Life{Kind: Sick}, 0, 0, 0},
		{"injured", Life{Kind: Injured}, 0, 0, 0},
		{"injured, the bike goes on", Life{Kind: Injured, Allows: []Sport{Bike}}, 0, 1, 0},
		{"injured for the bike alone", Life{Kind: Injured, Allows: []Sport{Run}}, 1, 0, 1},
		{"travel", Life{Kind: Travel}, .5, .5, 1},
		{"travel with running shoes", Life{Kind: Travel, Allows: []Sport{Run}}, 1, 0, 1},
		{"travel, a fifth", Life{Kind: Travel, Share: Given(20)}, .2, .2, 1},
		{"travel, nothing", Life{Kind: Travel, Share: Given(0)}, 0, 0, 1},
		{"holiday", Life{Kind: Holiday}, 0, 0, 1},
		{"a training camp", Life{Kind: Holiday, Share: Given(100)}, 1, 1, 1},
	} {
		if got := [...]float64{c.life.Keeps(run), c.life.Keeps(bike), c.life.Keeps(race)}; got != [...]float64{c.run, c.bike, c.race} {
			t.Errorf("%s: run, bike and race keep %v, want %v %v %v", c.name, got, c.run, c.bike, c.race)
		}
	}
}

func TestLifeOnADayStandsByWhatSaysMost(t *testing.T) {
	var life []Life
	for n, kind := range []LifeKind{Travel, Holiday, Injured, Sick} {
		life = append(life, Life{ID: ID{byte(n + 1)}, Kind: kind, From: calendar.Day(10 * n), Days: 40 - 10*n})
	}
	for day, want := range map[calendar.Day]LifeKind{-1: 0, 0: Travel, 10: Holiday, 20: Injured, 30: Sick, 39: Sick, 40: 0} {
		on := LifeOn(life, day)
		if want == 0 && len(on) > 0 || want != 0 && (len(on) != int(day)/10+1 || on[0].Kind != want) {
			t.Errorf("on day %d: %v, want %v first", day, on, want)
		}
	}
	if got := LifeKind(0).MostOf(Travel).MostOf(Sick).MostOf(Holiday); got != Sick {
		t.Errorf("of travel, sick and holiday %v says most, want sick", got)
	}
}

func TestLifeIsChecked(t *testing.T) {
	good := Life{Kind: Travel, From: 20000, Days: 3, Share: Given(30), Allows: []Sport{Run, Mobility}}
	if err := good.Check(); err != nil {
		t.Error(err)
	}
	for name, change := range map[string]func(*Life){
		"no kind":         func(l *Life) { l.Kind = 0 },
		"another kind":    func(l *Life) { l.Kind = Injured + 1 },
		"no days":         func(l *Life) { l.Days = 0 },
		"too many days":   func(l *Life) { l.Days = MaxLifeDays + 1 },
		"a share below 0": func(l *Life) { l.Share = Given(-1) },
		"no number":       func(l *Life) { l.Share = Given(math.NaN()) },
		"a hidden share":  func(l *Life) { l.Share = Number{Value: 30} },
		"sick and a half": func(l *Life) { l.Kind, l.Allows = Sick, nil },
		"sick on a bike":  func(l *Life) { l.Kind, l.Share = Sick, Number{} },
		"a sport twice":   func(l *Life) { l.Allows = []Sport{Run, Run} },
		"no sport":        func(l *Life) { l.Allows = []Sport{NoSport} },
		"year 10000":      func(l *Life) { l.From = calendar.Of(9999, 12, 30) },
		"a bell":          func(l *Life) { l.Note = "\a" },
	} {
		l := good
		change(&l)
		if l.Check() == nil {
			t.Errorf("%s: %+v is taken for good", name, l)
		}
	}
}
