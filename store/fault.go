package store

// at tells the harness of crashes that a step is reached whose order matters;
// it may end the process there, or give the error that the step meets. Nothing
// happens in a store that was opened without Options.Fault.
func (s *Store) at(point string) error {
	if s.stumble == nil {
		return nil
	}
	return s.stumble(point)
}
