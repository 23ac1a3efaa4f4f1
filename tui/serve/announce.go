package serve

import (
	"bytes"
	"crypto/rand"
	"encoding/binary"
	"slices"
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

// wire gives words as they go over the line: their length before them.
func wire(words []byte) []byte {
	return append(binary.BigEndian.AppendUint32(nil, uint32(len(words))), words...)
}

// wire gives the public key as it goes over the line.
func (k Key) wire() []byte { return wire(k.signer.PublicKey().Marshal()) }

// tellKeys tells the client all keys of the server. Those that it knows of this
// server and that are not among them it may forget.
func (c *conn) tellKeys() {
	var all []byte
	for _, k := range c.host.all() {
		all = append(all, k.wire()...)
	}
	if _, _, err := c.ssh.SendRequest(keysTold, false, all); err != nil {
		c.close()
	}
}

// proof gives a signature for each key that is asked about, or nothing when
// one is not ours, or more are asked about than there are.
func (r ring) proof(session, asked []byte) (signed []byte) {
	head := append(wire([]byte(keysProof)), wire(session)...)
	for range r.all() {
		for _, k := range r.all() {
			rest, ours := bytes.CutPrefix(asked, k.wire())
			if !ours {
				continue
			}
			s, err := k.signer.Sign(rand.Reader, append(slices.Clip(head), k.wire()...))
			if err != nil {
				return nil
			}
			asked, signed = rest, append(signed, wire(ssh.Marshal(s))...)
			break
		}
	}
	if len(asked) > 0 {
		return nil
	}
	return signed
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
		signed := c.host.proof(c.ssh.SessionID(), r.Payload)
		if signed != nil {
			c.server.audit(c.line("host key proved"))
		}
		_ = r.Reply(signed != nil, signed)
	}
}
