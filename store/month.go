package store

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"math"
	"slices"

	"ebb/plan"
	"ebb/plan/calendar"
)

// month is the summary of a month's records. Ten years of them are read at
// every start, so it is kept packed, as one text of JSON: that way they take a
// fraction of the time that objects or columns do, and a repair that looks for
// JSON finds them.
type month struct {
	First calendar.Day // of the month
	days  []plan.DoneDay
}

// monthOf sums up the days of one month.
func monthOf(days []plan.DoneDay) month {
	return month{First: firstOfMonth(days[0].Day), days: days}
}

var errMonth = errors.New("it is not what a summary looks like")

// The text is base64 of a byte with the number of this form, the sports as words, the
// first day, and the days: each by its place in the month, with its impulses
// and the sessions that are answered. Counts are varints, ids their 16 bytes.
const monthForm = 1

// Bits of an impulse: which figures are there, 8 bytes each, and what else it
// says.
const (
	hasLoad = 1 << iota
	hasHard
	hasFootKm
	hasDescentKm
	hasStrength
	hasFuelled
	isRace
	isHeat
)

// figures lists what an impulse may hold, in the order of their bits.
func figures(i *plan.Impulse) [6]*float64 {
	return [...]*float64{&i.Load, &i.Hard, &i.FootKm, &i.DescentKm, &i.Strength, &i.Fuelled.Value}
}

// MarshalText packs the month.
func (m month) MarshalText() ([]byte, error) {
	packed := m.packed()
	return base64.RawStdEncoding.AppendEncode(make([]byte, 0, base64.RawStdEncoding.EncodedLen(len(packed))), packed), nil
}

// UnmarshalText unpacks what MarshalText packed.
func (m *month) UnmarshalText(text []byte) error {
	var pad doneDays
	err := pad.read(text)
	m.First, m.days = pad.first, pad.days
	return err
}

// readMonth is json.Unmarshal of a month.
func readMonth(payload []byte) (m month, err error) {
	var pad doneDays
	err = pad.add(payload)
	return month{First: pad.first, days: pad.days}, err
}

// doneDays is what months say, one after the other in the same memory.
type doneDays struct {
	days     []plan.DoneDay
	impulses []plan.Impulse
	sessions []plan.ID
	first    calendar.Day // of the month that came last
	sports   []plan.Sport // its own
	packed   []byte       // the same month
}

// forget makes room for other days. Those from before mean nothing any more.
func (d *doneDays) forget() {
	d.days, d.impulses, d.sessions = d.days[:0], d.impulses[:0], d.sessions[:0]
}

// add reads a month from its JSON, which has nothing escaped in it.
func (d *doneDays) add(payload []byte) error {
	text, opens := bytes.CutPrefix(payload, []byte{'"'})
	text, closes := bytes.CutSuffix(text, []byte{'"'})
	if !opens || !closes {
		return errMonth
	}
	return d.read(text)
}

func (d *doneDays) read(text []byte) (err error) {
	if d.packed, err = base64.RawStdEncoding.AppendDecode(d.packed[:0], text); err != nil {
		return errors.Join(errMonth, err)
	}
	return d.unpack(d.packed)
}

func (m month) packed() []byte {
	var sports []string
	out := binary.AppendVarint([]byte{monthForm}, int64(m.First))
	out = binary.AppendUvarint(out, uint64(len(m.days)))
	body := []byte{}
	for _, d := range m.days {
		body = append(body, byte(d.Day-m.First))
		body = binary.AppendUvarint(body, uint64(len(d.Impulses)))
		for _, i := range d.Impulses {
			at := slices.Index(sports, i.Sport.String())
			if at < 0 {
				at, sports = len(sports), append(sports, i.Sport.String())
			}
			body = appendImpulse(append(body, byte(at)), i)
		}
		body = binary.AppendUvarint(body, uint64(len(d.Sessions)))
		for _, id := range d.Sessions {
			body = append(body, id[:]...)
		}
	}
	out = binary.AppendUvarint(out, uint64(len(sports)))
	for _, s := range sports {
		out = append(binary.AppendUvarint(out, uint64(len(s))), s...)
	}
	return append(out, body...)
}

