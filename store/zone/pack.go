//go:build ignore

// Pack makes zones.bin of the tables that the Go release carries
// (lib/time/zoneinfo.zip, the IANA database, public domain).
package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

func main() {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	check(err)
	archive, err := zip.OpenReader(filepath.Join(strings.TrimSpace(string(root)), "lib", "time", "zoneinfo.zip"))
	check(err)
	var index strings.Builder
	var tables bytes.Buffer
	places := map[string]int{} // zones that are links have one table
	for _, f := range archive.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		r, err := f.Open()
		check(err)
		table, err := io.ReadAll(r)
		check(err)
		at, known := places[string(table)]
		if !known {
			at = tables.Len()
			places[string(table)] = at
			tables.Write(table)
		}
		fmt.Fprintf(&index, "%s %d %d\n", f.Name, at, len(table))
	}
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.BestCompression)
	check(err)
	fmt.Fprintf(w, "%s\n%s", index.String(), tables.String())
	check(w.Close())
	check(os.WriteFile("zones.bin", out.Bytes(), 0o644))
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
