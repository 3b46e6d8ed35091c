import asyncio
from typing import Any

import pytest
from playwright.async_api import BrowserContext, Locator, Page, expect

from tests.channels.fake_agent import FakeAgent

TOKEN = "notice-guide-session"
ENTRIES = ["What is my letter?", "They are taking my money", "I can't pay", "Book a free review"]


def box(page: Page) -> Locator:
    return page.get_by_label("Your message")


def log(page: Page) -> Locator:
    return page.get_by_role("log")


def replies(page: Page) -> Locator:
    return page.get_by_role("group", name="Quick replies").get_by_role("button")


async def say(page: Page, text: str) -> None:
    await box(page).fill(text)
    await box(page).press("Enter")


async def test_a_message_is_typed_and_its_reply_read(page: Page, agent: FakeAgent) -> None:
    await box(page).fill("I got a CP504")
    await page.get_by_role("button", name="Send").click()
    await expect(log(page)).to_contain_text("You said: I got a CP504")
    await expect(log(page)).to_contain_text("Notice Guide said: You wrote: I got a CP504")
    await expect(box(page)).to_have_value("")
    assert [seen.text for seen in agent.seen] == ["I got a CP504"]


async def test_the_first_view_sends_nothing_and_says_what_this_is(page: Page, agent: FakeAgent) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    await page.reload()
    await expect(replies(page)).to_have_text(ENTRIES)
    chat = page.get_by_role("region", name="Notice Guide", exact=True)
    await expect(chat).to_contain_text("Not the IRS. Not legal advice.")
    await expect(chat).to_contain_text("never ask for a Social Security number")
    await expect(chat.get_by_role("link", name="800-829-1040")).to_have_attribute("href", "tel:+18008291040")
    await expect(chat.get_by_role("link", name="877-777-4778")).to_have_attribute("href", "tel:+18777774778")
    assert not [url for url in requests if "/webhooks/" in url]
    assert not agent.seen


async def test_an_entry_button_sends_its_words_and_disappears(page: Page, agent: FakeAgent) -> None:
    await page.get_by_role("button", name="They are taking my money").click()
    await expect(log(page)).to_contain_text("You wrote: They are taking my money")
    await expect(replies(page)).to_have_count(0)


async def test_a_quick_reply_shows_its_title_and_sends_its_payload(page: Page, agent: FakeAgent) -> None:
    agent.answer = lambda text: (
        [{"text": "Thank you."}]
        if text == "/affirm"
        else [{"text": "Is it dated?", "buttons": [{"title": "Yes, it is", "payload": "/affirm"}]}]
    )
    await say(page, "I got a letter")
    await page.get_by_role("button", name="Yes, it is").click()
    await expect(log(page)).to_contain_text("You said: Yes, it is")
    await expect(log(page)).to_contain_text("Thank you.")
    await expect(log(page)).not_to_contain_text("/affirm")
    await expect(replies(page)).to_have_count(0)
    assert [seen.text for seen in agent.seen] == ["I got a letter", "/affirm"]


async def test_typing_instead_takes_the_quick_replies_away(page: Page, agent: FakeAgent) -> None:
    agent.answer = lambda text: [{"text": "Well?", "buttons": [{"title": "Old", "payload": "/old"}]}] * (text == "a")
    await say(page, "a")
    await expect(replies(page)).to_have_text(["Old"])
    await say(page, "b")
    await expect(replies(page)).to_have_count(0)


@pytest.mark.parametrize(
    "hostile",
    [
        "<img src=x onerror=\"document.title='hit'\">",
        "<script>document.title='hit'</script>",
        "- <b>bold</b>",
    ],
)
async def test_hostile_text_is_shown_as_text(page: Page, agent: FakeAgent, hostile: str) -> None:
    agent.answer = lambda text: [{"text": hostile, "buttons": [{"title": hostile, "payload": "x"}]}]
    await say(page, hostile)
    await expect(log(page).locator(".mine")).to_contain_text(hostile)
    await expect(log(page).locator(".message").last).to_contain_text(hostile.removeprefix("- "))
    await expect(replies(page)).to_have_text([hostile])
    assert await page.locator(".scroller img, .scroller script, .scroller b").count() == 0
    assert "hit" not in await page.title()


