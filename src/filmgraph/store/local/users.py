"""The server's users, in the files it reads when it starts.

``writer`` may change data and schema, ``reader`` may read records and nothing else: the server itself refuses the
rest. ``root`` is for the keeper. Passwords are new with every start and stand on no command line.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from pathlib import Path
from typing import Any

from filmgraph.store.local.state import write_private

ROUNDS = 1
"""PBKDF2 rounds. They slow down guessing of weak passwords; ours have 256 random bits, and each login pays them."""

READ = ["readRecord"]
WRITE = ["createRecord", "readRecord", "updateRecord", "deleteRecord"]


def new_passwords() -> dict[str, str]:
    """A random password for each of the server's users."""
    return {name: secrets.token_urlsafe(32) for name in ("root", "writer", "reader")}


def write_users(folder: Path, passwords: dict[str, str], database: str) -> None:
    """The server's users and groups into ``folder``/config. OSError passes."""
    config = folder / "config"
    config.mkdir(mode=0o700, exist_ok=True)
    write_private(config / "server-groups.json", json.dumps(_groups(), indent=2))
    users = [
        {"name": "root", "databases": {"*": ["admin"]}, "password": hashed(passwords["root"])},
        {"name": "writer", "databases": {database: ["writer"]}, "password": hashed(passwords["writer"])},
        {"name": "reader", "databases": {database: ["reader"]}, "password": hashed(passwords["reader"])},
    ]
    write_private(config / "server-users.jsonl", "".join(json.dumps(user) + "\n" for user in users))


def hashed(password: str) -> str:
    """As the server keeps it: ``PBKDF2WithHmacSHA256$rounds$salt$hash``. The salt's text is the salt."""
    salt = base64.b64encode(secrets.token_bytes(32)).decode("ascii")
    digest = hashlib.pbkdf2_hmac("sha256", password.encode("utf-8"), salt.encode("ascii"), ROUNDS)
    return f"PBKDF2WithHmacSHA256${ROUNDS}${salt}${base64.b64encode(digest).decode('ascii')}"


def _groups() -> dict[str, Any]:
    groups = {
        "admin": _group(["updateSecurity", "updateSchema", "updateDatabaseSettings"], WRITE),
        "writer": _group(["updateSchema"], WRITE),
        "reader": _group([], READ),
        "*": _group([], []),
    }
    return {"databases": {"*": {"groups": groups}}, "version": 2}


def _group(access: list[str], records: list[str]) -> dict[str, Any]:
    return {"resultSetLimit": -1, "readTimeout": -1, "access": access, "types": {"*": {"access": records}}}
