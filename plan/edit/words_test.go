package edit

import (
	"testing"

	"ebb/plan"
)

func TestWords(t *testing.T) {
	long := plan.Session{ID: id("new"), Sport: plan.Run, Kind: plan.Long, Duration: mins(180)}
	bike := plan.Session{ID: id("mon-1"), Sport: plan.Bike, Kind: plan.Easy, Duration: mins(90)}
	down := plan.Microcycle{ID: id("new"), Kind: plan.DownWeek, Days: 7}
	for _, c := range []struct {
		edit Edit
		want string
	}{
		{AddSession{Session: long, To: Spot{id("w1"), 5}}, "long 3h added on Sat 10 Apr"},
		{ChangeSession{bike}, "easy 1h on Mon 5 Apr is now bike easy 1h30"},
		{DeleteSessions{[]plan.ID{id("sat-1")}}, "easy 1h deleted from Sat 10 Apr"},
		{DeleteSessions{[]plan.ID{id("sat-1"), id("sat-2")}}, "2 sessions deleted"},
		{MoveSession{id("sat-1"), Spot{id("w2"), 1}, plan.ID{}}, "easy 1h moved from Sat 10 Apr to Tue 13 Apr"},
		{CopySession{id("sat-1"), id("x"), Spot{id("w2"), 1}, plan.ID{}}, "easy 1h copied from Sat 10 Apr to Tue 13 Apr"},
		{SwapDays{Spot{id("w1"), 0}, Spot{id("w1"), 5}}, "Mon 5 Apr and Sat 10 Apr swapped"},
		{Scale{Session: id("sat-1"), Steps: 2}, "easy 1h on Sat 10 Apr is now 1h06"},
		{Scale{Session: id("gone"), Steps: -1}, "a session: 1 step of 5 % less"},
		{InsertWeek{Week: down, Before: id("w2")}, "down week inserted before Mon 12 Apr, later weeks moved 7 days"},
		{InsertWeek{Week: down, Before: id("w2"), Gives: Alone}, "down week inserted in place of that of Mon 12 Apr, nothing else moved"},
		{InsertWeek{Week: down, Block: id("b1")}, `down week inserted at the end of "Base 1", later weeks moved 7 days`},
		{DeleteWeek{Week: id("w2"), Gives: Push}, "the load week of Mon 12 Apr deleted, later weeks moved 7 days earlier"},
		{DeleteWeek{Week: id("w2"), Gives: Alone}, "the load week of Mon 12 Apr emptied"},
		{ResizeWeek{Week: id("w2"), Days: 10, Gives: Push}, "the week of Mon 12 Apr made 10 days long, later weeks moved 3 days"},
		{SetKind{id("w2"), plan.DownWeek}, "the week of Mon 12 Apr made a down week"},
		{SetTarget{id("w2"), plan.Target{Measure: plan.TargetShare, Value: 65}}, "target of the week of Mon 12 Apr set to 65 % of the weeks before"},
		{SetTarget{id("w2"), plan.Target{}}, "target of the week of Mon 12 Apr taken away"},
		{AddBlock{Block: plan.Mesocycle{Name: "Peak", Weeks: []plan.Microcycle{down}}, Before: id("b2")}, `block "Peak" of 1 week added before "Taper", later weeks moved 7 days`},
		{DeleteBlock{Block: id("b1"), Gives: Push}, `block "Base 1" deleted, later weeks moved 21 days earlier`},
		{ResizeBlock{Block: id("b1"), Weeks: 4, Add: []plan.Microcycle{down}, Gives: Push}, `block "Base 1" made 4 weeks long, later weeks moved 7 days`},
		{SplitBlock{id("w3"), id("x"), "Base 2"}, `block "Base 1" split before Mon 19 Apr: "Base 2"`},
		{MergeBlock{id("b1")}, `block "Base 1" merged with "Taper"`},
		{RenameBlock{id("b1"), "Base"}, `block "Base 1" renamed "Base"`},
		{SetPhase{id("b1"), plan.Build}, `block "Base 1" is now build`},
		{SetRatio{id("b1"), plan.Ratio{Stress: 2, Recovery: 1}}, `ratio of block "Base 1" set to 2:1`},
		{MoveSeason{id("s1"), monday + 7}, `season "Canyon" starts on Mon 12 Apr 2027 now`},
		{DeleteSeason{id("s1")}, `season "Canyon" deleted`},
		{MoveEvent{id("race"), monday + 40}, `A "Canyon 100K" moved from Sun 16 May to Sat 15 May`},
		{DeleteEvent{id("race")}, `A "Canyon 100K" deleted from Sun 16 May`},
		{Mute{Mute: plan.Mute{ID: id("x"), Rule: "R15", Of: id("b1"), Reason: "late shift"}}, `R15 muted in block "Base 1": "late shift"`},
		{Mute{Mute: plan.Mute{ID: id("x"), Rule: "R15", Of: id("sat-1"), Reason: "late shift"}}, `R15 muted for easy 1h on Sat 10 Apr: "late shift"`},
		{Mute{Mute: plan.Mute{ID: id("x"), Rule: "R15", Of: id("w2"), Day: 2, Reason: "late shift"}}, `R15 muted in the load week of Mon 12 Apr: "late shift"`},
		{Mute{Mute: plan.Mute{ID: id("x"), Rule: "R20", Of: id("race"), Reason: "a day out"}}, `R20 muted for A "Canyon 100K": "a day out"`},
		{Mute{Mute: plan.Mute{ID: id("x"), Rule: "R36", Day: int(monday), Reason: "known"}}, `R36 muted on Mon 5 Apr 2027: "known"`},
		{Mute{plan.Mute{ID: id("x"), Rule: "R15", Of: id("b1"), Reason: "late shift"}, "never settles"}, `never settles muted in block "Base 1": "late shift"`},
		{Unmute{Mute: id("gone")}, "a rule no longer muted"},
		{Batch{"week of 12 Apr made easy", []Edit{DeleteWeek{}}}, "week of 12 Apr made easy"},
		{Batch{"", []Edit{SetPhase{id("b1"), plan.Build}, DeleteWeek{}, DeleteWeek{}}}, `block "Base 1" is now build, and 2 more changes`},
	} {
		if got := Words(season(), c.edit); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}
