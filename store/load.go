package store

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"ebb/plan"
	"ebb/plan/edit"
	document "ebb/store/exchange/json"
	"ebb/store/safe"
)

// Loaded says what a Load came to, by name.
type Loaded struct {
	Added []string
	Same  []string // were there already, with nothing different
}

// Load takes in athletes as Dump gave them, with their ids and history, all or
// none. Someone who is there already must be the very same. rest comes last: who
// used whom holds for those who have used nobody here; so do the keys of coaches, of
// which those that are here stay as they are. coaches may be nil.
//
// Everything is checked and made safe before the file is touched.
func (d *Desk) Load(athletes iter.Seq2[document.Athlete, error], rest func() document.Rest) (Loaded, error) {
	if err := d.may(Change, Thing{Kind: Squad}); err != nil {
		return Loaded{}, err
	}
	var parcels []parcel
	for a, err := range athletes {
		if err != nil {
			return Loaded{}, err
		}
		p, err := d.pack(a)
		if err != nil {
			return Loaded{}, fmt.Errorf("athlete %s: %w", safe.Text(a.Name), err)
		}
		parcels = append(parcels, p)
	}
	if len(parcels) == 0 && len(rest().Library.Entries) == 0 {
		return Loaded{}, errors.New("there is no athlete in it")
	}
	var loaded Loaded
	err := d.update(func(t tx) error {
		loaded = Loaded{}
		named, err := d.names(t)
		if err := cmp.Or(err, t.packTight()); err != nil {
			return err
		}
		if err := cmp.Or(d.store.copyBefore(t, copyImport), d.store.at("load/copied")); err != nil {
			return err
		}
		for _, p := range parcels {
			added, err := d.unpack(t, named, p)
			err = cmp.Or(err, d.store.at("load/athlete"))
			switch {
			case err != nil:
				return err
			case added:
				loaded.Added = append(loaded.Added, p.athlete.Name)
			default:
				loaded.Same = append(loaded.Same, p.athlete.Name)
			}
		}
		return errors.Join(t.takeUp(rest().InUse), t.takeCoaches(rest().Coaches), d.takeLibrary(t, rest().Library), d.store.at("load/written"))
	})
	return loaded, err
}

// packTight fills pages well in this transaction. bbolt halves them otherwise,
// for keys that come between others later: those of an athlete come in a row.
func (t tx) packTight() error {
	for _, name := range buckets {
		b, err := t.CreateBucketIfNotExists([]byte(name))
		if err != nil {
			return err
		}
		b.FillPercent = .9
	}
	return nil
}

// parcel is an athlete ready to be written.
type parcel struct {
	athlete plan.Athlete
	values  []sealed // all but the athlete's own, and what follows from records
	months  []month
	journal bool // there is one
}

// sealed is a value in its envelope, with its key.
type sealed struct {
	key  key
	text []byte
}

func (p *parcel) add(k key, v any) error {
	text, err := seal(k, v)
	p.values = append(p.values, sealed{k, text})
	return err
}

// unpack writes an athlete; added is false when they were there already.
func (d *Desk) unpack(t tx, named map[string]bool, p parcel) (added bool, err error) {
	k, name := athleteKey(p.athlete.ID), strings.ToLower(p.athlete.Name)
	if t.sealed(k) != nil {
		return false, d.same(t, p)
	}
	if named[name] {
		return false, fmt.Errorf("there is another athlete “%s” already: rename one of them", p.athlete.Name)
	}
	named[name] = true
	if err := t.put(k, p.athlete); err != nil {
		return false, err
	}
	for _, v := range p.values {
		if err := cmp.Or(t.takenElsewhere(v.key), t.putSealed(v.key, v.text)); err != nil {
			return false, err
		}
	}
	for _, m := range p.months {
		if err := t.put(monthKey(p.athlete.ID, m.First), m); err != nil {
			return false, err
		}
	}
	if p.journal {
		return true, nil
	}
	return true, d.note(t, p.athlete.ID, &entry{Head: Head{Words: "import " + p.athlete.Name}})
}

// names gives the names that are taken, in small letters.
func (d *Desk) names(t tx) (map[string]bool, error) {
	all, err := d.athletes(t)
	named := make(map[string]bool, len(all))
	for _, a := range all {
		named[strings.ToLower(a.Name)] = true
	}
	return named, err
}

