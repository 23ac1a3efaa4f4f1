package visual

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestWhichEditor(t *testing.T) {
	has := func(names ...string) func(string) (string, error) {
		return func(name string) (string, error) {
			if slices.Contains(names, name) {
				return "/usr/bin/" + name, nil
			}
			return "", exec.ErrNotFound
		}
	}
	for _, c := range []struct {
		visual, editor string
		there          []string
		want           []string
		err            string
	}{
		{"code --wait", "vi", nil, []string{"code", "--wait"}, ""},
		{" ", "emacsclient -nw -a ''", nil, []string{"emacsclient", "-nw", "-a", ""}, ""},
		{"", `"/opt/my editor/ed" -x a\ b`, nil, []string{"/opt/my editor/ed", "-x", "a b"}, ""},
		{"", "", []string{"vi", "nano"}, []string{"/usr/bin/nano"}, ""},
		{"", "", []string{"vi"}, []string{"/usr/bin/vi"}, ""},
		{"", "", nil, nil, "no editor is known"},
		{"", `vi "`, nil, nil, "EDITOR: a quote is not closed"},
		{`''`, "", nil, nil, "VISUAL: no program is named"},
	} {
		env := map[string]string{"VISUAL": c.visual, "EDITOR": c.editor}
		e, err := Find(func(name string) string { return env[name] }, has(c.there...))
		if c.err != "" {
			if err == nil || !strings.Contains(err.Error(), c.err) || e.Known() {
				t.Errorf("%q %q: %v", c.visual, c.editor, err)
			}
			continue
		}
		if err != nil || !slices.Equal(e.Words, c.want) {
			t.Errorf("%q %q: %q, %v", c.visual, c.editor, e.Words, err)
		}
	}
}

func TestTheLineIsGivenAsTheEditorWantsIt(t *testing.T) {
	for _, c := range []struct {
		words []string
		line  int
		want  string
	}{
		{[]string{"vi"}, 12, "vi +12 plan.ebb"},
		{[]string{"vi"}, 0, "vi plan.ebb"},
		{[]string{"/usr/bin/nano", "-w"}, 3, "/usr/bin/nano -w +3 plan.ebb"},
		{[]string{"emacsclient", "-nw"}, 3, "emacsclient -nw +3 plan.ebb"},
		{[]string{"code", "--wait"}, 7, "code --wait --goto plan.ebb:7"},
		{[]string{"code"}, 7, "code --wait --goto plan.ebb:7"},
		{[]string{"/usr/bin/code", "-w", "-n"}, 7, "/usr/bin/code -w -n --goto plan.ebb:7"},
		{[]string{"gvim", "-f"}, 7, "gvim -f +7 plan.ebb"},
		{[]string{"gvim"}, 0, "gvim --nofork plan.ebb"},
		{[]string{"emacs", "-nw"}, 3, "emacs -nw +3 plan.ebb"},
		{[]string{"hx"}, 7, "hx plan.ebb:7"},
		{[]string{"my-editor"}, 7, "my-editor plan.ebb"},
	} {
		if got := strings.Join(Editor{Words: c.words}.Command("plan.ebb", c.line).Args, " "); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestADraftIsPrivateAndGoesWhole(t *testing.T) {
	d, err := NewDraft("week", []byte("ebb 1\n"))
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(d.Path); err != nil || info.Mode().Perm() != 0o600 || !strings.HasSuffix(d.Path, "week.ebb") {
		t.Errorf("%s: %v, %v", d.Path, info.Mode(), err)
	}
	if info, err := os.Stat(filepath.Dir(d.Path)); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("folder: %v, %v", info.Mode(), err)
	}
	if err := os.WriteFile(d.Path+"~", []byte("a copy"), 0o600); err != nil {
		t.Fatal(err)
	}
	if text, err := d.Read(6); err != nil || string(text) != "ebb 1\n" {
		t.Errorf("%q, %v", text, err)
	}
	if _, err := d.Read(5); err == nil {
		t.Error("a file over the limit was read")
	}
	if err := d.Remove(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Dir(d.Path)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the folder is still there: %v", err)
	}
}

func TestHowAnEditorEnds(t *testing.T) {
	for words, want := range map[string]string{
		"false":            "the editor false ended with 1",
		"no-such-editor-x": "the editor no-such-editor-x is not there",
	} {
		e := Editor{Words: []string{words}}
		err := e.Command("plan.ebb", 0).Run()
		if err == nil || !strings.Contains(e.Ended(err).Error(), want) {
			t.Errorf("%v", e.Ended(err))
		}
	}
}
