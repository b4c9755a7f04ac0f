"""A room that only tests install: it stands at every door, and nothing else knows of it.

It keeps tea rooms where people meet, and invites guests.
"""
