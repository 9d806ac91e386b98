"""Broadcast sessions: what goes on air when, and everything an operator needs to play it."""
