"""A certificate of the test's own, by the openssl command."""

from __future__ import annotations

import os
import ssl
import subprocess
from pathlib import Path

import pytest

CONFIGURATION = """
[req]
prompt = no
distinguished_name = name
x509_extensions = bearer
[name]
CN = filmgraph tests
[bearer]
subjectAltName = DNS:localhost
"""


def certificate(folder: Path) -> tuple[Path, ssl.SSLContext]:
    """A certificate for ``localhost`` that its own key has signed, and a server's context that shows it."""
    files = folder / "name.cnf", folder / "key.pem", folder / "certificate.pem"
    files[0].write_text(CONFIGURATION, encoding="ascii")
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    command += ["-days", "2", "-config", str(files[0]), "-keyout", str(files[1]), "-out", str(files[2])]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except FileNotFoundError:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("the openssl command is not installed")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(files[2], files[1])
    return files[2], context
