"""What leaves the program: the review of a run as JSON for machines and as one HTML file for people."""
