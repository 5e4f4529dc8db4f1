"""The use cases: drafts in, rows out. Synchronous, bounded, one transaction each."""
