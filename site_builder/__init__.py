"""The site builder: composes the rooms into one published folder, and holds the command line."""
