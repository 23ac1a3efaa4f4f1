package serve

// Unit is a systemd unit in which the server may do what it must and nothing
// else: a user of its own, one folder to write to, no devices, no way to more
// rights.
const Unit = `[Unit]
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
