package serve

import (
	"bytes"
	"encoding/binary"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"ebb/store"
)

// visit is a connection of a client that listens for what it is told of keys.
type visit struct {
	ssh.Conn
	shown ssh.PublicKey
	told  []ssh.PublicKey
}

// visit comes in and waits for the keys.
func (r *rig) visit() visit {
	r.Helper()
	nc, err := net.Dial("tcp", r.at)
	if err != nil {
		r.Fatal(err)
	}
	v := visit{}
	sc, channels, requests, err := ssh.NewClientConn(nc, r.at, &ssh.ClientConfig{
		User: "x", Auth: []ssh.AuthMethod{ssh.PublicKeys(r.sam)}, Timeout: 10 * time.Second,
		HostKeyCallback: func(_ string, _ net.Addr, key ssh.PublicKey) error {
			v.shown = key
			return nil
		},
	})
	if err != nil {
		r.Fatal(err)
	}
	r.Cleanup(func() { _ = sc.Close() })
	go func() {
		for c := range channels {
			_ = c.Reject(ssh.Prohibited, "")
		}
	}()
	v.Conn = sc
	told := <-requests
	if told == nil || told.Type != "hostkeys-00@openssh.com" || told.WantReply {
		r.Fatalf("the first that is asked is %+v", told)
	}
	go ssh.DiscardRequests(requests)
	for rest := told.Payload; len(rest) > 0; {
		var next struct {
			Key  []byte
			Rest []byte `ssh:"rest"`
		}
		if err := ssh.Unmarshal(rest, &next); err != nil {
			r.Fatalf("%q: %v", told.Payload, err)
		}
		key, err := ssh.ParsePublicKey(next.Key)
		if err != nil {
			r.Fatal(err)
		}
		v.told, rest = append(v.told, key), next.Rest
	}
	return v
}

func asking(keys ...ssh.PublicKey) (payload []byte) {
	for _, k := range keys {
		payload = append(payload, ssh.Marshal(struct{ Key []byte }{k.Marshal()})...)
	}
	return payload
}

// proves reports whether an answer proves the keys to this connection, as
// OpenSSH's client looks at it.
func (v visit) proves(t *testing.T, answer []byte, keys ...ssh.PublicKey) bool {
	t.Helper()
	for _, k := range keys {
		var next struct {
			Signature []byte
			Rest      []byte `ssh:"rest"`
		}
		if err := ssh.Unmarshal(answer, &next); err != nil {
			return false
		}
		answer = next.Rest
		var s ssh.Signature
		if err := ssh.Unmarshal(next.Signature, &s); err != nil {
			return false
		}
		signed := ssh.Marshal(struct {
			What         string
			Session, Key []byte
		}{"hostkeys-prove-00@openssh.com", v.SessionID(), k.Marshal()})
		if k.Verify(signed, &s) != nil {
			return false
		}
	}
	return len(answer) == 0
}

func (v visit) ask(t *testing.T, payload []byte) (bool, []byte) {
	t.Helper()
	ok, answer, err := v.SendRequest("hostkeys-prove-00@openssh.com", true, payload)
	if err != nil {
		t.Fatal(err)
	}
	return ok, answer
}

// withClock gives a server whose host keys know the time by a clock.
func withClock(t *testing.T) (*rig, *clock, string) {
	at := &clock{at: rotationDay}
	path := aHostKey(t)
	return start(t, func(c *Config, _ *rig) {
		keys, err := OpenHostKeys(path, at.now)
		if err != nil {
			t.Fatal(err)
		}
		c.HostKeys = keys
	}), at, path
}

