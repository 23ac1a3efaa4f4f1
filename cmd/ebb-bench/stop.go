package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"sync"
)

// errStop is what a step meets whose error is being tried.
var errStop = errors.New("this step was made to fail")

// faultOf reads "POINT:TIMES:HOW": the so-manieth time that the store reaches
// the step it ends the process as kill -9 does ("kill"), by itself ("exit"), or
// gives the step an error ("error"). "list" tells each step as it comes.
func faultOf(words string, out io.Writer) (func(point string) error, error) {
	if words == "" {
		return func(string) error { return nil }, nil
	}
	var mu sync.Mutex
	if words == "list" {
		return func(point string) error {
			mu.Lock()
			defer mu.Unlock()
			fmt.Fprintf(out, "point %s\n", point)
			return nil
		}, nil
	}
	parts := strings.Split(words, ":")
	if len(parts) != 3 {
		return nil, fmt.Errorf("-stop %q: a step is named as commit/before:1:kill", words)
	}
	left, err := strconv.Atoi(parts[1])
	if err != nil {
		return nil, err
	}
	end, known := ways[parts[2]]
	if !known {
		return nil, fmt.Errorf("-stop %q: kill, exit or error", words)
	}
	return func(point string) error {
		mu.Lock()
		defer mu.Unlock()
		if point != parts[0] {
			return nil
		}
		if left--; left != 0 {
			return nil
		}
		return end()
	}, nil
}

var ways = map[string]func() error{
	"kill": func() error {
		if p, err := os.FindProcess(os.Getpid()); err == nil {
			_ = p.Kill()
		}
		select {} // it is on its way
	},
	"exit":  func() error { os.Exit(9); return nil },
	"error": func() error { return errStop },
}
