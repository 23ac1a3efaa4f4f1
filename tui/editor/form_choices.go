package editor

import (
	"slices"
	"strings"

	"ebb/plan"
)

// fieldChoices list what a field can be where that is one of a few words; nil: it is
// typed.
var fieldChoices [fields]func(f *form) []string

func init() { // an initializer, as the form reads the table
	fieldChoices[sportField] = func(*form) []string { return wordsOf(plan.Sports()) }
	fieldChoices[kindField] = (*form).kindChoices
	fieldChoices[weightField] = func(*form) []string { return []string{"", keyWord, optionalWord} }
}

func wordsOf[T interface{ String() string }](all []T) []string {
	words := make([]string, len(all))
	for i, one := range all {
		words[i] = one.String()
	}
	return words
}

// kindChoices are the kinds that go with the sport.
func (f *form) kindChoices() []string {
	switch f.texts[sportField] {
	case plan.Strength.String():
		return wordsOf(plan.StrengthKinds())
	case plan.Mobility.String():
		return []string{""}
	default:
		return wordsOf(plan.Kinds())
	}
}

// choose turns a choice by an arrow, or finds it by its first letters.
func (f *form) choose(key string) {
	all := fieldChoices[f.at](f)
	at := max(0, slices.Index(all, f.texts[f.at]))
	switch key {
	case "right", "space":
		f.set(all[(at+1)%len(all)])
		f.ahead = ""
	case "left":
		f.set(all[(at+len(all)-1)%len(all)])
		f.ahead = ""
	case "backspace", "delete":
		f.ahead = ""
		if all[0] == "" {
			f.set("")
		}
	default:
		f.find(all, key)
	}
}

// find goes to the first choice that begins with the letters that were typed,
// or with the last of them alone.
func (f *form) find(all []string, letter string) {
	letter = strings.ToLower(letter)
	if len(letter) != 1 || letter < "a" || letter > "z" {
		return
	}
	for _, typed := range []string{f.ahead + letter, letter} {
		for _, word := range all {
			if strings.HasPrefix(word, typed) {
				f.ahead = typed
				f.set(word)
				return
			}
		}
	}
}

// set chooses a word. A sport brings a kind that goes with it: the one that was
// chosen of such sports before.
func (f *form) set(word string) {
	if f.at == sportField {
		was := f.texts[sportField] == plan.Strength.String()
		if f.texts[sportField] != plan.Mobility.String() {
			f.kept[was] = f.texts[kindField]
		}
	}
	f.texts[f.at] = word
	if kinds := f.kindChoices(); f.at == sportField && !slices.Contains(kinds, f.texts[kindField]) {
		now := word == plan.Strength.String()
		switch {
		case slices.Contains(kinds, f.kept[now]):
			f.texts[kindField] = f.kept[now]
		case now:
			f.texts[kindField] = plan.Maintenance.String()
		case slices.Contains(kinds, plan.Easy.String()):
			f.texts[kindField] = plan.Easy.String()
		default:
			f.texts[kindField] = kinds[0]
		}
	}
	f.input.SetValue(word)
	f.make()
}
