"""How the Arabic model is made: corpus and treebank in, Stanza weights out.

Nothing here is imported when claimcheck reads articles.
"""
