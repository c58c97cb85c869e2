"""An HTML page read for what a reader's program needs of it: headings, landmarks, names, links."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser

_VOID = frozenset({"meta", "link", "br", "hr", "img", "input"})
_LANDMARKS = ("header", "nav", "main", "footer")


class Outline(HTMLParser):
    """Reads a page once; fails at a tag that closes another than the one open."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.headings: list[int] = []
        self.landmarks: Counter[str] = Counter()
        self.tags: Counter[str] = Counter()
        self.ids: Counter[str] = Counter()
        self.pictures: list[dict[str, str | None]] = []
        self.pointed: set[str] = set()
        """Ids that another element names as its label, its description or its target."""
        self.addresses: list[str] = []
        self.lang: str | None = None
        self.text = ""
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags[tag] += 1
        if tag not in _VOID:
            self._open.append(tag)
        if tag == "html":
            self.lang = found.get("lang")
        if tag in _LANDMARKS:
            self.landmarks[tag] += 1
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))
        if tag == "svg":
            self.pictures.append(found)
        for name, value in found.items():
            if name == "id":
                self.ids[value or ""] += 1
            if name in ("aria-labelledby", "aria-describedby"):
                self.pointed.add(value or "")
            if name in ("href", "src", "xlink:href", "action", "srcset"):
                self.addresses.append(value or "")
            assert not name.startswith("on"), f"{tag} runs a script: {name}"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
