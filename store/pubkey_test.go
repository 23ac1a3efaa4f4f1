package store

import (
	"encoding/base64"
	"encoding/binary"
	"strings"
	"testing"
)

// Public keys as ssh-keygen wrote them.
const (
	samsKey    = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKhLTLopRU+O4S+qVsJj547JGNF3BqynyvoBXeQ10apm sam's phone"
	anasKey    = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAKUi1sT82dGazvxHz8y3imPaquJ7gZIcfOEOfL06S2R ana"
	p256Key    = "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBA56n1JmgCO05PZp1/paDNToIGNmWA+ur/WAgoHhbXgFz0e9vyMop3sf3cPr5cW2cirZh6uY0o/NZBv9yEs3PCc= e"
	p384Key    = "ecdsa-sha2-nistp384 AAAAE2VjZHNhLXNoYTItbmlzdHAzODQAAAAIbmlzdHAzODQAAABhBJ8KyAiI6RLcVAY5ENwH91gkeOUMZeJZUkzpmao4SKs1a9zaLnUtq+uIbo3dfdJZiLYdmmMB1VbJ8GgHw02HBVuezpKq0LBQat3ILSQiEvTnm4Mb9AKx7f/VRZYHq8SNEg== e"
	p521Key    = "ecdsa-sha2-nistp521 AAAAE2VjZHNhLXNoYTItbmlzdHA1MjEAAAAIbmlzdHA1MjEAAACFBACBWtottN/vM/ZbqqIF6yj8MPU/RfJxHFirDBo88yCLiz81rRFwyzztzWnxi15izAyh0Nag8Xjl4jGPTJ28Z8va+QBsJxzSIyv+u9ZFj3WKbUQ1RzkoscIgXY6nCvNcExoex1aIuxNUdG0OmnnxjDgTiV5eMtp6NykfMggHzrUo1KeJEA== e"
	rsa3072Key = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQDVYqVZrL6r5o01lJtyroYJCU5ceOulLq+LY/c+B+t7mka2Pm7ZojrNXpWSwWLskwyYNBSQRP/LIl2Q+ZUDvBp41QQDraEIcGTIrYFbyw3gI4BNirCaCGt7nfGOwkpxp1Sh01xO7CS5b9OsdFy+ovzznfwZrOKVH9raRZBMpiYUzdzHcZTZkSsxoqJMxptiy/G0pefV5UaNpqbw+RSLVS1nkcDSd8gv4OWCA0gm2bV2Y8H6TuH4yoAAJvtsYT4JcgoptxTectkteKBoTv9tUkF3Any2EPBcVezxtA4AdeGdaOWrbb7BaNqHQPXYCvHBcAttoxncxTSKshsXNDw9tI3IEpoykMVMyP+BWdJC92/bSzSOrwpYfi+9YOEIAbr0ThvV6IgRgiwXe75qKsqgJcCT5C3Y53hvEWWOU8+9lPAkrxz8/duZr70ADF+ckfOaRGdHFeqjWN3Zb22VRaODZIWnOMPnbHET0bT2iNBJ4YLxt/k9DPjaNRQXcH0LuwT9XiM= r"
	rsa2048Key = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQDZSV1tJQ23Awx7hQZ3+TnFf9U+VBrDvoMaoqyTmci/tdJCkoFezrU0jKTVgk3Zw3oupKrmUD5CjjumtFDzRuUxEnmkQOwRLfzbd6ijQ1iZOQ0t5FrqtSk3bkQ2xrRBbO/2ZaCLbKMa4YSAjvM+U+ZniipbU0OPujFhgbmOAeH6CJbPCR5YRnSnK8dv+HgM2bg+ETYpnrP3hv1LFmu3+T0zusQUa2MHToLYi5H/PYcV80hAlUYuKSKKmiwfHm2lTT0LXzT/QrUS6TAPrf52SITDC5ZEPPPXtPMN600jX8Vz1Rfm0WVR4enivj/WioGASX+LmIXiBHmCQogrvsxhlRmn r"
)

// inWire puts parts together as a key does.
func inWire(parts ...string) string {
	var blob []byte
	for _, p := range parts {
		blob = binary.BigEndian.AppendUint32(blob, uint32(len(p)))
		blob = append(blob, p...)
	}
	return base64.StdEncoding.EncodeToString(blob)
}

