"""WordPress's export files: WXR 1.0 to 1.2."""