async def test_only_https_addresses_become_links(page: Page, agent: FakeAgent) -> None:
    agent.answer = lambda text: [
        {
            "text": "See https://www.irs.gov/opa, (https://www.irs.gov/payments) http://plain.example "
            "javascript:alert(1) https://user:pass@evil.example https:// and https://[bad"
        }
    ]
    await say(page, "links")
    links = log(page).get_by_role("link")
    await expect(links).to_have_text(["https://www.irs.gov/opa", "https://www.irs.gov/payments"])
    await expect(links.first).to_have_attribute("rel", "noopener noreferrer")
    await expect(log(page)).to_contain_text("https://user:pass@evil.example")


async def test_paragraphs_lines_and_lists_are_kept(page: Page, agent: FakeAgent) -> None:
    agent.answer = lambda text: [{"text": "Today:\n- Call.\n- Write.\n\nOne line\nand the next."}]
    await say(page, "what now")
    answer = log(page).locator(".message").last
    await expect(answer.get_by_role("listitem")).to_have_text(["Call.", "Write."])
    assert await answer.locator("p").evaluate_all("all => all.map(one => one.innerText)") == [
        "Today:",
        "One line\nand the next.",
    ]


async def test_shift_enter_begins_a_new_line(page: Page, agent: FakeAgent) -> None:
    await box(page).press_sequentially("first")
    await box(page).press("Shift+Enter")
    await box(page).press_sequentially("second")
    await box(page).press("Enter")
    await expect(log(page)).to_contain_text("You wrote: first")
    assert [seen.text for seen in agent.seen] == ["first\nsecond"]


async def test_a_reload_shows_the_conversation(page: Page, agent: FakeAgent) -> None:
    agent.answer = lambda text: [{"text": "Is it dated?", "buttons": [{"title": "Yes", "payload": "/affirm"}]}]
    await say(page, "I got a CP504")
    await expect(replies(page)).to_have_text(["Yes"])
    await page.reload()
    await expect(log(page)).to_contain_text("You said: I got a CP504")
    await expect(log(page)).to_contain_text("Notice Guide said: Is it dated?")
    await expect(replies(page)).to_have_text(["Yes"])
    await page.get_by_role("button", name="Yes").click()
    await expect(log(page).locator(".mine")).to_have_count(2)
    assert len({seen.sender_id for seen in agent.seen}) == 1


async def test_the_browser_keeps_the_token_and_nothing_else(page: Page, context: BrowserContext) -> None:
    await say(page, "I owe $12,345")
    await expect(log(page)).to_contain_text("You wrote")
    assert await page.evaluate("Object.keys(localStorage)") == [TOKEN]
    assert await page.evaluate("Object.keys(sessionStorage)") == []
    assert await context.cookies() == []


async def test_clear_chat_forgets_the_conversation(page: Page, agent: FakeAgent) -> None:
    await say(page, "I got a CP504")
    await expect(log(page)).to_contain_text("You wrote")
    await page.get_by_role("button", name="Clear chat").click()
    await page.get_by_role("button", name="Clear it").click()
    await expect(log(page).locator(".mine")).to_have_count(0)
    await expect(replies(page)).to_have_text(ENTRIES)
    await expect(box(page)).to_be_focused()
    await page.reload()
    await expect(replies(page)).to_have_text(ENTRIES)
    await say(page, "hello")
    await expect(log(page)).to_contain_text("You wrote: hello")
    first, second = agent.seen
    assert first.sender_id != second.sender_id


