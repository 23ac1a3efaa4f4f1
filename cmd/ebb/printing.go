package main

import (
	"fmt"
	"io"
	"os"

	"github.com/charmbracelet/x/term"
)

// printing remembers that what was printed could not be written: commands print
// line by line, and ask only once, at their end.
type printing struct {
	to    io.Writer
	wrong error
}

func (p *printing) Write(b []byte) (int, error) {
	n, err := p.to.Write(b)
	if err != nil && p.wrong == nil {
		p.wrong = err
	}
	return n, err //nolint:wrapcheck // it stands for the writer
}

// printingTo gives the writer for a command's output. A terminal is given as it
// is: nothing is lost there that is not seen.
func printingTo(f *os.File) (io.Writer, func(error) error) {
	if term.IsTerminal(f.Fd()) {
		return f, func(err error) error { return err }
	}
	p := &printing{to: f}
	return p, func(err error) error {
		if p.wrong == nil {
			return err
		}
		return amiss(advise(fmt.Errorf("what was to be printed could not be written: %w", plainly(p.wrong)),
			"what the command did before is done: nothing but the print is lost"))
	}
}
