package store

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"

	"go.etcd.io/bbolt"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/plan/edit"
	"ebb/plan/load"
	"ebb/plan/sorting"
	"ebb/plan/squad"
	"ebb/store/plain"
	"ebb/store/zone"
)

// brief reads of one athlete what their row in the squad is made of: of ten
// years two of what was done, the weeks around today and the frame of the rest.
type brief struct {
	tx
	athlete plan.ID
	today   calendar.Day
	weeks   *bbolt.Bucket // opened once: a week is looked up often
	days    doneDays      // memory for what was done
}

// of begins with another athlete. What was read of the one before means nothing
// any more.
func (b *brief) of(athlete plan.ID) { b.athlete = athlete }

// read gives what is known. With an error it gives as much of the athlete as
// could be read.
func (b *brief) read() (known squad.Known, found bool, err error) {
	a := plan.Athlete{ID: b.athlete}
	known = squad.Known{Athlete: &a, Today: b.today}
	k := athleteKey(b.athlete)
	sealed := b.sealed(k)
	if sealed == nil {
		return known, false, nil
	}
	if a, err = resolved(k, sealed); err != nil {
		return known, true, err
	}
	if known.Done, err = b.done(); err != nil {
		return known, true, err
	}
	if known.Checkins, err = b.checkins(); err != nil {
		return known, true, err
	}
	if known.Life, err = b.life(); err != nil {
		return known, true, err
	}
	if err := b.talk(&known); err != nil {
		return known, true, err
	}
	if err := b.looked(&known); err != nil {
		return known, true, err
	}
	known.Plan, known.Begins, err = b.plan(known.Done)
	return known, true, err
}

// done reads the summaries of the months that a row looks at.
func (b *brief) done() ([]plan.DoneDay, error) {
	b.days.forget()
	from := monthKey(b.athlete, b.today-squad.History).name
	err := b.each(key{monthBucket, b.athlete[:]}, from, func(k key, sealed []byte) error {
		payload, err := unseal(k, sealed)
		if err != nil {
			return err
		}
		if err := b.days.add(payload); err != nil {
			return &DamagedValue{Key: k.String(), Why: err.Error()}
		}
		return nil
	})
	return b.days.days, err
}

// checkins reads the latest check-ins, as many as a row looks at.
func (b *brief) checkins() (checkins []plan.Checkin, err error) {
	from := factKey(checkinBucket, b.athlete, b.today-squad.CheckinDays).name
	err = b.back(key{checkinBucket, b.athlete[:]}, func(k key, sealed []byte) (bool, error) {
		if bytes.Compare(k.name, from) < 0 {
			return true, nil
		}
		var c plan.Checkin
		err := open(k, sealed, &c)
		checkins = append(checkins, c)
		return len(checkins) == squad.Checkins, err
	})
	slices.Reverse(checkins)
	return checkins, err
}

func (b *brief) life() (life []plan.Life, err error) {
	err = b.each(key{lifeBucket, b.athlete[:]}, nil, func(k key, sealed []byte) error {
		var l plan.Life
		err := open(k, sealed, &l)
		life = append(life, l)
		return err
	})
	plan.SortLife(life)
	return life, err
}

// talk reads the requests that are open, and what was said.
func (b *brief) talk(known *squad.Known) (err error) {
	from := b.today - squad.TalkDays
	known.Asks, err = talkOf(b.tx, requestBucket, b.athlete, from, func(r *plan.Request) bool { return r.Answer == plan.Open })
	if err != nil {
		return err
	}
	known.Said, err = talkOf(b.tx, commentBucket, b.athlete, from, func(*plan.Comment) bool { return true })
	sorting.By(known.Said, func(a, b plan.Comment) int { return a.At.Compare(b.At) })
	return err
}

// looked reads whether a key lets the athlete in, and when one did last.
func (b *brief) looked(known *squad.Known) error {
	at := zone.Named(known.Athlete.On(b.today).TimeZone)
	return b.each(key{keyBucket, b.athlete[:]}, nil, func(k key, sealed []byte) error {
		var v keyValue
		if err := open(k, sealed, &v); err != nil {
			return err
		}
		if roleNamed(v.Role) != AthleteRole || v.Kind == CalendarKey {
			return nil
		}
		known.Comes = known.Comes || v.Revoked.IsZero()
		if !v.Seen.IsZero() {
			known.Looked = max(known.Looked, calendar.On(v.Seen.In(at)))
		}
		return nil
	})
}

