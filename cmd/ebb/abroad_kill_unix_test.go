//go:build linux || darwin

package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"ebb/plan"
	"ebb/plan/calendar"
	"ebb/store"
	"ebb/tui/serve/sshtest"
	"ebb/tui/termtest"
)

// mostBytes bounds the files that an ebb of these tests may write, which is to a
// process what a full disk is.
const mostBytes = "EBB_TEST_MOST_BYTES"

func init() {
	beforeEbb = func() {
		most, err := strconv.ParseUint(os.Getenv(mostBytes), 10, 64)
		if err != nil {
			return
		}
		signal.Ignore(syscall.SIGXFSZ)
		limit := syscall.Rlimit{Cur: most, Max: most}
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
			fmt.Fprintln(os.Stderr, "no limit:", err)
		}
	}
}

// server is ebb serve as a process of its own, with athletes who have a key each.
type server struct {
	*testing.T
	db    string
	at    string
	child *exec.Cmd
	ended chan error
	squad []plan.Athlete
	keys  []sshtest.Key
}

// newSquad makes a store of so many athletes with a key each.
func newSquad(t *testing.T, many int) *server {
	t.Helper()
	s := &server{T: t, db: filepath.Join(t.TempDir(), "ebb.db")}
	squad := store.Open(s.db, store.Options{NoCopies: true})
	kim := squad.As(store.Principal{Person: "kim", Role: store.Coach, Via: "local"})
	seeds := make([]store.Seed, many)
	for i := range seeds {
		seeds[i].Athlete = plan.Athlete{ID: squad.NewID(), Name: fmt.Sprintf("Athlete %d", i)}
		week := plan.Microcycle{ID: squad.NewID(), Days: 28, Sessions: []plan.Session{{ID: squad.NewID(), Kind: plan.Easy, Sport: plan.Run, Duration: plan.Duration{Seconds: 3600, Unit: plan.Hours}}}}
		seeds[i].Plan.Seasons = []plan.Macrocycle{{
			ID: squad.NewID(), Name: "Spring", Start: s.today() - 20,
			Blocks: []plan.Mesocycle{{ID: squad.NewID(), Name: "Base", Phase: plan.Base, Weeks: []plan.Microcycle{week}}},
		}}
	}
	surely(t, 0, kim.Seed(seeds...))
	for i := range seeds {
		s.squad, s.keys = append(s.squad, seeds[i].Athlete), append(s.keys, sshtest.NewKey(t))
		e, err := kim.AddKey(seeds[i].Athlete.ID, store.AthleteRole, s.keys[i].Line())
		surely(t, e, err)
	}
	return s
}

func (s *server) today() calendar.Day { return calendar.On(time.Now()) }

// start starts it, and waits until it listens.
func (s *server) start(env string, flags ...string) {
	s.Helper()
	args := append([]string{"--db", s.db, "serve", "--listen", "127.0.0.1:0", "--per-minute", "10000", "--per-address", "1000"}, flags...)
	s.child, s.ended = exec.Command(os.Args[0], args...), make(chan error, 1)
	s.child.Env = append(os.Environ(), beEbb+"=1", env)
	said, err := s.child.StderrPipe()
	surely(s.T, 0, err)
	surely(s.T, 0, s.child.Start())
	lines := bufio.NewScanner(said)
	for s.at = ""; s.at == "" && lines.Scan(); {
		if _, rest, found := strings.Cut(lines.Text(), "listening at "); found {
			s.at, _, _ = strings.Cut(rest, ",")
		}
	}
	if s.at == "" {
		s.Fatal("the server never listens")
	}
	child, ended := s.child, s.ended
	go func() {
		for lines.Scan() { // its log, which is in a file as well
		}
		ended <- child.Wait()
	}()
	s.Cleanup(func() { _ = child.Process.Kill() })
}

// end waits for its end, and gives its exit code.
func (s *server) end() int {
	s.Helper()
	select {
	case <-s.ended:
		return s.child.ProcessState.ExitCode()
	case <-time.After(30 * time.Second):
		s.Fatal("the server does not end")
		return 0
	}
}

// answered gives what an athlete has told, by day.
func (s *server) answered(n int) map[calendar.Day]plan.Checkin {
	s.Helper()
	kim := store.Open(s.db, store.Options{NoCopies: true}).As(store.Principal{Person: "kim", Role: store.Coach})
	snap, err := kim.Snapshot(s.squad[n].ID, store.Main)
	surely(s.T, snap, err)
	told := map[calendar.Day]plan.Checkin{}
	for _, c := range snap.Checkins {
		told[c.Day] = c
	}
	return told
}

