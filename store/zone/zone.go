// Package zone finds time zones by name on machines that have no tables of
// their own, as Windows and bare containers. The standard library can carry its
// tables too (time/tzdata), at 400 kB of the program; here they are packed, each
// once, in a seventh of that.
package zone

import (
	"bufio"
	"bytes"
	"compress/flate"
	_ "embed"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
	"time"
)

//go:generate go run pack.go

// packed are a line for each zone, "NAME OFFSET LENGTH", an empty line, and the
// tables that they point into, deflated.
//
//go:embed zones.bin
var packed []byte

// Load gives a time zone by its name in the IANA database, of the machine's
// tables where it has them. An error says that the name is not known.
func Load(name string) (*time.Location, error) {
	at, err := time.LoadLocation(name)
	if err == nil {
		return at, nil
	}
	if table, ok := carried()[name]; ok {
		return time.LoadLocationFromTZData(name, table)
	}
	return nil, err
}

// Named is Load for a name that was accepted when it was set, on some machine:
// UTC when it is not known here.
func Named(name string) *time.Location {
	at, err := Load(name)
	if err != nil {
		return time.UTC
	}
	return at
}

// carried are the tables in the program by name.
var carried = sync.OnceValue(func() map[string][]byte {
	tables, err := unpack(packed)
	if err != nil {
		return nil // a machine's own tables still answer
	}
	return tables
})

func unpack(packed []byte) (map[string][]byte, error) {
	r := bufio.NewReader(flate.NewReader(bytes.NewReader(packed)))
	type place struct {
		name         string
		from, length int
	}
	var places []place
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			return nil, err
		}
		if line == "\n" {
			break
		}
		parts := strings.Fields(line)
		if len(parts) != 3 {
			return nil, fmt.Errorf("the time zones: a line of %d words", len(parts))
		}
		from, err := strconv.Atoi(parts[1])
		if err != nil {
			return nil, err
		}
		length, err := strconv.Atoi(parts[2])
		if err != nil {
			return nil, err
		}
		places = append(places, place{parts[0], from, length})
	}
	all, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	tables := make(map[string][]byte, len(places))
	for _, p := range places {
		if p.from < 0 || p.length < 0 || p.from+p.length > len(all) {
			return nil, fmt.Errorf("the time zones: the table of %s is cut off", p.name)
		}
		tables[p.name] = all[p.from : p.from+p.length]
	}
	return tables, nil
}
