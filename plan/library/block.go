package library

import (
	"math"
	"strconv"
	"strings"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/races"
)

// Parameters is a block that is made: so many weeks of a phase, of which each
// load week is larger than the one before.
type Parameters struct {
	Phase   plan.Phase
	Weeks   int        // 1 to 52; of a block that is copied 0
	Ratio   plan.Ratio // none: load weeks only
	Growth  float64    // of a load week over the load week before
	Down    float64    // a down week's share of the load weeks before; 0: DownShare
	Quality int        // days of quality a week; -1: as the pattern has them

	Shares []float64 // instead of growth: each week's part of a usual week, as after a race
}

// DownShare is what a down week is of the load weeks before it, where nothing is
// said (R02: the middle of what counts as deep enough).
const DownShare = .65

// IsDown reports whether the n-th week of the block, from 0, is a down week. A
// rest that doesn't fill a cycle has none.
func (b Parameters) IsDown(n int) bool {
	cycle := b.Ratio.Stress + b.Ratio.Recovery
	if b.Ratio.Stress == 0 || cycle == b.Ratio.Stress {
		return false
	}
	return n%cycle >= b.Ratio.Stress
}

// Make gives the block: its weeks with targets, from so many hours in the first
// load week, and without ids or sessions. No week is above most hours (0: no
// bound).
func (b Parameters) Make(name string, first, most float64) plan.Mesocycle {
	block := plan.Mesocycle{Name: name, Phase: b.Phase, Ratio: b.Ratio}
	for _, share := range b.Shares {
		block.Weeks = append(block.Weeks, plan.Microcycle{Kind: plan.RecoveryWeek, Days: calendar.Week, Target: hoursOf(first * share)})
	}
	if len(b.Shares) > 0 {
		return block
	}
	down := b.Down
	if down == 0 {
		down = DownShare
	}
	hours := first
	for n := range b.Weeks {
		w := plan.Microcycle{Days: calendar.Week}
		if b.IsDown(n) {
			w.Kind, w.Target = plan.DownWeek, plan.Target{Measure: plan.TargetShare, Value: math.Round(100 * down)}
		} else {
			if most > 0 {
				hours = min(hours, most)
			}
			w.Target = hoursOf(hours)
			hours *= 1 + b.Growth
		}
		block.Weeks = append(block.Weeks, w)
	}
	return block
}

// hoursOf gives a target in quarters of an hour.
func hoursOf(hours float64) plan.Target {
	return plan.Target{Measure: plan.TargetHours, Value: math.Max(math.Round(4*hours), 1) / 4}
}

// Recovery gives the block that follows a race of a class: easy weeks that come
// back step by step, a quarter, half and three quarters of what is usual.
func (l Library) Recovery(class races.Class) Parameters {
	e, _, _ := l.Find(Blocks, "After the race: "+class.Name)
	return e.Parameters
}

// parameters reads PHASE Nw [S:R] [growth N%] [down N%] [quality N], or PHASE Nw
// with each week's share of what is usual; false when the body is no such line
// but a block itself.
func (p *parser) parameters() bool {
	all, ok := tokens(p.body[0].text)
	if !ok || len(all) == 0 || all[0].text == "block" {
		return false
	}
	r := p.body[0]
	b := Parameters{Phase: plan.Phase(all[0].text), Quality: -1}
	fault := func(t token, says string) bool {
		p.failBody(r, t.from, t.to, "build 4w 3:1 growth 6% quality 2", says)
		return true
	}
	if len(p.body) > 1 {
		return fault(token{to: len(r.text)}, "a block that is made is one line; one that is copied begins with block")
	}
	for i := 1; i < len(all); i++ {
		t := all[i]
		if weeks, ok := figure(t.text, "w", 52); ok && b.Weeks == 0 {
			b.Weeks = weeks
			continue
		}
		if stress, recovery, ok := strings.Cut(t.text, ":"); ok {
			b.Ratio.Stress, _ = figure(stress, "", 9)
			b.Ratio.Recovery, ok = figure(recovery, "", 9)
			if b.Ratio.Stress == 0 || !ok {
				return fault(t, "a ratio is weeks of stress to weeks of recovery, each 1 to 9")
			}
			continue
		}
		if share, ok := figure(t.text, "%", 100); ok {
			b.Shares = append(b.Shares, float64(share)/100)
			continue
		}
		i++
		if i == len(all) || !b.set(t.text, all[i].text) {
			return fault(t, "a block that is made is its phase, its weeks, and perhaps a ratio, growth, down and quality")
		}
	}
	if b.Weeks == 0 {
		return fault(all[0], "how many weeks the block has is missing")
	}
	if len(b.Shares) > 0 && len(b.Shares) != b.Weeks {
		return fault(token{to: len(r.text)}, "each week has its share, or none has")
	}
	if err := (plan.Mesocycle{Phase: b.Phase, Weeks: []plan.Microcycle{{Days: 1}}}).Check(); err != nil {
		return fault(all[0], err.Error())
	}
	p.now.Parameters = b
	return true
}

// set reads a parameter that has a word.
func (b *Parameters) set(word, value string) bool {
	if word == "quality" {
		n, err := strconv.Atoi(value)
		b.Quality = n
		return err == nil && n >= 0 && n <= 3
	}
	digits, ok := strings.CutSuffix(value, "%")
	v, err := strconv.ParseFloat(digits, 64)
	switch {
	case !ok || err != nil:
		return false
	case word == "growth":
		b.Growth = v / 100
		return v >= 0 && v <= 30
	case word == "down":
		b.Down = v / 100
		return v >= 20 && v <= 90
	}
	return false
}
