"""The screens beside the live floor."""
