package store

import (
	"context"
	"time"
)

// Salvage is what came of saving what can be read of a damaged file.
type Salvage struct {
	Kept int `json:"kept"`
}

func salvage(ctx context.Context, path, to string, wait time.Duration, tell func(Finding)) (Salvage, error) {
	return Salvage{}, nil
}
