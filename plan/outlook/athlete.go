package outlook

import "ebb/plan"

// Athlete gives the athlete that o is of. It must not be changed.
func (o *Outlook) Athlete() *plan.Athlete { return o.in.Athlete }
