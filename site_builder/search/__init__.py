"""The search that residents use: an index in small parts, of which a browser fetches what a query needs."""

from site_builder.search.files import SEARCH_PAGE, search_files

__all__ = ["SEARCH_PAGE", "search_files"]
