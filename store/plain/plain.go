package plain

import (
	"encoding/json"

	"ebb/plan"
	"ebb/plan/edit"
)

// Unmarshal is json.Unmarshal into a value that nothing is in yet.
func Unmarshal(payload []byte, into any) error {
	switch v := into.(type) {
	case *plan.Athlete:
		return read(payload, v, athlete)
	case *edit.SeasonHead:
		return read(payload, v, season)
	case *plan.Microcycle:
		return read(payload, v, microcycle)
	case *plan.Event:
		return read(payload, v, event)
	case *plan.Mute:
		return read(payload, v, mute)
	case *plan.Record:
		return read(payload, v, record)
	case *plan.Checkin:
		return read(payload, v, checkin)
	case *plan.Life:
		return read(payload, v, life)
	}
	return json.Unmarshal(payload, into)
}

func read[V any](payload []byte, v *V, fields []field[V]) error {
	if readPlain(payload, v, fields) {
		return nil
	}
	var zero V
	*v = zero
	return json.Unmarshal(payload, v)
}

// readPlain reports whether payload is as encoding/json writes a V; if it is
// not, what v holds means nothing.
func readPlain[V any](payload []byte, v *V, fields []field[V]) bool {
	t := text{all: payload}
	object(&t, v, fields)
	return !t.odd && t.at == len(payload)
}