async def test_clear_chat_asks_first(page: Page, agent: FakeAgent) -> None:
    await say(page, "I got a CP504")
    await page.get_by_role("button", name="Clear chat").click()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("button", name="Clear chat")).to_be_focused()
    await expect(log(page)).to_contain_text("You wrote: I got a CP504")


async def test_clearing_while_an_answer_is_under_way_drops_it(page: Page, agent: FakeAgent) -> None:
    agent.gate.clear()
    await say(page, "secret")
    await expect(page.get_by_role("status")).to_contain_text("Notice Guide is writing")
    await page.get_by_role("button", name="Clear chat").click()
    await page.get_by_role("button", name="Clear it").click()
    agent.gate.set()
    await say(page, "hello")
    await expect(log(page)).to_contain_text("You wrote: hello")
    await expect(log(page)).not_to_contain_text("secret")


async def test_clearing_in_one_tab_clears_the_other(page: Page, context: BrowserContext) -> None:
    await say(page, "I got a CP504")
    await expect(log(page)).to_contain_text("You wrote")
    other = await context.new_page()
    await other.goto("/")
    await expect(log(other)).to_contain_text("You wrote: I got a CP504")
    await other.get_by_role("button", name="Clear chat").click()
    await other.get_by_role("button", name="Clear it").click()
    await expect(log(page).locator(".mine")).to_have_count(0)


async def test_the_box_stays_usable_while_an_answer_is_written(page: Page, agent: FakeAgent) -> None:
    agent.gate.clear()
    await say(page, "one")
    await expect(page.get_by_role("status")).to_contain_text("Notice Guide is writing")
    await say(page, "two")
    agent.gate.set()
    await expect(log(page)).to_contain_text("You wrote: two")
    assert [seen.text for seen in agent.seen] == ["one", "two"]
    await expect(page.get_by_role("status")).not_to_contain_text("writing")


async def test_after_eight_seconds_a_person_is_told_what_to_do(page: Page, agent: FakeAgent) -> None:
    await page.clock.install()
    agent.gate.clear()
    await say(page, "hello")
    await expect(page.get_by_role("status")).to_contain_text("Notice Guide is writing")
    await page.clock.run_for(7_900)
    await expect(page.get_by_role("status")).not_to_contain_text("longer than it should")
    await page.clock.run_for(200)
    await expect(page.get_by_role("status")).to_contain_text(
        "This is taking longer than it should. If the IRS is taking money today, call 800-829-1040"
    )
    agent.gate.set()
    await expect(log(page)).to_contain_text("You wrote: hello")
    await expect(page.get_by_role("status")).not_to_contain_text("longer than it should")


async def test_without_a_connection_the_message_waits_and_is_sent_once(
    page: Page, context: BrowserContext, agent: FakeAgent
) -> None:
    await say(page, "one")
    await expect(log(page)).to_contain_text("You wrote: one")
    await context.set_offline(True)
    await say(page, "two")
    await expect(page.get_by_role("status")).to_contain_text("There is no connection at the moment.")
    await expect(page.get_by_role("status")).to_contain_text("800-829-1040")
    await context.set_offline(False)
    await expect(log(page)).to_contain_text("You wrote: two")
    assert [seen.text for seen in agent.seen] == ["one", "two"]


async def test_an_answer_lost_on_the_way_is_asked_for_again_with_the_same_id(page: Page, agent: FakeAgent) -> None:
    ids: list[str] = []

    async def lose_the_first(route: Any) -> None:
        ids.append(route.request.post_data_json["id"])
        if len(ids) == 1:
            await route.fetch()
            await route.abort()
        else:
            await route.continue_()

    await page.route("**/webhooks/web/messages", lose_the_first)
    await say(page, "hello")
    await page.get_by_role("button", name="Try now").click()
    await expect(log(page)).to_contain_text("You wrote: hello")
    assert len(agent.seen) == 1
    assert len(ids) == 2 and ids[0] == ids[1]
    await expect(box(page)).to_be_focused()


