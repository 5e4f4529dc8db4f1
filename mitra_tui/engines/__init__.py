"""What differs between databases: pragmas, locks, the journal's triggers, search, backup."""