func appendImpulse(out []byte, i plan.Impulse) []byte {
	bits, at := byte(0), len(out)
	out = append(out, 0)
	for b, x := range figures(&i) {
		has := math.Float64bits(*x) != 0
		if 1<<b == hasFuelled {
			has = i.Fuelled.Given
		}
		if has {
			bits |= 1 << b
			out = binary.LittleEndian.AppendUint64(out, math.Float64bits(*x))
		}
	}
	if i.Race {
		bits |= isRace
	}
	if i.Heat {
		bits |= isHeat
	}
	out[at] = bits
	return out
}

func (m *month) unpack(packed []byte) error {
	var pad doneDays
	err := pad.unpack(packed)
	m.First, m.days = pad.first, pad.days
	return err
}

func (d *doneDays) unpack(packed []byte) error {
	in := unpacker{rest: packed}
	if in.byte() != monthForm {
		return errMonth
	}
	first := in.varint()
	d.first = calendar.Day(first)
	days := in.count(3)
	d.sports = d.sports[:0]
	for range in.count(1) {
		var sport plan.Sport
		if err := sport.UnmarshalText(in.take(in.count(1))); err != nil {
			return errors.Join(errMonth, err)
		}
		d.sports = append(d.sports, sport)
	}
	d.days = slices.Grow(d.days, days)
	d.impulses = slices.Grow(d.impulses, days)
	for range days {
		day := plan.DoneDay{Day: d.first + calendar.Day(in.byte())}
		if n := in.count(2); n > 0 {
			from := len(d.impulses)
			for range n {
				d.impulses = append(d.impulses, plan.Impulse{})
				in.impulse(&d.impulses[len(d.impulses)-1], d.sports)
			}
			day.Impulses = slices.Clip(d.impulses[from:])
		}
		if n := in.count(idLength); n > 0 {
			from := len(d.sessions)
			for range n {
				d.sessions = append(d.sessions, plan.ID{})
				copy(d.sessions[len(d.sessions)-1][:], in.take(idLength))
			}
			day.Sessions = slices.Clip(d.sessions[from:])
		}
		d.days = append(d.days, day)
	}
	if in.short || len(in.rest) > 0 || first != int64(d.first) {
		return errMonth
	}
	return nil
}

// unpacker takes a packed month apart; short says that there was too little of it.
type unpacker struct {
	rest  []byte
	short bool
}

func (u *unpacker) take(n int) []byte {
	if n > len(u.rest) {
		u.short, u.rest = true, nil
		return make([]byte, min(n, idLength))
	}
	taken := u.rest[:n]
	u.rest = u.rest[n:]
	return taken
}

func (u *unpacker) byte() byte { return u.take(1)[0] }

func (u *unpacker) varint() int64 {
	v, n := binary.Varint(u.rest)
	u.take(max(n, 0))
	u.short = u.short || n <= 0
	return v
}

// count reads how many things follow, of so many bytes each at least.
func (u *unpacker) count(each int) int {
	v, n := binary.Uvarint(u.rest)
	u.take(max(n, 0))
	if n <= 0 || v > uint64(len(u.rest)/each) {
		u.short, u.rest = true, nil
		return 0
	}
	return int(v)
}

func (u *unpacker) impulse(i *plan.Impulse, sports []plan.Sport) {
	sport, bits := int(u.byte()), u.byte()
	if sport >= len(sports) {
		u.short = true
		return
	}
	i.Sport, i.Race, i.Heat, i.Fuelled.Given = sports[sport], bits&isRace != 0, bits&isHeat != 0, bits&hasFuelled != 0
	for b, x := range figures(i) {
		if bits&(1<<b) != 0 {
			*x = math.Float64frombits(binary.LittleEndian.Uint64(u.take(8)))
		}
	}
}
