package store

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/sorting"
)

func entryAt(k key) uint64 { return binary.BigEndian.Uint64(k.name[idLength:]) }

// eachOf goes through what the new file has of an athlete in a bucket. What is
// read here is whole: nothing else was put there. visit may change the bucket.
func (g *salvager) eachOf(bucket string, athlete plan.ID, visit func(k key, v any) error) error {
	var names [][]byte
	t := tx{g.tx}
	err := t.each(key{bucket, athlete[:]}, nil, func(k key, _ []byte) error {
		names = append(names, bytes.Clone(k.name))
		return nil
	})
	if err != nil {
		return err
	}
	for _, name := range names {
		k := key{bucket, name}
		v, err := readShaped(k, g.has(k))
		if err != nil {
			continue // its checksum fits: it was so when it was stored
		}
		if err := visit(k, v); err != nil {
			return err
		}
	}
	return nil
}

// eachAs is eachOf for the values of one form.
func eachAs[V any](g *salvager, bucket string, athlete plan.ID, visit func(k key, v *V) error) error {
	return g.eachOf(bucket, athlete, func(k key, v any) error {
		if v, ok := v.(*V); ok {
			return visit(k, v)
		}
		return nil
	})
}

func (g *salvager) rebuildAthlete(athlete plan.ID) error {
	name, latest, err := g.history(athlete)
	if err != nil {
		return err
	}
	if g.mark.Upto[athlete.String()] == 0 {
		g.trust(athlete)
	}
	if err := g.putBack(athlete, latest); err != nil {
		return err
	}
	if err := g.rebuildPerson(athlete, name); err != nil {
		return err
	}
	branches, err := g.branches(athlete)
	if err != nil {
		return err
	}
	for _, branch := range branches { // main is the first
		if err := g.rebuildPlan(athlete, branch); err != nil {
			return err
		}
	}
	if err := g.rebuildBranches(athlete, branches); err != nil {
		return err
	}
	return g.rebuildMonths(athlete)
}

// trust takes the doubt from what was found of an athlete whose journal is whole:
// it tells of every change since a value first came in.
func (g *salvager) trust(athlete plan.ID) {
	for name, k := range g.doubtful {
		if of, has := athleteOf(k); has && of == athlete {
			delete(g.doubtful, name)
		}
	}
}

// history reads the journal: the name that the athlete came with, and what the
// last change of each value left. Where entries are missing, it is noted.
func (g *salvager) history(athlete plan.ID) (name string, latest map[string]touch, err error) {
	latest = map[string]touch{}
	last, gaps := uint64(0), g.holes[journalBucket]
	err = eachAs(g, journalBucket, athlete, func(k key, ent *entry) error {
		if ent.Seq != last+1 {
			gaps = true
			g.lose(g.where(k), "%s before it: what they changed can't be undone any more", missing(last+1, ent.Seq-1))
		}
		last = ent.Seq
		if first, ok := strings.CutPrefix(ent.Words, "add "); ok && ent.Seq == 1 {
			name = first
		}
		for _, branch := range goneBranches(ent) {
			dropped(latest, athlete, branch)
		}
		for _, t := range touched(athlete, ent) {
			latest[where(t.key)] = t
		}
		return nil
	})
	if gaps || g.repaired.Upto[athlete.String()] != 0 {
		g.mark.Upto[athlete.String()] = last
	}
	return name, latest, err
}

// putBack puts back what the journal has and the file has lost. What the tree
// has stands, unless the tree is older than the entry.
func (g *salvager) putBack(athlete plan.ID, latest map[string]touch) error {
	for _, name := range sortedKeys(latest) {
		t := latest[name]
		sealed, after := g.has(t.key), t.after()
		sure, stray := g.stray[name]
		fromTree := sealed != nil && !stray
		switch {
		case fromTree && !(g.older && t.seq > g.newest[athlete]):
			continue
		case sealed != nil && sure:
			continue
		case sealed != nil && after != nil && bytes.Equal(sealed[envelopeLength:], after):
			continue
		case after == nil && sealed == nil:
			continue
		case after == nil && t.ofBranch():
			after = noValue
		case after == nil:
			if err := g.tx.Bucket([]byte(t.bucket)).Delete(t.name); err != nil {
				return err
			}
			continue
		case sealed == nil && !g.older && g.forest != nil && !g.holes[t.bucket]:
			continue // it was taken away without an entry
		}
		g.Journal++
		if g.mark.Upto[athlete.String()] != 0 {
			g.doubtful[name] = t.key // what came after may be among what is lost
		}
		if err := g.seal(t.key, json.RawMessage(after)); err != nil {
			return err
		}
	}
	return nil
}

