"""The server's command line: the Java and the jars that come with the ``arcadedb-embedded`` package."""

from __future__ import annotations

import contextlib
import importlib.metadata
import importlib.util
import os
import socket
import subprocess
import sys
from pathlib import Path

from filmgraph.errors import StoreUnreachable

PACKAGE = "arcadedb_embedded"
OUTPUT_FILE = "filmgraph-store.output"
"""What Java prints before its log is open, inside the store's folder."""
LOG_FILE = "config/log.properties"
LOG_SETTINGS = """\
handlers = java.util.logging.FileHandler
.level = WARNING
com.arcadedb.server.level = INFO
java.util.logging.FileHandler.formatter = com.arcadedb.log.LogFormatter
java.util.logging.FileHandler.pattern = ./log/server.log
java.util.logging.FileHandler.limit = 2000000
java.util.logging.FileHandler.count = 2
java.util.logging.FileHandler.append = true
"""
"""The server's own would keep up to a gigabyte, and print it all a second time."""
MAIN = "com.arcadedb.server.ArcadeDBServer"
STATEMENT_CEILING_SECONDS = 600
"""For a single statement of anybody, writers included."""
SMALLEST_MB, LARGEST_MB, UNKNOWN_MB = 256, 2048, 1024
NO_SERVER = "Set NEO4J_URI to use a Neo4j server instead, or `pip install arcadedb-embedded` where it has a wheel."


def package_folder() -> Path:
    """Where the package lies, without importing it. StoreUnreachable where it is not installed whole."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.origin:
        raise StoreUnreachable(
            "The local store needs the package arcadedb-embedded, which is not installed.", NO_SERVER
        )
    folder = Path(spec.origin).parent
    if not java_of(folder).exists() or not (folder / "jars").is_dir():
        raise StoreUnreachable(f"The package arcadedb-embedded in {folder} has no Java for this machine.", NO_SERVER)
    return folder


def java_of(folder: Path) -> Path:
    """The Java inside the package."""
    return folder / "jre" / "bin" / ("java.exe" if sys.platform == "win32" else "java")


def server_version() -> str:
    """Of the package; empty where unknown."""
    with contextlib.suppress(importlib.metadata.PackageNotFoundError):
        return importlib.metadata.version("arcadedb-embedded")
    return ""


def memory_limit_mb(asked: int | None) -> int:
    """The Java heap in MB: as asked, else a quarter of the machine's memory between 256 and 2048."""
    if asked is not None:
        return asked
    return max(SMALLEST_MB, min(LARGEST_MB, _machine_mb() // 4))


def _machine_mb() -> int:
    with contextlib.suppress(AttributeError, ValueError, OSError):  # no sysconf on Windows
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20
    return 4 * UNKNOWN_MB


def free_port() -> int:
    """A port of loopback that is free now; another may take it before the server does, so be ready to try again."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def command(folder: Path, bolt_port: int, http_port: int, memory_mb: int, database: str) -> list[str]:
    """The server's command line, to be run inside the store's folder: its paths are relative, so that no letter in
    the folder's name can trouble Java. There is no secret in it."""
    settings = {
        "server.rootPath": ".",
        "server.databaseDirectory": "databases",
        "server.logsDirectory": "log",
        "server.defaultDatabases": f"{database}[root]",
        "server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "server.mode": "development",  # "production" hides the text of every error from us
        "server.httpIncomingHost": "127.0.0.1",
        "server.httpIncomingPort": str(http_port),
        "server.httpWorkerThreads": "8",
        "bolt.host": "127.0.0.1",
        "bolt.port": str(bolt_port),
        "txWalFlush": "1",  # what was acknowledged survives a killed server
        "command.timeout": str(STATEMENT_CEILING_SECONDS * 1000),
        "command.regexTimeout": "10000",
        "queryMaxHeapElementsAllowedPerOp": "5000000",
        "queryMaxConcurrent": "16",
        "opencypher.loadCsv.allowFileUrls": "false",
        "opencypher.loadCsv.allowRemoteUrls": "false",
        "polyglotEngineEnabled": "false",
        "serverMetrics": "false",
    }
    return [
        str(java_of(folder)),
        *_machine_options(memory_mb),
        *(f"-Darcadedb.{name}={value}" for name, value in settings.items()),
        "-cp",
        str(folder / "jars" / "*"),
        MAIN,
    ]


def _machine_options(memory_mb: int) -> list[str]:
    return [
        f"-Xmx{memory_mb}m",
        "-XX:+UseSerialGC",  # starts sooner and takes less memory than the default, for few users at once
        "-XX:TieredStopAtLevel=1",  # half the time of a first load: the second compiler costs more than it brings here
        "-XX:+ExitOnOutOfMemoryError",  # a server out of memory is not to be trusted; the next command starts a new one
        "-XX:-UsePerfData",  # no files in the shared temporary folder
        "--add-modules=jdk.incubator.vector",
        "--enable-native-access=ALL-UNNAMED",
        "-Dpolyglotimpl.DisableMultiReleaseCheck=true",
        "-Djava.awt.headless=true",
        f"-Djava.util.logging.config.file={LOG_FILE}",
    ]


def environment() -> dict[str, str]:
    """Ours without what would change Java, and with UTF-8 file names."""
    unwanted = ("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH")
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in unwanted and not name.upper().startswith(("ARCADEDB", "NEO4J_", "FILMGRAPH_"))
    }
    if sys.platform == "linux":
        kept["LC_ALL"] = "C.UTF-8"
    return kept


def is_server(pid: int) -> bool:
    """Whether process ``pid`` is a server like ours: numbers are used again. False where it cannot be known."""
    try:
        if sys.platform == "linux":
            return MAIN.encode() in Path(f"/proc/{pid}/cmdline").read_bytes()
        if sys.platform == "darwin":
            shown = subprocess.run(["/bin/ps", "-o", "command=", "-p", str(pid)], capture_output=True, check=False)
            return MAIN.encode() in shown.stdout
    except OSError:
        pass
    return False


def no_window() -> int:
    """Creation flags of a background process: none where there are none."""
    if sys.platform == "win32":
        return subprocess.CREATE_NO_WINDOW
    return 0


def die_with_parent() -> None:
    """Linux only, in the child before Java runs: end in order when the keeper dies, however it dies."""
    import ctypes
    import signal

    set_parent_death_signal = 1
    ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGTERM)
