"""What an archive adds to the record: support, as of its date, for what is judged from now on."""
