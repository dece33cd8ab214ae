"""The 2017 evaluation: its questionnaire and 25 invented ballots.

`ANSWERS` is a list of ballots: question code to answer. An agree5 or single answer is an option code, a
multiple answer a list of codes, a text answer `{"text", "lang", "quote"}`. A question left out was skipped.
"""

AGREE5 = [
    {"code": "strongly_agree", "score": 5, "label": {"en": "Strongly agree", "fr": "Tout à fait d’accord"}},
    {"code": "agree", "score": 4, "label": {"en": "Agree", "fr": "Plutôt d’accord"}},
    {
        "code": "neutral",
        "score": 3,
        "label": {"en": "Neither agree nor disagree", "fr": "Ni d’accord ni en désaccord"},
    },
    {"code": "disagree", "score": 2, "label": {"en": "Disagree", "fr": "Plutôt en désaccord"}},
    {
        "code": "strongly_disagree",
        "score": 1,
        "label": {"en": "Strongly disagree", "fr": "Tout à fait en désaccord"},
    },
]

QUOTE_SCOPES = {
    "theme_only": {
        "en": "Count my idea, do not quote me",
        "fr": "Tenez compte de mon idée, sans me citer",
    },
    "quote_without_name": {
        "en": "You may quote me, without my name",
        "fr": "Vous pouvez me citer, sans mon nom",
    },
}

