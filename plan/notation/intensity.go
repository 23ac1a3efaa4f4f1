package notation

import (
	"fmt"
	"strings"

	"ebb/plan"
)

// intensitySuffixes holds how the figures of each scale end.
var intensitySuffixes = [...]struct {
	suffix string
	scale  plan.Scale
	per    plan.PaceUnit
}{
	{"%", plan.Percent, plan.NoPace},
	{"w", plan.Power, plan.NoPace},
	{"bpm", plan.HeartRate, plan.NoPace},
	{"/km", plan.Pace, plan.PerKilometre},
	{"/mi", plan.Pace, plan.PerMile},
	{"/100mtr", plan.Pace, plan.Per100Metres},
	{"/100yd", plan.Pace, plan.Per100Yards},
}

// readIntensity reads what follows @: 7, 3-4, z2-3, 4:15/km, 200-220w, 70-75%,
// 140-150bpm, or any of them as a ramp, 60>75%.
func readIntensity(text string) (plan.Intensity, error) {
	i := plan.Intensity{Scale: plan.RPE}
	figures := text
	for _, s := range &intensitySuffixes {
		if f, ok := strings.CutSuffix(text, s.suffix); ok {
			figures, i.Scale, i.Per = f, s.scale, s.per
			break
		}
	}
	if i.Scale == plan.RPE && strings.HasPrefix(figures, "z") {
		i.Scale, figures = plan.Zone, figures[1:]
	}
	var err error
	var n int
	if i.From, n, err = readPoint(figures, i.Scale); err != nil {
		return i, strangeIntensity(text, err)
	}
	i.To = i.From
	if rest := figures[n:]; rest != "" {
		if rest[0] != '-' && rest[0] != '>' {
			return i, strangeIntensity(text, nil)
		}
		i.Ramp = rest[0] == '>'
		second := rest[1:]
		if i.Scale == plan.Zone {
			second = strings.TrimPrefix(second, "z")
		}
		if i.To, n, err = readPoint(second, i.Scale); err != nil || n != len(second) {
			return i, strangeIntensity(text, err)
		}
	}
	if !i.Ramp && i.From > i.To {
		i.From, i.To = i.To, i.From
	}
	if err := i.Check(); err != nil {
		return i, strangeIntensity(text, err)
	}
	return i, nil
}

// readPoint reads one figure of a scale: minutes and seconds for a pace.
func readPoint(text string, scale plan.Scale) (float64, int, error) {
	value, n, decimal := number(text)
	if n == 0 {
		return 0, 0, errNoFigure
	}
	if scale != plan.Pace {
		return value, n, nil
	}
	if decimal || len(text) < n+3 || text[n] != ':' || !digit(text[n+1]) || !digit(text[n+2]) || text[n+1] > '5' {
		return 0, 0, &fault{says: "a pace is minutes and seconds for a distance", try: "@4:15/km"}
	}
	return value*60 + float64(text[n+1]-'0')*10 + float64(text[n+2]-'0'), n + 3, nil
}

var errNoFigure = &fault{says: "an intensity is a figure right after @", try: "@7, @z2, @4:15/km, @200w, @75% or @150bpm"}

// strangeIntensity gives the best advice for an intensity that was not
// understood.
func strangeIntensity(text string, err error) error {
	if plain := hyphened(text); plain != text {
		return &fault{says: "a dash is a plain hyphen", try: "@" + plain}
	}
	_, n, _ := number(text)
	if n > 0 {
		if f, ok := commaFault(text, n); ok {
			f.try = "@" + f.try
			return f
		}
		if v, _, _ := number(text); v > 10 && strings.Trim(text, "0123456789.->") == "" {
			return &fault{says: "a bare figure is effort from 1 to 10; a share of threshold, watts or heart rate say so", try: fmt.Sprintf("@%s%%, @%sw or @%sbpm", text, text, text)}
		}
		if strings.Contains(text, ":") && !strings.Contains(text, "/") {
			return &fault{says: "a pace is for a distance", try: "@" + text + "/km"}
		}
		if strings.HasSuffix(text, "/100m") || strings.HasSuffix(text, "/k") {
			return &fault{says: "a pace is for /km, /mi, /100mtr or /100yd", try: "@4:15/km or @1:35/100mtr"}
		}
	}
	if err != nil {
		return err
	}
	return &fault{says: fmt.Sprintf("\"%s\" is no intensity", "@"+text), try: errNoFigure.try}
}
