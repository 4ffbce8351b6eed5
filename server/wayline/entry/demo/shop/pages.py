"""The shop's pages: plain HTML in one frame. The only thing of Wayline's in them is the script tag."""

from string import Template
from urllib.parse import quote

FRAME = Template("""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$title</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/site/shop.css">
$tag
</head>
<body data-page="$page" class="$kind">
<div class="frame">
$header
<main>$main</main>
$footer
</div>
<script src="/site/shop.js" defer></script>
</body>
</html>
""")
HEADER = """<header><a href="/"><b>Cortado</b></a><a href="/trainers">Trainers</a><a href="/journal">Journal</a>
<a href="/basket" data-basket>Basket</a></header>"""
FOOTER = """<footer><span>Cortado is a made-up shop of the Wayline demo.</span>
<a href="/elsewhere/search">Found by a search</a><a href="/elsewhere/feed">Found by an ad</a></footer>"""

TRENDIEST = [
    (
        "Court Low",
        "/products/court-low",
        "The low court shoe that goes with everything.",
    ),
    ("Mile Runner", "/products/mile-runner", "Light, honest, and visible at night."),
    ("Trail Mid", "/products/trail-mid", "For those whose way to work has puddles."),
    ("Court High", "/products/court-high", "The padded one. Forest green is back."),
]
HOME = """<h1>Trainers made to be resoled</h1><p class="soft">Four shapes, good leather, a sole that comes off.
<a href="/journal/ten-trendiest-trainers"><u>Ten trendiest trainers</u></a> in our journal.</p>"""
JOURNAL = """<h1>Journal</h1><div class="teaser"><div data-shoe="court-low"></div><div>
<h2><a href="/journal/ten-trendiest-trainers">Ten trendiest trainers</a></h2>
<p class="soft">What people wear this autumn, and what will still be worn in five.</p></div></div>"""
MISSING = """<h1>Not here</h1><p class="soft">This page has gone, or never was.</p>
<p><a class="button" href="/trainers">See the trainers</a></p>"""
CHECKOUT = """<h1>Checkout</h1><form novalidate><label for="name">Name</label>
<input id="name" name="name" type="text" autocomplete="name" required>
<label for="email">Email</label>
<input id="email" name="email" type="email" autocomplete="email" required>
<label for="card">Card</label>
<input id="card" name="card" type="text" inputmode="numeric" value="4242 4242 4242 4242" required>
<p class="small soft">Nothing is charged. A card that ends in 0002 is declined with error 12.</p>
<div class="total"><span>Total</span><span data-total></span></div>
<div data-problem></div><button class="wide">Pay</button></form>"""
PLAIN = {
    "trainers": ("Trainers", "<h1>Trainers</h1>"),
    "journal": ("Journal", JOURNAL),
    "basket": ("Basket", "<h1>Basket</h1>"),
    "checkout": ("Checkout", CHECKOUT),
    "thanks": ("Thank you", "<h1>Thank you</h1>"),
}


def script_tag(wayline: str, key: str) -> str:
    """What a site puts into its pages, as the documents say."""
    return f'<script async src="{wayline}/w.js" data-key="{key}"></script>'


def page(name: str, title: str, main: str, tag: str) -> str:
    """A page of the shop."""
    return FRAME.substitute(
        title=f"{title} · Cortado", tag=tag, page=name, kind="", header=HEADER, main=main, footer=FOOTER
    )


def article() -> str:
    """The blog post people find by searching."""
    items = "".join(
        f'<div class="teaser"><div data-shoe="{address.rpartition("/")[2]}"></div>'
        f'<div><h2>{number}. <a href="{address}"><u>{name}</u></a></h2><p>{text}</p></div></div>'
        for number, (name, address, text) in enumerate(TRENDIEST, start=1)
    )
    return (
        "<article><h1>Ten trendiest trainers</h1>"
        '<p class="soft">Four of them are ours; the other six we leave to your imagination.</p>'
        f"{items}</article>"
    )


def outside(name: str, title: str, main: str) -> str:
    """A page that is not the shop's: a search engine, a feed. It carries no tag."""
    header = (
        '<header><b>Elsewhere</b><span class="soft small">not the shop: where its visitors come from</span></header>'
    )
    return FRAME.substitute(title=title, tag="", page=name, kind="outside", header=header, main=main, footer="")


def search_results(query: str) -> str:
    """A search engine's answer, with the post in it."""
    address = f"/journal/ten-trendiest-trainers?utm_source=search&utm_medium=organic&utm_term={quote(query)}"
    return (
        f'<div class="result"><a href="{address}"><b>Ten trendiest trainers · Cortado</b></a>'
        '<div class="address">cortado.example / journal</div>'
        '<div class="soft small">What people wear this autumn, and what will still be worn in five.</div></div>'
        '<div class="result"><a href="/"><b>Cortado: trainers made to be resoled</b></a>'
        '<div class="address">cortado.example</div></div>'
    )


def feed() -> str:
    """A social feed with the shop's ad."""
    address = "/products/court-low?utm_source=instagram&utm_medium=paid_social&utm_campaign=autumn-trainers"
    return (
        '<div class="result"><b>sam.walks</b><p class="soft">Eleven miles, no blisters.</p></div>'
        '<div class="result"><span class="soft small">Sponsored · Cortado</span>'
        "<p>The Court Low, made to be resoled.</p>"
        f'<a class="button" href="{address}">Shop now</a></div>'
        '<div class="result"><b>lea.bakes</b><p class="soft">Sunday bread.</p></div>'
    )
