package zone

import (
	"testing"
	"time"
)

// TestCarriedZones: the tables in the program know the offsets of summer and
// winter, zones of half hours, and those that are names of others.
func TestCarriedZones(t *testing.T) {
	tables, err := unpack(packed)
	if err != nil {
		t.Fatal(err)
	}
	if len(tables) < 590 {
		t.Errorf("%d zones, want the 590 and more of the database", len(tables))
	}
	for name, table := range tables {
		if _, err := time.LoadLocationFromTZData(name, table); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, c := range []struct {
		name           string
		winter, summer int // minutes east of Greenwich in January and July 2027
	}{
		{"UTC", 0, 0},
		{"Europe/Berlin", 60, 120},
		{"Europe/Zurich", 60, 120},
		{"America/New_York", -300, -240},
		{"US/Eastern", -300, -240},
		{"Asia/Kolkata", 330, 330},
		{"Asia/Kathmandu", 345, 345},
		{"Australia/Lord_Howe", 660, 630},
		{"Pacific/Kiritimati", 840, 840},
		{"America/Sao_Paulo", -180, -180},
	} {
		at, err := time.LoadLocationFromTZData(c.name, tables[c.name])
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		for month, want := range map[time.Month]int{time.January: c.winter, time.July: c.summer} {
			if _, got := time.Date(2027, month, 15, 12, 0, 0, 0, at).Zone(); got != want*60 {
				t.Errorf("%s in %s: %d minutes, want %d", c.name, month, got/60, want)
			}
		}
	}
}

func TestLoad(t *testing.T) {
	for _, name := range []string{"Europe/Berlin", "UTC", "Asia/Kathmandu"} {
		at, err := Load(name)
		if err != nil || at.String() != name {
			t.Errorf("Load(%q) = %v, %v", name, at, err)
		}
		if Named(name).String() != name {
			t.Errorf("Named(%q) = %v", name, Named(name))
		}
	}
	for _, name := range []string{"Middle/Earth", "../../etc/passwd", "europe berlin"} {
		if at, err := Load(name); err == nil {
			t.Errorf("Load(%q) = %v, want an error", name, at)
		}
		if Named(name) != time.UTC {
			t.Errorf("Named(%q) = %v, want UTC", name, Named(name))
		}
	}
}

// TestTablesThatAreCutOff: a program file that was damaged has no zones, and no
// panic.
func TestTablesThatAreCutOff(t *testing.T) {
	for _, n := range []int{0, 1, 100, len(packed) / 2, len(packed) - 1} {
		if tables, err := unpack(packed[:n]); err == nil {
			t.Errorf("%d bytes of them: %d zones and no error", n, len(tables))
		}
	}
}
