package main

// jsonHelp is what ebb help json says.
const jsonHelp = `With --json every command prints one object on one line. Names are in
snake_case, dates are YYYY-MM-DD, durations seconds, distances and climb metres,
load is in the load unit (100 = one hour at threshold), and numbers are exact.
"ebb" is the version of these shapes: a field, once there, stays.

ebb week, ebb today (one of the days, with "block")
  {"ebb":1,"athlete":"Sam Rivera","from":"2027-04-05","to":"2027-04-11",
   "block":{"name":"Specific 1","phase":"specific","week":2,"of":4},
   "kind":"load","target":{"measure":"load","value":500},"note":null,
   "days":[{"date":"2027-04-10","events":[],
     "sessions":[{"id":"...","line":"long 3h45 @3 +950m #poles !","sport":"run",
       "kind":"long","seconds":13500,"metres":...,"climb":950,"load":150,
       "key":true,"optional":false,"estimated":["metres","load"],"done":null}],
     "unplanned":[],"nothing":false,"life":["sick"],"note":null}]}
  done: null or {"record":"...","seconds":13200,"load":146.7,
                 "state":"done|partly|skipped|instead"}

ebb block
  {"ebb":1,"athlete":"...","season":"...","block":"...","phase":"...",
   "ratio":"3:1","from":"...","to":"...","weeks":[{"from":"...","to":"...",
   "kind":"load","target":null,"note":null,"seconds":...,"load":...,
   "climb":...,"settled":1,"lowest":16.2,"sessions":["Mon easy 50m"]}]}

ebb oscillation
  {"ebb":1,"athlete":"...","block":"...","judged":true,"oscillation":74.1,
   "band":"good","parts":{"stress":1,"contrast":0.61,"rhythm":1,"settle":0.91},
   "settled":["2027-03-18"],"days_since_settled":3}

ebb response
  {"ebb":1,"athlete":"...","series":"expected","weight":"exp","days":[
   {"date":"2027-03-15","planned":0,"done":null,"load":0,"reported":true,
    "fitness":61.2,"fatigue":70.9,"form":-6.2,"systems":{"legs":31.2,
    "nerves":...,"fuel":...,"hormones":...,"muscle":...},
    "ready":"2027-03-17","ready_late":"2027-03-19"}]}

ebb add, mv, rm, swap, undo, redo
  {"ebb":1,"athlete":"...","words":"...","also":[],"date":"...","session":{...}}

ebb history
  {"ebb":1,"athlete":"...","branch":"main","changes":[{"seq":12,
   "at":"2027-04-05T09:00:00Z","branch":"main","person":"kim","via":"local",
   "words":"...","undoes":[],"redoes":null}]}
  branch is null for records, check-ins and settings. With --at as ebb block.

ebb branch new, list, switch, rename, drop, take
  {"ebb":1,"athlete":"...","words":"...","current":"knee","branches":[
   {"name":"knee","from":"main","since":12,"at":"...","person":"kim",
   "differs":3}]}
  from, since, at and person are null for main.

ebb diff A B
  {"ebb":1,"athlete":"...","a":"main","b":"knee","differences":[
   {"date":"2027-04-10","what":"session","how":"changed","id":"...",
   "says":"long 3h becomes long 2h30"}],"blocks":[{"block":"Base 1",
   "from":"...","to":"...","oscillation_a":71.2,"oscillation_b":74.1}],
   "races":[{"name":"...","a":{"date":"...","fitness":61.2,"form":4.1,
   "systems":{...}},"b":{...}}]}
  what: season, block, week, event, session; how: added, removed, moved (with
  "from", the day before), changed. date is where it is in B, or was in A.

ebb release
  {"ebb":1,"athlete":"...","words":"...","until":"2027-04-30"}
  until is null for all.

ebb log
  {"ebb":1,"athlete":"...","date":"...","also":[],"records":[{"record":"...",
   "seconds":...,"load":...,"state":"done","line":"...","method":"...",
   "session":"..."}]}

ebb event add, list, rm
  {"ebb":1,"athlete":"...","words":"...","events":[{"id":"...","priority":"A",
   "name":"...","from":"...","to":"...","sport":"run","line":"...",
   "seconds":...,"metres":...,"climb":...,"load":...,"tags":[],"done":null}]}

ebb sick, injured, travel, holiday, life rm, life return
  {"ebb":1,"athlete":"...","words":"...","life":{"id":"...","kind":"sick",
   "from":"2027-04-06","to":"2027-04-09","share":0,"allows":[],"note":null,
   "line":"sick 4d 2027-04-06"},
   "race":{"id":"...","name":"...","date":"...","before":{"fitness":...,
    "form":...},"with":{...},"after":{...},"says":"...",
    "missed":[{"date":"...","id":"...","line":"..."}]},
   "return":{"rule":"R37","taken":false,"why":"...","care":["..."],
    "changes":[{"date":"...","session":"...","week":null,"was":"...",
     "is":"...","key":false,"why":"..."}]}}
  race: null when none is ahead; rule: null when half of the plan is kept;
  race and return of life rm: null. before is without the fact, with lays it over the plan,
  after with it and the return.

ebb life list
  {"ebb":1,"athlete":"...","life":[{"id":"...","kind":"travel",...}]}

ebb help keys
  {"ebb":1,"keys":[{"action":"a day back","group":"move",
   "keys":["h","left"],"counts":true}]}
  keys is empty for what is in the palette only.

ebb backup FILE
  {"ebb":1,"file":"...","contents":{"athletes":["Sam Rivera"],"changed":"...",
   "from":"2026-01-05","to":"2027-04-05","weeks":52,"records":310,"checkins":290,
   "values":1240,"bytes":1048576}}

ebb restore FILE --yes; ebb restore
  {"ebb":1,"file":"...","restored":{...},"replaced":{...},"kept":"..."}
  {"ebb":1,"copies":[{"file":"...","at":"...","why":"daily","bytes":104857}]}

ebb doctor; with --repair "repair" is an object
  {"ebb":1,"path":"...","bytes":1048576,"pages":256,"values":1240,"athletes":1,
   "findings":[{"grade":"spoilt","where":"week ^7kq4... of branch main, Sam",
   "says":"its checksum does not fit"}],"unsaid":0,"repair":null}
  grade: unreadable, spoilt, missing, contrary, untidy, exposed; note is no damage
  unsaid: how many findings there are besides
  repair: {"kept":1200,"found":30,"doubtful":0,"journal":9,"made":[],
           "lost":[{"grade":"missing","where":"...","says":"..."}],
           "done":true,"kept_as":"..."}

ebb athlete add, list, show, set
  {"ebb":1,"athletes":[{"id":"...","name":"...","settings":[
   {"key":"sport","value":"run","from":null}]}]}
  of a list, for a coach, each has "squad" too:
   "squad":{"attention":"red|look|silent|fine","why":"not down for 12 d",
   "reasons":[{"attention":"look","says":"..."}],"block":{"name":"...",
   "phase":"...","week":2,"of":4},"planned":504.2,"done":50,
   "oscillation":93.1,"band":"good","days_since_settled":3,"felt":{"date":"...",
   "legs":3,"energy":4},"checkins_missed":0,"event":{"name":"...",
   "priority":"A","date":"..."}}
`
