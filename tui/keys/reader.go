package keys

import "strconv"

// MaxCount is the largest count that can be typed before a key.
const MaxCount = 999

// Reader turns keys into actions: it keeps the count and the first letter of a
// pair while they are typed. The zero Reader is ready.
type Reader struct {
	count int
	first string // the letter of a pair that waits for its second
}

// Stroke is what a key came to.
type Stroke struct {
	Action Action // None: nothing yet, or nothing at all
	Count  int    // how many times, 1 when no count was typed
	Typed  bool   // a count was typed
	Says   string // a word to the person: a count that means nothing, a key that does nothing
}

// Pending gives what has been typed so far, "" when nothing waits.
func (r *Reader) Pending() string {
	if r.count == 0 {
		return r.first
	}
	return strconv.Itoa(r.count) + r.first
}

// Reset forgets a count and a pending letter; it reports whether there was one.
func (r *Reader) Reset() bool {
	waiting := r.count != 0 || r.first != ""
	*r = Reader{}
	return waiting
}

// Read takes one key, as Bubble Tea names it.
func (r *Reader) Read(key string) Stroke {
	if r.first == "" && isDigit(key) && (r.count > 0 || key != "0") {
		r.count = min(r.count*10+int(key[0]-'0'), MaxCount)
		return Stroke{}
	}
	typed := r.first + key
	if b, ok := bindings[typed]; ok {
		return r.finish(b)
	}
	if r.first == "" && opens[key] {
		r.first = key
		return Stroke{}
	}
	r.Reset()
	return Stroke{Says: typed + " does nothing here"}
}

func (r *Reader) finish(b Binding) Stroke {
	s := Stroke{Action: b.Action, Count: max(1, r.count), Typed: r.count > 0}
	if s.Typed && !b.Counts {
		s.Says, s.Count, s.Typed = "a count means nothing before "+b.Keys[0], 1, false
	}
	r.Reset()
	return s
}

var bindings, opens = index()

func index() (map[string]Binding, map[string]bool) {
	all, firsts := map[string]Binding{}, map[string]bool{}
	for _, b := range Table {
		for _, key := range b.Keys {
			all[key] = b
			if isPair(key) {
				firsts[key[:1]] = true
			}
		}
	}
	return all, firsts
}

// isPair tells "gd", two keys in turn, from "up", the name of one key.
func isPair(key string) bool { return len(key) == 2 && key[0] == 'g' }

func isDigit(key string) bool { return len(key) == 1 && key[0] >= '0' && key[0] <= '9' }
