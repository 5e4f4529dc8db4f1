"""What goes up to the database: pydantic drafts. Imported inside the functions that need them."""
