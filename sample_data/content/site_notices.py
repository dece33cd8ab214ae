"""Pages about trust: privacy, safety, accessibility, contact, as the sample organisation does it.

Only promise here what the software does. Counsel and a francophone reviewer check them before real use.
"""

PRIVACY = {
    "slug": "privacy",
    "title": {"en": "Privacy, in plain words", "fr": "Votre vie privée, en mots simples"},
    "lead": {
        "en": "We keep as little as we can, for as short a time as we can. Here is what, why, for how "
        "long, and who may see it.",
        "fr": "Nous gardons le moins possible, le moins longtemps possible. Voici quoi, pourquoi, combien "
        "de temps et qui peut le voir.",
    },
    "never_asked": {
        "title": {"en": "What we never ask", "fr": "Ce que nous ne demandons jamais"},
        "html": {
            "en": [
                "<p>Your immigration status, your social insurance number, a copy of your identity papers, "
                "your date of birth, or what happened to you.</p>"
            ],
            "fr": [
                "<p>Votre statut d’immigration, votre numéro d’assurance sociale, une copie de vos papiers "
                "d’identité, votre date de naissance ou ce qui vous est arrivé.</p>"
            ],
        },
    },
    "what_we_keep": [
        {
            "code": "registration",
            "what": {
                "en": "The name you want us to use, your e-mail, your language",
                "fr": "Le nom que vous voulez que nous utilisions, votre courriel, votre langue",
            },
            "why": {
                "en": "To keep your place and write to you about it",
                "fr": "Pour garder votre place et vous écrire à ce sujet",
            },
            "who": {"en": "Staff who handle registration", "fr": "Le personnel des inscriptions"},
            "until": {"en": "90 days after the forum", "fr": "90 jours après le forum"},
        },
        {
            "code": "background",
            "what": {
                "en": "Your province, organisation and roles, if you tell us",
                "fr": "Votre province, votre organisme et vos rôles, si vous nous les donnez",
            },
            "why": {
                "en": "To see which voices are missing. We publish only counts, and no small ones",
                "fr": "Pour voir quelles voix manquent. Nous ne publions que des nombres, jamais les petits",
            },
            "who": {"en": "Staff who handle registration", "fr": "Le personnel des inscriptions"},
            "until": {"en": "90 days after the forum", "fr": "90 jours après le forum"},
        },
        {
            "code": "access",
            "what": {"en": "What would help you take part", "fr": "Ce qui vous aiderait à participer"},
            "why": {"en": "To arrange it", "fr": "Pour l’organiser"},
            "who": {
                "en": "The care team. It is stored locked, and each opening is recorded",
                "fr": "L’équipe d’accompagnement. C’est conservé sous clé, et chaque consultation est notée",
            },
            "until": {"en": "30 days after the forum", "fr": "30 jours après le forum"},
        },
        {
            "code": "travel",
            "what": {"en": "Your request for travel money", "fr": "Votre demande d’aide au déplacement"},
            "why": {"en": "To decide and to pay", "fr": "Pour décider et payer"},
            "who": {
                "en": "Reviewers, who do not see your name; then finance, for the amount",
                "fr": "Les personnes qui l’examinent, sans voir votre nom; puis les finances, pour le "
                "montant",
            },
            "until": {
                "en": "60 days after the forum; the record of a payment for six years, as tax law asks",
                "fr": "60 jours après le forum; la trace d’un paiement, six ans, comme le veut la loi "
                "fiscale",
            },
        },
        {
            "code": "evaluation",
            "what": {"en": "What you answer in an evaluation", "fr": "Vos réponses à une évaluation"},
            "why": {
                "en": "To do better and to report what people think",
                "fr": "Pour nous améliorer et rendre compte de ce que pensent les gens",
            },
            "who": {
                "en": "Nobody, linked to you. See below",
                "fr": "Personne, avec un lien vers vous. Voyez plus bas",
            },
            "until": {
                "en": "Sealed answers: until the form closes. Counts and quotes that people agreed to: in "
                "the report",
                "fr": "Réponses scellées : jusqu’à la fermeture du formulaire. Nombres et citations "
                "acceptées : dans le rapport",
            },
        },
    ],
    "columns": {
        "what": {"en": "What we keep", "fr": "Ce que nous gardons"},
        "why": {"en": "Why", "fr": "Pourquoi"},
        "who": {"en": "Who may see it", "fr": "Qui peut le voir"},
        "until": {"en": "Until when", "fr": "Jusqu’à quand"},
    },
    "sections": [
        {
            "anchor": "sealed-evaluations",
            "title": {
                "en": "How a sealed evaluation works",
                "fr": "Comment fonctionne une évaluation scellée",
            },
            "html": {
                "en": [
                    "<p>You get a personal link. Until the form closes it also lets you change your answers "
                    "or take them back. The list of people who were asked remembers that you have "
                    "answered, never what you wrote.</p>",
                    "<p>Your answers are locked in a sealed ballot the moment you send them. When the form "
                    "closes, the computer opens all the ballots at once, counts them, mixes the written "
                    "answers, and destroys the ballots and the key. If fewer than five people answer, "
                    "nothing is opened.</p>",
                    "<p>Two limits, to be frank. While the form is open, someone with full control of the "
                    "server could read the ballots, and a court could order it. And your own words can "
                    "give you away: leave out names, places and dates.</p>",
                ],
                "fr": [
                    "<p>Vous recevez un lien personnel. Jusqu’à la fermeture du formulaire, il permet aussi "
                    "de modifier vos réponses ou de les reprendre. La liste des personnes invitées retient "
                    "que vous avez répondu, jamais ce que vous avez écrit.</p>",
                    "<p>Dès l’envoi, vos réponses sont enfermées dans un bulletin scellé. À la fermeture "
                    "du formulaire, l’ordinateur ouvre tous les bulletins d’un coup, les compte, mélange "
                    "les réponses écrites, puis détruit les bulletins et la clé. Si moins de cinq "
                    "personnes répondent, rien n’est ouvert.</p>",
                    "<p>Deux limites, en toute franchise. Tant que le formulaire est ouvert, quelqu’un qui "
                    "contrôle entièrement le serveur pourrait lire les bulletins, et un tribunal pourrait "
                    "l’ordonner. Et vos propres mots peuvent vous trahir : n’écrivez ni noms, ni lieux, ni "
                    "dates.</p>",
                ],
            },
        },
        {
            "anchor": "no-list",
            "title": {
                "en": "No list of participants",
                "fr": "Pas de liste de participantes et de participants",
            },
            "html": {
                "en": [
                    "<p>We give no list to participants, partners, funders or anyone else. To every "
                    "question about who is registered, the answer is the same: we never confirm or deny. "
                    "Where fewer than five people come from one place or share one role, we do not publish "
                    "how many.</p>"
                ],
                "fr": [
                    "<p>Nous ne donnons aucune liste, ni aux participantes et participants, ni aux "
                    "partenaires, ni aux bailleurs de fonds, ni à personne. À toute question sur les "
                    "inscriptions, la réponse est la même : nous ne confirmons ni ne nions. Quand moins de "
                    "cinq personnes viennent d’un même endroit ou ont un même rôle, nous ne publions pas "
                    "leur nombre.</p>"
                ],
            },
        },
        {
            "anchor": "your-rights",
            "title": {"en": "Your rights", "fr": "Vos droits"},
            "html": {
                "en": [
                    "<p>You may ask to see what we hold about you, to have it corrected or erased, to take "
                    "back a consent, and to know who opened your information. Write to "
                    "privacy@example.org; a person answers within 30 days, and it costs nothing. You never "
                    "lose your place because you said no to something.</p>",
                    "<p>If our answer does not satisfy you, you may complain to the privacy commissioner "
                    "of Canada or of your province, such as the Commission d’accès à l’information in "
                    "Quebec.</p>",
                ],
                "fr": [
                    "<p>Vous pouvez demander à voir ce que nous avons sur vous, à le faire corriger ou "
                    "effacer, à retirer un consentement et à savoir qui a ouvert vos renseignements. "
                    "Écrivez à privacy@example.org; une personne vous répond dans les 30 jours, sans "
                    "frais. Refuser quelque chose ne vous fait jamais perdre votre place.</p>",
                    "<p>Si notre réponse ne vous convient pas, vous pouvez porter plainte au Commissariat "
                    "à la protection de la vie privée du Canada ou à l’organisme de votre province, comme "
                    "la Commission d’accès à l’information au Québec.</p>",
                ],
            },
        },
        {
            "anchor": "this-site",
            "title": {"en": "On this site", "fr": "Sur ce site"},
            "html": {
                "en": [
                    "<p>No advertising, no tracking, nothing fetched from other companies. One cookie "
                    "keeps your form together while you fill it in.</p>"
                ],
                "fr": [
                    "<p>Ni publicité, ni pistage, ni contenu chargé d’autres entreprises. Un seul témoin "
                    "relie les pages de votre formulaire pendant que vous le remplissez.</p>"
                ],
            },
        },
    ],
}