// A server that is killed while fifty athletes answer has kept all that it said
// it kept, and its store is sound; started again it lets them in as before.
func TestKilledWhileFiftyAnswer(t *testing.T) {
	const athletes, enough = 50, 150
	s := newSquad(t, athletes)
	s.start("")
	acknowledged := make([]map[calendar.Day]int, athletes)
	var all sync.WaitGroup
	answered := make(chan struct{}, athletes*60)
	for n := range athletes {
		acknowledged[n] = map[calendar.Day]int{}
		all.Go(func() {
			line, err := sshtest.Dial(t, s.at, "x", s.keys[n])
			if err != nil {
				return // killed before
			}
			for back := range 60 {
				day, legs := s.today()-calendar.Day(back), 1+(n+back)%5
				if out, errs, code := line.Answer(fmt.Sprintf("feel %s legs=%d energy=3 '\"word %d\"'", day.Format("2006-01-02"), legs, n)); code != codeDone {
					if code != sshtest.Gone {
						t.Errorf("code %d: %s%s", code, out, errs)
					}
					return
				}
				acknowledged[n][day] = legs
				answered <- struct{}{}
			}
		})
	}
	late := time.After(30 * time.Second)
	for range enough {
		select {
		case <-answered:
		case <-late:
			t.Fatal("nobody answers any more")
		}
	}
	surely(t, 0, s.child.Process.Kill())
	s.end()
	all.Wait()
	sound(s.T, s.db)
	for n := range athletes {
		there := s.answered(n)
		for day, legs := range acknowledged[n] {
			if there[day].Legs != legs {
				t.Errorf("athlete %d, %s: legs %d were acknowledged, %d are there", n, day, legs, there[day].Legs)
			}
		}
		if len(there) > len(acknowledged[n])+1 {
			t.Errorf("athlete %d: %d are there, %d were acknowledged and one may have been on its way", n, len(there), len(acknowledged[n]))
		}
	}
	s.start("")
	if out, errs, code := sshtest.In(t, s.at, s.keys[7]).Answer("week"); code != codeDone || !strings.Contains(out, "Athlete 7") {
		t.Errorf("afterwards: code %d, %s%s", code, out, errs)
	}
}

// marksOf gives what an athlete is to answer of a day: legs and energy differ from
// the next day's, so that none is taken for another's.
func marksOf(n, back int) (legs, energy int) { return 1 + (n+back)%5, 1 + (n+2*back+1)%5 }

// pressed are the two marks on the page that asks for them.
var pressed = regexp.MustCompile(`(?s)legs +(\d) .*energy +(\d) `)

// The same holds of what fifty athletes press on their screens: an answer that the
// screen said is stored is there, whole, when the server was killed while others
// were on their way.
func TestKilledWhileFiftyAnswerOnTheirScreens(t *testing.T) {
	const athletes, before, more = 50, 1, 3 // days that all answer, and that they go on with
	s := newSquad(t, athletes)
	s.start("")
	screens := make([]*termtest.Term, athletes)
	for n := range screens {
		screens[n] = sshtest.In(t, s.at, s.keys[n]).Screens(60, 22)
	}
	answers := func(n, back int) {
		legs, energy := marksOf(n, back)
		if back > 0 {
			screens[n].Type("qh")
		}
		screens[n].Type(fmt.Sprintf("c%d%d", legs, energy))
	}
	// said gives how many days the screen of an athlete says are stored: keys wait for
	// what the ones before them store.
	said := func(n int, on termtest.Screen) (days int) {
		text := on.String()
		if !strings.Contains(text, "saved; nothing else") && !strings.Contains(text, "that is the gap") {
			return 0
		}
		marks := pressed.FindStringSubmatch(text)
		for back := range before + more {
			legs, energy := marksOf(n, back)
			title := "How it feels, " + (s.today() - calendar.Day(back)).Format("Mon 2 Jan")
			if marks != nil && strings.Contains(text, title) && marks[1] == strconv.Itoa(legs) && marks[2] == strconv.Itoa(energy) {
				days = back + 1
			}
		}
		return days
	}
	for n := range screens {
		screens[n].WaitFor("Base")
	}
	for back := range before {
		for n := range screens {
			answers(n, back)
		}
		for n := range screens {
			screens[n].WaitUntil(func(on termtest.Screen) bool { return said(n, on) == back+1 })
		}
	}
	for n := range screens {
		for back := before; back < before+more; back++ {
			answers(n, back)
		}
	}
	screens[0].WaitUntil(func(on termtest.Screen) bool { return said(0, on) > before }) // the others are under way
	surely(t, 0, s.child.Process.Kill())
	s.end()
	sound(t, s.db)
	stored := 0
	for n, screen := range screens {
		screen.Exit()
		there, told := s.answered(n), max(before, said(n, screen.Screen()))
		for back := range before + more {
			legs, energy := marksOf(n, back)
			c, is := there[s.today()-calendar.Day(back)]
			if !is && back < told {
				t.Errorf("athlete %d, %d days back: the screen said that it is stored, and it is not", n, back)
			}
			// With legs alone nothing is stored yet.
			if is && (c.Legs != legs || c.Energy != energy) {
				t.Errorf("athlete %d, %d days back: %d and %d were pressed, %d and %d are there", n, back, legs, energy, c.Legs, c.Energy)
			}
		}
		stored += len(there)
	}
	t.Logf("%d of %d answers are there", stored, athletes*(before+more))
	s.start("")
	again := sshtest.In(t, s.at, s.keys[0]).Screens(60, 22)
	again.WaitFor("Base")
	again.Type("hc")
	again.WaitUntil(func(on termtest.Screen) bool { return said(0, on) == 2 })
}

