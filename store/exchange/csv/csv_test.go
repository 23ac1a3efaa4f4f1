package csv_test

import (
	"bytes"
	encoding "encoding/csv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"ebb/plan/calendar"
	"ebb/store/exchange/csv"
)

var day = calendar.Of(2027, time.April, 10)

func TestRowsUnderTheirNames(t *testing.T) {
	rows := []csv.Row{
		{
			Date: day, Block: "Specific 1", Phase: "specific", Week: 2, WeekKind: "load", What: csv.Planned, Sport: "run", Kind: "long",
			Seconds: 13500, Metres: 31955.4, Climb: 950, Load: 146.700049, Key: true, Line: `long 3h45 +950m ! "by feel, slow"`, Private: "watch the knee",
			State: "partly", Done: &csv.Done{Seconds: 12000.4, Load: 120.5},
		},
		{Date: day + 1, What: csv.Unplanned, Sport: "swim", Kind: "easy", Line: "swim easy 30m", State: "done", Done: &csv.Done{Seconds: 1800, Load: 20}},
	}
	for _, tt := range []struct {
		name    string
		private bool
		want    string
	}{
		{"for anyone", false, "date,block,phase,week,week_kind,what,sport,kind,planned_s,planned_km,climb_m,planned_load,key,line,state,done_s,done_load\r\n" +
			`2027-04-10,Specific 1,specific,2,load,session,run,long,13500,31.955,950,146.7,true,"long 3h45 +950m ! ""by feel, slow""",partly,12000,120.5` + "\r\n" +
			"2027-04-11,,,,,unplanned,swim,easy,0,0,0,0,false,swim easy 30m,done,1800,20\r\n"},
		{"for the coach", true, "date,block,phase,week,week_kind,what,sport,kind,planned_s,planned_km,climb_m,planned_load,key,line,state,done_s,done_load,private_note\r\n" +
			`2027-04-10,Specific 1,specific,2,load,session,run,long,13500,31.955,950,146.7,true,"long 3h45 +950m ! ""by feel, slow""",partly,12000,120.5,watch the knee` + "\r\n" +
			"2027-04-11,,,,,unplanned,swim,easy,0,0,0,0,false,swim easy 30m,done,1800,20,\r\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var out bytes.Buffer
			if err := csv.Write(&out, rows, tt.private); err != nil {
				t.Fatal(err)
			}
			if out.String() != tt.want {
				t.Errorf("got\n%s\nwant\n%s", out.String(), tt.want)
			}
		})
	}
}

func TestAnEmptySeasonHasItsNames(t *testing.T) {
	var out bytes.Buffer
	if err := csv.Write(&out, nil, false); err != nil {
		t.Fatal(err)
	}
	if got := out.String(); strings.Count(got, "\r\n") != 1 || !strings.HasPrefix(got, "date,") {
		t.Errorf("got %q", got)
	}
}

func TestNoCellIsAFormula(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{`=HYPERLINK("http://x","y")`, `'=HYPERLINK("http://x","y")`},
		{"+1 week", "'+1 week"},
		{"-2+3", "'-2+3"},
		{"@SUM(A1)", "'@SUM(A1)"},
		{"  =1+1", "'  =1+1"},
		{"\t=1+1", "' =1+1"},
		{"\u200b=1+1", "'=1+1"},
		{"\x1b=1+1", "'=1+1"},
		{"＝1+1", "'＝1+1"},
		{"base = easy", "base = easy"},
		{"", ""},
	} {
		if got := csv.Text(tt.in); got != tt.want {
			t.Errorf("%q is written as %q, want %q", tt.in, got, tt.want)
		}
	}
}

// Whatever names and notes hold, a reader finds as many rows and columns as were
// written, no control but the line ends, and no cell that is worked out.
func TestAnyTextStaysInItsCell(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringMatching(`[=+@",;'|\n\r\t -]{0,8}`))
		rows := make([]csv.Row, rapid.IntRange(0, 4).Draw(t, "rows"))
		for i := range rows {
			rows[i] = csv.Row{Date: day, Block: text.Draw(t, "block"), Phase: text.Draw(t, "phase"), What: csv.Planned, Line: text.Draw(t, "line"), Private: text.Draw(t, "private")}
		}
		var out bytes.Buffer
		if err := csv.Write(&out, rows, true); err != nil {
			t.Fatal(err)
		}
		if i := strings.IndexFunc(strings.ReplaceAll(out.String(), "\r\n", ""), func(r rune) bool { return r < ' ' || r == 0x7f || 0x80 <= r && r < 0xa0 || 0x202a <= r && r <= 0x202e }); i >= 0 {
			t.Fatalf("a control in %q", out.String())
		}
		read, err := encoding.NewReader(&out).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if len(read) != len(rows)+1 {
			t.Fatalf("%d rows, want %d", len(read), len(rows)+1)
		}
		for _, fields := range read {
			for _, field := range fields {
				if field != "" && strings.ContainsAny(field[:1], "=+-@") {
					t.Fatalf("a formula: %q", field)
				}
			}
		}
	})
}
