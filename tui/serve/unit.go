package serve

import "strings"

// Unit gives the unit of a server that is started with flags besides.
func Unit(flags []string) string {
	const usual = "--listen 0.0.0.0:2222"
	line := usual
	for _, f := range flags {
		if f = unitWord(f); strings.HasPrefix(f, "--listen=") {
			line = strings.Replace(line, usual, f, 1)
			continue
		}
		line += " " + f
	}
	return strings.Replace(unit, usual, line, 1)
}

// unitWord writes a word so that systemd reads it as one, and as it is.
func unitWord(word string) string {
	word = strings.NewReplacer("%", "%%", "$", "$$", `\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(word)
	if strings.ContainsAny(word, " \t;'\"\\") {
		return `"` + word + `"`
	}
	return word
}

// unit is a systemd unit in which the server may do what it must and nothing
// else: a user of its own, one folder to write to, no devices, no way to more
// rights.
const unit = `[Unit]
Description=ebb: seasons over SSH
Wants=network-online.target
After=network-online.target

[Service]
ExecStart=/usr/bin/ebb --db /var/lib/ebb/ebb.db serve --listen 0.0.0.0:2222
DynamicUser=yes
StateDirectory=ebb
StateDirectoryMode=0700
UMask=0077
Environment=GOMEMLIMIT=1600MiB
Restart=on-failure
KillSignal=SIGTERM
TimeoutStopSec=20
MemoryMax=2G
TasksMax=512
LimitCORE=0
LimitNOFILE=8192

NoNewPrivileges=yes
CapabilityBoundingSet=
AmbientCapabilities=
ProtectSystem=strict
ProtectHome=yes
PrivateTmp=yes
PrivateDevices=yes
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectKernelLogs=yes
ProtectControlGroups=yes
ProtectClock=yes
ProtectHostname=yes
ProtectProc=invisible
ProcSubset=pid
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
LockPersonality=yes
MemoryDenyWriteExecute=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallErrorNumber=EPERM

[Install]
WantedBy=multi-user.target
`
