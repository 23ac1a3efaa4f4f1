package store

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ebb/plan"
)

func TestFoldersOfServicesAreKnown(t *testing.T) {
	for _, c := range []struct {
		dir, marker, want string
	}{
		{"/Users/kim/Dropbox/coaching", "", "Dropbox"},
		{"/Users/kim/Dropbox (Personal)", "", "Dropbox"},
		{"/Users/kim/plans", "/Users/kim/plans/.dropbox", "Dropbox"},
		{"/Users/kim/plans/squad", "/Users/kim/plans/.dropbox.cache", "Dropbox"},
		{"/Users/kim/OneDrive", "", "OneDrive"},
		{"/Users/kim/OneDrive - Trail Club/squad", "", "OneDrive"},
		{"/Users/kim/Library/Mobile Documents/com~apple~CloudDocs/ebb", "", "iCloud"},
		{"/Users/kim/Library/CloudStorage/Box-Box/ebb", "", "a service of cloud storage"},
		{"/Users/kim/Library/CloudStorage/OneDrive-Personal", "", "OneDrive"},
		{"/Users/kim/Google Drive/My Drive", "", "Google Drive"},
		{"/Users/kim/Nextcloud/ebb", "", "Nextcloud"},
		{"/Users/kim/cloud/ebb", "/Users/kim/cloud/.nextcloudsync.log", "Nextcloud"},
		{"/Users/kim/ownCloud", "", "ownCloud"},
		{"/Users/kim/Sync/ebb", "/Users/kim/Sync/.stfolder", "Syncthing"},
		{"/Users/kim/shared", "/Users/kim/shared/.sync/ID", "Resilio Sync"},
		{"/Users/kim/.local/share/ebb", "", ""},
		{"/Users/kim/dropboxes", "", ""},
		{"/Users/kim/sync", "", ""},
		{"/Users/kim/one drive", "", ""},
		{"/", "", ""},
	} {
		a := surroundings{exists: func(path string) bool { return path == c.marker }}
		if got := a.syncOf(c.dir); got != c.want {
			t.Errorf("%s with %q: %q, want %q", c.dir, c.marker, got, c.want)
		}
	}
}

const someMounts = `22 28 0:20 / /sys rw,nosuid shared:7 - sysfs sysfs rw
28 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
31 28 0:30 / /Users/kim/nas rw,relatime shared:9 - nfs4 nas:/export rw,vers=4.2
32 28 0:31 / /Users/kim/far\040away rw,nosuid - fuse.sshfs kim@far:/ rw
33 28 0:32 / /mnt/win rw - cifs //win/share rw
34 28 0:33 / /Users/kim/usb rw - fuseblk /dev/sdb1 rw
35 28 0:34 / /Users/kim/nas/local rw shared:4 master:2 - xfs /dev/sdc rw
36 28 0:35 / /mnt/win rw - tmpfs tmpfs rw
37 28 0:36 / /Users/kim/drive rw - fuse.rclone remote: rw
a broken line
`

func TestNetworkFileSystemsAreKnown(t *testing.T) {
	for dir, want := range map[string]struct{ fsType, kind string }{
		"/Users/kim":              {"ext4", ""},
		"/Users/kim/nas":          {"nfs4", "NFS"},
		"/Users/kim/nas/ebb":      {"nfs4", "NFS"},
		"/Users/kim/nasty":        {"ext4", ""},
		"/Users/kim/nas/local/x":  {"xfs", ""},
		"/Users/kim/far away/ebb": {"fuse.sshfs", "SSHFS"},
		"/mnt/win":                {"tmpfs", ""}, // mounted over the share
		"/Users/kim/usb":          {"fuseblk", ""},
		"/Users/kim/drive":        {"fuse.rclone", "rclone"},
	} {
		fsType := mountType(strings.NewReader(someMounts), dir)
		if fsType != want.fsType || kindOf(fsType) != want.kind {
			t.Errorf("%s: %q, %q; want %q, %q", dir, fsType, kindOf(fsType), want.fsType, want.kind)
		}
	}
	if got := networkOf(t.TempDir()); got != "" {
		t.Errorf("the folder of this test is on %q", got)
	}
	if got := networkOf(filepath.Join(t.TempDir(), "not", "there", "yet")); got != "" {
		t.Errorf("a folder that is not there is on %q", got)
	}
}

// placed opens the store in made up surroundings and gives what it warns of.
func placed(s *Store, a surroundings) (o *Store, words *[]string) {
	o, words = again(s), new([]string)
	o.around = a
	o.warn = func(what, do string) { *words = append(*words, what, do) }
	return o, words
}

func TestAPlaceIsWarnedOfOnce(t *testing.T) {
	s := newStore(t)
	nowhere := surroundings{exists: func(string) bool { return false }, network: func(string) string { return "" }}
	dropbox, nfs := nowhere, nowhere
	dropbox.exists = func(path string) bool { return filepath.Base(path) == ".dropbox" }
	nfs.network = func(string) string { return "NFS" }
	change := func(what string, a surroundings, wants ...string) {
		t.Helper()
		o, words := placed(s, a)
		for range 2 {
			if _, err := coach(o).Athletes(); err != nil {
				t.Fatal(err)
			}
			must(t, coach(o).SetLastUsed(plan.ID{1}))
		}
		if len(*words) != 2*len(wants) {
			t.Fatalf("%s: told %q, want %q", what, *words, wants)
		}
		for _, want := range wants {
			if !slices.ContainsFunc(*words, func(w string) bool { return strings.Contains(w, want) }) {
				t.Errorf("%s: told %q, want %q", what, *words, want)
			}
		}
	}
	change("made in a folder of Dropbox", dropbox, "folder of Dropbox")
	change("another command", dropbox)
	change("moved to another machine", nfs, "network file system (NFS)")
	change("again", nfs)
	change("moved to a good place", nowhere)
	change("moved back", nfs, "NFS")
}

func TestReadingDoesNotWarn(t *testing.T) {
	s, _ := seeded(t)
	before := fingerprint(t, s.path)
	o, words := placed(s, surroundings{exists: func(string) bool { return true }, network: func(string) string { return "" }})
	_, err := coach(o).Athletes()
	must(t, err)
	if len(*words) > 0 || fingerprint(t, s.path) != before {
		t.Errorf("told %q, or the file was changed", *words)
	}
}

// An edit that is not kept is no warning either, and a place that was warned of
// is no damage.
func TestTheNoteOfAPlaceIsPartOfTheEdit(t *testing.T) {
	s, sam := seeded(t)
	o, words := placed(s, surroundings{exists: func(string) bool { return true }, network: func(string) string { return "" }})
	if err := coach(o).Checkin(plan.ID{77}, plan.Checkin{Day: today, Legs: 1}); err == nil {
		t.Fatal("nobody checked in")
	}
	if len(*words) > 0 {
		t.Errorf("told %q", *words)
	}
	must(t, coach(o).Checkin(sam, plan.Checkin{Day: today, Legs: 1}))
	if len(*words) != 2 {
		t.Errorf("told %q, want what is and what to do", *words)
	}
	if _, err := coach(s).Audit(); err != nil {
		t.Error(err)
	}
}
