package plain

import (
	"bytes"
	"encoding"
	"encoding/json"
	"strconv"
	"unicode/utf8"
)

// text is JSON that is taken apart from its beginning. It turns odd at the
// first thing that is not as encoding/json writes it, and stays so.
type text struct {
	all []byte
	at  int // what comes next
	odd bool
}

// field is a field of a V: its name in JSON and how it is read.
type field[V any] struct {
	name string
	read func(t *text, v *V)
}

// object reads a struct of which any fields may be left out.
func object[V any](t *text, v *V, fields []field[V]) {
	t.sign('{')
	if t.has('}') {
		return
	}
	for !t.odd {
		name := t.quoted()
		t.sign(':')
		for len(fields) > 0 && fields[0].name != string(name) {
			fields = fields[1:]
		}
		if len(fields) == 0 {
			t.odd = true
			return
		}
		fields[0].read(t, v)
		fields = fields[1:]
		if t.has('}') {
			return
		}
		t.sign(',')
	}
}

// list reads a slice.
func list[V any](t *text, to *[]V, one func(t *text, v *V)) {
	t.sign('[')
	*to = []V{}
	if t.has(']') {
		return
	}
	for !t.odd {
		var zero V
		*to = append(*to, zero)
		one(t, &(*to)[len(*to)-1])
		if t.has(']') {
			return
		}
		t.sign(',')
	}
}

// has takes a sign off if it comes next.
func (t *text) has(sign byte) bool {
	if t.at >= len(t.all) || t.all[t.at] != sign {
		return false
	}
	t.at++
	return true
}

func (t *text) sign(sign byte) { t.odd = !t.has(sign) || t.odd }

// quoted reads a string in which nothing is escaped, without its quotes.
func (t *text) quoted() []byte {
	is, ok := t.unescaped()
	t.odd = t.odd || !ok
	return is
}

// unescaped is quoted for a string that may have to be read otherwise: then
// nothing is taken off.
func (t *text) unescaped() (is []byte, ok bool) {
	if t.at >= len(t.all) || t.all[t.at] != '"' {
		return nil, false
	}
	ascii := true
	rest := t.all[t.at+1:]
	for i, c := range rest {
		switch {
		case c == '"':
			t.at += i + len(`""`)
			return rest[:i], ascii || utf8.Valid(rest[:i])
		case c == '\\' || c < ' ':
			return nil, false
		case c >= utf8.RuneSelf:
			ascii = false
		}
	}
	return nil, false
}

// words reads any string.
func words[S ~string](t *text, to *S) {
	from := t.at
	if is, plain := t.unescaped(); plain {
		*to = S(is)
		return
	}
	var is string
	rest := t.all[from:]
	if end := endOfString(rest); end > 0 && json.Unmarshal(rest[:end], &is) == nil {
		*to, t.at = S(is), from+end
		return
	}
	t.odd = true
}

// endOfString gives the length of the string that rest begins with; 0 when it
// does not end.
func endOfString(rest []byte) int {
	for i := 1; i < len(rest); i++ {
		switch rest[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return 0
}

// named reads what is written as a word: a day, a sport, an id.
func named[V any, P interface {
	*V
	encoding.TextUnmarshaler
}](t *text, to P) {
	if is := t.quoted(); !t.odd {
		t.odd = to.UnmarshalText(is) != nil
	}
}

// number takes off what a number is made of.
func (t *text) number() (is []byte, whole bool) {
	from, whole := t.at, true
	for ; t.at < len(t.all); t.at++ {
		switch c := t.all[t.at]; {
		case c >= '0' && c <= '9' || c == '-' && t.at == from:
		case c == '.' || c == 'e' || c == 'E' || c == '+' || c == '-':
			whole = false
		default:
			return t.all[from:t.at], whole
		}
	}
	return t.all[from:t.at], whole
}

// count reads a whole number.
func count[N ~int | ~uint8 | ~uint16](t *text, to *N) {
	is, whole := t.number()
	if !whole || len(is) == 0 || len(is) > len("-12345678") || is[0] == '0' && len(is) > 1 {
		t.odd = true
		return
	}
	n, digits := 0, is
	if is[0] == '-' {
		digits = is[1:]
		t.odd = t.odd || len(digits) == 0 || digits[0] == '0'
	}
	for _, c := range digits {
		n = 10*n + int(c-'0')
	}
	if len(digits) < len(is) {
		n = -n
	}
	*to = N(n)
	t.odd = t.odd || int(*to) != n
}

// figure reads any number.
func figure(t *text, to *float64) {
	is, whole := t.number()
	if whole && len(is) > 0 && len(is) < len("123456789") && is[0] != '-' && (is[0] != '0' || len(is) == 1) {
		n := 0
		for _, c := range is {
			n = 10*n + int(c-'0')
		}
		*to = float64(n)
		return
	}
	if !json.Valid(is) {
		t.odd = true
		return
	}
	var err error
	*to, err = strconv.ParseFloat(string(is), 64)
	t.odd = t.odd || err != nil
}

// truth reads true; false is left out of what is written.
func truth(t *text, to *bool) {
	if *to = bytes.HasPrefix(t.all[t.at:], []byte("true")); !*to {
		t.odd = true
		return
	}
	t.at += len("true")
}