QUESTIONNAIRE = {
    "slug": "forum-evaluation-2017",
    "title": {"en": "How was the forum for you?", "fr": "Comment avez-vous vécu le forum?"},
    "intro": {
        "en": "Nine questions, about five minutes. Skip any that you like. Nobody can tell who wrote what: "
        "your answers are sealed until the form closes, then counted and mixed, and the sealed copies are "
        "destroyed.",
        "fr": "Neuf questions, environ cinq minutes. Passez celles que vous voulez. Personne ne peut "
        "savoir qui a écrit quoi : vos réponses sont scellées jusqu’à la fermeture du formulaire, puis "
        "comptées et mélangées, et les copies scellées sont détruites.",
    },
    "thanks": {
        "en": "Thank you. We will publish what we heard, and what we will do about it.",
        "fr": "Merci. Nous publierons ce que nous avons entendu, et ce que nous en ferons.",
    },
    "sections": [
        {
            "code": "day",
            "title": {"en": "The day", "fr": "La journée"},
            "intro": {
                "en": "How far do you agree with each sentence?",
                "fr": "Dans quelle mesure êtes-vous d’accord avec chaque phrase?",
            },
            "questions": [
                {
                    "code": "safe_to_speak",
                    "type": "agree5",
                    "sensitivity": "standard",
                    "label": {"en": "I felt safe to speak.", "fr": "Je me sentais en sécurité pour parler."},
                    "short": {"en": "Felt safe to speak", "fr": "En sécurité pour parler"},
                    "help": {
                        "en": "In the sessions, at the tables and in the hallways.",
                        "fr": "Dans les séances, aux tables et dans les couloirs.",
                    },
                    "options": [],
                },
                {
                    "code": "objectives_met",
                    "type": "agree5",
                    "sensitivity": "open",
                    "label": {
                        "en": "The forum did what it set out to do.",
                        "fr": "Le forum a atteint ses objectifs.",
                    },
                    "short": {"en": "Objectives met", "fr": "Objectifs atteints"},
                    "help": {
                        "en": "The four objectives are printed at the top of the programme.",
                        "fr": "Les quatre objectifs figurent en haut du programme.",
                    },
                    "options": [],
                },
                {
                    "code": "useful_for_work",
                    "type": "agree5",
                    "sensitivity": "open",
                    "label": {
                        "en": "What I learned will be useful in my work or my life.",
                        "fr": "Ce que j’ai appris me servira dans mon travail ou dans ma vie.",
                    },
                    "short": {"en": "Useful for my work", "fr": "Utile pour mon travail"},
                    "help": {
                        "en": "Think of the next few months.",
                        "fr": "Pensez aux prochains mois.",
                    },
                    "options": [],
                },
                {
                    "code": "time_to_strategise",
                    "type": "agree5",
                    "sensitivity": "open",
                    "label": {
                        "en": "There was enough time to plan strategy together.",
                        "fr": "Nous avons eu assez de temps pour préparer une stratégie ensemble.",
                    },
                    "short": {"en": "Enough time to strategise", "fr": "Assez de temps pour la stratégie"},
                    "help": {
                        "en": "Time to decide what to ask for, of whom, and who does what.",
                        "fr": "Du temps pour décider que demander, à qui, et qui fait quoi.",
                    },
                    "options": [],
                },
                {
                    "code": "place_and_day",
                    "type": "agree5",
                    "sensitivity": "open",
                    "label": {
                        "en": "The place and the day made it easy for me to come.",
                        "fr": "Le lieu et le jour m’ont permis de venir facilement.",
                    },
                    "short": {"en": "Place and day suited me", "fr": "Lieu et jour qui me conviennent"},
                    "help": {
                        "en": "The day of the week, the trip, the cost, the building.",
                        "fr": "Le jour de la semaine, le trajet, le coût, le bâtiment.",
                    },
                    "options": [],
                },
            ],
        },
        {
            "code": "sessions",
            "title": {"en": "The sessions", "fr": "Les séances"},
            "intro": {"en": "", "fr": ""},
            "questions": [
                {
                    "code": "useful_sessions",
                    "type": "multiple",
                    "sensitivity": "open",
                    "label": {
                        "en": "Which sessions were most useful to you?",
                        "fr": "Quelles séances vous ont été les plus utiles?",
                    },
                    "short": {"en": "Most useful sessions", "fr": "Séances les plus utiles"},
                    "help": {
                        "en": "Choose as many as you like.",
                        "fr": "Choisissez-en autant que vous voulez.",
                    },
                    "options": [
                        {"code": "opening", "label": {"en": "Opening remarks", "fr": "Mot d’ouverture"}},
                        {
                            "code": "root_causes",
                            "label": {
                                "en": "Roundtable on root causes",
                                "fr": "Table ronde sur les causes profondes",
                            },
                        },
                        {
                            "code": "spectrum",
                            "label": {
                                "en": "Workshop on the spectrum of exploitation",
                                "fr": "Atelier sur le continuum de l’exploitation",
                            },
                        },
                        {
                            "code": "advocate",
                            "label": {
                                "en": "Workshop on being an advocate",
                                "fr": "Atelier sur la défense des droits",
                            },
                        },
                        {
                            "code": "response_maps",
                            "label": {
                                "en": "Workshop on community response maps",
                                "fr": "Atelier sur les cartes d’intervention",
                            },
                        },
                        {
                            "code": "closing",
                            "label": {
                                "en": "Report back and closing plenary",
                                "fr": "Retour en plénière et clôture",
                            },
                        },
                        {
                            "code": "none",
                            "exclusive": True,
                            "label": {"en": "None of them", "fr": "Aucune de ces séances"},
                        },
                    ],
                },
                {
                    "code": "how_heard",
                    "type": "single",
                    "sensitivity": "open",
                    "label": {
                        "en": "How did you hear about the forum?",
                        "fr": "Comment avez-vous entendu parler du forum?",
                    },
                    "short": {"en": "How people heard", "fr": "Comment on l’a su"},
                    "help": {
                        "en": "It tells us where to announce the next one.",
                        "fr": "Cela nous dit où annoncer le prochain.",
                    },
                    "options": [
                        {
                            "code": "our_email",
                            "label": {"en": "An e-mail from us", "fr": "Un de nos courriels"},
                        },
                        {
                            "code": "my_organisation",
                            "label": {"en": "My organisation", "fr": "Mon organisme"},
                        },
                        {
                            "code": "colleague",
                            "label": {
                                "en": "A colleague or a friend",
                                "fr": "Collègue ou personne de mon entourage",
                            },
                        },
                        {
                            "code": "past_forum",
                            "label": {
                                "en": "I came to an earlier forum",
                                "fr": "J’ai participé à un forum précédent",
                            },
                        },
                        {"code": "other", "label": {"en": "Another way", "fr": "Autrement"}},
                    ],
                },
            ],
        },
        {
            "code": "next",
            "title": {"en": "What comes next", "fr": "La suite"},
            "intro": {
                "en": "Please leave out names and details that could point at someone.",
                "fr": "Merci de ne pas écrire de noms ni de détails qui permettraient de reconnaître "
                "quelqu’un.",
            },
            "questions": [
                {
                    "code": "what_next",
                    "type": "text",
                    "sensitivity": "standard",
                    "label": {
                        "en": "What will you do next, because of today?",
                        "fr": "Qu’allez-vous faire ensuite, grâce à cette journée?",
                    },
                    "short": {"en": "What people will do next", "fr": "Ce que les gens feront ensuite"},
                    "help": {"en": "One small thing is plenty.", "fr": "Un petit geste suffit."},
                    "options": [],
                },
                {
                    "code": "what_to_change",
                    "type": "text",
                    "sensitivity": "standard",
                    "label": {
                        "en": "What should we change next time?",
                        "fr": "Que devrions-nous changer la prochaine fois?",
                    },
                    "short": {"en": "What to change", "fr": "Ce qu’il faut changer"},
                    "help": {
                        "en": "Be frank. You can also tell us what to keep.",
                        "fr": "Parlez franchement. Vous pouvez aussi nous dire quoi garder.",
                    },
                    "options": [],
                },
            ],
        },
    ],
}

