"""The pages made from the code are those the code makes now."""

from docs.generate import pages


def test_the_generated_pages_are_up_to_date():
    old = {
        page.name
        for page, content in pages().items()
        if not page.exists() or page.read_text("utf-8") != content
    }
    assert old == set(), "run `make docs`"
