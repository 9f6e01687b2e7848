"""The guide's pages: parts, articles and their versions, from files and forms to what readers get."""
