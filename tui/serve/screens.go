package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"ebb/store"
	"ebb/store/safe"
	"ebb/tui"
	"ebb/tui/theme"
)

// screens opens the screens at the other end of the line, until the person
// leaves, the client goes or a limit ends them.
func (s *seat) screens(who store.Principal) int {
	server := s.server
	l := server.config.Limits
	options, err := server.config.Screens(s.ctx, who, s.did)
	if err != nil {
		return s.unusable(err)
	}
	if options.Changes == nil {
		changes, leave := server.hub.listen()
		defer leave()
		options.Changes = changes
	}
	env := slices.Concat(s.env, []string{"TERM=" + s.term})
	profile := colorprofile.Env(env)
	options.Commands = s.noting(options.Commands)
	options.Elsewhere, options.Mouse = true, false
	options.Profile, options.Glyphs = theme.ProfileNamed(profile.String()), s.glyphs()
	paint := newPainter(&s.out, l.FPS)
	options.Paint, options.Pause = paint.Paint, tui.Pause
	app, err := tui.New(options)
	if err != nil {
		return s.unusable(err)
	}
	if s.takes != nil {
		if err := s.takes(); err != nil {
			return s.unusable(err)
		}
	}
	var model tea.Model = app
	if server.wrap != nil {
		model = server.wrap(model)
	}
	program := tea.NewProgram(model,
		tea.WithContext(s.ctx), tea.WithInput(nil), tea.WithOutput(&s.out), tea.WithEnvironment(env),
		tea.WithWindowSize(s.size.w, s.size.h), tea.WithColorProfile(profile), tea.WithoutSignalHandler(),
		tea.WithoutRenderer(), tea.WithFPS(1), tea.WithFilter(paint.hears)) // it wakes up for frames all the same
	s.mu.Lock()
	s.notices = func(says string) { program.Send(tui.Notice(says)) }
	s.mu.Unlock()
	var last atomic.Int64
	last.Store(time.Now().UnixNano())
	within, over := context.WithCancel(s.ctx)
	defer over()
	server.safego("keys", func() { s.keys(within, program, &last) })
	server.safego("sizes", func() { s.sized(within, program) })
	server.safego("idle", func() { s.watchIdle(within, &last) })
	_, _ = io.WriteString(&s.out, questions)
	painted := make(chan struct{})
	server.safego("painter", func() {
		defer close(painted)
		defer func() {
			if within.Err() == nil {
				s.cancel() // without it the person would see nothing more
			}
		}()
		paint.run(within)
	})
	_, err = program.Run()
	if app.KeepUnsaved() {
		s.adds("what you were typing is kept")
	}
	over()
	<-painted
	paint.close()
	if err = app.Ended(err); err == nil || s.ctx.Err() != nil {
		return 0
	}
	s.fault(err)
	s.say("ebb: this session stopped at a fault of the program's own: nothing that was stored is lost")
	return codeFault
}

// questions are what Bubble Tea asks a terminal that it reads from: what its
// ground is, whether it shows a frame at once, how wide it takes letters to be.
// The answers come with the keys.
const questions = ansi.RequestBackgroundColor + ansi.RequestModeSynchronizedOutput + ansi.RequestModeUnicodeCore

// unusable says that the screens can't be opened. What is wrong with the file
// is told to whoever runs the server, with its path.
func (s *seat) unusable(err error) int {
	l := s.line("screens fail")
	l.Why = err.Error()
	if u, file := errors.AsType[*store.Unusable](err); file {
		if here, file := errors.AsType[*store.Unusable](u.Err); file {
			l.Why = here.Error()
		}
		err = errors.New("the store can't be used just now: try again")
	}
	s.server.log(l)
	s.say("ebb: " + safe.Text(err.Error()))
	return codeUnusable
}

// glyphs gives the signs that the client's locale can show; where it names
// none it is most likely a phone, and they show them all.
func (s *seat) glyphs() theme.Glyphs {
	locale := s.getenv("LC_ALL") + s.getenv("LC_CTYPE")
	if locale == "" {
		locale = s.getenv("LANG")
	}
	locale = strings.ToLower(locale)
	if locale == "" || strings.Contains(locale, "utf-8") || strings.Contains(locale, "utf8") {
		return theme.Unicode
	}
	return theme.ASCII
}

// keys hands what is typed to the program, which reads nothing itself: Bubble
// Tea's own reader would wait for ever to hand over a last key when its program
// has ended meanwhile, and keep all of the session with it.
func (s *seat) keys(ctx context.Context, program *tea.Program, last *atomic.Int64) {
	server := s.server
	l := server.config.Limits
	typed := &input{
		ctx: ctx, from: s.in, rate: s.rate(), typed: func() { last.Store(time.Now().UnixNano()) },
		tame: &tame{paste: l.Paste, tooLong: func() {
			s.tell(fmt.Sprintf("that paste is longer than %d bytes: it was left out", l.Paste))
		}},
	}
	events := make(chan uv.Event)
	server.safego("typing", func() {
		defer close(events)
		_ = uv.NewTerminalReader(typed, s.term).StreamEvents(ctx, events) // it ends with the line
	})
	most := newBucket(l.Keys, 4*l.Keys)
	for e := range events {
		if ctx.Err() == nil {
			most.take(ctx, 1)
			program.Send(e)
		}
	}
	s.end("") // nobody is there any more
}

// sizeGap is the least time between two sizes of the window.
const sizeGap = 50 * time.Millisecond

// sized hands over new sizes of the window, the newest of those that came meanwhile.
func (s *seat) sized(ctx context.Context, program *tea.Program) {
	gap := time.NewTicker(sizeGap)
	defer gap.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case to := <-s.sizes:
			program.Send(tea.WindowSizeMsg{Width: to.w, Height: to.h})
		}
		select {
		case <-ctx.Done():
			return
		case <-gap.C:
		}
	}
}

// watchIdle warns who has not typed for long, and ends their session then.
// What the server sends is no sign of life, so the library's own limit never
// comes where a screen moves.
func (s *seat) watchIdle(ctx context.Context, last *atomic.Int64) {
	l := s.server.config.Limits
	warnAt := max(l.Idle/2, l.Idle-l.Warning)
	wait := time.NewTimer(warnAt)
	defer wait.Stop()
	warned := false
	for {
		select {
		case <-ctx.Done():
			return
		case <-wait.C:
		}
		quiet := time.Since(time.Unix(0, last.Load()))
		switch {
		case quiet >= l.Idle:
			s.end(fmt.Sprintf("no key for %s: come in again when you like", l.Idle))
			return
		case quiet >= warnAt:
			if !warned {
				s.tell(fmt.Sprintf("no key for %s: this session ends in %s", round(quiet), round(l.Idle-quiet)))
			}
			warned = true
			wait.Reset(l.Idle - quiet)
		default:
			warned = false
			wait.Reset(warnAt - quiet)
		}
	}
}

func round(d time.Duration) string {
	if d >= time.Minute {
		return fmt.Sprintf("%d min", int(d.Round(time.Minute).Minutes()))
	}
	return d.Round(time.Second).String()
}

// fault keeps what stopped a session.
func (s *seat) fault(fault any) {
	l := s.line("fault")
	l.Why = fmt.Sprintf("%v", fault)
	s.server.audit(l)
	l.Why = string(debug.Stack())
	s.server.log(l)
}
