//go:build !unix

package main

import "io"

func measureStorage([]string, io.Writer, io.Writer) error { return errUnixOnly }
