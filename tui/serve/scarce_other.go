//go:build !unix

package serve

// isScarce: what is scarce has other names here, and none ends the server.
func isScarce(error) bool { return true }
