//go:build !linux

package main

import (
	"errors"
	"io"
)

var errNoMount = errors.New("this needs a file system of our own, which is mounted on Linux only")

func runPower([]string, io.Writer, io.Writer) error { return errNoMount }
