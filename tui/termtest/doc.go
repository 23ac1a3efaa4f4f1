// Package termtest is a terminal in a test: a program runs in a pseudo
// terminal (or at the far end of an SSH channel), an emulator draws what it
// sends and answers what it asks, and the test presses keys and looks at the
// screen as a person does.
//
// A test never matches the byte stream, which is made of differences and may
// be cut anywhere, and it never sleeps: it waits until the screen shows what it
// should, up to a deadline that fails with the screen printed.
//
// It knows nothing of the program under test and may import the standard
// library, the emulator, the pty and rapid; only tests and the tools below this
// folder import it.
package termtest
