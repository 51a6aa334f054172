"""The same report on many machines, with Apache Beam: ``pip install claimcheck[beam]``.

Only `claimcheck.cli` imports these modules, and only when a runner is named.
"""
