"""The answer as a page a person reads."""

def report(answer, law):
    return ""
