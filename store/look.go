package store

import "fmt"

// Look is how the screens look and listen to one person, whoever of the squad
// they look at. What is "" is as the terminal has it.
type Look struct {
	Ground string `json:"ground,omitempty"` // DarkGround or LightGround
	Signs  string `json:"signs,omitempty"`  // FineSigns or PlainSigns
	Mouse  string `json:"mouse,omitempty"`  // MouseOn or MouseOff
	Seen   uint64 `json:"seen,omitempty"`   // the newest entry of an athlete's own journal when they looked last
}

// What a person may choose.
const (
	DarkGround  = "dark"
	LightGround = "light"
	FineSigns   = "fine"
	PlainSigns  = "plain"
	MouseOn     = "on"
	MouseOff    = "off"
)

// choices lists the parts of a look with the words that each may be.
func (l *Look) choices() [3]struct {
	name  string
	is    *string
	words [2]string
} {
	return [...]struct {
		name  string
		is    *string
		words [2]string
	}{
		{"ground", &l.Ground, [...]string{DarkGround, LightGround}},
		{"signs", &l.Signs, [...]string{FineSigns, PlainSigns}},
		{"mouse", &l.Mouse, [...]string{MouseOn, MouseOff}},
	}
}

// Look gives what the person of the desk has chosen. A word of a later version
// reads as no choice.
func (d *Desk) Look() (look Look, err error) {
	if err := d.may(See, Thing{Kind: Looks, Athlete: d.who.Athlete}); err != nil {
		return Look{}, err
	}
	err = d.view(func(t tx) error {
		_, err := t.get(lookKey(d.who.Person), &look)
		return err
	})
	for _, c := range look.choices() {
		if *c.is != c.words[0] && *c.is != c.words[1] {
			*c.is = ""
		}
	}
	return look, err
}

// SetLook keeps what the person of the desk has chosen, for every session to
// come. Another word than there are is refused.
func (d *Desk) SetLook(look Look) error {
	if err := d.may(Change, Thing{Kind: Looks, Athlete: d.who.Athlete}); err != nil {
		return err
	}
	for _, c := range look.choices() {
		if *c.is != "" && *c.is != c.words[0] && *c.is != c.words[1] {
			return fmt.Errorf("%s is %s, %s or as the terminal has it, not %q", c.name, c.words[0], c.words[1], *c.is)
		}
	}
	return d.update(func(t tx) error { return t.put(lookKey(d.who.Person), look) })
}
