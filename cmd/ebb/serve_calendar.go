package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"time"

	"ebb/plan/calendar"
	"ebb/store/exchange/ics"
	"ebb/store/safe"
	"ebb/tui/serve"
	feed "ebb/tui/serve/calendar"
)

// serveCalendars answers calendar programs beside the SSH server, until ctx is
// done; over waits for that.
func (h *house) serveCalendars(ctx context.Context, listen string, keys serve.Keys, talk io.Writer) (over func(), err error) {
	if listen == "" {
		return func() {}, nil
	}
	address, err := keys.Address(listen, time.Now())
	if err != nil {
		return nil, err
	}
	listener, err := net.ListenTCP("tcp", net.TCPAddrFromAddrPort(address))
	if err != nil {
		return nil, amiss(advise(fmt.Errorf("can't listen at %s: %w", address, plainly(err)), "give another port with --calendar 127.0.0.1:PORT"))
	}
	fmt.Fprintf(talk, "ebb: calendars at http://%s/, ebb athlete calendar NAME tells where\n", listener.Addr())
	server := &feed.Server{Page: h.calendar, Log: func(event, from, why string) {
		if event != "refused" { // anyone could fill the log with those
			fmt.Fprintf(talk, "ebb: calendar: %s %s: %s\n", event, from, safe.Text(why))
		}
	}}
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = server.Serve(ctx, listener) // it ends with ctx alone
	}()
	return func() { <-done }, nil
}

// calendar gives what an athlete sees of their plan at an address of it: the
// season of today, and what comes after it.
func (h *house) calendar(ctx context.Context, address string) (page []byte, found bool, err error) {
	who, found, err := h.squad.Subscriber(address)
	if err != nil || !found {
		return nil, false, err
	}
	env, _ := h.env(ctx, who, nil)
	s, err := openSheet(env)
	if err != nil {
		return nil, false, err
	}
	p := part{sheet: s, day: env.Today, season: seasonNear(s.plan, env.Today)}
	span := calendar.Span{From: env.Today, To: env.Today}
	if p.season >= 0 {
		span.From = min(span.From, s.plan.Seasons[p.season].Start)
	}
	for i := range s.plan.Seasons {
		span.To = max(span.To, s.plan.Seasons[i].Span().To)
	}
	for i := range s.plan.Events {
		span.To = max(span.To, s.plan.Events[i].Span().To)
	}
	c, err := p.calendar(span, true)
	if err != nil {
		return nil, false, err
	}
	var out bytes.Buffer
	err = ics.Write(&out, &c)
	return out.Bytes(), err == nil, err
}
