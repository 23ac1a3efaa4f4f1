//go:build unix

// Shot takes a picture of a terminal program: it runs it, presses keys, waits
// until the screen is quiet and writes what stands there as PNG.
//
//	go run ./tui/termtest/shot -size 120x36 -keys 'll j + +' -o block.png -- ./ebb demo
//
// With -ansi it draws a file of escape sequences instead of running a program.
package main

import (
	"errors"
	"flag"
	"fmt"
	"image/png"
	"io"
	"os"
	"strings"

	"ebb/tui/termtest"
	"ebb/tui/termtest/paint"
)

// Pictures are kept with the code: small matters more than quick.
var encoder = png.Encoder{CompressionLevel: png.BestCompression}

// options are what the words of the call ask for.
type options struct {
	w, h  int
	keys  string
	env   []string
	wait  string
	ansi  string
	out   string
	light bool
	text  bool
	argv  []string
}

func main() {
	if err := run(os.Args[1:], os.Stdout, os.Stderr); err != nil {
		if !errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(os.Stderr, "shot:", err)
		}
		os.Exit(2)
	}
}

func run(args []string, out, talk io.Writer) error {
	o, err := parse(args, talk)
	if err != nil {
		return err
	}
	screen, err := look(o)
	if err != nil {
		return err
	}
	if o.text {
		fmt.Fprintln(out, screen)
	}
	if o.out == "" {
		return nil
	}
	ground := paint.Dark
	if o.light {
		ground = paint.Light
	}
	img, missing := paint.Screen(screen, ground)
	if len(missing) > 0 {
		fmt.Fprintf(talk, "shot: nothing to draw %q with\n", missing)
	}
	f, err := os.Create(o.out)
	if err != nil {
		return err
	}
	return errors.Join(encoder.Encode(f, img), f.Close())
}

func parse(args []string, talk io.Writer) (options, error) {
	var o options
	flags := flag.NewFlagSet("shot", flag.ContinueOnError)
	flags.SetOutput(talk)
	size := flags.String("size", "120x36", "`COLUMNSxROWS` of the terminal")
	flags.StringVar(&o.keys, "keys", "", "keys to press, as 'll j enter ctrl+r'; quoted text is typed")
	flags.StringVar(&o.wait, "wait", "", "`text` to wait for before any key")
	flags.StringVar(&o.ansi, "ansi", "", "a `file` of escape sequences to draw, instead of a program")
	flags.StringVar(&o.out, "o", "", "the `file` to write")
	flags.BoolVar(&o.light, "light", false, "a light terminal")
	flags.BoolVar(&o.text, "text", false, "print the screen as text")
	flags.Func("env", "`NAME=VALUE` for the program, or NAME to take away; may be given again", func(v string) error {
		o.env = append(o.env, v)
		return nil
	})
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	if n, err := fmt.Sscanf(*size, "%dx%d", &o.w, &o.h); n != 2 || err != nil || o.w < 1 || o.h < 1 || o.w > 1000 || o.h > 1000 {
		return o, fmt.Errorf("size %q: want COLUMNSxROWS, as 120x36, up to 1000x1000", *size)
	}
	o.argv = flags.Args()
	if len(o.argv) == 0 && o.ansi == "" {
		return o, errors.New("no program to run: it stands after --")
	}
	if o.out == "" && !o.text {
		return o, errors.New("nothing to do: give -o FILE or -text")
	}
	return o, nil
}

// look gives the screen to be drawn.
func look(o options) (s termtest.Screen, err error) {
	if o.ansi != "" {
		b, err := os.ReadFile(o.ansi)
		return termtest.Parse(o.w, o.h, string(b)), err
	}
	env := o.env
	if o.light {
		env = append([]string{"COLORFGBG=0;15"}, env...)
	}
	var c camera
	defer func() {
		c.end()
		if failed, ok := recover().(failure); ok {
			err = failed
		}
	}()
	t := termtest.Start(&c, o.w, o.h, env, o.argv...)
	if o.wait != "" {
		t.WaitFor(o.wait)
	}
	t.WaitUntil(func(s termtest.Screen) bool { return strings.TrimSpace(s.String()) != "" })
	t.Settle()
	for _, key := range words(o.keys) {
		if text, quoted := strings.CutPrefix(key, `"`); quoted {
			t.Type(text)
		} else {
			t.Press(key)
		}
		t.Settle()
	}
	return t.Screen(), nil
}

// words cuts the keys at blanks; text in double quotes is one word, marked by
// its opening quote.
func words(keys string) []string {
	var out []string
	for i, part := range strings.Split(keys, `"`) {
		if i%2 == 1 {
			out = append(out, `"`+part)
			continue
		}
		out = append(out, strings.Fields(part)...)
	}
	return out
}
