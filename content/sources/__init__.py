"""The references that texts cite, and the pages that tell what each is worth."""
