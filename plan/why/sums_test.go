package why

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Sums in pages are done again: a line with " = " ends in a figure that what
// stands before it comes to. Words between figures are passed over; x is times,
// "root of" a square root,
// "logarithm of" a natural one.

// wrongSum gives what is wrong with the sum in a line, "" when it is right or
// there is none.
func wrongSum(line string) string {
	left, right, isSum := strings.Cut(line, " = ")
	if !isSum {
		return ""
	}
	want, err := strconv.ParseFloat(firstFigure.FindString(right), 64)
	if err != nil {
		return "no figure behind ="
	}
	if i := strings.LastIndex(left, ": "); i >= 0 { // what goes before says what it is about
		left = left[i+2:]
	}
	r := reckoner{tokens: tokens(left)}
	got := r.sum()
	if r.wrong != "" || r.at < len(r.tokens) {
		return fmt.Sprintf("can't be read: %q %s", r.tokens, r.wrong)
	}
	if math.Abs(got-want) > .012*math.Abs(want)+.12 {
		return fmt.Sprintf("comes to %g, not %g", got, want)
	}
	return ""
}

var firstFigure = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?`)

// tokens gives the figures and signs of a sum. A figure behind a word that ends
// another thought ("0.6 of threshold") stays with the sign before it.
func tokens(text string) []string {
	var all []string
	for _, word := range strings.FieldsFunc(spaced.Replace(text), unicode.IsSpace) {
		word = strings.TrimSuffix(word, ",")
		_, err := strconv.ParseFloat(word, 64)
		if err == nil || slices.Contains(signs, word) {
			all = append(all, word)
		}
	}
	return all
}

var signs = []string{"+", "-", "x", "/", "(", ")", "root", "logarithm"}

var spaced = strings.NewReplacer("(", " ( ", ")", " ) ")

// reckoner reads tokens from the left: sums of products of figures.
type reckoner struct {
	tokens []string
	at     int
	wrong  string
}

func (r *reckoner) peek() string {
	if r.at < len(r.tokens) {
		return r.tokens[r.at]
	}
	return ""
}

func (r *reckoner) sum() float64 {
	x := r.product()
	for r.peek() == "+" || r.peek() == "-" {
		sign := r.tokens[r.at]
		r.at++
		if y := r.product(); sign == "+" {
			x += y
		} else {
			x -= y
		}
	}
	return x
}

func (r *reckoner) product() float64 {
	x := r.figure()
	for r.peek() == "x" || r.peek() == "/" {
		sign := r.tokens[r.at]
		r.at++
		if y := r.figure(); sign == "x" {
			x *= y
		} else {
			x /= y
		}
	}
	return x
}

func (r *reckoner) figure() float64 {
	word := r.peek()
	r.at++
	switch word {
	case "root":
		return math.Sqrt(r.figure())
	case "logarithm":
		return math.Log(r.figure())
	case "(":
		x := r.sum()
		if r.peek() != ")" {
			r.wrong = "a bracket is open"
		}
		r.at++
		return x
	}
	x, err := strconv.ParseFloat(word, 64)
	if err != nil {
		r.wrong = "a figure is missing"
	}
	return x
}
