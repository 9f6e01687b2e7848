"""The one record of the clinic that runs the site, its logo and its colour."""
