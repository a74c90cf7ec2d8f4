"""Try a reform: takes loads and a scenario, gives loads after it and what differs."""
