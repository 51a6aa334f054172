"""Configuration: what files, environment variables and the command line say together."""
