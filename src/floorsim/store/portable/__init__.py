"""A run's ledger for other programs: tables in plain words, as CSV and as SQLite that opens in Datasette."""
