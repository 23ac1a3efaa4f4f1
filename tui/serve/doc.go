// Package serve is the same program over SSH: who comes in by which key, the
// screens and the answers at the other end of a line, and the limits that keep
// one person from spoiling it for the rest. It speaks the protocol through
// golang.org/x/crypto/ssh and lays every session by itself, since the stock
// middlewares trust what a client says of its window, its environment and its
// silence. It may import tui and what tui may import; of keys and commands it
// knows what it is handed in Config.
package serve
