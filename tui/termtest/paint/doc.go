// Package paint makes a picture of a screen, in pure Go and the same on every
// machine: cells of 12 by 24 pixels, Go Mono for letters, and shapes for lines,
// blocks, braille and the marks the font lacks, so that bars stand seamless and
// boxes are straight.
//
// It may import termtest and golang.org/x/image.
package paint
