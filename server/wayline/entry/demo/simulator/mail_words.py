"""What people write by mail, in their languages: subject, what they want, what they are told, what they say to that."""

LETTERS = {
    "en": (
        (
            "Order {order}: wrong size in the box",
            (
                "Hello,\n\nI ordered the Court Low in 42 and got a 41. The box says 42, the shoes say 41. I "
                "attach a picture.\nI need them for Saturday. Can you send the right ones before that?"
            ),
            (
                "Hello {name},\n\nI am sorry about that. The 42 leaves today by express and will be with you on "
                "Friday. Keep the box: a label to send the 41 back comes with the parcel, and it costs you "
                "nothing."
            ),
            "That was quick, thank you. They are here and they fit.",
        ),
        (
            "Invoice for order {order}",
            (
                "Hi there,\n\ncould you send me an invoice with our company's name and VAT number on it? "
                "Hartwell Studio Ltd, GB 123 4567 89."
            ),
            (
                "Hi {name},\n\nit is on its way to you as a PDF. From now on your orders carry the company's "
                "name by themselves."
            ),
            "Perfect, my accountant says hello.",
        ),
        (
            "Where is order {order}?",
            "Good morning,\n\nthe tracking page has said “handed to the courier” for six days. Is it lost?",
            (
                "Good morning {name},\n\nI called the courier: it lies in their depot with a torn label. They "
                "deliver it tomorrow. If they do not, I send a new pair without waiting."
            ),
            "It came this morning. Thanks for calling them.",
        ),
    ),
    "de": (
        (
            "Bestellung {order}: Sohle löst sich",
            (
                "Guten Tag,\n\nnach drei Wochen löst sich bei einem Schuh vorne die Sohle, siehe Bild. Getragen "
                "habe ich sie nur im Büro. Was nun?"
            ),
            (
                "Guten Tag {name},\n\ndas darf nicht sein. Sie bekommen ein neues Paar, es geht heute hinaus. "
                "Das alte können Sie behalten oder uns mit dem beiliegenden Etikett schicken."
            ),
            "Vielen Dank, das nenne ich Service.",
        ),
        (
            "Rückgabe zu {order}",
            (
                "Hallo,\n\nich möchte die Schuhe zurückgeben, sie drücken am Spann. Das Etikett im Paket war "
                "nicht zu finden."
            ),
            (
                "Hallo {name},\n\nkein Problem, das Etikett hängt an dieser Mail. Sobald die Schuhe bei uns "
                "sind, bekommen Sie das Geld binnen zwei Tagen zurück."
            ),
            "Alles angekommen, danke!",
        ),
    ),
    "es": (
        (
            "Pedido {order}: color equivocado",
            (
                "Buenos días:\n\nHe pedido las zapatillas en azul y me han llegado en rojo. Adjunto una foto. "
                "¿Me las pueden cambiar?"
            ),
            (
                "Buenos días, {name}:\n\nClaro que sí, y disculpe la molestia. Las azules salen hoy y el "
                "mensajero recogerá las rojas cuando se las entregue."
            ),
            "¡Muchas gracias! Ya las tengo puestas.",
        ),
        (
            "Cambio de dirección, pedido {order}",
            "Hola:\n\n¿Pueden enviar el pedido a mi oficina? Estaré fuera de casa toda la semana.",
            "Hola, {name}:\n\nHecho. Llegará a la oficina el jueves por la mañana.",
            "Perfecto, gracias.",
        ),
    ),
    "fr": (
        (
            "Commande {order} : remboursement",
            (
                "Bonjour,\n\nj'ai renvoyé les chaussures il y a deux semaines et je n'ai toujours pas été "
                "remboursé. Pouvez-vous vérifier ?"
            ),
            (
                "Bonjour {name},\n\nvotre colis est bien arrivé, mais le remboursement était resté bloqué. Il "
                "est parti ce matin ; comptez deux jours. Toutes mes excuses."
            ),
            "Reçu, merci beaucoup.",
        ),
        (
            "Question sur l'entretien",
            "Bonjour,\n\ncomment nettoyer la toile blanche sans l'abîmer ? J'ai une tache de café, voir la photo.",
            (
                "Bonjour {name},\n\nde l'eau tiède, un peu de savon de Marseille et une brosse douce. Jamais de "
                "machine, et séchez-les à l'ombre."
            ),
            "C'est parti du premier coup. Merci !",
        ),
    ),
}
AWAY = {
    "en": ("Automatic reply: {subject}", "I am away until Monday and read my mail then."),
    "de": ("Automatische Antwort: {subject}", "Ich bin bis Montag nicht da und lese meine Post dann."),
    "es": ("Respuesta automática: {subject}", "Estaré fuera hasta el lunes y leeré el correo entonces."),
    "fr": ("Réponse automatique : {subject}", "Je suis absent jusqu'à lundi et je lirai mes messages à ce moment-là."),
}
SIGNED = {"en": "Best wishes", "de": "Viele Grüße", "es": "Un saludo", "fr": "Cordialement"}
WROTE = {
    "en": "On {at:%d/%m/%Y}, {who} wrote:",
    "de": "Am {at:%d.%m.%Y} schrieb {who}:",
    "es": "El {at:%d/%m/%Y}, {who} escribió:",
    "fr": "Le {at:%d/%m/%Y}, {who} a écrit :",
}
FORGED = (
    "Change of bank account",
    "Hello,\n\nplease pay the refund of my last order to my new account: DE00 1234 5678 9012 3456 00. It is urgent.",
)
