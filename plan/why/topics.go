package why

import (
	"strings"

	"ebb/plan/response"
)

// about is what a number belongs to.
type about uint8

const (
	ofDay about = iota
	ofSession
	ofWeek
	ofEvent
	ofAthlete
)

// Topic is something that can be asked about.
type Topic struct {
	Name, Short string
	about       about
	answer      func(*asker) error
}

// topics holds all of them. It is filled when the program starts, since answers
// name one another.
var topics []Topic

func init() {
	topics = []Topic{
		{"load", "the load of a day's sessions", ofDay, (*asker).load},
		{"session", "what a session asks for", ofSession, (*asker).session},
		{"duration", "the time of a session that states none", ofSession, (*asker).amounts},
		{"distance", "the distance of a session that states none", ofSession, (*asker).amounts},
		{"climb", "the climb and descent of a session", ofSession, (*asker).amounts},
		{"rest", "what a rest day follows, and what it makes possible", ofDay, (*asker).rest},
		{"week", "the load of a week", ofWeek, (*asker).week},
		{"target", "what a week aims at", ofWeek, (*asker).target},
		{"hours", "the hours of a week", ofWeek, (*asker).hours},
		{"done", "how much of a week was done", ofWeek, (*asker).done},
		{"fitness", "the slow average of load", ofDay, (*asker).fitness},
		{"fatigue", "the fast average of load", ofDay, (*asker).fatigue},
		{"form", "fitness less fatigue", ofDay, (*asker).form},
		{"legs", "what the legs carry", ofDay, system(response.Legs)},
		{"nerves", "what the nerves carry", ofDay, system(response.Nerves)},
		{"fuel", "what the stores carry", ofDay, system(response.Fuel)},
		{"hormones", "what hormones and immune state carry", ofDay, system(response.Hormones)},
		{"muscle", "what muscle and tissue carry", ofDay, system(response.Muscle)},
		{"ready", "when each system is ready", ofDay, (*asker).ready},
		{"settled", "the mornings on which the body came down", ofWeek, (*asker).settled},
		{"since", "the days since a settled morning", ofDay, (*asker).since},
		{"O", "the oscillation of four weeks", ofDay, (*asker).oscillation},
		{"stress", "O's first part", ofDay, (*asker).stress},
		{"contrast", "O's second part", ofDay, (*asker).contrast},
		{"rhythm", "O's third part", ofDay, (*asker).rhythm},
		{"settle", "O's fourth part", ofDay, (*asker).settle},
		{"race", "the figures of a race's morning", ofEvent, (*asker).race},
		{"window", "the taper and recovery of a race", ofEvent, (*asker).window},
		{"demand", "what a race asks to be rehearsed", ofEvent, (*asker).demand},
		{"fuelling", "what to take in on a day", ofDay, (*asker).fuelling},
		{"return", "how much of the plan the days back bear", ofDay, (*asker).comeback},
		{"model", "the constants of the models, and who set them", ofAthlete, (*asker).model},
	}
}

// Topics lists what can be asked, rules apart. The slice must not be changed.
func Topics() []Topic { return topics }

// Names lists the names of the topics.
func Names() []string {
	names := make([]string, len(topics))
	for i := range topics {
		names[i] = topics[i].Name
	}
	return names
}

// other are words that people use for a topic.
var other = map[string]string{
	"ctl": "fitness", "atl": "fatigue", "tsb": "form", "band": "O", "time": "duration", "descent": "climb",
	"windows": "window", "recovery": "window", "event": "race", "constants": "model", "share": "done", "down": "settled", "day": "load",
	"comeback": "return", "carb": "fuelling", "demands": "demand", "coverage": "demand",
}

// Find finds a topic by its name, in either case, or by another word for it.
func Find(word string) (*Topic, bool) {
	if name, ok := other[strings.ToLower(word)]; ok {
		word = name
	}
	for i := range topics {
		if strings.EqualFold(topics[i].Name, word) {
			return &topics[i], true
		}
	}
	return nil, false
}
