"""What people write, by cause and language. Opening, the answer, what comes after."""

from typing import Literal

Cause = Literal["colours", "late", "wrong", "payment", "size", "discount"]
Lines = tuple[str, ...]

OPENINGS: dict[str, dict[str, Lines]] = {
    "en": {
        "colours": (
            "Do these come in blue and white?",
            "Is the red darker than on the picture?",
            "Any chance of the Court Low in white?",
        ),
        "late": (
            "Where is my order? It was due two days ago.",
            "Still no parcel. Tracking says nothing since Monday.",
            "My shoes have not come yet",
        ),
        "wrong": (
            "You sent me the wrong size.",
            "There was a Mile Runner in the box, I ordered Court Low!",
            "Wrong colour arrived.",
        ),
        "payment": (
            "It says error 12 again when I pay. Third time.",
            "I can't pay, the page just jumps back",
            "Checkout fails on my phone, card is fine",
        ),
        "size": ("I am between 41 and 42, which one?", "Do they run small?", "Can I exchange for a 43?"),
        "discount": ("My code AUTUMN does not work", "Is there a student discount?"),
    },
    "de": {
        "colours": ("Gibt es die auch in Blau und Weiß?", "Ist das Rot dunkler als auf dem Bild?"),
        "late": ("Wo bleibt meine Bestellung? Sie sollte vorgestern kommen.", "Lieferung noch nicht angekommen."),
        "wrong": ("Sie haben mir die falsche Größe geschickt.", "Im Karton war ein anderer Schuh!"),
        "payment": ("Beim Bezahlen kommt immer Fehler 12.", "Ich kann auf dem Handy nicht bezahlen"),
        "size": ("Fallen die klein aus?", "Ich liege zwischen 41 und 42, was nehmen?"),
        "discount": ("Mein Gutschein geht nicht",),
    },
    "es": {
        "colours": ("¿Las tienen en azul y blanco?", "¿Hay otros colores?"),
        "late": ("¿Dónde está mi pedido? Tenía que llegar el lunes.", "Sigo sin recibir el paquete."),
        "wrong": ("Me han enviado la talla equivocada.",),
        "payment": ("Me sale error 12 al pagar, tres veces ya.", "No puedo pagar desde el móvil"),
        "size": ("¿Tallan pequeño?",),
        "discount": ("El código no funciona",),
    },
    "fr": {
        "colours": ("Elles existent en bleu et blanc ?", "Il y a d'autres couleurs ?"),
        "late": ("Où est ma commande ? Elle devait arriver avant-hier.", "Toujours pas de colis."),
        "wrong": ("Vous m'avez envoyé la mauvaise pointure.",),
        "payment": ("Erreur 12 quand je paie, encore.", "Impossible de payer sur mon téléphone"),
        "size": ("Elles taillent petit ?",),
        "discount": ("Mon code ne marche pas",),
    },
}
ANSWERS: dict[str, dict[str, str]] = {
    "en": {
        "colours": "They do, and they look better than the picture. I have put the link below.",
        "late": "I am sorry. The parcel sat at the depot; it is on its way and comes tomorrow.",
        "wrong": "That is our mistake. The right pair leaves today, a label for the other one is in your mail.",
        "payment": "I can see the tries and it is on our side. I have put your size aside and send you a pay link.",
        "size": "They run true. Between two sizes take the larger one; exchange is free.",
        "discount": "It ended on Sunday, I have put it on your basket all the same.",
    },
    "de": {
        "colours": "Ja, und sie sehen besser aus als auf dem Bild.",
        "late": "Das tut mir leid. Das Paket lag im Depot und kommt morgen.",
        "wrong": "Das war unser Fehler. Das richtige Paar geht heute raus.",
        "payment": "Der Fehler liegt bei uns. Ich lege Ihre Größe zurück und schicke einen Zahlungslink.",
        "size": "Sie fallen normal aus. Im Zweifel die größere, der Umtausch ist frei.",
        "discount": "Ich habe ihn für Sie eingetragen.",
    },
    "es": {
        "colours": "Sí, y son más bonitas que en la foto.",
        "late": "Lo siento. El paquete está en camino y llega mañana.",
        "wrong": "Ha sido error nuestro. Hoy sale el par correcto.",
        "payment": "El fallo es nuestro. Le guardo su talla y le envío un enlace de pago.",
        "size": "Tallan normal. En la duda, la grande; el cambio es gratis.",
        "discount": "Se lo he aplicado.",
    },
    "fr": {
        "colours": "Oui, et elles sont plus belles que sur la photo.",
        "late": "Je suis désolé. Le colis est en route et arrive demain.",
        "wrong": "C'est notre erreur. La bonne paire part aujourd'hui.",
        "payment": "Le problème vient de nous. Je garde votre pointure et vous envoie un lien de paiement.",
        "size": "Elles taillent normalement. Dans le doute, la plus grande.",
        "discount": "Je l'ai appliqué pour vous.",
    },
}
MORE = {
    "en": "And how long does that take?",
    "de": "Und wie lange dauert das?",
    "es": "¿Y cuánto tarda?",
    "fr": "Et ça prend combien de temps ?",
}
MORE_ANSWER = {
    "en": "Two days at most.",
    "de": "Höchstens zwei Tage.",
    "es": "Dos días como mucho.",
    "fr": "Deux jours au plus.",
}
THANKS = {"en": "Thanks, that helped!", "de": "Danke, das hilft!", "es": "¡Gracias!", "fr": "Merci beaucoup !"}
CURT = {
    "en": "Check the FAQ.",
    "de": "Steht in den FAQ.",
    "es": "Mire las preguntas frecuentes.",
    "fr": "Voyez la FAQ.",
}
