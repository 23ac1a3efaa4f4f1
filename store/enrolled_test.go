package store

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"ebb/plan"
)

const (
	badCode = "join-0000-0000-0000-0000-0000-0000-00"
)

func printOfKey(t testing.TB, line string) string {
	t.Helper()
	k, err := ParsePublicKey(line)
	must(t, err)
	return k.Fingerprint
}

func invited(t testing.TB, s *Store, athlete plan.ID, role Role) string {
	t.Helper()
	c, err := coach(s).Invite(athlete, role, 0)
	must(t, err)
	return c.Text
}

func TestCodeLetsOneKeyIn(t *testing.T) {
	s, sam := seeded(t)
	code := invited(t, s, sam, AthleteRole)
	if parts := strings.Split(code, "-"); len(code) != len(badCode) || len(parts) != 8 || parts[0] != "join" {
		t.Fatalf("code %q, want one such as %s", code, badCode)
	}
	for typed, want := range map[string]bool{
		code: true, strings.ToLower(code): true, strings.ReplaceAll(code, "-", ""): true,
		badCode: false, "": false, "sam": false, strings.TrimPrefix(code, "join-"): false, code + "0": false,
	} {
		if is, err := s.CodeOpen(typed, morning); err != nil || is != want {
			t.Errorf("CodeOpen(%q) = %v, %v; want %v", typed, is, err, want)
		}
	}
	e, err := again(s).Redeem(code, samsKey, morning)
	must(t, err)
	want := Principal{Person: "Sam Rivera", Role: AthleteRole, Athlete: sam}
	if e.Principal != want || e.Label != "sam's phone" || e.By != "kim" || e.Fingerprint != printOfKey(t, samsKey) {
		t.Errorf("it binds %+v, want %+v", e, want)
	}
	if held, found, err := s.KeyHolder(e.Fingerprint); err != nil || !found || !reflect.DeepEqual(held, e) {
		t.Errorf("KeyHolder = %+v, %v, %v; want %+v", held, found, err, e)
	}
	if is, err := s.CodeOpen(code, morning); is || err != nil {
		t.Errorf("a used code is open: %v, %v", is, err)
	}
	var gone *CodeGone
	if _, err := s.Redeem(code, anasKey, morning); !errors.As(err, &gone) {
		t.Errorf("a used code: %v, want CodeGone", err)
	}
	history, err := coach(s).History(sam, Main, 2)
	must(t, err)
	if h := history[0]; !strings.HasPrefix(h.Words, "key of Sam Rivera (sam's phone) added: SHA256:") || h.Person != "Sam Rivera" || h.Via != "ssh" {
		t.Errorf("the journal says %+v", h)
	}
	if h := history[1]; h.Words != "invite Sam Rivera (athlete)" || h.Person != "kim" {
		t.Errorf("the journal says %+v", h)
	}
}

func TestCodesEnd(t *testing.T) {
	s, sam := seeded(t)
	code := invited(t, s, sam, Viewer)
	for after, want := range map[time.Duration]bool{DefaultTTL - time.Hour: true, DefaultTTL + time.Hour: false} {
		if is, err := s.CodeOpen(code, morning.Add(after)); err != nil || is != want {
			t.Errorf("after %v: open %v, %v; want %v", after, is, err, want)
		}
	}
	var gone *CodeGone
	if _, err := s.Redeem(code, samsKey, morning.Add(DefaultTTL+time.Hour)); !errors.As(err, &gone) {
		t.Errorf("a code that is over: %v, want CodeGone", err)
	}
	if _, err := coach(s).Invite(sam, Viewer, longestTTL+1); err == nil {
		t.Error("a code for longer than a month")
	}
	if _, codes, err := s.MayCome(morning); err != nil || codes != 1 {
		t.Errorf("%d codes are open, %v; want 1", codes, err)
	}
	open, err := coach(s).Invitations(sam)
	must(t, err)
	if len(open) != 1 || open[0].Person != "viewer of Sam Rivera" || open[0].Role != Viewer {
		t.Fatalf("invitations: %+v", open)
	}
	if _, err := coach(s).TakeBack(sam, open[0].Name); err != nil {
		t.Error(err)
	}
	if _, err := s.Redeem(code, samsKey, morning); !errors.As(err, &gone) {
		t.Errorf("a code taken back: %v, want CodeGone", err)
	}
}

