//go:build unix

package tui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// script writes an editor: a small program that does to the file what a person
// would, and waits for a key so that it is seen to have the terminal.
func script(t *testing.T, does string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "vi")
	text := "#!/bin/sh\nfor file; do :; done\nprintf 'EDITOR %s\\r\\n' \"$1\"\nread line\n" + does + "\n"
	if err := os.WriteFile(path, []byte(text), 0o700); err != nil {
		t.Fatal(err)
	}
	return path
}

// E opens the person's own editor with the terminal; what it saves is stored, a
// mistake opens it again at its line, and the screen is whole afterwards.
func TestEOpensTheEditor(t *testing.T) {
	drafts := t.TempDir()
	editor := script(t, `if grep -q '^#! ' "$file"; then sed -i 's/easy 1x/easy 1h20/' "$file"; else sed -i 's/Tue easy 1h$/Tue easy 1x/' "$file"; fi`)
	x := open(t, file(t), 120, 36, "EDITOR="+editor, "TMPDIR="+drafts)
	x.Press("enter", "E")
	x.WaitFor("EDITOR +9") // at the day of the cursor
	x.Press("enter")
	x.WaitFor("EDITOR +9", "EDITOR +10") // below what is wrong
	x.Press("enter")
	x.WaitFor("the week of Mon 5 Apr 2027: 1 session changed", "easy 1h20", "Sam Rivera")
	x.Settle()
	if !x.Screen().Alt {
		t.Error("the screens are not on the alternate screen again")
	}
	if left, err := os.ReadDir(drafts); err != nil || len(left) != 0 {
		t.Errorf("drafts are left: %v, %v", left, err)
	}
	x.Press("u")
	x.WaitFor("undone: as text: 1 session changed")
	x.Press("q")
	x.WaitFor("Spring › Build")
	x.Press("q")
	if code := x.Exit(); code != 0 {
		t.Errorf("ends with %d", code)
	}
}

// An editor that fails has changed nothing, and where the text is is said.
func TestAnEditorThatFailsLosesNothing(t *testing.T) {
	drafts := t.TempDir()
	editor := script(t, `sed -i 's/Tue easy 1h$/Tue easy 3h/' "$file"; exit 3`)
	x := open(t, file(t), 120, 36, "VISUAL="+editor, "TMPDIR="+drafts)
	x.Press("E")
	x.WaitFor("EDITOR ")
	x.Press("enter")
	x.WaitFor("your text is kept", "the editor vi ended with 3", "Nothing was changed.", drafts)
	kept, err := filepath.Glob(filepath.Join(drafts, "*", "block.ebb"))
	if err != nil || len(kept) != 1 {
		t.Fatalf("kept: %v, %v", kept, err)
	}
	if text, err := os.ReadFile(kept[0]); err != nil || !strings.Contains(string(text), "Tue easy 3h") {
		t.Errorf("%v\n%s", err, text)
	}
	x.Press("esc")
	x.WaitGone("your text is kept")
	x.Press("+")
	x.WaitFor("is now 1h03")
}