// A server that runs takes a new key in. For a month clients that know the old
// key see it still, are told of both, and have the new one proved; then they see
// that, and the old one is not heard of again.
func TestClientsLearnTheNextKey(t *testing.T) {
	r, at, path := withClock(t)
	before := r.visit()
	old := before.shown
	if len(before.told) != 1 || !bytes.Equal(before.told[0].Marshal(), old.Marshal()) {
		t.Errorf("told %v, seen %v", before.told, old)
	}
	next := rotated(t, path, at.now).held.next.signer.PublicKey()
	for _, tt := range []struct {
		day   int
		shown ssh.PublicKey
		told  []ssh.PublicKey
	}{
		{0, old, []ssh.PublicKey{old, next}},
		{29, old, []ssh.PublicKey{old, next}},
		{31, next, []ssh.PublicKey{next}},
	} {
		at.day(tt.day)
		v := r.visit()
		if !bytes.Equal(v.shown.Marshal(), tt.shown.Marshal()) {
			t.Errorf("day %d: the exchange is with %s, want %s", tt.day, ssh.FingerprintSHA256(v.shown), ssh.FingerprintSHA256(tt.shown))
		}
		if !bytes.Equal(asking(v.told...), asking(tt.told...)) {
			t.Errorf("day %d: told of %v, want %v", tt.day, v.told, tt.told)
		}
		for _, k := range tt.told { // a client asks for those that it does not know
			if ok, answer := v.ask(t, asking(k)); !ok || !v.proves(t, answer, k) {
				t.Errorf("day %d: %s is not proved: %v %q", tt.day, ssh.FingerprintSHA256(k), ok, answer)
			}
		}
		ok, answer := v.ask(t, asking(tt.told...))
		if !ok || !v.proves(t, answer, tt.told...) {
			t.Errorf("day %d: not all are proved: %v %q", tt.day, ok, answer)
		}
		if before.proves(t, answer, tt.told...) {
			t.Errorf("day %d: the proof is one for another connection", tt.day)
		}
		if _, _, code := answerOn(t, v, "week"); code != 1 {
			t.Errorf("day %d: a command ends with %d", tt.day, code)
		}
	}
	// A connection keeps what it began with.
	if ok, _ := before.ask(t, asking(next)); ok {
		t.Error("a key is proved on a connection that was not told of it")
	}
	if ok, answer := before.ask(t, asking(old)); !ok || !before.proves(t, answer, old) {
		t.Error("its own key is not proved on an old connection")
	}
	log := r.log.wait(t, `"event":"host key","why":"`+ssh.FingerprintSHA256(next)+`"`)
	for _, want := range []string{
		`"event":"host key","why":"` + ssh.FingerprintSHA256(old) + `"`,
		`"event":"host key","why":"` + ssh.FingerprintSHA256(old) + ` in use until 2027-05-06 12:30 UTC, ` + ssh.FingerprintSHA256(next) + ` from 2027-05-06 12:30 UTC"`,
	} {
		if strings.Count(log, want) != 1 {
			t.Errorf("%d times %s in:\n%s", strings.Count(log, want), want, log)
		}
	}
	if !strings.Contains(log, `"event":"host key proved"`) {
		t.Errorf("who asked for proof is not told:\n%s", log)
	}
}

func answerOn(t *testing.T, v visit, line string) (out, errs string, code int) {
	t.Helper()
	none := make(chan ssh.NewChannel)
	close(none)
	nothing := make(chan *ssh.Request)
	close(nothing)
	return answer(t, ssh.NewClient(v.Conn, none, nothing), line)
}

// Nothing but our own keys is signed, and no more than a client has use for.
func TestWhatIsNotProved(t *testing.T) {
	r, at, path := withClock(t)
	rotated(t, path, at.now)
	stranger := newKey(t).PublicKey()
	v := r.visit()
	old, next := v.told[0], v.told[1]
	for name, payload := range map[string][]byte{
		"nothing":               nil,
		"a stranger's":          asking(stranger),
		"ours and one cut off":  asking(old, next)[:len(asking(old))+10],
		"ours and a stranger's": asking(next, stranger),
		"more than there are":   asking(old, next, old),
		"a length and no key":   {0, 0, 0, 51},
		"a length beyond all":   {0xff, 0xff, 0xff, 0xff, 1},
		"an empty key":          {0, 0, 0, 0},
		"what is no key":        ssh.Marshal(struct{ S string }{"ssh-ed25519"}),
		"the session id":        ssh.Marshal(struct{ S []byte }{v.SessionID()}),
	} {
		v := r.visit()
		if ok, answer := v.ask(t, payload); ok || len(answer) > 0 {
			t.Errorf("%s: %v, %q", name, ok, answer)
		}
		if err := v.Close(); err != nil {
			t.Fatal(err)
		}
	}
	for n := range mostProofs + 2 {
		if ok, _ := v.ask(t, asking(next)); ok != (n < mostProofs) {
			t.Errorf("request %d of a connection: %v", n+1, ok)
		}
	}
	if _, _, code := answerOn(t, v, "week"); code != 1 {
		t.Error("who asks too often is out, and need not be")
	}
	if _, _, err := r.visit().SendRequest("hostkeys-00@openssh.com", true, asking(stranger)); err != nil {
		t.Errorf("a client that tells keys itself: %v", err)
	}
}

