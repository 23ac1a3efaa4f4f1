package notation

import "testing"

func TestWhatIsWrongWithDays(t *testing.T) { tells(t, belowWeek, dayFaults) }

// dayFaults are of the lines of sessions.
var dayFaults = []fileFault{
	{"what is wrong with a session", `    Tue easy 50
`, `
p.ebb:6:14: 50 of what? minutes, hours or kilometres
    Tue easy 50
             ^^
try: 50m, 50h or 50k
`},
	{"no day", `    easy 50m
`, `
p.ebb:6:5: the line of a session starts with its day
    easy 50m
    ^^^^
try: Tue easy 50m
`},
	{"no day before a word that is a kind of week too", `    race 10k
`, `
p.ebb:6:5: the line of a session starts with its day
    race 10k
    ^^^^
try: Tue race 10k
`},
	{"no session", `    Tue
`, `
p.ebb:6:8: no session follows the day
    Tue
       ^
try: Tue rest
`},
	{"a misspelt day", `    Teu easy 50m
`, `
p.ebb:6:5: "Teu" is no day: Mon to Sun, or d1, d2 and so on
    Teu easy 50m
    ^^^
try: Tue
`},
	{"a day of another language", `    Die easy 50m
`, `
p.ebb:6:5: "Die" is no day: Mon to Sun, or d1, d2 and so on
    Die easy 50m
    ^^^
`},
	{"a day that is come back to", `    Tue easy 50m
    Wed rest
    Tue strength heavy 30m
`, `
p.ebb:8:5: Tue stands twice, on line 6 too: the sessions of a day follow one another
    Tue strength heavy 30m
    ^^^
`},
	{"a day beyond the week", `    d9 easy 50m
    d0 easy 50m
`, `
p.ebb:6:5: d9 is no day of this week, which has 7 days
    d9 easy 50m
    ^^
try: d1 to d7
p.ebb:7:5: d0 is no day of this week, which has 7 days
    d0 easy 50m
    ^^
try: d1 to d7
`},
	{"weekdays in a week of 10 days", `  week 10d
    Tue easy 50m
    Sun easy 50m
    d11 rest
`, `
p.ebb:7:5: a week of 10 days has no weekdays: its days are d1 to d10
    Tue easy 50m
    ^^^
try: d2 or d9
p.ebb:8:5: a week of 10 days has no weekdays: its days are d1 to d10
    Sun easy 50m
    ^^^
try: d7
p.ebb:9:5: d11 is no day of this week, which has 10 days
    d11 rest
    ^^^
try: d1 to d10
`},
	{"an odd number of blanks", `   Tue easy 50m
`, `
p.ebb:6:4: the line of a day has 4 blanks before it, not 3
   Tue easy 50m
   ^^^
`},
	{"a tab", "\tTue easy 50m\n", `
p.ebb:6:1: a tab is as wide as each screen makes it: indent with blanks
 Tue easy 50m
^
try: 2 blanks before a week, 4 before a day
`},
	{"a tab behind blanks", "  \tTue easy 50m\n", `
p.ebb:6:3: a tab is as wide as each screen makes it: indent with blanks
   Tue easy 50m
  ^
try: 2 blanks before a week, 4 before a day
`},
	{"tabs on every line", "\tTue easy 50m\n\tWed easy 50m\n    Thu eazy 50m\n", `
p.ebb:6:1: a tab is as wide as each screen makes it: indent with blanks (here and on 1 more line, to line 7)
 Tue easy 50m
^
try: 2 blanks before a week, 4 before a day
p.ebb:8:9: "eazy" means nothing here
    Thu eazy 50m
        ^^^^
try: easy
`},
	{"a blank that is none", "    \u00a0Tue easy 50m\n", `
p.ebb:6:5: this blank is not a plain one (U+00A0): type it again
     Tue easy 50m
    ^
`},
	{"curly quotes", `    Tue easy 50m “soft”
`, `
p.ebb:6:18: quotes are straight ones
    Tue easy 50m “soft”
                 ^^^^^^
try: "soft"
`},
	{"a dash in an intensity", `    Tue easy 50m @3–4
`, `
p.ebb:6:18: a dash is a plain hyphen
    Tue easy 50m @3–4
                 ^^^^
try: @3-4
`},
	{"a dash for a minus", `    Tue easy 50m −600m
`, `
p.ebb:6:18: a dash is a plain hyphen
    Tue easy 50m −600m
                 ^^^^^
try: -600m
`},
	{"a decimal comma", `    Tue easy 1,5h
`, `
p.ebb:6:14: decimals take a point, not a comma
    Tue easy 1,5h
             ^^^^
try: 1.5h
`},
	{"an id that is none", `    Tue easy 50m ^abc
    Wed easy 50m ^abcu
    Thu easy 50m ^
`, `
p.ebb:6:18: "^abc" is no id: ^ and four letters or more, as it was printed
    Tue easy 50m ^abc
                 ^^^^
p.ebb:7:18: "^abcu" is no id: ^ and four letters or more, as it was printed
    Wed easy 50m ^abcu
                 ^^^^^
p.ebb:8:18: "^" is no id: ^ and four letters or more, as it was printed
    Thu easy 50m ^
                 ^
`},
	{"an id within a line", `    Tue ^abcd easy 50m
`, `
p.ebb:6:9: an id stands at the end of a line, and in a plan file only
    Tue ^abcd easy 50m
        ^^^^^
`},
	{"a comment is no part of the line", `    Tue easy fifty # "more" ^7kq4
`, `
p.ebb:6:14: "fifty" means nothing here: words of your own stand in quotes
    Tue easy fifty # "more" ^7kq4
             ^^^^^
try: "fifty"
`},
}
