"""Adapts the encoder's published weights to the training examples; runs in an environment of its own, with torch."""
