"""mitra: a vocational school's partnerships, kept in order from the keyboard."""

__version__ = "0.1.0"
