package main

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/store"
	"ebb/tui/command"
)

// anew says to write the pages of testdata/export again: look at what changed.
var anew = flag.Bool("pages", false, "write the exported pages of testdata/export anew")

// oddSeasons are athletes whose plans are unlike those of the demo.
func oddSeasons(today calendar.Day, newID func() plan.ID) []store.Seed {
	easy := func(day int, private string) plan.Session {
		return plan.Session{
			ID: newID(), Day: day, Sport: plan.Run, Kind: plan.Easy, Duration: plan.DurationOf(3000), Note: "slow | *easy* <b>", Private: private,
		}
	}
	season := func(name string, weeks ...plan.Microcycle) plan.Plan {
		blocks := []plan.Mesocycle(nil)
		for i := range weeks {
			weeks[i].ID = newID()
		}
		if len(weeks) > 0 {
			blocks = []plan.Mesocycle{{ID: newID(), Name: "Base 1", Phase: plan.Base, Weeks: weeks}}
		}
		return plan.Plan{Seasons: []plan.Macrocycle{{ID: newID(), Name: name, Start: today - 1, Blocks: blocks}}}
	}
	long := plan.Microcycle{Days: 28}
	for d := range 28 {
		if d%3 != 2 {
			long.Sessions = append(long.Sessions, easy(d, ""))
		}
	}
	short := plan.Microcycle{Days: 7, Target: plan.Target{Measure: plan.TargetHours, Value: 5}, Sessions: []plan.Session{easy(1, "watch the knee"), easy(3, "")}}
	seeds := []store.Seed{
		{Athlete: plan.Athlete{Name: "Long Week"}, Plan: season("28 days", long)},
		{Athlete: plan.Athlete{Name: "One Week"}, Plan: season("No event", short)},
		{Athlete: plan.Athlete{Name: "Empty Season"}, Plan: season("Nothing yet")},
		{Athlete: plan.Athlete{Name: "Outlined Season"}, Plan: season("Targets", plan.Microcycle{Days: 7, Target: plan.Target{Measure: plan.TargetLoad, Value: 300}}, plan.Microcycle{Kind: plan.DownWeek, Days: 7, Target: plan.Target{Measure: plan.TargetShare, Value: 60}})},
		{Athlete: plan.Athlete{Name: "=cmd|' /C calc'!A0 <script>\u202e"}, Plan: season("| # [x](y)", plan.Microcycle{Days: 7, Note: "</style>\n# *", Sessions: []plan.Session{easy(0, "")}})},
	}
	for i := range seeds {
		seeds[i].Athlete.ID = newID()
	}
	return seeds
}

// exported gives what ebb export prints.
func exported(t *testing.T, env *command.Env, words ...string) string {
	t.Helper()
	out, talk := env.Out.(*bytes.Buffer), env.Err
	out.Reset()
	env.Err = io.Discard
	defer func() { env.Err = talk }()
	if err := callByName(env, append([]string{"export"}, words...)...); err != nil {
		t.Fatalf("ebb export %s: %v", strings.Join(words, " "), err)
	}
	return out.String()
}

func TestExportedPages(t *testing.T) {
	env := squadEnv(t, new(bytes.Buffer))
	surely(t, env, env.Desk.Seed(oddSeasons(env.Today, env.NewID)...))
	for _, page := range []struct{ file, athlete, flag string }{
		{"sam-week.md", "sam", "--week=today"}, {"sam-week.html", "sam", "--week=today"}, {"sam-week.csv", "sam", "--week=today"},
		{"sam-season.md", "sam", "--season"}, {"sam-season.html", "sam", "--season"},
		{"mara-race-week.md", "mara", "--week=2027-05-30"}, {"mara-season.md", "mara", "--season"},
		{"jonas-ten-days.md", "jonas", "--week=today"}, {"jonas-season.html", "jonas", "--season"},
		{"long-week.md", "long week", "--week=today"}, {"long-week.html", "long week", "--week=today"}, {"long-season.html", "long week", "--season"},
		{"one-week.md", "one week", "--season"}, {"one-week.html", "one week", "--season"}, {"one-week.csv", "one week", "--season"},
		{"empty-season.md", "empty", "--season"}, {"empty-season.html", "empty", "--season"}, {"empty-season.csv", "empty", "--season"},
		{"outlined-week.md", "outlined", "--week=today"}, {"outlined-season.html", "outlined", "--season"}, {"outlined-season.csv", "outlined", "--season"},
		{"unplanned-week.md", "one week", "--week=2029-01-01"}, {"unplanned-week.html", "one week", "--week=2029-01-01"},
		{"hostile-week.md", "=cmd", "--week=today"}, {"hostile-season.html", "=cmd", "--season"}, {"hostile-season.csv", "=cmd", "--season"},
	} {
		t.Run(page.file, func(t *testing.T) {
			env.Athlete = page.athlete
			got := exported(t, env, page.flag, strings.TrimPrefix(filepath.Ext(page.file), "."))
			golden := filepath.Join("testdata", "export", page.file)
			if *anew {
				surely(t, 0, os.WriteFile(golden, []byte(got), 0o600))
			}
			want, err := os.ReadFile(golden)
			surely(t, want, err)
			if got != string(want) {
				t.Errorf("%s differs from %s: look at it, then go test ./cmd/ebb -run TestExportedPages -pages", page.file, firstDifference(got, string(want)))
			}
			isRead(t, filepath.Ext(page.file), got)
		})
	}
}

// firstDifference gives the first line in which two pages differ.
func firstDifference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return "its golden: got\n" + a[i] + "\nwant\n" + b[i]
		}
	}
	return "its golden in length"
}

// isRead checks that readers of the format take all of a page.
func isRead(t *testing.T, format, page string) {
	t.Helper()
	switch format {
	case ".html":
		d := xml.NewDecoder(strings.NewReader(page))
		for {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				return
			} else if err != nil {
				t.Fatal(err)
			}
		}
	case ".csv":
		if _, err := csv.NewReader(strings.NewReader(page)).ReadAll(); err != nil {
			t.Fatal(err)
		}
	}
}

// Nothing of the coach's notes is on a page, unless the coach asks for it.
func TestPrivateNotesStayPrivate(t *testing.T) {
	env := squadEnv(t, new(bytes.Buffer))
	seeds := oddSeasons(env.Today, env.NewID)
	surely(t, env, env.Desk.Seed(seeds...))
	env.Athlete = "one week"
	for _, format := range []string{"md", "html", "csv"} {
		if page := exported(t, env, format, "--week=today"); strings.Contains(page, "knee") || !strings.Contains(page, "slow") {
			t.Errorf("%s for anyone: the coach's note is on it, or the athlete's is not", format)
		}
		if page := exported(t, env, format, "--week=today", "--private"); !strings.Contains(page, "knee") {
			t.Errorf("%s for the coach misses the note", format)
		}
		athlete := *env
		athlete.Desk = store.Open(env.Desk.Path(), store.Options{}).As(store.Principal{Person: "one", Role: store.AthleteRole, Athlete: seeds[1].Athlete.ID})
		if page := exported(t, &athlete, format, "--week=today"); strings.Contains(page, "knee") || !strings.Contains(page, "slow") {
			t.Errorf("%s for the athlete: the coach's note is on it, or the athlete's is not", format)
		}
		if err := callByName(&athlete, "export", format, "--private"); err == nil || !strings.Contains(err.Error(), "the coach's alone") {
			t.Errorf("%s --private by the athlete: %v", format, err)
		}
	}
}
