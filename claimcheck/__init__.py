"""claimcheck: claims beside what sources on record say, and why they differ."""

__version__ = "0.1.0"