async def test_a_forgotten_session_starts_a_new_one_and_loses_nothing_typed(page: Page, agent: FakeAgent) -> None:
    await page.evaluate(f"localStorage.setItem('{TOKEN}', 'not.a.token')")
    await say(page, "I got a CP504")
    await expect(log(page)).to_contain_text("Your earlier conversation has ended. This is a new one.")
    await expect(log(page)).to_contain_text("You wrote: I got a CP504")


async def test_an_old_token_on_opening_gives_the_first_view(page: Page) -> None:
    await page.evaluate(f"localStorage.setItem('{TOKEN}', 'not.a.token')")
    await page.reload()
    await expect(replies(page)).to_have_text(ENTRIES)
    assert await page.evaluate("localStorage.length") == 0


async def test_too_long_a_message_is_counted_and_not_sent(page: Page, agent: FakeAgent) -> None:
    await box(page).fill("x" * 2_001)
    await expect(page.get_by_text("2,001 of 2,000 characters")).to_be_visible()
    await box(page).press("Enter")
    await expect(page.get_by_role("status")).to_contain_text("Please shorten it.")
    await expect(box(page)).to_have_value("x" * 2_001)
    assert not agent.seen
    await box(page).fill("x" * 2_000)
    await box(page).press("Enter")
    await expect(log(page).locator(".message")).to_have_count(3)
    assert len(agent.seen) == 1


async def test_the_keyboard_alone_is_enough(page: Page, agent: FakeAgent) -> None:
    agent.answer = lambda text: [
        {"text": "More at https://www.irs.gov/opa. Is it dated?", "buttons": [{"title": "Yes", "payload": "/affirm"}]}
    ]
    await expect(replies(page)).to_have_text(ENTRIES)
    reached = []
    for _ in range(10):
        await page.keyboard.press("Tab")
        reached.append(await focused(page))
    assert reached == [
        "Clear chat",
        "800-829-1040",
        "877-777-4778",
        "Conversation",
        *ENTRIES,
        "Your message",
        "Send",
    ]
    for _ in range(5):
        await page.keyboard.press("Shift+Tab")
    await page.keyboard.press("Enter")
    await expect(log(page)).to_contain_text("You said: What is my letter?")
    await expect(replies(page)).to_have_text(["Yes"])
    await page.keyboard.press("Tab")
    assert await focused(page) == "https://www.irs.gov/opa"
    await page.keyboard.press("Tab")
    assert await focused(page) == "Yes"
    await page.keyboard.press("Space")
    await expect(log(page).locator(".mine")).to_have_count(2)
    assert [seen.text for seen in agent.seen] == ["What is my letter?", "/affirm"]


async def focused(page: Page) -> str:
    """The name of what has the focus; it must show that it has it."""
    name, outline = await page.evaluate(
        """() => {
            const one = document.querySelector("notice-guide-chat").shadowRoot.activeElement;
            const label = one.labels?.[0]?.textContent;
            const style = getComputedStyle(one);
            return [one.ariaLabel ?? label ?? one.textContent, `${style.outlineStyle} ${style.outlineWidth}`];
        }"""
    )
    assert outline in ("solid 3px", "solid 2px"), f"{name} shows no focus: {outline}"
    return name


@pytest.mark.parametrize("width, height", [(320, 568), (390, 844), (640, 360), (1280, 900)])
async def test_nothing_is_cut_off_at_any_width(page: Page, agent: FakeAgent, width: int, height: int) -> None:
    agent.answer = lambda text: [
        {
            "text": "https://www.irs.gov/" + "long-" * 60,
            "buttons": [{"title": "A title that is rather long for a narrow telephone, " * 2, "payload": "x"}],
        }
    ]
    await page.set_viewport_size({"width": width, "height": height})
    await say(page, "w" * 300)
    await expect(replies(page)).to_have_count(1)
    assert await page.evaluate("document.documentElement.scrollWidth") <= width
    assert await page.locator(".scroller").evaluate("one => one.scrollWidth - one.clientWidth") <= 0
    for shown in (page.get_by_role("link", name="877-777-4778"), page.get_by_role("button", name="Send"), box(page)):
        await expect(shown).to_be_in_viewport(ratio=1)
    # Enough of the conversation stays in sight to read a few lines.
    assert await page.locator(".scroller").evaluate("one => one.clientHeight") >= 150


