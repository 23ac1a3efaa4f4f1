package notation

import (
	"ebb/plan"
)

// ParseSession reads a session line. Own is the athlete's own sport, for lines
// that name none. Kinds left out are easy, and for strength maintenance, which
// is what most strength weeks of a season hold. The session has no ID, its Day
// is 0 and its Origin by hand. An error is an *Error.
func ParseSession(line string, own plan.Sport) (plan.Session, error) {
	s, _, err := ReadSession(line, own)
	return s, err
}

// ReadSession is ParseSession, with remarks on what may not be meant.
func ReadSession(line string, own plan.Sport) (plan.Session, []Remark, error) {
	r, err := open(line)
	if err != nil {
		return plan.Session{}, nil, err
	}
	var it items
	in := setting{allowed: sessionParts, limits: plan.SessionLimits(), cue: plan.MaxNote}
	if err := r.head(&it, &in); err != nil {
		return plan.Session{}, nil, err
	}
	if err := r.settleKind(&it, own); err != nil {
		return plan.Session{}, nil, err
	}
	if it.Sport == plan.Swim {
		if err := r.overMinutes(&it); err != nil {
			return plan.Session{}, nil, err
		}
	}
	if r.skip() == ':' {
		r.pos++
		st := stepping{session: it.Sport, sport: it.Sport, times: 1}
		if it.Steps, err = r.steps(&st); err != nil {
			return plan.Session{}, nil, err
		}
	}
	if it.Kind != plan.Rest && it.seen&(partDuration|partDistance) == 0 && it.Steps == nil {
		end := span{len(r.line), len(r.line)}
		if r.line == "" {
			return plan.Session{}, nil, r.missing(end, "easy 50m", "the line is empty")
		}
		return plan.Session{}, nil, r.missing(end, "50m, 1h30 or 12k", "how long, or how far?")
	}
	if err := r.holdSum(&it); err != nil {
		return plan.Session{}, nil, err
	}
	return it.Session, r.remarks, nil
}

// head reads all that stands before the colon.
func (r *reader) head(it *items, in *setting) error {
	for {
		c := r.skip()
		if c == 0 || c == ':' && blankOrEnd(r.peek(1)) {
			return nil
		}
		if err := r.item(it, in); err != nil {
			return err
		}
	}
}

// settleKind fills in the sport and the kind that were left out, and refuses
// those that do not go together.
func (r *reader) settleKind(it *items, own plan.Sport) error {
	if it.seen&partSport == 0 {
		it.Sport = own
	}
	switch {
	case it.seen&partKind != 0:
	case it.Sport == plan.Strength:
		it.Kind = plan.Maintenance
	case it.Sport == plan.Mobility:
		it.Kind = plan.Flexibility
	default:
		it.Kind = plan.Easy
	}
	if it.Kind.FitsSport(it.Sport) {
		return nil
	}
	word := r.in(it.kindAt)
	switch {
	case it.seen&partSport == 0 && plan.Strength != it.Sport && it.Kind.FitsSport(plan.Strength):
		return r.fail(it.kindAt, "strength "+word, "%s is a kind of strength session", word)
	case it.Sport == plan.Strength:
		return r.fail(it.kindAt, "heavy, maintenance or plyo", "%s is no kind of strength session", word)
	case it.Sport == plan.Mobility:
		return r.fail(it.kindAt, "mobility 20m", "mobility is sport and kind in one")
	default:
		return r.fail(it.kindAt, "", "%s is no kind of %s session: it goes with strength", word, it.Sport)
	}
}
