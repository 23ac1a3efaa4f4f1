package store

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"time"

	"go.etcd.io/bbolt"

	"ebb/plan"
	"ebb/plan/sorting"
)

// Salvage is what came of saving what can be read of a damaged file into a new
// one.
type Salvage struct {
	Kept     int       `json:"kept"`     // values that could be read where they belong
	Found    int       `json:"found"`    // values found among damaged pages
	Doubtful int       `json:"doubtful"` // values that may be older than the last, or deleted since
	Journal  int       `json:"journal"`  // values put back as the journal has them
	Made     []Finding `json:"made"`     // what was made anew, so that the rest can be used
	Lost     []Finding `json:"lost"`     // what is lost
}

// salvager takes what can be read out of a file and puts it into another.
type salvager struct {
	examiner
	Salvage
	now   time.Time
	db    *bbolt.DB
	tx    *bbolt.Tx
	count int // of what is not yet committed

	older    bool               // a first page is damaged: the tree may be the one before the last change
	sure     bool               // what is found outside the tree and is not free belongs in it
	stray    map[string]bool    // values in the new file that were found outside the tree
	doubtful map[string]key     // values that may be earlier ones, or deleted since
	newest   map[plan.ID]uint64 // of the tree, each athlete's newest journal entry
	holes    map[string]bool    // buckets of which something may be lost
	torn     map[string]bool    // buckets with a page that can not be read
	spoilts  []key
	mark     repaired
}

