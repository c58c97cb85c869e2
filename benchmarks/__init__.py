"""Speed, memory and start-up of floorsim, as ratios to peers measured in the same run.

`python -m benchmarks` from the top of the checkout prints them; README.md here says what each row means.
"""