func TestOfTwoWithOneCodeOneWins(t *testing.T) {
	s, sam := seeded(t)
	code := invited(t, s, sam, AthleteRole)
	var wait sync.WaitGroup
	lines := []string{samsKey, anasKey, p256Key, p384Key}
	errs := make([]error, len(lines))
	for i, line := range lines {
		wait.Go(func() { _, errs[i] = again(s).Redeem(code, line, morning) })
	}
	wait.Wait()
	won := 0
	for _, err := range errs {
		var gone *CodeGone
		switch {
		case err == nil:
			won++
		case !errors.As(err, &gone):
			t.Errorf("a loser hears %v, want CodeGone", err)
		}
	}
	if keys, _, err := s.MayCome(morning); won != 1 || keys != 1 || err != nil {
		t.Errorf("%d won, %d keys let in, %v; want 1 and 1", won, keys, err)
	}
}

func TestAKeyIsOnePersons(t *testing.T) {
	s, sam := seeded(t)
	ana, err := coach(s).AddAthlete("Ana Costa", nil)
	must(t, err)
	_, err = coach(s).AddKey(sam, AthleteRole, samsKey)
	must(t, err)
	var taken *KeyTaken
	if _, err := coach(s).AddKey(ana.ID, AthleteRole, samsKey); !errors.As(err, &taken) {
		t.Errorf("Sam's key for Ana: %v, want KeyTaken", err)
	}
	code := invited(t, s, ana.ID, AthleteRole)
	if _, err := s.Redeem(code, samsKey, morning); !errors.As(err, &taken) || strings.Contains(err.Error(), "Sam") {
		t.Errorf("Sam's key on Ana's code: %v, want KeyTaken that names nobody", err)
	}
	if is, err := s.CodeOpen(code, morning); !is || err != nil {
		t.Errorf("the code of a refused key is open: %v, %v; want true", is, err)
	}
	if _, err := s.Redeem(code, anasKey, morning); err != nil {
		t.Error(err)
	}
}

func TestRevokedKeysLetNobodyIn(t *testing.T) {
	s, sam := seeded(t)
	d := coach(s)
	e, err := d.AddKey(sam, AthleteRole, samsKey)
	must(t, err)
	for _, prefix := range []string{"", "ab", "SHA256:", "SHA256:zzzz"} {
		if _, err := d.RevokeKey(sam, prefix); err == nil {
			t.Errorf("RevokeKey(%q) ends a key", prefix)
		}
	}
	if _, err := d.RevokeKey(sam, e.Fingerprint[:12]); err != nil {
		t.Fatal(err)
	}
	held, found, err := again(s).KeyHolder(e.Fingerprint)
	if found || err != nil || held.Role != 0 || held.Revoked.IsZero() || held.Person != "Sam Rivera" {
		t.Errorf("a revoked key: %+v, %v, %v; want no role and false", held, found, err)
	}
	if Can(held.Principal, See, Thing{Kind: Plans, Athlete: sam, Branch: Main}) {
		t.Error("a revoked key's person may see the plan")
	}
	if _, err := d.RevokeKey(sam, e.Fingerprint); err == nil {
		t.Error("a key is revoked twice")
	}
	if _, _, err := d.Undo(sam, Main); err == nil {
		if _, found, _ := s.KeyHolder(e.Fingerprint); found {
			t.Error("undo lets a revoked key in again")
		}
	}
	if _, err := d.AddKey(sam, AthleteRole, samsKey); err != nil {
		t.Errorf("adding a revoked key again: %v", err)
	}
	if _, found, err := s.KeyHolder(e.Fingerprint); !found || err != nil {
		t.Errorf("added again: %v, %v", found, err)
	}
	if keys, err := d.Keys(sam); err != nil || len(keys) != 1 {
		t.Errorf("Keys = %+v, %v; want one", keys, err)
	}
}

