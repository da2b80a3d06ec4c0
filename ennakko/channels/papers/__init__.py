"""What goes out on paper: typeset, tagged, and read aloud in the right order."""
