"""The script tag's and the Segment API's way in."""

from wayline.collect.capturing import Collector

__all__ = ["Collector"]