SAFETY = {
    "slug": "safety",
    "title": {"en": "Using this site safely", "fr": "Utiliser ce site en sécurité"},
    "lead": {
        "en": "If someone may look at your phone or computer, take a minute to read this.",
        "fr": "Si quelqu’un peut regarder votre téléphone ou votre ordinateur, prenez une minute pour lire "
        "ceci.",
    },
    "sections": [
        {
            "anchor": "leave",
            "title": {"en": "Leave this site", "fr": "Quitter ce site"},
            "html": {
                "en": [
                    "<p>The red link at the top of each page takes you to a weather page at once. It also "
                    "closes your access on this device, so that nobody can open your form after you. A "
                    "booking that you have sent is kept: the link in our message opens it again.</p>"
                ],
                "fr": [
                    "<p>Le lien rouge en haut de chaque page vous mène aussitôt à une page de météo. Il "
                    "ferme aussi votre accès sur cet appareil, pour que personne ne puisse ouvrir votre "
                    "formulaire après vous. Une inscription déjà envoyée est conservée : le lien dans notre "
                    "message l’ouvre de nouveau.</p>"
                ],
            },
        },
        {
            "anchor": "history",
            "title": {"en": "Your history stays", "fr": "L’historique reste"},
            "html": {
                "en": [
                    "<p>Leaving does not erase the list of pages that your browser has visited. Someone "
                    "who opens it can see that you were here. E-mails from us stay in your inbox until you "
                    "delete them, and then in the bin.</p>"
                ],
                "fr": [
                    "<p>Quitter le site n’efface pas la liste des pages que votre navigateur a visitées. "
                    "Quelqu’un qui l’ouvre peut voir que vous avez visité ce site. Nos courriels restent "
                    "dans votre boîte jusqu’à ce que vous les supprimiez, puis dans la corbeille.</p>"
                ],
            },
        },
        {
            "anchor": "private-browsing",
            "title": {
                "en": "What private browsing does, and does not do",
                "fr": "Ce que fait la navigation privée, et ce qu’elle ne fait pas",
            },
            "html": {
                "en": [
                    "<p>A private window forgets the pages when you close it. It does not hide them from a "
                    "program that watches your device, from the owner of the network, or from someone who "
                    "looks over your shoulder. It keeps no secrets about files that you downloaded.</p>"
                ],
                "fr": [
                    "<p>Une fenêtre privée oublie les pages quand vous la fermez. Elle ne les cache pas à "
                    "un logiciel qui surveille l’appareil, à la personne qui gère le réseau ou à quelqu’un "
                    "qui regarde par-dessus votre épaule. Les fichiers téléchargés, eux, restent.</p>"
                ],
            },
        },
        {
            "anchor": "do-not-wipe",
            "title": {"en": "Think before you erase everything", "fr": "Réfléchissez avant de tout effacer"},
            "html": {
                "en": [
                    "<p>An empty history can look suspicious to someone who checks it. It may be safer to "
                    "remove only the pages that matter, or to leave everything as it is and use another "
                    "device: at a library, at a clinic, or a phone that belongs to someone you trust.</p>"
                ],
                "fr": [
                    "<p>Un historique vide peut éveiller les soupçons de quelqu’un qui le vérifie. Il est "
                    "parfois plus sûr de n’enlever que certaines pages, ou de ne toucher à rien et "
                    "d’utiliser un autre appareil : à la bibliothèque, dans une clinique ou le téléphone "
                    "d’une personne de confiance.</p>"
                ],
            },
        },
        {
            "anchor": "messages",
            "title": {"en": "Messages from us", "fr": "Nos messages"},
            "html": {
                "en": [
                    "<p>The subject of our e-mails names neither trafficking nor your story. If even the "
                    "name of a forum is too much, write to us and we will agree on another way.</p>"
                ],
                "fr": [
                    "<p>L’objet de nos courriels ne parle ni de traite ni de votre histoire. Si le nom "
                    "d’un forum est déjà de trop, écrivez-nous : nous conviendrons d’une autre façon.</p>"
                ],
            },
        },
        {
            "anchor": "help-now",
            "title": {"en": "If you need help now", "fr": "S’il vous faut de l’aide maintenant"},
            "html": {
                "en": [
                    "<p>In danger, call 911.</p>",
                    "<p>The Canadian Human Trafficking Hotline is at <b>1-833-900-1010</b>: free, "
                    "confidential, day and night, in more than 200 languages, with a TTY service. You do "
                    "not have to give your name, and calling commits you to nothing. The hotline is not "
                    "run by us.</p>",
                ],
                "fr": [
                    "<p>En cas de danger, appelez le 911.</p>",
                    "<p>La Ligne d’urgence canadienne contre la traite des personnes répond au "
                    "<b>1-833-900-1010</b> : gratuite, confidentielle, jour et nuit, dans plus de 200 "
                    "langues, avec un service ATS. Vous n’avez pas à donner votre nom, et appeler ne vous "
                    "engage à rien. Cette ligne ne relève pas de nous.</p>",
                ],
            },
        },
    ],
}

