"""Other languages: told, and then nothing is guessed."""

import pytest


def test_another_language_gets_its_name_and_no_guess(read):
    found = read("Meine Bestellung ist immer noch nicht angekommen, schreiben Sie an maya@example.com.")

    assert (found.language.code, found.language.is_supported) == ("de", False)
    assert [one.kind for one in found.personal_data] == ["email"]
    assert (found.sentiment, found.sentences, found.effort, found.actionability) == (None, (), None, None)


def test_thanks_are_understood_in_many_languages(read):
    for text in ("Vielen Dank für die schnelle Hilfe!", "Merci beaucoup !", "Muchas gracias", "Grazie mille!"):
        found = read(text, languages=("de", "fr", "es", "it"), likely=None)
        assert [one.name for one in found.intents] == ["thanks"], text


def test_what_nobody_wrote_is_said_to_be_automatic(read):
    assert read("Ich bin bis 5. Mai nicht im Büro und lese keine Mails.").is_automatic
    assert read("Out of office: I am away until Monday.").is_automatic
    assert not read("Your office was closed when I came.").is_automatic


@pytest.mark.parametrize(
    "text",
    [
        "Automatische Antwort: Ich bin derzeit nicht erreichbar.",
        "Réponse automatique : je suis absent du bureau jusqu'à lundi.",
        "Respuesta automática: estoy fuera de la oficina hasta el lunes.",
        "Risposta automatica: sono assente.",
        "Automatisch antwoord: ik ben er niet.",
        "Resposta automática: estou de férias.",
    ],
)
def test_notes_of_absence_are_automatic_in_other_languages_too(read, text):
    assert read(text, languages=("de", "fr", "es", "it", "nl", "pt"), likely=None).is_automatic


def test_no_other_language_is_guessed_at(read):
    for text in ("C'est la troisième fois que j'appelle, c'est nul !", "¡Estoy muy enfadado, nadie responde!"):
        found = read(text, languages=("en", "fr", "es"), likely=None)

        assert not found.language.is_supported
        assert (found.sentiment, found.emotions, found.intents, found.urgency) == (None, (), (), None)


def test_two_words_are_in_the_language_of_their_channel(read):
    assert read("Hallo Tom", likely="de").language.code == "de"
    assert read("super", likely="en").language.code == "en"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("¡Gracias!", "es"), ("Gracias", "es"), ("¿Hola?", "es"), ("Merci beaucoup !", "fr"), ("Danke schön", "de"),
        ("Grüße", "de"), ("Ça va", "fr"), ("Thanks!", "en"), ("ok", "en"), ("super", "en"),
        ("Müller", "en"), ("👍", "en"), ("41 42", "en"),
    ],
)  # fmt: skip
def test_signs_and_words_that_one_of_the_languages_has_tell_of_short_texts(read, text, code):
    assert read(text, languages=("en", "de", "es", "fr"), likely="en").language.code == code


def test_a_sign_of_no_language_of_the_company_tells_nothing(read):
    assert read("¡Gracias!", languages=("en", "de"), likely="en").language.code == "en"
    assert read("¡Gracias!", languages=(), likely="en").language.code == "es"


def test_only_the_company_s_languages_come_into_question(read):
    text = "Jeg vil gerne have mine penge tilbage"

    assert read(text, languages=("en", "de"), likely=None).language.code in {"en", "de"}
    assert read(text, languages=("en", "da"), likely=None).language.code == "da"
