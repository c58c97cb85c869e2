"""Every effect, each one small class; a file that is put here is found."""
