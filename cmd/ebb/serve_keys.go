package main

import (
	"time"

	"ebb/plan"
	"ebb/store"
	"ebb/tui/serve"
)

// keysOf gives who may come in, as the store keeps it.
func keysOf(squad *store.Store) serve.Keys {
	return serve.Keys{
		Holder: func(fingerprint string) (serve.Holder, bool, error) {
			e, known, err := squad.KeyHolder(fingerprint)
			return holderOf(e), known, err
		},
		CodeOpen: squad.CodeOpen,
		Redeem: func(code, line string, now time.Time) (serve.Holder, error) {
			e, err := squad.Redeem(code, line, now)
			return holderOf(e), err
		},
		Seen: squad.KeySeen,
		Any:  func(now time.Time) (bool, error) { return anyoneComes(squad, now) },
	}
}

func holderOf(e store.Enrolled) serve.Holder {
	return serve.Holder{Who: e.Principal, Expires: e.Expires, Revoked: !e.Revoked.IsZero()}
}

// anyoneComes reports whether there is a key that lets in, or a code that is open.
func anyoneComes(squad *store.Store, _ time.Time) (bool, error) {
	desk := squad.As(store.Principal{Person: "serve", Role: store.Coach, Via: "local"})
	all, err := desk.Athletes()
	if err != nil {
		return false, err
	}
	of := []plan.ID{{}} // the coaches
	for _, a := range all {
		of = append(of, a.ID)
	}
	for _, id := range of {
		keys, err := desk.Keys(id)
		if err != nil {
			return false, err
		}
		for _, k := range keys {
			if k.Role != 0 && store.OpensServer(k.Kind) {
				return true, nil
			}
		}
		open, err := desk.Invitations(id)
		if err != nil || len(open) > 0 {
			return err == nil, err
		}
	}
	return false, nil
}
