"""The Arabic layer: the only part of claimcheck that knows Stanza."""
