"""Text messages, both ways: a reminder with a link goes out, a yes or a no comes back."""
