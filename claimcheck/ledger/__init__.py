"""The ledger: a local database of what has been read, so that an archive is parsed once."""
