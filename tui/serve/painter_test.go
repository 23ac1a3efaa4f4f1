package serve

import (
	"bytes"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"ebb/tui/frame"
	"ebb/tui/theme"
)

// What a terminal is told beside what it shows: once, and taken back at the end.
func TestWhatATerminalIsTold(t *testing.T) {
	f, th := frame.New(4, 1), theme.New(theme.NoColor, true, theme.Unicode)
	f.Area().Text(0, 0, "easy", theme.Default)
	view := tea.View{WindowTitle: "ebb", Cursor: tea.NewCursor(2, 0)}
	view.Cursor.Blink = false
	at := func(x int, change func(*tea.View)) tea.View {
		v := view
		cursor := *view.Cursor
		cursor.X = x
		v.Cursor = &cursor
		change(&v)
		return v
	}
	var out bytes.Buffer
	p := newPainter(&out, 60)
	p.close()
	if out.Len() > 0 || len(p.update()) > 0 {
		t.Errorf("before anything was drawn %q is written", out.String())
	}
	for _, tt := range []struct {
		name string
		view tea.View
		says tea.Msg
		want string
	}{
		{"first", view, nil, "\x1b[?1049h\x1b[?2004h\x1b[?25h\x1b]2;ebb\a\x1b[2 q\x1b[?25l\x1b[m\x1b[H\x1b[2Jeasy\x1b[1;3H\x1b[?25h"},
		{"the same", view, nil, ""},
		{"the cursor", at(1, func(*tea.View) {}), nil, "\x1b[?25l\x1b[1;2H\x1b[?25h"},
		{"in a line", at(1, func(v *tea.View) { v.Cursor.Shape = tea.CursorBar }), nil, "\x1b[6 q"},
		{"mouse", at(1, func(v *tea.View) { v.MouseMode = tea.MouseModeCellMotion }), nil, "\x1b[2 q\x1b[?1002h\x1b[?1006h"},
		{"no mouse", view, nil, "\x1b[?1002l\x1b[?1006l\x1b[?25l\x1b[1;3H\x1b[?25h"},
		{"title", at(2, func(v *tea.View) { v.WindowTitle = "ebb · Sam" }), nil, "\x1b]2;ebb · Sam\a"},
		{"it shows frames at once", view, tea.ModeReportMsg{Mode: ansi.ModeSynchronizedOutput, Value: ansi.ModeReset}, "\x1b]2;ebb\a"},
		{"and says so again", at(3, func(*tea.View) {}), tea.ModeReportMsg{Mode: ansi.ModeSynchronizedOutput, Value: ansi.ModePermanentlySet}, "\x1b[?2026h\x1b[1;4H\x1b[?2026l"},
		{"it knows no wholes", view, tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeNotRecognized}, "\x1b[?2026h\x1b[1;3H\x1b[?2026l"},
		{"it counts wholes", view, tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeReset}, "\x1b[?2027h"},
		{"which is said once", view, tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeSet}, ""},
		{"repaint", view, tea.ClearScreen(), "\x1b[?2026h\x1b[m\x1b[H\x1b[2Jeasy\x1b[1;3H\x1b[?2026l"},
		{"a window of the same size", view, tea.WindowSizeMsg{Width: 4, Height: 1}, "\x1b[?2026h\x1b[m\x1b[H\x1b[2Jeasy\x1b[1;3H\x1b[?2026l"},
		{"a message that can't be compared", view, tea.BatchMsg{}, ""},
	} {
		if tt.says != nil {
			p.hears(nil, tt.says)
		}
		p.Paint(f, th, tt.view)
		if got := string(p.update()); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
	p.close()
	if got, want := out.String(), "\x1b[1;1H\x1b[?1049l\x1b[?2004l\x1b]2;\a\x1b[0 q\x1b[?2027l"; got != want {
		t.Errorf("at the end: %q, want %q", got, want)
	}
	p.close()
	if strings.Count(out.String(), ansi.ResetModeAltScreenSaveCursor) != 1 {
		t.Error("it is told twice that it is over")
	}
}

// Of a session: what its terminal answers is taken up, ctrl+l and a window that
// says its size again paint all, and it is left as it was.
func TestATerminalThatAnswers(t *testing.T) {
	r := start(t, nil)
	v := r.screens(r.in("x", r.sam), 80, 24)
	if text := v.seen.wait(t, "Rivera"); strings.Contains(text, ansi.SetModeSynchronizedOutput) {
		t.Error("a terminal that has not answered is taken at its word")
	}
	v.typed("\x1b[?2026;2$y\x1b[?2027;2$y")
	v.seen.wait(t, ansi.SetModeUnicodeCore)
	v.typed("?")
	v.seen.wait(t, ansi.SetModeSynchronizedOutput)
	v.typed("q\x0c")
	v.seen.times(t, "\x1b[2J", 2)
	if err := v.WindowChange(24, 80); err != nil {
		t.Fatal(err)
	}
	v.seen.times(t, "\x1b[2J", 3)
	v.typed("q")
	v.seen.wait(t, "once more ends the session")
	v.typed("q")
	if err := v.Wait(); err != nil {
		t.Error(err)
	}
	text := v.seen.wait(t, ansi.ResetModeUnicodeCore)
	if end := text[strings.LastIndex(text, "\x1b[24;1H"):]; end != "\x1b[24;1H\x1b[?1049l\x1b[?2004l\x1b]2;\a\x1b[0 q\x1b[?2027l" {
		t.Errorf("it ends with %q", end)
	}
}