// same is nil when the store holds exactly the parcel.
func (d *Desk) same(t tx, p parcel) error {
	dump, err := d.dumpAthlete(t, p.athlete.ID)
	if err != nil {
		return err
	}
	here, err := d.pack(dump)
	if err != nil {
		return err
	}
	where, differ := firstDifference(here, p)
	if !differ {
		return nil
	}
	return &Differs{Athlete: here.athlete.Name, Where: where}
}

// Differs says that an athlete to be loaded is there already, otherwise.
// Nothing was stored.
type Differs struct {
	Athlete string
	Where   string // the first value that differs, in words
}

func (d *Differs) Error() string {
	return fmt.Sprintf("%s is here already and differs from the file: %s", d.Athlete, d.Where)
}

// firstDifference finds where two parcels of one athlete part.
func firstDifference(here, there parcel) (where string, differ bool) {
	a, errA := json.Marshal(here.athlete)
	b, errB := json.Marshal(there.athlete)
	if errA != nil || errB != nil || !bytes.Equal(a, b) {
		return "name or settings", true
	}
	for i := range max(len(here.values), len(there.values)) {
		switch {
		case i >= len(here.values):
			return there.values[i].key.String() + " is in the file only", true
		case i >= len(there.values):
			return here.values[i].key.String() + " is here only", true
		case !bytes.Equal(here.values[i].text, there.values[i].text) || !bytes.Equal(here.values[i].key.name, there.values[i].key.name):
			return here.values[i].key.String(), true
		}
	}
	return "", false
}

// takeUp keeps who used whom last, for those who have used nobody here.
func (t tx) takeUp(used document.InUse) error {
	for person, athlete := range used {
		k := lastKey(safe.Text(person))
		if t.sealed(k) != nil || t.sealed(athleteKey(athlete)) == nil {
			continue
		}
		if err := t.put(k, athlete); err != nil {
			return err
		}
	}
	return nil
}

// pack makes an athlete's values safe, checks them and seals them.
func (d *Desk) pack(a document.Athlete) (parcel, error) {
	if a.ID.IsZero() || strings.TrimSpace(a.Name) == "" {
		return parcel{}, errors.New("an athlete needs an id and a name")
	}
	resolved, err := cleanAthlete(plan.Athlete{ID: a.ID, Name: a.Name, Settings: a.Settings}).Resolve()
	if err != nil {
		return parcel{}, err
	}
	p := parcel{athlete: resolved, journal: len(a.Journal) > 0}
	if err := p.packBranches(a.Branches); err != nil {
		return p, err
	}
	if err := p.packRecords(a.Records); err != nil {
		return p, err
	}
	for _, c := range a.Checkins {
		if err := p.add(factKey(checkinBucket, a.ID, c.Day), cleanCheckin(c)); err != nil {
			return p, err
		}
	}
	if err := p.packLife(a.Life); err != nil {
		return p, err
	}
	if err := p.packTalk(a.Comments, a.Requests); err != nil {
		return p, err
	}
	if err := p.packDoors(a.Keys, a.Codes); err != nil {
		return p, err
	}
	if err := p.packLibrary(a.Library); err != nil {
		return p, err
	}
	if err := p.packJournal(a.Journal); err != nil {
		return p, err
	}
	return p, p.order()
}

func (p *parcel) packJournal(journal []document.Entry) error {
	for i, text := range journal {
		e, err := cleanEntry(text)
		if err == nil && e.Seq == 0 {
			err = errors.New("it needs a number")
		}
		if err != nil {
			return fmt.Errorf("entry %d of the journal: %w", i+1, err)
		}
		if err := p.add(journalKey(p.athlete.ID, e.Seq), e); err != nil {
			return err
		}
	}
	return nil
}

// order sorts the values as they lie in the file. None may be there twice.
func (p *parcel) order() error {
	slices.SortFunc(p.values, func(a, b sealed) int {
		return cmp.Or(strings.Compare(a.key.bucket, b.key.bucket), bytes.Compare(a.key.name, b.key.name))
	})
	for i := 1; i < len(p.values); i++ {
		if a, b := p.values[i-1].key, p.values[i].key; a.bucket == b.bucket && bytes.Equal(a.name, b.name) {
			return fmt.Errorf("%s is there twice", b)
		}
	}
	return nil
}

func keyed(what edit.What, id plan.ID, v edit.Value) edit.Keyed {
	return edit.Keyed{Ref: edit.Ref{What: what, ID: id}, Value: cleanValue(v)}
}

