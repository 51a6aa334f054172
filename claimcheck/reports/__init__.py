"""Emitters: one output format a file, no logic about conflicts in them."""
