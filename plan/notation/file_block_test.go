package notation

import "testing"

func TestWhatIsWrongWithBlocks(t *testing.T) { tells(t, belowSeason, blockFaults) }

func TestWhatIsWrongWithWeeks(t *testing.T) { tells(t, belowBlock, weekFaults) }

// blockFaults are of blocks and weeks.
var blockFaults = []fileFault{
	{"no phase", `block
  week
`, `
p.ebb:4:6: the block has no phase
block
     ^
try: block base "Base 1" 3:1
`},
	{"a ratio for a phase", `block 3:1
  week
`, `
p.ebb:4:7: the block has no phase
block 3:1
      ^^^
try: block base "Base 1" 3:1
`},
	{"a sign in a phase", `block ba#se
  week
`, `
p.ebb:4:7: “ba#se” is no phase: a phase is one word, without : # ^
block ba#se
      ^^^^^
`},
	{"a ratio beyond", `block base 3:10
  week
`, `
p.ebb:4:12: a ratio is weeks of stress to weeks of recovery, each 1 to 9
block base 3:10
           ^^^^
try: 3:1
`},
	{"two ratios", `block base 3:1 2:1
  week
`, `
p.ebb:4:16: the block has a ratio already
block base 3:1 2:1
               ^^^
`},
	{"a name without quotes", `block base Base 1 3:1
  week
`, `
p.ebb:4:12: "Base" means nothing here: the name of a block stands in quotes
block base Base 1 3:1
           ^^^^
try: "Base"
`},
	{"two names", `block base "a" "b"
  week
`, `
p.ebb:4:16: the block has a name already
block base "a" "b"
               ^^^
`},
	{"no weeks", `block base "a"
block build
  week
`, `
p.ebb:4:15: the block has no weeks
block base "a"
              ^
try: week load 310
`},
	{"a week before any block", `  week
    Tue easy 50m
  down
`, `
p.ebb:4:3: a week stands in a block: no line of a block is above it
  week
  ^^^^
try: block base "Base 1" 3:1
`},
	{"a day before any week", `    Tue easy 50m
    Wed easy 50m
`, `
p.ebb:4:5: a day stands in a week: no line of a week is above it
    Tue easy 50m
    ^^^
try: week load 310
`},
	{"a blank before it", ` block base
  week
`, `
p.ebb:4:2: the line of a block starts at the first column: no blanks before it
 block base
 ^^^^^
`},
}

// weekFaults are of the lines of weeks.
var weekFaults = []fileFault{
	{"a misspelt kind, whose days are read all the same", `  wek
    Tue easy 50m
    Wed easy fifty
`, `
p.ebb:5:3: "wek" is no kind of week: week, down, taper, race or recovery
  wek
  ^^^
try: week
p.ebb:7:14: "fifty" means nothing here: words of your own stand in quotes
    Wed easy fifty
             ^^^^^
try: "fifty"
`},
	{"no kind", `  load 310
`, `
p.ebb:5:3: the line of a week starts with its kind
  load 310
  ^^^^
try: week load 310
`},
	{"a bare figure", `  week 310
`, `
p.ebb:5:8: 310 of what? load, hours or days
  week 310
       ^^^
try: load 310, hours 310 or 310d
`},
	{"no figure", `  week load
`, `
p.ebb:5:8: load takes a figure
  week load
       ^^^^
try: load 310
`},
	{"a decimal comma", `  week hours 7,5
`, `
p.ebb:5:8: decimals take a point, not a comma
  week hours 7,5
       ^^^^^^^^^
try: hours 7.5
`},
	{"hours without their word", `  week 7h30
`, `
p.ebb:5:8: hours stand after their word
  week 7h30
       ^^^^
try: hours 7h30
`},
	{"hours that are a distance", `  week hours 12k
`, `
p.ebb:5:8: hours take a time
  week hours 12k
       ^^^^^^^^^
try: hours 7h30
`},
	{"a length in weeks", `  week 2w
`, `
p.ebb:5:8: the length of a week is in days
  week 2w
       ^^
try: 14d
`},
	{"too long", `  week 29d
`, `
p.ebb:5:8: a week has 1 to 28 days
  week 29d
       ^^^
`},
	{"two lengths", `  week 10d 9d
`, `
p.ebb:5:12: how long the week is stands there already
  week 10d 9d
           ^^
`},
	{"two targets", `  week load 3 hours 4
`, `
p.ebb:5:15: a week has one target: load, hours or a share
  week load 3 hours 4
              ^^^^^^^
`},
	{"too large a share", `  week 201%
`, `
p.ebb:5:8: a target share is 0 to 200 %
  week 201%
       ^^^^
`},
	{"two notes", `  week "a" "b"
`, `
p.ebb:5:12: the week has a note already
  week "a" "b"
           ^^^
`},
	{"a note without quotes", `  week find the habit
`, `
p.ebb:5:8: "find" means nothing in the line of a week: a note stands in quotes
  week find the habit
       ^^^^
try: week load 310 "find the habit"
`},
	{"a misspelt word", `  week lod 310
`, `
p.ebb:5:8: "lod" means nothing here
  week lod 310
       ^^^
try: load
`},
	{"no blanks", `down 65%
`, `
p.ebb:5:1: the line of a week has 2 blanks before it, not 0
down 65%
^^^^
`},
	{"too many blanks", `    down 65%
`, `
p.ebb:5:5: the line of a week has 2 blanks before it, not 4
    down 65%
    ^^^^
`},
}
