package calendar

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"time"
)

// status is the number that an answer begins with (RFC 9110, 15).
type status int

// The answers that there are; gone is none, for nobody is there any more.
const (
	gone        status = -1
	ok          status = 200
	notModified status = 304
	malformed   status = 400
	notFound    status = 404
	method      status = 405
	tooLate     status = 408
	tooLong     status = 431
	broken      status = 500
	version     status = 505
)

var statusWords = map[status]string{
	ok: "OK", notModified: "Not Modified", malformed: "Bad Request", notFound: "Not Found", method: "Method Not Allowed",
	tooLate: "Request Timeout", tooLong: "Request Header Fields Too Large", broken: "Internal Server Error", version: "HTTP Version Not Supported",
}

func (s status) words() string { return strconv.Itoa(int(s)) + " " + statusWords[s] }

// answer is what is sent.
type answer struct {
	status status
	page   []byte // of ok and notModified
	tag    string
	head   bool // without the body
}

// tagOf names a page by what is in it.
func tagOf(page []byte) string {
	sum := sha256.Sum256(page)
	return `"` + hex.EncodeToString(sum[:16]) + `"`
}

// always says what every answer does: nobody keeps it, finds it by a search, or
// sends its address on.
const always = "Connection: close\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\nX-Robots-Tag: noindex\r\n"

func (a *answer) bytes(now time.Time) []byte {
	var text strings.Builder
	body := a.page
	text.WriteString("HTTP/1.1 " + a.status.words() + "\r\nDate: " + now.UTC().Format("Mon, 02 Jan 2006 15:04:05 GMT") + "\r\n" + always)
	switch a.status {
	case ok, notModified:
		text.WriteString("ETag: " + a.tag + "\r\nCache-Control: private, no-cache\r\n")
	default:
		body = []byte(statusWords[a.status] + "\n")
		text.WriteString("Cache-Control: no-store\r\n")
	}
	switch a.status {
	case notModified:
		body = nil
	case ok:
		text.WriteString("Content-Type: text/calendar; charset=utf-8\r\n")
	case method:
		text.WriteString("Allow: GET, HEAD\r\n")
		fallthrough
	default:
		text.WriteString("Content-Type: text/plain; charset=utf-8\r\n")
	}
	if a.status != notModified {
		text.WriteString("Content-Length: " + strconv.Itoa(len(body)) + "\r\n")
	}
	text.WriteString("\r\n")
	if !a.head {
		text.Write(body)
	}
	return []byte(text.String())
}
