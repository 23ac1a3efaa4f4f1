package serve

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"errors"
	"io"
	"math/big"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"ebb/store"
)

// liar offers one key and signs with another.
type liar struct {
	shown  ssh.PublicKey
	signer ssh.Signer
}

func (l liar) PublicKey() ssh.PublicKey { return l.shown }

func (l liar) Sign(random io.Reader, data []byte) (*ssh.Signature, error) {
	return l.signer.Sign(random, data)
}

func TestWhoComesInIsWhoseKeySigned(t *testing.T) {
	r := start(t, nil)
	for _, user := range []string{"sam", "kim", "root", "", "sam\n\x1b[2J"} {
		out, _, code := answer(t, r.in(user, r.sam), "week")
		if out != "Sam Rivera ssh [\"week\"] 80 false\n" || code != 1 {
			t.Errorf("%q with Sam's key: %q, code %d", user, out, code)
		}
	}
	// The coach's key is offered, and not proved; then one's own is.
	c, err := r.dial("x", shifty{r.sam, &shown{PublicKey: r.sam.PublicKey(), first: r.kim.PublicKey()}})
	if err != nil {
		t.Fatal(err)
	}
	if out, _, _ := answer(t, c, "week"); !strings.HasPrefix(out, "Sam Rivera ") {
		t.Errorf("who offered the coach's key and signed with Sam's is %q", out)
	}
	if _, err := r.dial("x", liar{r.kim.PublicKey(), r.sam}); err == nil {
		t.Error("a key comes in that another one signed for")
	}
}

// shifty asks whether another's key would do, and then signs with its own.
type shifty struct {
	ssh.Signer
	shown *shown
}

func (s shifty) PublicKey() ssh.PublicKey { return s.shown }

type shown struct {
	ssh.PublicKey
	first ssh.PublicKey
	asked int
}

func (s *shown) Marshal() []byte {
	if s.asked++; s.asked <= 2 { // the question, and the answer held against it
		return s.first.Marshal()
	}
	return s.PublicKey.Marshal()
}

