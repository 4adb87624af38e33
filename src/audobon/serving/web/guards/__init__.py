"""What stands between the network and the service: one question a file, each a plain ASGI middleware.

Knows: ASGI.  Does not know: routes, frameworks, books.
"""
