"""The action server that `python -m bot shell` starts: Rasa's own, but on this machine only.

Rasa's listens on every interface and answers anybody about any sender.
"""

import sys

from rasa_sdk import endpoint


def main(port: int) -> None:
    """Serve the actions package on loopback until terminated."""
    endpoint.create_app("actions").run("127.0.0.1", port, access_log=False, motd=False)


if __name__ == "__main__":
    main(int(sys.argv[1]))
