"""Files and database, both ways: loading a library folder into the site, and exporting the site as one."""