ACCESSIBILITY = {
    "slug": "accessibility",
    "title": {"en": "Accessibility", "fr": "Accessibilité"},
    "lead": {
        "en": "This site should work for you, with your device, your eyes, your hands and your way of "
        "reading.",
        "fr": "Ce site doit fonctionner pour vous, avec votre appareil, vos yeux, vos mains et votre façon "
        "de lire.",
    },
    "sections": [
        {
            "anchor": "aim",
            "title": {"en": "What we aim for", "fr": "Ce que nous visons"},
            "html": {
                "en": [
                    "<p>Our aim is the standard WCAG 2.2, level AA, in both languages, for the pages and "
                    "for the PDF files. An aim is not a certificate: nobody has certified this site.</p>",
                    "<p>Every page is meant to work without JavaScript, on a small screen, at large zoom "
                    "and with a keyboard alone.</p>",
                ],
                "fr": [
                    "<p>Nous visons la norme WCAG 2.2, niveau AA, dans les deux langues, pour les pages "
                    "comme pour les fichiers PDF. Viser n’est pas certifier : personne n’a certifié ce "
                    "site.</p>",
                    "<p>Chaque page est conçue pour fonctionner sans JavaScript, sur un petit écran, avec "
                    "un fort agrandissement et au clavier seul.</p>",
                ],
            },
        },
        {
            "anchor": "tested",
            "title": {"en": "What has been tested", "fr": "Ce qui a été vérifié"},
            "html": {
                "en": [
                    "<p>So far: automated checks in a browser, and a walk through the main tasks with a "
                    "keyboard. Automated checks find only some of the problems.</p>",
                    "<p>Not yet: tests with screen readers by people who use them every day, with people "
                    "who read with difficulty, and on old phones. The results will be added here with "
                    "their dates.</p>",
                ],
                "fr": [
                    "<p>Jusqu’ici : des vérifications automatiques dans un navigateur et un parcours des "
                    "tâches principales au clavier. Les vérifications automatiques ne trouvent qu’une "
                    "partie des problèmes.</p>",
                    "<p>Pas encore : des essais de lecteurs d’écran par des gens qui s’en servent chaque "
                    "jour, des essais avec des personnes qui lisent difficilement et sur de vieux "
                    "téléphones. Nous ajouterons ici les résultats et leurs dates.</p>",
                ],
            },
        },
        {
            "anchor": "tell-us",
            "title": {"en": "Tell us what does not work", "fr": "Dites-nous ce qui ne va pas"},
            "html": {
                "en": [
                    "<p>Write to access@example.org. Say which page it was and what you were trying to do; "
                    "you need not say why. We answer within five working days, and meanwhile find another "
                    "way to give you what you came for, by phone or on paper if you like.</p>"
                ],
                "fr": [
                    "<p>Écrivez à access@example.org. Dites-nous de quelle page il s’agit et ce que vous "
                    "vouliez faire; vous n’avez pas à dire pourquoi. Nous répondons en cinq jours "
                    "ouvrables et, entre-temps, nous trouvons un autre moyen de vous servir, par téléphone "
                    "ou sur papier si vous préférez.</p>"
                ],
            },
        },
    ],
}