func (p *parcel) packRecords(records []document.Record) error {
	records = slices.Clone(records)
	slices.SortStableFunc(records, func(a, b document.Record) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Arrival, b.Arrival), bytes.Compare(a.ID[:], b.ID[:]))
	})
	plain := make([]plan.Record, len(records))
	for i, r := range records {
		if r.ID.IsZero() || r.Arrival == 0 {
			return fmt.Errorf("record %d needs an id and a place among those of its day", i+1)
		}
		plain[i] = cleanRecord(r.Record)
		if err := p.add(recordKey(p.athlete.ID, r.Day, r.Arrival, r.ID), plain[i]); err != nil {
			return err
		}
	}
	p.months = monthsOf(plain)
	return nil
}

// cleanEntry reads an entry of the journal, with all texts in it made safe.
func cleanEntry(text []byte) (*entry, error) {
	var e entry
	read := json.NewDecoder(bytes.NewReader(text))
	read.DisallowUnknownFields()
	if err := read.Decode(&e); err != nil {
		return nil, err
	}
	if e.Branch != "" {
		if err := checkBranchKey(e.Branch); err != nil {
			return nil, err
		}
	}
	e.Person, e.Via, e.Words, e.Run = safe.Text(e.Person), safe.Text(e.Via), safe.Text(e.Words), safe.Text(e.Run)
	e.About = safe.Text(e.About)
	if e.Intent != nil {
		meant, err := edit.Decode(e.Intent)
		if err != nil {
			return nil, err
		}
		if !isSafe(e.Intent) { // else it stays as it was written down
			if _, e.Intent, err = cleanEdit(meant); err != nil {
				return nil, err
			}
		}
	}
	for i, c := range e.Plan {
		var err error
		if e.Plan[i], err = cleanChange(c); err != nil {
			return nil, err
		}
	}
	for i, f := range e.Facts {
		var err error
		if e.Facts[i].Before, err = f.Kind.clean(f.Before); err != nil {
			return nil, err
		}
		if e.Facts[i].After, err = f.Kind.clean(f.After); err != nil {
			return nil, err
		}
		if err := e.Facts[i].cleanNamed(); err != nil {
			return nil, err
		}
	}
	return &e, nil
}

func cleanChange(c edit.Change) (edit.Change, error) {
	for _, v := range []**edit.Value{&c.Before, &c.After} {
		if *v == nil {
			continue
		}
		clean := cleanValue(**v)
		if clean.Season == nil && clean.Week == nil && clean.Event == nil && clean.Mute == nil {
			return c, errors.New("a value in it is empty")
		}
		if slices.Index(planKinds, c.Ref.What) < 0 || refOf(clean) != c.Ref {
			return c, fmt.Errorf("it names %s ^%s and holds something else", safe.Text(string(c.Ref.What)), c.Ref.ID)
		}
		*v = &clean
	}
	return c, nil
}

// refOf names a value by what it holds.
func refOf(v edit.Value) edit.Ref {
	switch {
	case v.Season != nil:
		return edit.Ref{What: edit.SeasonValue, ID: v.Season.ID}
	case v.Week != nil:
		return edit.Ref{What: edit.WeekValue, ID: v.Week.ID}
	case v.Mute != nil:
		return edit.Ref{What: edit.MuteValue, ID: v.Mute.ID}
	default:
		return edit.Ref{What: edit.EventValue, ID: v.Event.ID}
	}
}

// clean gives a fact of the kind with its texts made safe.
func (k factKind) clean(text json.RawMessage) (json.RawMessage, error) {
	if text == nil {
		return nil, nil
	}
	if _, known := factThings[k]; !known {
		return nil, fmt.Errorf("“%s” is no kind of fact", safe.Text(string(k)))
	}
	fact := k.form()
	if err := json.Unmarshal(text, fact); err != nil {
		return nil, err
	}
	switch fact := fact.(type) {
	case *plan.Record:
		*fact = cleanRecord(*fact)
	case *plan.Checkin:
		*fact = cleanCheckin(*fact)
	case *plan.Life:
		*fact = cleanLife(*fact)
	case *plan.Comment:
		*fact = cleanComment(*fact)
	case *plan.Request:
		*fact = cleanRequest(*fact)
	case *plan.Athlete:
		*fact = cleanAthlete(*fact)
	case *string:
		*fact = safe.Lines(*fact)
	case *branchHead:
		fact.Name, fact.Person = safe.Text(fact.Name), safe.Text(fact.Person)
	}
	return json.Marshal(fact)
}
