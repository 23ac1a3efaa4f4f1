package library

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"ebb/plan"
)

// weekdayWords are the days of a pattern.
var weekdayWords = []string{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}

// roleSports are the sports of roles that have one.
var roleSports = map[Role]plan.Sport{Brick: plan.Multi, Strength: plan.Strength, Mobility: plan.Mobility}

// patterns reads lines as 3 days: Tue quality 27%, Thu easy 28%, Sun long 45%.
func (p *parser) patterns() {
	for _, r := range p.body {
		head, rest, ok := strings.Cut(r.text, ":")
		days, unit, _ := strings.Cut(head, " ")
		n, err := strconv.Atoi(days)
		if !ok || err != nil || n < 1 || n > 7 || unit != "days" {
			p.failBody(r, 0, len(head), "3 days: Tue quality 27%, Thu easy 28%, Sun long 45%", "a line of a pattern begins with its days of training, 1 to 7")
			return
		}
		one := Pattern{Days: n}
		at := len(head) + 1
		for slot := range strings.SplitSeq(rest, ",") {
			s, ok := p.slot(r, at, slot)
			if !ok {
				return
			}
			one.Slots = append(one.Slots, s)
			at += len(slot) + 1
		}
		if !p.sums(r, &one) {
			return
		}
		p.now.Patterns = append(p.now.Patterns, one)
	}
}

// sums holds a pattern against what it must be.
func (p *parser) sums(r row, one *Pattern) bool {
	sum, trained := 0.0, map[int]bool{}
	for i, s := range one.Slots {
		sum += s.Share
		if s.Role != Off {
			trained[s.Day] = true
		}
		if i > 0 && s.Day < one.Slots[i-1].Day {
			p.failBody(r, 0, len(r.text), "", "the days of a pattern stand in their order, from Mon to Sun")
			return false
		}
	}
	switch {
	case math.Abs(sum-1) > 1e-6:
		p.failBody(r, 0, len(r.text), "", "the shares come to "+strconv.FormatFloat(100*sum, 'f', -1, 64)+"%, not 100%")
		return false
	case len(trained) != one.Days && !(one.Days == 7 && len(trained) == 6):
		p.failBody(r, 0, len(r.text), "", "there is training on "+strconv.Itoa(len(trained))+" days, not on "+strconv.Itoa(one.Days))
		return false
	}
	return slices.IndexFunc(p.now.Patterns, func(q Pattern) bool { return q.Days == one.Days }) < 0 || p.twice(r)
}

func (p *parser) twice(r row) bool {
	p.failBody(r, 0, len(r.text), "", "there is a line for so many days above")
	return false
}

// slot reads DAY [SPORT] ROLE [N%] ["NAME" ...].
func (p *parser) slot(r row, at int, text string) (s Slot, ok bool) {
	all, ok := tokens(text)
	fault := func(says string) (Slot, bool) {
		p.failBody(r, at, at+len(text), "Tue quality 27%", says)
		return Slot{}, false
	}
	if !ok || len(all) == 0 {
		return fault("a piece of a week is its day, its role and its share")
	}
	if s.Day = slices.Index(weekdayWords, all[0].text); s.Day < 0 {
		return fault("a piece of a week begins with its day: " + strings.Join(weekdayWords, ", "))
	}
	for _, t := range all[1:] {
		figure, share := strings.CutSuffix(t.text, "%")
		sport, err := plan.ParseSport(t.text)
		switch {
		case t.quoted:
			s.Named = append(s.Named, t.text)
		case share:
			v, err := strconv.ParseFloat(figure, 64)
			if err != nil || !(v > 0 && v <= 100) {
				return fault("a share is above 0% and at most 100%")
			}
			s.Share = v / 100
		case RoleOf(t.text) != NoRole && s.Role == NoRole:
			s.Role = RoleOf(t.text)
		case err == nil && s.Sport == plan.NoSport:
			s.Sport = sport
		default:
			return fault(t.text + " is neither a role (" + strings.Join(roleWords[1:], ", ") + ") nor a sport")
		}
	}
	if known, ok := roleSports[s.Role]; ok && s.Sport == plan.NoSport {
		s.Sport = known
	}
	apart := s.Role.apart()
	switch {
	case s.Role == NoRole:
		return fault("the role is missing: " + strings.Join(roleWords[1:], ", "))
	case apart && s.Share > 0:
		return fault(s.Role.String() + " has no share: shares are of the load of endurance")
	case !apart && s.Share == 0:
		return fault("the share is missing")
	}
	return s, true
}
