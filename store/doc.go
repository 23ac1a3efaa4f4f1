// Package store is what lasts: athletes, their plans, what they did and how
// they felt, and a journal of every change, in one bbolt file.
//
// The file is opened late and closed early: each call opens it, runs one
// transaction and closes it, so that several processes work on one file and
// none holds it while idle. What a caller gets is an immutable Snapshot.
//
// Open gives a Store, and Store.As the Desk of one person: the only way in.
// Every read and write asks Can first.
//
// The package imports plan and what is below it, store/safe, bbolt, fsnotify
// and the standard library. Nothing else imports bbolt.
package store
