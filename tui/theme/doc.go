// Package theme says what things look like: roles (text, stress, pool ...)
// and their colours on dark and light grounds in truecolor, 256 and 16 colours
// or none, and the glyphs when a terminal has only ASCII. Screens name roles
// and never colours. It imports the standard library and x/text only.
//
// Four meanings have a hue: stress, ebb, alert and accent. Hue never carries a
// meaning alone: a glyph, a sign or a place says it too, so that the program
// can be read without colours. The ground is the terminal's own and is never
// painted.
package theme
