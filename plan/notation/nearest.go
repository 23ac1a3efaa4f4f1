package notation

// nearest gives the word of the notation that a misspelt one may stand for, or
// "". A word that is the beginning of another, but for a slip, counts as near:
// tresh is one letter short of thresh.
func nearest(word string) string { return nearestOf(word, allWords) }

// nearestOf is nearest among other words.
func nearestOf(word string, words []string) string {
	if len(word) < 2 || len(word) > longestSlip {
		return ""
	}
	slips := min(2, (len(word)-1)/2)
	best, least := "", 2*slips+2
	for _, candidate := range words {
		whole, start := distances(word, candidate)
		if start > 0 && len(word) < 4 { // too short to see a slip in a beginning
			start = whole
		}
		if d := min(2*whole, 2*start+1); d < least { // a whole word is nearer than a beginning
			best, least = candidate, d
		}
	}
	return best
}

// longestSlip is the most bytes of a word that a suggestion is looked for; all
// words of the notation are shorter.
const longestSlip = 16

// distances gives how many letters must be put in, taken out, changed or
// swapped with their neighbour to turn a into b, and into the nearest beginning
// of b (optimal string alignment; Damerau 1964, Wagner and Fischer 1974).
func distances(a, b string) (whole, start int) {
	var rows [3][longestSlip + 1]int
	row := &rows[0]
	for j := range len(b) + 1 {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		before, earlier := row, &rows[(i+1)%3]
		row = &rows[i%3]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			row[j] = min(before[j]+1, row[j-1]+1, before[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], earlier[j-2]+1)
			}
		}
	}
	start = len(a)
	for _, d := range row[:len(b)+1] {
		start = min(start, d)
	}
	return row[len(b)], start
}

// Nearest gives the one of some words that a misspelt word most likely stands
// for, or "".
func Nearest(word string, words []string) string { return nearestOf(word, words) }
