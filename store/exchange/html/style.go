package html

import (
	"crypto/sha256"
	"encoding/base64"
	"strings"
	"sync"
)

// sheets is the style sheet with the policy that lets it in, and nothing else:
// made once.
var sheets = sync.OnceValue(func() (made struct{ css, policy string }) {
	made.css = ":root{color-scheme:light dark;" + variables(func(i ink) uint32 { return i.light }) + "}\n" +
		"@media screen and (prefers-color-scheme:dark){:root{" + variables(func(i ink) uint32 { return i.dark }) + "}}\n" +
		strings.TrimSpace(style) + "\n"
	sum := sha256.Sum256([]byte(made.css))
	made.policy = "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
	return made
})

// style is all but the colours. Lengths are in rem: on paper the root's size is
// what makes a page roomy, tight or dense.
const style = `
*{box-sizing:border-box;margin:0;padding:0}
html{background:var(--ground);color:var(--body);font-size:16px;-webkit-text-size-adjust:100%}
body{font:1rem/1.42 "Helvetica Neue",Helvetica,Arial,"Liberation Sans",sans-serif;font-variant-numeric:tabular-nums lining-nums}
main{max-width:56rem;margin:0 auto;padding:2.2rem 1.6rem 1.4rem}
h1{color:var(--text);font:600 1.85rem/1.15 Georgia,"Times New Roman","Liberation Serif",serif;letter-spacing:-.005em}
h2{color:var(--text);font-size:.82rem;font-weight:700;line-height:1.3}
h2 span{color:var(--dim);font-weight:400}
table{border-collapse:collapse;width:100%}
th{font-weight:400;text-align:left}
caption,.aside{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
header{display:grid;grid-template-columns:1fr auto;gap:0 1.5rem;align-items:end;border-bottom:2px solid var(--text);padding-bottom:.7rem}
.whose{grid-column:1/-1;color:var(--dim);font-size:.8rem;letter-spacing:.02em;margin-bottom:.25rem}
.whose b{color:var(--text)}
.race{color:var(--accent);font-weight:700;text-align:right;white-space:nowrap}
.lead{padding:.6rem 0 0}
.words{color:var(--text);font-family:Georgia,"Times New Roman","Liberation Serif",serif;font-style:italic;padding-top:.25rem;white-space:pre-line}
.sums{display:flex;flex-wrap:wrap;gap:.35rem 2.1rem;padding:.75rem 0 .8rem}
.sums div{display:flex;flex-direction:column-reverse}
.sums dt{color:var(--dim);font-size:.74rem;line-height:1.2}
.sums dd{color:var(--text);font-size:1.18rem;font-weight:700;line-height:1.25;white-space:nowrap}
.sums dd small{color:var(--dim);font-size:.8rem;font-weight:400}
.sums .ebb{color:var(--ebb)}
.sums .stress{color:var(--stress)}
.num{text-align:right;white-space:nowrap}
.dim{color:var(--dim)}
.ebb{color:var(--ebb)}
.stress{color:var(--stress)}
.accent{color:var(--accent)}
thead th{color:var(--dim);font-size:.74rem;padding-bottom:.25rem;vertical-align:bottom}
.days{border-top:1px solid var(--rule)}
.days thead th{padding-top:.3rem}
.days tbody tr{border-top:1px solid var(--rule)}
.days tbody th,.days td{padding:.42rem 0;vertical-align:top}
.days tbody th,.days .dayhead{width:7rem;padding-left:.5rem}
.days tbody th{white-space:nowrap;color:var(--text)}
.days tbody th b{display:inline-block;min-width:2.3rem}
.days tbody th i{display:block;font-style:normal;color:var(--accent);font-size:.74rem;font-weight:700}
.days .num{width:3.6rem;padding-left:.6rem}
.days .num:last-child{padding-right:.5rem}
.days .now{background:var(--sel)}
.days .past th,.days .past .what b{color:var(--dim)}
.what{color:var(--text)}
.thing+.thing,.stress+.thing{margin-top:.3rem}
.what b{font-weight:700}
.what.off b{font-weight:400;color:var(--dim)}
.mark{color:var(--dim);font-size:.82rem;margin-left:.45rem}
.mark.key{color:var(--accent);font-weight:700}
.state{font-size:.88rem;margin-left:.55rem}
.more{font-size:.86rem;line-height:1.38}
.more p{padding-left:0}
.more .words{padding:0;font-size:.94em}
.more .tag{color:var(--dim)}
.below{display:grid;grid-template-columns:minmax(0,1.5fr) minmax(0,1fr);gap:1.1rem 2rem;border-top:2px solid var(--text);padding-top:.75rem}
.below table{font-size:.84rem}
.below td,.below tbody th{padding:.1rem 0}
.below tbody th{color:var(--text)}
.below .num{padding-left:.6rem}
.below .all{border-top:1px solid var(--rule)}
.below .all th,.below .all td{font-weight:700;color:var(--text);padding-top:.2rem}
.below section+section{margin-top:0}
.side{display:flex;flex-direction:column;gap:.9rem}
svg{display:block;width:100%;height:auto;overflow:visible}
svg text{font-size:10px;fill:var(--dim);font-family:inherit}
svg .small{fill:var(--text)}
svg .text{fill:var(--text);font-weight:700}
svg .ebb{fill:var(--ebb)}
svg .stress{fill:var(--stress)}
svg .accent{fill:var(--accent);font-weight:700}
svg .body{fill:var(--body)}
.peak{fill:var(--peak)}
.core{fill:var(--core)}
.pool{fill:var(--pool)}
.load{fill:var(--load)}
.here{fill:var(--sel)}
.band{fill:var(--band)}
.line{stroke:var(--tick);stroke-width:1}
.calm{stroke:var(--pool);stroke-width:2.6}
.edge{stroke:var(--rule);stroke-width:1}
.aim{stroke:var(--text);stroke-width:1.4}
.taper{stroke:var(--dim);stroke-width:1.4;stroke-dasharray:2 2}
.nohard{stroke:var(--pool);stroke-width:3.4}
.easyonly{stroke:var(--pool);stroke-width:1.2}
.fitness{fill:none;stroke:var(--text);stroke-width:1.8;stroke-linejoin:round}
.fatigue{fill:none;stroke:var(--peak);stroke-width:1.1;stroke-linejoin:round}
.base{fill:var(--base)}
.build{fill:var(--build)}
.specific{fill:var(--specific)}
.outline{fill:var(--band);stroke:var(--load);stroke-width:.8;stroke-dasharray:2 1.5}
.now{stroke:var(--accent);stroke-width:1.2}
.form{fill:var(--pool)}
.owed{fill:var(--peak)}
.inks{font-size:.76rem;color:var(--body);line-height:1.45;padding-top:.45rem}
.inks svg{display:inline-block;width:.95em;height:.75em;margin-right:.3em;vertical-align:-.02em}
.inks span{white-space:nowrap;margin-right:.9em}
footer{border-top:1px solid var(--rule);color:var(--dim);font-size:.74rem;line-height:1.4;margin-top:.9rem;padding-top:.45rem;display:flex;gap:.2rem 1.5rem;justify-content:space-between;flex-wrap:wrap}
footer p:last-child{max-width:44rem}
.chart{overflow-x:auto;padding-top:.2rem}
.chart svg text{font-size:10.5px}
.chart svg text.small{font-size:8.4px}
.chart svg text.today{font-size:8.4px;fill:var(--accent);font-weight:700}
.races{font-size:.84rem;margin-top:.5rem}
.races td,.races th{padding:.14rem .9rem .14rem 0;vertical-align:top}
.races tbody tr{border-top:1px solid var(--rule)}
.races tbody th{color:var(--accent);font-weight:700;width:1.4rem}
.races td:last-child{padding-right:0}
.races b{color:var(--text)}
.races .when{white-space:nowrap}
.note{color:var(--dim);font-size:.76rem;padding:.35rem 0 .1rem;border-top:1px solid var(--rule)}
.weeks{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:0 2rem;border-top:2px solid var(--text);margin-top:.5rem;padding-top:.35rem}
.weeks.one{grid-template-columns:minmax(0,1fr)}
.weeks table{font-size:.8rem;line-height:1.3;align-self:start}
.weeks td,.weeks tbody th{padding:.05rem 0 .05rem .45rem;white-space:nowrap}
.weeks thead th{padding-left:.45rem}
.weeks thead th:first-child,.weeks tbody th{padding-left:.5rem}
.weeks tr.block th{color:var(--dim);padding:.38rem 0 .08rem;white-space:normal}
.weeks tr.block b{color:var(--text)}
.weeks tr.block svg{display:inline-block;width:.5rem;height:.62rem;margin-right:.35rem}
.weeks tr.down td,.weeks tr.down th{color:var(--ebb)}
.weeks tr.here{background:var(--sel)}
.weeks tr.here th{color:var(--accent);font-weight:700}
.weeks tr td.stress{color:var(--stress)}
.legend{columns:2;column-gap:2rem;font-size:.78rem;line-height:1.38;border-top:1px solid var(--rule);margin-top:.6rem;padding-top:.45rem;list-style:none}
.legend li{break-inside:avoid;padding-bottom:.16rem}
.legend b{color:var(--text)}
.legend svg{display:inline-block;width:.9em;height:.7em;margin-right:.25em}
@media (max-width:44rem){
main{padding:1.1rem .9rem}
h1{font-size:1.5rem}
header{grid-template-columns:1fr}
.race{text-align:left;white-space:normal}
.below,.weeks{grid-template-columns:minmax(0,1fr)}
.legend{columns:1}
.days tbody th,.days .dayhead{width:3.7rem;padding-left:.25rem}
.days tbody th b{display:block}
.days .num{width:3.1rem;padding-left:.3rem}
.days .num:last-child{width:2.4rem;padding-right:.25rem}
.chart svg{min-width:42rem}
.races table,.races tbody,.races tr,.races td{display:block}
.races thead{display:none}
.races tbody tr{position:relative;padding-left:1.4rem}
.races tbody th{position:absolute;left:0}
.races .num{text-align:left}
}
@media (max-width:30rem){
.weeks .spare{display:none}
.weeks td,.weeks thead th{padding-left:.3rem}
}
@page{size:A4 portrait;margin:11mm 12mm}
@media print{
html{background:none;font-size:12px}
body{-webkit-print-color-adjust:exact;print-color-adjust:exact}
main{max-width:none;padding:0}
html.airy{font-size:13px}
html.tight{font-size:11px}
html.dense{font-size:10px}
html.close{font-size:11.6px}
html.packed{font-size:9.6px}
.close .days tbody th,.week.dense .days tbody th,.close .days td,.week.dense .days td,.packed .days tbody th,.packed .days td{padding-top:.2rem;padding-bottom:.2rem}
.close .thing p,.week.dense .thing p,.close .thing div,.week.dense .thing div,.packed .thing,.packed .thing p,.packed .thing div{display:inline}
.close .thing+.thing,.week.dense .thing+.thing{margin-top:.1rem}
.close .more p::before,.week.dense .more p::before,.packed .more p::before{content:" · "}
.packed .thing+.thing::before{content:"  |  "}
.packed .days{line-height:1.3}
.packed .days tbody th i{display:inline;margin-left:.3rem}
.packed .days tbody th,.packed .days .dayhead{width:8.4rem}
.dense .weeks{margin-top:.25rem}
.dense .weeks table{font-size:.87rem;line-height:1.13}
.dense .weeks tr.block th{padding-top:.24rem}
.dense .races tbody{display:grid;grid-template-columns:1fr 1fr;column-gap:2rem}
.dense .races tr{display:grid;grid-template-columns:1.4rem 1fr auto auto}
.dense .races .around{display:none}
.dense .races td{padding-right:.6rem}
.dense header{padding-bottom:.45rem}
.dense .sums{padding:.5rem 0}
.dense .legend{columns:3;column-gap:1.4rem;font-size:.8rem;line-height:1.22;margin-top:.3rem;padding-top:.3rem}
.dense footer{margin-top:.3rem}
.chart{overflow:visible}
tr,svg,.below section,.legend li{break-inside:avoid}
footer{margin-top:.6rem}
footer p:last-child{max-width:none}
}
`
