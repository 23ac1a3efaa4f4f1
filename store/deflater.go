package store

import (
	"encoding/binary"
	"math/bits"
	"sync"
)

// An entry is deflated (RFC 1951) while somebody waits for it, and is short: what
// takes a general deflater long is to get ready, a megabyte of tables, and to make
// a code for each. This one has tables of the words once and for all, clears a few
// kB, and writes the code that is fixed. What entries come to is within 5 % of what
// the general one makes of them.

const (
	shortestPair = 4        // bytes that are worth a pair
	longestPair  = 258      // by the format
	farthestPair = 32 << 10 // by the format
	goodPair     = 32       // nothing better is looked for
	mostTried    = 16       // places where a run is looked for
	fewBits      = 11       // of a hash
	wordBits     = 12       // of the hash of a place in the words, and of the place
	endOfBlock   = 256
	firstLength  = 257
	wholeLength  = 28 // the code of a pair of the longest length, from firstLength on
)

// deflater knows where in what it deflates each four bytes were last, and before
// that; wordy knows it of the words. What is looked at of either is little, so that
// little comes from far away in memory.
type deflater struct {
	payload []byte
	last    [1 << fewBits]int32 // a place, from 1
	before  [farthestPair]int32 // by place, in turn
	bitsOut
}

// wordy says where in the words each four bytes are last, and before that, from 1.
var wordy = sync.OnceValue(func() *struct{ last, before [1 << wordBits]uint16 } {
	w := new(struct{ last, before [1 << wordBits]uint16 })
	for at := range len(words) - shortestPair + 1 {
		is := &w.last[mixed(words[at:])>>(32-wordBits)]
		w.before[at], *is = *is, uint16(at+1)
	}
	return w
})

// deflating is the only one: there is one writer at a time.
var deflating struct {
	sync.Mutex
	deflater
}

// deflate appends payload as one block, deflated as if the words were before it.
func deflate(to, payload []byte) []byte {
	deflating.Lock()
	defer deflating.Unlock()
	z := &deflating.deflater
	z.payload, z.bitsOut = payload, bitsOut{to: to}
	clear(z.last[:])
	z.bits(0b11, 3) // the last block, of the fixed code
	for at := 0; at < len(payload); {
		long, back := z.longest(at)
		z.learn(at)
		if long < shortestPair {
			z.literal(payload[at])
			at++
			continue
		}
		for long < goodPair { // one that begins a byte later may be longer
			better, from := z.longest(at + 1)
			if better <= long {
				break
			}
			z.literal(payload[at])
			at++
			z.learn(at)
			long, back = better, from
		}
		z.pair(long, back)
		end := at + long
		for at++; at < end; at++ {
			z.learn(at)
		}
	}
	z.symbol(endOfBlock)
	z.bits(0, 7) // to a whole byte
	to, z.to, z.payload = z.to, nil, nil
	return to
}

// mixed has the first four bytes mixed into the highest bits.
func mixed(b []byte) uint32 {
	const odd = 2654435761 // 2^32 by the golden ratio (Knuth 1973)
	return binary.LittleEndian.Uint32(b) * odd
}

// learn notes what is at a place.
func (z *deflater) learn(at int) {
	if at+shortestPair > len(z.payload) {
		return
	}
	is := &z.last[mixed(z.payload[at:])>>(32-fewBits)]
	z.before[at%farthestPair], *is = *is, int32(at+1)
}

// longest gives the longest run of bytes that are at a place and were so many
// bytes before it.
func (z *deflater) longest(at int) (long, back int) {
	if at+shortestPair > len(z.payload) {
		return 0, 0
	}
	now := z.payload[at:min(len(z.payload), at+longestPair)]
	hash := mixed(now)
	from := int(z.last[hash>>(32-fewBits)]) - 1
	for n := 0; n < mostTried && from >= 0 && at-from <= farthestPair && long < len(now); n++ {
		if z.payload[from+long] == now[long] {
			if n := inCommon(now, z.payload[from:]); n > long {
				long, back = n, at-from
			}
		}
		from = int(z.before[from%farthestPair]) - 1
	}
	w := wordy()
	from = int(w.last[hash>>(32-wordBits)]) - 1
	for n := 0; n < mostTried && from >= 0 && at+len(words)-from <= farthestPair && long < len(now); n++ {
		if from+long < len(words) && words[from+long] == now[long] {
			if n := inCommon(now[:min(len(now), len(words)-from)], words[from:]); n > long {
				long, back = n, at+len(words)-from
			}
		}
		from = int(w.before[from]) - 1
	}
	return long, back
}

// inCommon counts the bytes with which both begin; b is at least as long as a.
func inCommon(a, b []byte) int {
	n := 0
	for ; n+8 <= len(a); n += 8 {
		if x := binary.LittleEndian.Uint64(a[n:]) ^ binary.LittleEndian.Uint64(b[n:]); x != 0 {
			return n + bits.TrailingZeros64(x)/8
		}
	}
	for n < len(a) && a[n] == b[n] {
		n++
	}
	return n
}

// bitsOut appends bits, the lowest first.
type bitsOut struct {
	to   []byte
	held uint64
	n    uint // bits in held, fewer than 8
}

func (o *bitsOut) bits(v uint64, n uint) {
	o.held |= v << o.n
	for o.n += n; o.n >= 8; o.n -= 8 {
		o.to = append(o.to, byte(o.held))
		o.held >>= 8
	}
}

// code appends the bits of a Huffman code, the highest first.
func (o *bitsOut) code(v, n uint) { o.bits(uint64(bits.Reverse16(uint16(v))>>(16-n)), n) }

// symbol appends a byte, the end, or the length of a pair (RFC 1951, 3.2.6).
func (o *bitsOut) symbol(s uint) {
	switch {
	case s < 144:
		o.code(0x30+s, 8)
	case s < 256:
		o.code(0x190+s-144, 9)
	case s < 280:
		o.code(s-256, 7)
	default:
		o.code(0xC0+s-280, 8)
	}
}

func (o *bitsOut) literal(b byte) { o.symbol(uint(b)) }

// pair appends a run of long bytes that were so many bytes back (RFC 1951, 3.2.5).
func (o *bitsOut) pair(long, back int) {
	symbol, extra := stepped(uint(long-3), 2)
	if long == longestPair {
		symbol, extra = wholeLength, 0
	}
	o.symbol(firstLength + symbol)
	o.bits(uint64(long-3)&(1<<extra-1), extra)
	symbol, extra = stepped(uint(back-1), 1)
	o.code(symbol, 5)
	o.bits(uint64(back-1)&(1<<extra-1), extra)
}

// stepped gives the code of a number where each power of two is parted in
// 2^parts, and how many of its lowest bits the code leaves open.
func stepped(v, parts uint) (symbol, open uint) {
	open = uint(max(0, bits.Len(v)-int(parts)-1))
	return open<<parts + v>>open, open
}
