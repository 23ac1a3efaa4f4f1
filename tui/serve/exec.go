package serve

import (
	"context"
	"errors"
	"io"
	"strings"
	"time"

	"ebb/store"
)

// The exit codes that the server itself gives.
const (
	codeFault = 1
	codeWrong = 2

	codeUnusable = 3
)

// Call is a command that someone runs from elsewhere.
type Call struct {
	Who    store.Principal
	Args   []string // its name first
	Width  int
	Colour bool
	In     io.Reader
	Out    io.Writer
	Err    io.Writer
	Told   func(store.Deed) // what it did to the store
	Within context.Context  //nolint:containedctx // a call lives as long as its session
}

// What a command from elsewhere may take: bytes to read, and time.
const (
	MostRead      = 5 << 20
	LongestAnswer = 5 * time.Minute
)

var errUnclosed = errors.New("a quote is not closed")

// Words takes a command line apart as a shell does: blanks part words, but not
// within quotes or after a backslash. Nothing else means anything.
func Words(line string) ([]string, error) {
	var words []string
	var word strings.Builder
	quote, inside := rune(0), false
	escaped := false
	for _, r := range line {
		switch {
		case escaped:
			if quote == '"' && r != '"' && r != '\\' {
				word.WriteByte('\\')
			}
			word.WriteRune(r)
			escaped = false
		case r == '\\' && quote != '\'':
			escaped, inside = true, true
		case quote != 0 && r == quote:
			quote = 0
		case quote != 0:
			word.WriteRune(r)
		case r == '\'' || r == '"':
			quote, inside = r, true
		case r == ' ' || r == '\t' || r == '\n':
			if inside {
				words = append(words, word.String())
				word.Reset()
				inside = false
			}
		default:
			word.WriteRune(r)
			inside = true
		}
	}
	if quote != 0 || escaped {
		return nil, errUnclosed
	}
	if inside {
		words = append(words, word.String())
	}
	return words, nil
}

// exec runs the command that a client asks for.
func (s *seat) exec(line string) int {
	words, err := Words(line)
	if err != nil {
		l := s.line("refused")
		l.Command, l.Why = line, err.Error()
		s.server.audit(l)
		s.say("ebb: " + err.Error())
		return codeWrong
	}
	return s.run(words)
}

// answer runs a command.
func (s *seat) answer(who store.Principal, args []string) int {
	late := time.AfterFunc(LongestAnswer, func() { s.end("that took longer than " + LongestAnswer.String()) })
	defer late.Stop()
	width := 80
	if s.pty {
		width = s.size.w
	}
	return s.server.config.Run(Call{
		Who: who, Args: args, Width: width, Within: s.ctx, Told: s.did,
		Colour: s.pty && s.getenv("NO_COLOR") == "" && s.term != "dumb" && s.term != "",
		In:     io.LimitReader(&input{ctx: s.ctx, from: s.in, rate: s.rate(), typed: func() {}, tame: nil}, MostRead),
		Out:    &s.out, Err: &s.errs,
	})
}

func (s *seat) rate() *bucket {
	most := s.server.config.Limits.Input
	return newBucket(most, most)
}
