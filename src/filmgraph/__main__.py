"""``python -m filmgraph``"""

from filmgraph.cli import main

if __name__ == "__main__":
    main()
