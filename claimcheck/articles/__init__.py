"""Reading articles: files, front matter, JSON Lines, standard input. Knows nothing of Arabic."""
