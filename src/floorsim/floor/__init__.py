"""The simulated contact floor: demand, routing, agents, quality, incidents and the ledger of it all."""
