package store

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"ebb/plan"
	"ebb/plan/edit"
)

func TestRights(t *testing.T) {
	sam, ana := id(9), id(8)
	people := map[string]Principal{
		"coach":   {Person: "kim", Role: Coach},
		"sam":     {Person: "sam", Role: AthleteRole, Athlete: sam},
		"viewer":  {Person: "pat", Role: Viewer, Athlete: sam},
		"nobody":  {Person: "eve"},
		"unbound": {Person: "eve", Role: AthleteRole},
	}
	things := map[string]Thing{
		"squad":         {Kind: Squad},
		"settings":      {Kind: Settings, Athlete: sam},
		"plan":          {Kind: Plans, Athlete: sam, Branch: Main},
		"sketch":        {Kind: Plans, Athlete: sam, Branch: "sketch"},
		"private notes": {Kind: Private, Athlete: sam},
		"records":       {Kind: Records, Athlete: sam},
		"check-ins":     {Kind: Checkins, Athlete: sam},
		"life":          {Kind: Life, Athlete: sam},
		"journal":       {Kind: Journal, Athlete: sam},
		"choice":        {Kind: Choice, Athlete: sam},
		"looks":         {Kind: Looks, Athlete: sam},
		"drafts":        {Kind: Drafts, Athlete: sam},
		"library":       {Kind: Library},
		"own library":   {Kind: Library, Athlete: sam},
		"unreleased":    {Kind: Unreleased, Athlete: sam},
		"whole":         {Kind: Whole},
		"comments":      {Kind: Comments, Athlete: sam},
		"requests":      {Kind: Requests, Athlete: sam},
		"answers":       {Kind: Answers, Athlete: sam},
		"keys":          {Kind: Keys, Athlete: sam},
		"coaches' keys": {Kind: Keys},
		"unknown":       {Athlete: sam},
	}
	// s: may see, c: may change; what is not here, they may not.
	allowed := map[string]map[string]string{
		"coach": {
			"squad": "sc", "settings": "sc", "plan": "sc", "sketch": "sc", "private notes": "sc",
			"records": "sc", "check-ins": "sc", "life": "sc", "journal": "s", "choice": "sc", "looks": "sc", "library": "sc", "own library": "sc", "unreleased": "s", "whole": "sc",
			"keys": "sc", "coaches' keys": "sc", "comments": "sc", "requests": "sc", "answers": "sc", "drafts": "sc",
		},
		"sam":    {"settings": "s", "plan": "s", "records": "sc", "check-ins": "sc", "life": "sc", "journal": "s", "choice": "sc", "looks": "sc", "keys": "s", "comments": "sc", "requests": "sc", "answers": "s", "drafts": "sc"},
		"viewer": {"settings": "s", "plan": "s", "records": "s", "choice": "sc", "looks": "sc"},
	}
	for kind, words := range thingWords {
		if !slices.ContainsFunc(slices.Collect(maps.Values(things)), func(t Thing) bool { return t.Kind == kind }) {
			t.Errorf("who may do what to %s?", words)
		}
	}
	for person, who := range people {
		for name, thing := range things {
			for verb, letter := range map[Verb]string{See: "s", Change: "c", 0: "?"} {
				want := strings.Contains(allowed[person][name], letter)
				if got := Can(who, verb, thing); got != want {
					t.Errorf("%s may %s %s: %v, want %v", person, verb, name, got, want)
				}
				if thing.Athlete = ana; person != "coach" && Can(who, verb, thing) {
					t.Errorf("%s may %s %s of another athlete", person, verb, name)
				}
				thing.Athlete = things[name].Athlete
			}
		}
	}
}

