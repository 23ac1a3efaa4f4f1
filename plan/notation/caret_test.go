package notation

import "testing"

func TestCaretsStandUnderWhatIsWrong(t *testing.T) { tells(t, belowWeek, caretFaults) }

// caretFaults show where carets stand.
var caretFaults = []fileFault{
	{"under wide characters", `    Tue easy 50m "山の日" tresh
`, `
p.ebb:6:24: "tresh" means nothing here
    Tue easy 50m "山の日" tresh
                          ^^^^^
try: threshold
`},
	{"under combining characters", `    Tue easy 50m "café" tresh
`, `
p.ebb:6:25: "tresh" means nothing here
    Tue easy 50m "café" tresh
                        ^^^^^
try: threshold
`},
	{"under emoji, joined and coloured", `    Tue easy 50m "🏔️👩🏽‍🚀🇨🇭" tresh
`, `
p.ebb:6:24: "tresh" means nothing here
    Tue easy 50m "🏔️👩🏽‍🚀🇨🇭" tresh
                          ^^^^^
try: threshold
`},
	{"after text from right to left, which is not shown", `    Tue easy 50m "שלום" tresh "x"
`, `
p.ebb:6:25: "tresh" means nothing here
… tresh "x"
  ^^^^^
try: threshold
`},
	{"under text from right to left, which ends the line", `    Tue easy 50m שלום "x"
`, `
p.ebb:6:18: "שלום" means nothing here: words of your own stand in quotes
    Tue easy 50m שלום …
                 ^^^^
try: "שלום"
`},
	{"before text from right to left", `    Tue eazy 50m "שלום"
`, `
p.ebb:6:9: "eazy" means nothing here
    Tue eazy 50m "שלום"
        ^^^^
try: easy
`},
	{"wide themselves", `    Tue easy 50m 山の日
`, `
p.ebb:6:18: "山の日" means nothing here: words of your own stand in quotes
    Tue easy 50m 山の日
                 ^^^^^^
try: "山の日"
`},
	{"in a long line", `    Tue easy 50m "long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long " tresh "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": 20m @2, 30m @3
`, `
p.ebb:6:171: "tresh" means nothing here
…ng long long long long long long long long long long long " tresh "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx":…
                                                             ^^^^^
try: threshold
`},
	{"a control character", "    Tue easy 50m \x01\n", `
p.ebb:6:18: a control character (U+0001) cannot stand in a line
    Tue easy 50m ?
                 ^
`},
}
