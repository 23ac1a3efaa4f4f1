package store

import (
	"encoding/binary"
	"os"
	"testing"
)

// A page that says that it has fewer rows than it has hides values: it is damaged,
// even if what is left of it fits together.
func TestRowsCannotBeHidden(t *testing.T) {
	s, _, _, _ := twoStores(t) //nolint:dogsled // the file alone matters here
	whole, err := os.ReadFile(s.path)
	must(t, err)
	f, err := os.Open(s.path)
	must(t, err)
	defer f.Close()
	m, _, _ := newestMeta(f)
	used := newForest(f, int64(len(whole)), m, func(page uint64, why error) { t.Error(page, why) })
	for _, r := range used.buckets() {
		used.values(r, keyRange{}, true, func(item) {})
	}
	tried := 0
	for page, reached := range used.reached {
		at := page * int(m.pageSize)
		rows := binary.LittleEndian.Uint16(whole[at+10:])
		if !reached {
			continue
		}
		for fewer := range rows {
			path := plainCopy(t, s.path)
			out, err := os.OpenFile(path, os.O_RDWR, 0)
			must(t, err)
			_, err = out.WriteAt(binary.LittleEndian.AppendUint16(nil, fewer), int64(at+10))
			must(t, err)
			must(t, out.Close())
			if c, err := surveyFile(path); err == nil {
				t.Errorf("page %d with %d of its %d rows passes: %+v", page, fewer, rows, c)
			}
			tried++
		}
	}
	if tried == 0 {
		t.Error("no page was tried")
	}
}
