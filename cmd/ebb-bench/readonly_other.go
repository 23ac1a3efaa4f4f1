//go:build !unix

package main

import "io"

func runReadOnly([]string, io.Writer, io.Writer) error { return errUnixOnly }
