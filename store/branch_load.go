package store

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"ebb/plan/edit"
	document "ebb/store/exchange/json"
	"ebb/store/safe"
)

// packBranches seals what a document says of branches: main whole, of the others
// what they hold beside it.
func (p *parcel) packBranches(all []document.Branch) error {
	main, named := texts{}, map[string]bool{}
	isMain := func(b document.Branch) bool { return b.Name == Main }
	if i := slices.IndexFunc(all, isMain); i > 0 { // before the others, which are told against it
		all = slices.Concat(all[i:i+1], all[:i], all[i+1:])
	}
	for _, b := range all {
		head := branchHead{Key: b.Key, Name: b.Name, From: b.From, Since: b.Since, At: b.At, Person: safe.Text(b.Person), Released: b.Released}
		if head.Key == "" {
			head.Key = b.Name
		}
		is, err := branchTexts(b)
		switch {
		case err != nil:
		case named["name "+b.Name] || named["key "+head.Key]:
			err = errors.New("it is there twice")
		case isMain(b):
			main = is
			err = p.packMain(head, is)
		default:
			err = p.packBeside(head, main, is)
		}
		if err != nil {
			return fmt.Errorf("branch “%s”: %w", safe.Text(b.Name), err)
		}
		named["name "+b.Name], named["key "+head.Key] = true, true
	}
	return nil
}

// branchTexts checks a branch of a document, and gives its values made safe.
func branchTexts(b document.Branch) (texts, error) {
	if err := checkBranch(b.Name); err != nil {
		return nil, err
	}
	var values []edit.Keyed
	for i := range b.Seasons {
		values = append(values, keyed(edit.SeasonValue, b.Seasons[i].ID, edit.Value{Season: &b.Seasons[i]}))
	}
	for i := range b.Weeks {
		values = append(values, keyed(edit.WeekValue, b.Weeks[i].ID, edit.Value{Week: &b.Weeks[i]}))
	}
	for i := range b.Events {
		values = append(values, keyed(edit.EventValue, b.Events[i].ID, edit.Value{Event: &b.Events[i]}))
	}
	for i := range b.Mutes {
		values = append(values, keyed(edit.MuteValue, b.Mutes[i].ID, edit.Value{Mute: &b.Mutes[i]}))
	}
	whole, err := edit.Join(values)
	if err == nil {
		err = whole.Check()
	}
	if err != nil {
		return nil, err
	}
	all := texts{}
	for _, v := range values {
		if all[v.Ref], err = valueText(&v.Value); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func (p *parcel) packMain(head branchHead, is texts) error {
	if head.Key != Main {
		return fmt.Errorf("its key is “%s”", safe.Text(head.Key))
	}
	if head.Released != nil {
		if err := p.add(branchKey(p.athlete.ID, Main), branchHead{Key: Main, Name: Main, Released: head.Released}); err != nil {
			return err
		}
	}
	for ref, text := range is {
		p.addText(planKey(p.athlete.ID, Main, ref), text)
	}
	return nil
}

func (p *parcel) packBeside(head branchHead, main, is texts) error {
	if err := checkBranchKey(head.Key); err != nil {
		return err
	}
	if head.From != "" {
		if err := checkBranchKey(head.From); err != nil {
			return err
		}
	}
	if head.Released != nil {
		return errors.New("a released day belongs to " + Main)
	}
	for ref, text := range is {
		if on, there := main[ref]; !there || !bytes.Equal(on, text) {
			p.addText(planKey(p.athlete.ID, head.Key, ref), text)
		}
	}
	for ref := range main {
		if _, there := is[ref]; !there {
			p.addText(planKey(p.athlete.ID, head.Key, ref), noValue)
		}
	}
	return p.add(branchKey(p.athlete.ID, head.Key), head)
}

func (p *parcel) addText(k key, text []byte) {
	p.values = append(p.values, sealed{k, sealText(k, text)})
}

// cleanNamed makes safe what a change says of a branch, and refuses the name of an
// entry of the library, or of anything else, that is none.
func (c factChange) cleanNamed() error {
	if c.Kind == libraryFact && c.Held == nil && safe.Text(c.Name) == c.Name {
		return nil
	}
	if c.Kind != branchFact {
		if c.Name != "" || c.Held != nil {
			return errors.New("a fact in it names what it is not of")
		}
		return nil
	}
	if err := checkBranchKey(c.Name); err != nil {
		return err
	}
	for i, h := range c.Held {
		clean, err := cleanChange(edit.Change{Ref: h.Ref, After: h.Value})
		if err != nil {
			return err
		}
		if slices.Index(planKinds, h.Ref.What) < 0 {
			return errors.New("a value in it is of no plan")
		}
		c.Held[i].Value = clean.After
	}
	return nil
}
