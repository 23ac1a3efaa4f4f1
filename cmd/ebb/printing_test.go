package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

func TestAPrintThatIsLostIsSaid(t *testing.T) {
	name := filepath.Join(t.TempDir(), "out")
	kept, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer kept.Close()
	lost, err := os.Open(name) // a file that can't be written to
	if err != nil {
		t.Fatal(err)
	}
	defer lost.Close()
	wrong := errors.New("the call is wrong")
	for _, c := range []struct {
		to   *os.File
		ends error
		code int
	}{
		{kept, nil, codeDone},
		{kept, wrong, codeWrong},
		{lost, nil, codeAmiss},
		{lost, wrong, codeAmiss},
	} {
		out, whole := printingTo(c.to)
		fmt.Fprintln(out, "a week")
		if code := exitCode(whole(c.ends)); code != c.code {
			t.Errorf("%s, %v: exit code %d, want %d", filepath.Base(c.to.Name()), c.ends, code, c.code)
		}
	}
}
