"""What happened when: the way of a film through the festivals, the programme of a festival, the career of a name.

Each module is imported by its own name; `selections` has what they share.
"""