func TestKeysGoWithTheirAthlete(t *testing.T) {
	s, sam := seeded(t)
	e, err := coach(s).AddKey(sam, AthleteRole, samsKey)
	must(t, err)
	code := invited(t, s, sam, AthleteRole)
	boss, err := coach(s).AddKey(plan.ID{}, Coach, anasKey)
	must(t, err)
	if boss.Person != "kim" || boss.Role != Coach {
		t.Errorf("a coach's key: %+v, want kim's", boss)
	}
	_, err = coach(s).RemoveAthlete(sam, func(Removal) error { return nil })
	must(t, err)
	if _, found, err := s.KeyHolder(e.Fingerprint); found || err != nil {
		t.Errorf("the key of someone who was removed: %v, %v", found, err)
	}
	if is, err := s.CodeOpen(code, morning); is || err != nil {
		t.Errorf("the code of someone who was removed: %v, %v", is, err)
	}
	if _, found, err := s.KeyHolder(boss.Fingerprint); !found || err != nil {
		t.Errorf("the coach's key: %v, %v; want it there", found, err)
	}
}

func TestWhenAKeyWasSeen(t *testing.T) {
	s, sam := seeded(t)
	e, err := coach(s).AddKey(sam, AthleteRole, samsKey)
	must(t, err)
	for _, c := range []struct{ at, want time.Duration }{{0, 0}, {time.Minute, 0}, {2 * time.Hour, 2 * time.Hour}} {
		must(t, s.KeySeen(e.Fingerprint, morning.Add(c.at)))
		held, _, err := again(s).KeyHolder(e.Fingerprint)
		if err != nil || !held.Seen.Equal(morning.Add(c.want)) {
			t.Errorf("seen %v, %v; want %v", held.Seen, err, morning.Add(c.want))
		}
	}
	must(t, s.KeySeen(printOfKey(t, anasKey), morning))
	if _, found, err := s.KeyHolder(printOfKey(t, anasKey)); found || err != nil {
		t.Errorf("an unknown key that was seen: %v, %v", found, err)
	}
	if _, found, err := s.KeyHolder("nonsense"); found || err != nil {
		t.Errorf("nonsense: %v, %v", found, err)
	}
}

func TestOnlyACoachLetsOthersIn(t *testing.T) {
	s, sam := seeded(t)
	_, err := coach(s).AddKey(sam, AthleteRole, samsKey)
	must(t, err)
	for _, who := range []Principal{
		{Person: "Sam Rivera", Role: AthleteRole, Athlete: sam}, {Person: "pat", Role: Viewer, Athlete: sam}, {Person: "eve", Role: AthleteRole, Athlete: id(8)}, {},
	} {
		d := s.As(who)
		_, invite := d.Invite(sam, AthleteRole, 0)
		_, add := d.AddKey(sam, AthleteRole, anasKey)
		_, revoke := d.RevokeKey(sam, printOfKey(t, samsKey))
		_, back := d.TakeBack(sam, "00000000")
		_, boss := d.Invite(sam, Coach, 0)
		_, coaches := d.Keys(plan.ID{})
		for what, err := range map[string]error{"invite": invite, "add": add, "revoke": revoke, "take back": back, "invite a coach": boss, "list coaches' keys": coaches} {
			var refused *Refused
			if !errors.As(err, &refused) {
				t.Errorf("%s may %s: %v", who.words(), what, err)
			}
		}
		if _, err := d.Keys(sam); (err == nil) != (who.Athlete == sam && who.Role == AthleteRole) {
			t.Errorf("%s lists Sam's keys: %v", who.words(), err)
		}
	}
}

