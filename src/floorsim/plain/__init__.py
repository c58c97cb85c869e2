"""Line by line, without a screen: the same runs, decisions and scores, for a screen reader or a pipe."""
