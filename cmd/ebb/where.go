package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/term"
)

const defaultStoreWords = "$XDG_DATA_HOME/ebb/ebb.db"

// storePath gives the store's file: the flag, EBB_DB, or the place for data of
// the platform.
func storePath(flag string, getenv func(string) string) (string, error) {
	for _, path := range []string{flag, getenv("EBB_DB")} {
		if path != "" {
			return path, nil
		}
	}
	dir := getenv("XDG_DATA_HOME")
	if !filepath.IsAbs(dir) { // a relative one is to be ignored, says the XDG specification
		home, err := os.UserHomeDir()
		if err != nil {
			return "", advise(errors.New("there is no home directory to keep the store in"), "give a file with --db FILE or EBB_DB")
		}
		dir = filepath.Join(home, ".local", "share")
	}
	return filepath.Join(dir, "ebb", "ebb.db"), nil
}

// isTerminal reports whether a stream is a terminal.
func isTerminal(stream any) bool {
	file, ok := stream.(*os.File)
	return ok && term.IsTerminal(file.Fd())
}

// pipeWidth is the width of text that goes to no terminal.
const pipeWidth = 80

// columns gives the width of the output.
func columns(out any, getenv func(string) string) int {
	if file, ok := out.(*os.File); ok && term.IsTerminal(file.Fd()) {
		if width, _, err := term.GetSize(file.Fd()); err == nil && width > 0 {
			return width
		}
	}
	if n, err := strconv.Atoi(getenv("COLUMNS")); err == nil && n > 0 {
		return n
	}
	return pipeWidth
}

// colour reports whether the output is to show colour: --color, then NO_COLOR
// and CLICOLOR_FORCE, then whether it is a terminal that can.
func colour(choice string, out any, getenv func(string) string) (bool, error) {
	switch choice {
	case "always":
		return true, nil
	case "never":
		return false, nil
	case "auto":
	default:
		return false, advise(fmt.Errorf("--color “%s” is not understood", choice), "write auto, always or never")
	}
	if getenv("NO_COLOR") != "" {
		return false, nil
	}
	if force := getenv("CLICOLOR_FORCE"); force != "" && force != "0" {
		return true, nil
	}
	return isTerminal(out) && !isDumb(getenv), nil
}

// isDumb reports whether the terminal can't place a cursor.
func isDumb(getenv func(string) string) bool {
	name := strings.ToLower(getenv("TERM"))
	return name == "dumb" || name == ""
}