CONTACT = {
    "slug": "contact",
    "title": {"en": "Contact us", "fr": "Nous joindre"},
    "lead": {
        "en": "Write in English or French, or in your own language if that is easier. A person reads every "
        "message.",
        "fr": "Écrivez en français ou en anglais, ou dans votre langue si c’est plus facile. Une personne "
        "lit chaque message.",
    },
    "addresses": [
        {
            "code": "registration",
            "title": {"en": "Registration and payment", "fr": "Inscription et paiement"},
            "email": "registration@example.org",
            "text": {
                "en": "Your place, a change, an invoice.",
                "fr": "Votre place, un changement, une facture.",
            },
        },
        {
            "code": "care",
            "title": {
                "en": "Access, safety and childcare",
                "fr": "Accessibilité, sécurité et garde d’enfants",
            },
            "email": "care@example.org",
            "text": {
                "en": "Anything that would help you take part. Only the care team reads these messages.",
                "fr": "Tout ce qui vous aiderait à participer. Seule l’équipe d’accompagnement lit ces "
                "messages.",
            },
        },
        {
            "code": "privacy",
            "title": {"en": "Privacy", "fr": "Vie privée"},
            "email": "privacy@example.org",
            "text": {
                "en": "To see, correct or erase what we hold about you.",
                "fr": "Pour voir, corriger ou faire effacer ce que nous avons sur vous.",
            },
        },
        {
            "code": "access",
            "title": {"en": "Problems with this site", "fr": "Problèmes avec ce site"},
            "email": "access@example.org",
            "text": {
                "en": "A page that does not work for you.",
                "fr": "Une page qui ne fonctionne pas pour vous.",
            },
        },
        {
            "code": "general",
            "title": {"en": "Everything else", "fr": "Tout le reste"},
            "email": "organiser@example.org",
            "text": {
                "en": "The network, the strategy, the media.",
                "fr": "Le réseau, la stratégie, les médias.",
            },
        },
    ],
    "sections": [
        {
            "anchor": "safe-contact",
            "title": {
                "en": "If it is not safe for us to write back",
                "fr": "S’il n’est pas sûr que nous répondions",
            },
            "html": {
                "en": [
                    "<p>Tell us how and when we may reach you, or say “I will write to you”. We will not "
                    "call a number without your permission, and we will not leave a message unless you say "
                    "that we may.</p>"
                ],
                "fr": [
                    "<p>Dites-nous comment et quand vous joindre, ou écrivez « C’est moi qui vous "
                    "écrirai ». Nous n’appellerons aucun numéro sans votre permission et ne laisserons de "
                    "message que si vous l’acceptez.</p>"
                ],
            },
        },
        {
            "anchor": "not-an-emergency-line",
            "title": {"en": "We are not an emergency line", "fr": "Nous ne sommes pas un service d’urgence"},
            "html": {
                "en": [
                    "<p>We read messages on working days. In danger, call 911. For help with trafficking, "
                    "call 1-833-900-1010 at any hour.</p>",
                    "<p>This is a sample organisation: the addresses above do not receive mail.</p>",
                ],
                "fr": [
                    "<p>Nous lisons les messages les jours ouvrables. En cas de danger, appelez le 911. "
                    "Pour de l’aide en matière de traite, appelez le 1-833-900-1010, à toute heure.</p>",
                    "<p>Cet organisme est un exemple : les adresses ci-dessus ne reçoivent pas de "
                    "courriel.</p>",
                ],
            },
        },
    ],
}
