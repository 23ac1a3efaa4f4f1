package main

import (
	"bufio"
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"golang.org/x/crypto/ssh"

	"ebb/store"
)

// lines is what ebb-bench ssh is asked for.
type lines struct {
	typing, open int
	seconds      int
	w, h         int
	program      string
	dir, db      string
	key          ssh.Signer
	at           string
	server       *exec.Cmd
}

// measureSSH holds ebb serve against its budgets, over the loopback.
func measureSSH(args []string, out, talk io.Writer) error {
	var l lines
	var size string
	flags := flag.NewFlagSet("ebb-bench ssh", flag.ContinueOnError)
	flags.SetOutput(talk)
	flags.IntVar(&l.typing, "typing", 200, "sessions with a key a second each")
	flags.IntVar(&l.open, "open", 500, "sessions that are open at once, for memory and for an edit")
	flags.IntVar(&l.seconds, "seconds", 10, "how long they type")
	flags.StringVar(&size, "size", "80x24", "`COLUMNSxROWS` of each")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if _, err := fmt.Sscanf(size, "%dx%d", &l.w, &l.h); err != nil || l.typing < 1 || l.open < 1 || l.seconds < 1 {
		return errors.New("-typing, -open and -seconds are 1 at least, and -size is as 80x24")
	}
	if flags.NArg() != 1 {
		return errors.New("no program: ebb-bench ssh -- ./ebb")
	}
	l.program = flags.Arg(0)
	dir, err := os.MkdirTemp("", "ebb-bench-ssh-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	l.dir, l.db = dir, filepath.Join(dir, "ebb.db")
	if err := l.begin(); err != nil {
		return err
	}
	defer l.end()
	rows, err := l.measure()
	if err != nil {
		return err
	}
	return tell(out, options{argv: []string{l.program, "serve"}, w: l.w, h: l.h}, rows)
}

// begin fills a store with the squad of the demo, lets one key in as an athlete,
// and starts the server.
func (l *lines) begin() error {
	if said, err := exec.Command(l.program, "demo", "--db", l.db).CombinedOutput(); err != nil {
		return fmt.Errorf("the squad: %w: %s", err, said)
	}
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return err
	}
	if l.key, err = ssh.NewSignerFromSigner(private); err != nil {
		return err
	}
	desk := store.Open(l.db, store.Options{NoCopies: true}).As(store.Principal{Person: "bench", Role: store.Coach, Via: "local"})
	sam, err := desk.Athlete("sam")
	if err != nil {
		return err
	}
	if _, err := desk.AddKey(sam.ID, store.AthleteRole, string(ssh.MarshalAuthorizedKey(l.key.PublicKey()))); err != nil {
		return err
	}
	l.server = exec.Command(l.program, "--db", l.db, "serve", "--listen", "127.0.0.1:0", "--connections", "5000", "--unproven", "5000",
		"--per-address", "5000", "--per-minute", "100000", "--per-key", "1000", "--grace", "0s")
	said, err := l.server.StderrPipe()
	if err != nil {
		return err
	}
	if err := l.server.Start(); err != nil {
		return err
	}
	first, err := bufio.NewReader(said).ReadString('\n')
	at := regexp.MustCompile(`127\.0\.0\.1:\d+`).FindString(first)
	if err != nil || at == "" {
		return fmt.Errorf("the server says “%s”, %w", first, err)
	}
	go func() { _, _ = io.Copy(io.Discard, said) }()
	l.at = at
	return nil
}

func (l *lines) end() {
	_ = l.server.Process.Signal(syscall.SIGTERM)
	_ = l.server.Wait()
}

func (l *lines) measure() (rows []row, err error) {
	before, known := memoryOf(l.server.Process.Pid)
	var firsts []time.Duration
	var open []*caller
	defer func() {
		for _, c := range open {
			_ = c.client.Close()
		}
	}()
	for range l.open {
		from := time.Now()
		c, err := l.call()
		if err != nil {
			return nil, fmt.Errorf("session %d: %w", len(open)+1, err)
		}
		open = append(open, c)
		if len(open) <= 20 {
			firsts = append(firsts, c.until(from, firstFrame).Sub(from))
		} else {
			c.until(from, firstFrame)
		}
	}
	rows = append(rows, row{"connect to the first frame, median of 20", inMillis(quantile(firsts, 0.5)), 40, "ms"})
	rows = append(rows, l.measureKeys(open[:min(l.typing, len(open))])...)
	typeAll(open, 20)
	if after, ok := memoryOf(l.server.Process.Pid); ok && known {
		rows = append(rows, row{fmt.Sprintf("memory a session, (RSS with %d - with 0), 20 keys", l.open), float64(after-before) / float64(l.open) / 1e6, 1.5, "MB"})
	}
	spent := l.spent()
	from := time.Now()
	if said, err := exec.Command(l.program, "--db", l.db, "-a", "sam", "add", "today", "easy 31m \"seen by all\"").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("the edit: %w: %s", err, said)
	}
	last := from
	for _, c := range open {
		at := c.until(from, anything)
		if at.IsZero() {
			return nil, errors.New("a screen never shows the edit")
		}
		if at.After(last) {
			last = at
		}
	}
	typeAll(open, 1) // what is worked out behind the screens
	rows = append(rows, row{"processor time of the server for it, with a key on each screen", inMillis(l.spent() - spent), 0, "ms"})
	return append(rows, row{fmt.Sprintf("an edit by a process to %d screens, from its start", l.open), inMillis(last.Sub(from)), 1000, "ms"}), nil
}