func sortedKeys[V any](m map[string]V) []string {
	names := make([]string, 0, len(m))
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// rebuildPerson makes the athlete anew when only what belongs to them is left.
func (g *salvager) rebuildPerson(athlete plan.ID, name string) error {
	k := athleteKey(athlete)
	if sealed := g.has(k); sealed != nil {
		var a plan.Athlete
		if open(k, sealed, &a) == nil {
			g.names[athlete] = a.Name
			return g.mendSettings(k, a)
		}
		return nil // told before as spoilt
	}
	says := "their settings are lost; the name is from the journal"
	if name == "" {
		name, says = "lost "+athlete.String()[:8], "name and settings are lost: give them their name again"
	}
	g.names[athlete] = name
	g.lose(name, "%s", says)
	return g.seal(k, plan.Athlete{ID: athlete, Name: name})
}

// mendSettings leaves out the settings that can't be, of which an athlete would
// be of no use, and notes in the journal what was there.
func (g *salvager) mendSettings(k key, a plan.Athlete) error {
	mended := plan.Athlete{ID: a.ID, Name: a.Name}
	for _, s := range a.Settings {
		with := mended
		with.Settings = append(slices.Clone(mended.Settings), s)
		if _, err := with.Resolve(); err != nil {
			g.lose(g.where(k), "%v: it is left out, as if it had never been set", err)
			continue
		}
		mended = with
	}
	if len(mended.Settings) == len(a.Settings) {
		return nil
	}
	c := factChange{Kind: settingsFact}
	var err error
	if c.Before, err = stored(tx{g.tx}, k); err != nil {
		return err
	}
	if c.After, err = json.Marshal(mended); err != nil {
		return err
	}
	if err := g.put(k, sealText(k, c.After)); err != nil {
		return err
	}
	last, err := lastHead(tx{g.tx}, a.ID)
	if err != nil || last.Seq == 0 { // without a journal nothing is told in it
		return err
	}
	note := Head{Seq: last.Seq + 1, At: g.now.UTC(), Via: "repair", Words: "repair: settings left out that can't be"}
	return g.seal(journalKey(a.ID, note.Seq), entry{Head: note, Facts: []factChange{c}})
}

func (g *salvager) branches(athlete plan.ID) (branches []string, err error) {
	for _, bucket := range planBuckets {
		err := g.eachOf(bucket, athlete, func(k key, _ any) error {
			if b := branchOf(k.name); !slices.Contains(branches, b) {
				branches = append(branches, b)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	sorting.By(branches, func(a, b string) int {
		switch {
		case a == Main:
			return -1
		case b == Main:
			return 1
		}
		return strings.Compare(a, b)
	})
	return branches, nil
}

// rebuildPlan makes the values of a branch a plan again: a week that is named and
// lost comes back empty, so that those after it keep their days; weeks that no
// season names any more come into a season of their own.
func (g *salvager) rebuildPlan(athlete plan.ID, branch string) error {
	weeks, named := map[plan.ID]*plan.Microcycle{}, map[plan.ID]bool{}
	var heads []*edit.SeasonHead
	var order []plan.ID
	gather := func(k key, v any) error {
		if of := branchOf(k.name); of != branch && (of != Main || g.has(planKey(athlete, branch, edit.Ref{What: whatIn(k.bucket), ID: tailOf(k.name)})) != nil) {
			return nil
		}
		switch v := v.(type) {
		case *plan.Microcycle:
			weeks[v.ID] = v
			order = append(order, v.ID)
		case *edit.SeasonHead:
			heads = append(heads, v)
		}
		return nil
	}
	for _, bucket := range []string{weekBucket, seasonBucket} {
		if err := g.eachOf(bucket, athlete, gather); err != nil {
			return err
		}
	}
	end := calendar.On(g.now).WeekStart(time.Monday)
	for _, head := range heads {
		to, err := g.rebuildSeason(athlete, branch, head, weeks, named)
		if err != nil {
			return err
		}
		end = max(end, to)
	}
	order = slices.DeleteFunc(order, func(id plan.ID) bool { return named[id] })
	order, err := g.leaveOff(athlete, branch, order)
	if len(order) == 0 || err != nil {
		return err
	}
	return g.gatherWeeks(athlete, branch, end, order)
}

// rebuildSeason puts empty weeks in the place of lost ones, and gives the day
// after the season.
func (g *salvager) rebuildSeason(athlete plan.ID, branch string, head *edit.SeasonHead, weeks map[plan.ID]*plan.Microcycle, named map[plan.ID]bool) (calendar.Day, error) {
	day := head.Start
	for _, b := range head.Blocks {
		for _, id := range b.Weeks {
			named[id] = true
			week := weeks[id]
			if week == nil {
				week = &plan.Microcycle{ID: id, Days: 7, Note: "This week could not be read; it is empty since the repair of " + g.now.Format(time.DateOnly) + "."}
				g.lose(g.who(athlete), "the week from %s of season \"%s\": it is there with no sessions", day, head.Name)
				if err := g.seal(planKey(athlete, branch, edit.Ref{What: edit.WeekValue, ID: id}), week); err != nil {
					return day, err
				}
			}
			day += calendar.Day(week.Days)
		}
	}
	return day, nil
}

// mostWeeks of a block that is made of weeks without a season.
const mostWeeks = 52

// gatherWeeks makes a season of weeks whose season is lost. Which came first is
// not known.
func (g *salvager) gatherWeeks(athlete plan.ID, branch string, start calendar.Day, order []plan.ID) error {
	id := order[0]
	for i := range id {
		id[i] ^= 0xA5 // an id of its own, the same each time
	}
	head := edit.SeasonHead{ID: id, Name: "Found in repair", Start: start}
	for n := 0; len(order) > 0; n++ {
		block := id
		block[0] ^= byte(n + 1)
		long := min(mostWeeks, len(order))
		head.Blocks = append(head.Blocks, edit.BlockHead{ID: block, Name: fmt.Sprintf("Found %d", n+1), Phase: plan.Base, Weeks: order[:long]})
		order = order[long:]
	}
	g.lose(g.who(athlete), "a season's name, start and blocks: its weeks are kept in season \"%s\", in no known order", head.Name)
	return g.seal(planKey(athlete, branch, edit.Ref{What: edit.SeasonValue, ID: id}), head)
}

// rebuildMonths sums the records up again. A day of which records are lost keeps
// what its old summary says: the models need it.
func (g *salvager) rebuildMonths(athlete plan.ID) error {
	records, months := map[calendar.Day][]plan.Record{}, map[calendar.Day]map[calendar.Day]plan.DoneDay{}
	if err := g.weigh(athlete); err != nil {
		return err
	}
	err := eachAs(g, recordBucket, athlete, func(_ key, r *plan.Record) error {
		records[r.Day] = append(records[r.Day], *r)
		return nil
	})
	if err != nil {
		return err
	}
	note := func(d plan.DoneDay) {
		first := firstOfMonth(d.Day)
		if months[first] == nil {
			months[first] = map[calendar.Day]plan.DoneDay{}
		}
		months[first][d.Day] = d
	}
	for _, all := range records {
		note(doneDay(all))
	}
	err = eachAs(g, monthBucket, athlete, func(k key, m *month) error {
		for _, d := range m.days {
			known := g.lostBefore(athlete, d.Day)
			if !known && !g.outlasts(k, d, records[d.Day]) {
				continue
			}
			note(d)
			g.mark.Days = append(g.mark.Days, lostDay{athlete, d.Day})
			if !known {
				g.lose(g.who(athlete), "records of %s: what they come to is kept for the models", d.Day)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return g.putMonths(athlete, months)
}

// weigh holds doubtful records against the summaries that could be read: what
// the summary of a day does not count was deleted, and what it counts is there.
func (g *salvager) weigh(athlete plan.ID) error {
	if !g.doubts(recordBucket, athlete) {
		return nil
	}
	all, certain, doubtful := map[calendar.Day][]plan.Record{}, map[calendar.Day][]plan.Record{}, map[calendar.Day][]key{}
	err := eachAs(g, recordBucket, athlete, func(k key, r *plan.Record) error {
		all[r.Day] = append(all[r.Day], *r)
		if _, doubt := g.doubtful[where(k)]; doubt {
			doubtful[r.Day] = append(doubtful[r.Day], k)
		} else {
			certain[r.Day] = append(certain[r.Day], *r)
		}
		return nil
	})
	for day, keys := range doubtful {
		want, known := g.summary(athlete, day)
		gone := known && fits(want, certain[day])
		for _, k := range keys {
			switch {
			case gone:
				if _, stray := g.stray[where(k)]; stray {
					g.Found--
				} else {
					g.Journal--
				}
				err = errors.Join(err, g.tx.Bucket([]byte(recordBucket)).Delete(k.name))
				delete(g.doubtful, where(k))
			case known && fits(want, all[day]):
				delete(g.doubtful, where(k))
			}
		}
	}
	return err
}

// doubts reports whether anything in a bucket of an athlete is doubtful.
func (g *salvager) doubts(bucket string, athlete plan.ID) bool {
	for _, k := range g.doubtful {
		if of, has := athleteOf(k); has && of == athlete && k.bucket == bucket {
			return true
		}
	}
	return false
}

// summary gives what the tree's summary says of a day, nil for nothing.
func (g *salvager) summary(athlete plan.ID, day calendar.Day) (is *plan.DoneDay, known bool) {
	k := monthKey(athlete, day)
	sealed := g.has(k)
	if _, stray := g.stray[where(k)]; stray || g.older || sealed == nil && g.holes[monthBucket] {
		return nil, false
	}
	if sealed == nil {
		return nil, true
	}
	var m month
	if open(k, sealed, &m) != nil {
		return nil, false
	}
	for i := range m.days {
		if m.days[i].Day == day {
			return &m.days[i], true
		}
	}
	return nil, true
}

// fits reports whether records give a summary.
func fits(want *plan.DoneDay, records []plan.Record) bool {
	if want == nil || len(records) == 0 {
		return want == nil && len(records) == 0
	}
	return sameDay(*want, doneDay(records))
}

// outlasts reports whether what a summary says of a day is to be kept against
// the records that were saved of it.
func (g *salvager) outlasts(k key, d plan.DoneDay, records []plan.Record) bool {
	switch _, stray := g.stray[where(k)]; {
	case !g.holes[recordBucket]:
		return false
	case len(records) == 0:
		return true
	case stray || g.older: // it may be an earlier one
		return len(doneDay(records).Impulses) < len(d.Impulses)
	default:
		return !fits(&d, records)
	}
}

func (g *salvager) putMonths(athlete plan.ID, months map[calendar.Day]map[calendar.Day]plan.DoneDay) error {
	err := g.eachOf(monthBucket, athlete, func(k key, _ any) error {
		if months[dayAt(k.name[idLength:])] == nil {
			return g.tx.Bucket([]byte(monthBucket)).Delete(k.name)
		}
		return nil
	})
	if err != nil {
		return err
	}
	for first, byDay := range months {
		var days []plan.DoneDay
		for _, d := range byDay {
			days = append(days, d)
		}
		sorting.By(days, func(a, b plan.DoneDay) int { return int(a.Day - b.Day) })
		if err := g.seal(monthKey(athlete, first), monthOf(days)); err != nil {
			return err
		}
	}
	return nil
}
