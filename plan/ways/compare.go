package ways

import (
	"cmp"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/outlook"
	"ebb/plan/sorting"
)

// Way is one way to do an edit, and what comes of it.
type Way struct {
	Gives edit.Gives
	Edit  edit.Edit // what is to be stored: under Absorb it names who gives
	Known Known     // what of the below is there

	Err    error // why it can't be done; then nothing below is there
	Result edit.Result
	Parted []edit.Parting // tapers and race weeks that leave their race

	Words   string // what moves: "every later week, 7 days on"
	Outlook *outlook.Outlook
	Figures Figures
}

// Known is how far a way was looked at.
type Known uint8

// A way that nobody has looked at; that was done to the plan, so that its error,
// result and partings are there; and of which all is there.
const (
	Unknown Known = iota
	Done
	Measured
)

// Comparison is an edit in every way.
type Comparison struct {
	Now  Figures // as it stands
	Ways []Way   // in the order of edit.AllGives

	// Others are the load weeks that can give, or get, the days under Absorb, the
	// one that costs least first: it is the one in Ways. They are there once all
	// is known.
	Others []Candidate

	stage stage
	now   *outlook.Outlook
}

// Candidate is a load week that can give its days, or get those that became
// free.
type Candidate struct {
	Week  plan.ID
	Name  string    // "Spec 2, load 2"
	Edit  edit.Edit // to be stored, when it is chosen
	Cost  float64   // see Cost
	Words string    // what it would cost: "the night run"; "" when that is next to nothing
}

// Compare tries an edit in every way: one that changes a length, or a batch of
// those. The block and the race are those of the day on, which is the day under
// the cursor. An edit that changes no length has no ways.
func Compare(o *outlook.Outlook, e edit.Edit, on calendar.Day) Comparison {
	return Open(o, e, on).Whole()
}

// Open begins a comparison: as the plan stands, and nothing known of the ways.
// Do and Measure look at one, Whole at all.
func Open(o *outlook.Outlook, e edit.Edit, on calendar.Day) Comparison {
	c := Comparison{stage: stageOf(o, on), now: o}
	c.Now = c.stage.figures(o)
	for _, gives := range edit.AllGives() {
		turned, ok := edit.WithWay(e, gives, plan.ID{})
		if !ok {
			return c
		}
		c.Ways = append(c.Ways, Way{Gives: gives, Edit: turned})
	}
	return c
}

// Do gives a way as far as the plan alone tells of it: whether it can be done,
// and what would leave its race. The comparison must have ways.
func (c *Comparison) Do(gives edit.Gives) Way {
	way := c.way(gives)
	if way.Known == Unknown {
		*way = c.stage.do(c.now, way.Edit, gives)
	}
	return *way
}

// Measure gives a way with its figures. Under Absorb the edit's own choice gives
// until the whole comparison is known. The comparison must have ways.
func (c *Comparison) Measure(gives edit.Gives) Way {
	if c.Do(gives); c.way(gives).Known == Done {
		*c.way(gives) = c.stage.measured(c.now, c.now, *c.way(gives))
	}
	return *c.way(gives)
}

func (c *Comparison) way(gives edit.Gives) *Way {
	return &c.Ways[slices.IndexFunc(c.Ways, func(w Way) bool { return w.Gives == gives })]
}

// IsWhole reports whether all is known.
func (c *Comparison) IsWhole() bool {
	return !slices.ContainsFunc(c.Ways, func(w Way) bool { return w.Known != Measured }) && c.Others != nil
}

// Whole gives the comparison with all of it known, and which week gives at the
// least cost. c stays as it is, so that another goroutine may do this.
func (c Comparison) Whole() Comparison {
	c.Ways, c.Others = slices.Clone(c.Ways), []Candidate{}
	near := c.now
	for i := range c.Ways {
		way := &c.Ways[i]
		if way.Known == Unknown {
			*way = c.stage.do(c.now, way.Edit, way.Gives)
		}
		if way.Known == Done {
			*way = c.stage.measured(c.now, near, *way)
		}
		if way.Err != nil {
			continue
		}
		near = way.Outlook
		if way.Gives == edit.Absorb {
			*way = c.absorb(*way)
		}
	}
	return c
}

// Try does an edit as it is and gives what comes of it; the block and the race
// are those of the day on.
func Try(o *outlook.Outlook, e edit.Edit, on calendar.Day) Way {
	return stageOf(o, on).try(o, o, e, edit.GivesOf(e))
}

// Choose gives the way of a candidate: what `h` and `l` go through.
func (c Comparison) Choose(i int) Way {
	return c.stage.try(c.now, c.now, c.Others[i].Edit, edit.Absorb)
}

// try does an edit. The outlook after it is made of a near one, of any plan that
// shares much with it: that of another way, as a rule.
func (s stage) try(o, near *outlook.Outlook, e edit.Edit, gives edit.Gives) Way {
	return s.measured(o, near, s.do(o, e, gives))
}

// do does an edit to the plan.
func (s stage) do(o *outlook.Outlook, e edit.Edit, gives edit.Gives) Way {
	way := Way{Gives: gives, Edit: e, Known: Done}
	if way.Result, way.Err = edit.Apply(o.Plan(), e); way.Err != nil {
		return Way{Gives: gives, Edit: e, Known: Measured, Err: way.Err}
	}
	way.Parted = edit.Parted(o.Plan(), way.Result.Plan)
	return way
}

// measured adds what the models say of a way that was done, and what moves in
// words.
func (s stage) measured(o, near *outlook.Outlook, way Way) Way {
	if way.Err != nil {
		return way
	}
	way.Outlook = near.With(way.Result.Plan)
	way.Figures = s.figures(way.Outlook)
	way.Words = s.movesWords(o.Plan(), way)
	way.Known = Measured
	return way
}

// absorb tries every load week that can give, and takes the one that costs
// least. The edit's own choice stands when nobody can be named, as when days go
// to the week before.
func (c *Comparison) absorb(own Way) Way {
	near := own.Outlook
	tried := make(map[plan.ID]Way, len(own.Result.Could))
	for _, id := range own.Result.Could {
		at, there := c.now.Plan().FindWeek(id)
		if _, twice := tried[id]; twice || !there {
			continue
		}
		way := Way{Gives: edit.Absorb}
		way.Edit, _ = edit.WithWay(own.Edit, edit.Absorb, id)
		if way.Result, way.Err = edit.Apply(c.now.Plan(), way.Edit); way.Err != nil {
			continue
		}
		way.Outlook = near.With(way.Result.Plan)
		way.Figures = c.stage.figures(way.Outlook)
		tried[id], near = way, way.Outlook
		cost, words := c.stage.cost(c.Now, way, dropsOf(c.now, way.Result.Dropped))
		c.Others = append(c.Others, Candidate{Week: id, Name: c.stage.names.full(at), Edit: way.Edit, Cost: cost, Words: words})
	}
	if len(c.Others) == 0 {
		return own
	}
	if own.Result.Gave[0].Days < 0 {
		// Free days cost nothing: the last week before the taper comes first.
		slices.Reverse(c.Others)
	} else {
		sorting.By(c.Others, func(a, b Candidate) int { return cmp.Compare(a.Cost, b.Cost) })
	}
	return c.chosen(tried[c.Others[0].Week])
}

// chosen adds to a way that was weighed what is told of the one that is taken.
func (c *Comparison) chosen(way Way) Way {
	way.Parted = edit.Parted(c.now.Plan(), way.Result.Plan)
	way.Words = c.stage.movesWords(c.now.Plan(), way)
	way.Known = Measured
	return way
}
