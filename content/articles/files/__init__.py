"""What the files of a library look like: each is read or refused with its line, without the database."""
