package edit

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
)

// forms are the edits by the name that they are kept under. A name, once
// written, is never given to another edit.
var forms = map[string]reflect.Type{
	"batch":           reflect.TypeFor[Batch](),
	"add-session":     reflect.TypeFor[AddSession](),
	"change-session":  reflect.TypeFor[ChangeSession](),
	"delete-sessions": reflect.TypeFor[DeleteSessions](),
	"move-session":    reflect.TypeFor[MoveSession](),
	"copy-session":    reflect.TypeFor[CopySession](),
	"swap-days":       reflect.TypeFor[SwapDays](),
	"scale":           reflect.TypeFor[Scale](),
	"insert-week":     reflect.TypeFor[InsertWeek](),
	"delete-week":     reflect.TypeFor[DeleteWeek](),
	"resize-week":     reflect.TypeFor[ResizeWeek](),
	"move-week":       reflect.TypeFor[MoveWeek](),
	"set-kind":        reflect.TypeFor[SetKind](),
	"set-target":      reflect.TypeFor[SetTarget](),
	"set-note":        reflect.TypeFor[SetNote](),
	"add-block":       reflect.TypeFor[AddBlock](),
	"delete-block":    reflect.TypeFor[DeleteBlock](),
	"resize-block":    reflect.TypeFor[ResizeBlock](),
	"move-block":      reflect.TypeFor[MoveBlock](),
	"split-block":     reflect.TypeFor[SplitBlock](),
	"merge-block":     reflect.TypeFor[MergeBlock](),
	"rename-block":    reflect.TypeFor[RenameBlock](),
	"set-phase":       reflect.TypeFor[SetPhase](),
	"set-ratio":       reflect.TypeFor[SetRatio](),
	"add-season":      reflect.TypeFor[AddSeason](),
	"delete-season":   reflect.TypeFor[DeleteSeason](),
	"rename-season":   reflect.TypeFor[RenameSeason](),
	"move-season":     reflect.TypeFor[MoveSeason](),
	"arrange":         reflect.TypeFor[Arrange](),
	"add-event":       reflect.TypeFor[AddEvent](),
	"change-event":    reflect.TypeFor[ChangeEvent](),
	"delete-event":    reflect.TypeFor[DeleteEvent](),
	"move-event":      reflect.TypeFor[MoveEvent](),
	"mute":            reflect.TypeFor[Mute](),
	"unmute":          reflect.TypeFor[Unmute](),
}

var formNames = func() map[reflect.Type]string {
	names := make(map[reflect.Type]string, len(forms))
	for name, form := range forms {
		names[form] = name
	}
	return names
}()

// envelope is an edit as it is kept.
type envelope struct {
	Edit string          `json:"edit"`
	With json.RawMessage `json:"with"`
}

// Encode writes an edit down: what was meant, to be done again elsewhere.
func Encode(e Edit) ([]byte, error) {
	name, ok := formNames[reflect.TypeOf(e)]
	if !ok {
		return nil, fmt.Errorf("%T is no edit that can be kept", e)
	}
	with, err := json.Marshal(e)
	if err != nil {
		return nil, fmt.Errorf("edit %s: %w", name, err)
	}
	text := make([]byte, 0, len(with)+len(name)+len(`{"edit":"","with":}`))
	text = append(append(append(text, `{"edit":"`...), name...), `","with":`...)
	return append(append(text, with...), '}'), nil
}

// Decode reads what Encode wrote. It refuses edits and fields that it does not
// know: to leave a part out would do something else than was meant.
func Decode(text []byte) (Edit, error) {
	var kept envelope
	if err := strict(text, &kept); err != nil {
		return nil, fmt.Errorf("this is no edit: %w", err)
	}
	form, ok := forms[kept.Edit]
	if !ok {
		return nil, fmt.Errorf("there is no edit “%s”: it may come from a newer version of this program", kept.Edit)
	}
	e := reflect.New(form)
	if err := strict(kept.With, e.Interface()); err != nil {
		return nil, fmt.Errorf("edit %s: %w", kept.Edit, err)
	}
	read, ok := reflect.TypeAssert[Edit](e.Elem())
	if !ok {
		return nil, fmt.Errorf("“%s” is no edit", kept.Edit)
	}
	return read, nil
}

func strict(text []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	return d.Decode(into)
}

// batchForm is a Batch as it is kept.
type batchForm struct {
	Title string            `json:"title,omitempty"`
	Edits []json.RawMessage `json:"edits,omitempty"`
}

// MarshalJSON writes the edits of a batch with their names.
func (e Batch) MarshalJSON() ([]byte, error) {
	kept := batchForm{Title: e.Title}
	for _, one := range e.Edits {
		text, err := Encode(one)
		if err != nil {
			return nil, err
		}
		kept.Edits = append(kept.Edits, text)
	}
	return json.Marshal(kept)
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (e *Batch) UnmarshalJSON(text []byte) error {
	var kept batchForm
	if err := strict(text, &kept); err != nil {
		return err
	}
	*e = Batch{Title: kept.Title}
	for _, one := range kept.Edits {
		edit, err := Decode(one)
		if err != nil {
			return err
		}
		e.Edits = append(e.Edits, edit)
	}
	return nil
}
