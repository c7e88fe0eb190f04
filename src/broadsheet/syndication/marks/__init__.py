"""What pages say of themselves to programs: head marks and JSON-LD, from the values of the visible page."""