# Figures shared by the ballots below, in ballot order (25 of each; None is a skipped question).
_SA, _A, _N, _D, _SD = "strongly_agree", "agree", "neutral", "disagree", "strongly_disagree"
_SAFE = [
    _SA,
    _A,
    _A,
    _N,
    _SA,
    _A,
    _D,
    _SA,
    _A,
    _A,
    _SA,
    _N,
    _A,
    _SA,
    _D,
    _A,
    _SA,
    _A,
    _N,
    _SA,
    _A,
    _D,
    _SA,
    _N,
    _A,
]
_OBJECTIVES = [
    _A,
    _SA,
    _A,
    _A,
    _SA,
    _N,
    _A,
    _A,
    _SA,
    _A,
    _N,
    _A,
    _SA,
    _A,
    _D,
    _A,
    _A,
    _SA,
    _A,
    _N,
    _A,
    _D,
    _SA,
    _A,
    None,
]
_USEFUL = [
    _SA,
    _SA,
    _A,
    _A,
    _SA,
    _A,
    _N,
    _SA,
    _SA,
    _A,
    _A,
    _SA,
    _A,
    _SA,
    _N,
    _A,
    _SA,
    _A,
    _D,
    _SA,
    _A,
    _A,
    _SA,
    _N,
    _A,
]
_STRATEGY = [
    _D,
    _N,
    _D,
    _A,
    _N,
    _D,
    _SD,
    _A,
    _D,
    _N,
    _D,
    _A,
    _D,
    _N,
    _D,
    _SD,
    _A,
    _D,
    _N,
    _A,
    _D,
    _D,
    _A,
    None,
    _N,
]
_PLACE = [
    _A,
    _SA,
    _D,
    _A,
    _SA,
    _N,
    _SD,
    _A,
    _D,
    _A,
    _SA,
    _D,
    _A,
    _N,
    _D,
    _A,
    _SA,
    _D,
    _A,
    _N,
    _SD,
    _D,
    _A,
    _A,
    _SA,
]
_SESSIONS = [
    ["root_causes", "spectrum"],
    ["spectrum", "closing"],
    ["advocate"],
    ["root_causes", "response_maps"],
    ["spectrum", "advocate"],
    ["root_causes"],
    ["response_maps"],
    ["root_causes", "spectrum", "advocate"],
    ["spectrum"],
    ["opening", "root_causes"],
    ["advocate", "response_maps"],
    ["root_causes", "spectrum"],
    ["spectrum", "response_maps"],
    ["root_causes", "closing"],
    ["advocate"],
    ["opening", "root_causes", "spectrum"],
    ["response_maps", "closing"],
    ["root_causes", "spectrum"],
    ["opening", "advocate"],
    ["root_causes", "spectrum", "closing"],
    ["spectrum", "response_maps"],
    ["root_causes", "advocate"],
    ["opening", "root_causes", "closing"],
    ["response_maps", "closing"],
    ["opening", "spectrum", "closing"],
]
_HEARD = [
    "our_email",
    "my_organisation",
    "our_email",
    "colleague",
    "my_organisation",
    "past_forum",
    "our_email",
    "my_organisation",
    "past_forum",
    "colleague",
    "our_email",
    "past_forum",
    "my_organisation",
    "our_email",
    "colleague",
    "past_forum",
    "our_email",
    "my_organisation",
    "colleague",
    "past_forum",
    "our_email",
    "my_organisation",
    "colleague",
    "past_forum",
    "our_email",
]

