"""The newsroom: what editors write, parsed and checked; the domain every other room shares."""
