// Package edit holds every change of a plan as a value: what is to be done,
// to things named by id, so that it can be kept in a journal, said in words,
// and done again on a plan that others have changed since.
//
// Apply gives a new plan and leaves the old one as it was. Whatever an edit
// does not touch shares its memory with the old plan, so that the models, the
// screens and the store see at once what is new.
//
// It imports plan, calendar and the standard library, and knows no clock and
// no source of randomness: ids come with the edit.
package edit
