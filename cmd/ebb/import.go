package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"

	"ebb/plan/notation"
	"ebb/store"
	document "ebb/store/exchange/json"
	"ebb/tui/command"
)

var importCommand = command.Command{
	Name: "import", Reach: command.Here, Needs: command.Right{Verb: store.Change, Kind: store.Plans}, Use: importUse, Short: "Read a plan file, or all that ebb export json wrote",
	Example: "ebb import everything.json\nebb import canyon.ebb -a sam\nebb import canyon.ebb --replace 'Canyon 100K'",
	Run:     importFiles,
}

// importWords says what is read, and what happens to what is there.
const importWords = `A file is known by what is in it. What ebb export json wrote comes back with all
ids and the history, all of it or nothing: an athlete who is here already must be
the very same, else the file is refused.

` + planFileWords

// importFormat is a format to read, known by how a file begins.
type importFormat struct {
	begins  func(head []byte) bool
	maxSize int64
	load    func(env *command.Env, in importing) (importedFile, error)
}

var importFormats = []importFormat{
	{document.Reads, document.MaxSize, importEverything},
	{isPlanFile, notation.MostFileBytes, importPlan},
}

// importedFile is what became of one file.
type importedFile struct {
	File  string   `json:"file"`
	Added []string `json:"added"`
	Same  []string `json:"same"`
	Also  []string `json:"also"` // of what changed: what matters most
}

// importDoc is what ebb import prints with --json.
type importDoc struct {
	Ebb   int            `json:"ebb"`
	Files []importedFile `json:"files"`
}

// importFiles reads one file after the other. One that is refused is named, and
// the rest go on.
func importFiles(env *command.Env, args []string) error {
	fs := flag.NewFlagSet("import", flag.ContinueOnError)
	o := importFlags(fs)
	args, err := parseFlags(fs, args)
	if err != nil {
		return err
	}
	if len(args) == 0 {
		return advise(errors.New("import what?"), "ebb import FILE ...")
	}
	doc := importDoc{Ebb: schema, Files: []importedFile{}}
	var refused []error
	for _, name := range args {
		one, err := importFile(env, name, o)
		var unusable *store.Unusable
		switch {
		case errors.As(err, &unusable):
			return err
		case err != nil:
			refused = append(refused, fmt.Errorf("%s: %w", name, err))
			continue
		}
		one.File, one.Also = name, append([]string{}, one.Also...)
		doc.Files = append(doc.Files, one)
		if !env.JSON {
			p := newPage(env.Out, env.Width, env.Colour)
			p.say("%s", one.words())
			for _, words := range one.Also {
				p.say("%s", words)
			}
		}
	}
	if env.JSON {
		if err := printJSON(env.Out, doc); err != nil {
			return err
		}
	}
	return refusals(env, refused)
}

// refusals tells all but the last error at once, and gives the last.
func refusals(env *command.Env, refused []error) error {
	if len(refused) == 0 {
		return nil
	}
	last := len(refused) - 1
	for _, err := range refused[:last] {
		if err = amiss(err); env.JSON {
			tellJSON(env.Err, err)
			continue
		}
		tell(env.Err, err)
	}
	return amiss(advise(refused[last], "nothing of it was stored"))
}

func importFile(env *command.Env, name string, o *importOptions) (one importedFile, err error) {
	file, size, err := openImport(env, name)
	if err != nil {
		return one, err
	}
	defer func() { _ = file.Close() }() // read whole, or refused
	head := make([]byte, 512)
	n, err := io.ReadFull(file, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return one, plainly(err)
	}
	head = head[:n]
	for _, f := range importFormats {
		if !f.begins(head) {
			continue
		}
		if size > f.maxSize {
			return one, fmt.Errorf("it has %d MiB, and %d are the most that is read", size>>20, f.maxSize>>20)
		}
		return f.load(env, importing{name, io.MultiReader(bytes.NewReader(head), file), o})
	}
	if n == 0 {
		return one, errors.New("it is empty")
	}
	return one, errors.New("it is of no kind that ebb reads: a plan file begins with the line ebb 1")
}

// openImport opens a file, or for - the standard input, of which no size is
// known.
func openImport(env *command.Env, name string) (file io.ReadCloser, size int64, err error) {
	if name == "-" {
		return io.NopCloser(env.In), 0, nil
	}
	opened, err := os.Open(name)
	if err != nil {
		return nil, 0, plainly(err)
	}
	info, err := opened.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = errors.New("it is no ordinary file")
	}
	if err != nil {
		return nil, 0, errors.Join(plainly(err), opened.Close())
	}
	return opened, info.Size(), nil
}

// plainly leaves out of an error of the operating system what the caller says.
func plainly(err error) error {
	if at, ok := errors.AsType[*os.PathError](err); ok {
		return at.Err
	}
	return err
}

// importGC collects often: an import holds all that it is to write, and nothing
// that it has read should stand beside that.
const importGC = 30

func importEverything(env *command.Env, in importing) (one importedFile, err error) {
	debug.SetGCPercent(importGC)
	r := document.NewReader(in.file)
	loaded, err := env.Desk.Load(r.Athletes(), r.Rest)
	return importedFile{Added: append([]string{}, loaded.Added...), Same: append([]string{}, loaded.Same...)}, err
}

func (f importedFile) words() string {
	var said []string
	if len(f.Added) > 0 {
		said = append(said, "added "+strings.Join(f.Added, ", "))
	}
	if len(f.Same) > 0 {
		said = append(said, "here already, the very same: "+strings.Join(f.Same, ", "))
	}
	return f.File + ": " + strings.Join(said, "; ")
}
