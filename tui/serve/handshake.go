package serve

import (
	"crypto/rsa"
	"errors"
	"strings"
	"time"

	"golang.org/x/crypto/ssh"
)

// What is spoken: key exchanges that hold against a quantum computer or are
// curve25519, ciphers that authenticate what they hide, and no method but keys.
// The library's own list has diffie-hellman-group14-sha1 and hmac-sha1 in it.
var (
	keyExchanges = []string{ssh.KeyExchangeMLKEM768X25519, ssh.KeyExchangeCurve25519, "curve25519-sha256@libssh.org"}
	ciphers      = []string{ssh.CipherChaCha20Poly1305, ssh.CipherAES256GCM, ssh.CipherAES128GCM}
	macs         = []string{ssh.HMACSHA256ETM, ssh.HMACSHA512ETM}
	signatures   = []string{
		ssh.KeyAlgoED25519, ssh.KeyAlgoSKED25519, ssh.KeyAlgoSKECDSA256,
		ssh.KeyAlgoECDSA256, ssh.KeyAlgoECDSA384, ssh.KeyAlgoECDSA521, ssh.KeyAlgoRSASHA512, ssh.KeyAlgoRSASHA256,
	}
)

const (
	version    = "SSH-2.0-ebb" // no number: it helps nobody but an attacker
	leastRSA   = 3072          // bits
	joinPrefix = "join-"       // of a user name that is a one-time code

	longestCode = 128
)

// What the connection of a proved key carries.
const (
	keyProved  = "key"  // its fingerprint
	lineProved = "line" // as authorized_keys has it
	codeOffers = "code" // the one-time code it came with; "" for a known key
)

var errUnknownKey = errors.New("unknown key")

// protocol gives what is spoken on a connection.
func (c *conn) protocol() *ssh.ServerConfig {
	conf := &ssh.ServerConfig{
		Config:                  ssh.Config{KeyExchanges: keyExchanges, Ciphers: ciphers, MACs: macs},
		PublicKeyAuthAlgorithms: signatures,
		MaxAuthTries:            3,
		ServerVersion:           version,
		PublicKeyCallback:       c.offered,
		// Only here it is known that the key is the client's: what was offered
		// before may be anyone's (CVE-2024-45337, CVE-2026-24058).
		VerifiedPublicKeyCallback: func(_ ssh.ConnMetadata, key ssh.PublicKey, p *ssh.Permissions, _ string) (*ssh.Permissions, error) {
			code := ""
			if p != nil {
				code = p.Extensions[codeOffers]
			}
			return &ssh.Permissions{Extensions: map[string]string{
				keyProved: ssh.FingerprintSHA256(key), codeOffers: code,
				lineProved: strings.TrimSpace(string(ssh.MarshalAuthorizedKey(key))),
			}}, nil
		},
	}
	conf.AddHostKey(c.host.shown.signer)
	return conf
}

// offered reports whether a key could come in. It looks up and keeps nothing
// but what the log tells: the key is not proved.
func (c *conn) offered(meta ssh.ConnMetadata, key ssh.PublicKey) (*ssh.Permissions, error) {
	c.user, c.client = meta.User(), string(meta.ClientVersion())
	if err := fit(key); err != nil {
		return nil, err
	}
	now, keys := time.Now(), c.server.config.Keys
	h, known, err := keys.Holder(ssh.FingerprintSHA256(key))
	if err != nil {
		c.server.log(Line{Event: "keys can't be read", Conn: c.id, Why: err.Error()})
		return nil, errUnknownKey
	}
	if known {
		if !h.holds(now) {
			return nil, errUnknownKey
		}
		return &ssh.Permissions{}, nil
	}
	code := c.user
	if !strings.HasPrefix(strings.ToLower(code), joinPrefix) || len(code) > longestCode || c.server.guessing.barred(c.net.RemoteAddr(), now) {
		return nil, errUnknownKey
	}
	open, err := keys.CodeOpen(code, now)
	if err != nil {
		c.server.log(Line{Event: "codes can't be read", Conn: c.id, Why: err.Error()})
		return nil, errUnknownKey
	}
	if !open {
		if !c.guessed { // a client offers all its keys with one code: that is one guess
			c.guessed = true
			c.server.guessing.wrong(c.net.RemoteAddr(), now)
			c.server.audit(c.line("wrong code"))
		}
		return nil, errUnknownKey
	}
	return &ssh.Permissions{Extensions: map[string]string{codeOffers: code}}, nil
}

// fit says why a key is of a kind that is not taken.
func fit(key ssh.PublicKey) error {
	if _, certificate := key.(*ssh.Certificate); certificate {
		return errors.New("certificates are not taken")
	}
	if holds, ok := key.(ssh.CryptoPublicKey); ok {
		if r, ok := holds.CryptoPublicKey().(*rsa.PublicKey); ok && r.N.BitLen() < leastRSA {
			return errors.New("an RSA key needs 3072 bits")
		}
	}
	return nil
}
