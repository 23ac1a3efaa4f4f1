package main

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"

	"ebb/store"
	"ebb/store/safe"
	"ebb/tui/command"
)

var doctorCommand = command.Command{
	Name: "doctor", Reach: command.Here, Needs: command.Right{Verb: store.Change, Kind: store.Whole}, Short: "Look whether the store's file is sound, or save what can be read of it",
	Example: "ebb doctor\nebb doctor --repair",
}

const doctorWords = "It looks at every page and value of the file, in a process of its own, and changes\n" +
	"nothing. The exit code is 0 when all is well, 1 when something is wrong, 3 when\n" +
	"it is no store at all. --repair makes a new file of all that can be read, says\n" +
	"what is lost, and asks before it takes the damaged file's place; that one is kept\n" +
	"beside it. To go back to a whole copy there is ebb restore."

type doctorOptions struct{ repair, yes bool }

func doctorFlags(fs *flag.FlagSet) *doctorOptions {
	o := &doctorOptions{}
	fs.BoolVar(&o.repair, "repair", false, "save what can be read into a new file, and ask before it takes the place")
	fs.BoolVar(&o.yes, "yes", false, "don't ask")
	return o
}

// doctorDoc is what --json prints. "repair" is null when none was asked for.
type doctorDoc struct {
	Ebb int `json:"ebb"`
	store.Report
	Repair *repairDoc `json:"repair"`
}

type repairDoc struct {
	store.Salvage
	Done bool   `json:"done"`
	Kept string `json:"kept_as"` // the damaged file
}

// runDoctor looks at the store's file before anything opens it: on a damaged one
// even that may never end.
func runDoctor(sh *shell, args []string) error {
	if store.RunErrand(sh.out) {
		return nil
	}
	fs := flag.NewFlagSet("doctor", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	o := doctorFlags(fs)
	if err := fs.Parse(args); err != nil {
		return err
	}
	if err := noWords(fs.Args(), "doctor takes no words: the file is given with --db"); err != nil {
		return err
	}
	path, err := storePath(sh.flags.db, os.Getenv)
	if err != nil {
		return err
	}
	doctor := store.Doctor{Self: itself}
	report, err := doctor.Examine(context.Background(), path)
	if err != nil {
		return err
	}
	v := visit{shell: sh, doctor: doctor, options: *o, doc: doctorDoc{Ebb: schema, Report: report}}
	v.say("%s: %s in %d pages, %d values, athletes: %d; looked at in %s.", path, bytesText(report.Bytes), report.Pages, report.Values, report.Athletes, secondsText(report.Took))
	if err = v.findings(); err == nil || !o.repair {
		return v.end(err)
	}
	return v.end(v.repair())
}

// itself makes the command that looks at the file.
func itself(ctx context.Context) *exec.Cmd {
	name, err := os.Executable()
	if err != nil {
		name = os.Args[0]
	}
	return exec.CommandContext(ctx, name, "doctor")
}

// visit is one call of the doctor.
type visit struct {
	*shell
	doctor  store.Doctor
	options doctorOptions
	doc     doctorDoc
}

// say prints a sentence for people; --json has it in its object.
func (v *visit) say(format string, args ...any) {
	if !v.flags.json {
		fmt.Fprintln(v.out, safe.Text(fmt.Sprintf(format, args...)))
	}
}

func (v *visit) end(err error) error {
	if !v.flags.json {
		return err
	}
	lists := []*[]store.Finding{&v.doc.Findings}
	if v.doc.Repair != nil {
		lists = append(lists, &v.doc.Repair.Made, &v.doc.Repair.Lost)
	}
	for _, list := range lists {
		if *list == nil {
			*list = []store.Finding{} // not null
		}
	}
	if wrong := printJSON(v.out, v.doc); wrong != nil {
		return wrong
	}
	return err
}

// mostLines is how many findings are printed for people.
const mostLines = 200

func (v *visit) list(title string, findings []store.Finding) {
	if len(findings) == 0 {
		return
	}
	v.say("%s", title)
	for i, f := range findings {
		if i == mostLines {
			v.say("  and %d more: --json lists them", len(findings)-i)
			break
		}
		v.say("  %-10s  %s: %s", f.Grade, f.Where, f.Says)
	}
}

func (v *visit) findings() error {
	r, wrong := v.doc.Report, []store.Finding(nil)
	var notes []store.Finding
	for _, f := range r.Findings {
		if f.Grade == store.Note {
			notes = append(notes, f)
		} else {
			wrong = append(wrong, f)
		}
	}
	v.list("What is wrong, worst first:", wrong)
	v.list("Of note, and nothing wrong:", notes)
	if len(wrong) == 0 {
		v.say("Nothing is wrong.")
		return nil
	}
	n := len(wrong) + r.Unsaid
	do := "keep a copy of the file; ebb doctor --repair saves what can be read, ebb restore puts a backup in its place"
	if r.Sound() {
		do = "what is in it is whole: ebb doctor --repair gives it the mode 0600"
	}
	return amiss(advise(fmt.Errorf("%s in %s", things(n, "thing is wrong", "things are wrong"), r.Path), do))
}

func things(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}

func (v *visit) repair() error {
	path := v.doc.Path
	if v.doc.Sound() {
		if err := store.Tighten(path); err != nil {
			return amiss(err)
		}
		v.say("%s has the mode 0600 now. A folder that others may write in is yours to close.", path)
		return nil
	}
	r, err := v.doctor.Salvage(context.Background(), path)
	if err != nil {
		return err
	}
	v.doc.Repair = &repairDoc{Salvage: r.Salvage}
	v.say("Saved: %d values where they belong, %d from among damaged pages, %d from the journal.", r.Kept, r.Found, r.Journal)
	v.list("Made anew:", r.Made)
	v.list("Lost, or not sure:", r.Lost)
	if r.Report.Wrong() > 0 {
		v.list("What is wrong with the new file still:", r.Report.Findings)
	}
	if !v.options.yes && !v.ask() {
		r.Drop()
		return amiss(advise(fmt.Errorf("%s stays as it is", path), "ebb doctor --repair --yes puts the new file in its place"))
	}
	kept, err := r.Swap(context.Background())
	if err != nil {
		r.Drop()
		return amiss(err)
	}
	v.doc.Repair.Done, v.doc.Repair.Kept = true, kept
	if n := r.Report.Wrong(); n > 0 {
		v.say("%s is a new file of what could be saved. The damaged file is %s.", path, kept)
		return amiss(advise(fmt.Errorf("%s with the new file still, as listed", things(n, "thing is wrong", "things are wrong")), "ebb restore puts a backup in its place; it shows what it holds before it does anything"))
	}
	v.say("%s is repaired. The damaged file is %s.", path, kept)
	if len(r.Lost) > 0 {
		return amiss(advise(fmt.Errorf("not everything could be saved"), "a backup may have the rest: ebb restore shows what it holds before it does anything"))
	}
	return nil
}

// ask waits for a yes. Without anyone to ask it is a no.
func (v *visit) ask() bool {
	fmt.Fprint(v.err, "Put it in the place of the damaged file, which is kept? [y/N] ")
	answer, _ := bufio.NewReader(v.in).ReadString('\n')
	fmt.Fprintln(v.err)
	switch strings.ToLower(strings.TrimSpace(answer)) {
	case "y", "yes":
		return true
	}
	return false
}

func bytesText(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d kB", (n+1023)>>10)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
}

func secondsText(d time.Duration) string { return fmt.Sprintf("%.2f s", d.Seconds()) }
