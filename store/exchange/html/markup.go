package html

import (
	"io"
	"math"
	"strconv"
	"strings"

	"ebb/store/safe"
)

// markup writes elements, one inside the other. Text and the values of attributes
// are made safe here and nowhere else.
type markup struct {
	b    strings.Builder
	open []string
}

// breaks are the elements after which a line ends, so that the source can be
// read and compared.
var breaks = map[string]bool{
	"html": true, "head": true, "body": true, "main": true, "header": true, "section": true, "footer": true, "div": true, "table": true, "thead": true,
	"tbody": true, "tr": true, "p": true, "h1": true, "h2": true, "ul": true, "ol": true, "li": true, "dl": true, "svg": true, "g": true, "title": true,
	"desc": true, "style": true, "meta": true, "caption": true,
}

// in opens an element; attributes stand in pairs of name and value, those
// without a value are left out.
func (m *markup) in(name string, attrs ...string) {
	m.start(name, attrs)
	m.b.WriteByte('>')
	m.open = append(m.open, name)
}

// out closes the innermost element.
func (m *markup) out() {
	name := m.open[len(m.open)-1]
	m.open = m.open[:len(m.open)-1]
	m.b.WriteString("</" + name + ">")
	m.line(name)
}

// put writes an element that holds text alone.
func (m *markup) put(name, text string, attrs ...string) {
	m.in(name, attrs...)
	m.say(text)
	m.out()
}

// void writes an element that holds nothing.
func (m *markup) void(name string, attrs ...string) {
	m.start(name, attrs)
	m.b.WriteString("/>")
	m.line(name)
}

// say writes text, line breaks included.
func (m *markup) say(text string) { m.b.WriteString(escaper.Replace(safe.Lines(text))) }

// own writes words from outside, whose direction must not turn what stands
// beside them.
func (m *markup) own(text string) { m.put("bdi", text) }

func (m *markup) start(name string, attrs []string) {
	m.b.WriteString("<" + name)
	for i := 0; i+1 < len(attrs); i += 2 {
		if attrs[i+1] != "" {
			m.b.WriteString(" " + attrs[i] + `="` + escaper.Replace(safe.Text(attrs[i+1])) + `"`)
		}
	}
}

func (m *markup) line(name string) {
	if breaks[name] {
		m.b.WriteByte('\n')
	}
}

// flush closes what is open and writes all of it.
func (m *markup) flush(w io.Writer) error {
	for len(m.open) > 0 {
		m.out()
	}
	_, err := io.WriteString(w, m.b.String())
	return err
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&#39;")

// at writes a coordinate, to a hundredth.
func at(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		v = 0
	}
	text := strconv.FormatFloat(v, 'f', 2, 64)
	text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	if text == "-0" {
		return "0"
	}
	return text
}

// rect draws a bar; one without an extent is left out.
func (m *markup) rect(class string, x, y, w, h float64) {
	if w > 0 && h > 0 {
		m.void("rect", "class", class, "x", at(x), "y", at(y), "width", at(w), "height", at(h))
	}
}

// rule draws a straight line.
func (m *markup) rule(class string, x1, y1, x2, y2 float64) {
	m.void("line", "class", class, "x1", at(x1), "y1", at(y1), "x2", at(x2), "y2", at(y2))
}

// curve draws a line through points that are written already.
func (m *markup) curve(class string, points []string) {
	m.b.WriteString(`<polyline class="` + class + `" points="` + strings.Join(points, " ") + `"/>` + "\n")
}

// label writes text into a picture: anchor is start, middle or end.
func (m *markup) label(class, anchor string, x, y float64, text string) {
	if anchor == "start" {
		anchor = ""
	}
	m.put("text", text, "class", class, "text-anchor", anchor, "x", at(x), "y", at(y))
}
