//go:build !unix

package main

import (
	"errors"
	"io"
)

var errUnixOnly = errors.New("measuring needs a pseudo terminal, which this program opens on Unix only")

func measureKeys(options, io.Writer) error { return errUnixOnly }

func measureStart(options, io.Writer) error { return errUnixOnly }