// A signal lets sessions end with a word, and the process without an error; a
// second one does not wait.
func TestSignalsEndTheServer(t *testing.T) {
	for _, tt := range []struct {
		grace   string
		signals int
	}{{"200ms", 1}, {"1h", 2}} {
		s := newSquad(t, 5)
		s.start("", "--grace", tt.grace)
		var screens []*termtest.Term
		for n := range s.keys {
			screen := sshtest.In(t, s.at, s.keys[n]).Screens(60, 20)
			screens = append(screens, screen)
			screen.WaitFor("Base")
			screen.Type("c43")
			screen.WaitFor("saved")
			screen.Type("q")
			screen.WaitGone("saved")
			t.Cleanup(func() {
				if out := string(screen.Bytes()); tt.signals == 1 && !strings.Contains(out, "the server stopped: what you did is kept") {
					t.Errorf("it was not told: %q", out[max(0, len(out)-300):])
				}
			})
		}
		for n := range tt.signals {
			if n > 0 { // two that come at once are one
				screens[0].WaitFor("the server stops in")
			}
			surely(t, 0, s.child.Process.Signal(syscall.SIGTERM))
		}
		if code := s.end(); code != codeDone {
			t.Errorf("%d signals: exit code %d", tt.signals, code)
		}
		sound(s.T, s.db)
		for n := range s.keys {
			if s.answered(n)[s.today()].Legs != 4 {
				t.Errorf("athlete %d: what was saved is not there", n)
			}
		}
	}
}

// An athlete who answers while the disk fills up is told so, in words that name
// no file of the server's; nothing that was saved is lost, and they go on when
// there is room.
func TestTheDiskIsFullWhileAnAthleteAnswers(t *testing.T) {
	s := newSquad(t, 1)
	info, err := os.Stat(s.db)
	surely(t, info, err)
	s.start(fmt.Sprintf("%s=%d", mostBytes, info.Size()+8<<10), "--grace", "0s")
	line := sshtest.In(t, s.at, s.keys[0])
	saved, full := 0, ""
	for back := 0; full == "" && back < 60; back++ {
		_, errs, code := line.Answer(fmt.Sprintf("feel %s legs=4 energy=3 '\"%s\"'", (s.today() - 1 - calendar.Day(back)).Format("2006-01-02"), strings.Repeat("word", 900)))
		switch code {
		case codeDone:
			saved++
		case codeUnusable:
			full = errs
		default:
			t.Fatalf("code %d: %s", code, errs)
		}
	}
	if full == "" || strings.Contains(full, s.db) || strings.Contains(full, filepath.Dir(s.db)) {
		t.Errorf("after %d answers it says %q", saved, full)
	}
	screen := line.Screens(100, 24)
	screen.WaitFor("Base")
	screen.Type("c43")
	screen.WaitFor("full")
	screen.Type(lone + "'c" + strings.Repeat("said ", 400) + "\r")
	screen.WaitFor("full")
	if out := string(screen.Bytes()); strings.Contains(out, filepath.Dir(s.db)) {
		t.Error("the screen names a folder of the server's")
	}
	screen.Type(lone + lone + "?")
	screen.WaitFor("a week back") // it goes on
	surely(t, 0, s.child.Process.Kill())
	s.end()
	sound(s.T, s.db)
	if told := s.answered(0); len(told) != saved {
		t.Errorf("%d answers are there, %d were acknowledged", len(told), saved)
	}
	s.start("")
	if _, errs, code := sshtest.In(t, s.at, s.keys[0]).Answer("feel legs=5 energy=5"); code != codeDone {
		t.Errorf("with room again: code %d, %s", code, errs)
	}
}
