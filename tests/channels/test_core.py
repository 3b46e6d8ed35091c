from bot.channels.core import RecentReplies, Reply, Turns, sender_name


def reply(text: str) -> list[Reply]:
    return [{"text": text, "buttons": [], "custom": None}]


async def test_the_oldest_replies_are_forgotten_first() -> None:
    recent = RecentReplies(most=2)
    for number in range(3):
        await recent.keep("web:a", f"m{number}", reply(str(number)))
    assert await recent.recall("web:a", "m0") is None
    assert await recent.recall("web:a", "m1") == reply("1")
    assert await recent.recall("web:a", "m2") == reply("2")


async def test_an_id_belongs_to_its_sender() -> None:
    recent = RecentReplies()
    await recent.keep("web:a", "m1", reply("for a"))
    assert await recent.recall("web:b", "m1") is None


async def test_a_finished_queue_leaves_nothing_behind() -> None:
    turns = Turns(RecentReplies())

    async def turn() -> list[Reply]:
        return reply("done")

    assert await turns.take("web:a", "m1", turn) == reply("done")
    assert not turns._queues and not turns._running


def test_a_sender_names_its_channel_and_hides_the_secret() -> None:
    # printf abc | sha256sum
    assert sender_name("web", b"abc") == "web:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
