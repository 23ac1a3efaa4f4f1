package paint_test

import (
	"image"
	"image/color"
	"slices"
	"testing"

	"ebb/tui/termtest"
	"ebb/tui/termtest/paint"
)

// Sizes of the picture's cell and rim: pictures in the README depend on them.
const cellW, cellH, rim = 12, 24, 18

func picture(t *testing.T, w, h int, text string) *image.RGBA {
	t.Helper()
	img, missing := paint.Screen(termtest.Parse(w, h, text), paint.Dark)
	if len(missing) > 0 {
		t.Fatalf("nothing to draw %q with", missing)
	}
	return img
}

// inked gives the share of a cell's pixels that are not the ground.
func inked(img *image.RGBA, x, y int) float64 {
	n := 0
	for py := range cellH {
		for px := range cellW {
			if img.RGBAAt(rim+x*cellW+px, rim+y*cellH+py) != paint.Dark.Paper {
				n++
			}
		}
	}
	return float64(n) / (cellW * cellH)
}

func TestSizeOfAPicture(t *testing.T) {
	img := picture(t, 120, 40, "")
	if got, want := img.Bounds().Size(), image.Pt(1476, 996); got != want {
		t.Errorf("size %v, want %v", got, want)
	}
}

func TestBlocksFillTheirShareOfTheCell(t *testing.T) {
	img := picture(t, 40, 1, "▁▂▃▄▅▆▇█▉▊▋▌▍▎▏▐▀▔▕▖▗▘▝▚▙")
	want := []float64{
		1. / 8, 2. / 8, 3. / 8, 4. / 8, 5. / 8, 6. / 8, 7. / 8, 1,
		10. / 12, 9. / 12, 7. / 12, 6. / 12, 4. / 12, 3. / 12, 1. / 12, // sevenths of 12 pixels rounded down
		.5, .5, .125, 2. / 12, .25, .25, .25, .25, .5, .75,
	}
	for x, share := range want {
		if got := inked(img, x, 0); got != share {
			t.Errorf("block %d fills %.3f of its cell, want %.3f", x, got, share)
		}
	}
}

// A bar that hangs from the top is a block in reverse video: the picture must
// show the ink above and the ground below.
func TestReverseVideoHangsABlock(t *testing.T) {
	img := picture(t, 2, 1, "\x1b[7;38;2;98;196;230m▅\x1b[0m")
	if got := inked(img, 0, 0); got != 3./8 {
		t.Errorf("fills %.3f, want 3/8", got)
	}
	if got, want := img.RGBAAt(rim+5, rim), (color.RGBA{98, 196, 230, 255}); got != want {
		t.Errorf("top is %v, want %v", got, want)
	}
	if got := img.RGBAAt(rim+5, rim+cellH-1); got != paint.Dark.Paper {
		t.Errorf("bottom is %v, want the ground", got)
	}
}

// Lines meet at the edges of their cells: along the border between two cells
// the pixels left and right of it are alike.
func TestLinesJoin(t *testing.T) {
	for _, row := range []string{"──", "━━", "┌┐", "├┤", "┬┴", "╭╮", "══", "╶╴", "╺╸", "┼┼", "╼━"} {
		img := picture(t, 2, 1, row)
		joined := 0
		for y := range cellH {
			l, r := img.RGBAAt(rim+cellW-1, rim+y), img.RGBAAt(rim+cellW, rim+y)
			if l != r {
				t.Errorf("%s: broken at row %d", row, y)
			}
			if l != paint.Dark.Paper {
				joined++
			}
		}
		if joined == 0 {
			t.Errorf("%s: no line crosses the border", row)
		}
	}
}

func TestBrailleDots(t *testing.T) {
	img := picture(t, 5, 1, "⠀⠁⢀⠿⣿")
	shares := make([]float64, 5)
	for x := range shares {
		shares[x] = inked(img, x, 0)
	}
	if one := shares[1]; shares[0] != 0 || one == 0 || shares[2] != one || !near(shares[3], 6*one) || !near(shares[4], 8*one) {
		t.Errorf("shares %v: not 0, 1, 1, 6 and 8 dots", shares)
	}
}

func near(a, b float64) bool { return a-b < 1e-9 && b-a < 1e-9 }

func TestColours(t *testing.T) {
	for _, tt := range []struct {
		sgr  string
		want color.RGBA
	}{
		{"38;2;195;177;255", color.RGBA{195, 177, 255, 255}},
		{"38;5;214", color.RGBA{255, 175, 0, 255}},
		{"38;5;236", color.RGBA{48, 48, 48, 255}},
		{"31", color.RGBA{205, 0, 0, 255}},
		{"97", color.RGBA{255, 255, 255, 255}},
		{"0", paint.Dark.Ink},
	} {
		img := picture(t, 1, 1, "\x1b["+tt.sgr+"m█")
		if got := img.RGBAAt(rim+6, rim+12); got != tt.want {
			t.Errorf("SGR %s is %v, want %v", tt.sgr, got, tt.want)
		}
	}
}

func TestGrounds(t *testing.T) {
	img, _ := paint.Screen(termtest.Parse(1, 1, "█"), paint.Light)
	if got := img.RGBAAt(0, 0); got != paint.Light.Paper {
		t.Errorf("rim %v", got)
	}
	if got := img.RGBAAt(rim+6, rim+12); got != paint.Light.Ink {
		t.Errorf("ink %v", got)
	}
}

func TestBoldIsHeavierAndFaintIsPaler(t *testing.T) {
	sum := func(img *image.RGBA) (n int) {
		for x := range cellW {
			for y := range cellH {
				n += int(img.RGBAAt(rim+x, rim+y).R) - int(paint.Dark.Paper.R)
			}
		}
		return n
	}
	plain := sum(picture(t, 1, 1, "M"))
	if bold := sum(picture(t, 1, 1, "\x1b[1mM")); bold <= plain {
		t.Errorf("bold %d, plain %d", bold, plain)
	}
	if faint := sum(picture(t, 1, 1, "\x1b[2mM")); faint >= plain || faint == 0 {
		t.Errorf("faint %d, plain %d", faint, plain)
	}
}

// The signs of the program's screens, each of which must leave ink.
func TestEverySignOfTheScreensIsDrawn(t *testing.T) {
	signs := []rune("✓✗▸›‹↑↓→←▌░▒▓·−–×~öáč│─━╸╌┬┴┃⣿⠉é")
	img := picture(t, len(signs), 1, string(signs))
	for x, r := range signs {
		if inked(img, x, 0) == 0 {
			t.Errorf("%c leaves no ink", r)
		}
	}
}

func TestWhatCannotBeDrawnIsNamed(t *testing.T) {
	_, missing := paint.Screen(termtest.Parse(10, 1, "a日b"), paint.Dark)
	if !slices.Equal(missing, []rune{'日'}) {
		t.Errorf("missing %q", missing)
	}
}

func BenchmarkScreen(b *testing.B) {
	s := termtest.Parse(120, 40, "long 3h45 @3 ▁▂▃ ───")
	for b.Loop() {
		paint.Screen(s, paint.Dark)
	}
}
