"""A claim beside a statement: alignment, gates, figures, wording, and the relation they add up to."""
