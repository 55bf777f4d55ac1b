"""From records to text with findings: templates rendered, times offered, checks run."""
