package plain

import (
	"encoding"
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"ebb/plan"
	"ebb/plan/edit"
)

// kind is a value that is read here.
type kind struct {
	name  string
	fresh func() any
	plain func(payload []byte) (any, bool)
}

func kindOf[V any](name string, fields []field[V]) kind {
	return kind{name, func() any { return new(V) }, func(payload []byte) (any, bool) {
		v := new(V)
		ok := readPlain(payload, v, fields)
		return v, ok
	}}
}

var kinds = []kind{
	kindOf("athlete", athlete), kindOf("season", season), kindOf("week", microcycle),
	kindOf("event", event), kindOf("mute", mute), kindOf("record", record), kindOf("check-in", checkin), kindOf("life", life),
}

// Whatever encoding/json writes is read without it, and as it would.
func TestWhatIsWrittenIsPlain(t *testing.T) {
	for _, k := range kinds {
		t.Run(k.name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				payload, want := written(t, k)
				got, plain := k.plain(payload)
				if !plain {
					t.Fatalf("left to encoding/json: %s", payload)
				}
				if !reflect.DeepEqual(got, want) {
					t.Fatalf("%s is\n%+v\nwant\n%+v", payload, got, want)
				}
			})
		})
	}
}

// Whatever else there may be is read, or refused, as encoding/json does it.
func TestWhatIsNotPlainIsReadAllTheSame(t *testing.T) {
	for _, k := range kinds {
		t.Run(k.name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				payload, _ := written(t, k)
				for range rapid.IntRange(1, 3).Draw(t, "changes") {
					payload = changed(t, payload)
				}
				got, want := k.fresh(), k.fresh()
				gotErr, wantErr := Unmarshal(payload, got), json.Unmarshal(payload, want)
				if fmt.Sprint(gotErr) != fmt.Sprint(wantErr) {
					t.Fatalf("%s\nfails with %v, want %v", payload, gotErr, wantErr)
				}
				if wantErr == nil && !reflect.DeepEqual(got, want) {
					t.Fatalf("%s is\n%+v\nwant\n%+v", payload, got, want)
				}
			})
		})
	}
}

// What a hand could write, and a program does not.
func TestOddities(t *testing.T) {
	for _, payload := range []string{
		``, `{}`, `{} `, `null`, `[]`, `{"id":null}`, `{"ID":"` + plan.ID{7}.String() + `"}`, `{"id":""}`, `{"id":"x"}`,
		`{"days":7}`, `{"days":07}`, `{"days":-7}`, `{"days":-0}`, `{"days":7.0}`, `{"days":7e0}`, `{"days":123456789012}`, `{"days":99999999999999999999}`, `{"days":"7"}`,
		`{"days":7,"kind":"down"}`, `{"kind":"down","days":7}`, `{"days":7,"days":8}`, `{"days":7,"weather":"fine"}`, `{"days":7,}`, `{"days":7`, `{ "days":7}`,
		`{"target":{"measure":256}}`, `{"target":{"value":.5}}`, `{"target":{"value":5.}}`, `{"target":{"value":1e400}}`, `{"target":{"value":-0}}`, `{"target":{"value":0x1p2}}`, `{"target":{"value":Inf}}`, `{"target":{"value":1e-3}}`,
		`{"note":"a\u0041\n\"b\""}`, `{"note":"a` + "\n" + `"}`, `{"note":"` + "\xff" + `"}`, `{"note":"\ud800"}`, `{"note":"\`, `{"note":"\"}`, `{"note":"é"}`, `{"note":7}`,
		`{"sessions":[]}`, `{"sessions":null}`, `{"sessions":[{}]}`, `{"sessions":[{},]}`, `{"sessions":[{"key":false}]}`, `{"sessions":[{"key":true}]}`, `{"sessions":[{"key":truer}]}`, `{"sessions":{}}`,
		`{"sessions":[{"steps":[{"steps":[{"steps":[{"steps":[{"repeat":2}]}]}]}]}]}`,
	} {
		var got, want plan.Microcycle
		gotErr, wantErr := Unmarshal([]byte(payload), &got), json.Unmarshal([]byte(payload), &want)
		if fmt.Sprint(gotErr) != fmt.Sprint(wantErr) || wantErr == nil && !reflect.DeepEqual(got, want) {
			t.Errorf("%s is %+v, %v; want %+v, %v", payload, got, gotErr, want, wantErr)
		}
	}
}

func TestOtherValuesAreLeftToJSON(t *testing.T) {
	var n int
	if err := Unmarshal([]byte(" 7"), &n); err != nil || n != 7 {
		t.Errorf("7 is %d, %v", n, err)
	}
}

// written draws a value and gives it as encoding/json writes and reads it.
func written(t *rapid.T, k kind) (payload []byte, v any) {
	from := k.fresh()
	fill(t, reflect.ValueOf(from).Elem(), 0)
	payload, err := json.Marshal(from)
	if err != nil {
		t.Fatal(err)
	}
	v = k.fresh()
	if err := json.Unmarshal(payload, v); err != nil {
		t.Fatalf("%s: %v", payload, err)
	}
	return payload, v
}

// fill draws whatever a value can hold.
func fill(t *rapid.T, v reflect.Value, depth int) {
	switch into := v.Addr().Interface().(type) {
	case *time.Time:
		*into = time.Unix(rapid.Int64Range(-1e9, 1e10).Draw(t, "time"), 0).UTC()
		return
	case *plan.ID:
		copy(into[:], rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "id"))
		return
	case encoding.TextUnmarshaler:
		fillNamed(t, v, into)
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Field(i); f.CanSet() && rapid.IntRange(0, 3).Draw(t, "is there") > 0 {
				fill(t, f, depth)
			} else if f.CanSet() && f.Kind() == reflect.Slice {
				f.Set(reflect.MakeSlice(f.Type(), 0, 0)) // nil is written as null where it is not left out
			}
		}
	case reflect.Slice:
		most := 2
		if v.Type() == reflect.TypeFor[[]plan.Step]() {
			if depth++; depth > plan.MaxStepDepth {
				most = 0
			}
		}
		v.Set(reflect.MakeSlice(v.Type(), rapid.IntRange(0, most).Draw(t, "length"), most))
		for i := range v.Len() {
			fill(t, v.Index(i), depth)
		}
	case reflect.String:
		v.SetString(rapid.StringN(0, 12, -1).Draw(t, "text"))
	case reflect.Int:
		v.SetInt(rapid.Int64Range(-1e7, 1e8-1).Draw(t, "number"))
	case reflect.Uint8:
		v.SetUint(rapid.Uint64Range(0, math.MaxUint8).Draw(t, "small number"))
	case reflect.Uint16:
		v.SetUint(rapid.Uint64Range(0, math.MaxUint16).Draw(t, "small number"))
	case reflect.Float64:
		v.SetFloat(rapid.OneOf(rapid.Float64(), rapid.Map(rapid.IntRange(-400, 4000), func(n int) float64 { return float64(n) / 4 })).Draw(t, "figure"))
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(t, "truth"))
	default:
		t.Fatalf("nothing is known of %s", v.Type())
	}
}

