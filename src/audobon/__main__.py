"""`python -m audobon` is the command `audobon`."""

from audobon.cli.app import main

if __name__ == "__main__":
    main()
