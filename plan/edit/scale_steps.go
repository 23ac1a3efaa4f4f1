package edit

import (
	"cmp"

	"ebb/plan"
)

// part is a stretch of a session.
type part struct {
	step  *plan.Step
	times int64 // how often it is done, by the repeats around it
	easy  bool  // stands by itself and is easy
	n     int64 // of the quantity that is being scaled, in grains
	other bool  // n is in other grains than the whole: it moves by itself
	each  ladder
}

// partsOf gives the stretches of a session, within repeats too.
//
// What makes one easy must not change when it is scaled, or a step down would
// not find what the step up has moved: only intensities count.
func partsOf(s *plan.Session) []part {
	parts := appendParts(nil, s.Steps, 1)
	hardest := map[plan.Scale]float64{}
	for _, p := range parts {
		e := p.step.Effort
		hardest[e.Scale] = max(hardest[e.Scale], demand(e))
	}
	for i := range parts {
		p := &parts[i]
		p.easy = p.times == 1 && isEasy(p.step.Effort, s, hardest)
	}
	return parts
}

func appendParts(parts []part, steps []plan.Step, times int64) []part {
	for i := range steps {
		st := &steps[i]
		if len(st.Steps) > 0 {
			parts = appendParts(parts, st.Steps, times*int64(st.Repeat))
			continue
		}
		parts = append(parts, part{step: st, times: times})
	}
	return parts
}

// Bounds of what counts as easy. Where a scale is the athlete's own (pace,
// power, heart rate) a step is easy when it asks clearly less than the hardest.
const (
	easyRPE     = 4
	easyZone    = 2
	easyPercent = 80
	easyShare   = .85 // of the speed, power or heart rate of the hardest step
)

func isEasy(e plan.Intensity, s *plan.Session, hardest map[plan.Scale]float64) bool {
	if e.IsZero() {
		e = s.Effort
	}
	switch e.Scale {
	case plan.NoScale:
		return s.Kind == plan.Easy || s.Kind == plan.Recovery || s.Kind == plan.Long
	case plan.RPE:
		return demand(e) <= easyRPE
	case plan.Zone:
		return demand(e) <= easyZone
	case plan.Percent:
		return demand(e) <= easyPercent
	default:
		return demand(e) <= easyShare*hardest[e.Scale]
	}
}

// demand gives the middle of an intensity on its own scale, larger for harder.
func demand(e plan.Intensity) float64 {
	middle := (e.From + e.To) / 2
	if e.Scale == plan.Pace {
		return e.Per.Metres() / middle // as a speed
	}
	return middle
}

// whole is one quantity of a session, in grains, with the parts that state it.
type whole struct {
	stated int64 // 0: not stated
	parts  []part
	exact  bool  // the parts come to what is stated
	one    int64 // the grid of the whole
	least  int64 // what an easy part keeps
}

// scale moves the parts and gives what is stated then.
func (w whole) scale(up, calm bool) (int64, error) {
	var givers []*part
	sum := int64(0)
	for i := range w.parts {
		p := &w.parts[i]
		if p.other {
			continue
		}
		sum += p.n * p.times
		if p.easy && p.n >= w.least {
			givers = append(givers, p)
		}
	}
	switch {
	case len(givers) > 0:
		from := w.stated
		if from == 0 {
			from = sum
		}
		to := grid(w.one, 1).move(from, up)
		if !w.share(givers, from, to) {
			return 0, errLeast
		}
		return to, nil
	case calm || len(w.parts) == 0:
		// The steps stay: their easy ones state another quantity, or none does.
		if w.exact {
			return 0, errLeast
		}
		return grid(w.one, 1).move(w.stated, up), nil
	}
	moved := int64(0)
	for i := range w.parts {
		p := &w.parts[i]
		if p.easy {
			continue // too short to give; were it to grow, the way down would take it for one that can
		}
		p.n = p.each.move(p.n, up)
		if !p.other {
			moved += p.n * p.times
		}
	}
	if w.exact {
		return w.stated + moved - sum, nil
	}
	return grid(w.one, 1).move(w.stated, up), nil
}

// share hands the difference between two amounts of the whole to some parts,
// one unit after another. Which part a unit belongs to depends on the number of
// the unit in the whole only, so that the way down meets the parts that the way
// up has met. A part that is at its least passes its unit on; share reports
// false when all are.
func (w whole) share(parts []*part, from, to int64) bool {
	n := int64(len(parts))
	for ; from < to; from += w.one {
		parts[from/w.one%n].n += w.one
	}
	for ; from > to; from -= w.one {
		i, tries := (from-w.one)/w.one%n, n
		for parts[i].n-w.one < w.least {
			if i, tries = (i+1)%n, tries-1; tries == 0 {
				return false
			}
		}
		parts[i].n -= w.one
	}
	return true
}

// calm reports whether a session has easy parts that can give and take.
func calm(parts []part) bool {
	for _, p := range parts {
		d := p.step.Distance
		if p.easy && (p.step.Duration.Seconds >= minute || !d.IsZero() && distanceGrains(d) >= shortestWay) {
			return true
		}
	}
	return false
}

// scaleTime moves the duration of a session, and of the steps that state one.
func scaleTime(s *plan.Session, parts []part, up bool) error {
	w := whole{stated: int64(s.Duration.Seconds), one: minute, least: minute}
	w.exact = w.stated > 0 && plan.SumSteps(s.Steps).Timed
	for _, p := range parts {
		if !p.step.Duration.IsZero() {
			p.n, p.each = int64(p.step.Duration.Seconds), byHand
			w.parts = append(w.parts, p)
		}
	}
	stated, err := w.scale(up, calm(parts))
	if err != nil {
		return err
	}
	for _, p := range w.parts {
		p.step.Duration.Seconds = int(p.n)
	}
	if !s.Duration.IsZero() {
		s.Duration.Seconds = int(stated)
	}
	return nil
}

// scaleDistance moves the distance of a session, and of the steps that state
// one.
func scaleDistance(s *plan.Session, parts []part, up bool) error {
	w := whole{stated: distanceGrains(s.Distance), least: shortestWay}
	w.exact = w.stated > 0 && plan.SumSteps(s.Steps).Measured
	unit := s.Distance.Unit
	for _, p := range parts {
		d := p.step.Distance
		if d.IsZero() {
			continue
		}
		if unit == plan.NoDistance {
			unit = d.Unit
		}
		p.other = !sameFamily(unit, d.Unit)
		if p.other && w.exact {
			return errMixedUnits
		}
		p.n, p.each = distanceGrains(d), grid(distanceGrid(d.Unit, cmp.Or(p.step.Sport, s.Sport)), 0)
		w.parts = append(w.parts, p)
	}
	if unit == plan.NoDistance {
		return nil
	}
	w.one = distanceGrid(unit, s.Sport)
	stated, err := w.scale(up, calm(parts))
	if err != nil {
		return err
	}
	for _, p := range w.parts {
		p.step.Distance = moved(p.step.Distance, p.n)
	}
	s.Distance = moved(s.Distance, stated)
	return nil
}

// moved gives a distance its new amount; one that did not move keeps its very
// figure.
func moved(d plan.Distance, n int64) plan.Distance {
	if d.IsZero() || distanceGrains(d) == n {
		return d
	}
	d.Value = float64(n) / grains[d.Unit]
	return d
}
