package sketch

import (
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/library"
	"ebb/plan/load"
)

// Minutes of pieces that are neither long nor strength: what each is worth doing
// for, and from where on more of it is another session of the day.
type bounds struct{ least, most int }

func (m *maker) boundsOf(c *cycle, one *piece) bounds {
	b := usualBounds(one)
	if one.sport == plan.Run {
		b.most = max(20, min(b.most, m.runMost(c, one.day)))
	}
	least, most, fit := 0, 0, one.fit
	if one.role == library.Quality && len(fit) > 0 && fit[0].Least/60 <= b.most { // it is the turn of one
		fit = fit[:1]
	}
	for i, e := range fit {
		if i == 0 || e.Least/60 < least {
			least = e.Least / 60
		}
		if most = max(most, e.Most/60); e.Most == 0 {
			most = b.most
		}
	}
	b.least = max(b.least, least)
	if most > 0 {
		b.most = min(b.most, most)
	}
	b.most = max(b.most, b.least)
	return b
}

func usualBounds(one *piece) bounds {
	switch {
	case one.role == library.Quality && one.sport == plan.Bike:
		return bounds{40, 105}
	case one.role == library.Quality:
		return bounds{35, 85}
	case one.sport == plan.Swim:
		return bounds{20, 60}
	case one.sport == plan.Bike:
		return bounds{30, 150}
	default:
		return bounds{20, 85}
	}
}

// Minutes of a test with its warm-up, and those of a week's share from which there is
// one.
const (
	wholeTest = 60
	leastTest = 30
)

// mostMore is the minutes by which a hard session grows from week to week.
const mostMore = 10

// measure says how long the pieces of a cycle are meant to be: long ones by how
// far the season is, the others by their shares of what is left.
func (m *maker) measure(c *cycle, all []piece) []piece {
	left, shares := c.minutes, 0.0
	for i := range all {
		one := &all[i]
		switch {
		case one.role == library.Strength:
		case one.role == library.Second:
			one.want = m.secondOf(c, m.firstOf(c, all))
			if one.sport == plan.Run {
				one.want = m.grown(c, one, one.want)
			}
		case one.far():
			one.want = m.farOf(c, one)
		default:
			shares += one.share
			continue
		}
		if one.far() {
			one.least, one.most = min(one.want, 45), one.want
		}
		left -= one.want
	}
	if left < 0 {
		left = 0
	}
	var more []piece
	kept := all[:0]
	for i := range all {
		one := all[i]
		if one.endures() && !one.far() {
			want := m.follows(c, &one, near5(float64(left)*one.share/max(.01, shares)))
			b := m.boundsOf(c, &one)
			if want < b.least-10 && one.role == library.Quality && c.kind != plan.TaperWeek {
				m.turn(&one, library.Easy)
				b = m.boundsOf(c, &one)
			}
			if want < 15 && len(all) > 3 {
				continue
			}
			want = max(want, b.least)
			one.least, one.want, one.most = b.least, want, b.most
			one.want = min(want, b.most)
			if over := want - b.most; over >= 25 && c.kind == plan.LoadWeek && one.sport != plan.Swim {
				extra := piece{sport: one.sport, day: one.day, least: 25, want: over, most: 75}
				m.turn(&extra, library.Easy)
				more = append(more, extra)
			}
		}
		if one.want > 0 || !one.far() {
			kept = append(kept, one)
		}
	}
	return append(kept, more...)
}

// follows gives the minutes of a piece that its share would have: of a hard session
// that the week before had, too, as many as then and no more than mostMore beyond.
func (m *maker) follows(c *cycle, one *piece, want int) int {
	switch {
	case one.tests() && want >= leastTest:
		return wholeTest
	case one.role != library.Quality || c.inRow == 0 || len(one.fit) == 0:
		return want
	}
	last := m.lead.keyed[one.fit[0].Name]
	if last == 0 {
		return want
	}
	return clamp(want, last, last+mostMore)
}

// firstOf gives the minutes of the long session that another follows.
func (m *maker) firstOf(c *cycle, all []piece) int {
	for i := range all {
		if all[i].role == library.Long {
			return m.farOf(c, &all[i])
		}
	}
	return 0
}

