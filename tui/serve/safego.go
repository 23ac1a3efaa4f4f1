package serve

import (
	"fmt"
	"runtime/debug"
)

// safego does work beside, with a net under it: a fault in it is told, and the
// server goes on.
func (s *Server) safego(of string, work func()) {
	s.working.Go(func() {
		defer s.net(of)
		work()
	})
}

// net catches a fault of the program's own.
func (s *Server) net(of string) {
	if fault := recover(); fault != nil {
		s.log(Line{Event: "fault", Why: fmt.Sprintf("%s: %v\n%s", of, fault, debug.Stack())})
	}
}
