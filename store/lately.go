package store

import (
	"encoding/base64"
	"encoding/binary"
	"slices"
	"sync/atomic"

	"ebb/plan"
)

// A look at the squad asks whose journal went on. Seeking the last entry of a
// hundred athletes takes longer than a row of the one who changed, so the store
// keeps who changed in its last few transactions, each with the transaction's
// number. Nothing rests on it: it is used where it tells of every transaction
// since the last look without a gap, up to the newest. Whatever does not write it,
// as an earlier version of ebb, leaves a gap, and then everyone is asked again.

// latelyKey is where it lies: numbers in base64.
var latelyKey = key{metaBucket, []byte("lately")}

// mostLately is how many changes are kept: few, so that the bucket stays on the
// page that every transaction writes anyway.
const mostLately = 8

// lately is one change: in which transaction, of whom, and what their mark is now.
type lately struct {
	txid    uint64
	athlete plan.ID
	mark    uint64
}

const latelyLong = 8 + idLength + 8

// lastChanges reads what is kept, the newest last; nothing where it can't be read.
func (t tx) lastChanges() (all []lately, ok bool) {
	sealed := t.sealed(latelyKey)
	if sealed == nil {
		return nil, true
	}
	text, err := unseal(latelyKey, sealed)
	if err != nil || len(text) < 2 {
		return nil, false
	}
	b, err := base64.StdEncoding.AppendDecode(make([]byte, 0, mostLately*latelyLong), text[1:len(text)-1])
	if err != nil || len(b)%latelyLong != 0 {
		return nil, false
	}
	all = make([]lately, 0, mostLately)
	for ; len(b) > 0; b = b[latelyLong:] {
		all = append(all, lately{
			binary.BigEndian.Uint64(b), plan.ID(b[8 : 8+idLength]), binary.BigEndian.Uint64(b[8+idLength:]),
		})
	}
	return all, true
}

// changed keeps that an athlete changed in this transaction, and nobody else by
// this entry. alone is false where others, or names, may have changed with them:
// what was before counts no more then. What is kept and damaged stays so.
func (t tx) changed(athlete plan.ID, mark uint64, alone bool) error {
	all, ok := t.lastChanges()
	if !ok {
		return nil
	}
	now := uint64(t.ID())
	if n := len(all); n > 0 && (!alone || all[n-1].txid != now && all[n-1].txid+1 != now) {
		all = all[:0]
	}
	all = append(all, lately{now, athlete, mark})
	all = all[max(0, len(all)-mostLately):]
	b := make([]byte, 0, mostLately*latelyLong)
	for _, l := range all {
		b = binary.BigEndian.AppendUint64(b, l.txid)
		b = append(b, l.athlete[:]...)
		b = binary.BigEndian.AppendUint64(b, l.mark)
	}
	text := append(make([]byte, 0, base64.StdEncoding.EncodedLen(len(b))+2), '"')
	text = append(base64.StdEncoding.AppendEncode(text, b), '"')
	return t.bucket(metaBucket).Put(latelyKey.name, sealText(latelyKey, text))
}

// alone reports whether an entry changes nobody's name and nobody else.
func (e *entry) alone() bool {
	return !e.empty() && !slices.ContainsFunc(e.Facts, func(c factChange) bool { return c.Kind == settingsFact })
}

// seenSquad is the squad as it was looked at last.
type seenSquad struct {
	who     Principal
	form    uint64 // of the store
	last    lately // the newest change then
	members []Member
}

// squadMemory keeps the last look.
type squadMemory struct{ last atomic.Pointer[seenSquad] }

// recall gives the members as t has them; ok is false where everyone is to be
// asked.
func (m *squadMemory) recall(t tx, who Principal) (members []Member, ok bool) {
	seen := m.last.Load()
	if seen == nil || t.Tx == nil || seen.who != who || seen.form != t.form() {
		return nil, false
	}
	all, _ := t.lastChanges()
	since := slices.Index(all, seen.last)
	if since < 0 || all[len(all)-1].txid != uint64(t.ID()) {
		return nil, false
	}
	members = slices.Clone(seen.members)
	for _, l := range all[since+1:] {
		i := slices.IndexFunc(members, func(m Member) bool { return m.ID == l.athlete })
		if i < 0 {
			return nil, false
		}
		members[i].Mark = l.mark
	}
	m.keep(t, who, members)
	return members, true
}

// keep remembers a look where the next can go on from it.
func (m *squadMemory) keep(t tx, who Principal, members []Member) {
	if t.Tx == nil {
		return
	}
	all, _ := t.lastChanges()
	if n := len(all); n > 0 && all[n-1].txid == uint64(t.ID()) {
		m.last.Store(&seenSquad{who, t.form(), all[n-1], slices.Clone(members)})
	}
}