// Whoever has proved no key of their own gets no signature: before that the
// protocol has no place for such a question, and the connection ends.
func TestNothingIsProvedToStrangers(t *testing.T) {
	r, _, _ := withClock(t)
	key := r.visit().shown
	nc, err := net.Dial("tcp", r.at)
	if err != nil {
		t.Fatal(err)
	}
	defer nc.Close()
	asked := ssh.Marshal(struct {
		What  string `sshtype:"80"`
		Reply bool
		Keys  []byte `ssh:"rest"`
	}{keysProof, true, asking(key)})
	padding := 16 - (5+len(asked))%8
	packet := binary.BigEndian.AppendUint32([]byte("SSH-2.0-test\r\n"), uint32(1+len(asked)+padding))
	packet = append(append(append(packet, byte(padding)), asked...), make([]byte, padding)...)
	if _, err := nc.Write(packet); err != nil {
		t.Fatal(err)
	}
	said, _ := io.ReadAll(nc) // until it is closed, or cut
	if !bytes.HasPrefix(said, []byte("SSH-2.0-ebb\r\n")) || len(said) > 2048 || bytes.Contains(said, []byte("ssh-ed25519\x00\x00\x00\x40")) {
		t.Errorf("it says %q", said)
	}
	if _, err := r.dial("x", newKey(t)); err == nil {
		t.Error("a stranger comes in")
	}
	if log := r.log.times(t, `"event":"refused"`, 2); strings.Contains(log, "host key proved") {
		t.Errorf("something was proved:\n%s", log)
	}
}

// Who comes in for the first time in that month sees both keys, since most apps
// on phones do not learn the next one by themselves.
func TestFirstContactShowsBothKeys(t *testing.T) {
	r, at, path := withClock(t)
	r.door.codes["join-1"] = store.Principal{Person: "Mara Okafor", Role: store.AthleteRole, Athlete: mara}
	both := rotated(t, path, at.now).String()
	c := r.in("join-1", newKey(t))
	s, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	s.Stdin, s.Stdout = strings.NewReader("n\n"), &out
	if err := s.RequestPty("xterm", 24, 80, ssh.TerminalModes{}); err != nil {
		t.Fatal(err)
	}
	if err := s.Shell(); err != nil {
		t.Fatal(err)
	}
	_ = s.Wait()
	if want := "This server's key:\n  " + strings.ReplaceAll(both, "\n", "\n  ") + "\nYour key:\n"; !strings.Contains(strings.ReplaceAll(out.String(), "\r", ""), want) {
		t.Errorf("%q, without %q", out.String(), want)
	}
}

// What becomes of the files while a server runs: what is no good is told once and
// not taken, and the keys that there were stay; nothing is ever made.
func TestFilesThatChangeUnderAServer(t *testing.T) {
	r, at, path := withClock(t)
	old := r.visit().shown
	sees := func(name string, want ssh.PublicKey, told int) {
		t.Helper()
		if v := r.visit(); !bytes.Equal(v.shown.Marshal(), want.Marshal()) || len(v.told) != told {
			t.Errorf("%s: clients see %s, are told of %d", name, ssh.FingerprintSHA256(v.shown), len(v.told))
		}
	}
	if err := os.WriteFile(path+nextFile, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	sees("an empty file", old, 1)
	sees("an empty file", old, 1)
	if log := r.log.wait(t, "host_key.next is empty"); strings.Count(log, `"event":"host key"`) != 2 {
		t.Errorf("what fails is told more than once:\n%s", log)
	}
	if err := os.Remove(path + nextFile); err != nil {
		t.Fatal(err)
	}
	next := rotated(t, path, at.now).held.next.signer.PublicKey()
	sees("a rotation", old, 2)
	kept, err := os.ReadFile(path + nextFile)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(path + nextFile); err != nil {
		t.Fatal(err)
	}
	sees("a rotation that was given up", old, 1)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	sees("without any file", old, 1)
	if names := namesIn(t, filepath.Dir(path)); names != "" {
		t.Errorf("a key was made: %s", names)
	}
	if err := os.WriteFile(path+nextFile, kept, 0o600); err != nil {
		t.Fatal(err)
	}
	sees("the next one alone", next, 1)
	if names := namesIn(t, filepath.Dir(path)); names != "host_key" {
		t.Errorf("there is %s", names)
	}
}
