"""The check of new articles: what is reported, what is known already, and what fails."""
