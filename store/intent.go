package store

import (
	"bytes"
	"encoding/json"
	"slices"

	"ebb/plan/edit"
	"ebb/store/safe"
)

// cleanEdit gives an edit with its texts made safe, and as it is written down.
// The texts stand in many places of many kinds of edit, but all of them in what
// is written down.
func cleanEdit(e edit.Edit) (clean edit.Edit, intent json.RawMessage, err error) {
	intent, err = edit.Encode(e)
	if err != nil || isSafe(intent) {
		return e, intent, err
	}
	var written any
	read := json.NewDecoder(bytes.NewReader(intent))
	read.UseNumber()
	if err := read.Decode(&written); err != nil {
		return nil, nil, err
	}
	if intent, err = json.Marshal(cleanStrings(written)); err != nil {
		return nil, nil, err
	}
	clean, err = edit.Decode(intent)
	return clean, intent, err
}

// isSafe reports whether every text in JSON that encoding/json wrote is one that
// nothing is done to, whatever it is for. One with an escape in it is not looked
// at.
func isSafe(text []byte) bool {
	for {
		open := bytes.IndexByte(text, '"')
		if open < 0 {
			return true
		}
		text = text[open+1:]
		end := bytes.IndexByte(text, '"')
		if end < 0 || !isSafeText(text[:end]) {
			return false
		}
		text = text[end+1:]
	}
}

func isSafeText(s []byte) bool {
	if slices.ContainsFunc(s, special) {
		return bytes.IndexByte(s, '\\') < 0 && safe.Text(string(s)) == string(s)
	}
	return len(s) <= safe.MaxText
}

// special reports whether a byte of JSON may belong to a text that is not plain.
func special(c byte) bool { return c == '\\' || c < ' ' || c > '~' }

func cleanStrings(v any) any {
	switch v := v.(type) {
	case string:
		return safe.Lines(v)
	case []any:
		for i := range v {
			v[i] = cleanStrings(v[i])
		}
	case map[string]any:
		for name := range v {
			v[name] = cleanStrings(v[name])
		}
	}
	return v
}
