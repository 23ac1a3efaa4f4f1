package notation

import (
	"strings"

	"ebb/plan"
)

// part is something that a line can say, as a bit of a set.
type part uint32

const (
	partSport part = 1 << iota
	partKind
	partDuration
	partDistance
	partEffort
	partClimb
	partDescent
	partLoad
	partCarb
	partSodium
	partFluid
	partTag
	partKey
	partOptional
	partAt
	partNote
	partPrivate
)

// partNames names the parts in errors.
var partNames = map[part]string{
	partSport: "sport", partKind: "kind", partDuration: "duration", partDistance: "distance", partEffort: "intensity",
	partClimb: "climb", partDescent: "descent", partLoad: "load", partCarb: "fuel", partSodium: "salt", partFluid: "fluid",
	partTag: "tag", partKey: "key", partOptional: "optional", partAt: "time of day", partNote: "note", partPrivate: "private note",
}

// meaning is what a word of the notation stands for.
type meaning struct {
	part  part
	sport plan.Sport
	kind  plan.Kind
}

// keywords are the words that are no sport and no kind.
var keywords = []struct {
	word string
	part part
}{
	{"load", partLoad}, {"fuel", partCarb}, {"salt", partSodium}, {"fluid", partFluid},
	{"climb", partClimb}, {"descent", partDescent}, {"tag", partTag}, {"key", partKey}, {"optional", partOptional},
	{"at", partAt}, {"private", partPrivate},
}

var vocabulary = func() map[string]meaning {
	all := map[string]meaning{}
	for _, s := range plan.Sports() {
		all[s.String()] = meaning{part: partSport, sport: s}
	}
	for _, k := range append(plan.Kinds(), plan.StrengthKinds()...) {
		all[k.String()] = meaning{part: partKind, kind: k}
	}
	for _, w := range keywords {
		all[w.word] = meaning{part: w.part}
	}
	return all
}()

// KnownTags lists the tags that the program knows more about than their name.
func KnownTags() []string {
	return []string{"night", "heat", "technical", "poles", "pack", "road", "trail", "altitude", "cold", "openwater", "b2b", "fixed"}
}

// allWords lists the words of a line in the order they are offered.
var allWords = func() []string {
	var all []string
	for _, k := range plan.Kinds() {
		all = append(all, k.String())
	}
	for _, s := range plan.Sports() {
		all = append(all, s.String())
	}
	for _, k := range plan.StrengthKinds() {
		all = append(all, k.String())
	}
	for _, w := range keywords {
		all = append(all, w.word)
	}
	return all
}()

// Complete gives the words that the word being typed may become: kinds, sports
// and keywords, or after # the known tags. Without a prefix it gives them all.
func Complete(prefix string) []string {
	from, sign := allWords, ""
	if strings.HasPrefix(prefix, "#") {
		from, sign = KnownTags(), "#"
	}
	prefix = strings.ToLower(strings.TrimPrefix(prefix, sign))
	var fits []string
	for _, w := range from {
		if strings.HasPrefix(w, prefix) {
			fits = append(fits, sign+w)
		}
	}
	return fits
}
