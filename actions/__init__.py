"""What Rasa calls: thin steps of the conversation. Slots in, one call into bot/, responses out."""
