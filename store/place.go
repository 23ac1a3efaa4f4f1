package store

import (
	"bufio"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// A store in a folder that a service copies between computers can be changed on
// two of them at once, and one of the two is lost. On a file system of another
// machine the locks that keep writers apart may do nothing. Neither is refused:
// the person is told once, when the store is made or first written to there.

// surroundings is what of the system tells where a file lies.
type surroundings struct {
	network func(dir string) string // the kind of network file system, "" for none
	exists  func(path string) bool
}

var theSystem = surroundings{
	network: networkOf,
	exists: func(path string) bool {
		_, err := os.Lstat(path)
		return err == nil
	},
}

// syncNames tells folders of services by their names, in lower case.
var syncNames = []struct {
	service string
	name    func() *regexp.Regexp
}{
	{"Dropbox", pattern(`^dropbox([ (-].*)?$`)},
	{"OneDrive", pattern(`^onedrive([ -].*)?$`)},
	{"iCloud", pattern(`^(com~apple~clouddocs|mobile documents|icloud ?drive)$`)},
	{"Google Drive", pattern(`^(google ?drive([ -].*)?)$`)},
	{"Nextcloud", pattern(`^nextcloud([ -]?.*)?$`)},
	{"ownCloud", pattern(`^owncloud([ -]?.*)?$`)},
	{"Syncthing", pattern(`^syncthing$`)},
	{"a service of cloud storage", pattern(`^cloudstorage$`)}, // macOS keeps them below this one
}

// syncMarkers are what services leave in the folders they copy.
var syncMarkers = []struct{ service, file string }{
	{"Dropbox", ".dropbox"},
	{"Dropbox", ".dropbox.cache"},
	{"OneDrive", ".849C9593-D756-4E56-8D6E-42412F2A707B"},
	{"Syncthing", ".stfolder"},
	{"Nextcloud", ".nextcloudsync.log"},
	{"ownCloud", ".owncloudsync.log"},
	{"Resilio Sync", ".sync/ID"},
}

// syncOf names the service that copies a folder, "" for none.
func (a surroundings) syncOf(dir string) string {
	found := ""
	for at := dir; ; at = filepath.Dir(at) {
		name := strings.ToLower(filepath.Base(at))
		for _, s := range syncNames {
			if s.name().MatchString(name) && found == "" {
				found = s.service
			}
		}
		for _, m := range syncMarkers {
			if a.exists(filepath.Join(at, m.file)) {
				return m.service
			}
		}
		if filepath.Dir(at) == at {
			return found
		}
	}
}

// warning says what is wrong with a place for a store; all "" when nothing is.
type warning struct{ kind, what, do string }

func (a surroundings) warningFor(path string) warning {
	dir := filepath.Dir(path)
	if full, err := filepath.Abs(dir); err == nil {
		dir = full
	}
	if service := a.syncOf(dir); service != "" {
		return warning{
			"sync: " + service, path + " lies in a folder of " + service + ": when two computers change it, only one of the changes stays",
			"keep the store outside of it (--db FILE or EBB_DB), and put backups there: ebb backup FILE",
		}
	}
	if kind := a.network(dir); kind != "" {
		return warning{
			"network: " + kind, path + " lies on a network file system (" + kind + "): two computers that write at once can damage it",
			"keep the store on a disk of this computer (--db FILE or EBB_DB), and put backups there: ebb backup FILE",
		}
	}
	return warning{}
}

// placeKey is where the store notes of what place its owner was warned.
var placeKey = key{metaBucket, []byte("place")}

// notePlace warns of a place, once: what it was warned of stands in the store.
func (s *Store) notePlace(t tx) error {
	s.placeOnce.Do(func() { s.place = s.around.warningFor(s.file()) })
	var noted string
	found, err := t.get(placeKey, &noted)
	switch {
	case err != nil || noted == s.place.kind:
		return err
	case found && s.place.kind == "":
		return t.drop(placeKey)
	}
	t.OnCommit(func() { s.warn(s.place.what, s.place.do) })
	return t.put(placeKey, s.place.kind)
}

// networkKinds are the file systems of other machines, as a mount table names
// them. FUSE ones have "fuse." before their own name.
var networkKinds = map[string]string{
	"nfs": "NFS", "nfs4": "NFS", "cifs": "SMB", "smb3": "SMB", "smbfs": "SMB", "smb2": "SMB",
	"afs": "AFS", "afpfs": "AFP", "ncpfs": "NCP", "coda": "Coda", "ceph": "Ceph", "lustre": "Lustre", "glusterfs": "GlusterFS",
	"gfs2": "GFS2", "ocfs2": "OCFS2", "beegfs": "BeeGFS", "9p": "9P", "webdav": "WebDAV", "davfs": "WebDAV", "davfs2": "WebDAV",
	"sshfs": "SSHFS", "rclone": "rclone", "s3fs": "S3", "gcsfuse": "Cloud Storage", "curlftpfs": "FTP", "ftpfs": "FTP",
	"vboxsf": "VirtualBox", "vmhgfs": "VMware", "vmhgfs-fuse": "VMware", "prl_fs": "Parallels",
}

// kindOf gives the words for a type of a mount table, "" for one of this
// machine.
func kindOf(fsType string) string {
	return networkKinds[strings.TrimPrefix(strings.ToLower(fsType), "fuse.")]
}

// mountType finds the type of the file system that a folder lies on in Linux's
// /proc/self/mountinfo; "" when it is not there.
func mountType(mountinfo io.Reader, dir string) (fsType string) {
	best := -1
	lines := bufio.NewScanner(mountinfo)
	for lines.Scan() {
		before, after, ok := strings.Cut(lines.Text(), " - ")
		fields, rest := strings.Fields(before), strings.Fields(after)
		if !ok || len(fields) < 5 || len(rest) < 1 {
			continue
		}
		at := octal.Replace(fields[4])
		if within(dir, at) && len(at) >= best { // a later mount covers an earlier one
			best, fsType = len(at), rest[0]
		}
	}
	return fsType
}

// octal undoes how the kernel writes what would end a field.
var octal = strings.NewReplacer(`\040`, " ", `\011`, "\t", `\012`, "\n", `\134`, `\`)

func within(dir, at string) bool {
	return at == "/" || dir == at || strings.HasPrefix(dir, at+"/")
}
