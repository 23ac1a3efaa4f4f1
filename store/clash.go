package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"ebb/plan"
	"ebb/plan/edit"
)

// Conflict says that an edit can't be done as it was meant: what it is about is
// gone, or someone else changed the same field since. Nothing was stored.
type Conflict struct {
	Ref    edit.Ref
	Gone   bool
	Field  string      // the first that both changed
	Mine   *edit.Value // as the edit would have made it; nil: deleted
	Theirs *edit.Value // as it is now; nil: gone
	By     Head        // the later change
	Err    error       // the edit's own error, when Gone
}

func (c *Conflict) Error() string {
	if c.Gone {
		return c.Err.Error()
	}
	who := c.By.Person
	if who == "" {
		who = "someone else"
	}
	return fmt.Sprintf("%s changed the same since (%s of this %s): look at it as it is now, then do it again", who, c.Field, c.Ref.What)
}

// Unwrap gives the edit's own error.
func (c *Conflict) Unwrap() error { return c.Err }

// clash finds a field that both mine and theirs changed of base; nil when each
// touched other things.
func clash(base, mine, theirs plan.Plan) *Conflict {
	others := map[edit.Ref]edit.Change{}
	for _, c := range edit.Changes(base, theirs) {
		others[c.Ref] = c
	}
	for _, c := range edit.Changes(base, mine) {
		other, both := others[c.Ref]
		if !both || c.Before == nil || other.After == nil {
			continue // what is gone, or there twice, shows when the edit is done again
		}
		if field, same := sameField(fields(c.Before, c.After), fields(other.Before, other.After)); same {
			return &Conflict{Ref: c.Ref, Field: field, Mine: c.After, Theirs: other.After}
		}
	}
	return nil
}

// sameField finds a path in one list that is, holds or lies in one of the other.
func sameField(mine, theirs []string) (string, bool) {
	for _, a := range mine {
		for _, b := range theirs {
			if strings.HasPrefix(a, b) || strings.HasPrefix(b, a) {
				return fieldWords(a), true
			}
		}
	}
	return "", false
}

// fieldWords turns a path as "sessions/7kq4.../duration/" into its last name.
func fieldWords(path string) string {
	parts := strings.Split(strings.Trim(path, "/"), "/")
	for i := len(parts) - 1; i > 0; i-- {
		if len(parts[i]) > 1 && len(parts[i]) != plan.IDLength {
			return parts[i]
		}
	}
	return parts[0]
}

// fields lists the paths at which two versions of a value differ. A path ends
// with a slash, so that no name is the beginning of another.
func fields(before, after *edit.Value) (paths []string) {
	var walk func(path string, a, b any)
	walk = func(path string, a, b any) {
		x, isTree := branches(a)
		y, alsoTree := branches(b)
		if !isTree || !alsoTree {
			if !reflect.DeepEqual(a, b) {
				paths = append(paths, path)
			}
			return
		}
		names := maps.Clone(x)
		maps.Copy(names, y)
		for _, name := range slices.Sorted(maps.Keys(names)) {
			walk(path+name+"/", x[name], y[name])
		}
	}
	walk("", tree(before), tree(after))
	return paths
}

// tree gives a value as JSON has it.
func tree(v *edit.Value) any {
	if v == nil {
		return nil
	}
	text, err := json.Marshal(payload(*v))
	var t any
	if err = errors.Join(err, json.Unmarshal(text, &t)); err != nil {
		return err.Error()
	}
	return t
}

// quantities are small objects that mean something as a whole only.
var quantities = []string{"v", "scale", "stress", "measure", "given", "s"}

// branches gives the parts of an object by name, of a list of things with an id
// by that id, and of a list of words by word. All else has no parts.
func branches(v any) (map[string]any, bool) {
	switch v := v.(type) {
	case map[string]any:
		for _, q := range quantities {
			if _, whole := v[q]; whole {
				return nil, false
			}
		}
		return v, true
	case []any:
		parts := map[string]any{}
		for _, part := range v {
			switch part := part.(type) {
			case string:
				parts[part] = true
			case map[string]any:
				id, named := part["id"].(string)
				if !named {
					return nil, false
				}
				parts[id] = part
			default:
				return nil, false
			}
		}
		return parts, true
	default:
		return nil, false
	}
}

// changedBy finds the newest entry after a revision that touched a value.
func changedBy(t tx, athlete plan.ID, after uint64, ref edit.Ref) (by Head, err error) {
	err = entriesBack(t, athlete, func(e *entry) (bool, error) {
		if e.Seq <= after {
			return true, nil
		}
		if slices.ContainsFunc(e.Plan, func(c edit.Change) bool { return c.Ref == ref }) {
			by = e.Head
			return true, nil
		}
		return false, nil
	})
	return by, err
}