// everyCall lists each way into the store; each must ask for the right.
func everyCall(s *Store, who Principal, sam plan.ID) map[string]error {
	d, errs := s.As(who), map[string]error{}
	_, errs["Snapshot"] = d.Snapshot(sam, Main)
	_, errs["Snapshot of a branch"] = d.Snapshot(sam, "sketch")
	_, errs["History"] = d.History(sam, Main, 1)
	_, errs["AddAthlete"] = d.AddAthlete("New", nil)
	_, errs["SetAthlete"] = d.SetAthlete(sam, []plan.Setting{{Key: "weight_kg", Value: "60"}})
	errs["SetLastUsed"] = d.SetLastUsed(sam)
	_, errs["Look"] = d.Look()
	errs["SetLook"] = d.SetLook(Look{Mouse: MouseOn})
	_, _, errs["Apply"] = d.Apply(sam, Main, nil, noteOn(100, "x"), "")
	errs["AddRecord"] = d.AddRecord(sam, record(8000, today, 1))
	errs["ChangeRecord"] = d.ChangeRecord(sam, today-40, record(5000, today-40, 2))
	errs["DeleteRecord"] = d.DeleteRecord(sam, today-1, id(5002))
	errs["Checkin"] = d.Checkin(sam, plan.Checkin{Day: today, Legs: 3})
	errs["AddLife"] = d.AddLife(sam, plan.Life{ID: id(8100), Kind: plan.Sick, From: today, Days: 2})
	errs["ChangeLife"] = d.ChangeLife(sam, plan.Life{ID: id(8100)}, plan.Life{ID: id(8100), Kind: plan.Sick, From: today, Days: 3})
	errs["RemoveLife"] = d.RemoveLife(sam, plan.Life{ID: id(8100), Kind: plan.Sick, From: today, Days: 3})
	_, _, errs["Undo"] = d.Undo(sam, Main)
	_, _, errs["Redo"] = d.Redo(sam, Main)
	_, errs["Comments"] = d.Comments(sam, today, today)
	errs["AddComment"] = d.AddComment(sam, plan.Comment{ID: id(8200), Day: today, Text: "x"})
	_, errs["Requests"] = d.Requests(sam, today)
	errs["AskFor"] = d.AskFor(sam, plan.Request{ID: id(8201), Day: today})
	errs["AnswerRequest"] = d.AnswerRequest(sam, plan.Request{ID: id(8201), Day: today}, plan.Accepted, "")
	_, errs["Keys"] = d.Keys(sam)
	_, errs["Invitations"] = d.Invitations(sam)
	_, errs["Invite"] = d.Invite(sam, Viewer, 0)
	_, errs["AddKey"] = d.AddKey(sam, Viewer, samsKey)
	_, errs["RevokeKey"] = d.RevokeKey(sam, "none")
	_, errs["TakeBack"] = d.TakeBack(sam, "none")
	errs["Seed"] = d.Seed(Seed{Athlete: plan.Athlete{ID: id(700), Name: "Seeded"}})
	return errs
}

func TestEveryCallAsks(t *testing.T) {
	own := []string{"Snapshot", "History", "SetLastUsed", "Look", "SetLook", "AddRecord", "ChangeRecord", "DeleteRecord", "Checkin", "AddLife", "ChangeLife", "RemoveLife", "Undo", "Redo", "Keys", "Invitations", "Comments", "AddComment", "Requests", "AskFor"}
	for _, c := range []struct {
		name    string
		role    Role
		athlete plan.ID
		may     []string
	}{
		{"the athlete", AthleteRole, id(9), own},
		{"another athlete", AthleteRole, id(8), []string{"Look", "SetLook"}},
		{"a viewer", Viewer, id(9), []string{"Snapshot", "SetLastUsed", "Look", "SetLook", "Undo", "Redo"}},
		{"nobody", 0, id(9), nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, sam := seeded(t)
			for call, err := range everyCall(s, Principal{Person: "someone", Role: c.role, Athlete: c.athlete}, sam) {
				may := strings.Contains(" "+strings.Join(c.may, " ")+" ", " "+call+" ")
				var refused *Refused
				if errors.As(err, &refused) == may {
					t.Errorf("%s: %v, want allowed: %v", call, err, may)
				}
			}
		})
	}
	s, sam := seeded(t)
	for call, err := range everyCall(s, Principal{Person: "kim", Role: Coach}, sam) {
		var refused *Refused
		if errors.As(err, &refused) {
			t.Errorf("the coach's %s is refused: %v", call, err)
		}
	}
}

