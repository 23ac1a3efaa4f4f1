package screen

import (
	"ebb/plan/calendar"
	"ebb/plan/outlook"
	"ebb/plan/response"
	"ebb/tui/frame/chart"
)

// Carried gives what is carried on a day as waves draw it.
func Carried(o *outlook.Outlook, day calendar.Day) chart.Day {
	said, _ := o.Day(day)
	return chart.Day{
		Morning: said.Morning.Max(), Evening: said.Evening.Max(),
		LegsMorning: said.Morning[response.Legs], LegsEvening: said.Evening[response.Legs],
	}
}
