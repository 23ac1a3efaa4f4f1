package paint

import (
	"image"
	"image/color"
	"image/draw"
	"unicode/utf8"

	"golang.org/x/image/font"
	"golang.org/x/image/math/fixed"

	"ebb/tui/termtest"
)

// A cell's size, where its letters stand, and the rim around the screen, in
// pixels.
const (
	cellW    = 12
	cellH    = 24
	baseline = 18
	rim      = 18
)

// Ground is the pair of colours a terminal has before anyone sets one.
type Ground struct {
	Ink, Paper color.RGBA
}

// Dark and Light are the grounds of the program's own design.
var (
	Dark  = Ground{Ink: color.RGBA{0xc2, 0xc6, 0xce, 0xff}, Paper: color.RGBA{0x14, 0x16, 0x1b, 0xff}}
	Light = Ground{Ink: color.RGBA{0x38, 0x3c, 0x44, 0xff}, Paper: color.RGBA{0xfb, 0xfa, 0xf7, 0xff}}
)

// Screen draws a screen. It also gives the characters for which there is
// neither a shape nor a letter in the font, drawn as hollow boxes.
func Screen(s termtest.Screen, g Ground) (img *image.RGBA, missing []rune) {
	p := painter{
		img: image.NewRGBA(image.Rect(0, 0, s.W*cellW+2*rim, s.H*cellH+2*rim)),
	}
	draw.Draw(p.img, p.img.Bounds(), image.NewUniform(g.Paper), image.Point{}, draw.Src)
	for y, row := range s.Rows {
		for x, c := range row {
			if c.Width == 0 {
				continue
			}
			at := image.Rect(0, 0, c.Width*cellW, cellH).Add(image.Pt(rim+x*cellW, rim+y*cellH))
			p.cell(at, c, g)
		}
	}
	return p.img, p.missing
}

type painter struct {
	img     *image.RGBA
	missing []rune
}

// cell draws one cell: its ground, its letter or shape, its lines.
func (p *painter) cell(at image.Rectangle, c termtest.Cell, g Ground) {
	ink, paper := inks(c.Style, g)
	p.fill(at, paper)
	if r, _ := utf8.DecodeRuneInString(c.Text); c.Text != " " && !p.shape(at, r, ink, paper) {
		p.letters(at, c.Text, ink, c.Style.Bold)
	}
	if c.Style.Underline {
		p.fill(image.Rect(at.Min.X, at.Min.Y+baseline+2, at.Max.X, at.Min.Y+baseline+4), ink)
	}
	if c.Style.Strike {
		p.fill(image.Rect(at.Min.X, at.Min.Y+cellH/2, at.Max.X, at.Min.Y+cellH/2+2), ink)
	}
}

// inks gives the colours of a style on a ground.
func inks(s termtest.Style, g Ground) (ink, paper color.RGBA) {
	ink, paper = g.Ink, g.Paper
	if s.Fore != "" {
		ink = rgb(s.Fore)
	}
	if s.Back != "" {
		paper = rgb(s.Back)
	}
	if s.Reverse {
		ink, paper = paper, ink
	}
	if s.Faint {
		ink = mix(ink, paper, 0.5)
	}
	return ink, paper
}

func (p *painter) fill(r image.Rectangle, c color.RGBA) {
	draw.Draw(p.img, r, image.NewUniform(c), image.Point{}, draw.Src)
}

// letters draws a cluster from the font; what it lacks is a hollow box.
func (p *painter) letters(at image.Rectangle, text string, ink color.RGBA, bold bool) {
	face := regularFace
	if bold {
		face = boldFace
	}
	within, _ := p.img.SubImage(at).(*image.RGBA) // a part of an RGBA is one
	d := font.Drawer{
		Dst: within,
		Src: image.NewUniform(ink), Face: face,
		Dot: fixed.P(at.Min.X, at.Min.Y+baseline),
	}
	for _, r := range text {
		if !drawable(r) {
			p.missing = append(p.missing, r)
			p.box(at, ink)
			return
		}
	}
	d.DrawString(text)
}

func (p *painter) box(at image.Rectangle, ink color.RGBA) {
	outer := image.Rect(at.Min.X+2, at.Min.Y+4, at.Max.X-2, at.Min.Y+baseline)
	for _, side := range []image.Rectangle{
		{outer.Min, image.Pt(outer.Max.X, outer.Min.Y+1)},
		{image.Pt(outer.Min.X, outer.Max.Y-1), outer.Max},
		{outer.Min, image.Pt(outer.Min.X+1, outer.Max.Y)},
		{image.Pt(outer.Max.X-1, outer.Min.Y), outer.Max},
	} {
		p.fill(side, ink)
	}
}
