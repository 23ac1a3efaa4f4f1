// Package markdown writes a week or a season as Markdown that reads well as it
// stands and is shown alike by GitHub and pandoc: headings, lists and tables whose
// columns are aligned in the source, no HTML.
//
// week.go and season.go have the pages, table.go aligns, text.go makes text from
// outside mean nothing but itself. It is a pure writer: it may import
// store/exchange/printout, store/safe, plan/calendar, x/ansi for the width of
// letters, and the standard library.
package markdown
