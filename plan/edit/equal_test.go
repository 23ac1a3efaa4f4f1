package edit

import (
	"reflect"
	"testing"

	"ebb/plan"
)

// TestEqualSeesEveryField changes each field of the values in turn, so that a
// field that is added to them can't be left out of the comparison.
func TestEqualSeesEveryField(t *testing.T) {
	everyField(t, sameSession)
	everyField(t, sameStep)
	everyField(t, func(a, b plan.Microcycle) bool { return sameWeek(&a, &b) })
	everyField(t, func(a, b plan.Event) bool { return sameEvent(&a, &b) })
	everyField(t, sameHead)
	everyField(t, func(a, b BlockHead) bool {
		return sameHead(SeasonHead{Blocks: []BlockHead{a}}, SeasonHead{Blocks: []BlockHead{b}})
	})
}

func everyField[T any](t *testing.T, same func(a, b T) bool) {
	t.Helper()
	var zero T
	kind := reflect.TypeFor[T]()
	for i := range kind.NumField() {
		var other T
		touch(reflect.ValueOf(&other).Elem().Field(i))
		if !same(zero, zero) || same(zero, other) || same(other, zero) {
			t.Errorf("%s: a change of %s is not seen", kind.Name(), kind.Field(i).Name)
		}
	}
}

// touch makes a value another than the zero value.
func touch(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct, reflect.Array:
		if v.Kind() == reflect.Array {
			touch(v.Index(0))
			return
		}
		touch(v.Field(0))
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
	case reflect.String:
		v.SetString("x")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Float64:
		v.SetFloat(1)
	case reflect.Int, reflect.Int32:
		v.SetInt(1)
	default:
		v.SetUint(1)
	}
}
