package why

import (
	"strings"
	"testing"

	"ebb/plan/coverage"
)

// Each demand of a race can be asked for by itself, with the sum that its dose
// comes of, how near the best came, and by when it is wanted.
func TestEachDemandTellsItsOwnSum(t *testing.T) {
	in := input(t)
	e := in.Look.Plan().Events[len(in.Look.Plan().Events)-1]
	cover := coverage.BookOf(coverage.Input{Plan: in.Look.Plan(), Athlete: in.Look.Athlete(), Today: in.Today}).Of(&e)
	if len(cover.Demands) == 0 {
		t.Fatal("the race asks for nothing")
	}
	for i := range cover.Demands {
		d := &cover.Demands[i]
		page, err := Of(in, Asked{Topic: "demand", Day: e.From, ID: e.ID, Of: d.Name})
		if err != nil {
			t.Errorf("%s: %v", d.Name, err)
			continue
		}
		text := strings.Join(page.Here, "\n")
		if w := wrong(in, page); w != "" || !strings.Contains(page.Title, d.Name) || !strings.Contains(text, short(d.Span.To)) || !strings.Contains(text, "So: ") {
			t.Errorf("%s: %s\n%s\n%s", d.Name, w, page.Title, text)
		}
	}
	if _, err := Of(in, Asked{Topic: "demand", Day: e.From, ID: e.ID, Of: "dancing"}); err == nil {
		t.Error("a demand that there is not is told of")
	}
}
