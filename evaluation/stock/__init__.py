"""The comparison with a stock Rasa pipeline."""