// firstNeeded is the first day on which the plan says what is expected: the day
// after the last report, at most today.
func (b *brief) firstNeeded(done []plan.DoneDay) calendar.Day {
	past, _ := slices.BinarySearchFunc(done, b.today, func(d plan.DoneDay, day calendar.Day) int { return cmp.Compare(d.Day, day) })
	if past == 0 {
		return b.today - squad.History
	}
	return done[past-1].Day + 1
}

// plan reads the plan: the season that holds the first day of which it is asked
// what is expected, and those after it. Of weeks that no row looks at no more is
// read than how long they are, of past events only the latest.
func (b *brief) plan(done []plan.DoneDay) (p plan.Plan, begins calendar.Day, err error) {
	first := b.firstNeeded(done)
	seasons, current, err := b.seasons(first)
	if err != nil {
		return p, begins, err
	}
	for at := current; at >= 0; at-- {
		p.Seasons, begins = nil, 0
		if at > 0 { // a season that is left out began all the same
			begins = seasons[0].start
		}
		for _, s := range seasons[at:] {
			season, err := b.frame(s)
			if err != nil {
				return p, begins, err
			}
			p.Seasons = append(p.Seasons, season)
		}
		if short, err := b.fill(p, first); err != nil {
			return p, begins, err
		} else if !short {
			break
		}
	}
	p.Events, err = b.events(min(first, b.today-raceMemory))
	return p, begins, err
}

// raceMemory is how long a race is remembered: recovery from the longest takes
// less.
const raceMemory = 200

// storedSeason is a season as it lies in the store, and when it starts.
type storedSeason struct {
	start   calendar.Day
	key     key
	payload []byte
}

// seasons gives all seasons in the order of days, and the index of the one that
// holds a day: the last that starts on it or before.
func (b *brief) seasons(day calendar.Day) (all []storedSeason, current int, err error) {
	err = b.each(planKeys(seasonBucket, b.athlete, Main), nil, func(k key, sealed []byte) error {
		payload, err := unseal(k, sealed)
		if err != nil {
			return err
		}
		s := storedSeason{key: k, payload: payload}
		if start, ok := plainStart(payload); ok {
			s.start = start
		} else if head, err := s.head(); err == nil {
			s.start = head.Start
		} else {
			return err
		}
		all = append(all, s)
		return nil
	})
	sorting.By(all, func(a, b storedSeason) int { return cmp.Compare(a.start, b.start) })
	for current+1 < len(all) && all[current+1].start <= day {
		current++
	}
	return all, min(current, len(all)-1), err
}

// head reads the header.
func (s storedSeason) head() (head edit.SeasonHead, err error) {
	if err := plain.Unmarshal(s.payload, &head); err != nil {
		return head, &DamagedValue{Key: s.key.String(), Why: err.Error()}
	}
	return head, nil
}

// plainStart reads when a season starts from its first fields, where nothing in
// its name is escaped: of ten years of seasons most are not looked at further.
func plainStart(payload []byte) (calendar.Day, bool) {
	const before = `","start":"`
	name, ok := plainName(payload)
	if !ok {
		return 0, false
	}
	at := len(`{"id":"`) + plan.IDLength + len(`","name":"`) + len(name)
	rest, ok := bytes.CutPrefix(payload[at:], []byte(before))
	if !ok || len(rest) < len("2027-04-05") {
		return 0, false
	}
	day, err := calendar.Parse(string(rest[:len("2027-04-05")]))
	return day, err == nil
}

// frame reads a season with the kinds and lengths of its weeks, but none of
// their sessions. Blocks that begin after the days ahead are left out, but for
// the first: that the season goes on is known then.
func (b *brief) frame(s storedSeason) (plan.Macrocycle, error) {
	head, err := s.head()
	if err != nil {
		return plan.Macrocycle{}, err
	}
	season := plan.Macrocycle{ID: head.ID, Name: head.Name, Start: head.Start, Blocks: make([]plan.Mesocycle, 0, len(head.Blocks))}
	start := head.Start
	for _, h := range head.Blocks {
		if start > b.today+squad.Ahead && start > head.Start {
			break
		}
		block := plan.Mesocycle{ID: h.ID, Name: h.Name, Phase: h.Phase, Ratio: h.Ratio, Weeks: make([]plan.Microcycle, len(h.Weeks))}
		for w, id := range h.Weeks {
			k, payload, err := b.weekOf(id)
			if err != nil {
				return season, err
			}
			week := plan.Microcycle{ID: id}
			if !plainWeek(payload, &week) {
				if err := plain.Unmarshal(payload, &week); err != nil {
					return season, &DamagedValue{Key: k.String(), Why: err.Error()}
				}
			}
			block.Weeks[w] = week
			start += calendar.Day(week.Days)
		}
		season.Blocks = append(season.Blocks, block)
	}
	return season, nil
}

