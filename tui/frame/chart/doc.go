// Package chart draws an athlete's days into an area of a frame: the wave of a
// block, its load, the row of one system, gauges and the waves of other
// screens. It imports frame and theme; it knows nothing of plans and takes
// plain figures.
//
// The ready line is a waterline. What the systems carry stands on it as bars;
// a settled morning, at or below Ready, hangs under it as a pool. Above and
// below are never drawn in one colour, and nothing else is drawn that way, so
// who knows one chart knows all of them.
//
// The ground is the terminal's own and is never painted. A bar that hangs k
// eighths from the top of its cell is therefore the block of 8-k eighths in
// reverse video.
package chart
