package paint

import (
	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gomono"
	"golang.org/x/image/font/gofont/gomonobold"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
)

// At 20 pixels a letter of Go Mono is 12.0 wide, as a cell is.
const pixels = 20

var (
	regularFont, regularFace = load(gomono.TTF)
	_, boldFace              = load(gomonobold.TTF)
)

// load reads a font that is part of the program; a broken one is no one's input.
func load(ttf []byte) (*sfnt.Font, font.Face) {
	f, err := opentype.Parse(ttf)
	if err != nil {
		panic(err) //nolint:forbidigo // the font is ours
	}
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: pixels, DPI: 72, Hinting: font.HintingFull})
	if err != nil {
		panic(err) //nolint:forbidigo // the font is ours
	}
	return f, face
}

// drawable tells whether the font has the character.
func drawable(r rune) bool {
	var b sfnt.Buffer
	i, err := regularFont.GlyphIndex(&b, r)
	return err == nil && i != 0
}
