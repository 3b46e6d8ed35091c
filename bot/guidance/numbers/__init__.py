"""The formulas: each a small function of plain dates and amounts, in USD and Decimal."""
