package store

import (
	"context"
	"testing"
	"time"

	"ebb/plan"
)

func TestWatchTellsOfChanges(t *testing.T) {
	for name, notify := range map[string]bool{"told by the system": true, "by looking": false} {
		t.Run(name, func(t *testing.T) {
			s, sam := seeded(t)
			s.notify = notify
			ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
			defer cancel()
			changed := s.Watch(ctx)
			apply(t, coach(again(s)), sam, noteOn(100, "another process"))
			if _, ok := <-changed; !ok {
				t.Fatal("not told of another process")
			}
			wantNotes(t, "after the telling", snapshot(t, coach(s), sam), [4]string{"another process"})
			must(t, coach(s).Checkin(sam, plan.Checkin{Day: today, Legs: 3}))
			if _, ok := <-changed; !ok {
				t.Fatal("not told of the own process")
			}
			cancel()
			for range changed { // ends when the channel is closed
			}
		})
	}
}

func TestWatchBeforeThereIsAFile(t *testing.T) {
	s := newStore(t)
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	changed := s.Watch(ctx)
	_, err := coach(s).AddAthlete("Sam", nil)
	must(t, err)
	if _, ok := <-changed; !ok {
		t.Error("not told of the new file")
	}
}

func TestLookingNeedsNoLock(t *testing.T) {
	s, sam := seeded(t)
	before := s.look()
	must(t, s.update(context.Background(), "kim", func(tx) error {
		if is := s.look(); !is.same(before) {
			t.Error("a change shows before it is committed")
		}
		return nil
	}))
	apply(t, coach(s), sam, noteOn(100, "x"))
	if s.look().same(before) {
		t.Error("a change does not show")
	}
}
