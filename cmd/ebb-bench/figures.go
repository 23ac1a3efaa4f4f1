package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
	"time"
)

// row is a figure beside its budget; a zero budget is none.
type row struct {
	what           string
	figure, budget float64
	unit           string
}

// tell writes the rows as a table.
func tell(out io.Writer, o options, rows []row) error {
	fmt.Fprintf(out, "%s at %dx%d\n", strings.Join(o.argv, " "), o.w, o.h)
	t := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "measured\tbudget\tx\t \t")
	for _, r := range rows {
		budget, ratio := "", ""
		if r.budget > 0 {
			budget, ratio = figure(r.budget)+" "+r.unit, fmt.Sprintf("%.2f", r.figure/r.budget)
		}
		fmt.Fprintf(t, "%s %s\t%s\t%s\t\t%s\n", figure(r.figure), r.unit, budget, ratio, r.what)
	}
	return t.Flush()
}

// figure gives three digits or more.
func figure(v float64) string {
	switch {
	case v >= 100 || v == float64(int(v)):
		return fmt.Sprintf("%.0f", v)
	case v >= 10:
		return fmt.Sprintf("%.1f", v)
	default:
		return fmt.Sprintf("%.2f", v)
	}
}

// quantile gives the smallest of the values that a share q of them does not
// exceed; 0 of none.
func quantile[T cmp.Ordered](all []T, q float64) (v T) {
	if len(all) == 0 {
		return v
	}
	sorted := slices.Sorted(slices.Values(all))
	at := int(q*float64(len(sorted))+1-1e-9) - 1 // nearest rank, rounded up
	return sorted[min(max(at, 0), len(sorted)-1)]
}

func inMillis(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
