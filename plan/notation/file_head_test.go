package notation

import "testing"

func TestWhatIsWrongWithAFile(t *testing.T) { tells(t, "", wholeFaults) }

func TestWhatIsWrongAboveTheBlocks(t *testing.T) { tells(t, belowVersion, headFaults) }

func TestWhatIsWrongWithEvents(t *testing.T) { tells(t, belowSeason, eventFaults) }

// wholeFaults are of the file and its first lines.
var wholeFaults = []fileFault{
	{"an empty file", "", `
p.ebb: there is nothing in the file: a plan file starts with ebb 1
`},
	{"blank lines", `

  
`, `
p.ebb: there is nothing in the file: a plan file starts with ebb 1
`},
	{"comments alone", `# to do
`, `
p.ebb: there are only comments in the file: a plan file starts with ebb 1
`},
	{"another kind of file", `hello
world
`, `
p.ebb:1:1: this is no plan file: one starts with its version
hello
^^^^^
try: ebb 1
`},
	{"no version", `season "X" from 2026-11-30
block base
  week
`, `
p.ebb:1:1: a plan file starts with its version
season "X" from 2026-11-30
^^^^^^
try: ebb 1
`},
	{"a newer version, which is not read any further", `ebb 2
whatever that is
`, `
p.ebb:1:5: version 2: a newer ebb wrote this file, this one reads version 1
ebb 2
    ^
try: update ebb
`},
	{"no number", `ebb
`, `
p.ebb:1:4: the version is a number
ebb
   ^
try: ebb 1
`},
	{"not a number", `ebb one
`, `
p.ebb:1:5: the version is a number
ebb one
    ^^^
try: ebb 1
`},
	{"more than a version", `ebb 1 2
`, `
p.ebb:1:7: "2" means nothing here: the line is complete before it
ebb 1 2
      ^
p.ebb: the line of the season is missing: season "Canyon 100K" from 2026-11-30
`},
	{"a NUL", "ebb 1\nsport run\x00\n", `
p.ebb:2:10: a NUL byte: this is no text
sport run?
         ^
`},
	{"not UTF-8", "ebb 1\n# caf\xe9 crema\n", `
p.ebb:2:6: no valid UTF-8 from here on: save the file as UTF-8
# caf? crema
     ^
`},
	{"UTF-16", "\xff\xfee\x00b\x00b\x00", `
p.ebb: the file is UTF-16: save it as UTF-8
`},
}