# Written answers by ballot number (0 to 24): language, text, what the writer allowed.
_Q, _T = "quote_without_name", "theme_only"
_NEXT = {
    0: (
        "en",
        "I go home with energy. I will ask our two shelters to meet before spring and start a map.",
        _Q,
    ),
    1: (
        "en",
        "Share the analysis of root causes with my board, who still think this is only about crime.",
        _Q,
    ),
    3: ("fr", "Je vais proposer à mon équipe de revoir notre premier accueil, une question à la fois.", _Q),
    4: ("en", "Call the migrant worker group in our town. We should have done it years ago.", _Q),
    7: (
        "fr",
        "Je repars avec le goût de continuer, et avec trois numéros de téléphone que je n’avais pas.",
        _Q,
    ),
    8: ("en", "Write to my member of Parliament about permits that tie people to one employer.", _T),
    10: ("en", "Rest first. Then finish the guide that we began at our table.", _Q),
    12: ("en", "Ask the clinic to train our night staff on permits.", _T),
    13: (
        "fr",
        "Préparer une courte formation pour les bénévoles, avec ce que j’ai appris sur le continuum.",
        _T,
    ),
    16: ("en", "Keep in touch with the people at my table and plan one request together.", _Q),
    17: ("en", "Put what I heard into my course next term, with no one’s story in it.", _T),
    19: ("en", "I had nearly given up on this work. I will stay a while longer.", _Q),
    22: ("fr", "Inviter des gens de ma région à la prochaine rencontre; nous étions trop peu.", _T),
}
_CHANGE = {
    2: (
        "en",
        "More time to strategise. We understood the system well, then had an hour to decide how to move it.",
        _Q,
    ),
    3: (
        "fr",
        "L’analyse était solide, mais il fallait une demi-journée de plus pour bâtir la stratégie.",
        _Q,
    ),
    5: (
        "en",
        "Keep the resource people, they were very good. Add more from the east, the west and the north.",
        _Q,
    ),
    6: ("en", "It took me two flights and a bus. Please help with the cost, or let us join online.", _Q),
    8: (
        "en",
        "Sunday is the one free day of farm workers, so thank you. For those of us with children it is hard.",
        _Q,
    ),
    9: (
        "fr",
        "Un dimanche convient à ceux qui travaillent la semaine, mais pas à tout le monde. Pourquoi pas "
        "deux jours?",
        _Q,
    ),
    11: ("en", "More voices from outside central Canada. Most examples came from the same few cities.", _T),
    14: ("en", "I was not sure who was in the room. Tell us at the start if officials are present.", _T),
    15: ("en", "Less listening in the afternoon, more planning in small groups.", _Q),
    18: ("en", "The place was hard to reach without a car.", _T),
    20: (
        "fr",
        "Prévoir plus d’aide pour le voyage; plusieurs collègues de l’extérieur n’ont pas pu venir.",
        _T,
    ),
    21: ("en", "Say earlier what travel help there is. I heard about it too late to ask.", _T),
    23: (
        "en",
        "Start with the plan and end with the plan. The talks were good but the plan is why I came.",
        _T,
    ),
    24: ("en", "Keep the joint workshop with the other forum. It was the best hour of my day.", _Q),
}


def _written(source, number):
    language, text, quote = source[number]
    return {"text": text, "lang": language, "quote": quote}


def _ballot(number):
    marks = {
        "safe_to_speak": _SAFE[number],
        "objectives_met": _OBJECTIVES[number],
        "useful_for_work": _USEFUL[number],
        "time_to_strategise": _STRATEGY[number],
        "place_and_day": _PLACE[number],
        "useful_sessions": _SESSIONS[number],
        "how_heard": _HEARD[number],
    }
    if number in _NEXT:
        marks["what_next"] = _written(_NEXT, number)
    if number in _CHANGE:
        marks["what_to_change"] = _written(_CHANGE, number)
    return {code: answer for code, answer in marks.items() if answer is not None}


ANSWERS = [_ballot(number) for number in range(25)]
