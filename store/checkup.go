package store

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime/debug"
	"time"
)

// On a damaged file bbolt panics, hangs, or dies in a way that nothing can
// catch. So a file is examined in a process of its own, which tells what it finds
// line by line and may come to any end.

// errand is what such a process is to do. It stands in its environment.
type errand struct {
	Path string        `json:"path"`
	To   string        `json:"to,omitempty"` // salvage into this file; "": only look
	Now  time.Time     `json:"now"`
	Wait time.Duration `json:"wait"`
}

const errandVariable = "EBB_DOCTOR_ERRAND"

// line is what it prints.
type line struct {
	Finding *Finding  `json:"finding,omitempty"`
	Report  *Report   `json:"report,omitempty"`
	Salvage *Salvage  `json:"salvage,omitempty"`
	Refused *Unusable `json:"refused,omitempty"`
	Failed  string    `json:"failed,omitempty"`
}

// Doctor examines and repairs store files.
type Doctor struct {
	// Self makes a command that runs this program so that it calls RunErrand
	// before anything else.
	Self  func(ctx context.Context) *exec.Cmd
	Now   func() time.Time         // the clock; time.Now when nil
	Fault func(point string) error // as Options.Fault
	Limit time.Duration            // the longest that one look may take; by the file's size when 0
	Wait  time.Duration            // the longest wait for another process; 30 s when 0
}

const (
	shortestLook = time.Minute
	slowestLook  = 4 << 20 // bytes a second
	mostMemory   = 1 << 30
	moreGarbage  = 400 // % of what is in use: this process soon ends
)

// RunErrand does what the environment asks of the process of a Doctor, and reports
// whether it asked for anything.
func RunErrand(out io.Writer) bool {
	text := os.Getenv(errandVariable)
	if text == "" {
		return false
	}
	debug.SetMemoryLimit(mostMemory)
	debug.SetGCPercent(moreGarbage)
	enc := json.NewEncoder(out)
	say := func(l line) { _ = enc.Encode(l) } //nolint:errchkjson,musttag // a parent that is gone hears nothing; both ends are this program
	var do errand
	if err := json.Unmarshal([]byte(text), &do); err != nil {
		say(line{Failed: err.Error()})
		return true
	}
	done, err := do.run(func(f Finding) { say(line{Finding: &f}) })
	var refused *Unusable
	switch {
	case errors.As(err, &refused):
		words := *refused
		words.Err = nil // of a kind that can't be read back
		say(line{Refused: &words})
	case err != nil:
		say(line{Failed: err.Error()})
	default:
		say(done)
	}
	return true
}

func (do errand) run(tell func(Finding)) (line, error) {
	if do.To != "" {
		s, err := salvage(context.Background(), do.Path, do.To, do.Wait, do.Now)
		return line{Salvage: &s}, explainAt(do.To, err)
	}
	r, err := examine(context.Background(), do.Path, do.Wait, tell)
	return line{Report: &r}, err
}

// Examine looks at all of a store's file and changes nothing in it. The error is
// *Unusable when it is no store, or can't be read at all.
func (d Doctor) Examine(ctx context.Context, path string) (Report, error) {
	start := time.Now()
	report := Report{Path: path}
	last, err := d.send(ctx, errand{Path: path}, report.add)
	if err != nil {
		return report, err
	}
	if last.Report != nil {
		report.Bytes, report.Pages = last.Report.Bytes, last.Report.Pages
		report.Values, report.Athletes = last.Report.Values, last.Report.Athletes
	} else {
		report.add(Finding{Unreadable, "the file", last.Failed})
	}
	report.sort()
	report.Took = time.Since(start)
	return report, nil
}

// send has a process do an errand. The line it gives is the last one; a process
// that did not come to that is one that failed.
func (d Doctor) send(ctx context.Context, do errand, tell func(Finding)) (line, error) {
	do.Wait = d.Wait
	if do.Wait == 0 {
		do.Wait = longestWait
	}
	text, err := json.Marshal(do)
	if err != nil {
		return line{}, err
	}
	limit := d.limit(do.Path)
	within, cancel := context.WithTimeout(ctx, limit+do.Wait)
	defer cancel()
	child := d.Self(within)
	if child.Env == nil {
		child.Env = os.Environ()
	}
	child.Env = append(child.Env, errandVariable+"="+string(text), "GOTRACEBACK=none")
	var talk bytes.Buffer
	child.Stderr, child.WaitDelay = &talk, time.Second
	out, err := child.StdoutPipe()
	if err == nil {
		err = child.Start()
	}
	if err != nil {
		return line{}, fmt.Errorf("the file can't be looked at: %w", err)
	}
	last := listen(out, tell)
	err = child.Wait()
	switch {
	case last.Refused != nil:
		return last, last.Refused
	case last.Report != nil || last.Salvage != nil || last.Failed != "":
	case ctx.Err() != nil:
		return last, ctx.Err()
	case within.Err() != nil:
		last.Failed = fmt.Sprintf("looking at it did not end within %s", limit+do.Wait)
	default:
		last.Failed = fmt.Sprintf("looking at it ended the process that did: %v %s", err, firstLine(talk.Bytes()))
	}
	return last, nil
}

// listen takes findings until the last line, or the end.
func listen(out io.Reader, tell func(Finding)) line {
	var l line
	for read := json.NewDecoder(out); ; {
		l = line{}
		if err := read.Decode(&l); err != nil { //nolint:musttag // both ends are this program
			return line{}
		}
		if l.Finding == nil {
			return l
		}
		tell(*l.Finding)
	}
}

func firstLine(text []byte) string {
	first, _, _ := bytes.Cut(text, []byte("\n"))
	return string(first)
}

// limit gives more time for more bytes.
func (d Doctor) limit(path string) time.Duration {
	if d.Limit != 0 {
		return d.Limit
	}
	info, err := os.Stat(path)
	if err != nil {
		return shortestLook
	}
	return shortestLook + time.Duration(info.Size()/slowestLook)*time.Second
}
