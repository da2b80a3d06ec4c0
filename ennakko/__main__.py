"""`python -m ennakko`: the same as the command `ennakko`."""

from ennakko.config.cli import main

if __name__ == "__main__":
    main()
