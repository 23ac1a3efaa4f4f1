package visual

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"

	"ebb/plan"
	"ebb/plan/notation"
	"ebb/plan/rewrite"
)

// Draft is the file that a text is edited in. It lies in a folder of its own,
// as editors put copies beside it, and both are for their owner alone.
type Draft struct {
	Path string

	folder string
	given  []byte // the text as the editor got it last
	marked bool   // with what is wrong written into it
}

// Suffix is how the name of a draft ends, for editors that colour by it.
const Suffix = ".ebb"

// NewDraft makes a draft of a text; name is what its file is called, without
// the suffix.
func NewDraft(name string, text []byte) (*Draft, error) {
	folder, err := os.MkdirTemp("", "ebb-edit-") // 0700
	if err != nil {
		return nil, err
	}
	d := &Draft{Path: filepath.Join(folder, name+Suffix), folder: folder}
	if err := d.write(text); err != nil {
		return nil, errors.Join(err, d.Remove())
	}
	return d, nil
}

func (d *Draft) write(text []byte) error {
	d.given = text
	return os.WriteFile(d.Path, text, 0o600)
}

// Take understands what was saved in the draft of a text. When something is
// wrong, that is written above its lines and line is the first of them, from 1:
// the editor is to be opened there again. Who then leaves it all as it is gets
// the fault as an error.
func (d *Draft) Take(text rewrite.Text, newID func() plan.ID) (understood rewrite.Draft, line int, err error) {
	saved, err := d.Read(notation.MostFileBytes)
	if err != nil {
		return understood, 0, err
	}
	understood, wrong := text.Read("", saved, newID)
	if wrong == nil {
		return understood, 0, nil
	}
	if d.marked && bytes.Equal(rewrite.Unmarked(saved), rewrite.Unmarked(d.given)) {
		return understood, 0, leftWrong(wrong)
	}
	marked, line := rewrite.Marked(saved, wrong)
	d.marked = true
	return understood, line, d.write(marked)
}

// leftWrong says of a text that was left with what is wrong in it the first of
// its errors, and how many there are besides.
func leftWrong(err error) error {
	const left = "left with what is wrong in it: %w"
	all, ok := errors.AsType[notation.FileErrors](err)
	if !ok || len(all.All) == 0 {
		return fmt.Errorf(left, err)
	}
	if more := len(all.All) - 1 + all.More; more > 0 {
		return fmt.Errorf(left+", and %d more", all.All[0], more)
	}
	return fmt.Errorf(left, all.All[0])
}

// Untouched reports whether the draft holds what was given to the editor first:
// nothing in it is the person's.
func (d *Draft) Untouched(text rewrite.Text) bool {
	saved, err := d.Read(notation.MostFileBytes)
	return err == nil && bytes.Equal(saved, text.Bytes())
}

// Read gives the text as it was saved last; one of more than most bytes is
// refused before it is read.
func (d *Draft) Read(most int64) ([]byte, error) {
	file, err := os.Open(d.Path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is no ordinary file any more", d.Path)
	case info.Size() > most:
		return nil, fmt.Errorf("%s has %d MiB, and %d are the most that is read", d.Path, info.Size()>>20, most>>20)
	}
	return io.ReadAll(io.LimitReader(file, most))
}

// Remove takes the draft away, with what the editor put beside it.
func (d *Draft) Remove() error {
	if d.folder == "" {
		return nil
	}
	return os.RemoveAll(d.folder)
}

// Ended says in words how an editor ended that did not end well.
func (e Editor) Ended(err error) error {
	exit, ok := errors.AsType[*exec.ExitError](err)
	switch {
	case errors.Is(err, exec.ErrNotFound), errors.Is(err, os.ErrNotExist):
		return fmt.Errorf("the editor %s is not there: set EDITOR to one that is", e.Words[0])
	case !ok:
		return fmt.Errorf("the editor %s can't be started: %w", e.Words[0], err)
	case exit.ExitCode() < 0:
		return fmt.Errorf("the editor %s was killed: %w", e.Name(), err)
	default:
		return fmt.Errorf("the editor %s ended with %d", e.Name(), exit.ExitCode())
	}
}
