"""The one table that maps the ecosystem's front-matter keys to ours."""

ALIASES = {
    "title": "tieu_de",
    "description": "tom_tat",
    "date": "ngay",
    "tags": "chuyen_muc",
    "authors": "tac_gia",
    "author": "tac_gia",
    "draft": "nhap",
}
