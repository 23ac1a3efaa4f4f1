package store

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"ebb/plan"
	"ebb/store/safe"
)

// Options are what a Store takes from outside. The zero Options are fit for
// use.
type Options struct {
	Now    func() time.Time    // the clock; time.Now when nil
	Random io.Reader           // for ids; the system's when nil
	Wait   time.Duration       // the longest wait for another process; 30 s when 0
	OnWait func(holder string) // told after 5 s of waiting who holds the file; may be nil

	// Warn is told what does not stop the work and a person should know all the
	// same: what is, and what to do, a line each. May be nil.
	Warn func(what, do string)

	// NoCopies leaves out the copies beside the store: for one that is thrown
	// away.
	NoCopies bool

	// Fault is for trying crashes: it is told each step whose order matters, as
	// "commit/before", and the error it gives is the step's. Nil in every
	// ordinary use.
	Fault func(point string) error
}

const (
	longestWait = 30 * time.Second
	patience    = 5 * time.Second
	noteAfter   = time.Second
)

// Store is a store in one file. It holds neither file nor lock between calls,
// and may be used by many goroutines at once; one Store a file and process is
// right, since those then share what was read.
type Store struct {
	path      string
	now       func() time.Time
	random    io.Reader
	wait      time.Duration
	patience  time.Duration
	noteAfter time.Duration
	onWait    func(string)
	host      string
	open      func(name string, flag int, perm os.FileMode) (*os.File, error)
	notify    bool // learn of changes from the operating system
	stumble   func(point string) error
	warn      func(what, do string)
	schema    int
	steps     []step // that lead up to schema
	around    surroundings
	placeOnce sync.Once
	place     warning

	noCopies bool
	wrote    atomic.Bool // something was changed
	taken    atomic.Pointer[takenCopy]
	tending  sync.Mutex
	tended   string // the day whose copy is there

	kept     atomic.Pointer[kept]
	shared   atomic.Bool  // what was put by last was of no use
	mu       sync.RWMutex // before the file's own lock: many read or one writes
	randomMu sync.Mutex
	memory   memory

	squad squadMemory
	known atomic.Pointer[[]byte] // what the file said of itself when it was recognised, sealed
}

// Open gives the store of a file. Nothing is opened yet: a file that is not
// there reads as an empty store and is made by the first write.
func Open(path string, o Options) *Store {
	s := &Store{
		path: path, now: o.Now, random: o.Random, wait: o.Wait, onWait: o.OnWait,
		patience: patience, noteAfter: noteAfter, open: os.OpenFile, notify: true, stumble: o.Fault,
		warn: o.Warn, noCopies: o.NoCopies, schema: Schema, steps: steps, around: theSystem,
	}
	if s.now == nil {
		s.now = time.Now
	}
	if s.random == nil {
		s.random = rand.Reader
	}
	if s.wait == 0 {
		s.wait = longestWait
	}
	if s.onWait == nil {
		s.onWait = func(string) {}
	}
	if s.warn == nil {
		s.warn = func(string, string) {}
	}
	s.host, _ = os.Hostname()
	return s
}

// Path gives the name of the file.
func (s *Store) Path() string { return s.path }

// NewID makes an id that nothing has yet.
func (s *Store) NewID() plan.ID {
	s.randomMu.Lock()
	defer s.randomMu.Unlock()
	var id plan.ID
	if _, err := io.ReadFull(s.random, id[:]); err != nil {
		panic("store: no randomness: " + err.Error()) //nolint:forbidigo // the system's source never fails
	}
	return id
}

// As gives the desk of a person.
func (s *Store) As(who Principal) *Desk {
	who.Person, who.Via = safe.Text(who.Person), safe.Text(who.Via)
	return &Desk{store: s, who: who, ctx: context.Background()}
}

// Desk is the store as one person may use it.
type Desk struct {
	store *Store
	who   Principal
	ctx   context.Context //nolint:containedctx // a desk lives as long as its session
	told  func(Deed)      // of what is done and refused; nil: nobody
}

// Within gives the desk with its waits bounded by ctx.
func (d *Desk) Within(ctx context.Context) *Desk {
	bounded := *d
	bounded.ctx = ctx
	return &bounded
}

// Who gives the person of the desk.
func (d *Desk) Who() Principal { return d.who }

// NewID makes an id that nothing has yet, for an edit or a record.
func (d *Desk) NewID() plan.ID { return d.store.NewID() }

func (d *Desk) may(verb Verb, object Thing) error {
	if Can(d.who, verb, object) {
		return nil
	}
	if d.told != nil {
		d.told(Deed{Thing: object, Verb: verb, Refused: true})
	}
	return &Refused{Who: d.who.words(), Verb: verb, Object: object}
}

func (d *Desk) view(fn func(tx) error) error { return d.here(d.store.view(d.ctx, fn)) }

func (d *Desk) update(fn func(tx) error) error {
	return d.here(d.store.update(d.ctx, d.who.Person, fn))
}

// here keeps from who is not at this machine where the file lies and who holds it.
func (d *Desk) here(err error) error {
	u, file := errors.AsType[*Unusable](err)
	if !file || d.who.Via != "ssh" && d.who.Via != "attach" {
		return err
	}
	told := *u
	told.Path, told.Do, told.Err = "the store", "try again, and tell who keeps it", u
	if told.Why != DiskFull {
		told.What = "can't be used just now"
	}
	return &told
}