func TestAthletesSeeThemselvesOnly(t *testing.T) {
	s, sam := seeded(t)
	_, err := coach(s).AddAthlete("Ana Costa", nil)
	must(t, err)
	all, err := coach(s).Athletes()
	if err != nil || len(all) != 2 || all[0].Name != "Ana Costa" {
		t.Errorf("the coach sees %v, %v; want both by name", all, err)
	}
	d := s.As(Principal{Person: "sam", Role: AthleteRole, Athlete: sam})
	if own, err := d.Athletes(); err != nil || len(own) != 1 || own[0].ID != sam {
		t.Errorf("Sam sees %v, %v; want themselves", own, err)
	}
	var none *NoAthlete
	if _, err := d.Athlete("Ana Costa"); !errors.As(err, &none) || len(none.Some) != 1 {
		t.Errorf("Sam finds Ana: %v", err)
	}
	if nobody, err := s.As(Principal{}).Athletes(); err != nil || len(nobody) != 0 {
		t.Errorf("nobody sees %v, %v", nobody, err)
	}
}

func TestPrivateNotesAreTheCoachsAlone(t *testing.T) {
	s, sam := seeded(t)
	r := record(6000, today, 10)
	r.Done.Private = "stopped early"
	must(t, coach(s).AddRecord(sam, r))
	for _, who := range []Principal{
		{Person: "sam", Role: AthleteRole, Athlete: sam},
		{Person: "pat", Role: Viewer, Athlete: sam},
	} {
		snap := snapshot(t, s.As(who), sam)
		if all := text([]any{snap.Plan, snap.Records}); strings.Contains(all, "private") {
			t.Errorf("%s sees private notes: %s", who.Person, all)
		}
		if who.Role == Viewer && (len(snap.Checkins) > 0 || snap.Head.Seq != 0) {
			t.Errorf("a viewer sees check-ins or history: %+v %+v", snap.Checkins, snap.Head)
		}
	}
	r.Done.Private, r.Done.Note = "", "felt fine"
	must(t, s.As(Principal{Person: "sam", Role: AthleteRole, Athlete: sam}).ChangeRecord(sam, today, r))
	snap := snapshot(t, coach(s), sam)
	last := snap.Records[len(snap.Records)-1].Done
	if last.Private != "stopped early" || last.Note != "felt fine" {
		t.Errorf("after the athlete's change: %+v, want the private note kept", last)
	}
	if week := snap.Plan.Seasons[0].Blocks[0].Weeks[0]; week.Sessions[1].Private != "watch the knee" || snap.Plan.Events[0].Private == "" {
		t.Error("the coach does not see their own notes")
	}
}

func TestEditsOfOthersKeepPrivateNotes(t *testing.T) {
	before := season(1)
	open := withoutPrivate(before)
	s := open.Seasons[0].Blocks[0].Weeks[0].Sessions[1]
	s.Note = "changed"
	after, err := edit.Apply(open, edit.ChangeSession{Session: s})
	must(t, err)
	changes := keepPrivate(edit.Changes(before, after.Plan), before)
	for _, c := range changes {
		if c.After.Week != nil && c.After.Week.Sessions[1].Private != "watch the knee" || c.After.Event != nil && c.After.Event.Plan[0].Private != "start slow" {
			t.Errorf("private note lost: %s", text(c.After))
		}
	}
}

func TestFindingAnAthlete(t *testing.T) {
	s, sam := seeded(t)
	d := coach(s)
	if a, err := d.Athlete(""); err != nil || a.ID != sam {
		t.Errorf("the only athlete: %v, %v", a.Name, err)
	}
	ana, err := d.AddAthlete("Sandra", []plan.Setting{{Key: "sport", Value: "bike"}})
	must(t, err)
	if _, err := d.Athlete(""); err == nil {
		t.Error("two athletes and none used last: found one all the same")
	}
	must(t, d.SetLastUsed(ana.ID))
	for name, want := range map[string]plan.ID{"": ana.ID, "sam rivera": sam, "SAM": sam, "sand": ana.ID, ana.ID.String()[:6]: ana.ID} {
		if a, err := d.Athlete(name); err != nil || a.ID != want {
			t.Errorf("Athlete(%q) = %s, %v", name, a.Name, err)
		}
	}
	if last, err := coach(again(s)).LastUsed(); err != nil || last != ana.ID {
		t.Errorf("LastUsed = %v, %v", last, err)
	}
	for _, name := range []string{"sa", "nobody", "zz"} {
		if a, err := d.Athlete(name); err == nil {
			t.Errorf("Athlete(%q) = %s", name, a.Name)
		}
	}
	if _, err := d.AddAthlete("sam rivera", nil); err == nil {
		t.Error("two athletes of one name")
	}
}
