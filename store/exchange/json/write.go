package json

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
)

// Writer writes a document athlete by athlete, so that none but the one at hand
// is in memory.
type Writer struct {
	out     *bufio.Writer
	line    bytes.Buffer // the value at hand
	many    bool
	coaches Coaches
	library Library
	wrong   error
}

// NewWriter begins a document.
func NewWriter(w io.Writer, used InUse) *Writer {
	d := &Writer{out: bufio.NewWriterSize(w, 1<<16)}
	if used == nil {
		used = InUse{}
	}
	d.text("{\n\"ebb\": ")
	value(d, Version)
	field(d, "export", kind)
	field(d, "in_use", used)
	d.text(",\n\"athletes\": [")
	return d
}

// Write adds an athlete. An error is told by Close too.
func (d *Writer) Write(a Athlete) error {
	if d.many {
		d.text(",")
	}
	d.many = true
	d.text("\n{\n\"id\": ")
	value(d, a.ID)
	field(d, "name", a.Name)
	list(d, "settings", a.Settings, value)
	list(d, "branches", a.Branches, branch)
	list(d, "records", a.Records, value)
	list(d, "checkins", a.Checkins, value)
	list(d, "life", a.Life, value)
	if len(a.Comments) > 0 {
		list(d, "comments", a.Comments, value)
	}
	if len(a.Requests) > 0 {
		list(d, "requests", a.Requests, value)
	}
	if len(a.Keys) > 0 {
		list(d, "keys", a.Keys, value)
	}
	if len(a.Codes) > 0 {
		list(d, "codes", a.Codes, value)
	}
	if len(a.Library) > 0 {
		list(d, "library", a.Library, value)
	}
	list(d, "journal", a.Journal, value)
	d.text("\n}")
	return d.wrong
}

// Coaches adds the coaches' keys, before Close.
func (d *Writer) Coaches(c Coaches) { d.coaches = c }

// Library adds the library for all, before Close.
func (d *Writer) Library(l Library) { d.library = l }

// Close ends the document. It does not close what is below.
func (d *Writer) Close() error {
	if d.many {
		d.text("\n")
	}
	d.text("]")
	some(d, "coaches", d.coaches, len(d.coaches.Keys)+len(d.coaches.Codes) > 0)
	if len(d.library.Entries)+len(d.library.Journal) > 0 {
		d.text(",\n\"library\": {\n\"entries\": [")
		rows(d, d.library.Entries, value)
		list(d, "journal", d.library.Journal, value)
		d.text("\n}")
	}
	d.text("\n}\n")
	if d.wrong != nil {
		return d.wrong
	}
	return d.out.Flush()
}

func branch(d *Writer, b Branch) {
	d.text("{\n\"name\": ")
	value(d, b.Name)
	some(d, "key", b.Key, b.Key != "")
	some(d, "from", b.From, b.From != "")
	some(d, "since", b.Since, b.Since != 0)
	some(d, "at", b.At, !b.At.IsZero())
	some(d, "person", b.Person, b.Person != "")
	some(d, "released", b.Released, b.Released != nil)
	list(d, "seasons", b.Seasons, value)
	list(d, "weeks", b.Weeks, value)
	list(d, "events", b.Events, value)
	if len(b.Mutes) > 0 {
		list(d, "mutes", b.Mutes, value)
	}
	d.text("\n}")
}

func field[V any](d *Writer, name string, v V) {
	d.text(",\n\"" + name + "\": ")
	value(d, v)
}

// some writes a field that is left out where there is nothing in it.
func some[V any](d *Writer, name string, v V, there bool) {
	if there {
		field(d, name, v)
	}
}

// list writes a line for each value.
func list[V any](d *Writer, name string, all []V, write func(*Writer, V)) {
	d.text(",\n\"" + name + "\": [")
	rows(d, all, write)
}

// rows writes the values of a list that is open, and ends it.
func rows[V any](d *Writer, all []V, write func(*Writer, V)) {
	for i, v := range all {
		if i > 0 {
			d.text(",")
		}
		d.text("\n")
		write(d, v)
	}
	if len(all) > 0 {
		d.text("\n")
	}
	d.text("]")
}

// value writes v as encoding/json has it; & < and > stay as they are typed.
func value[V any](d *Writer, v V) {
	if d.wrong != nil {
		return
	}
	d.line.Reset()
	enc := json.NewEncoder(&d.line)
	enc.SetEscapeHTML(false)
	if d.wrong = enc.Encode(v); d.wrong == nil {
		_, d.wrong = d.out.Write(bytes.TrimSuffix(d.line.Bytes(), []byte("\n")))
	}
}

func (d *Writer) text(s string) {
	if d.wrong == nil {
		_, d.wrong = d.out.WriteString(s)
	}
}
