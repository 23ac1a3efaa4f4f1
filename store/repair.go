package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// Repair is a new store made of what could be read of a damaged one. It lies
// beside the damaged file until Swap puts it in its place.
type Repair struct {
	Salvage
	Path   string // of the damaged file
	New    string // of the new one
	Report Report // on the new one

	was    sight
	doctor Doctor
}

// Salvage makes a new file of all that can be read of a store, beside it. The
// store's file is not changed; whoever does not Swap the new one in calls Drop.
func (d Doctor) Salvage(ctx context.Context, path string) (r Repair, err error) {
	dir, base := filepath.Split(path)
	temp, err := os.CreateTemp(filepath.Clean(dir), "."+base+".repair-*") // 0600
	if err != nil {
		return r, explainAt(path, err)
	}
	r = Repair{Path: path, New: temp.Name(), doctor: d}
	defer func() {
		if err != nil {
			r.Drop()
		}
	}()
	if err := errors.Join(temp.Close(), d.at("repair/named")); err != nil {
		return r, err
	}
	r.was = lookAt(path)
	last, err := d.send(ctx, errand{Path: path, To: r.New, Now: d.now()}, func(Finding) {})
	if err != nil {
		return r, err
	}
	if last.Salvage == nil {
		return r, errors.New("nothing could be saved: " + last.Failed)
	}
	r.Salvage = *last.Salvage
	if err := d.at("repair/salvaged"); err != nil {
		return r, err
	}
	if r.Report, err = d.Examine(ctx, r.New); err != nil {
		return r, err
	}
	return r, d.at("repair/examined")
}

func (d Doctor) now() time.Time {
	if d.Now == nil {
		return time.Now()
	}
	return d.Now()
}

func (d Doctor) at(point string) error {
	if d.Fault == nil {
		return nil
	}
	return d.Fault(point)
}

// Drop removes the new file.
func (r Repair) Drop() { _ = os.Remove(r.New) }

// Swap puts the new file in the place of the damaged one, which stays beside it
// under the name that is given back. At no moment is there no store. A store that
// changed since it was read is left as it is.
func (r Repair) Swap(ctx context.Context) (kept string, err error) {
	wait := r.doctor.Wait
	if wait == 0 {
		wait = longestWait
	}
	within, cancel := context.WithTimeout(ctx, wait)
	defer cancel()
	defer func() { err = explainAt(r.Path, err) }()
	f, err := os.Open(r.Path)
	if err != nil {
		return "", err
	}
	if err := lock(within, f, true); err != nil {
		if errors.Is(err, context.DeadlineExceeded) {
			err = unusable(r.Path, Held, "", err)
		}
		return "", err
	}
	defer f.Close()
	if now := lookAt(r.Path); !now.same(r.was) || now.file == nil || now.file.ModTime() != r.was.file.ModTime() || now.file.Size() != r.was.file.Size() {
		return "", fmt.Errorf("%s changed while it was repaired: nothing was put in its place", r.Path)
	}
	if kept, err = keep(r.Path, f, r.doctor.now()); err != nil {
		return "", err
	}
	if err := r.doctor.at("repair/kept"); err != nil {
		return kept, err
	}
	if err := os.Rename(r.New, r.Path); err != nil {
		return kept, err
	}
	if err := r.doctor.at("repair/swapped"); err != nil {
		return kept, err
	}
	return kept, syncDir(filepath.Dir(r.Path))
}

func lookAt(path string) sight { return (&Store{path: path}).look() }

// keep gives a file a second name that says what it is: its bytes are not
// touched. Where there are no such names it is copied.
func keep(path string, f io.Reader, now time.Time) (string, error) {
	for n := 1; ; n++ {
		kept := path + ".damaged-" + now.Format(time.DateOnly)
		if n > 1 {
			kept += fmt.Sprintf("-%d", n)
		}
		err := os.Link(path, kept)
		if err == nil {
			return kept, syncDir(filepath.Dir(path))
		}
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		to, err := os.OpenFile(kept, os.O_WRONLY|os.O_CREATE|os.O_EXCL, filePerm)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return "", err
		}
		_, err = io.Copy(to, f)
		return kept, errors.Join(err, to.Sync(), to.Close(), syncDir(filepath.Dir(path)))
	}
}

// Tighten gives a store's file the mode that keeps others out.
func Tighten(path string) error { return os.Chmod(path, filePerm) }