// farOf gives the minutes of a long session of a cycle.
func (m *maker) farOf(c *cycle, one *piece) int {
	if raced, r := m.lead.raced(c); r != nil && raced >= 60 {
		return 0
	}
	share := farShare[c.phase]
	if share == 0 {
		share = .50
	}
	if c.pair == 3 && one.role == library.Long { // days alike
		return m.alike(c, one)
	}
	if m.lead.discipline != library.Triathlon {
		return m.longIn(c, one, share)
	}
	switch {
	case one.sport == plan.Swim:
		return m.longSwim(c)
	case one.role == library.Brick:
		off := offBike(one, m.in.Athlete, c)
		ride := piece{role: library.Long, sport: plan.Bike, day: one.day}
		minutes := up5(float64(m.longIn(c, &ride, .9*m.emphasis(c, plan.Bike))) / (1 - off))
		if c.kind == plan.TaperWeek { // a longer one is a ride alone
			minutes = min(minutes, mostOf(one.fit)/(c.part+1))
		}
		return minutes
	default:
		return m.longIn(c, one, m.emphasis(c, one.sport))
	}
}

// mostOf gives the minutes that the longest of some entries lasts at most.
func mostOf(fit []library.Entry) (minutes int) {
	for i := range fit {
		minutes = max(minutes, fit[i].Most/60)
	}
	return minutes
}

// alikeShare is how much of its week each of three long days alike takes at most.
const alikeShare = .26

// alikeBefore is how large such a row is of the next one.
const alikeBefore = .85

// alike gives the minutes of the longest of three long days in a row: as many as
// those beside it.
func (m *maker) alike(c *cycle, one *piece) int {
	wide, _ := m.lead.widest(c)
	return max(30, m.grown(c, one, min(wide, m.secondOf(c, 60))))
}

// farShare is how much of a week its long session takes at most, by phase; a
// phase that stands for none takes half.
var farShare = map[plan.Phase]float64{
	plan.Base: .44, plan.Build: .50, plan.Specific: .60, plan.Peak: .55, plan.Taper: .42, plan.Recover: .35, plan.Transition: .35,
}

// emphasis gives the share of a triathlete's week that the longest ride or run
// takes at most. Where a week has no room for both, they take turns before the
// race.
func (m *maker) emphasis(c *cycle, sport plan.Sport) float64 {
	short := m.inTurns(c)
	switch {
	case sport == plan.Bike && short && c.late%2 == 0:
		return .62
	case sport == plan.Bike && short:
		return .34
	case sport == plan.Bike:
		return .40
	case short && c.late%2 == 1:
		return .44
	case short:
		return .20
	default:
		return .23
	}
}

// allSports is the minutes from which a week has room for hard and long work in all
// three sports.
const allSports = 10 * 60

// inTurns reports whether the long ride and the long run of a triathlete's week take
// turns.
func (m *maker) inTurns(c *cycle) bool {
	return m.lead.discipline == library.Triathlon && c.minutes < allSports && c.phase == plan.Specific && c.kind == plan.LoadWeek
}

// offBike gives the part of a brick that is not ridden.
func offBike(one *piece, a *plan.Athlete, c *cycle) float64 {
	if len(one.fit) == 0 {
		return .2
	}
	e := one.fit[min(1, len(one.fit)-1)]
	ride, whole := 0.0, 0.0
	for _, s := range load.Stretches(&e.Session, a, c.start) {
		if whole += s.Seconds; s.Step.Sport == plan.Bike {
			ride += s.Seconds
		}
	}
	if whole == 0 {
		return .2
	}
	return 1 - ride/whole
}

// matters reports whether a piece gets its minutes before others: at first what
// matters most, then what goes on from the week before.
func matters(c *cycle, one *piece, pass int) bool {
	if pass == 0 {
		return one.far() || one.role == library.Strength || one.tests()
	}
	return one.role == library.Quality && c.inRow > 0
}

// share gives the pieces of a cycle their minutes, in steps of five, so that
// they come to what the cycle is to hold, as far as its days have room.
func (m *maker) share(c *cycle, all []piece, minutes int) []piece {
	room := make([]int, c.days)
	for d := range room {
		room[d] = m.lead.minutes(c, d)
	}
	left := minutes
	give := func(one *piece, to int) bool {
		more := min(to-one.minutes, room[one.day], left)
		if more -= more % 5; more <= 0 {
			return false
		}
		one.minutes += more
		room[one.day] -= more
		left -= more
		return true
	}
	for i := range all { // what is worth doing at all
		give(&all[i], all[i].least)
	}
	for pass := range 2 {
		for i := range all {
			if matters(c, &all[i], pass) {
				give(&all[i], all[i].want)
			}
		}
	}
	grow := func(most func(*piece) int) {
		for left >= 5 {
			next := -1
			for i := range all {
				one := &all[i]
				if one.minutes+5 <= most(one) && room[one.day] >= 5 && (next < 0 || filled(one) < filled(&all[next])) {
					next = i
				}
			}
			if next < 0 || !give(&all[next], all[next].minutes+5) {
				return
			}
		}
	}
	whole := slices.Clone(room) // for long sessions, which no cap is for
	m.cap(c.minutes*calendar.Week/c.days, all, room)
	grow(func(one *piece) int { return one.want })
	grow(func(one *piece) int { return one.most })
	if c.kind == plan.LoadWeek {
		all = m.extra(all, room, &left)
		grow(func(one *piece) int { return m.stretched(c, one) })
		room = whole
		grow(func(one *piece) int {
			if one.far() {
				return m.stretched(c, one)
			}
			return 0
		})
	}
	m.lead.over = left + c.minutes - minutes
	return all
}