// salvage reads a damaged file, and writes a new one that has all that is whole
// in it. Nothing is taken whose checksum does not fit.
func salvage(ctx context.Context, path, to string, wait time.Duration, now time.Time) (result Salvage, err error) {
	s := Open(path, Options{Wait: wait})
	f, err := s.openToLook(ctx)
	if err != nil {
		return result, s.explain(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return result, err
	}
	db, err := bbolt.Open(to, filePerm, &bbolt.Options{NoSync: true, NoGrowSync: true})
	if err != nil {
		return result, err
	}
	g := &salvager{
		now: now, db: db, stray: map[string]bool{}, doubtful: map[string]key{}, newest: map[plan.ID]uint64{}, holes: map[string]bool{}, torn: map[string]bool{},
		examiner: examiner{
			path: path, file: f, size: info.Size(), names: map[plan.ID]string{}, whose: map[plan.ID]bool{},
			roots: map[string]root{},
		},
		mark: repaired{At: now.UTC(), Upto: map[string]uint64{}},
	}
	g.tell = func(f Finding) {}
	err = g.all()
	if g.tx != nil {
		err = errors.Join(err, g.tx.Commit())
	}
	return g.Salvage, errors.Join(err, db.Sync(), db.Close())
}

func (g *salvager) all() error {
	if err := g.begin(); err != nil {
		return err
	}
	m, err := g.first()
	if err != nil {
		return err
	}
	covered, free := []bool(nil), []bool(nil)
	if m.pageSize != 0 {
		covered, free, err = g.tree(m)
	}
	if err == nil {
		err = g.outside(m, covered, free)
	}
	if err != nil {
		return err
	}
	if g.Kept+g.Found == 0 {
		return unusable(g.path, NotAStore, "not one value of ebb is in it", nil)
	}
	return g.rebuild()
}

func (g *salvager) begin() (err error) {
	if g.tx, err = g.db.Begin(true); err != nil {
		return err
	}
	for _, b := range buckets {
		if _, err := g.tx.CreateBucketIfNotExists([]byte(b)); err != nil {
			return err
		}
	}
	return nil
}

const commitEvery = 20_000

// put stores a value as it was found.
func (g *salvager) put(k key, sealed []byte) error {
	if g.count++; g.count%commitEvery == 0 {
		if err := g.tx.Commit(); err != nil {
			return err
		}
		if err := g.begin(); err != nil {
			return err
		}
	}
	return g.tx.Bucket([]byte(k.bucket)).Put(bytes.Clone(k.name), bytes.Clone(sealed))
}

func (g *salvager) has(k key) []byte { return g.tx.Bucket([]byte(k.bucket)).Get(k.name) }

// tree takes what lies where it belongs. It gives the pages that need no second
// look, and those that are free, nil when that is not known.
func (g *salvager) tree(m meta) (covered, free []bool, err error) {
	for page := range int64(2) {
		if one, _, ok := readMeta(g.file, page*m.pageSize); !ok || one.pageSize != m.pageSize {
			g.older = true
		}
	}
	g.forest = newForest(g.file, g.size, m, func(uint64, error) { g.broken = true })
	roots := g.forest.buckets()
	unsure := g.broken // a bucket may be among what can't be read
	for _, r := range roots {
		g.roots[r.name] = r
	}
	if err := g.recognise(); err != nil {
		return nil, nil, err
	}
	good, bad := map[uint64]bool{}, map[uint64]bool{}
	for _, r := range roots {
		if _, known := shapes[r.name]; !known {
			continue
		}
		before := g.broken
		g.broken = false
		g.forest.values(r, keyRange{}, true, func(i item) {
			if err != nil {
				return
			}
			if _, wrong := unseal(i.key, i.sealed); wrong != nil || !shapes[i.bucket].fits(i.name) {
				g.spoilts = append(g.spoilts, key{i.bucket, bytes.Clone(i.name)})
				g.holes[i.bucket], bad[i.page] = true, true
				return
			}
			good[i.page] = true
			g.keep(i.key)
			err = g.put(i.key, i.sealed)
		})
		g.holes[r.name] = g.holes[r.name] || g.broken
		g.torn[r.name] = g.broken
		g.broken = g.broken || before
	}
	if err != nil {
		return nil, nil, err
	}
	for _, b := range buckets {
		if _, there := g.roots[b]; !there && (unsure || !laterBuckets[b]) {
			g.holes[b], g.torn[b] = true, true
		}
	}
	free, wrong := g.forest.free()
	if wrong != nil {
		free = nil
	}
	g.sure = free != nil && !g.older
	return g.cover(good, bad), free, nil
}

// keep notes a value of the tree.
func (g *salvager) keep(k key) {
	g.Kept++
	athlete, has := athleteOf(k)
	if has {
		g.whose[athlete] = true
	}
	if k.bucket == journalBucket {
		g.newest[athlete] = max(g.newest[athlete], entryAt(k))
	}
}

// cover marks good pages with those that go with them.
func (g *salvager) cover(good, bad map[uint64]bool) []bool {
	covered := make([]bool, g.forest.pages)
	for page := range good {
		if bad[page] || page == g.forest.meta.root {
			continue
		}
		_, _, more, err := g.forest.page(page, new(level))
		for n := page; err == nil && n <= page+uint64(more); n++ {
			covered[n] = true
		}
	}
	return covered
}

// found is a value outside the tree.
type found struct {
	key
	sealed []byte
}

// outside looks for values where the tree does not lead: on pages that are
// damaged, or lie below such pages; then on free pages, which hold what was once
// and may be the last that is left of it.
func (g *salvager) outside(m meta, covered, free []bool) error {
	if !g.broken && !g.older && len(g.holes) == 0 {
		return nil
	}
	var all []found
	visit := func(k key, sealed []byte, _ int64) bool {
		all = append(all, found{key{k.bucket, bytes.Clone(k.name)}, bytes.Clone(sealed)})
		return true
	}
	size := m.pageSize
	if size == 0 {
		carve(g.file, 0, g.size, visit)
		return g.take(all, false)
	}
	runs := func(skip func(n int) bool) {
		for n, pages := 2, int((g.size+size-1)/size); n < pages; n++ {
			from := n
			for n < pages && !skip(n) {
				n++
			}
			if n > from {
				carve(g.file, int64(from)*size, min(int64(n)*size, g.size), visit)
			}
		}
	}
	runs(func(n int) bool { return n < len(covered) && (covered[n] || g.sure && free[n]) })
	if err := g.take(all, g.sure); err != nil || !g.sure {
		return err
	}
	all = nil
	runs(func(n int) bool { return n >= len(free) || !free[n] })
	return g.take(all, false)
}

// take puts values found outside the tree into the new file, where it has none.
// Of two with one key that differ, neither is known to be the newer: the journal
// decides afterwards, else the one that was found first stays.
func (g *salvager) take(all []found, sure bool) error {
	sorting.By(all, func(a, b found) int {
		return cmp.Or(cmp.Compare(a.bucket, b.bucket), bytes.Compare(a.name, b.name))
	})
	for _, v := range all {
		athlete, has := athleteOf(v.key)
		switch {
		case g.has(v.key) != nil:
			continue
		case has && !g.whose[athlete] && !g.holes[athleteBucket] && !g.older && g.forest != nil:
			continue // someone who was removed
		case !g.older && g.forest != nil && !g.holes[v.bucket]:
			continue // nothing is missing there
		}
		if has {
			g.whose[athlete] = true
		}
		g.stray[where(v.key)] = sure
		if !sure && v.bucket != journalBucket {
			g.doubtful[where(v.key)] = v.key
		}
		g.Found++
		if err := g.put(v.key, v.sealed); err != nil {
			return err
		}
	}
	return nil
}

// lost notes in words what can't be brought back.
func (g *salvager) lose(where, format string, args ...any) {
	g.Lost = append(g.Lost, Finding{Missing, where, fmt.Sprintf(format, args...)})
}

func (g *salvager) make(where, format string, args ...any) {
	g.Made = append(g.Made, Finding{Note, where, fmt.Sprintf(format, args...)})
}

// rebuild makes a store of what was saved: what the journal still has is put
// back, and what follows from the rest is made again.
func (g *salvager) rebuild() error {
	athletes := sorting.Collected(maps.Keys(g.whose), func(a, b plan.ID) int { return bytes.Compare(a[:], b[:]) })
	for _, athlete := range athletes {
		if err := g.rebuildAthlete(athlete); err != nil {
			return err
		}
	}
	_, latest, err := g.history(forAll)
	if err := cmp.Or(err, g.putBack(forAll, latest)); err != nil {
		return err
	}
	for _, k := range g.spoilts {
		if g.has(k) == nil && shapes[k.bucket].fits(k.name) && k.bucket != monthBucket {
			g.lose(g.where(k), "its bytes are damaged and nothing else has it")
		}
	}
	for _, b := range buckets {
		if g.torn[b] {
			g.lose("bucket "+b, "pages of it are damaged: what stood on them and is not found stays lost, and not all of it can be named")
		}
	}
	if n := len(g.doubtful); n > 0 {
		g.Doubtful = n
		g.lose("what was found or put back", "%d values may be older than the last, or deleted since: look them through", n)
	}
	if g.has(storeKey) == nil {
		s := Open(g.path, Options{})
		g.make(storeKey.String(), "it is made anew")
		a := about{Program: program, Schema: Schema, Store: s.NewID(), Created: g.now.UTC()}
		if err := g.seal(storeKey, a); err != nil {
			return err
		}
	}
	return g.seal(repairedKey, g.mark)
}

func (g *salvager) seal(k key, v any) error {
	sealed, err := seal(k, v)
	if err != nil {
		return err
	}
	return g.put(k, sealed)
}
