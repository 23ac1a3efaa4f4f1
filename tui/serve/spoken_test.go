package serve

import (
	"bufio"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"io"
	"math/big"
	"net"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"
)

// hardware is a key on a security key (OpenSSH's PROTOCOL.u2f), as a signer: the
// device hashes application and data, and says whether it was touched.
type hardware struct {
	public  ssh.PublicKey
	flags   byte
	private crypto.Signer
}

func (h hardware) PublicKey() ssh.PublicKey { return h.public }

func (h hardware) Sign(random io.Reader, data []byte) (*ssh.Signature, error) {
	application, message := sha256.Sum256([]byte("ssh:")), sha256.Sum256(data)
	rest := binary.BigEndian.AppendUint32([]byte{h.flags}, 7)
	signed := append(append(application[:], rest...), message[:]...)
	if key, ok := h.private.(*ecdsa.PrivateKey); ok {
		digest := sha256.Sum256(signed)
		r, s, err := ecdsa.Sign(random, key, digest[:])
		return &ssh.Signature{Format: h.public.Type(), Blob: ssh.Marshal(struct{ R, S *big.Int }{r, s}), Rest: rest}, err
	}
	blob, err := h.private.Sign(random, signed, crypto.Hash(0))
	return &ssh.Signature{Format: h.public.Type(), Blob: blob, Rest: rest}, err
}

// newHardware makes a key of either kind.
func newHardware(t *testing.T, kind string, flags byte) hardware {
	t.Helper()
	var private crypto.Signer
	var wire []byte
	if kind == ssh.KeyAlgoSKED25519 {
		public, key, err := ed25519.GenerateKey(rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		private = key
		wire = ssh.Marshal(struct {
			Kind        string
			Key         []byte
			Application string
		}{kind, public, "ssh:"})
	} else {
		key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		point, err := key.PublicKey.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		private = key
		wire = ssh.Marshal(struct {
			Kind, Curve string
			Point       []byte
			Application string
		}{kind, "nistp256", point, "ssh:"})
	}
	public, err := ssh.ParsePublicKey(wire)
	if err != nil {
		t.Fatal(err)
	}
	return hardware{public, flags, private}
}

// What the server offers to speak, as it says itself before anyone is known:
// nothing that an auditor would stop at (no SHA-1, no CBC, no encrypt-and-MAC,
// no Diffie-Hellman of a fixed group), and the strict key exchange against
// Terrapin (CVE-2023-48795).
func TestWhatIsOffered(t *testing.T) {
	r := start(t, nil)
	nc, err := net.Dial("tcp", r.at)
	if err != nil {
		t.Fatal(err)
	}
	defer nc.Close()
	if _, err := io.WriteString(nc, "SSH-2.0-test\r\n"); err != nil {
		t.Fatal(err)
	}
	in := bufio.NewReader(nc)
	if line, err := in.ReadString('\n'); err != nil || line != "SSH-2.0-ebb\r\n" {
		t.Fatalf("%q, %v", line, err)
	}
	var head struct {
		Long    uint32
		Padding byte
	}
	if err := binary.Read(in, binary.BigEndian, &head); err != nil {
		t.Fatal(err)
	}
	packet := make([]byte, head.Long-1)
	if _, err := io.ReadFull(in, packet); err != nil {
		t.Fatal(err)
	}
	var offer struct {
		Cookie                        [16]byte `sshtype:"20"`
		Kex, HostKeys                 []string
		CipherIn, CipherOut           []string
		MACIn, MACOut                 []string
		CompressionIn, CompressionOut []string
		LanguageIn, LanguageOut       []string
		Guess                         bool
		Reserved                      uint32
	}
	if err := ssh.Unmarshal(packet[:len(packet)-int(head.Padding)], &offer); err != nil {
		t.Fatal(err)
	}
	for name, lists := range map[string][2]string{
		"key exchanges": {strings.Join(offer.Kex, " "), "mlkem768x25519-sha256 curve25519-sha256 curve25519-sha256@libssh.org kex-strict-s-v00@openssh.com"},
		"host keys":     {strings.Join(offer.HostKeys, " "), "ssh-ed25519"},
		"ciphers":       {strings.Join(offer.CipherIn, " "), "chacha20-poly1305@openssh.com aes256-gcm@openssh.com aes128-gcm@openssh.com"},
		"ciphers back":  {strings.Join(offer.CipherOut, " "), strings.Join(offer.CipherIn, " ")},
		"macs":          {strings.Join(offer.MACIn, " "), "hmac-sha2-256-etm@openssh.com hmac-sha2-512-etm@openssh.com"},
		"macs back":     {strings.Join(offer.MACOut, " "), strings.Join(offer.MACIn, " ")},
		"compression":   {strings.Join(offer.CompressionIn, " "), "none"},
	} {
		if lists[0] != lists[1] {
			t.Errorf("%s: %s, want %s", name, lists[0], lists[1])
		}
	}
}

// A client sends sizes as fast as it can: the newest alone is kept, and none
// waits for another.
func TestAMillionSizes(t *testing.T) {
	s := &seat{sizes: make(chan size, 1)}
	for i := range 1_000_000 {
		s.resize(size{i%400 + 1, 24})
	}
	s.resize(size{77, 7})
	if got := <-s.sizes; got != (size{77, 7}) || len(s.sizes) != 0 {
		t.Errorf("%v is kept, and %d more", got, len(s.sizes))
	}
}
