package main

import (
	"testing"

	"ebb/plan"
	"ebb/plan/notation"
)

// The example of ebb help plan is a plan file, printed as ebb prints one.
func TestPlanHelpIsAPlanFile(t *testing.T) {
	f, err := notation.ParseFile("help", []byte(planExample), notation.FileReading{Sport: plan.Run})
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Season.Blocks) != 5 || len(f.Events) != 2 || len(f.Remarks) > 0 {
		t.Errorf("%d blocks, %d events, remarks %v; want 5, 2 and none", len(f.Season.Blocks), len(f.Events), f.Remarks)
	}
	p := plan.Plan{Seasons: []plan.Macrocycle{f.Season}, Events: f.Events}
	race, _ := p.NextEvent(f.Season.Start, plan.A)
	at, ok := p.Locate(race.From)
	if !ok || p.Block(at).Phase != "race" {
		t.Errorf("the race lies in block %d, not in the one of the race", at.Block)
	}
}