func TestKeysThatSayMoreThanTheyMay(t *testing.T) {
	s, sam := seeded(t)
	v := keyValue{Fingerprint: printOfKey(t, samsKey), Role: "coach", Person: "eve", Added: morning}
	sum, _ := sumOf(v.Fingerprint)
	must(t, s.As(Principal{}).update(func(t tx) error { return t.put(enrolledKey(sam, sum), v) }))
	if e, found, err := s.KeyHolder(v.Fingerprint); found || err != nil || e.Role != 0 {
		t.Errorf("a coach among an athlete's keys: %+v, %v, %v; want nobody", e, found, err)
	}
}

func TestKeysAndCodesAreExportedAndBack(t *testing.T) {
	s, sam := seeded(t)
	d := coach(s)
	_, err := d.AddKey(sam, AthleteRole, samsKey)
	must(t, err)
	_, err = d.RevokeKey(sam, printOfKey(t, samsKey)[:14])
	must(t, err)
	_, err = d.AddKey(plan.ID{}, Coach, anasKey)
	must(t, err)
	code, boss := invited(t, s, sam, AthleteRole), invited(t, s, plan.ID{}, Coach)
	first, err := exported(d)
	must(t, err)
	for _, secret := range []string{code, boss, strings.ReplaceAll(code, "-", "")[4:]} {
		if strings.Contains(strings.ToUpper(string(first)), strings.ToUpper(secret)) {
			t.Errorf("the export tells a code:\n%s", first)
		}
	}
	other := newStore(t)
	_, err = imported(coach(other), first)
	must(t, err)
	if second, err := exported(coach(other)); err != nil || !bytes.Equal(second, first) {
		t.Errorf("the second export differs (%v):\n%s\nthe first:\n%s", err, second, first)
	}
	if loaded, err := imported(coach(other), first); err != nil || len(loaded.Added) > 0 {
		t.Errorf("importing the same again: %+v, %v", loaded, err)
	}
	if e, err := other.Redeem(boss, p256Key, morning); err != nil || e.Role != Coach {
		t.Errorf("a coach's code after the import: %+v, %v", e, err)
	}
	if _, found, err := other.KeyHolder(printOfKey(t, samsKey)); found || err != nil {
		t.Errorf("a revoked key lets in after the import: %v, %v", found, err)
	}
	for _, who := range []Principal{{Person: "Sam Rivera", Role: AthleteRole, Athlete: sam}, {Person: "pat", Role: Viewer, Athlete: sam}} {
		if text, err := exported(s.As(who)); err != nil || strings.Contains(string(text), "fingerprint") || strings.Contains(string(text), "hash") {
			t.Errorf("%s exports keys or codes: %v", who.Person, err)
		}
	}
}

func TestAFileCanNotMakeCoaches(t *testing.T) {
	s, sam := seeded(t)
	_, err := coach(s).AddKey(sam, AthleteRole, samsKey)
	must(t, err)
	text, err := exported(coach(s))
	must(t, err)
	for to, from := range map[string]string{
		`"role":"coach"`: `"role":"athlete"`, `"role":"boss"`: `"role":"athlete"`, `"fingerprint":"MD5:`: `"fingerprint":"SHA256:`,
	} {
		forged := strings.Replace(string(text), from, to, 1)
		if _, err := imported(coach(newStore(t)), []byte(forged)); err == nil {
			t.Errorf("%s in the place of %s is taken in", to, from)
		}
	}
	other := newStore(t)
	ana, err := coach(other).AddAthlete("Ana Costa", nil)
	must(t, err)
	_, err = coach(other).AddKey(ana.ID, AthleteRole, samsKey)
	must(t, err)
	var taken *KeyTaken
	if _, err := imported(coach(other), text); !errors.As(err, &taken) {
		t.Errorf("a key that is Ana's here comes in as Sam's: %v", err)
	}
}
