package notation

import (
	"strings"
	"testing"

	"ebb/plan"
)

func TestCheckins(t *testing.T) {
	before := plan.Checkin{Day: 5, Legs: 2, Energy: 2, Hurt: true, Note: "stiff"}
	for line, want := range map[string]plan.Checkin{
		"legs=4 energy=3":              {Day: 5, Legs: 4, Energy: 3, Hurt: true, Note: "stiff"},
		`LEGS=5 hurt=no "all = well"`:  {Day: 5, Legs: 5, Energy: 2, Note: "all = well"},
		`ill gut=1 ""`:                 {Day: 5, Legs: 2, Energy: 2, Gut: 1, Hurt: true, Ill: true},
		"legs=0 stress=5 motivation=1": {Day: 5, Energy: 2, Stress: 5, Motivation: 1, Hurt: true, Note: "stiff"},
		"sleep=4 mood=3 ill=yes":       {Day: 5, Legs: 2, Energy: 2, Sleep: 4, Mood: 3, Hurt: true, Ill: true, Note: "stiff"},
		"slept=7h05 hrv=58.5":          {Day: 5, Legs: 2, Energy: 2, Slept: 425, HRV: 58.5, Hurt: true, Note: "stiff"},
		"slept=6.5":                    {Day: 5, Legs: 2, Energy: 2, Slept: 390, Hurt: true, Note: "stiff"},
		"slept=8h":                     {Day: 5, Legs: 2, Energy: 2, Slept: 480, Hurt: true, Note: "stiff"},
	} {
		if got, err := ParseCheckin(line, before); err != nil || got != want {
			t.Errorf("%s: %+v, %v; want %+v", line, got, err, want)
		}
	}
}

func TestCheckinsThatAreNone(t *testing.T) {
	for line, says := range map[string]string{
		"": "how do you feel", "legs": "from 1 (wooden) to 5", "legs=6": "from 1", "legs=-1": "from 1", "legs=four": "from 1",
		"hurt=maybe": "hurt=yes", "knee=2": "“knee” is nothing", `legs=3 "open`: "double quotes", `"a" legs=3`: "double quotes",
		"slept=long": "hours of the night", "slept=25": "hours of the night", "slept=7h90": "hours of the night", "slept=-1": "hours of the night", "slept=24h30": "24 hours",
		"hrv=high": "RMSSD", "hrv=-3": "RMSSD", "hrv=900": "400 at the most", "hrv=nan": "RMSSD",
	} {
		if _, err := ParseCheckin(line, plan.Checkin{}); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v, want “%s”", line, err, says)
		}
	}
}

func TestCheckinInWords(t *testing.T) {
	c := plan.Checkin{Legs: 4, Energy: 2, Stress: 1, Slept: 395, HRV: 58.5, Hurt: true, Ill: true, Note: "left calf"}
	if got, want := c.String(), `legs 4 good, energy 2 low, stress 1 huge, slept 6h35, HRV 58.5 ms, hurt, ill, "left calf"`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if !(plan.Checkin{Day: 3}).Empty() || c.Empty() {
		t.Error("what is empty is not told from what is not")
	}
}
