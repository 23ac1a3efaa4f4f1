package serve

import (
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/crypto/ssh"
)

// Key is the key by which clients know a server.
type Key struct{ signer ssh.Signer }

// Fingerprint gives it as clients show it.
func (k Key) Fingerprint() string { return ssh.FingerprintSHA256(k.signer.PublicKey()) }

// HostKey gives the key by which clients know the server: the one in the file,
// or a new one when there is no such file. A file that is there and no good is
// refused, never replaced: clients would take the server for another.
func HostKey(path string) (Key, error) {
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := makeHostKey(path); err != nil {
			return Key{}, fmt.Errorf("the host key can't be made: %w", err)
		}
		info, err = os.Lstat(path)
	case err == nil && !info.Mode().IsRegular():
		return Key{}, fmt.Errorf("the host key %s is no ordinary file", path)
	}
	if err != nil {
		return Key{}, fmt.Errorf("the host key: %w", err)
	}
	if err := private(path, info); err != nil {
		return Key{}, fmt.Errorf("the host key is not private: %w", err)
	}
	if folder, err := os.Stat(filepath.Dir(path)); err == nil {
		if err := closed(filepath.Dir(path), folder); err != nil {
			return Key{}, fmt.Errorf("the host key is not private: %w", err)
		}
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return Key{}, fmt.Errorf("the host key: %w", err)
	}
	if len(b) == 0 {
		return Key{}, fmt.Errorf("the host key %s is empty: put its copy back, or remove it for a new one, which every client will warn of", path)
	}
	key, err := parseKey(b)
	if err != nil {
		return Key{}, fmt.Errorf("the host key %s can't be read: %w", path, err)
	}
	signer, err := ssh.NewSignerFromSigner(key)
	return Key{signer}, err
}

// makeHostKey makes a key and has it on the disk before it is used.
func makeHostKey(path string) error {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return err
	}
	text, err := formatKey(key)
	if err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync() // some systems sync no folders
		_ = d.Close()
	}
	return nil
}
