"""Text, time and HTML in plain Python: nothing here knows of Django or of a story."""
