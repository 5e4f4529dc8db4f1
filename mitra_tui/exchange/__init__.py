"""Files in and out: tables, messy dates and names on the way in, clean files on the way out."""