// headFaults are of the lines above the blocks.
var headFaults = []fileFault{
	{"a misspelt sport, and no season", `sport rnu
`, `
p.ebb:2:7: "rnu" is no sport
sport rnu
      ^^^
try: run
p.ebb: the line of the season is missing: season "Canyon 100K" from 2026-11-30
`},
	{"no such sport", `sport parachute
season from 2026-11-30
`, `
p.ebb:2:7: "parachute" is no sport: run, bike, swim, hike, ski, row, strength, mobility, multi, other
sport parachute
      ^^^^^^^^^
`},
	{"no sport named", `sport
season from 2026-11-30
`, `
p.ebb:2:6: no sport is named here
sport
     ^
try: sport run
`},
	{"a sport twice", `sport run
sport bike
season from 2026-11-30
`, `
p.ebb:3:1: sport stands on line 2 already
sport bike
^^^^^
`},
	{"a sport below the lines that it tells of", `season from 2026-11-30
block base
  week
sport bike
`, `
p.ebb:5:1: the sport stands before events and blocks: it says what their lines leave out
sport bike
^^^^^
`},
	{"a nameless athlete", `athlete
season from 2026-11-30
`, `
p.ebb:2:8: a name is missing here
athlete
       ^
try: "Sam Rivera"
`},
	{"an athlete twice", `athlete Sam
season from 2026-11-30
athlete "Sam"
`, `
p.ebb:4:1: athlete stands on line 2 already
athlete "Sam"
^^^^^^^
`},
	{"a season twice", `season "X" from 2026-11-30
season "Y" from 2027-11-30
`, `
p.ebb:3:1: season stands on line 2 already
season "Y" from 2027-11-30
^^^^^^
`},
	{"a season without a day", `season X 2026-11-30
`, `
p.ebb:2:20: the first day stands after from
season X 2026-11-30
                   ^
try: from 2026-11-30
`},
	{"a German date", `season "X" from 30.11.2026
`, `
p.ebb:2:17: "30.11.2026" is no date: one is written 2026-11-30
season "X" from 30.11.2026
                ^^^^^^^^^^
try: 2026-11-30
`},
	{"no such day", `season "X" from 2026-02-30
`, `
p.ebb:2:17: there is no day 2026-02-30
season "X" from 2026-02-30
                ^^^^^^^^^^
`},
	{"a quote that is not closed", `season "X from 2026-11-30
`, `
p.ebb:2:8: the quote is not closed
season "X from 2026-11-30
       ^
`},
	{"curly quotes", `season “Canyon 100K” from 2026-11-30
`, `
p.ebb:2:8: quotes are straight ones
season “Canyon 100K” from 2026-11-30
       ^^^^^^^^^^^^^
try: "Canyon 100K"
`},
	{"more after the day", `season "X" from 2026-11-30 to 2027
`, `
p.ebb:2:28: "to" means nothing here: the line is complete before it
season "X" from 2026-11-30 to 2027
                           ^^
`},
	{"a blank before it", `  season "X" from 2026-11-30
`, `
p.ebb:2:3: the line of a season starts at the first column: no blanks before it
  season "X" from 2026-11-30
  ^^^^^^
`},
	{"a misspelt word", `season from 2026-11-30
evnet A 2027-05-22 X
`, `
p.ebb:3:1: "evnet" starts no line of a plan file
evnet A 2027-05-22 X
^^^^^
try: event
`},
	{"a word of nothing", `season from 2026-11-30
todo: everything
`, `
p.ebb:3:1: "todo:" starts no line of a plan file
todo: everything
^^^^^
`},
	{"a part and a season", `part block from 2026-11-30
season X from 2026-11-30
`, `
p.ebb:3:1: line 2 says that this is a part of a season
season X from 2026-11-30
^^^^^^
`},
	{"no such part", `part month from 2026-11-30
`, `
p.ebb:2:6: a part is a block or a week
part month from 2026-11-30
     ^^^^^
try: part week from 2026-11-30
`},
	{"an id where none belongs", `athlete "Sam" ^7kq4
season from 2026-11-30
`, `
p.ebb:2:15: no id stands here: seasons, blocks, weeks, sessions and events have one
athlete "Sam" ^7kq4
              ^^^^^
`},
}

// eventFaults are of events.
var eventFaults = []fileFault{
	{"no priority", `event D 2027-05-22 X 100k
`, `
p.ebb:4:7: an event starts with its priority: A, B or C
event D 2027-05-22 X 100k
      ^
try: A 2027-05-22 "Canyon 100K" 100k
`},
	{"a German date", `event A 22.05.2027 X 100k
`, `
p.ebb:4:9: a plan file has whole dates, as 2027-05-22
event A 22.05.2027 X 100k
        ^^^^^^^^^^
try: 2027-05-22
`},
	{"a day that counts from today", `event A sat X 100k
`, `
p.ebb:4:9: a plan file has whole dates, as 2027-05-22
event A sat X 100k
        ^^^
`},
	{"no name", `event A 2027-05-22
`, `
p.ebb:4:19: the event has no name
event A 2027-05-22
                  ^
try: "Canyon 100K"
`},
	{"a decimal comma", `event A 2027-05-22 Canyon 100,5k
`, `
p.ebb:4:27: decimals take a point, not a comma
event A 2027-05-22 Canyon 100,5k
                          ^^^^^^
try: 100.5k
`},
	{"blanks before it", `  event A 2027-05-22 X 100k
`, `
p.ebb:4:3: the line of an event starts at the first column: no blanks before it
  event A 2027-05-22 X 100k
  ^^^^^
`},
	{"a day that it does not have, and a session that is no race", `event A 2027-05-22 X 100k
    Sat race 16h
    Sun race 3h
    d1 easy 50m
`, `
p.ebb:6:5: Sun is no day of this event, which has 1 day
    Sun race 3h
    ^^^
try: d1
p.ebb:7:8: the plan of an event is made of race sessions
    d1 easy 50m
       ^^^^^^^^
try: race 16h
`},
	{"a week below an event", `event A 2027-05-22 X 100k
  week
`, `
p.ebb:5:3: a week stands in a block: no line of a block is above it
  week
  ^^^^
try: block base "Base 1" 3:1
`},
}
