package main

import (
	_ "embed"
	"strings"
)

// jsonIntro is what ebb help json says first.
const jsonIntro = `With --json every command prints one object on one line. Names are in snake_case, dates are YYYY-MM-DD, durations seconds, distances and climb metres, load is in the load unit (100 = one hour at threshold), and numbers are exact. "ebb" is the version of these shapes: a field, once there, stays. More may come: pass over what you don't know.

"revision" is the number of the newest change, as ebb history counts and ebb undo --to takes it. What follows was printed by these commands, with lists, sentences and figures cut short.

An error is one object too, the last line of standard error, beside the exit code: ebb help lists those.
`

// jsonPages are the documents of --json, in the order of help, with what their
// example does not say.
var jsonPages = []struct{ name, note string }{
	{"season", "load is what was done as far as that is reported, then what is planned; seconds and climb are planned, less what life takes; planned_load is of the plan alone; done_seconds and done_load are of what was reported, null where nothing was"},
	{"block", "its weeks are those of ebb season; ebb history --at DATE prints the same"},
	{"week", `events as in ebb event list; "state" of done is done, partly, instead or skipped; elsewhere is null or what was done of a session that lies on another day now: "date" and the fields of done; "private" is the coach's note`},
	{"today", "a day of ebb week, with its block"},
	{"oscillation", "without two weeks to look at, oscillation, band and parts are null"},
	{"response", ""},
	{"check", "fix is null where nothing that a plan can do would put it right; muted counts the findings that are kept back"},
	{"check --muted", "id is null where a rule is off by a setting; where is null when what it was about is gone"},
	{"coverage", "share is of the dose, 1 is all of it; wanted rehearsals of counts_from of the dose and more are usual by the day by; blocks of a demand stand in the order of blocks; status is missing, short, late, too much, plenty, planned or covered; best and last are null where nothing comes near"},
	{"fuel", "amounts are an hour: carbohydrate in g, sodium in mg, fluid in ml; rehearsed is the most of the eight weeks before today, reached the first session with the target, null where none has it. With --sheet hours are in seconds from the start of the day, and their amounts in all"},
	{"why", "reason is why it was turned off; lacks is what it would need and ebb does not keep"},
	{"why load", "so does ebb why of every other number; here is how it came about, see what hangs together with it, as typed behind ebb why"},
	{"add", "so do mv, rm, swap, edit, target, mute, unmute, undo and redo; session and date are null where they were about no one session"},
	{"sketch", "stored is false with --dry-run; event is null without a race; seconds are of the fullest week of a block; says is how the line was brought to the time there is, remarks what does not fit, by the day on which it is wanted"},
	{"log", ""},
	{"feel", "a mark is 1 to 5 with 5 the good end, null where none was given; checkins are those that were said or asked for"},
	{"event list", "so do event add and event rm"},
	{"sick", "so do injured, travel, holiday, life rm and life return; race is null when none is ahead, return after life rm; before is without the fact, with lays it over the plan, after with it and the return"},
	{"life list", ""},
	{"history", "branch is null for records, check-ins and settings"},
	{"branch list", "so do all of ebb branch; from, since, at and person are null for main"},
	{"diff", "what is season, block, week, event or session; how is added, removed, moved (from: the day before) or changed; date is where it is in B, or was in A"},
	{"release", "until is null for all"},
	{"library list", "so does all of ebb library, export without -o too; role and sport are null but for sessions, least_seconds and most_seconds where no range is said; lines are those below the head, as ebb library export writes them; athlete is null for what is for all"},
	{"library history", ""},
	{"athlete show", "so do athlete add and athlete set"},
	{"athlete list", "squad is for coaches; attention is red, look, silent or fine"},
	{"athlete invite", "athlete is null for a coach; code is told this once"},
	{"athlete key", "role is null for a key that lets nobody in any more; code is the name of an invitation that is open, not the code itself"},
	{"athlete rm", "copies are those that held the athlete; left is what may do so still; why is null for a backup that a person put there"},
	{"export", "with -o FILE; ebb export json alone prints the document that ebb export --help shows"},
	{"import", "also is what matters first of what changed, in sentences"},
	{"backup", ""},
	{"restore", "without FILE it lists the copies"},
	{"doctor", "grade is unreadable, spoilt, missing, contrary, untidy, exposed or note, which is no damage; unsaid is how many findings there are besides; repair is null without --repair"},
	{"help keys", "keys is empty for what is in the palette only"},
	{"error", "line, column (from 1) and width are of a line that could not be read, else null"},
}

