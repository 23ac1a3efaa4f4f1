//go:build unix

package main

import (
	"io"
	"syscall"
	"time"
)

// startFigures are what each of several starts took.
type startFigures struct {
	took      []time.Duration // to the first whole frame
	sent      []int           // bytes by then
	processor []float64       // milliseconds of the whole process, with leaving
	memory    []float64       // megabytes at most
}

// measureStart starts the program again and again.
func measureStart(o options, out io.Writer) error {
	s, err := starts(o)
	if err != nil {
		return err
	}
	return tell(out, o, []row{
		{"exec to first whole frame, p50", inMillis(quantile(s.took, .5)), 45, "ms"},
		{"the same, least", inMillis(quantile(s.took, 0)), 0, "ms"},
		{"the same, most", inMillis(quantile(s.took, 1)), 0, "ms"},
		{"processor time of the whole process, least", quantile(s.processor, 0), 0, "ms"},
		{"memory, median", quantile(s.memory, .5), 0, "MB"},
		{"sent by then, median", float64(quantile(s.sent, .5)), 0, "B"},
	})
}

func starts(o options) (s startFigures, err error) {
	for range o.count {
		if err := s.once(o); err != nil {
			return s, err
		}
	}
	return s, nil
}

func (s *startFigures) once(o options) error {
	t, err := open(o)
	if err != nil {
		return err
	}
	at, sent, err := t.waitFor(o.until)
	t.end()
	if err != nil {
		return err
	}
	s.took, s.sent = append(s.took, at.Sub(t.started)), append(s.sent, sent)
	if ended := t.cmd.ProcessState; ended != nil {
		s.processor = append(s.processor, inMillis(ended.UserTime()+ended.SystemTime()))
		if use, ok := ended.SysUsage().(*syscall.Rusage); ok {
			s.memory = append(s.memory, float64(use.Maxrss)*unitOfMemory()/1e6)
		}
	}
	return nil
}