async def test_one_log_announces_and_stays_the_same(page: Page) -> None:
    await expect(log(page)).to_have_attribute("aria-live", "polite")
    await log(page).evaluate("one => { one.mark = 'first' }")
    await say(page, "hello")
    await expect(log(page)).to_contain_text("You wrote: hello")
    await page.get_by_role("button", name="Clear chat").click()
    await page.get_by_role("button", name="Clear it").click()
    await expect(log(page)).to_have_count(1)
    assert await log(page).evaluate("one => one.mark") == "first"


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_all_text_has_contrast(page: Page, agent: FakeAgent, scheme: Any) -> None:
    """WCAG 2.2, 1.4.3: 4.5 to 1, for every piece of text in the widget and in the page."""
    await page.emulate_media(color_scheme=scheme)
    await page.set_viewport_size({"width": 1280, "height": 900})
    agent.answer = lambda text: [{"text": "See https://www.irs.gov", "buttons": [{"title": "Yes", "payload": "x"}]}]
    await say(page, "hello")
    await expect(replies(page)).to_have_count(1)
    ratios = await page.evaluate(CONTRASTS)
    assert len(ratios) > 12
    assert {text: ratio for text, ratio in ratios.items() if ratio < 4.5} == {}


CONTRASTS = """() => {
    const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const light = (colour) => {
        const [r, g, b] = parts(colour).slice(0, 3).map((value) => value / 255)
            .map((value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = (one) => {
        for (let at = one; at; at = at.parentElement ?? at.getRootNode().host) {
            const colour = getComputedStyle(at).backgroundColor;
            if ((parts(colour)[3] ?? 1) === 1) return colour;
        }
        return "rgb(255, 255, 255)";
    };
    const found = {};
    for (const root of [document.body, document.querySelector("notice-guide-chat").shadowRoot]) {
        for (const one of root.querySelectorAll("*")) {
            const texts = [...one.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
            const own = texts.map((node) => node.data.trim()).join(" ").trim();
            if (!own || !one.checkVisibility()) continue;
            const [low, high] = [light(getComputedStyle(one).color), light(behind(one))].sort((a, b) => a - b);
            found[own] = (high + 0.05) / (low + 0.05);
        }
    }
    return found;
}"""


async def test_with_reduced_motion_nothing_moves(page: Page, agent: FakeAgent) -> None:
    await page.emulate_media(reduced_motion="reduce")
    agent.gate.clear()
    await say(page, "hello")
    await expect(page.locator(".writing i").first).to_be_visible()
    assert await page.evaluate("document.querySelector('notice-guide-chat').shadowRoot.getAnimations().length") == 0
    agent.gate.set()


async def test_a_loading_history_does_not_block_typing(page: Page, agent: FakeAgent) -> None:
    await say(page, "one")
    await expect(log(page)).to_contain_text("You wrote: one")
    held = asyncio.Event()

    async def hold(route: Any) -> None:
        await held.wait()
        await route.continue_()

    await page.route("**/webhooks/web/history", hold)
    await page.reload()
    await say(page, "two")
    held.set()
    await expect(log(page)).to_contain_text("You wrote: two")
    said = await log(page).locator(".message").all_inner_texts()
    assert [text.split("said:")[-1].strip() for text in said[1:]] == [
        "one",
        "You wrote: one",
        "two",
        "You wrote: two",
    ]
