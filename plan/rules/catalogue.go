package rules

import (
	"cmp"
	"slices"

	"ebb/plan/sorting"
)

// table holds all rules in the order of their IDs. It is filled when the program
// starts, for rules look one another up in it.
var table []Rule

func init() {
	table = slices.Concat(rhythmRules, spacingRules, loadRules, closeRules, readyRules, specificRules, strengthRules, fuelRules, healthRules, returnRules)
	for i := range table {
		table[i].Condition = conditions[table[i].ID]
	}
	sorting.By(table, func(a, b Rule) int { return cmp.Compare(a.ID, b.ID) })
}

// All lists the rules in the order of their IDs. The slice must not be changed.
func All() []Rule { return table }

// indexOf gives the place of a rule in the table.
func indexOf(name string) int {
	return slices.IndexFunc(table, func(r Rule) bool { return r.Name == name })
}
