"""The pages of the ontology: Turtle, shapes and questions give HTML (`make docs`)."""
