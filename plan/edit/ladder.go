package edit

// A ladder moves an amount, counted in whole grains, by about 5 % up or down.
//
// A step up from v is the one of the ladder's steps that lies nearest to v/20.
// It never gets smaller as v grows, so two amounts never go up to the same one
// and every step up can be found again: down(up(v)) = v. The other way round
// that can't hold for every amount, as there are fewer amounts below than
// above: down gives the largest amount that does not go up beyond where it
// came from.
type ladder struct {
	least int // 1: every step moves, 0: small amounts stay
	step  func(k int) int64
}

// grid is the ladder whose steps are the multiples of one.
func grid(one int64, least int) ladder {
	return ladder{least, func(k int) int64 { return int64(k) * one }}
}

// handSteps are the steps, in seconds, that a coach would write for a part of
// a session: a minute for 20 minutes, five seconds for two minutes.
var handSteps = [...]int64{0, 1, 2, 5, 10, 15, 20, 30, 60}

// byHand is the ladder for parts of a session: fine for short ones, whole
// minutes for long ones.
var byHand = ladder{1, func(k int) int64 {
	if last := len(handSteps) - 1; k > last {
		return handSteps[last] * int64(k-last+1)
	}
	return handSteps[k]
}}

// nearest gives the number of the step nearest to v/20; halves go up.
func (l ladder) nearest(v int64) int {
	k := l.least
	for (l.step(k)+l.step(k+1))*10 <= v {
		k++
	}
	return k
}

func (l ladder) up(v int64) int64 { return v + l.step(l.nearest(v)) }

// down undoes up; it leaves an amount that can't get smaller as it is.
func (l ladder) down(v int64) int64 {
	for k := l.least; v-l.step(k) > 0; k++ {
		if y := v - l.step(k); l.nearest(y) <= k {
			return y
		}
	}
	return v
}

// move goes up or down.
func (l ladder) move(v int64, up bool) int64 {
	switch {
	case v <= 0:
		return v
	case up:
		return l.up(v)
	default:
		return l.down(v)
	}
}