// Fingerprints are those that ssh-keygen -l gives.
func TestPublicKeys(t *testing.T) {
	for _, c := range []struct{ line, fingerprint, comment string }{
		{samsKey, "SHA256:MG1B7S5LWtHPZ9LtEm/jpnCHKBBK/9c7SQIcs6KGvUE", "sam's phone"},
		{anasKey, "SHA256:WThfExPvJ5LaP33sWHOy2Ny49OMYeaHWZlLKCTUFSKA", "ana"},
		{p256Key, "SHA256:QXUuIY7EGIpgPP9GYrhfza81xTMmwx+yPiAP/VbyUL4", "e"},
		{p384Key, "SHA256:+8AuJ0Qxiyi0ZAXO/0K2FTuyrRovt1DiaiVk92uwa9o", "e"},
		{p521Key, "SHA256:M9x7FPnUwNS+EIyfFByyKQVg04Y+gO/5nFORLnJeIH4", "e"},
		{rsa3072Key, "SHA256:VT2hfU5oElrvzBo/jbpduF1Z/aAEf7ZQKa/0DsYfBI0", "r"},
	} {
		got, err := ParsePublicKey(" " + c.line + "\n")
		if err != nil || got.Fingerprint != c.fingerprint || got.Comment != c.comment || !strings.HasPrefix(c.line, got.Kind+" ") {
			t.Errorf("%.30s: %+v, %v; want %s", c.line, got, err, c.fingerprint)
		}
	}
}

func TestKeysOnHardware(t *testing.T) {
	for kind, key := range map[string]string{
		"sk-ssh-ed25519@openssh.com":         inWire("sk-ssh-ed25519@openssh.com", strings.Repeat("k", 32), "ssh:"),
		"sk-ecdsa-sha2-nistp256@openssh.com": inWire("sk-ecdsa-sha2-nistp256@openssh.com", "nistp256", "\x04"+strings.Repeat("p", 64), "ssh:"),
	} {
		if got, err := ParsePublicKey(kind + " " + key); err != nil || got.Kind != kind {
			t.Errorf("%s: %+v, %v", kind, got, err)
		}
	}
}

func TestWhatIsNoKeyIsRefused(t *testing.T) {
	kind, key, _ := strings.Cut(samsKey, " ")
	key, _, _ = strings.Cut(key, " ")
	for name, c := range map[string]struct{ line, says string }{
		"nothing":          {" \n", "there is no key"},
		"from":             {"from=\"10.0.0.0/8\" " + samsKey, "“from”"},
		"command":          {"command=\"sh\",no-pty " + samsKey, "“command”"},
		"restrict":         {"restrict,pty " + samsKey, "“restrict”"},
		"no-pty":           {"no-pty " + samsKey, "“no-pty”"},
		"short RSA":        {rsa2048Key, "2048 bits are too few"},
		"private":          {"-----BEGIN OPENSSH PRIVATE KEY-----", "no public key"},
		"two lines":        {samsKey + "\n" + anasKey, "one line"},
		"certificate":      {"ssh-ed25519-cert-v01@openssh.com " + key, "certificate"},
		"DSA":              {"ssh-dss AAAA", "DSA"},
		"another word":     {"hello world", "no public key"},
		"escape":           {"\x1b[2J " + key, "no public key"},
		"cut":              {kind + " " + key[:41], "cut"},
		"not base64":       {kind + " ????", "cut"},
		"without a key":    {kind, "cut"},
		"another inside":   {"ssh-rsa " + key, "something else"},
		"too short":        {kind + " " + inWire(kind, "short"), "not as long"},
		"more behind":      {kind + " " + inWire(kind, strings.Repeat("k", 32), "more"), "not as long"},
		"length that lies": {kind + " " + base64.StdEncoding.EncodeToString([]byte("\x00\x00\x00\x0bssh-ed25519\xff\xff\xff\xff")), "not as long"},
		"another curve":    {"ecdsa-sha2-nistp256 " + inWire("ecdsa-sha2-nistp256", "nistp384", "\x04"+strings.Repeat("p", 64)), "no point"},
		"packed point":     {"ecdsa-sha2-nistp256 " + inWire("ecdsa-sha2-nistp256", "nistp256", "\x02"+strings.Repeat("p", 64)), "no point"},
		"negative RSA":     {"ssh-rsa " + inWire("ssh-rsa", "\x01\x00\x01", strings.Repeat("\xff", 400)), "not as long"},
		"padded RSA":       {"ssh-rsa " + inWire("ssh-rsa", "\x01\x00\x01", "\x00\x01"+strings.Repeat("n", 400)), "not as long"},
		"endless RSA":      {"ssh-rsa " + inWire("ssh-rsa", "\x01\x00\x01", strings.Repeat("n", 3000)), "not the numbers"},
		"endless line":     {kind + " " + strings.Repeat("A", 1<<20), "one line"},
	} {
		_, err := ParsePublicKey(c.line)
		if err == nil || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "\x1b") {
			t.Errorf("%s: %v, want “%s”", name, err, c.says)
		}
	}
}
