"""Compare townships: takes a store and two sides, gives what differs between them."""