// Each kind of key that is taken comes in, as whose it is; others do not.
func TestKindsOfKeys(t *testing.T) {
	r := start(t, nil)
	signer := func(key any, err error) ssh.Signer {
		if err != nil {
			t.Fatal(err)
		}
		s, err := ssh.NewSignerFromKey(key)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	for _, tt := range []struct {
		name string
		key  ssh.Signer
		in   bool
	}{
		{"ed25519", newKey(t), true},
		{"ecdsa", signer(ecdsa.GenerateKey(elliptic.P256(), rand.Reader)), true},
		{"ecdsa of 384 bits", signer(ecdsa.GenerateKey(elliptic.P384(), rand.Reader)), true},
		{"ecdsa of 521 bits", signer(ecdsa.GenerateKey(elliptic.P521(), rand.Reader)), true},
		{"ed25519 on a security key", newHardware(t, ssh.KeyAlgoSKED25519, 1), true},
		{"ecdsa on a security key", newHardware(t, ssh.KeyAlgoSKECDSA256, 1), true},
		{"a security key that was not touched", newHardware(t, ssh.KeyAlgoSKED25519, 0), false},
		{"RSA 2048", signer(rsa.GenerateKey(rand.Reader, 2048)), false},
		{"RSA 3072", signer(rsa.GenerateKey(rand.Reader, 3072)), true},
	} {
		r.door.enrol(tt.key, store.Principal{Person: tt.name, Role: store.AthleteRole, Athlete: sam})
		c, err := r.dial("x", tt.key)
		if (err == nil) != tt.in {
			t.Errorf("%s: %v", tt.name, err)
		}
		if err == nil {
			if out, _, _ := answer(t, c, "week"); !strings.HasPrefix(out, tt.name) {
				t.Errorf("%s is %q", tt.name, out)
			}
		}
	}
	for bits, fits := range map[uint]bool{3071: false, 3072: true, 4096: true} {
		key, err := ssh.NewPublicKey(&rsa.PublicKey{N: new(big.Int).Lsh(big.NewInt(1), bits-1), E: 65537})
		if err != nil || (fit(key) == nil) != fits {
			t.Errorf("RSA of %d bits: %v, %v", bits, fit(key), err)
		}
	}
	certified := &ssh.Certificate{Key: r.sam.PublicKey(), CertType: ssh.UserCert, ValidBefore: ssh.CertTimeInfinity}
	if err := certified.SignCert(rand.Reader, r.sam); err != nil {
		t.Fatal(err)
	}
	cert, err := ssh.NewCertSigner(certified, r.sam)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.dial("x", cert); err == nil {
		t.Error("a certificate comes in")
	}
}

func TestStrangersLearnNothing(t *testing.T) {
	r := start(t, nil)
	stranger := newKey(t)
	for _, user := range []string{"sam", "kim", "nobody", "join-", "join-AAAA-BBBB"} {
		_, err := r.dial(user, stranger)
		if err == nil || !strings.Contains(err.Error(), "unable to authenticate") || strings.Contains(err.Error(), "Sam") {
			t.Errorf("%q: %v", user, err)
		}
	}
	for name, auth := range map[string]ssh.AuthMethod{
		"a password": ssh.Password("sam"),
		"questions":  ssh.KeyboardInteractive(func(string, string, []string, []bool) ([]string, error) { return nil, nil }),
	} {
		if _, err := r.dialFrom("", "sam", auth); err == nil || !strings.Contains(err.Error(), "no supported methods remain") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := r.dialFrom("", "sam"); err == nil {
		t.Error("nothing at all lets in")
	}
	var many []ssh.Signer
	for range 6 {
		many = append(many, newKey(t))
	}
	if _, err := r.dial("sam", append(many, r.sam)...); err == nil {
		t.Error("the seventh key is looked at")
	}
}

func TestNoServerWithoutKeys(t *testing.T) {
	for name, c := range map[string]Config{
		"nothing":     {Limits: Usual()},
		"no host key": {Limits: Usual(), Keys: (&door{}).keysOf()},
	} {
		if _, err := New(c); err == nil {
			t.Errorf("%s: a server is made", name)
		}
	}
}

func TestAddressBeyondTheLoopback(t *testing.T) {
	nobody := &door{keys: map[string]Holder{}, codes: map[string]store.Principal{}}
	someone := &door{keys: map[string]Holder{"x": {}}}
	for _, tt := range []struct {
		listen, want string
		door         *door
	}{
		{":2222", "127.0.0.1:2222", nobody}, {"127.0.0.1:22", "127.0.0.1:22", nobody}, {"[::1]:22", "[::1]:22", nobody},
		{"localhost:2222", "127.0.0.1:2222", nobody}, {"0.0.0.0:2222", "", nobody}, {"[::]:2222", "", nobody}, {"10.0.0.1:2222", "", nobody},
		{"ebb.example:2222", "", someone}, {":ssh", "", someone}, {"0.0.0.0", "", someone}, {"0.0.0.0:2222", "0.0.0.0:2222", someone}, {"2222", "", someone},
	} {
		got, err := tt.door.keysOf().Address(tt.listen, time.Now())
		if err == nil && got.String() != tt.want || (err == nil) != (tt.want != "") {
			t.Errorf("%s: %q, %v, want %q", tt.listen, got, err, tt.want)
		}
	}
}

func TestACodeBindsTheKeyThatSigned(t *testing.T) {
	r := start(t, nil)
	mine := newKey(t)
	r.door.codes["join-1"] = store.Principal{Person: "Mara Okafor", Role: store.AthleteRole, Athlete: mara}
	ask := func(c *ssh.Client, says string, pty bool) (string, int) {
		s, err := c.NewSession()
		if err != nil {
			t.Fatal(err)
		}
		out := newJournal() // two write to it
		s.Stdout, s.Stderr, s.Stdin = out, out, strings.NewReader(says)
		if pty {
			_ = s.RequestPty("dumb", 24, 80, nil)
		}
		if err := s.Shell(); err != nil {
			t.Fatal(err)
		}
		code := 0
		if exit, ok := errors.AsType[*ssh.ExitError](s.Wait()); ok {
			code = exit.ExitStatus()
		}
		return string(out.text), code
	}
	if _, errs, code := answer(t, r.in("join-1", mine), "week"); code != codeWrong || !strings.Contains(errs, "not known yet") {
		t.Errorf("a command before the code is redeemed: %q, %d", errs, code)
	}
	for _, no := range []string{"n\n", "\n", "", "maybe\n", strings.Repeat("y", 100)} {
		if out, code := ask(r.in("join-1", mine), no, false); code != codeWrong || !strings.Contains(out, "nothing was changed") {
			t.Errorf("%q: %q, %d", no, out, code)
		}
	}
	out, code := ask(r.in("join-1", mine), "x\by\r", true)
	for _, want := range []string{r.server.config.HostKeys.String(), ssh.FingerprintSHA256(mine.PublicKey()), "Welcome, Mara Okafor.", `["week"]`} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in %q", want, out)
		}
	}
	if code != 1 || strings.Contains(strings.ReplaceAll(out, "\r\n", ""), "\n") {
		t.Errorf("code %d, or a bare new line in %q", code, out)
	}
	if got, _, _ := answer(t, r.in("anyone", mine), "week"); !strings.HasPrefix(got, "Mara Okafor ") {
		t.Errorf("afterwards the key is %q", got)
	}
	if _, err := r.dial("join-1", newKey(t)); err == nil {
		t.Error("a code lets in twice")
	}
	r.log.wait(t, `"enrolled"`)
}

