package ways

import (
	"cmp"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/outlook"
)

// Way is one way to do an edit, and what comes of it.
type Way struct {
	Gives edit.Gives
	Words string    // what moves: "every later week, 7 days on"
	Edit  edit.Edit // what is to be stored: under Absorb it names who gives
	Err   error     // why it can't be done; then nothing below is there

	Result  edit.Result
	Outlook *outlook.Outlook
	Figures Figures
	Parted  []edit.Parting // tapers and race weeks that leave their race
}

// Comparison is an edit in every way.
type Comparison struct {
	Now  Figures // as it stands
	Ways []Way   // in the order of edit.AllGives

	// Others are the load weeks that can give, or get, the days under Absorb, the
	// one that costs least first: it is the one in Ways.
	Others []Candidate

	stage stage
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
	c := Comparison{stage: stageOf(o, on)}
	c.Now = c.stage.figures(o)
	near := o
	for _, gives := range edit.AllGives() {
		turned, ok := edit.WithWay(e, gives, plan.ID{})
		if !ok {
			return c
		}
		way := c.stage.try(o, near, turned, gives)
		if way.Err == nil {
			near = way.Outlook
		}
		if gives == edit.Absorb && way.Err == nil {
			way = c.absorb(o, turned, way)
		}
		c.Ways = append(c.Ways, way)
	}
	return c
}

// Try does an edit as it is and gives what comes of it; the block and the race
// are those of the day on.
func Try(o *outlook.Outlook, e edit.Edit, on calendar.Day) Way {
	return stageOf(o, on).try(o, o, e, edit.GivesOf(e))
}

// Choose gives the way of a candidate: what `h` and `l` go through.
func (c Comparison) Choose(o *outlook.Outlook, i int) Way {
	return c.stage.try(o, o, c.Others[i].Edit, edit.Absorb)
}

// try does an edit. The outlook after it is made of a near one, of any plan that
// shares much with it: that of another way, as a rule.
func (s stage) try(o, near *outlook.Outlook, e edit.Edit, gives edit.Gives) Way {
	return s.say(o, s.measure(o, near, e, gives))
}

// measure is try without the words.
func (s stage) measure(o, near *outlook.Outlook, e edit.Edit, gives edit.Gives) Way {
	way := Way{Gives: gives, Edit: e}
	way.Result, way.Err = edit.Apply(o.Plan(), e)
	if way.Err != nil {
		way.Result = edit.Result{}
		return way
	}
	way.Outlook = near.With(way.Result.Plan)
	way.Figures = s.figures(way.Outlook)
	return way
}

// say adds what is told of a way that can be done.
func (s stage) say(o *outlook.Outlook, way Way) Way {
	if way.Err != nil {
		return way
	}
	way.Parted = edit.Parted(o.Plan(), way.Result.Plan)
	way.Words = s.movesWords(o.Plan(), way)
	return way
}

// absorb tries every load week that can give, and takes the one that costs
// least. The edit's own choice stands when nobody can be named, as when days go
// to the week before.
func (c *Comparison) absorb(o *outlook.Outlook, e edit.Edit, own Way) Way {
	near := own.Outlook
	tried := make(map[plan.ID]Way, len(own.Result.Could))
	for _, id := range own.Result.Could {
		at, there := o.Plan().FindWeek(id)
		if _, twice := tried[id]; twice || !there {
			continue
		}
		named, _ := edit.WithWay(e, edit.Absorb, id)
		way := c.stage.measure(o, near, named, edit.Absorb)
		if way.Err != nil {
			continue
		}
		tried[id], near = way, way.Outlook
		cost, words := c.stage.cost(c.Now, way, dropsOf(o, way.Result.Dropped))
		c.Others = append(c.Others, Candidate{Week: id, Name: c.stage.names.full(o.Plan(), at), Edit: named, Cost: cost, Words: words})
	}
	if len(c.Others) == 0 {
		return own
	}
	if own.Result.Gave[0].Days < 0 {
		// Free days cost nothing: the last week before the taper comes first.
		slices.Reverse(c.Others)
	} else {
		slices.SortStableFunc(c.Others, func(a, b Candidate) int { return cmp.Compare(a.Cost, b.Cost) })
	}
	return c.stage.say(o, tried[c.Others[0].Week])
}
