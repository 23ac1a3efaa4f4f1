package rules

import "sort"

// place says where a finding stands: the gravest first, then by day, by family,
// by its last day, and as they were found. No two are alike.
type place struct{ first, then uint64 }

// Bits of what a place is made of.
const (
	familyBits = 4
	ruleBits   = 8
	indexBits  = 24
	dayShift   = 1 << 31 // so that days before 1970 come first too
)

// place gives the place of finding i of a rule.
func (f *Finding) place(rule, i int) place {
	return place{
		uint64(Red-f.Severity)<<40 | uint64(int64(f.From)+dayShift)<<familyBits | uint64(f.Rule.Family),
		uint64(int64(f.To)+dayShift)<<(ruleBits+indexBits) | uint64(rule)<<indexBits | uint64(i),
	}
}

func (p place) rule() int  { return int(p.then >> indexBits & (1<<ruleBits - 1)) }
func (p place) index() int { return int(p.then & (1<<indexBits - 1)) }

// before reports whether one place comes before another.
func (p place) before(q place) bool {
	return p.first < q.first || p.first == q.first && p.then < q.then
}

// order is a list of places that can be sorted.
type order []place

func (o order) Len() int           { return len(o) }
func (o order) Swap(i, j int)      { o[i], o[j] = o[j], o[i] }
func (o order) Less(i, j int) bool { return o[i].before(o[j]) }

// gather puts the findings of all rules in one order. Those of rules that find
// what they found in old, or nil, stand among themselves as they did there.
func (v *Verdict) gather(old *Verdict) {
	var stood, anew order
	if old != nil {
		stood = old.order
	}
	kept := make([]bool, len(table))
	for r, of := range v.byRule {
		if kept[r] = old != nil && shared(of, old.byRule[r]); kept[r] {
			continue
		}
		for i := range of {
			if f := &of[i]; f.To >= v.ground.in.Since || v.ground.in.Since == 0 {
				anew = append(anew, f.place(r, i))
			}
		}
	}
	sort.Sort(anew)
	v.order = make(order, 0, len(stood)+len(anew))
	for _, p := range stood {
		if !kept[p.rule()] {
			continue
		}
		for len(anew) > 0 && anew[0].before(p) {
			v.order, anew = append(v.order, anew[0]), anew[1:]
		}
		v.order = append(v.order, p)
	}
	v.order = append(v.order, anew...)
	v.findings = make([]Finding, 0, len(v.order))
	for _, p := range v.order {
		if f := &v.byRule[p.rule()][p.index()]; !v.keepBack(f) {
			v.findings = append(v.findings, *f)
		}
	}
}

// shared reports whether two lists are one.
func shared(a, b []Finding) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}
