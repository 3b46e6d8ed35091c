"""The ways out, a module a family: each function says whether one is worth looking at, how well it fits, and why."""
