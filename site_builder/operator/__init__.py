"""The operator's desk: sessions put on tape, their rundown, the console, and what goes onto a stick."""
