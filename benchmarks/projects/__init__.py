"""Driver projects played many times: does what is measured hold, and what does a false win cost?"""
