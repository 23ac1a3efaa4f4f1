package store

import (
	"errors"

	"go.etcd.io/bbolt"
)

// copying writes values, given in the order of their keys, into a new file. It is
// on the disk at the end alone.
type copying struct {
	db    *bbolt.DB
	tx    *bbolt.Tx
	last  *bbolt.Bucket
	name  string // of last
	count int    // of what was put
}

func newCopying(to string) (*copying, error) {
	db, err := bbolt.Open(to, filePerm, &bbolt.Options{NoSync: true, NoGrowSync: true})
	if err != nil {
		return nil, err
	}
	c := &copying{db: db}
	if c.tx, err = db.Begin(true); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return c, nil
}

// fillOf is how full pages are where keys come in order: half, as bbolt would
// have it, would make the file half as long again.
const fillOf = 0.9

// bucket makes the bucket that the values to come lie in.
func (c *copying) bucket(name string) (err error) {
	c.name = name
	c.last, err = c.tx.CreateBucketIfNotExists([]byte(name))
	if err == nil {
		c.last.FillPercent = fillOf
	}
	return err
}

func (c *copying) put(k key, sealed []byte) error {
	if c.count++; c.count%commitEvery == 0 {
		if err := c.tx.Commit(); err != nil {
			return err
		}
		var err error
		if c.tx, err = c.db.Begin(true); err != nil {
			return err
		}
		if err := c.bucket(c.name); err != nil {
			return err
		}
	}
	return c.last.Put(k.name, sealed)
}

// end puts all on the disk and closes the file.
func (c *copying) end() error {
	return errors.Join(c.tx.Commit(), c.db.Sync(), c.db.Close())
}

// eachValue goes through all that is in a store, bucket by bucket.
func (t tx) eachValue(visit func(k key, sealed []byte) error, bucket func(name string) error) error {
	return t.ForEach(func(name []byte, b *bbolt.Bucket) error {
		if err := bucket(string(name)); err != nil {
			return err
		}
		return b.ForEach(func(k, sealed []byte) error { return visit(key{string(name), k}, sealed) })
	})
}
