"""The demo: a store of made-up people in every state, built by running the acts.

It lies apart from the user's own store and is built anew each time, with dates around today. Every
name, firm, school and message in it is invented.
"""

from coffeechat.demo.telling import make_demo

__all__ = ["make_demo"]
