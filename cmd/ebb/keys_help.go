package main

import (
	"github.com/spf13/cobra"

	"ebb/tui/keys"
)

// keysDoc is what ebb help keys --json prints.
type keysDoc struct {
	Ebb  int      `json:"ebb"`
	Keys []keyDoc `json:"keys"`
}

type keyDoc struct {
	Action string   `json:"action"`
	Group  string   `json:"group"`
	Keys   []string `json:"keys"` // none: in the palette only
	Counts bool     `json:"counts"`
}

// keysHelp is the page of the keys, made from the table that dispatch and the
// screens' help are made from.
func (sh *shell) keysHelp() *cobra.Command {
	return sh.topic("keys", "The keys of the screens", func(p page) error {
		if !sh.flags.json {
			p.text(keys.Page())
			return nil
		}
		doc := keysDoc{Ebb: schema, Keys: []keyDoc{}}
		for _, b := range keys.Table {
			doc.Keys = append(doc.Keys, keyDoc{string(b.Action), string(b.Group), append([]string{}, b.Keys...), b.Counts})
		}
		return printJSON(sh.out, doc)
	})
}
