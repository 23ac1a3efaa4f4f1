//go:build unix

package serve

import (
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"ebb/store"
)

// samsDrafts gives what Sam typed and did not store, as the file has it.
func (r *rig) samsDrafts() (texts []string) {
	r.Helper()
	all, err := r.squad.As(store.Principal{Person: "Sam Rivera", Role: store.AthleteRole, Athlete: sam, Via: "ssh"}).Drafts()
	if err != nil {
		r.Error(err)
	}
	for _, d := range all {
		texts = append(texts, d.Text)
	}
	return texts
}

// begun types the beginning of a word for the coach.
func (v *view) begun(r *rig) {
	r.Helper()
	for _, typed := range []string{"'", "c", "calf is ti"} {
		after(time.Second)
		v.typed(typed)
	}
	after(time.Second)
	if !strings.Contains(v.text(), "is ti") {
		r.Fatalf("nothing is typed: %q", v.text()[max(0, len(v.text())-900):])
	}
}

// However a session ends, what was being typed is kept, and on the next line it is
// offered and gone on with.
func TestAWordOutlivesItsLine(t *testing.T) {
	for name, end := range map[string]struct {
		ends func(r *rig, c *ssh.Client)
		says string
	}{
		"the line is cut":    {func(_ *rig, c *ssh.Client) { _ = c.Conn.Close() }, ""},
		"nobody types":       {func(*rig, *ssh.Client) { after(16 * time.Minute) }, "come in again when you like; what you were typing is kept"},
		"the time is over":   {func(r *rig, _ *ssh.Client) { after(time.Hour) }, "come in again; what you were typing is kept"},
		"the key is revoked": {func(r *rig, _ *ssh.Client) { r.door.revoke(r.sam); after(2 * time.Minute) }, "what you were typing is kept"},
	} {
		t.Run(name, func(t *testing.T) {
			key := newKey(t)
			hours(t, key, func(l *Limits) { l.Session = 50 * time.Minute }, func(r *rig, c *ssh.Client) {
				r.sam = key
				v := r.screens(c, 40, 20)
				if name == "the time is over" {
					for range 4 {
						after(12 * time.Minute)
						v.typed("l")
					}
				}
				v.begun(r)
				end.ends(r, c)
				after(time.Second)
				if says := v.text(); !strings.Contains(says, end.says) {
					r.Errorf("it ends with %q", says)
				}
				if all := r.samsDrafts(); len(all) != 1 || all[0] != "calf is ti" {
					r.Fatalf("kept is %q", all)
				}
				r.door.enrol(key, store.Principal{Person: "Sam Rivera", Role: store.AthleteRole, Athlete: sam})
				p, _ := r.listener.(*pipes)
				again := p.dial(r.T, key)
				v = r.screens(again, 40, 20)
				after(time.Second)
				if says := v.text(); !strings.Contains(says, "You were typing a word for your") {
					r.Errorf("nothing is offered: %q", says)
				}
				for _, typed := range []string{"\r", "ght", "\r"} {
					v.typed(typed)
					after(time.Second)
				}
				said, err := r.squad.As(store.Principal{Person: "kim", Role: store.Coach}).Comments(sam, today, today+7)
				if err != nil || len(said) != 1 || said[0].Text != "calf is tight" {
					r.Errorf("said is %+v, %v", said, err)
				}
				if all := r.samsDrafts(); len(all) != 0 {
					r.Errorf("said, and kept is %q", all)
				}
				_ = again.Close()
			})
		})
	}
}

// A server that stops lets sessions end, with what is typed in them.
func TestAWordOutlivesTheServer(t *testing.T) {
	hours(t, newKey(t), func(*Limits) {}, func(r *rig, c *ssh.Client) {
		r.screens(c, 80, 24).begun(r)
		if err := r.stop(); err != nil {
			r.Error(err)
		}
		if all := r.samsDrafts(); len(all) != 1 || all[0] != "calf is ti" {
			r.Errorf("kept is %q", all)
		}
	})
}

// A machine that dies lets nothing end: what was typed is kept once nobody has typed
// for a while, and not before, nor again while nothing changes.
func TestAWordIsKeptInAPause(t *testing.T) {
	hours(t, newKey(t), func(*Limits) {}, func(r *rig, c *ssh.Client) {
		v := r.screens(c, 80, 24)
		v.begun(r)
		for range 3 {
			after(8 * time.Second)
			v.typed("x")
		}
		if all := r.samsDrafts(); len(all) != 0 {
			r.Errorf("kept while one types: %q", all)
		}
		after(11 * time.Second)
		if all := r.samsDrafts(); len(all) != 1 || all[0] != "calf is tixxx" {
			r.Errorf("in a pause %q is kept", all)
		}
		was, err := r.squad.As(store.Principal{Person: "Sam Rivera", Role: store.AthleteRole, Athlete: sam}).Drafts()
		if err != nil {
			r.Fatal(err)
		}
		after(2 * time.Minute)
		is, err := r.squad.As(store.Principal{Person: "Sam Rivera", Role: store.AthleteRole, Athlete: sam}).Drafts()
		if err != nil || len(is) != 1 || !is[0].At.Equal(was[0].At) {
			r.Errorf("it is written again: %+v, %v", is, err)
		}
		v.typed("\x1b")
		after(time.Second)
		if all := r.samsDrafts(); len(all) != 0 {
			r.Errorf("left, and kept is %q", all)
		}
	})
}
