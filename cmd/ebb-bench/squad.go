package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"iter"
	"math/rand/v2"
	"os"
	"time"

	"ebb/plan/calendar"
	"ebb/store"
	document "ebb/store/exchange/json"
)

// squad says what store to make.
type squad struct {
	athletes, years int
	file            string
	today           calendar.Day
	history         bool // an entry of the journal for everything
}

// chunk is how many athletes go into one transaction, in years of one athlete:
// few enough to be held in memory, many enough that waiting for the disk counts
// for nothing.
const chunk = 250

func parseSquad(args []string, talk io.Writer) (squad, error) {
	s := squad{today: calendar.Of(2027, time.April, 6)}
	flags := flag.NewFlagSet("ebb-bench squad", flag.ContinueOnError)
	flags.SetOutput(talk)
	flags.IntVar(&s.athletes, "athletes", 100, "how many")
	flags.IntVar(&s.years, "years", 10, "of plans, records, check-ins and journal behind each")
	flags.StringVar(&s.file, "o", "", "the `file` to make")
	flags.BoolVar(&s.history, "history", true, "an entry of the journal for each change; without, for each season and race alone")
	flags.TextVar(&s.today, "today", s.today, "the `day` that it is")
	switch err := flags.Parse(args); {
	case err != nil:
		return s, err
	case flags.NArg() > 0:
		return s, fmt.Errorf("%q is one word too many", flags.Arg(0))
	case s.file == "":
		return s, errors.New("-o: the file to make, as big.db")
	case s.athletes < 1 || s.athletes > 100_000 || s.years < 1 || s.years > 50:
		return s, errors.New("-athletes is 1 to 100000, -years 1 to 50")
	}
	if _, err := os.Stat(s.file); err == nil {
		return s, fmt.Errorf("%s is there already", s.file)
	}
	return s, nil
}

// makeSquad fills a store with a squad that the same words make the same again.
func makeSquad(args []string, out, talk io.Writer) error {
	s, err := parseSquad(args, talk)
	if err != nil {
		return err
	}
	began := time.Now()
	morning := time.Unix(int64(s.today)*24*60*60, 0).UTC().Add(6 * time.Hour)
	file := store.Open(s.file, store.Options{
		Now:    func() time.Time { return morning },
		Random: rand.NewChaCha8([32]byte{'e', 'b', 'b'}),

		NoCopies: true, // who made it can make it again
	})
	desk := file.As(store.Principal{Person: "bench", Role: store.Coach, Via: "local"})
	made := harvest{}
	each := max(1, chunk/s.years)
	for from := 0; from < s.athletes; from += each {
		to := min(from+each, s.athletes)
		if _, err := desk.Load(s.people(from, to, &made), func() document.Rest { return document.Rest{} }); err != nil {
			return err
		}
		fmt.Fprintf(talk, "\r%d of %d", to, s.athletes)
	}
	info, err := os.Stat(s.file)
	if err != nil {
		return err
	}
	fmt.Fprintf(talk, "\r")
	_, err = fmt.Fprintf(out, "%s: %d athletes, %d years each: %d values (%d weeks, %d records, %d check-ins, %d entries of the journal), %.0f MB, in %.1f s\n",
		s.file, s.athletes, s.years, made.values(), made.weeks, made.records, made.checkins, made.entries,
		float64(info.Size())/1e6, time.Since(began).Seconds())
	return err
}

// harvest counts what was made.
type harvest struct{ athletes, seasons, weeks, events, records, checkins, months, entries int }

func (t *harvest) values() int {
	return t.athletes + t.seasons + t.weeks + t.events + t.records + t.checkins + t.months + t.entries
}

func (t *harvest) add(a document.Athlete, years int) {
	t.athletes++
	for _, b := range a.Branches {
		t.seasons += len(b.Seasons)
		t.weeks += len(b.Weeks)
		t.events += len(b.Events)
	}
	t.records += len(a.Records)
	t.checkins += len(a.Checkins)
	t.entries += len(a.Journal)
	t.months += 12 * years
}

func (s squad) people(from, to int, made *harvest) iter.Seq2[document.Athlete, error] {
	return func(yield func(document.Athlete, error) bool) {
		for n := from; n < to; n++ {
			a, err := s.person(n)
			made.add(a, s.years)
			if !yield(a, err) || err != nil {
				return
			}
		}
	}
}
