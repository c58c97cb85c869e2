"""The blocks of the scenario language, as frozen pydantic models."""
