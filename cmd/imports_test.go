// Package cmd has no code of its own, only the rules of the house as tests:
// which way imports point, and what each room may not touch.
package cmd

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// root is the module, seen from this folder.
const root = ".."

// storeys are the rooms from the ground up: each may import what is not above it.
var storeys = map[string]int{"plan": 0, "store": 1, "tui": 2, "cmd": 3}

// homes says where alone a library may be imported: in the folders that are
// listed and below. An entry that ends in a slash stands for all below it.
var homes = map[string][]string{
	"go.etcd.io/bbolt":                {"store"},
	"golang.org/x/crypto":             {"tui/serve", "cmd/ebb-bench"},
	"charm.land/":                     {"tui", "cmd"},
	"github.com/spf13/cobra":          {"cmd"},
	"github.com/creack/pty":           {"tui/termtest", "cmd/ebb-bench"},
	"github.com/charmbracelet/x/vt":   {"tui/termtest"},
	"golang.org/x/image/":             {"tui/termtest"},
	"github.com/rogpeppe/go-internal": {"cmd"},
	"github.com/klauspost/compress":   {"store"},
}

// hidden says what may not import a library although it stands in its home.
var hidden = map[string]string{"go.etcd.io/bbolt": "store/exchange"}

// outside are the packages of the standard library by which a plan could know
// of the world: its files, its network, its chance.
var outside = []string{
	"os", "net", "syscall", "log", "math/rand", "math/rand/v2", "crypto/rand", "io/ioutil", "plugin", "testing", "runtime",
}

// clocks are the names of package time that ask the machine.
var clocks = map[string]bool{
	"Now": true, "Since": true, "Until": true, "Sleep": true, "After": true, "AfterFunc": true, "Tick": true,
	"NewTimer": true, "NewTicker": true, "Local": true, "LoadLocation": true,
}

// file is a source file of the module: its path from the root and its syntax.
type file struct {
	path string
	ast  *ast.File
	set  *token.FileSet
}

func (f file) test() bool { return strings.HasSuffix(f.path, "_test.go") }

func (f file) line(p token.Pos) string {
	return fmt.Sprintf("%s:%d", f.path, f.set.Position(p).Line)
}

// sources parses every Go file of the module, for all systems.
func sources(t *testing.T) []file {
	t.Helper()
	var files []file
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || len(d.Name()) > 2 && d.Name()[0] == '.') {
			return fs.SkipDir
		}
		if d.IsDir() || filepath.Ext(name) != ".go" {
			return nil
		}
		set := token.NewFileSet()
		tree, err := parser.ParseFile(set, name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, name)
		files = append(files, file{filepath.ToSlash(rel), tree, set})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestImportsPointOneWay(t *testing.T) {
	files := sources(t)
	if len(files) < 20 {
		t.Fatalf("only %d files found: the walk is broken", len(files))
	}
	for _, f := range files {
		for _, fault := range importFaults(f) {
			t.Error(fault)
		}
	}
}

func TestThePlanHasNoClock(t *testing.T) {
	for _, f := range sources(t) {
		for _, fault := range clockFaults(f) {
			t.Error(fault)
		}
	}
}

func TestGoroutinesOfTheScreenCatchTheirPanics(t *testing.T) {
	for _, f := range sources(t) {
		for _, fault := range goroutineFaults(f) {
			t.Error(fault)
		}
	}
}

// importFaults names the imports a file may not have, and why.
func importFaults(f file) (faults []string) {
	for _, spec := range f.ast.Imports {
		name, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			continue
		}
		if why := importFault(f, name); why != "" {
			faults = append(faults, fmt.Sprintf("%s: imports %s: %s", f.line(spec.Pos()), name, why))
		}
	}
	return faults
}

func importFault(f file, name string) string {
	room, _, _ := strings.Cut(f.path, "/")
	if rest, ours := strings.CutPrefix(name, "ebb/"); ours {
		return storeyFault(f, room, rest)
	}
	if room == "plan" && !f.test() {
		if !standard(name) {
			return "plan stands on the standard library alone"
		}
		for _, out := range outside {
			if name == out || strings.HasPrefix(name, out+"/") {
				return "plan has no files, no network and no chance"
			}
		}
	}
	return homeFault(f, name)
}

// storeyFault judges an import of our own, given without the module's name.
func storeyFault(f file, room, name string) string {
	to, _, _ := strings.Cut(name, "/")
	level, known := storeys[to]
	if !known {
		return "no such room: there are plan, store, tui and cmd"
	}
	if level > storeys[room] {
		return fmt.Sprintf("%s stands below %s", room, to)
	}
	inTermtest := under(f.path, "tui/termtest")
	forTests := f.test() || inTermtest || under(f.path, "tui/screen/screentest") || under(f.path, "tui/serve/sshtest")
	if under(name, "tui/termtest") && !forTests {
		return "termtest is for tests"
	}
	if under(name, "tui/screen/screentest") && !forTests {
		return "screentest is for tests"
	}
	if under(name, "tui/serve/sshtest") && !forTests {
		return "sshtest is for tests"
	}
	if inTermtest && !under(name, "tui/termtest") {
		return "termtest knows nothing of the program under test"
	}
	return ""
}

// homeFault judges an import of a library.
func homeFault(f file, name string) string {
	home, longest := []string(nil), ""
	for prefix, folders := range homes {
		if under(name, strings.TrimSuffix(prefix, "/")) && len(prefix) > len(longest) {
			home, longest = folders, prefix
		}
	}
	if longest == "" {
		return ""
	}
	if apart := hidden[longest]; apart != "" && under(f.path, apart) {
		return "not in " + apart
	}
	for _, folder := range home {
		if under(f.path, folder) {
			return ""
		}
	}
	return "only in " + strings.Join(home, " and ")
}

func under(name, folder string) bool {
	return name == folder || strings.HasPrefix(name, folder+"/")
}

// standard tells a package of the standard library: its path has no dot in the
// first part.
func standard(name string) bool {
	first, _, _ := strings.Cut(name, "/")
	return !strings.Contains(first, ".")
}

// clockFaults names the places where plan asks the machine for the time.
func clockFaults(f file) (faults []string) {
	if !under(f.path, "plan") || f.test() {
		return nil
	}
	ast.Inspect(f.ast, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if pkg, ok := sel.X.(*ast.Ident); ok && pkg.Name == "time" && clocks[sel.Sel.Name] {
			faults = append(faults, fmt.Sprintf("%s: time.%s: today is handed in from outside", f.line(sel.Pos()), sel.Sel.Name))
		}
		return true
	})
	return faults
}

// goroutineFaults names the goroutines of tui whose panic would leave the
// terminal broken, or end every session of a server: those that don't begin
// with a deferred call that catches it.
func goroutineFaults(f file) (faults []string) {
	if !under(f.path, "tui") || under(f.path, "tui/termtest") || f.test() {
		return nil
	}
	ast.Inspect(f.ast, func(n ast.Node) bool {
		start, ok := n.(*ast.GoStmt)
		if !ok {
			return true
		}
		lit, ok := start.Call.Fun.(*ast.FuncLit)
		if ok && len(lit.Body.List) > 0 {
			if _, ok := lit.Body.List[0].(*ast.DeferStmt); ok {
				return true
			}
		}
		faults = append(faults, f.line(start.Pos())+": a bare goroutine: use a tea.Cmd, or begin with a defer that catches a panic")
		return true
	})
	return faults
}
