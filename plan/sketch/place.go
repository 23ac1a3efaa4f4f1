package sketch

import (
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
)

// placing is the days of a cycle while its pieces are put on them.
type placing struct {
	m     *maker
	c     *cycle
	left  []int // minutes of each day
	count []int // pieces of endurance on each day
	hard  []bool
	long  []bool
	lift  []bool
	many  bool // several sports: a day may hold two of them
}

func (m *maker) placing(c *cycle) *placing {
	p := &placing{m: m, c: c, many: m.lead.sport == plan.Multi}
	p.left, p.count = make([]int, c.days), make([]int, c.days)
	p.hard, p.long, p.lift = make([]bool, c.days), make([]bool, c.days), make([]bool, c.days)
	for d := range c.days {
		p.left[d] = m.lead.minutes(c, d)
	}
	return p
}

// place gives each piece the day that suits it best; those without room go.
func (p *placing) place(pieces []piece) []piece {
	kept := pieces[:0]
	for i := range pieces {
		one := pieces[i]
		if !one.fixed {
			one.day = p.best(&one)
		}
		if one.day < 0 || one.day >= len(p.left) {
			continue
		}
		p.left[one.day] -= min(one.want, p.left[one.day])
		if one.endures() {
			p.count[one.day]++
		}
		p.hard[one.day] = p.hard[one.day] || one.hard()
		p.long[one.day] = p.long[one.day] || one.role == long || one.role == second || one.role == longRun
		p.lift[one.day] = p.lift[one.day] || one.role == strength
		kept = append(kept, one)
	}
	return kept
}

// impossible is the score of a day that can't be taken.
const impossible = -1000.0

func (p *placing) best(one *piece) int {
	day, most := -1, impossible
	for d := range p.left {
		if p.left[d] < one.least || p.left[d] == 0 {
			continue
		}
		if s := p.score(one, d); s > most {
			day, most = d, s
		}
	}
	return day
}

// score says how well a day suits a piece. The figures are habits of coaches put
// in an order, and measure nothing.
func (p *placing) score(one *piece, d int) float64 {
	s := 0.0
	if one.endures() && p.count[d] > 0 {
		crowd := 150.0
		if p.many {
			crowd = 14 * float64(p.count[d])
		}
		s -= crowd
	}
	s += 10 * min(1, float64(p.left[d])/float64(max(1, one.want)))
	switch one.role {
	case long:
		return s + p.longScore(one, d)
	case second:
		return s + p.secondScore(d)
	case strength:
		return p.liftScore(one, d)
	case quality, rideHard, brisk:
		return s + p.hardScore(one, d)
	case longRun:
		return s + p.longRunScore(d)
	case swim:
		if p.long[d] {
			s -= 12
		}
		return s + p.afterLong(d)*-.1
	default:
		s += p.easyScore(d)
	}
	return s
}

func (p *placing) weekday(d int) time.Weekday { return (p.c.start + calendar.Day(d)).Weekday() }

func (p *placing) weekend(d int) bool {
	w := p.weekday(d)
	return w == time.Saturday || w == time.Sunday
}

// longScore prefers the weekend: Saturday where Sunday may be long, too, else
// Sunday; and the end of a longer cycle.
func (p *placing) longScore(one *piece, d int) float64 {
	s := 200 * min(1, float64(p.left[d])/float64(max(1, one.want)))
	first := time.Sunday
	if p.many || p.m.lead.race != nil && p.m.lead.race.ultra() {
		first = time.Saturday
	}
	if p.weekend(d) {
		s += 30
	}
	if p.weekday(d) == first {
		s += 6
	}
	return s + float64(d)*.5
}

// secondScore takes the days beside the long one.
func (p *placing) secondScore(d int) float64 {
	if d > 0 && p.long[d-1] {
		return 60
	}
	if d+1 < len(p.long) && p.long[d+1] {
		return 40
	}
	return impossible
}

// afterLong gives 0 on a day well clear of a long one before it, up to 1 on the
// day after.
func (p *placing) afterLong(d int) float64 {
	for back := 1; back <= 3; back++ {
		was := false
		if d-back >= 0 {
			was = p.long[d-back]
		} else {
			day := p.c.start + calendar.Day(d-back)
			was = day == p.m.lead.lastLong
		}
		if was {
			return [4]float64{0, 1, .35, .08}[back]
		}
	}
	return 0
}

func (p *placing) hardNear(d, gap int) bool {
	return d+gap >= 0 && d+gap < len(p.hard) && p.hard[d+gap]
}

func (p *placing) longAt(d int) bool { return d >= 0 && d < len(p.long) && p.long[d] }

func (p *placing) hardScore(one *piece, d int) float64 {
	s := -90 * p.afterLong(d)
	switch {
	case p.hardNear(d, 0):
		s -= 120
	case p.hardNear(d, 1) || p.hardNear(d, -1):
		s -= 60
	case p.hardNear(d, 2) || p.hardNear(d, -2):
		s -= 8
	}
	if p.longAt(d + 1) {
		s -= 45
	}
	if p.longAt(d) {
		s -= 200
	}
	if p.c.kind == plan.RaceWeek { // early in the week
		s -= 6 * float64(d)
	}
	if p.m.lead.calm(p.c.start+calendar.Day(d), 3) {
		s -= 300
	}
	return s
}

func (p *placing) easyScore(d int) float64 {
	s := -30 * p.afterLong(d)
	if p.longAt(d+1) && !p.many {
		s -= 8
	}
	if p.longAt(d) {
		s -= 25
	}
	return s
}

// longRunScore keeps the long run of a triathlete off the days around the long
// ride, where there are others long enough.
func (p *placing) longRunScore(d int) float64 {
	s := 0.0
	if p.longAt(d) {
		s -= 150
	}
	if p.longAt(d-1) || p.longAt(d+1) {
		s -= 18
	}
	if p.weekend(d) {
		s += 4
	}
	return s - 20*p.afterLong(d)
}

// liftScore puts strength behind hard work or on easy days, never on the day
// before what it would dull.
func (p *placing) liftScore(one *piece, d int) float64 {
	s := 0.0
	switch {
	case p.longAt(d):
		s -= 200
	case p.hard[d]:
		s += 20
	case p.count[d] == 0:
		s -= 4
	}
	if p.lift[d] {
		s -= 300
	}
	if d > 0 && p.lift[d-1] || d+1 < len(p.lift) && p.lift[d+1] {
		s -= 25
	}
	if p.longAt(d+1) || p.hardNear(d, 1) {
		s -= 60
		if one.heavy {
			s -= 200
		}
	}
	return s - 10*p.afterLong(d)
}
