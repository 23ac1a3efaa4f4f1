package edit

import (
	"bytes"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"ebb/plan"
	"ebb/plan/calendar"
)

// TestEditsKeepPlansInOrder does random edits in a row and checks what holds of
// every one: the plan before stays as it was, the plan after is in order, the
// edit survives being written down, its changes are what tells the plans apart,
// and all can be taken back.
func TestEditsKeepPlansInOrder(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		w := &world{T: r}
		start := w.plan()
		if err := start.Check(); err != nil {
			r.Fatal("the test's own plan:", err)
		}
		p := start
		var done [][]Change
		for range w.n(1, 12, "edits") {
			e := w.edit(p)
			was := copied(p)
			res, err := Apply(p, e)
			if !reflect.DeepEqual(was, p) {
				r.Fatalf("%T changed the plan it was given", e)
			}
			again(r, e, was, res, err)
			if err != nil {
				continue
			}
			if err := res.Plan.Check(); err != nil {
				r.Fatalf("after %#v: %v", e, err)
			}
			if Words(p, e) == "" {
				r.Fatalf("no words for %T", e)
			}
			done = append(done, Changes(p, res.Plan))
			p = res.Plan
		}
		for i := len(done) - 1; i >= 0; i-- {
			now := p
			back, err := Undo(p, done[i])
			if err != nil {
				r.Fatal("undo:", err)
			}
			redone, err := Undo(back, Invert(done[i]))
			if err != nil || !Equal(redone, now) {
				r.Fatal("redo:", err)
			}
			p = back
		}
		if !Equal(p, start) || !reflect.DeepEqual(orderless(p), orderless(start)) {
			r.Fatal("all undone, and yet another plan")
		}
	})
}

// again checks that an edit that was written down does the same.
func again(r *rapid.T, e Edit, p plan.Plan, want Result, wantErr error) {
	text, err := Encode(e)
	if err != nil {
		r.Fatal(err)
	}
	read, err := Decode(text)
	if err != nil {
		r.Fatalf("%s: %v", text, err)
	}
	if second, _ := Encode(read); !bytes.Equal(second, text) {
		r.Fatalf("%s became %s", text, second)
	}
	got, err := Apply(p, read)
	if (err == nil) != (wantErr == nil) || err != nil && err.Error() != wantErr.Error() {
		r.Fatalf("%T: error %v, read back %v", e, wantErr, err)
	}
	if err == nil && (!Equal(got.Plan, want.Plan) || !reflect.DeepEqual(got.Hops, want.Hops)) {
		r.Fatalf("%T does something else after it was written down", e)
	}
}

// orderless makes empty lists the same as none.
func orderless(p plan.Plan) plan.Plan {
	joined, err := Join(Values(copied(p)))
	if err != nil {
		panic(err)
	}
	for s := range joined.Seasons {
		for b := range joined.Seasons[s].Blocks {
			for w := range joined.Seasons[s].Blocks[b].Weeks {
				if week := &joined.Seasons[s].Blocks[b].Weeks[w]; len(week.Sessions) == 0 {
					week.Sessions = nil
				}
			}
		}
	}
	return joined
}

