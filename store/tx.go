package store

import (
	"bytes"

	"go.etcd.io/bbolt"
)

// tx is one transaction. The zero tx reads as an empty store.
type tx struct{ *bbolt.Tx }

// sealed gives what lies under a key, in its envelope, as long as the
// transaction lasts; nil when nothing does.
func (t tx) sealed(k key) []byte {
	b := t.bucket(k.bucket)
	if b == nil {
		return nil
	}
	return b.Get(k.name)
}

func (t tx) bucket(name string) *bbolt.Bucket {
	if t.Tx == nil {
		return nil
	}
	return t.Bucket([]byte(name))
}

func (t tx) get(k key, into any) (found bool, err error) {
	sealed := t.sealed(k)
	if sealed == nil {
		return false, nil
	}
	return true, open(k, sealed, into)
}

// put stores v. What was there before must be whole: a damaged value is never
// written over.
func (t tx) put(k key, v any) error {
	sealed, err := seal(k, v)
	if err != nil {
		return err
	}
	return t.putSealed(k, sealed)
}

func (t tx) putSealed(k key, sealed []byte) error {
	if err := t.whole(k); err != nil {
		return err
	}
	b, err := t.CreateBucketIfNotExists([]byte(k.bucket))
	if err != nil {
		return err
	}
	return b.Put(k.name, sealed)
}

func (t tx) drop(k key) error {
	if err := t.whole(k); err != nil {
		return err
	}
	b := t.bucket(k.bucket)
	if b == nil {
		return nil
	}
	return b.Delete(k.name)
}

func (t tx) whole(k key) error {
	old := t.sealed(k)
	if old == nil {
		return nil
	}
	_, err := unseal(k, old)
	return err
}

// each goes through the keys that start with first.name, from there or from
// the key named from, in order. Key and value last as long as the transaction.
func (t tx) each(first key, from []byte, visit func(k key, sealed []byte) error) error {
	b := t.bucket(first.bucket)
	if b == nil {
		return nil
	}
	if from == nil {
		from = first.name
	}
	c := b.Cursor()
	for name, sealed := c.Seek(from); name != nil && bytes.HasPrefix(name, first.name); name, sealed = c.Next() {
		if err := visit(key{first.bucket, name}, sealed); err != nil {
			return err
		}
	}
	return nil
}

// back goes through the keys that start with prefix.name from the last to the
// first, until visit is done.
func (t tx) back(prefix key, visit func(k key, sealed []byte) (done bool, err error)) error {
	b := t.bucket(prefix.bucket)
	if b == nil {
		return nil
	}
	c := b.Cursor()
	var sealed []byte
	name, _ := c.Seek(append(bytes.Clone(prefix.name), bytes.Repeat([]byte{0xFF}, 9)...))
	if name == nil {
		name, sealed = c.Last()
	} else {
		name, sealed = c.Prev()
	}
	for ; name != nil && bytes.HasPrefix(name, prefix.name); name, sealed = c.Prev() {
		if done, err := visit(key{prefix.bucket, name}, sealed); done || err != nil {
			return err
		}
	}
	return nil
}