// fillNamed draws a value that has a word.
func fillNamed(t *rapid.T, v reflect.Value, into encoding.TextUnmarshaler) {
	if v.CanInt() {
		v.SetInt(rapid.Int64Range(-100_000, 100_000).Draw(t, "day"))
		return
	}
	for n := rapid.Uint64Range(0, 20).Draw(t, "word"); ; n-- {
		v.SetUint(n)
		word, err := v.Addr().Interface().(encoding.TextMarshaler).MarshalText()
		if err == nil && into.UnmarshalText(word) == nil {
			v.SetUint(n)
			return
		}
	}
}

// changed draws a change of a text.
func changed(t *rapid.T, payload []byte) []byte {
	if len(payload) == 0 {
		return payload
	}
	from := rapid.IntRange(0, len(payload)-1).Draw(t, "from")
	to := rapid.IntRange(from, min(len(payload), from+12)).Draw(t, "to")
	with := rapid.OneOf(
		rapid.SampledFrom([]string{"", " ", "null", "0", "-1", "1.5", "1e3", "{}", "[]", ",", `"`, `\`, `\n`, `\u00e9`, "é", "\x80", "\x00", "true", "false", `"id":"",`, `"day":3,`, `"note":"x",`, "}", "]"}),
		rapid.Map(rapid.IntRange(0, len(payload)-1), func(n int) string { return string(payload[n:min(len(payload), n+12)]) }),
	).Draw(t, "with")
	return append(append(append([]byte{}, payload[:from]...), with...), payload[to:]...)
}

func BenchmarkUnmarshal(b *testing.B) {
	season := edit.SeasonHead{ID: plan.ID{1}, Name: "Spring", Blocks: []edit.BlockHead{{ID: plan.ID{2}, Weeks: []plan.ID{{3}}}}}
	week := plan.Microcycle{ID: plan.ID{1}, Days: 7, Note: "keep the easy days easy"}
	for d := range 5 {
		week.Sessions = append(week.Sessions, plan.Session{
			ID: plan.ID{2, byte(d)}, Day: d, Sport: plan.Run, Kind: plan.Easy, Duration: plan.DurationOf(3600), Tags: []string{"trail"},
			Steps: []plan.Step{{Duration: plan.DurationOf(1200)}, {Repeat: 5, Steps: []plan.Step{{Duration: plan.DurationOf(240), Cue: "tall"}}}},
		})
	}
	record := plan.Record{ID: plan.ID{1}, Day: 20_000, Done: week.Sessions[0], Impulses: []plan.Impulse{{Load: 81.75, Hard: 17, Sport: plan.Run}}}
	for _, v := range []any{&season, &week, &record} {
		payload, err := json.Marshal(v)
		if err != nil {
			b.Fatal(err)
		}
		for name, unmarshal := range map[string]func([]byte, any) error{"plain": Unmarshal, "json": json.Unmarshal} {
			b.Run(fmt.Sprintf("%s/%s", reflect.TypeOf(v).Elem().Name(), name), func(b *testing.B) {
				b.SetBytes(int64(len(payload)))
				b.ReportAllocs()
				for b.Loop() {
					into := reflect.New(reflect.TypeOf(v).Elem()).Interface()
					if err := unmarshal(payload, into); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
