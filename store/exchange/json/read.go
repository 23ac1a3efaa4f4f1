package json

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
)

// MaxSize is the longest document that is read, in bytes: about 300 athletes
// with ten years each.
const MaxSize = 1 << 30

// ErrTooLarge says that a document is longer than MaxSize.
var ErrTooLarge = fmt.Errorf("it is larger than %d MiB: export fewer athletes at a time with -a NAME", MaxSize>>20)

// Reader reads a document athlete by athlete.
type Reader struct {
	in   *json.Decoder
	left *io.LimitedReader
	many int
	rest Rest
	seen map[string]bool // names of the document's fields
}

// Reads reports whether text begins as a document of this kind does.
func Reads(text []byte) bool {
	return strings.HasPrefix(strings.TrimLeft(strings.TrimPrefix(string(text), "\ufeff"), " \t\r\n"), "{")
}

// NewReader reads a document from r.
func NewReader(r io.Reader) *Reader { return newReader(r, MaxSize) }

func newReader(r io.Reader, most int64) *Reader {
	left := &io.LimitedReader{R: r, N: most + 1}
	buffered := bufio.NewReader(left)
	if mark, err := buffered.Peek(3); err == nil && string(mark) == "\ufeff" { // as some editors leave it
		_, _ = buffered.Discard(len(mark))
	}
	in := json.NewDecoder(buffered)
	in.DisallowUnknownFields()
	return &Reader{in: in, left: left, seen: map[string]bool{}}
}

// Athletes gives one after the other, and an error as the last of them when the
// document is not what it should be.
func (d *Reader) Athletes() iter.Seq2[Athlete, error] {
	return func(yield func(Athlete, error) bool) {
		err := d.document(func(a Athlete) bool { return yield(a, nil) })
		if err == nil && d.left.N <= 0 {
			err = ErrTooLarge
		}
		if err != nil && !errors.Is(err, errEnough) {
			yield(Athlete{}, d.explain(err))
		}
	}
}

// Rest gives what stands beside the athletes. It is known when all of them were
// read.
func (d *Reader) Rest() Rest { return d.rest }

var errEnough = errors.New("the reader wants no more")

func (d *Reader) document(visit func(Athlete) bool) error {
	if err := d.delim('{'); err != nil {
		return err
	}
	for d.in.More() {
		token, err := d.in.Token()
		if err != nil {
			return err
		}
		name, _ := token.(string) // as every key is
		if err := d.member(name, visit); err != nil {
			return err
		}
	}
	if err := d.delim('}'); err != nil {
		return err
	}
	if _, err := d.in.Token(); !errors.Is(err, io.EOF) {
		return refusal("something follows its end")
	}
	if !d.seen["export"] || !d.seen["athletes"] {
		return errOther
	}
	return nil
}

// refusal is an error that is about no place in the document.
type refusal string

func (r refusal) Error() string { return string(r) }

const errOther = refusal("it is JSON, but not what ebb export json writes")

// member reads a field of the document. "ebb" and "export" come first, so that a
// later version, or something else, is known before anything is read of it.
func (d *Reader) member(name string, visit func(Athlete) bool) error {
	if d.seen[name] {
		return fmt.Errorf("“%s” is there twice", name)
	}
	d.seen[name] = true
	if name != "ebb" && !d.seen["ebb"] {
		return errOther
	}
	switch {
	case name == "ebb":
		var version int
		if err := d.in.Decode(&version); err != nil || version < 1 {
			return errors.Join(errOther, err)
		}
		if version > Version {
			return refusal(fmt.Sprintf("it is of version %d, and this program reads up to %d: use a later ebb", version, Version))
		}
		return nil
	case name == "export":
		var what string
		if err := d.in.Decode(&what); err != nil || what != kind {
			return errors.Join(errOther, err)
		}
		return nil
	case !d.seen["export"]:
		return errOther
	case name == "in_use":
		return d.in.Decode(&d.rest.InUse)
	case name == "coaches":
		return d.in.Decode(&d.rest.Coaches)
	case name == "library":
		return d.in.Decode(&d.rest.Library)
	case name == "athletes":
		return d.athletes(visit)
	default:
		return fmt.Errorf("“%s” is not known: it may come from a later ebb", name)
	}
}

func (d *Reader) athletes(visit func(Athlete) bool) error {
	if err := d.delim('['); err != nil {
		return err
	}
	for d.many = 1; d.in.More(); d.many++ {
		var a Athlete
		if err := d.in.Decode(&a); err != nil {
			return err
		}
		if !visit(a) {
			return errEnough
		}
	}
	d.many = 0
	return d.delim(']')
}

func (d *Reader) delim(want json.Delim) error {
	got, err := d.in.Token()
	if err != nil {
		return err
	}
	if got != want {
		return errOther
	}
	return nil
}

// explain says in words where and what.
func (d *Reader) explain(err error) error {
	var plain refusal
	var kind *json.UnmarshalTypeError
	var syntax *json.SyntaxError
	at := fmt.Sprintf("byte %d", d.in.InputOffset())
	if d.many > 0 {
		at = fmt.Sprintf("athlete %d, from byte %d on", d.many, d.in.InputOffset())
	}
	switch {
	case d.left.N <= 0:
		return ErrTooLarge
	case errors.As(err, &plain):
		return plain
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("its end is missing")
	case errors.As(err, &syntax):
		return fmt.Errorf("it is no JSON: %w (%s)", err, at)
	case errors.As(err, &kind):
		return fmt.Errorf("%s: “%s” can't be a %s", at, kind.Field, kind.Value)
	default:
		return fmt.Errorf("%s: %s", at, strings.TrimPrefix(err.Error(), "json: "))
	}
}
