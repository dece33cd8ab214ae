"""Home, indexes and forum pages. `html` lists safe elements for each language; the rest is plain text."""

SITE_NAME = {"en": "Sample Council for Newcomers", "fr": "Conseil exemple pour les nouveaux arrivants"}

HOME = {
    "title": {"en": "Sample Council for Newcomers", "fr": "Conseil exemple pour les nouveaux arrivants"},
    "lead": {
        "en": "We bring together people who stand with refugees, migrants and trafficked persons, so that "
        "what is learned in one place helps in all the others.",
        "fr": "Nous réunissons des gens qui se tiennent aux côtés des personnes réfugiées, migrantes ou "
        "ayant subi la traite, pour que ce qui s’apprend à un endroit serve partout ailleurs.",
    },
    "sections": [
        {
            "anchor": "what-we-do",
            "title": {"en": "What we do", "fr": "Ce que nous faisons"},
            "html": {
                "en": [
                    "<p>About two hundred organisations across Canada work through us as one network. We "
                    "hold forums and trainings, listen to what people need, publish what we hear, and "
                    "carry it to those who make the rules.</p>",
                    "<p>Everything is done in English and in French. People with lived experience help "
                    "decide what we talk about, and are paid for that work.</p>",
                ],
                "fr": [
                    "<p>Partout au Canada, quelque deux cents organismes forment avec nous un seul réseau. "
                    "Nous tenons des forums et des formations, écoutons ce dont les gens ont besoin, "
                    "publions ce que nous entendons et le portons à celles et ceux qui font les règles.</p>",
                    "<p>Tout se fait en français et en anglais. Des personnes ayant une expérience vécue "
                    "choisissent avec nous les sujets, et ce travail est rémunéré.</p>",
                ],
            },
            "link": None,
        },
        {
            "anchor": "next-forum",
            "title": {"en": "The next forum", "fr": "Le prochain forum"},
            "html": {
                "en": [
                    "<p>Two days in Montréal, in person or online. Registration takes about three minutes, "
                    "and you need no account. Tell us what would help you take part; there is a fund for "
                    "travel.</p>"
                ],
                "fr": [
                    "<p>Deux jours à Montréal, sur place ou en ligne. L’inscription prend environ trois "
                    "minutes, sans créer de compte. Dites-nous ce qui vous aiderait à participer; il y a "
                    "un fonds de déplacement.</p>"
                ],
            },
            "link": {
                "page": "forums/trafficking-next",
                "text": {"en": "See the forum and register", "fr": "Voir le forum et s’inscrire"},
            },
        },
        {
            "anchor": "latest-report",
            "title": {"en": "The latest report", "fr": "Le plus récent rapport"},
            "html": {
                "en": [
                    "<p>Some 40 people met in St. Catharines in December 2017. Read what they said about "
                    "root causes, services and justice, how they judged the day, and what we promised to "
                    "change.</p>"
                ],
                "fr": [
                    "<p>Une quarantaine de personnes se sont réunies à St. Catharines en décembre 2017. "
                    "Lisez ce qu’elles ont dit des causes profondes, des services et de la justice, "
                    "comment elles ont jugé la journée et ce que nous avons promis de changer.</p>"
                ],
            },
            "link": {
                "page": "reports/trafficking-2017",
                "text": {"en": "Read the report", "fr": "Lire le rapport"},
            },
        },
        {
            "anchor": "resources",
            "title": {"en": "Resources to use tomorrow", "fr": "Des ressources pour demain matin"},
            "html": {
                "en": [
                    "<p>Guides, a template for a community response map, slides for a training. All are "
                    "free to copy. Most fit on a few pages and can be printed in black and white.</p>"
                ],
                "fr": [
                    "<p>Des guides, un modèle de carte d’intervention communautaire, des diapositives de "
                    "formation. Vous pouvez tout copier librement. La plupart tiennent en quelques pages "
                    "et s’impriment en noir et blanc.</p>"
                ],
            },
            "link": {
                "page": "resources",
                "text": {"en": "Browse the resources", "fr": "Parcourir les ressources"},
            },
        },
    ],
}

FORUMS_INDEX = {
    "slug": "forums",
    "title": {"en": "Forums", "fr": "Forums"},
    "lead": {
        "en": "Where we meet, what we talk about, and what came of the meetings before.",
        "fr": "Où nous nous réunissons, de quoi nous parlons et ce que les rencontres passées ont donné.",
    },
    "past_intro": {
        "en": "Six forums on human trafficking have been held since 2009. The first five are listed with "
        "their month and city.",
        "fr": "Six forums sur la traite des personnes ont eu lieu depuis 2009. Les cinq premiers figurent "
        "avec leur mois et leur ville.",
    },
    "empty": {
        "en": "No forum is open for registration at the moment.",
        "fr": "Aucun forum n’est ouvert aux inscriptions en ce moment.",
    },
}

