"""Sitemaps: an index, one per month of publication, one of lists and plain pages, one of the newest news."""
