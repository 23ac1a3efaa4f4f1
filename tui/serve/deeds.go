package serve

import (
	"slices"
	"strings"

	"ebb/store"
	"ebb/tui/command"
)

// mostRefusals is how many refusals of a session are told: who tries for longer
// is known by then, and fills no disk.
const mostRefusals = 100

// did tells the log what was done to the store in this session, or was refused:
// of which kind and of whom it is, and where the journal has it. What was
// written stays there.
func (s *seat) did(d store.Deed) {
	l := s.line("change")
	l.Verb, l.What, l.Athlete, l.Entry, l.Why = d.Verb.String(), d.Thing.String(), d.Called, d.Entry, d.Words
	switch {
	case d.Refused:
		if s.refusals.Add(1) > mostRefusals {
			return
		}
		l.Event = "refused"
		if l.Athlete == "" && !d.Thing.Athlete.IsZero() {
			l.Athlete = d.Thing.Athlete.String()
		}
	case d.Thing.Kind == store.Keys:
		l.Event = "keys"
	}
	s.server.audit(l)
}

// noting gives commands that tell the log when they are run within screens.
func (s *seat) noting(commands []command.Command) []command.Command {
	commands = slices.Clone(commands)
	for i := range commands {
		c := commands[i]
		commands[i].Run = func(env *command.Env, args []string) error {
			s.server.audit(s.commandLine(append([]string{c.Name}, args...), len(args) > 0 && slices.Contains(strings.Split(c.Use, "|"), args[0])))
			return c.Run(env, args)
		}
	}
	return commands
}

// commandLine begins the line of a command that is run: its name and its flags,
// but not what someone wrote with it. nested says that its name has two words.
func (s *seat) commandLine(words []string, nested bool) Line {
	l := s.line("command")
	said := words[:min(len(words), 1)]
	if nested {
		said = words[:2]
	}
	said = slices.Clone(said)
	for _, w := range words[len(said):] {
		if name, _, _ := strings.Cut(w, "="); strings.HasPrefix(name, "-") {
			said = append(said, name)
		}
	}
	if l.Command = strings.Join(said, " "); len(words) > 0 && words[0] == "export" {
		l.Event = "export"
	}
	return l
}
