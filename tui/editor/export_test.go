package editor

import (
	"ebb/plan"
	"ebb/plan/notation"
)

// FormState is what tests look at of the form.
type FormState struct {
	Line   string
	Typed  string // the field that is typed in, "" for the line
	Texts  map[string]string
	Fields []string
	Wrong  error // why what is typed can't be taken
}

// Form gives the form that is open.
func (s *Editor) Form() (f FormState, ok bool) {
	of, ok := s.draft.(*form)
	if !ok {
		return f, false
	}
	f = FormState{Line: of.line.input.Value(), Texts: map[string]string{}, Wrong: of.wrong}
	if of.err != nil {
		f.Wrong = of.err
	}
	for part := range fields {
		f.Fields = append(f.Fields, fieldLabels[part])
		f.Texts[fieldLabels[part]] = of.texts[part]
	}
	if of.at != onLine {
		f.Typed = fieldLabels[of.at]
	}
	return f, true
}

// FieldsOf gives what the fields show of a session, and LineOf the line that
// they make.
func FieldsOf(s plan.Session, own plan.Sport) map[string]string {
	f := form{own: own, at: onLine}
	f.fill(s)
	all := map[string]string{}
	for part := range fields {
		all[fieldLabels[part]] = f.texts[part]
	}
	return all
}

// LineOf gives the line that fields make, and what it is understood as.
func LineOf(texts map[string]string, own plan.Sport) (string, plan.Session, error) {
	f := form{own: own, at: onLine}
	for part := range fields {
		f.texts[part] = texts[fieldLabels[part]]
	}
	f.make()
	session, err := notation.ParseSession(f.made, own)
	return f.made, session, err
}