// TestPushKeepsWeekdays checks that in seven-day weeks every session keeps its
// weekday, that other weeks keep their places, that hops are told, and that
// events stay.
func TestPushKeepsWeekdays(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		w := &world{T: r}
		p := w.plan()
		e := one[Edit](w, "edit", InsertWeek{Week: w.week(w.n(1, 28, "days")), Before: w.aWeek(p)}, DeleteWeek{Week: w.aWeek(p)},
			ResizeWeek{Week: w.aWeek(p), Days: w.n(1, 28, "days")}, AddBlock{Block: w.block(), Before: w.aBlock(p)}, DeleteBlock{Block: w.aBlock(p)},
			ResizeBlock{Block: w.aBlock(p), Weeks: w.n(1, 5, "weeks"), Add: []plan.Microcycle{w.week(9), w.week(7), w.week(7), w.week(7)}},
			MoveWeek{Week: w.aWeek(p), Before: w.aWeek(p)}, MoveBlock{Block: w.aBlock(p), Before: w.aBlock(p)}, MoveBlock{Block: w.aBlock(p), Season: w.aSeason(p)},
			MoveSeason{w.aSeason(p), calendar.Of(2027, time.January, 1) + calendar.Day(w.n(0, 100, "start"))})
		res, err := Apply(p, e)
		if err != nil {
			return
		}
		if !shared(p.Events, res.Plan.Events) {
			r.Fatal("events were touched")
		}
		hops := map[plan.ID]Hop{}
		for _, h := range res.Hops {
			hops[h.Session] = h
		}
		kept := 0
		for at := range p.Weeks() {
			for _, s := range p.Week(at).Sessions {
				now, _, ok := res.Plan.FindSession(s.ID)
				if !ok {
					continue
				}
				kept++
				was, is := at.Start+calendar.Day(s.Day), now.Date()
				if p.Week(at).Days == 7 && res.Plan.Week(now).Days == 7 {
					if was.Weekday() != is.Weekday() {
						r.Fatalf("%T took a session from %s to %s", e, was.Weekday(), is.Weekday())
					}
				} else if now.Day != s.Day {
					r.Fatalf("%T moved a session within a week that is not of seven days", e)
				}
				// Without a hop a session goes with its week, but for the turn.
				shift := int(now.Start - at.Start)
				h, hopped := hops[s.ID]
				if want := is-was != calendar.Day(shift-shift%7) && now.Day != s.Day; hopped != want || hopped && (h.From != was || h.To != is) {
					r.Fatalf("from %s to %s with a shift of %d: hop %v, %v", was, is, shift, hopped, h)
				}
			}
		}
		if total := sessions(p); kept+len(res.Dropped) != total {
			r.Fatalf("%T: %d sessions before, %d kept, %d dropped", e, total, kept, len(res.Dropped))
		}
	})
}

func sessions(p plan.Plan) int {
	n := 0
	for at := range p.Weeks() {
		n += len(p.Week(at).Sessions)
	}
	return n
}

// TestAloneKeepsDates checks that nothing moves in time when nothing gives way.
func TestAloneKeepsDates(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		w := &world{T: r}
		p := w.plan()
		e := one[Edit](w, "edit", InsertWeek{Week: w.week(7), Before: w.aWeek(p), Gives: Alone}, DeleteWeek{Week: w.aWeek(p), Gives: Alone},
			InsertWeek{Week: w.week(7), Block: w.aBlock(p), Gives: Alone},
			ResizeWeek{Week: w.aWeek(p), Days: w.n(1, 28, "days"), Gives: Alone}, DeleteBlock{Block: w.aBlock(p), Gives: Alone},
			ResizeBlock{Block: w.aBlock(p), Weeks: w.n(1, 5, "weeks"), Gives: Alone})
		res, err := Apply(p, e)
		if err != nil {
			return
		}
		dropped := map[plan.ID]bool{}
		for _, s := range res.Dropped {
			dropped[s.ID] = true
		}
		for at := range p.Weeks() {
			for _, s := range p.Week(at).Sessions {
				now, _, ok := res.Plan.FindSession(s.ID)
				if ok == dropped[s.ID] {
					r.Fatalf("%T: session there %v, dropped %v", e, ok, dropped[s.ID])
				}
				if was := at.Start + calendar.Day(s.Day); ok && now.Date() != was {
					r.Fatalf("%T moved a session from %s to %s", e, was, now.Date())
				}
			}
		}
		if len(res.Hops) != 0 {
			r.Fatalf("%T: hops", e)
		}
	})
}

// TestUntouchedWeeksKeepTheirMemory checks that an edit of one week leaves all
// other weeks the very same.
func TestUntouchedWeeksKeepTheirMemory(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		w := &world{T: r}
		p := w.plan()
		to := w.spot(p)
		res, err := Apply(p, AddSession{Session: w.session(), To: to})
		if err != nil {
			return
		}
		for at := range p.Weeks() {
			if week := p.Week(at); week.ID != to.Week && !shared(week.Sessions, res.Plan.Week(at).Sessions) {
				r.Fatal("a week that was not touched has new sessions")
			}
		}
		if changes := Changes(p, res.Plan); len(changes) != 1 || changes[0].Ref != (Ref{WeekValue, to.Week}) {
			r.Fatalf("changes: %v", changes)
		}
	})
}
