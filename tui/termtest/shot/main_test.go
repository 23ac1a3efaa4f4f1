//go:build unix

package main

import (
	"bytes"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestAPictureOfAProgram(t *testing.T) {
	file := filepath.Join(t.TempDir(), "cat.png")
	var text bytes.Buffer
	err := run([]string{"-size", "30x4", "-keys", `hi "there enter" enter`, "-text", "-o", file, "--", "sh", "-c", "echo ready; exec cat"}, &text, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := strings.TrimSpace(text.String()), "ready\nhithere enter\nhithere enter"; got != want {
		t.Errorf("text %q, want %q", got, want)
	}
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	if got := img.Bounds().Size(); got.X != 30*12+36 || got.Y != 4*24+36 {
		t.Errorf("size %v", got)
	}
}

func TestWordsOfTheCall(t *testing.T) {
	for _, tt := range []struct {
		name string
		args []string
		want string
	}{
		{"no program", []string{"-o", "x.png"}, "no program to run"},
		{"no way out", []string{"--", "true"}, "nothing to do"},
		{"size", []string{"-size", "12", "-text", "--", "true"}, "want COLUMNSxROWS"},
		{"no such program", []string{"-text", "--", "./no-such-program"}, "no-such-program"},
		{"no such file", []string{"-text", "-ansi", "no-such-file"}, "no-such-file"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			err := run(tt.args, io.Discard, io.Discard)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want %q in it", err, tt.want)
			}
		})
	}
}

func TestKeysAndTypedText(t *testing.T) {
	got := words(`ll j "easy 50m" enter`)
	if want := []string{"ll", "j", `"easy 50m`, "enter"}; !slices.Equal(got, want) {
		t.Errorf("words %q, want %q", got, want)
	}
}