// Minutes of a second easy session of a day, and how many a week has at most.
const (
	leastExtra = 30
	mostExtra  = 4
)

// extra puts what is left of a week's minutes into second easy sessions, on the
// days of hard work first: hard days hard, easy days easy.
func (m *maker) extra(all []piece, room []int, left *int) []piece {
	sport, most := m.lead.sport, 75
	if !sport.OnFoot() {
		most = 120
	}
	if sport == plan.Multi {
		sport = plan.Bike
	}
	for n := 0; n < mostExtra && *left >= leastExtra; n++ {
		best, score := -1, 0
		for d := range room {
			s, trained := room[d], 0
			for i := range all {
				if all[i].day == d && all[i].endures() {
					trained++
					if all[i].role == library.Quality {
						s += 300
					}
				}
			}
			if trained > 0 && trained < 3 && room[d] >= leastExtra && (best < 0 || s > score) {
				best, score = d, s
			}
		}
		if best < 0 {
			break
		}
		one := piece{sport: sport, day: best, least: leastExtra}
		m.turn(&one, library.Easy)
		one.minutes = down5(float64(min(*left, room[best], most)))
		one.want, one.most = one.minutes, one.minutes
		room[best] -= one.minutes
		*left -= one.minutes
		all = append(all, one)
	}
	return all
}

// Minutes of endurance that a day holds at most where it is not a long one, on
// foot and else: less on the days beside a long one, which are there to recover
// and to be fresh.
type dayMost struct{ usual, after, before int }

var (
	onFoot  = dayMost{130, 95, 75}
	offFoot = dayMost{210, 150, 120}
)

// cap takes from the room of days what no day that is not long should hold.
func (m *maker) cap(minutes int, all []piece, room []int) {
	most := onFoot
	if !m.lead.sport.OnFoot() {
		most = offFoot
	}
	if !m.lead.sport.OnFoot() {
		most.usual = max(most.usual, minutes*19/100)
	}
	most.after, most.before = max(most.after, minutes*12/100), max(most.before, minutes*10/100)
	for d := range room {
		used, limit := 0, most.usual
		for i := range all {
			one := &all[i]
			far := one.far() && one.sport != plan.Swim && one.minutes > 100
			switch {
			case far && one.day == d:
				limit = 0
			case far && one.day == d-1:
				limit = min(limit, most.after)
			case far && one.day == d+1:
				limit = min(limit, most.before)
			}
			if one.day == d && one.endures() {
				used += one.minutes
			}
		}
		room[d] = min(room[d], max(0, limit-used))
	}
}

// filled gives how much of what it is meant to have a piece has.
func filled(one *piece) float64 { return float64(one.minutes) / float64(max(10, one.want)) }

// stretched gives how far a piece goes where the week holds more than its pieces
// usually take.
func (m *maker) stretched(c *cycle, one *piece) int {
	switch {
	case one.role == library.Strength:
		return one.most
	case one.role == library.Quality && one.sport == plan.Run:
		return max(one.most, min(one.most+15, m.runMost(c, one.day)))
	case one.role == library.Quality:
		return one.most + 15
	case one.role == library.Second:
		return max(one.want, min(one.want+45, m.runMost(c, one.day)))
	case one.far() && !one.sport.OnFoot() && one.sport != plan.Swim:
		return one.want * 115 / 100
	case one.far():
		return one.want
	case one.sport == plan.Swim:
		return 90
	case one.sport.OnFoot():
		return max(one.minutes, min(120, m.runMost(c, one.day)))
	default:
		return 240
	}
}

// longSwim gives the minutes in which the race's kilometres are swum.
func (m *maker) longSwim(c *cycle) int {
	r := m.lead.race
	if r == nil || c.kind != plan.LoadWeek {
		return 40
	}
	km := r.longestKm(plan.Swim)
	speed := load.FlatSpeed(plan.Swim, .74, m.in.Athlete.On(c.start))
	if km == 0 || speed == 0 {
		return 45
	}
	goal := up5(60*km/speed + 1)
	if steps := c.of - 4; steps > 0 && c.nth < steps {
		goal = 35 + (goal-35)*c.nth/steps
	}
	return min(goal, max(40, near5(.25*float64(c.minutes))))
}
