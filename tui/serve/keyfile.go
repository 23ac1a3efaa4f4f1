package serve

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/binary"
	"encoding/pem"
	"errors"
	"strings"
	"time"

	"golang.org/x/crypto/ssh"
)

// An unencrypted ed25519 key as OpenSSH writes it (PROTOCOL.key), so that its
// own tools read the file. Only this kind is made and read here: the reader of
// x/crypto/ssh knows every kind and brings the parsers for them.

const (
	keyMagic = "openssh-key-v1\x00"
	keyBlock = "OPENSSH PRIVATE KEY"
	keyNote  = "ebb host key"
	keyFrom  = "from "
)

// keyFile is the file without its magic.
type keyFile struct {
	Cipher, KDF, KDFOptions string
	Keys                    uint32
	Public                  []byte
	Private                 []byte
}

// keyInside is the private part, before its padding.
type keyInside struct {
	Check, Again uint32
	Kind         string
	Public       []byte
	Private      []byte
	Note         string
	Padding      []byte `ssh:"rest"`
}

// formatKey writes a key; with a time a line after it says from when it is used,
// which other programs pass over.
func formatKey(key ed25519.PrivateKey, from time.Time) ([]byte, error) {
	public, ok := key.Public().(ed25519.PublicKey)
	if !ok {
		return nil, errors.New("a key without its public part")
	}
	shown, err := ssh.NewPublicKey(public)
	if err != nil {
		return nil, err
	}
	var check [4]byte
	_, _ = rand.Read(check[:]) // never fails
	n := binary.BigEndian.Uint32(check[:])
	inside := ssh.Marshal(keyInside{n, n, ssh.KeyAlgoED25519, public, key, keyNote, nil})
	for pad := byte(1); len(inside)%8 != 0; pad++ {
		inside = append(inside, pad)
	}
	whole := ssh.Marshal(keyFile{"none", "none", "", 1, shown.Marshal(), inside})
	text := pem.EncodeToMemory(&pem.Block{Type: keyBlock, Bytes: append([]byte(keyMagic), whole...)})
	if !from.IsZero() {
		text = append(text, keyFrom+from.UTC().Format(time.RFC3339)+"\n"...)
	}
	return text, nil
}

// parseKey reads a key, and from when it is used; zero: it says nothing of that
// kind.
func parseKey(text []byte) (key ed25519.PrivateKey, from time.Time, err error) {
	block, rest := pem.Decode(text)
	if block == nil || block.Type != keyBlock || len(block.Bytes) < len(keyMagic) || string(block.Bytes[:len(keyMagic)]) != keyMagic {
		return nil, from, errors.New("it is no OpenSSH key")
	}
	var file keyFile
	if err := ssh.Unmarshal(block.Bytes[len(keyMagic):], &file); err != nil {
		return nil, from, err
	}
	if file.Cipher != "none" || file.KDF != "none" {
		return nil, from, errors.New("it is locked with a passphrase: ssh-keygen -p takes it away")
	}
	var inside keyInside
	if err := ssh.Unmarshal(file.Private, &inside); err != nil {
		return nil, from, err
	}
	if file.Keys != 1 || inside.Kind != ssh.KeyAlgoED25519 {
		return nil, from, errors.New("it is no ed25519 key")
	}
	if inside.Check != inside.Again || len(inside.Private) != ed25519.PrivateKeySize {
		return nil, from, errors.New("it is damaged")
	}
	key = ed25519.NewKeyFromSeed(inside.Private[:ed25519.SeedSize])
	if string(key) != string(inside.Private) {
		return nil, from, errors.New("it is damaged")
	}
	if said, ok := strings.CutPrefix(strings.TrimSpace(string(rest)), keyFrom); ok {
		from, _ = time.Parse(time.RFC3339, said) // what is no time is none
	}
	return key, from, nil
}
