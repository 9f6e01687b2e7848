"""`/styleguide/` is for those who work on the look: it is not there unless it is asked for."""


def test_styleguide_is_no_page_of_a_clinics_site(client, db):
    assert client.get("/styleguide/").status_code == 404
