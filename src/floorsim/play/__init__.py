"""Playing a run without a screen: the session, its pace, its result and the library of runs."""
