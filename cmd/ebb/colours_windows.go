package main

import (
	"io"
	"os"

	"golang.org/x/sys/windows"
)

// showColours asks a console to read escape sequences, which older ones print
// as they come.
func showColours(w io.Writer) {
	f, ok := w.(*os.File)
	if !ok {
		return
	}
	var mode uint32
	if windows.GetConsoleMode(windows.Handle(f.Fd()), &mode) == nil {
		_ = windows.SetConsoleMode(windows.Handle(f.Fd()), mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING)
	}
}
