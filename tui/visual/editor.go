// Package visual is the person's own text editor: which it is, how it is
// called with a line to go to, and the private file that it is given and that
// is understood again. It imports plan; who runs the editor has the terminal.
package visual

import (
	"errors"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Editor is how the person's editor is called; without words there is none.
type Editor struct{ Words []string }

// ErrNone says that there is no editor.
var ErrNone = errors.New("no editor is known: set EDITOR to the one you like, as EDITOR=nano")

// fallbacks are looked for where none is named, the friendliest first.
var fallbacks = []string{"nano", "vi", "vim"}

// Find gives the editor that VISUAL or EDITOR names, with its own arguments;
// else one that is found on the machine. The error is ErrNone, or says what is
// wrong with a name.
func Find(getenv func(string) string, look func(string) (string, error)) (Editor, error) {
	for _, name := range []string{"VISUAL", "EDITOR"} {
		set := strings.TrimSpace(getenv(name))
		if set == "" {
			continue
		}
		words, err := split(set)
		if err != nil {
			return Editor{}, errors.New(name + ": " + err.Error())
		}
		return Editor{Words: words}, nil
	}
	for _, name := range fallbacks {
		if path, err := look(name); err == nil {
			return Editor{Words: []string{path}}, nil
		}
	}
	return Editor{}, ErrNone
}

// Known reports whether there is an editor.
func (e Editor) Known() bool { return len(e.Words) > 0 }

// Name gives the name of the editor's program.
func (e Editor) Name() string {
	if !e.Known() {
		return ""
	}
	return strings.TrimSuffix(filepath.Base(e.Words[0]), ".exe")
}

// Command gives the command that edits a file, at a line where the editor can
// be told one; 0: wherever it opens.
func (e Editor) Command(file string, line int) *exec.Cmd {
	args := append([]string(nil), e.Words[1:]...)
	if waits := waitFlags[e.Name()]; len(waits) > 0 && !slices.ContainsFunc(args, func(arg string) bool { return slices.Contains(waits, arg) }) {
		args = append(args, waits[0])
	}
	at := strconv.Itoa(line)
	switch form := lineForms[e.Name()]; {
	case line < 1 || form == none:
		args = append(args, file)
	case form == plus:
		args = append(args, "+"+at, file)
	case form == goTo:
		args = append(args, "--goto", file+":"+at)
	case form == colon:
		args = append(args, file+":"+at)
	}
	return exec.Command(e.Words[0], args...)
}

// waitFlags are what editors with windows of their own must be told, or they come
// back before anything is written; the first is added where none is given.
var waitFlags = map[string][]string{
	"code": {"--wait", "-w"}, "code-insiders": {"--wait", "-w"}, "codium": {"--wait", "-w"}, "cursor": {"--wait", "-w"},
	"subl": {"--wait", "-w"}, "zed": {"--wait", "-w"}, "atom": {"--wait", "-w"}, "mate": {"--wait", "-w"},
	"gvim": {"--nofork", "-f"}, "mvim": {"--nofork", "-f"}, "gedit": {"--wait", "-w"}, "kate": {"--block", "-b"},
}

// lineForm is how an editor is told a line.
type lineForm uint8

const (
	none  lineForm = iota
	plus           // +12 FILE
	goTo           // --goto FILE:12
	colon          // FILE:12
)

var lineForms = map[string]lineForm{
	"vi": plus, "vim": plus, "nvim": plus, "view": plus, "gvim": plus, "vim.basic": plus, "vim.tiny": plus, "nvi": plus, "ex": plus,
	"nano": plus, "pico": plus, "rnano": plus, "emacs": plus, "emacsclient": plus, "mg": plus, "jmacs": plus, "joe": plus, "ne": plus,
	"kak": plus, "micro": plus, "jed": plus, "ee": plus, "gedit": plus,
	"code": goTo, "code-insiders": goTo, "codium": goTo, "cursor": goTo,
	"hx": colon, "helix": colon, "subl": colon, "zed": colon,
}

// split takes a command apart as a shell does: at blanks, but for those in
// quotes or behind a backslash. Nothing is expanded.
func split(command string) ([]string, error) {
	var words []string
	var word strings.Builder
	quote, inWord, escaped := rune(0), false, false
	for _, c := range command {
		switch {
		case escaped:
			word.WriteRune(c)
			escaped = false
		case c == '\\' && quote != '\'':
			escaped, inWord = true, true
		case quote != 0 && c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '\''):
			quote, inWord = c, true
		case quote == 0 && (c == ' ' || c == '\t'):
			if inWord {
				words = append(words, word.String())
				word.Reset()
				inWord = false
			}
		default:
			word.WriteRune(c)
			inWord = true
		}
	}
	if quote != 0 || escaped {
		return nil, errors.New("a quote is not closed in " + command)
	}
	if inWord {
		words = append(words, word.String())
	}
	if len(words) == 0 || words[0] == "" {
		return nil, errors.New("no program is named in " + command)
	}
	return words, nil
}
