"""The screens: one file each. They speak to services and know no table."""
