package main

import (
	"fmt"

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
	cmd := &cobra.Command{Use: "keys", Short: "The keys of the screens", Long: keys.Page(), Args: cobra.NoArgs}
	cmd.SetHelpFunc(func(*cobra.Command, []string) {
		if !sh.flags.json {
			fmt.Fprint(sh.out, keys.Page())
			return
		}
		doc := keysDoc{Ebb: schema, Keys: []keyDoc{}}
		for _, b := range keys.Table {
			doc.Keys = append(doc.Keys, keyDoc{string(b.Action), string(b.Group), append([]string{}, b.Keys...), b.Counts})
		}
		sh.failed = printJSON(sh.out, doc)
	})
	return cmd
}
