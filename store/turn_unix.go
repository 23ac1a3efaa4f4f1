//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package store

import (
	"context"
	"errors"
	"syscall"
)

// flock has no order: who gives a lock back and asks for it again has it again
// before those who wait are awake. So whoever wants the store takes a turn first,
// the lock of a second file, for as long as it waits for the store itself. One
// waits there then, the others wait for the turn, and who is done goes to the end
// of the row. The kernel keeps the row, and drops whoever is killed from it.
//
// Turns make waiting fair and are no part of what keeps writers apart: where
// there can be none, as in a folder that can't be written to, all works without.

// takeTurn waits for the turn at a store, and gives the function that ends it.
// An error is one of ctx. The file is made by who writes.
func takeTurn(ctx context.Context, store string, write bool) (end func(), err error) {
	fd, err := openTurn(store+turnSuffix, turnFlags)
	if write && errors.Is(err, syscall.ENOENT) {
		fd, err = openTurn(store+turnSuffix, turnFlags|syscall.O_CREAT)
	}
	if err == nil {
		err = lockFD(ctx, fd, true, func() { _ = syscall.Close(fd) })
	}
	if err != nil {
		return func() {}, ctx.Err()
	}
	return func() { _ = syscall.Close(fd) }, nil
}

const turnFlags = syscall.O_RDONLY | syscall.O_NONBLOCK | syscall.O_NOFOLLOW | syscall.O_CLOEXEC

// openTurn opens a file that nothing is read from: os would make it known to the
// poller, and do half a dozen things more for it.
func openTurn(name string, how int) (fd int, err error) {
	for {
		if fd, err = syscall.Open(name, how, filePerm); !errors.Is(err, syscall.EINTR) {
			return fd, err
		}
	}
}
