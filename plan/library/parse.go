package library

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"ebb/plan"
	"ebb/plan/notation"
)

// MostBytes is the largest library that is read.
const MostBytes = 1 << 20

// MostName is the longest name of an entry, in characters.
const MostName = plan.MaxName

// Parse reads entries; name is that of the file, for its errors. The error is
// notation.FileErrors, and then no entry is given.
func Parse(name, text string) ([]Entry, error) {
	p := parser{file: name}
	if len(text) > MostBytes {
		return nil, notation.FileErrors{All: []notation.FileError{{File: name, Says: "the library is larger than a megabyte"}}}
	}
	line := 0
	for text != "" {
		var one string
		one, text, _ = strings.Cut(text, "\n")
		line++
		p.line(line, strings.TrimRight(one, " \r"))
	}
	p.close()
	if len(p.errs.All) > 0 {
		return nil, p.errs
	}
	return p.entries, nil
}

// parser reads the lines of a library.
type parser struct {
	file    string
	entries []Entry
	errs    notation.FileErrors

	open bool // an entry is being read
	bad  bool // its head can't be read: its body isn't
	head row
	body []row
	now  Entry
}

// row is a line with its place in the file.
type row struct {
	at   int
	text string
}

func (p *parser) line(at int, text string) {
	switch body, indented := strings.CutPrefix(text, indent); {
	case strings.TrimSpace(text) == "" || text[0] == '#':
	case indented:
		if !p.open {
			p.fail(row{at, text}, 0, len(text), `session "Tempo" quality base "why"`, "this line stands below no entry")
			return
		}
		p.body = append(p.body, row{at, body})
	default:
		p.close()
		p.open, p.head, p.body = true, row{at, text}, p.body[:0]
		p.now, p.bad = p.readHead(), false
		p.bad = p.now.What == NoWhat
	}
}

// indent stands before the lines of an entry's body.
const indent = "  "

// fail keeps an error of a part of a line; ten are enough.
func (p *parser) fail(r row, from, to int, try, says string) {
	if len(p.errs.All) == notation.MostFileErrors {
		p.errs.More++
		return
	}
	p.errs.All = append(p.errs.All, notation.Wrong(p.file, r.at, r.text, from, to, try, says))
}

// failBody is fail for a line of the body.
func (p *parser) failBody(r row, from, to int, try, says string) {
	r.text = indent + r.text
	p.fail(r, from+len(indent), to+len(indent), try, says)
}

// take keeps an error of the notation about a line of the body.
func (p *parser) take(r row, err error) {
	if e, ok := errors.AsType[*notation.Error](err); ok {
		p.errs.All = append(p.errs.All, e.In(p.file, r.at, indent))
		return
	}
	p.failBody(r, 0, len(r.text), "", err.Error())
}

// token is a word of a line, or what stands in quotes.
type token struct {
	text     string
	quoted   bool
	from, to int
}

// tokens splits a line; ok is false when a quote stays open or is not written
// as the notation writes it.
func tokens(line string) (all []token, ok bool) {
	for i := 0; i < len(line); {
		switch line[i] {
		case ' ':
			i++
		case '"':
			quote, err := strconv.QuotedPrefix(line[i:])
			if err != nil {
				return all, false
			}
			text, err := strconv.Unquote(quote)
			if err != nil || !printable(text) {
				return all, false
			}
			all = append(all, token{text, true, i, i + len(quote)})
			i += len(quote)
		default:
			n := strings.IndexAny(line[i:], ` "`)
			if n < 0 {
				n = len(line) - i
			}
			all = append(all, token{line[i : i+n], false, i, i + n})
			i += n
		}
	}
	return all, true
}

// readHead reads WHAT "NAME" WORDS "PURPOSE"; NoWhat when it can't be read.
func (p *parser) readHead() Entry {
	text := p.head.text
	all, ok := tokens(text)
	if !ok {
		p.fail(p.head, strings.IndexByte(text, '"'), len(text), `"Tempo"`, "text stands in straight quotes, on one line")
		return Entry{}
	}
	e := Entry{What: whatExact(all[0].text)}
	switch {
	case e.What == NoWhat:
		p.fail(p.head, all[0].from, all[0].to, "session", "an entry begins with what it is: "+strings.Join(whatWords[1:], ", "))
		return Entry{}
	case len(all) < 2 || !all[1].quoted || strings.TrimSpace(all[1].text) == "":
		p.fail(p.head, all[0].to, len(text), e.What.String()+` "Tempo"`, "the name of the entry stands here, in quotes")
		return Entry{}
	case len([]rune(all[1].text)) > MostName:
		p.fail(p.head, all[1].from, all[1].to, "", "the name is longer than "+strconv.Itoa(MostName)+" characters")
		return Entry{}
	}
	e.Name = all[1].text
	for i, t := range all[2:] {
		if t.quoted && i == len(all)-3 {
			e.Purpose = t.text
		} else if !p.word(&e, t) {
			return Entry{}
		}
	}
	return e
}

func whatExact(word string) What { return What(max(0, slices.Index(whatWords, word))) }

