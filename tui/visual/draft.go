package visual

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
)

// Draft is the file that a text is edited in. It lies in a folder of its own,
// as editors put copies beside it, and both are for their owner alone.
type Draft struct {
	Path string

	folder string
}

// Suffix is how the name of a draft ends, for editors that colour by it.
const Suffix = ".ebb"

// NewDraft makes a draft of a text; name is what its file is called, without
// the suffix.
func NewDraft(name string, text []byte) (Draft, error) {
	folder, err := os.MkdirTemp("", "ebb-edit-") // 0700
	if err != nil {
		return Draft{}, err
	}
	d := Draft{Path: filepath.Join(folder, name+Suffix), folder: folder}
	if err := d.Write(text); err != nil {
		return Draft{}, errors.Join(err, d.Remove())
	}
	return d, nil
}

// Write puts another text into the draft.
func (d Draft) Write(text []byte) error { return os.WriteFile(d.Path, text, 0o600) }

// Read gives the text as it was saved last; one of more than most bytes is
// refused before it is read.
func (d Draft) Read(most int64) ([]byte, error) {
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
func (d Draft) Remove() error {
	if d.folder == "" {
		return nil
	}
	return os.RemoveAll(d.folder)
}

// Ended says in words how an editor ended that did not end well.
func (e Editor) Ended(err error) error {
	exit, ok := errors.AsType[*exec.ExitError](err)
	switch {
	case !ok && errors.Is(err, exec.ErrNotFound):
		return fmt.Errorf("the editor %s is not there: set EDITOR to one that is", e.Words[0])
	case !ok:
		return fmt.Errorf("the editor %s can't be started: %w", e.Words[0], err)
	case exit.ExitCode() < 0:
		return fmt.Errorf("the editor %s was killed: %w", e.Name(), err)
	default:
		return fmt.Errorf("the editor %s ended with %d", e.Name(), exit.ExitCode())
	}
}