func TestGuessingCodes(t *testing.T) {
	now := time.Now()
	var g guessing
	at := func(n byte) *addr { return &addr{n} }
	for range guessesEach {
		if g.barred(at(1), now) {
			t.Fatal("barred too soon")
		}
		g.wrong(at(1), now)
	}
	if !g.barred(at(1), now) || g.barred(at(2), now) {
		t.Error("not barred, or the wrong one")
	}
	for n := range byte(9) {
		for range guessesEach {
			g.wrong(at(10+n), now)
		}
	}
	if !g.barred(at(2), now) || g.barred(at(2), now.Add(time.Hour)) {
		t.Error("all are not barred after a hundred, or for more than the hour")
	}
}

func TestManyKeysWithOneCodeAreOneGuess(t *testing.T) {
	r := start(t, nil)
	_, _ = r.dial("join-9", newKey(t), newKey(t), newKey(t))
	log := r.log.wait(t, `"refused"`)
	if n := strings.Count(log, `"wrong code"`); n != 1 {
		t.Errorf("%d guesses in\n%s", n, log)
	}
}

func TestARevokedKeyEndsItsSessions(t *testing.T) {
	r := start(t, nil)
	screen, other := r.screens(r.in("x", r.sam), 80, 24), r.screens(r.in("x", r.kim), 80, 24)
	screen.seen.wait(t, "Rivera")
	other.seen.wait(t, "Rivera")
	began := time.Now()
	r.door.revoke(r.sam)
	r.changes <- struct{}{}
	screen.seen.wait(t, "may not come in any more")
	_ = screen.Wait()
	if took := time.Since(began); took > 2*time.Second {
		t.Errorf("it took %s", took)
	}
	if _, err := r.dial("x", r.sam); err == nil {
		t.Error("a revoked key comes in")
	}
	other.typed("q")
	r.log.wait(t, `"revoked"`)
}

func TestTheLogIsOneLineOfASCIIEach(t *testing.T) {
	r := start(t, nil)
	_, _ = r.dial("a\nb\x1b[31m\u009b2J\u202e😀\"", newKey(t))
	r.log.wait(t, `"refused"`)
	answer(t, r.in("x", r.sam), "week \x1b]0;x\x07 \n é")
	all := events(t, r.log.wait(t, `"session over"`))
	if all[0].Event != "host key" || all[0].Why != r.server.config.HostKeys.String() {
		t.Errorf("first line: %+v", all[0])
	}
	if all[1].User != "a\nb\x1b[31m\u009b2J\u202e😀\"" || all[1].Event != "refused" {
		t.Errorf("second line: %+v", all[1])
	}
	if len(all) < 4 {
		t.Errorf("only %d lines", len(all))
	}
}
