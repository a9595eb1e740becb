"""What fills the roles of a clause: noun phrases as participants, places on the way, the scene they stand in."""
