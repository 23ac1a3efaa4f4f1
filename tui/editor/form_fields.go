package editor

import (
	"strings"

	"ebb/plan"
	"ebb/plan/notation"
)

// field is one field of the form of a session, in the order in which they are
// gone through.
type field int8

const onLine field = -1

const (
	sportField field = iota
	kindField
	durationField
	distanceField
	effortField
	climbField
	descentField
	loadField
	carbField
	sodiumField
	fluidField
	weightField
	timeField
	tagsField
	noteField
	privateField
	stepsField
	fields
)

// shortFields stand side by side; those after them take a row each.
const shortFields = tagsField

var fieldLabels = [fields]string{
	sportField: "sport", kindField: "kind", durationField: "duration", distanceField: "distance", effortField: "intensity",
	climbField: "climb", descentField: "descent", loadField: "load", carbField: "fuel, hour", sodiumField: "salt, hour",
	fluidField: "fluid, hour", weightField: "weight", timeField: "time of day", tagsField: "tags", noteField: "note",
	privateField: "for coach", stepsField: "steps",
}

// fieldHints say what would be right in a field.
var fieldHints = [fields]string{
	durationField: "1h10 or 50m", distanceField: "12k or 8mi", effortField: "3, z2 or 4:10/km", climbField: "1400m",
	descentField: "1600m", loadField: "150", carbField: "70g", sodiumField: "600mg", fluidField: "500ml", timeField: "06:30",
	tagsField: "night poles technical", noteField: "what the athlete should know", privateField: "for the coach's eyes",
	stepsField: "20m @2, 5x(4m @9, 2m @2), 20m @2",
}

// lineOrder is the order in which the line says the fields.
var lineOrder = [fields]field{
	sportField, kindField, durationField, distanceField, effortField, climbField, descentField, loadField, carbField, sodiumField,
	fluidField, tagsField, weightField, timeField, noteField, privateField, stepsField,
}

// fieldTexts give what a field shows of a session: the notation, without the signs
// and words that the field's name says already.
var fieldTexts = [fields]func(s plan.Session) string{
	sportField: func(s plan.Session) string { return s.Sport.String() },
	kindField: func(s plan.Session) string {
		if s.Kind == plan.Flexibility {
			return ""
		}
		return s.Kind.String()
	},
	durationField: func(s plan.Session) string { return only(plan.Session{Sport: s.Sport, Duration: s.Duration}, "") },
	distanceField: func(s plan.Session) string { return only(plan.Session{Distance: s.Distance}, "") },
	effortField:   func(s plan.Session) string { return only(plan.Session{Effort: s.Effort}, "@") },
	climbField:    func(s plan.Session) string { return only(plan.Session{Climb: s.Climb}, "+") },
	descentField:  func(s plan.Session) string { return only(plan.Session{Descent: s.Descent}, "-") },
	loadField:     func(s plan.Session) string { return only(plan.Session{Load: s.Load}, "load ") },
	carbField:     func(s plan.Session) string { return only(plan.Session{Fuel: plan.Fuel{Carb: s.Fuel.Carb}}, "fuel ") },
	sodiumField: func(s plan.Session) string {
		return only(plan.Session{Fuel: plan.Fuel{Sodium: s.Fuel.Sodium}}, "salt ")
	},
	fluidField: func(s plan.Session) string { return only(plan.Session{Fuel: plan.Fuel{Fluid: s.Fuel.Fluid}}, "fluid ") },
	weightField: func(s plan.Session) string {
		switch {
		case s.Key:
			return keyWord
		case s.Optional:
			return optionalWord
		default:
			return ""
		}
	},
	timeField:    func(s plan.Session) string { return only(plan.Session{At: s.At}, "at ") },
	tagsField:    func(s plan.Session) string { return strings.Join(s.Tags, " ") },
	noteField:    func(s plan.Session) string { return shownNote.Replace(s.Note) },
	privateField: func(s plan.Session) string { return shownNote.Replace(s.Private) },
	stepsField: func(s plan.Session) string {
		_, steps, _ := strings.Cut(only(plan.Session{Sport: s.Sport, Steps: s.Steps}, ""), ": ")
		return steps
	},
}

const keyWord, optionalWord = "key", "optional"

// only prints what a session says that says nothing else, without its sign.
func only(s plan.Session, sign string) string {
	if s.Duration.IsZero() && s.Distance.IsZero() && s.Effort.IsZero() && s.Climb.IsZero() && s.Descent.IsZero() && s.Load.IsZero() &&
		s.Fuel == (plan.Fuel{}) && s.At == 0 && len(s.Steps) == 0 {
		return ""
	}
	word := plan.Easy
	switch s.Sport {
	case plan.NoSport:
		s.Sport = plan.Run
	case plan.Strength:
		word = plan.Maintenance
	case plan.Mobility:
		word = plan.Flexibility
	default:
	}
	s.Kind = word
	printed := notation.PrintSession(s, s.Sport)
	lead := word.String()
	if s.Sport == plan.Mobility {
		lead = s.Sport.String()
	}
	return strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(printed, lead), " "), sign)
}

// shownNote shows line breaks and backslashes of a note in one line.
var shownNote = strings.NewReplacer(`\`, `\\`, "\n", `\n`)

// lineTexts give what the line says of a field's text, "" for nothing.
var lineTexts = [fields]func(text string) string{
	sportField:    strings.TrimSpace,
	kindField:     strings.TrimSpace,
	durationField: strings.TrimSpace,
	distanceField: strings.TrimSpace,
	effortField:   signed("@", ""),
	climbField:    signed("+", "m"),
	descentField:  signed("-", "m"),
	loadField:     signed("load ", ""),
	carbField:     signed("fuel ", "g"),
	sodiumField:   signed("salt ", "mg"),
	fluidField:    signed("fluid ", "ml"),
	weightField: func(text string) string {
		switch text {
		case keyWord:
			return "!"
		case optionalWord:
			return "?"
		default:
			return ""
		}
	},
	timeField: signed("at ", ""),
	tagsField: func(text string) string {
		tags := strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == ',' })
		for i, tag := range tags {
			tags[i] = "#" + strings.TrimPrefix(tag, "#")
		}
		return strings.Join(tags, " ")
	},
	noteField:    func(text string) string { return quoted("", text) },
	privateField: func(text string) string { return quoted("private ", text) },
	stepsField:   strings.TrimSpace,
}

// signed puts a sign or word before a text that lacks it, and a unit behind a
// bare figure.
func signed(sign, unit string) func(text string) string {
	return func(text string) string {
		text = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(text), strings.TrimSpace(sign)))
		if text == "" {
			return ""
		}
		if last := text[len(text)-1]; last >= '0' && last <= '9' {
			text += unit
		}
		return sign + text
	}
}

// quoted puts a note in quotes. A line break is \n in it; quotes and a lone
// backslash are what they are.
func quoted(word, text string) string {
	if text == "" {
		return ""
	}
	var b strings.Builder
	b.WriteString(word + `"`)
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '"':
			b.WriteString(`\"`)
		case c != '\\':
			b.WriteByte(c)
		case i+1 < len(text) && (text[i+1] == 'n' || text[i+1] == '\\'):
			b.WriteString(text[i : i+2])
			i++
		default:
			b.WriteString(`\\`)
		}
	}
	b.WriteByte('"')
	return b.String()
}
