// Package html writes a week or a season as one self-contained page: for paper
// (A4, one page a week, one a season of up to 60 weeks), for a screen, light or
// dark, and for a phone. There is no script in it, and no font or picture from
// elsewhere: its own policy forbids all but its own style sheet.
//
// page.go has what every page begins and ends with, week.go the days of a week,
// wave.go the wave of a block, season.go the season with its chart in chart_*.go
// and its table in weeks.go. palette.go has the colours, style.go the style sheet,
// markup.go writes elements and makes all text safe.
//
// What it writes is well-formed XML too. It is a pure writer: it may import
// store/exchange/printout, store/safe, plan/calendar and the standard library.
package html
