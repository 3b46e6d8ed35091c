"""How well messages are understood, measured on messages that nobody who wrote the training data has seen."""
