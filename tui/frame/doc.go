// Package frame is the cell grid a screen is drawn into. Areas of it are drawn
// on in any order, nothing drawn outside an area is seen, and the whole is
// encoded once. It imports theme and the one library that measures text; it
// knows nothing of screens.
//
// All text that is shown passes here, and here alone is it measured: a sign of
// control or of direction never reaches a cell, and what terminals count
// differently is replaced by what they count alike, so that no text can move
// what stands beside it.
package frame
