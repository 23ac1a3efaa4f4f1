package editor_test

import (
	"strings"
	"testing"

	"ebb/plan/edit"
)

// A session that another changed while its line was open is not written over
// unseen: the first enter says so, the second writes.
func TestAChangeMeanwhileIsNotWrittenOverUnseen(t *testing.T) {
	p := beforeBlock(t)
	p.Types("e", "end")
	p.Types(strings.Split(` "hi"`, "")...)
	session := p.Plan.SessionsOn(p.Editor.Cursor)[0]
	result, err := edit.Apply(p.Plan, edit.Scale{Session: session.ID, Steps: 2})
	if err != nil {
		t.Fatal(err)
	}
	p.Plan = result.Plan
	p.Scene.Outlook = p.Outlook.With(p.Plan)
	p.Editor.Refresh(p.Scene)
	theirs := p.Plan
	p.Types("enter")
	if !p.Editor.Typing() {
		t.Fatal("the line was taken at once")
	}
	p.Unchanged(theirs)
	p.Types("enter")
	if got := p.Plan.SessionsOn(p.Editor.Cursor)[0]; p.Editor.Typing() || got.Note != "hi" || got.Duration != session.Duration {
		t.Errorf("the second enter stores %+v", got)
	}
}
