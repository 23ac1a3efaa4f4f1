package calendar

import (
	"bytes"
	"errors"
	"io"
	"strings"
)

// longest is the most bytes of a request, its line and its headers.
const longest = 8 << 10

// request is what of a request matters here.
type request struct {
	head    bool   // the answer is to have no body
	address string // of a calendar, or of nothing
	have    string // the tags of what the client has: If-None-Match
}

// read reads a request. refused says why it is none that is answered; gone, that
// nobody is there to answer.
func read(from io.Reader) (r request, refused status) {
	text := make([]byte, 0, longest)
	for {
		n, err := from.Read(text[len(text):cap(text)])
		text = text[:len(text)+n]
		if end := bytes.Index(text, []byte("\r\n\r\n")); end >= 0 {
			return parse(string(text[:end]))
		}
		switch {
		case len(text) == cap(text):
			return r, tooLong
		case err == nil:
		case len(text) > 0 && errors.Is(err, io.EOF):
			return r, malformed
		case len(text) > 0:
			return r, tooLate
		default:
			return r, gone
		}
	}
}

// parse takes a request apart, without the empty line at its end. It is strict:
// what two programs could read in two ways is refused (RFC 9112, 11.2).
func parse(text string) (r request, refused status) {
	if strings.ContainsFunc(text, func(c rune) bool { return c < ' ' && c != '\r' && c != '\n' && c != '\t' || c == 0x7f }) {
		return r, malformed
	}
	lines := strings.Split(text, "\r\n")
	words := strings.Split(lines[0], " ")
	if len(words) != 3 || !isToken(words[0]) || words[1] == "" || strings.ContainsAny(text[:len(lines[0])], "\t\r\n") {
		return r, malformed
	}
	hosts := 0
	for _, line := range lines[1:] {
		name, value, colon := strings.Cut(line, ":")
		if !colon || !isToken(name) || strings.ContainsAny(line, "\r\n") {
			return r, malformed
		}
		value = strings.Trim(value, " \t")
		switch strings.ToLower(name) {
		case "host":
			hosts++
		case "if-none-match":
			r.have += "," + value
		case "transfer-encoding":
			return r, malformed
		case "content-length":
			if value != "0" {
				return r, malformed
			}
		}
	}
	r.head = words[0] == "HEAD"
	switch {
	case !strings.HasPrefix(words[2], "HTTP/"):
		return r, malformed
	case words[2] != "HTTP/1.1" && words[2] != "HTTP/1.0":
		return r, version
	case hosts > 1 || hosts == 0 && words[2] == "HTTP/1.1":
		return r, malformed
	case words[0] != "GET" && !r.head:
		return r, method
	}
	path, root := strings.CutPrefix(words[1], "/")
	address, named := strings.CutSuffix(path, ".ics")
	if !root || !named {
		return r, notFound
	}
	r.address = address
	return r, 0
}

// isToken reports whether s is a name or a method (RFC 9110, 5.6.2).
func isToken(s string) bool {
	for i := range len(s) {
		c := s[i] | 0x20
		if (c < 'a' || c > 'z') && (s[i] < '0' || s[i] > '9') && !strings.ContainsRune("!#$%&'*+-.^_`|~", rune(s[i])) {
			return false
		}
	}
	return s != ""
}

// has reports whether the client has what has this tag.
func (r *request) has(tag string) bool {
	for one := range strings.SplitSeq(r.have, ",") {
		one = strings.TrimPrefix(strings.Trim(one, " \t"), "W/")
		if one == tag || one == "*" {
			return true
		}
	}
	return false
}