FORUM_PAGES = {
    "trafficking-2017": {
        "lead": {
            "en": "This forum is over. Its programme and its report remain here for anyone who wants to "
            "build on them.",
            "fr": "Ce forum est terminé. Son programme et son rapport restent ici pour quiconque veut s’en "
            "servir.",
        },
        "sections": [
            {
                "anchor": "about",
                "title": {"en": "What it was about", "fr": "De quoi il s’agissait"},
                "html": {
                    "en": [
                        "<p>The sixth forum asked why trafficking goes on, and what rules and services "
                        "have to do with it. In the morning, participants looked at root causes. Together "
                        "with the forum on migrant-worker issues held beside it, they then worked through "
                        "situations that run from unpaid wages to force. The afternoon was for tools: how "
                        "to be an advocate, and how to draw a community response map.</p>",
                        "<p>The day closed with the first lines of a national advocacy strategy.</p>",
                    ],
                    "fr": [
                        "<p>Le sixième forum demandait pourquoi la traite perdure et quel rôle y jouent "
                        "les règles et les services. Le matin, on a examiné les causes profondes. Puis, "
                        "avec le forum voisin sur les enjeux des travailleuses et travailleurs migrants, "
                        "on a étudié des situations qui vont du salaire impayé à la contrainte. "
                        "L’après-midi portait sur des outils : comment défendre les droits, comment "
                        "dresser une carte d’intervention communautaire.</p>",
                        "<p>La journée s’est terminée par les premières lignes d’une stratégie nationale "
                        "de plaidoyer.</p>",
                    ],
                },
            },
            {
                "anchor": "afterwards",
                "title": {"en": "What came of it", "fr": "Ce qui en est ressorti"},
                "html": {
                    "en": [
                        "<p>The report was published in May 2018. It gives the six key issues, the "
                        "evaluation and a list of promises with dates. We never publish who took part.</p>"
                    ],
                    "fr": [
                        "<p>Le rapport a paru en mai 2018. On y trouve les six enjeux, l’évaluation et une "
                        "liste de promesses datées. Nous ne publions jamais les noms des gens qui ont "
                        "participé.</p>"
                    ],
                },
            },
        ],
    },
    "migrant-workers-2017": {
        "lead": {
            "en": "This forum was held beside the forum on human trafficking and shared one workshop with "
            "it.",
            "fr": "Ce forum s’est tenu à côté du forum sur la traite des personnes et a partagé un atelier "
            "avec lui.",
        },
        "sections": [
            {
                "anchor": "about",
                "title": {"en": "What it was about", "fr": "De quoi il s’agissait"},
                "html": {
                    "en": [
                        "<p>Workers spoke first: about pay, about shared rooms, about permits that name a "
                        "single employer. Advocates then compared what can be done today and what the law "
                        "would need to allow. The joint workshop brought both forums into one room.</p>"
                    ],
                    "fr": [
                        "<p>Les travailleuses et travailleurs ont parlé en premier : du salaire, des "
                        "chambres partagées, des permis qui nomment un seul employeur. Les groupes ont "
                        "ensuite comparé ce qui est possible aujourd’hui et ce que la loi devrait "
                        "permettre. L’atelier commun a réuni les deux forums dans une même salle.</p>"
                    ],
                },
            },
        ],
    },
    "trafficking-next": {
        "lead": {
            "en": "Two days to hear from every region and to plan together. Come for one day or both, in "
            "the room or online.",
            "fr": "Deux jours pour entendre toutes les régions et préparer la suite ensemble. Venez un "
            "jour ou deux, sur place ou en ligne.",
        },
        "sections": [
            {
                "anchor": "what-to-expect",
                "title": {"en": "What to expect", "fr": "À quoi s’attendre"},
                "html": {
                    "en": [
                        "<p>The first day is for listening and learning, with workshops in small rooms. "
                        "The second is for strategy: first with people from your region, then with those "
                        "who share your priority. Breaks are long. You may step out at any time, and a "
                        "quiet room is open all day.</p>",
                        "<p>The main sessions are interpreted between English and French. Each workshop "
                        "says which language is spoken and whether it is interpreted.</p>",
                        "<p>Nobody may take photos or record in the sessions. You will not be asked to "
                        "tell your story.</p>",
                    ],
                    "fr": [
                        "<p>Le premier jour, on écoute et on apprend, dans des ateliers en petites salles. "
                        "Le second est consacré à la stratégie : d’abord avec les gens de votre région, "
                        "puis avec ceux qui ont la même priorité que vous. Les pauses sont longues. Vous "
                        "pouvez sortir en tout temps, et une salle calme reste ouverte toute la "
                        "journée.</p>",
                        "<p>Les séances principales sont interprétées entre le français et l’anglais. "
                        "Chaque atelier indique la langue parlée et s’il est interprété.</p>",
                        "<p>Les photos et les enregistrements sont interdits pendant les séances. On ne "
                        "vous demandera pas de raconter votre histoire.</p>",
                    ],
                },
            },
            {
                "anchor": "travel",
                "title": {"en": "Help with travel", "fr": "Aide au déplacement"},
                "html": {
                    "en": [
                        "<p>A travel fund can pay for all or part of your fare, a shared room, childcare "
                        "or lost wages. Ask for it while you register. You do not need to explain your "
                        "life: the amount, the region you leave from and one sentence are enough.</p>",
                        "<p>Please wait for our answer before you buy a ticket. If you cannot pay first "
                        "and be paid back later, say so, and we will pay for you.</p>",
                    ],
                    "fr": [
                        "<p>Un fonds de déplacement peut payer en tout ou en partie votre billet, une "
                        "chambre partagée, la garde d’enfants ou le salaire perdu. Demandez cette aide au "
                        "moment de vous inscrire. Vous n’avez pas à raconter votre vie : le montant, votre "
                        "région de départ et une phrase suffisent.</p>",
                        "<p>Attendez notre réponse avant d’acheter un billet. Si vous ne pouvez pas "
                        "avancer l’argent, dites-le : nous paierons pour vous.</p>",
                    ],
                },
            },
            {
                "anchor": "access",
                "title": {"en": "Access", "fr": "Accessibilité"},
                "html": {
                    "en": [
                        "<p>Every room can be reached without a step. The main hall has a hearing loop, an "
                        "interpretation booth and a screen for captions. Please come without perfume; the "
                        "rooms are scent-reduced.</p>",
                        "<p>Tell us what would help you take part when you register: sign language, "
                        "captions, a document in large print, a seat near the door, a support person at no "
                        "charge. We do not ask why. The sooner we know, the more we can do, because "
                        "interpreters are booked weeks ahead. We will answer each request.</p>",
                    ],
                    "fr": [
                        "<p>Toutes les salles sont accessibles sans marche. La grande salle a une boucle "
                        "magnétique, une cabine d’interprétation et un écran pour les sous-titres. Merci "
                        "de venir sans parfum.</p>",
                        "<p>En vous inscrivant, dites-nous ce qui vous aiderait à participer : langue des "
                        "signes, sous-titres, document en gros caractères, place près de la porte, "
                        "personne de soutien sans frais. Nous ne demandons pas pourquoi. Plus tôt nous le "
                        "savons, plus nous pouvons faire, car les interprètes se réservent des semaines "
                        "à l’avance. Chaque demande recevra une réponse.</p>",
                    ],
                },
            },
            {
                "anchor": "childcare",
                "title": {"en": "Childcare", "fr": "Garde d’enfants"},
                "html": {
                    "en": [
                        "<p>Childcare is free, on site, on both days. Give us the number of children and "
                        "their ages, nothing else. Babies are welcome in every session. If you would "
                        "rather leave your child with someone you know, the travel fund can pay for it.</p>"
                    ],
                    "fr": [
                        "<p>La garde d’enfants est gratuite, sur place, les deux jours. Indiquez-nous le "
                        "nombre d’enfants et leur âge, rien de plus. Les bébés sont les bienvenus dans "
                        "toutes les séances. Si vous aimez mieux confier votre enfant à quelqu’un que vous "
                        "connaissez, le fonds de déplacement peut payer cette garde.</p>"
                    ],
                },
            },
            {
                "anchor": "privacy",
                "title": {"en": "Your privacy", "fr": "Votre vie privée"},
                "html": {
                    "en": [
                        "<p>Use any name you like. There is no list of participants, and we never confirm "
                        "or deny to anyone that a person is registered. The exact address is sent only to "
                        "people who have a place.</p>",
                        "<p>Our messages never name the forum in their subject: they carry only a "
                        "reference. You can see, change or cancel your registration through a "
                        "private link, without an account.</p>",
                    ],
                    "fr": [
                        "<p>Inscrivez-vous sous le nom de votre choix. Il n’existe aucune liste de "
                        "participantes et de participants, et nous ne confirmons ni ne nions jamais à qui "
                        "que ce soit qu’une personne est inscrite. L’adresse exacte n’est envoyée qu’aux "
                        "personnes qui ont une place.</p>",
                        "<p>L’objet de nos messages ne nomme jamais le forum : il ne porte qu’un numéro "
                        "de référence. Un lien privé vous permet de voir, de "
                        "modifier ou d’annuler votre inscription, sans compte.</p>",
                    ],
                },
            },
        ],
    },
}

REPORTS_INDEX = {
    "slug": "reports",
    "title": {"en": "Reports", "fr": "Rapports"},
    "lead": {
        "en": "What people told us at each forum, what they thought of it, and what we said we would do. "
        "Read each report here or take it with you as a PDF.",
        "fr": "Ce que les gens nous ont dit à chaque forum, ce qu’ils en ont pensé et ce que nous nous "
        "sommes engagés à faire. Lisez chaque rapport ici ou emportez-le en PDF.",
    },
    "empty": {"en": "No report has been published yet.", "fr": "Aucun rapport n’a encore été publié."},
}