// word reads a word of a head: a role, a range, a phase or a discipline.
func (p *parser) word(e *Entry, t token) bool {
	least, most, ranged := strings.Cut(t.text, "..")
	switch {
	case t.quoted:
		p.fail(p.head, t.from, t.to, "", "what an entry is for is said once, at the end of its line")
		return false
	case e.What == Sessions && RoleOf(t.text) != NoRole && e.Role == NoRole:
		e.Role = RoleOf(t.text)
	case slices.Contains(plan.Phases(), plan.Phase(t.text)):
		e.Phases = append(e.Phases, plan.Phase(t.text))
	case slices.Contains(Disciplines(), Discipline(t.text)):
		e.Disciplines = append(e.Disciplines, Discipline(t.text))
	case ranged && (e.What == Sessions || e.What == Seasons):
		from, okFrom := seconds(least)
		to, okTo := seconds(most)
		if !okFrom || !okTo || from > to {
			p.fail(p.head, t.from, t.to, "30m..1h30", "how short and how long it may be is two durations")
			return false
		}
		e.Least, e.Most = from, to
	default:
		p.fail(p.head, t.from, t.to, "", t.text+" is no word of "+e.What.String()+": there are "+wordsOf(e.What))
		return false
	}
	return true
}

func wordsOf(w What) string {
	words := []string{}
	if w == Sessions {
		words = append(words, roleWords[1:]...)
	}
	for _, p := range plan.Phases() {
		words = append(words, string(p))
	}
	for _, d := range Disciplines() {
		words = append(words, string(d))
	}
	text := strings.Join(words, ", ")
	if w == Sessions || w == Seasons {
		text += " and a range as 30m..1h30"
	}
	return text
}

// seconds reads a duration as lines write it.
func seconds(text string) (int, bool) {
	s, err := notation.ParseSession("easy "+text, plan.Run)
	return s.Duration.Seconds, err == nil && !s.Duration.IsZero()
}

// close ends the entry that is being read and keeps it when it is whole.
func (p *parser) close() {
	if !p.open {
		return
	}
	p.open = false
	if p.bad {
		return
	}
	if len(p.body) == 0 {
		p.fail(p.head, len(p.head.text), len(p.head.text), "", "nothing stands below this line: what it holds is written there, two blanks in")
		return
	}
	wrong := len(p.errs.All)
	switch p.now.What {
	case Sessions:
		p.session()
	case Patterns:
		p.patterns()
	case Progressions:
		p.progression()
	case Seasons:
		p.season()
	default:
		p.weeks()
	}
	if len(p.errs.All) > wrong {
		return
	}
	for _, e := range p.entries {
		if e.Same(p.now) {
			p.fail(p.head, 0, len(p.head.text), "", "there is a "+p.now.What.String()+" of this name above")
			return
		}
	}
	p.entries = append(p.entries, p.now)
}

// session reads the one line of a session.
func (p *parser) session() {
	if len(p.body) > 1 {
		p.failBody(p.body[1], 0, len(p.body[1].text), "", "a session is one line")
		return
	}
	s, err := notation.ParseSession(p.body[0].text, plan.Run)
	if err != nil {
		p.take(p.body[0], err)
		return
	}
	s.Origin = plan.ByTemplate
	p.now.Session = s
	if p.now.Role == NoRole {
		p.now.Role = roleOf(s)
	}
}

// roleOf gives the role of a session that is not said.
func roleOf(s plan.Session) Role {
	switch s.Kind {
	case plan.Rest:
		return Off
	case plan.Heavy, plan.Maintenance, plan.Plyo:
		return Strength
	case plan.Flexibility:
		return Mobility
	case plan.Long:
		return Long
	case plan.Tempo, plan.Threshold, plan.Intervals, plan.Hills, plan.Progression, plan.Test, plan.Race:
		return Quality
	default:
		if s.Sport == plan.Multi {
			return Brick
		}
		return Easy
	}
}

// weeks reads the week or the block of an entry as a part of a plan file.
func (p *parser) weeks() {
	if p.now.What == Blocks && p.parameters() {
		return
	}
	what, blanks := "part block", ""
	if p.now.What == Weeks { // its line stands two blanks in, there as here
		what, blanks = "part week", indent
	}
	text := []string{"ebb 1", "sport run", what + " from " + aMonday.String()}
	for _, r := range p.body {
		text = append(text, blanks+r.text)
	}
	f, err := notation.ParseFile(p.file, []byte(strings.Join(text, "\n")+"\n"), notation.FileReading{Sport: plan.Run})
	if errs, ok := errors.AsType[notation.FileErrors](err); ok {
		for _, e := range errs.All {
			e.Line = p.body[min(max(e.Line-headLines-1, 0), len(p.body)-1)].at
			e.Column += len(indent) - len(blanks)
			p.errs.All = append(p.errs.All, e)
		}
		return
	}
	blocks := f.Season.Blocks
	if p.now.What == Weeks && len(blocks) == 1 && len(blocks[0].Weeks) == 1 {
		p.now.Week = blocks[0].Weeks[0]
		return
	}
	if p.now.What == Blocks && len(blocks) == 1 {
		p.now.Block = blocks[0]
		return
	}
	p.fail(p.head, 0, len(p.head.text), "", "there is one "+p.now.What.String()+" in an entry")
}
