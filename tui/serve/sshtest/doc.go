// Package sshtest is the other end of a line in a test: a client that comes in
// with keys over the loopback, runs commands and opens screens. It speaks
// through golang.org/x/crypto/ssh and knows nothing of the server under test;
// only tests may import it.
package sshtest
