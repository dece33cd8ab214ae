"""The words that a new site opens with: true of the software as it is, to be made the organisation's own."""

HOME = {
    "slug": {"en": "en", "fr": "fr"},
    "title": {"en": "Welcome", "fr": "Bienvenue"},
}

INDEXES = [
    {
        "model": "ForumIndexPage",
        "slug": "forums",
        "title": {"en": "Forums", "fr": "Forums"},
        "fields": {
            "empty": {
                "en": "No forum is announced at the moment.",
                "fr": "Aucun forum n’est annoncé en ce moment.",
            }
        },
    },
    {
        "model": "ReportIndexPage",
        "slug": "reports",
        "title": {"en": "Reports", "fr": "Rapports"},
        "fields": {
            "empty": {
                "en": "No report has been published yet.",
                "fr": "Aucun rapport n’a encore été publié.",
            }
        },
    },
    {
        "model": "ResourceIndexPage",
        "slug": "resources",
        "title": {"en": "Resources", "fr": "Ressources"},
        "fields": {
            "empty": {
                "en": "Nothing here matches your search. Try fewer words.",
                "fr": "Rien ici ne correspond à votre recherche. Essayez avec moins de mots.",
            }
        },
    },
]

# A body is a list of (block, text): "heading" or "text" (HTML).
PLAIN_PAGES = [
    {
        "slug": "privacy",
        "title": {
            "en": "What we do with what you tell us",
            "fr": "Ce que nous faisons de vos renseignements",
        },
        "lead": {
            "en": "We ask for as little as we can, keep it no longer than we must, and show it only to the "
            "people whose task it is.",
            "fr": "Nous demandons le moins possible, ne gardons rien plus longtemps qu’il ne faut et ne le "
            "montrons qu’aux personnes dont c’est la tâche.",
        },
        "body": {
            "en": [
                ("heading", "What we ask, and what we never ask"),
                (
                    "text",
                    "<p>To register, you give a name to use, an e-mail address and your province. The name "
                    "need not be your legal one. We never ask for your immigration status, for papers, or "
                    "for your story.</p>",
                ),
                ("heading", "Who sees it"),
                (
                    "text",
                    "<p>There is no list of participants, and we never tell anyone whether somebody is "
                    "registered. What you say about your needs is locked away: only the people who arrange "
                    "them can open it, and each reading is noted.</p>",
                ),
                ("heading", "Evaluations"),
                (
                    "text",
                    "<p>An evaluation is anonymous. Answers are sealed until the form closes, then counted "
                    "and mixed; the sealed copies are destroyed. Nobody can tell who wrote what.</p>",
                ),
                ("heading", "How long we keep it"),
                (
                    "text",
                    "<p>For each forum a date is set in advance for erasing what people told us for it. You may ask "
                    "at any time to see, correct or erase what we have about you: write to us at the address "
                    "at the foot of this page.</p>",
                ),
                ("heading", "Cookies"),
                (
                    "text",
                    "<p>Reading this site sets no cookie. Registering and signing in need one, so that your "
                    "answers find their way back to you. Nobody else receives anything: there are no "
                    "trackers and no files from elsewhere.</p>",
                ),
            ],
            "fr": [
                ("heading", "Ce que nous demandons, et ce que nous ne demandons jamais"),
                (
                    "text",
                    "<p>Pour vous inscrire, vous donnez un nom à utiliser, une adresse courriel et votre "
                    "province. Ce nom n’a pas à être votre nom légal. Nous ne demandons jamais votre statut "
                    "d’immigration, ni vos papiers, ni votre histoire.</p>",
                ),
                ("heading", "Qui peut le lire"),
                (
                    "text",
                    "<p>Il n’existe aucune liste de participantes et de participants, et nous ne disons à "
                    "personne si quelqu’un est inscrit. Ce que vous dites de vos besoins est gardé sous "
                    "clé : seules les personnes qui s’en occupent peuvent l’ouvrir, et chaque consultation "
                    "est notée.</p>",
                ),
                ("heading", "Les évaluations"),
                (
                    "text",
                    "<p>Une évaluation est anonyme. Les réponses restent scellées jusqu’à la fermeture du "
                    "formulaire, puis sont comptées et mélangées; les copies scellées sont détruites. "
                    "Personne ne peut savoir qui a écrit quoi.</p>",
                ),
                ("heading", "Combien de temps nous le gardons"),
                (
                    "text",
                    "<p>Chaque forum a une date à laquelle ce que les gens nous ont confié pour y "
                    "participer est effacé. Vous pouvez demander en tout temps à voir ou à faire corriger "
                    "ou effacer ce que nous avons sur vous : écrivez-nous à l’adresse au bas de cette "
                    "page.</p>",
                ),
                ("heading", "Les témoins (cookies)"),
                (
                    "text",
                    "<p>Lire ce site ne dépose aucun témoin. L’inscription et l’ouverture de session en "
                    "demandent un, pour que vos réponses vous reviennent. Personne d’autre ne reçoit quoi "
                    "que ce soit : il n’y a ni pisteur ni fichier venu d’ailleurs.</p>",
                ),
            ],
        },
    },
    {
        "slug": "safety",
        "title": {"en": "Using this site safely", "fr": "Utiliser ce site en sécurité"},
        "lead": {
            "en": "If someone looks at what you do on this phone or computer, please read this first.",
            "fr": "Si quelqu’un regarde ce que vous faites sur ce téléphone ou cet ordinateur, lisez d’abord "
            "ceci.",
        },
        "body": {
            "en": [
                ("heading", "Leave this site at once"),
                (
                    "text",
                    "<p>The red link “Leave this site” is on every page. It signs you out here and opens a "
                    "page about the weather. You can also press the Shift key three times.</p>"
                    "<p>It does not erase your browser’s history, and it does not help against a program "
                    "that watches the device.</p>",
                ),
                ("heading", "History"),
                (
                    "text",
                    "<p>A private window keeps no history. If you erase your whole history, someone who "
                    "looks may find that strange; it can be safer to erase only this site.</p>",
                ),
                ("heading", "Another device"),
                (
                    "text",
                    "<p>If you think that somebody watches this device, use another one: at a library, at a "
                    "friend’s, at work. You can also call the national hotline at 1-833-900-1010, day and "
                    "night, in more than 200 languages. In danger, call 911.</p>",
                ),
                ("heading", "Our messages"),
                (
                    "text",
                    "<p>When you register you can tell us whether our messages may name the forum. Until you "
                    "answer, they carry only a reference.</p>",
                ),
            ],
            "fr": [
                ("heading", "Quitter ce site tout de suite"),
                (
                    "text",
                    "<p>Le lien rouge « Quitter ce site » se trouve sur chaque page. Il ferme votre session "
                    "ici et ouvre une page sur la météo. Vous pouvez aussi appuyer trois fois sur la touche "
                    "Majuscule (Maj).</p>"
                    "<p>Il n’efface pas l’historique de votre navigateur et ne protège pas d’un logiciel "
                    "qui surveille l’appareil.</p>",
                ),
                ("heading", "L’historique"),
                (
                    "text",
                    "<p>Une fenêtre privée ne garde aucun historique. Si vous effacez tout votre historique, "
                    "quelqu’un qui regarde peut trouver cela étrange; il est parfois plus sûr de n’effacer "
                    "que ce site.</p>",
                ),
                ("heading", "Un autre appareil"),
                (
                    "text",
                    "<p>Si vous pensez que l’on surveille cet appareil, prenez-en un autre : à la "
                    "bibliothèque, chez une amie ou un ami, au travail. Vous pouvez aussi appeler la ligne "
                    "nationale au 1-833-900-1010, jour et nuit, dans plus de 200 langues. En cas de danger, "
                    "composez le 911.</p>",
                ),
                ("heading", "Nos messages"),
                (
                    "text",
                    "<p>Au moment de l’inscription, vous pouvez nous dire si nos messages peuvent nommer le "
                    "forum. Tant que vous n’avez pas répondu, ils ne portent qu’un numéro de référence.</p>",
                ),
            ],
        },
    },
    {
        "slug": "accessibility",
        "title": {"en": "Accessibility", "fr": "Accessibilité"},
        "lead": {
            "en": "This site should work for you, whatever you read it with.",
            "fr": "Ce site devrait fonctionner pour vous, quel que soit votre moyen de lecture.",
        },
        "body": {
            "en": [
                (
                    "text",
                    "<p>It works with a keyboard, a screen reader and large text, without JavaScript, and on "
                    "a slow phone. We aim for the Web Content Accessibility Guidelines 2.2, level AA. Charts "
                    "come with a table, and reports with a tagged PDF.</p>"
                    "<p>If something stands in your way, write to us at the address at the foot of this "
                    "page. We will help you with what you came for, and mend the page.</p>"
                    "<p>Access at a forum itself is another matter: each forum’s page says what is there, "
                    "and registration asks what would help you take part.</p>",
                ),
            ],
            "fr": [
                (
                    "text",
                    "<p>Il fonctionne au clavier, avec un lecteur d’écran et en gros caractères, sans "
                    "JavaScript et sur un téléphone lent. Nous visons les Règles pour l’accessibilité des "
                    "contenus Web 2.2, niveau AA. Chaque graphique est accompagné d’un tableau, et chaque "
                    "rapport, d’un PDF balisé.</p>"
                    "<p>Si quelque chose vous bloque, écrivez-nous à l’adresse au bas de cette page. Nous "
                    "vous aiderons à faire ce que vous veniez faire, et nous corrigerons la page.</p>"
                    "<p>L’accès aux forums eux-mêmes est une autre question : la page de chaque forum dit ce "
                    "qui est prévu, et l’inscription demande ce qui vous aiderait à participer.</p>",
                ),
            ],
        },
    },
    {
        "slug": "contact",
        "title": {"en": "Contact", "fr": "Nous joindre"},
        "lead": {
            "en": "A person reads what you write, and answers in the language you choose.",
            "fr": "Une personne lit ce que vous écrivez et répond dans la langue de votre choix.",
        },
        "body": {
            "en": [
                (
                    "text",
                    "<p>Our e-mail address is at the foot of every page. Please do not write anything there "
                    "that must stay secret: e-mail is not sealed.</p>"
                    "<p>We never confirm or deny that someone is registered for a forum, whoever asks.</p>"
                    "<p>In danger, call 911. The Canadian Human Trafficking Hotline answers day and night at "
                    "1-833-900-1010.</p>",
                ),
            ],
            "fr": [
                (
                    "text",
                    "<p>Notre adresse courriel se trouve au bas de chaque page. N’y écrivez rien qui doive "
                    "rester secret : un courriel n’est pas scellé.</p>"
                    "<p>Nous ne confirmons ni ne nions jamais qu’une personne est inscrite à un forum, qui "
                    "que ce soit qui le demande.</p>"
                    "<p>En cas de danger, composez le 911. La Ligne d’urgence canadienne contre la traite "
                    "des personnes répond jour et nuit au 1-833-900-1010.</p>",
                ),
            ],
        },
    },
]
