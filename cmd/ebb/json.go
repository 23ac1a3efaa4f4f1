package main

import (
	"encoding/json"
	"io"
)

// printJSON prints one object on one line. Text from the store stays exact;
// control characters are escaped.
func printJSON(w io.Writer, doc any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(doc)
}
