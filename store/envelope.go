package store

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"

	"ebb/store/plain"
)

// Every value lies in an envelope: a byte with the version of what it holds,
// the CRC-32C of bucket, key, version and payload, and the payload, JSON; deflated
// where deflatedBit is set. bbolt itself would not notice a flipped bit, nor a
// value under another's key.

const (
	valueVersion   = 1
	envelopeLength = 5
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func seal(k key, v any) ([]byte, error) {
	payload, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("%s can't be stored: %w", k, err)
	}
	return sealText(k, payload), nil
}

// sealText seals what is JSON already.
func sealText(k key, payload []byte) []byte {
	sealed := make([]byte, envelopeLength, envelopeLength+len(payload))
	sealed[0] = valueVersion
	if k.deflates(len(payload)) {
		sealed[0] |= deflatedBit
		sealed = appendDeflated(sealed, payload)
	} else {
		sealed = append(sealed, payload...)
	}
	binary.LittleEndian.PutUint32(sealed[1:], checksum(k, sealed))
	return sealed
}

// unseal gives the payload, inflated, which is good as long as the transaction.
func unseal(k key, sealed []byte) ([]byte, error) {
	if err := intact(k, sealed); err != nil {
		return nil, err
	}
	if sealed[0]&deflatedBit == 0 {
		return sealed[envelopeLength:], nil
	}
	payload, err := inflate(sealed[envelopeLength:])
	if err != nil {
		return nil, &DamagedValue{Key: k.String(), Why: err.Error()}
	}
	return payload, nil
}

// intact checks that a value is as it was sealed under its key, by a version
// that is no later than this one.
func intact(k key, sealed []byte) error {
	if len(sealed) < envelopeLength {
		return &DamagedValue{Key: k.String(), Why: "it is too short"}
	}
	if binary.LittleEndian.Uint32(sealed[1:]) != checksum(k, sealed) {
		return &DamagedValue{Key: k.String(), Why: "its checksum does not fit"}
	}
	if sealed[0]&plainVersion > valueVersion {
		return &Unusable{
			Why: Newer, Path: k.String(),
			What: reasons[Newer].what, Do: reasons[Newer].do,
		}
	}
	return nil
}

func checksum(k key, sealed []byte) uint32 {
	sum := crc32.Update(0, castagnoli, []byte(k.bucket))
	sum = crc32.Update(sum, castagnoli, k.name)
	sum = crc32.Update(sum, castagnoli, sealed[:1])
	return crc32.Update(sum, castagnoli, sealed[envelopeLength:])
}

// open reads a sealed value into one that nothing is in yet.
func open(k key, sealed []byte, into any) error {
	payload, err := unseal(k, sealed)
	if err != nil {
		return err
	}
	if err := plain.Unmarshal(payload, into); err != nil {
		return &DamagedValue{Key: k.String(), Why: err.Error()}
	}
	return nil
}
