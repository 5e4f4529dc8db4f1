"""What comes down from the database: frozen rows, the fields of each record, pure rules."""
