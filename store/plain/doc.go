// Package plain reads stored values many times as fast as encoding/json does,
// as long as they look the way encoding/json writes them: fields in the order
// of the struct, no blanks, nothing null, nothing unknown. Whatever looks
// different in any way is left to encoding/json, so that the two always agree;
// of a start with ten years of plans reading JSON was the greater part.
//
// It writes weeks, too, which every edit does twice.
//
// text.go takes a text apart; the other files list the fields of each value. A
// field that is added to a value and not to its list is read right and slowly,
// and a test says so.
//
// It imports plan and the packages below it, and the standard library.
package plain
