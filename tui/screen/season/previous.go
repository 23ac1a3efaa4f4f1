package season

import (
	"ebb/plan"
	"ebb/plan/outlook"
)

// previous is what the season was before the preview: worked out once, for it
// stays while the preview follows the keys.
type previous struct {
	of     *outlook.Outlook
	season plan.ID
	total  total
	blocks []previousBlock // those that are measured
}

// previousBlock is a block's O before the preview.
type previousBlock struct {
	id plan.ID
	o  int
}

// look works out what a season was; before nil: there is no preview.
func (p *previous) look(before *outlook.Outlook, id plan.ID) {
	if p.of == before && p.season == id {
		return
	}
	*p = previous{of: before, season: id, blocks: p.blocks[:0]}
	if before == nil {
		return
	}
	all := before.Plan()
	for at := range all.Weeks() {
		season := &all.Seasons[at.Season]
		if season.ID != id {
			continue
		}
		if p.total.weeks == 0 {
			p.total = total{span: season.Span(), mornings: season.Days()}
			p.total.settled, p.total.longest = settledIn(before, p.total.span)
		}
		p.total.weeks++
		p.total.add(before.Week(at))
		if at.Week == 0 {
			if m, ok := before.Block(at); ok {
				p.blocks = append(p.blocks, previousBlock{id: all.Block(at).ID, o: int(m.O + .5)})
			}
		}
	}
}
