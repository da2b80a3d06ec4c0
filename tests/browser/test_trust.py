"""Who used my data and the algorithm register, without JavaScript: a resident reads, filters, asks; anybody reads the register."""

import pytest

pytestmark = pytest.mark.browser


def test_a_guardian_reads_who_used_a_childs_data_and_asks_without_javascript(visit):
    with visit(language="en", script=False) as page:
        page.goto("/")
        page.locator("li", has_text="Elsa").first.get_by_role("button").click()
        page.get_by_role("link", name="Who used my data").click()
        page.locator(".tabs a").nth(1).click()
        assert page.get_by_text("Check: School start").count()
        page.get_by_label("What").select_option("staff")
        page.get_by_role("button", name="Show").click()
        assert "kind=staff" in page.url
        assert not page.get_by_text("Check: School start").count()
        page.go_back()
        page.get_by_role("link", name="Ask about this").first.click()
        page.get_by_role("button", name="Send the question").click()
        assert page.get_by_text("Waiting for an answer.").count()
        page.get_by_role("link", name="Algorithm register").click()
        page.locator("main section", has_text="School start").get_by_role("link").click()
        assert page.get_by_text("The child turns seven this year").count()
