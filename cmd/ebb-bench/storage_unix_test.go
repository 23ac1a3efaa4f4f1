//go:build unix

package main

import "testing"

func TestBenchmarksAreReadIntoRows(t *testing.T) {
	rows, err := innerRows([]byte(`goos: linux
BenchmarkSnapshot/first-2         	     100	  10500000 ns/op
BenchmarkSnapshot/unchanged-2     	   10000	    250000 ns/op
BenchmarkEditAgainstBareCommit-2  	    1000	   1500000 ns/op	       800.0 us/edit	         1.500 x-bare	         1.200 x-bare-two-values
`))
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []float64{.8, 1.5, 1.2, 10.5, .25} {
		if got := rows[i].figure; got < .999*want || got > 1.001*want {
			t.Errorf("%s: %v, want %v", rows[i].what, got, want)
		}
	}
	if _, err := innerRows([]byte("FAIL")); err == nil {
		t.Error("no benchmark is no error")
	}
}
