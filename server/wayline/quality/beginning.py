"""What a company's scorecard begins with, in the languages of the console."""

from wayline.quality.scoring import Card, Criterion

ENGLISH = "en"
SCALES = {
    "en": ["Missing", "Weak", "Good", "Excellent"],
    "de": ["Fehlt", "Schwach", "Gut", "Hervorragend"],
}
WEIGHTS = {
    "timely": 1.0,
    "knowledgeable": 2.0,
    "clear": 1.0,
    "empathetic": 1.0,
    "kind": 1.0,
    "professional": 1.0,
    "solved": 2.0,
    "extra_mile": 0.5,
}
SAID = {
    "en": {
        "timely": ("Timely", "The customer did not wait longer than the matter needed."),
        "knowledgeable": ("Knowledgeable", "What was said is right and complete."),
        "clear": ("Clear", "Plain words, one thing after another, and what happens next."),
        "empathetic": ("Empathetic", "The customer's trouble was seen and named."),
        "kind": ("Kind", "Warm, patient, and free of blame."),
        "professional": ("Professional", "Spelling, tone and promises are such as we stand for."),
        "solved": ("Solved", "The matter is settled, or on a way that will settle it."),
        "extra_mile": ("Extra mile", "Something was done that nobody had asked for."),
    },
    "de": {
        "timely": ("Zügig", "Niemand musste länger warten, als die Sache es brauchte."),
        "knowledgeable": ("Sachkundig", "Was gesagt wurde, ist richtig und vollständig."),
        "clear": ("Klar", "Einfache Worte, eins nach dem anderen, und was als Nächstes geschieht."),
        "empathetic": ("Einfühlsam", "Das Ärgernis wurde gesehen und benannt."),
        "kind": ("Freundlich", "Warm, geduldig und ohne Vorwurf."),
        "professional": ("Professionell", "Rechtschreibung, Ton und Zusagen sind so, wie wir dazu stehen."),
        "solved": ("Gelöst", "Die Sache ist erledigt oder auf einem Weg, der sie erledigt."),
        "extra_mile": ("Über das Nötige hinaus", "Es wurde etwas getan, worum niemand gebeten hatte."),
    },
}


def template(locale: str) -> Card:
    """The card in this language ("de-AT,en;q=0.5" is German), in English where we do not speak it."""
    language = locale.partition(",")[0].partition(";")[0].partition("-")[0].strip().lower()
    language = language if language in SAID else ENGLISH
    said = SAID[language]
    return Card(
        [Criterion(key, said[key][0], weight, said[key][1]) for key, weight in WEIGHTS.items()], SCALES[language]
    )
