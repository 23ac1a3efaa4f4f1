package termtest_test

import (
	"fmt"
	"strconv"
)

func itoa(n int) string { return strconv.Itoa(n) }

func hex(s string) string { return fmt.Sprintf("%x", s) }
