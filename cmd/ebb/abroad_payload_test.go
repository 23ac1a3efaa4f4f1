package main

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/store"
	"ebb/tui/serve/sshtest"
)

// payloads are what someone may write to get at the terminal of who reads it
// (CWE-150, CVE-2021-42574): each is to be no more than text, if anything.
var payloads = []string{
	"\x1b]52;c;b3duZWQ=\x07", "\x1b]0;owned\x07", "\x1b]8;;http://owned\x1b\\x", "\x1b[2J\x1b[H", "\x1b[31m", "\x1b[6n", "\x1b[?1049l", "\x1bPowned\x1b\\",
	"\x1b_Gowned\x1b\\", "\x1b^owned\x1b\\", "\x1b", "\x1b]owned", "\u009b2J", "\u009downed\u009c", "\u202eevil", "\u2066evil\u2069", "a\u200b\u200db\ufeff",
	"\U000e0041\U000e0042", "a" + strings.Repeat("\u0301", 200), "over\rwritten", "back\b\b\bspace\x7f", "nul\x00bell\x07tab\t\x9b\xff",
}

// ours are the sequences that our own screens write: cells and their looks, the
// modes that are set once, the window's title, and the questions at the start.
var ours = regexp.MustCompile(`\x1b\[[0-9;:]*[ABCDGHJKXmdSTLMPbrZ]|\x1b\[[0-9] q|\x1b\[[?>=][0-9;]*[hlmcuqn]|\x1b\[\?[0-9;]*\$p|\x1b\[[=>][0-9;]*u|\x1b\]2;[^\x07\x1b]*\x07|\x1b\]11;\?(?:\x07|\x1b\\)|\x1b\]1[12]1?(?:\x07|\x1b\\)|\x1b[78=>M]|\x1b\[[0-9;]*t|\x1b\[!p`)

// plainText fails when anything but text is left once our own sequences are taken out.
func (a *abroad) plainText(what, said string, breaks string) {
	a.Helper()
	left := ours.ReplaceAllString(said, "")
	for at, r := range left {
		if strings.ContainsRune(breaks, r) || r == '\n' || plan.Printable(r) || r == '\u200d' || r == '\ufe0f' {
			continue
		}
		a.Errorf("%s: %U stands in %q", what, r, left[max(0, at-40):min(len(left), at+40)])
		return
	}
	if strings.Contains(said, "\x1b]52") || strings.Contains(said, "\x1b]8;") || strings.Contains(said, "\x1b]0;") {
		a.Errorf("%s: a payload became a sequence", what)
	}
}

// What an athlete writes over SSH comes to the coach as text, on each screen, in
// each answer, in the exports and in the log.
func TestPayloadsComeToTheCoachAsText(t *testing.T) {
	a := startAbroad(t)
	sam := surelyAthlete(t, a.coach(), "sam")
	own := a.squad.As(store.Principal{Person: sam.Name, Role: store.AthleteRole, Athlete: sam.ID, Via: "ssh"})
	phone := sshtest.In(t, a.at, a.keys["sam"])
	typing := phone.Screens(40, 20)
	typing.WaitFor("Canyon")
	var said, notes strings.Builder
	for n, p := range payloads {
		// By each way in: a command, a screen, and the store itself, past all that
		// reads what is typed.
		out, errs, _ := phone.Answer("feel legs=4 energy=3 '\"told " + strings.ReplaceAll(p, "'", "") + "\"'")
		said.WriteString(out + errs)
		typing.Type("'c\x1b[200~said " + p + "\x1b[201~\r" + lone + lone + lone)
		surely(t, 0, own.Checkin(sam.ID, plan.Checkin{Day: a.today - calendar.Day(n), Legs: 4, Note: "felt " + p}))
		surely(t, 0, own.AddComment(sam.ID, plan.Comment{ID: own.NewID(), Day: a.today, Text: "stored " + p}))
		notes.WriteString(p)
	}
	typing.Settle()
	_, err := sshtest.Dial(t, a.at, "user "+notes.String(), sshtest.NewKey(t))
	if err == nil {
		t.Error("a stranger comes in")
	}

	kim := sshtest.In(t, a.at, a.keys["coach"])
	surely(t, 0, a.squad.As(store.Principal{Person: "kim", Role: store.Coach}).SetLastUsed(sam.ID))
	for _, line := range []string{"today", "week", "week --json", "log 'easy 30m'", "export md", "export html", "export csv", "export ics", "export json", "export plan"} {
		out, errs, _ := kim.Answer(line)
		a.plainText(line, out+errs, "\r") // calendars and tables end lines with both
	}
	a.plainText("the athlete's own answers", said.String(), "")
	screen := kim.Screens(120, 36)
	screen.WaitFor("Sam Rivera")
	screen.Type("'")
	screen.WaitFor("stored ")
	screen.Type("jjjjjjkk" + lone + ":history\rjjjj" + lone + ":the squad\rjj" + lone + ":findings\r" + lone + ":week\r" + lone)
	screen.Settle()
	a.plainText("the coach's screens", string(screen.Bytes()), "\r\b\x07\t")
	text, err := os.ReadFile(a.audit)
	surely(t, text, err)
	a.told() // each line is JSON of plain ASCII
	a.plainText("the log", string(text), "")
}
