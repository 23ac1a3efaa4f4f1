package store

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strings"
	"testing"
)

// unsynced are the settings of bbolt by which a commit would no longer be on the
// disk when it is acknowledged, or an open would have to read the whole file.
var unsynced = map[string]bool{"NoSync": true, "NoFreelistSync": true, "NoGrowSync": true}

// apart are files that write a new file which nobody has yet, and sync it whole
// before it gets its name.
var apart = map[string]bool{"salvage.go": true, "copying.go": true}

func TestNoSyncIsTurnedOff(t *testing.T) {
	entries, err := os.ReadDir(".")
	must(t, err)
	files := 0
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		files++
		if apart[e.Name()] {
			text, err := os.ReadFile(e.Name())
			must(t, err)
			if !strings.Contains(string(text), "db.Sync()") {
				t.Errorf("%s: no sync at the end", e.Name())
			}
			continue
		}
		set := token.NewFileSet()
		f, err := parser.ParseFile(set, e.Name(), nil, 0)
		must(t, err)
		ast.Inspect(f, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok && unsynced[id.Name] {
				t.Errorf("%s: %s", set.Position(id.Pos()), id.Name)
			}
			return true
		})
	}
	if files == 0 {
		t.Error("no source was read")
	}
}