// jsonExamples holds what the commands printed, made by go test -examples: a line
// with the name of the page, then objects, one a line.
//
//go:embed json_examples.txt
var jsonExamples string

// examplesOf gives the objects that a page of jsonPages shows.
func examplesOf(name string) (objects []string) {
	here := false
	for line := range strings.Lines(jsonExamples) {
		switch line = strings.TrimSpace(line); {
		case strings.HasPrefix(line, "{"):
			if here {
				objects = append(objects, line)
			}
		default:
			here = line == name
		}
	}
	return objects
}

// showJSONHelp prints the page.
func showJSONHelp(p page) error {
	p.text(jsonIntro)
	for _, doc := range jsonPages {
		objects := examplesOf(doc.name)
		if len(objects) == 0 {
			continue
		}
		p.blank()
		title := "ebb " + doc.name
		if doc.name == "error" {
			title = "An error"
		}
		p.head("%s", title)
		if doc.note != "" {
			p.item("  ", "", doc.note)
		}
		for _, object := range objects {
			for _, line := range folded(object, p.width-4) {
				piece := strings.TrimLeft(line, " ")
				p.hanging("  "+line[:len(line)-len(piece)], piece)
			}
		}
	}
	return nil
}

// folded breaks an object behind commas, so that lines fit a width where they
// can; a line is set in by the depth it begins at.
func folded(object string, width int) (lines []string) {
	var line strings.Builder
	depth, quoted, from, start := 0, false, 0, 0
	for i := 0; i < len(object); i++ {
		switch c := object[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			depth--
		case c != ',':
		default:
			piece := object[from : i+1]
			if room := width - deepest; len(piece) > room {
				piece = fitting(piece, room)
			}
			if line.Len() > 0 && start+line.Len()+len(piece) > width {
				lines = append(lines, strings.Repeat(" ", start)+line.String())
				line.Reset()
			}
			if line.Len() == 0 && len(lines) > 0 {
				start = min(depth, deepest)
			}
			line.WriteString(piece)
			from = i + 1
		}
	}
	piece := object[from:]
	if room := width - deepest; len(piece) > room {
		piece = fitting(piece, room)
	}
	if line.Len() > 0 && start+line.Len()+len(piece) > width {
		lines = append(lines, strings.Repeat(" ", start)+line.String())
		line.Reset()
		start = deepest
	}
	return append(lines, strings.Repeat(" ", start)+line.String()+piece)
}

// fitting cuts the longest sentence of a piece of an object so that the piece has
// room on a line: broken over two it would be no JSON any more.
func fitting(piece string, room int) string {
	from, to := 0, 0
	for at := 0; at < len(piece); at++ {
		if piece[at] != '"' {
			continue
		}
		end := at + 1
		for end < len(piece) && piece[end] != '"' {
			if piece[end] == '\\' {
				end++
			}
			end++
		}
		if end-at-1 > to-from {
			from, to = at+1, end
		}
		at = end
	}
	text := piece[from:to]
	keep := len(text) - (len(piece) - room) - len(cutMark)
	if keep < 8 || !strings.Contains(text, " ") {
		return piece
	}
	text = strings.TrimRight(strings.ToValidUTF8(text[:keep], ""), "\\")
	return piece[:from] + text + cutMark + piece[to:]
}

// cutMark stands for the rest of a sentence.
const cutMark = "..."

// deepest is how far a line of an example is set in at most.
const deepest = 6

// errorDoc is an error with --json.
type errorDoc struct {
	Ebb   int         `json:"ebb"`
	Error errorDetail `json:"error"`
}

type errorDetail struct {
	Code   int     `json:"code"`
	Says   string  `json:"says"`
	Do     *string `json:"do"`
	Line   *string `json:"line"`
	Column *int    `json:"column"`
	Width  *int    `json:"width"`
}