func (b *brief) weekOf(id plan.ID) (key, []byte, error) {
	k := planKey(b.athlete, Main, edit.Ref{What: edit.WeekValue, ID: id})
	if b.weeks == nil {
		b.weeks = b.bucket(weekBucket)
	}
	var sealed []byte
	if b.weeks != nil {
		sealed = b.weeks.Get(k.name)
	}
	if sealed == nil {
		return k, nil, &DamagedValue{Key: k.String(), Why: "it is missing"}
	}
	payload, err := unseal(k, sealed)
	return k, payload, err
}

// plainWeek reads kind and length of a week from its first fields: a tenth of
// what its sessions take.
func plainWeek(payload []byte, week *plan.Microcycle) bool {
	const id, kind, days = `{"id":"`, `","kind":"`, `","days":`
	if len(payload) < len(id)+plan.IDLength {
		return false
	}
	rest, ok := bytes.CutPrefix(payload[len(id)+plan.IDLength:], []byte(kind))
	if !ok {
		return false
	}
	word, rest, ok := bytes.Cut(rest, []byte(days))
	if !ok {
		return false
	}
	end := bytes.IndexAny(rest, ",}")
	if end < 0 {
		return false
	}
	n, err := strconv.Atoi(string(rest[:end]))
	if err != nil || week.Kind.UnmarshalText(word) != nil {
		return false
	}
	week.Days = n
	return true
}

// fill reads the weeks that a row looks at into their frame: those from the one
// that holds a day on, and where the target of one is a share of earlier weeks,
// those too. It is short when they begin before the frame does.
func (b *brief) fill(p plan.Plan, first calendar.Day) (short bool, err error) {
	last := squad.LastDay(p, b.today)
	places := slices.Collect(p.Weeks())
	back := 0 // how many weeks before the next are looked at
	from := len(places)
	for i, at := range places {
		if at.Start+calendar.Day(p.Week(at).Days) <= first {
			continue
		}
		from = min(from, i)
		if at.Start > last {
			break
		}
		if err := b.fillWeek(p.Week(at)); err != nil {
			return false, err
		}
		if isShare(p.Week(at)) {
			back = max(back, shareWeeks-(i-from))
		}
	}
	for i := from - 1; i >= 0 && back > 0; i, back = i-1, back-1 {
		if err := b.fillWeek(p.Week(places[i])); err != nil {
			return false, err
		}
		if isShare(p.Week(places[i])) {
			back = shareWeeks + 1
		}
	}
	return back > 0, nil
}

// isShare reports whether what a week asks for depends on the weeks before it.
func isShare(w *plan.Microcycle) bool {
	return w.Target.Measure == plan.TargetShare && load.Outlined(w)
}

// shareWeeks is how many weeks a target that is a share looks back.
const shareWeeks = 4

func (b *brief) fillWeek(week *plan.Microcycle) error {
	k, payload, err := b.weekOf(week.ID)
	if err != nil {
		return err
	}
	if err := plain.Unmarshal(payload, week); err != nil {
		return &DamagedValue{Key: k.String(), Why: err.Error()}
	}
	return nil
}

// events reads the events that start on a day or later, in the order of days.
func (b *brief) events(from calendar.Day) (events []plan.Event, err error) {
	err = b.each(planKeys(eventBucket, b.athlete, Main), nil, func(k key, sealed []byte) error {
		payload, err := unseal(k, sealed)
		if err != nil {
			return err
		}
		if day, ok := plainFrom(payload); ok && day < from {
			return nil
		}
		var e plan.Event
		if err := plain.Unmarshal(payload, &e); err != nil {
			return &DamagedValue{Key: k.String(), Why: err.Error()}
		}
		if e.From >= from {
			events = append(events, e)
		}
		return nil
	})
	sorting.By(events, func(a, b plan.Event) int {
		return cmp.Or(cmp.Compare(a.From, b.From), bytes.Compare(a.ID[:], b.ID[:]))
	})
	return events, err
}

// plainFrom reads when an event starts from its first fields.
func plainFrom(payload []byte) (calendar.Day, bool) {
	const id, from, date = `{"id":"`, `","from":"`, "2027-04-05"
	at := len(id) + plan.IDLength
	if len(payload) < at+len(from)+len(date) || string(payload[at:at+len(from)]) != from {
		return 0, false
	}
	day, err := calendar.Parse(string(payload[at+len(from):][:len(date)]))
	return day, err == nil
}
