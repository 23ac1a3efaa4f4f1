package store

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"ebb/plan"
)

func TestAthleteAndCoachTalk(t *testing.T) {
	s, sam := seeded(t)
	athlete := s.As(Principal{Person: "Sam Rivera", Role: AthleteRole, Athlete: sam, Via: "ssh"})
	must(t, athlete.AddComment(sam, plan.Comment{ID: id(700), Day: today, On: id(1000), Person: "kim", Text: " calf \x1b[2J tight\u202e "}))
	must(t, coach(s).AddComment(sam, plan.Comment{ID: id(701), Day: today, Text: "rest it"}))
	must(t, coach(s).AddComment(sam, plan.Comment{ID: id(702), Day: today + 9, Text: "later"}))
	all, err := athlete.Comments(sam, today, today+1)
	must(t, err)
	if len(all) != 2 || all[0].Text != "calf [2J tight" || all[0].Person != "Sam Rivera" || all[1].Person != "kim" || all[0].At.IsZero() {
		t.Errorf("they said %+v", all)
	}
	for what, err := range map[string]error{
		"without words": athlete.AddComment(sam, plan.Comment{ID: id(703), Day: today, Text: "\x00 "}),
		"twice":         athlete.AddComment(sam, plan.Comment{ID: id(700), Day: today, Text: "again"}),
		"without an id": athlete.AddComment(sam, plan.Comment{Day: today, Text: "again"}),
		"without end":   athlete.AddComment(sam, plan.Comment{ID: id(704), Day: today, Text: strings.Repeat("a", longestTalk+1)}),
	} {
		if err == nil {
			t.Errorf("a comment %s is stored", what)
		}
	}
	if _, _, err := athlete.Undo(sam, Main); err != nil {
		t.Errorf("taking back a comment of one's own: %v", err)
	}
	if all, err := coach(s).Comments(sam, today, today+9); err != nil || len(all) != 2 || all[0].Person != "kim" {
		t.Errorf("after undo by its writer: %+v, %v; want kim's two", all, err)
	}
	for _, who := range []Principal{{Person: "pat", Role: Viewer, Athlete: sam}, {Person: "eve", Role: AthleteRole, Athlete: id(8)}, {}} {
		_, errC := s.As(who).Comments(sam, today, today+9)
		_, errR := s.As(who).Requests(sam, today)
		var refused *Refused
		if !errors.As(errC, &refused) || !errors.As(errR, &refused) {
			t.Errorf("%s reads comments (%v) or requests (%v)", who.words(), errC, errR)
		}
	}
}

func TestRequestsAreAnsweredOnceAndByACoach(t *testing.T) {
	s, sam := seeded(t)
	athlete := s.As(Principal{Person: "Sam Rivera", Role: AthleteRole, Athlete: sam, Via: "ssh"})
	must(t, athlete.AskFor(sam, plan.Request{ID: id(710), Session: id(1000), Day: today + 1, To: today + 2, Text: "late shift", Answer: plan.Accepted, By: "kim"}))
	must(t, athlete.AskFor(sam, plan.Request{ID: id(711), Day: today, Text: "no legs"}))
	open, err := coach(s).Requests(sam, today)
	must(t, err)
	if len(open) != 2 || open[0].Text != "no legs" || open[1].Answer != plan.Open || open[1].By != "" || open[1].Person != "Sam Rivera" {
		t.Fatalf("requests: %+v", open)
	}
	var refused *Refused
	if err := athlete.AnswerRequest(sam, open[0], plan.Accepted, ""); !errors.As(err, &refused) {
		t.Errorf("an athlete answers: %v", err)
	}
	if err := coach(s).AnswerRequest(sam, open[0], plan.Open, ""); err == nil {
		t.Error("an answer that is none")
	}
	must(t, coach(s).AnswerRequest(sam, open[1], plan.Accepted, "do that"))
	var answered *Answered
	if err := coach(again(s)).AnswerRequest(sam, open[1], plan.Declined, ""); !errors.As(err, &answered) {
		t.Errorf("a second answer: %v, want Answered", err)
	}
	all, err := athlete.Requests(sam, today)
	must(t, err)
	if r := all[1]; r.Answer != plan.Accepted || r.By != "kim" || r.Reply != "do that" || r.Answered.IsZero() {
		t.Errorf("answered: %+v", r)
	}
	if _, _, err := athlete.Undo(sam, Main); err != nil { // the one that is open
		t.Errorf("taking a request back: %v", err)
	}
	var gone *NotThere
	if err := coach(s).AnswerRequest(sam, open[0], plan.Accepted, ""); !errors.As(err, &gone) {
		t.Errorf("answering what was taken back: %v, want NotThere", err)
	}
	var over *Overtaken
	if _, _, err := athlete.Undo(sam, Main); !errors.As(err, &over) {
		t.Errorf("taking back what was answered: %v, want Overtaken", err)
	}
}

func TestTalkIsExportedAndGoesWithTheAthlete(t *testing.T) {
	s, sam := seeded(t)
	must(t, coach(s).AddComment(sam, plan.Comment{ID: id(700), Day: today - 3, Text: "good week"}))
	must(t, coach(s).AskFor(sam, plan.Request{ID: id(711), Day: today, Text: "no legs"}))
	first, err := exported(coach(s))
	must(t, err)
	other := newStore(t)
	_, err = imported(coach(other), first)
	must(t, err)
	if second, err := exported(coach(other)); err != nil || !bytes.Equal(second, first) || !strings.Contains(string(first), "good week") || !strings.Contains(string(first), "no legs") {
		t.Errorf("the second export differs (%v):\n%s\nthe first:\n%s", err, second, first)
	}
	viewer, err := exported(s.As(Principal{Person: "pat", Role: Viewer, Athlete: sam}))
	if err != nil || strings.Contains(string(viewer), "good week") || strings.Contains(string(viewer), "no legs") {
		t.Errorf("a viewer exports what was said: %v", err)
	}
	_, err = coach(s).RemoveAthlete(sam, func(Removal) error { return nil })
	must(t, err)
	for k := range valuesIn(t, s) {
		if strings.HasPrefix(k, commentBucket) || strings.HasPrefix(k, requestBucket) {
			t.Errorf("%q is left of someone who was removed", k)
		}
	}
}
