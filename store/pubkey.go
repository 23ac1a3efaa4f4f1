package store

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"

	"ebb/store/safe"
)

// A public key is read by hand: what is kept of it is its fingerprint, and the
// server checks signatures.

// PublicKey is what a line of an id_*.pub or authorized_keys file says.
type PublicKey struct {
	Kind        string // ssh-ed25519 and so on
	Fingerprint string // SHA256:..., as ssh-keygen -l prints it
	Comment     string // made safe
}

// What a key may be. An RSA key below 3072 bits is worth less than 128 bits
// (NIST SP 800-57 part 1, rev. 5, table 2).
const (
	leastRSA   = 3072
	mostRSA    = 16384
	longestKey = 16 << 10 // of a line, in bytes
)

// keyParts says what follows the kind in a key of each kind that is taken.
var keyParts = map[string]func(*keyReader){
	"ssh-ed25519":                        func(r *keyReader) { r.long(32) },
	"sk-ssh-ed25519@openssh.com":         func(r *keyReader) { r.long(32); r.part() },
	"ecdsa-sha2-nistp256":                func(r *keyReader) { r.point("nistp256", 65) },
	"ecdsa-sha2-nistp384":                func(r *keyReader) { r.point("nistp384", 97) },
	"ecdsa-sha2-nistp521":                func(r *keyReader) { r.point("nistp521", 133) },
	"sk-ecdsa-sha2-nistp256@openssh.com": func(r *keyReader) { r.point("nistp256", 65); r.part() },
	"ssh-rsa":                            (*keyReader).rsa,
}

// ParsePublicKey reads one line: kind, key and comment. ed25519, ecdsa, their
// sk- forms (on a hardware key) and rsa from 3072 bits are taken. Options before
// the key are refused by name: they would have no effect here.
func ParsePublicKey(line string) (PublicKey, error) {
	line = strings.TrimSpace(line)
	kind, rest, _ := strings.Cut(line, " ")
	parts, known := keyParts[kind]
	switch {
	case line == "":
		return PublicKey{}, errors.New("there is no key: a line such as “ssh-ed25519 AAAA... name”")
	case len(line) > longestKey || strings.ContainsAny(line, "\r\n"):
		return PublicKey{}, errors.New("a public key is one line")
	case strings.HasPrefix(line, "-----BEGIN"):
		return PublicKey{}, errors.New("this is no public key: give the file that ends in .pub, and keep the other to yourself")
	case !known:
		return PublicKey{}, unknownKind(kind)
	}
	text, comment, _ := strings.Cut(strings.TrimLeft(rest, " \t"), " ")
	blob, err := base64.StdEncoding.Strict().DecodeString(text)
	if err != nil || text == "" {
		return PublicKey{}, fmt.Errorf("after %s, the key itself is cut or changed: copy the whole line", kind)
	}
	r := &keyReader{left: blob}
	if says := r.part(); string(says) != kind {
		return PublicKey{}, fmt.Errorf("the line says %s and the key in it something else", kind)
	}
	parts(r)
	if r.err == nil && len(r.left) > 0 {
		r.err = errCut
	}
	if r.err != nil {
		return PublicKey{}, fmt.Errorf("%s: %w", kind, r.err)
	}
	sum := sha256.Sum256(blob)
	return PublicKey{Kind: kind, Fingerprint: fingerprintOf(sum), Comment: safe.Text(strings.TrimSpace(comment))}, nil
}

// unknownKind says why the first word of a line is no kind of key.
func unknownKind(word string) error {
	name, _, option := strings.Cut(safe.Text(word), "=")
	first, _, _ := strings.Cut(name, ",")
	switch {
	case option || first != name || keyOptions[strings.ToLower(name)]:
		return fmt.Errorf("the option “%s” stands before the key and would have no effect here: give the line from its kind on (ssh-ed25519 ...)", first)
	case strings.Contains(name, "-cert-v"):
		return errors.New("this is a certificate: give the public key it was made for")
	case name == "ssh-dss":
		return errors.New("DSA keys are not safe any more: make one with ssh-keygen -t ed25519")
	}
	return errors.New("this is no public key that is taken: ed25519, ecdsa, sk-ed25519, sk-ecdsa or rsa of 3072 bits and more")
}

// keyOptions are the options of an authorized_keys file that take no value
// (sshd(8)).
var keyOptions = map[string]bool{
	"agent-forwarding": true, "cert-authority": true, "no-agent-forwarding": true, "no-port-forwarding": true, "no-pty": true,
	"no-touch-required": true, "no-user-rc": true, "no-x11-forwarding": true, "port-forwarding": true, "pty": true,
	"restrict": true, "user-rc": true, "verify-required": true, "x11-forwarding": true,
}

// keyReader takes a key in wire format apart (RFC 4251 section 5, RFC 8709,
// RFC 5656 section 3.1, RFC 4253 section 6.6; sk-: OpenSSH's PROTOCOL.u2f).
type keyReader struct {
	left []byte
	err  error
}

var errCut = errors.New("the key is not as long as such a key is")

func (r *keyReader) part() []byte {
	if r.err != nil || len(r.left) < 4 {
		r.err = errCut
		return nil
	}
	n := binary.BigEndian.Uint32(r.left)
	if uint64(n) > uint64(len(r.left)-4) {
		r.err = errCut
		return nil
	}
	part := r.left[4 : 4+n]
	r.left = r.left[4+n:]
	return part
}

func (r *keyReader) long(n int) {
	if len(r.part()) != n && r.err == nil {
		r.err = errCut
	}
}

// point reads a point of a curve, not compressed.
func (r *keyReader) point(curve string, long int) {
	says, point := r.part(), r.part()
	if r.err == nil && (string(says) != curve || len(point) != long || point[0] != 4) {
		r.err = errors.New("it holds no point of " + curve)
	}
}

func (r *keyReader) rsa() {
	exponent, modulus := r.number(), r.number()
	switch {
	case r.err != nil:
	case modulus < leastRSA:
		r.err = fmt.Errorf("%d bits are too few: %d and more, or better: ssh-keygen -t ed25519", modulus, leastRSA)
	case modulus > mostRSA || exponent < 2 || exponent > 64:
		r.err = errors.New("these are not the numbers of an RSA key")
	}
}

// number reads a positive number and gives its bits.
func (r *keyReader) number() int {
	n := r.part()
	if r.err != nil {
		return 0
	}
	if len(n) > 0 && n[0] == 0 {
		n = n[1:]
		if len(n) == 0 || n[0] < 0x80 {
			r.err = errCut
			return 0
		}
	} else if len(n) == 0 || n[0] >= 0x80 {
		r.err = errCut
		return 0
	}
	bits := 8 * len(n)
	for top := n[0]; top < 0x80; top <<= 1 {
		bits--
	}
	return bits
}

const fingerprintMark = "SHA256:"

func fingerprintOf(sum [sha256.Size]byte) string {
	return fingerprintMark + base64.RawStdEncoding.EncodeToString(sum[:])
}

// sumOf reads a fingerprint.
func sumOf(fingerprint string) (sum []byte, ok bool) {
	text, ok := strings.CutPrefix(fingerprint, fingerprintMark)
	if !ok {
		return nil, false
	}
	sum, err := base64.RawStdEncoding.Strict().DecodeString(text)
	return sum, err == nil && len(sum) == sha256.Size
}
