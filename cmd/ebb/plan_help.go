package main

import (
	"strings"

	"github.com/spf13/cobra"
)

// planIntro is what ebb help plan says before the example.
const planIntro = `A season is a text: ebb edit season opens it in your editor, ebb export plan writes it to a file, and ebb import reads one. Blocks, down weeks and the taper are lines of it: put one in, take one out, change a word, and what follows moves along.`

// planExample is a plan file that shows the whole of its language.
const planExample = `ebb 1
athlete "Sam Rivera"
sport run
season "Canyon 50K" from 2027-01-04
event A 2027-02-13 "Canyon 50K" 50k +2100m 6h fuel 70g #technical
event C 2027-01-24 "Town 10K" 10k 45m

block base "Base 1" 2:1
  week load 310 "find the habit"
    Tue easy 50m
    Wed hills 1h: 15m @2, 8x(1m @8, 2m @2), 21m @2
    Thu strength maintenance 40m
    Sat long 2h30 +600m !
  week hours 7h
  down 65%
    Sun long 1h30
block specific "Sharpen"
  week load 380
    Tue intervals 1h10
    Fri rest "before the long day"
    Sat long 4h @3 +1400m
block taper "Taper"
  taper 60%
    Wed tempo 40m
block race "Race"
  race
    Tue easy 30m
block recovery "Come down"
  recovery 10d
    d1 rest
    d4 easy 30m
`

// planWords say what the lines mean.
var planWords = []pair{
	{"ebb 1", "the first line: the version of the language; athlete, sport and season follow"},
	{"season ... from", "the first day; weeks follow each other from there, so that no line needs a date"},
	{"event A ...", "a race with its date, name, distance, climb and goal; A, B or C says how much it counts. It never moves by itself"},
	{"block PHASE", "begins at the margin: base, build, specific, peak, taper, race, recovery, transition or a word of yours; then its name, and the weeks of stress to those of recovery (2:1)"},
	{"week", "2 columns in, a week of load; down, taper, race and recovery are the other kinds"},
	{"10d", "its length, 7 days when not said; 9- and 10-day weeks are fine"},
	{"load 310, hours 7h", "what it aims at; a week without sessions is outlined by it"},
	{"65%", "aims at that share of the mean of the two largest of the four weeks before"},
	{"Tue, d4", "4 columns in, a session's day: the weekday in weeks of 7 days, the number of the day in any. The rest is the line that ebb add takes"},
	{"! ? #night", "a key session, one if you like, a tag"},
	{"#fixed", "its day is not the athlete's to move: they can ask"},
	{"\"...\"", "a note: of a season's name, a week or a session"},
	{"# ...", "a comment of the file, which the plan does not keep"},
	{"^7kq4", "an id at the end of a line, with --ids: that line is that thing, wherever it stands"},
	{"part block from", "the head of a text that holds a block or a week alone, as ebb edit opens it; ebb import takes whole seasons"},
}

// planHelp is the page of the language of plan files.
func (sh *shell) planHelp() *cobra.Command {
	return sh.topic("plan", "The language of plan files, by example", func(p page) error {
		p.text(planIntro)
		p.blank()
		p.head("A plan file")
		for line := range strings.Lines(planExample) {
			words := strings.TrimLeft(line, " ")
			p.hanging(line[:len(line)-len(words)], strings.TrimSpace(words))
		}
		p.blank()
		p.head("What its lines mean")
		p.pairs(planWords)
		return nil
	})
}
