package keys

import "strings"

// Page is every binding in plain text, 80 columns wide: the groups of help, a
// row an action with its keys, n where a number before them means something. It
// is what ebb help keys prints, and the README's list of keys.
func Page() string {
	var b strings.Builder
	b.WriteString("A number typed before a key marked n does it so many times: 3l goes on by three\n" +
		"days. Two letters are typed in turn. Actions without a key are in the palette,\n" +
		"as all are, by their names: : opens it. ? lists the keys that do something where\n" +
		"you are, and of the others why they don't; there a key can be pressed too.\n")
	for _, group := range Groups() {
		b.WriteString("\n" + string(group) + "\n")
		for _, binding := range Table {
			if binding.Group == group {
				b.WriteString(rowOf(binding))
			}
		}
	}
	return b.String()
}

// columns of the keys of a row.
const keysWide = 16

func rowOf(b Binding) string {
	count := " "
	if b.Counts {
		count = "n"
	}
	typed := strings.Join(b.Keys, " ")
	if typed == "" {
		typed = ":"
	}
	row := "  " + count + " " + typed
	if gap := keysWide - len(typed); gap > 0 {
		row += strings.Repeat(" ", gap)
	}
	return row + " " + string(b.Action) + "\n"
}
