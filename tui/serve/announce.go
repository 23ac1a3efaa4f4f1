package serve

import (
	"bytes"
	"crypto/rand"
	"time"

	"golang.org/x/crypto/ssh"
)

// OpenSSH's words for host keys beside the one in the exchange (its PROTOCOL,
// 2.5): the server tells all that it has, and a client that wants to know them by
// itself later asks for proof that they are held here.
const (
	keysTold  = "hostkeys-00@openssh.com"
	keysProof = "hostkeys-prove-00@openssh.com"

	mostProofs = 4 // that a connection may ask for; clients ask once
)

// tellKeys tells the client all keys of the server. Those that it knows of this
// server and that are not among them it may forget.
func (c *conn) tellKeys() {
	var all []byte
	for _, k := range c.host.all() {
		all = append(all, ssh.Marshal(struct{ Key []byte }{k.blob()})...)
	}
	if _, _, err := c.ssh.SendRequest(keysTold, false, all); err != nil {
		c.close()
	}
}

// proof gives a signature for each key that is asked about, or false when
// one is not ours, or more are asked about than there are.
func (r ring) proof(session, asked []byte) (signed []byte, ok bool) {
	ours := r.all()
	for n := 0; len(asked) > 0; n++ {
		var next struct {
			Key  []byte
			Rest []byte `ssh:"rest"`
		}
		if n >= len(ours) || ssh.Unmarshal(asked, &next) != nil {
			return nil, false
		}
		asked = next.Rest
		signature := []byte(nil)
		for _, k := range ours {
			if !bytes.Equal(k.blob(), next.Key) {
				continue
			}
			s, err := k.signer.Sign(rand.Reader, ssh.Marshal(struct {
				What         string
				Session, Key []byte
			}{keysProof, session, next.Key}))
			if err != nil {
				return nil, false
			}
			signature = ssh.Marshal(s)
		}
		if signature == nil {
			return nil, false
		}
		signed = append(signed, ssh.Marshal(struct{ Signature []byte }{signature})...)
	}
	return signed, len(signed) > 0
}

// mostAsked is how many requests a connection may make a minute, nearly all in
// vain; a client that asks whether we live does so a few times.
const mostAsked = 600

// answerAll tells the keys of the server and proves them, and answers no to all
// else that is asked of the connection as a whole: forwarding, above all.
func (c *conn) answerAll(requests <-chan *ssh.Request) {
	c.tellKeys()
	asked, proofs, since := 0, 0, time.Now()
	for r := range requests {
		if now := time.Now(); now.Sub(since) > time.Minute {
			asked, since = 0, now
		}
		if asked++; asked > mostAsked {
			c.close()
		}
		if r.Type != keysProof || !r.WantReply || proofs >= mostProofs {
			_ = r.Reply(false, nil)
			continue
		}
		proofs++
		signed, ok := c.host.proof(c.ssh.SessionID(), r.Payload)
		if ok {
			c.server.audit(c.line("host key proved"))
		}
		_ = r.Reply(ok, signed)
	}
}
