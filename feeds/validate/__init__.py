"""The rules of feed formats, checked on any feed, ours or another's."""

from feeds.validate.check import check_feed

__all__ = ["check_feed"]
