"""The screens' session and shelf over the real run and the real store."""