// measureKeys lets some type, then nobody.
func (l *lines) measureKeys(typing []*caller) (rows []row) {
	sent := func() (bytes int) {
		for _, c := range typing {
			c.mu.Lock()
			bytes += c.sent
			c.mu.Unlock()
		}
		return bytes
	}
	before, bytes := l.spent(), sent()
	took := typeAll(typing, l.seconds)
	busy, keys := l.spent()-before, float64(len(typing)*l.seconds)
	rows = append(rows,
		row{fmt.Sprintf("key to last byte, %d sessions, a key a second, p50", l.typing), inMillis(quantile(took, 0.5)), 25, "ms"},
		row{fmt.Sprintf("key to last byte, %d sessions, a key a second, p99", l.typing), inMillis(quantile(took, 0.99)), 25, "ms"},
		row{"bytes a key", float64(sent()-bytes) / keys, 0, "B"})
	before = l.spent()
	<-time.After(idling)
	idle := l.spent() - before
	return append(rows,
		row{fmt.Sprintf("processor time of the server a second, %d sessions, nobody types", l.open), inMillis(idle) / idling.Seconds(), 0, "ms"},
		row{"and a key, beyond that", (inMillis(busy) - inMillis(idle)*float64(l.seconds)/idling.Seconds()) / keys, 0, "ms"})
}

// idling is how long nobody types, to be measured.
const idling = 3 * time.Second

// spent gives the processor time of the server so far, where the system tells.
func (l *lines) spent() time.Duration {
	spent, _ := cpuOf(l.server.Process.Pid)
	return spent
}

// memoryOf reads how much memory a process has, where the system tells.
func memoryOf(pid int) (bytes int64, known bool) {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", pid))
	if err != nil {
		return 0, false
	}
	fields := strings.Fields(string(b))
	if len(fields) < 2 {
		return 0, false
	}
	pages, err := strconv.ParseInt(fields[1], 10, 64)
	return pages * int64(os.Getpagesize()), err == nil
}

// caller is a client with a session of screens.
type caller struct {
	client *ssh.Client
	keys   io.WriteCloser
	mu     sync.Mutex
	sent   int       // bytes
	seen   int       // of them, since the last question
	last   time.Time // when the last of them came
	came   chan struct{}
}

// What is waited for: so many bytes.
const (
	firstFrame  = 600
	anything    = 1
	longestLine = 20 * time.Second
)

func (l *lines) call() (*caller, error) {
	nc, err := net.DialTimeout("tcp", l.at, longestLine)
	if err != nil {
		return nil, err
	}
	sc, channels, requests, err := ssh.NewClientConn(nc, l.at, &ssh.ClientConfig{
		User: "bench", Auth: []ssh.AuthMethod{ssh.PublicKeys(l.key)}, HostKeyCallback: ssh.InsecureIgnoreHostKey(), //nolint:gosec // it is ours, on the loopback
	})
	if err != nil {
		return nil, err
	}
	c := &caller{client: ssh.NewClient(sc, channels, requests), came: make(chan struct{}, 1)}
	s, err := c.client.NewSession()
	if err != nil {
		return nil, err
	}
	s.Stdout = c
	if c.keys, err = s.StdinPipe(); err != nil {
		return nil, err
	}
	if err := s.RequestPty("xterm-256color", l.h, l.w, nil); err != nil {
		return nil, err
	}
	return c, s.Shell()
}

// Write takes what the server sends.
func (c *caller) Write(b []byte) (int, error) {
	c.mu.Lock()
	c.sent += len(b)
	c.seen += len(b)
	c.last = time.Now()
	c.mu.Unlock()
	select {
	case c.came <- struct{}{}:
	default:
	}
	return len(b), nil
}

// until waits until so many bytes came since the last question, the last of them
// after from, and says when; the zero time when they never do.
func (c *caller) until(from time.Time, bytes int) time.Time {
	late := time.NewTimer(longestLine)
	defer late.Stop()
	for {
		c.mu.Lock()
		seen, last := c.seen, c.last
		if seen >= bytes && last.After(from) {
			c.seen = 0
			c.mu.Unlock()
			return last
		}
		c.mu.Unlock()
		select {
		case <-c.came:
		case <-late.C:
			return time.Time{}
		}
	}
}

// typeAll lets callers type a key a second each, out of step, and gives how long
// the last byte for each key took to come.
func typeAll(all []*caller, seconds int) []time.Duration {
	took := make([][]time.Duration, len(all))
	var working sync.WaitGroup
	for i, c := range all {
		working.Go(func() {
			tick := time.NewTimer(time.Duration(i) * time.Second / time.Duration(len(all)))
			defer tick.Stop()
			for n := range seconds {
				<-tick.C
				tick.Reset(time.Second)
				from := time.Now()
				_, _ = c.keys.Write([]byte{"lhjk"[n%4]})
				<-time.After(800 * time.Millisecond)
				c.mu.Lock()
				if c.last.After(from) {
					took[i] = append(took[i], c.last.Sub(from))
				}
				c.seen = 0
				c.mu.Unlock()
			}
		})
	}
	working.Wait()
	var each []time.Duration
	for _, t := range took {
		each = append(each, t...)
	}
	return each
}
