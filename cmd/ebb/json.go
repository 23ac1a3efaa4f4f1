package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode"
	"unicode/utf16"
)

// printJSON prints one object on one line. Text from the store stays exact; in
// print it is plain: what could move a cursor, hide or turn text is escaped.
func printJSON(w io.Writer, doc any) error {
	var line bytes.Buffer
	enc := json.NewEncoder(&line)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(doc); err != nil {
		return err
	}
	_, err := w.Write(escaped(line.Bytes()))
	return err
}

// escaped writes controls and format characters as \u00XX, which JSON reads as
// the same: encoding/json does so for the first 32 only.
func escaped(line []byte) []byte {
	if !bytes.ContainsFunc(line, isHidden) {
		return line
	}
	var out bytes.Buffer
	for _, r := range string(line) {
		if !isHidden(r) {
			out.WriteRune(r)
			continue
		}
		for _, unit := range utf16.Encode([]rune{r}) {
			fmt.Fprintf(&out, `\u%04x`, unit)
		}
	}
	return out.Bytes()
}

func isHidden(r rune) bool {
	return r != '\n' && (unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r))
}
