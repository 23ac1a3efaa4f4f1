package store

import (
	"strings"
	"testing"
)

func TestALookIsThePersonsOwn(t *testing.T) {
	s, sam := seeded(t)
	kim, lee := Principal{Person: "kim", Role: Coach}, Principal{Person: "lee", Role: Coach}
	athlete := Principal{Person: "sam", Role: AthleteRole, Athlete: sam}
	looks := map[string]Look{
		"kim": {Ground: LightGround, Signs: PlainSigns, Mouse: MouseOff},
		"sam": {Ground: DarkGround, Mouse: MouseOn},
	}
	must(t, s.As(kim).SetLook(Look{Ground: DarkGround}))
	must(t, s.As(kim).SetLook(looks["kim"]))
	must(t, s.As(athlete).SetLook(looks["sam"]))
	for _, who := range []Principal{kim, lee, athlete} {
		if look, err := again(s).As(who).Look(); err != nil || look != looks[who.Person] {
			t.Errorf("to %s it looks %+v, %v, want %+v", who.Person, look, err, looks[who.Person])
		}
	}
}

func TestALookOfAnEmptyStore(t *testing.T) {
	s := newStore(t)
	if look, err := coach(s).Look(); err != nil || look != (Look{}) {
		t.Errorf("%+v, %v", look, err)
	}
}

func TestALookThatThereIsNotIsRefused(t *testing.T) {
	s, _ := seeded(t)
	was := Look{Ground: LightGround}
	must(t, coach(s).SetLook(was))
	for _, c := range []struct {
		look Look
		says string
	}{
		{Look{Ground: "pink"}, `ground is dark, light or as the terminal has it, not "pink"`},
		{Look{Signs: "on"}, `signs is fine, plain`},
		{Look{Mouse: "\x1b[2J"}, `not "\x1b[2J"`},
	} {
		if err := coach(s).SetLook(c.look); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%+v: %v, want %s", c.look, err, c.says)
		}
	}
	if look, err := coach(s).Look(); err != nil || look != was {
		t.Errorf("after what was refused: %+v, %v", look, err)
	}
}

// A later version may know more words: who does not know them goes by the
// terminal, and the rest holds.
func TestALookOfALaterVersion(t *testing.T) {
	s, _ := seeded(t)
	d := coach(s)
	must(t, s.update(t.Context(), "test", func(t tx) error {
		return t.put(lookKey(d.who.Person), map[string]string{"ground": "sepia", "signs": PlainSigns, "motion": "none"})
	}))
	if look, err := d.Look(); err != nil || look != (Look{Signs: PlainSigns}) {
		t.Errorf("%+v, %v", look, err)
	}
}

// Doctor knows the key: a sound one is nothing to tell, a damaged one is named.
func TestDoctorReadsLooks(t *testing.T) {
	s, _ := seeded(t)
	d := coach(s)
	must(t, d.SetLook(Look{Ground: LightGround}))
	if k := lookKey("kim"); k.String() != `how the screens look to "kim"` {
		t.Errorf("it is called %s", k)
	}
	var told []Finding
	look := func() []Finding {
		told = nil
		_, err := examine(t.Context(), s.path, s.wait, func(f Finding) {
			if f.Grade > Note {
				told = append(told, f)
			}
		})
		must(t, err)
		return told
	}
	if found := look(); len(found) > 0 {
		t.Fatalf("in a sound store: %+v", found)
	}
	must(t, s.update(t.Context(), "test", func(t tx) error {
		k := lookKey(d.who.Person)
		return t.bucket(k.bucket).Put(k.name, sealText(k, []byte(`{"ground":7}`)))
	}))
	if found := look(); len(found) != 1 || found[0].Grade != Spoilt || !strings.Contains(found[0].Where, "how the screens look") {
		t.Errorf("of one that is no look: %+v", found)
	}
	if _, err := d.Look(); !isDamaged(err) {
		t.Errorf("it reads as %v", err)
	}
}
