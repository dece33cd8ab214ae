"""The resource library. `body` is the text of a download of our own, a list of safe elements a language.

The guides are general information, written for a sample site; nobody should act on them as legal advice.
"""

RESOURCES_INDEX = {
    "slug": "resources",
    "title": {"en": "Resources", "fr": "Ressources"},
    "lead": {
        "en": "Tools made by and for the people who do the work. Copy them, change them, make them yours.",
        "fr": "Des outils faits par et pour les gens du terrain. Copiez-les, modifiez-les, faites-en les "
        "vôtres.",
    },
    "empty": {
        "en": "Nothing here matches your search. Try fewer words.",
        "fr": "Rien ici ne correspond à votre recherche. Essayez avec moins de mots.",
    },
}

KINDS = {
    "guide": {"en": "Guide", "fr": "Guide"},
    "toolkit": {"en": "Toolkit", "fr": "Trousse d’outils"},
    "report": {"en": "Report", "fr": "Rapport"},
    "presentation": {"en": "Presentation", "fr": "Présentation"},
    "link": {"en": "Link", "fr": "Lien"},
}

RESOURCES = [
    {
        "slug": "trafficking-and-the-law",
        "kind": "guide",
        "year": 2020,
        "demand": "access_to_justice",
        "title": {
            "en": "Human trafficking and the law: a first guide",
            "fr": "La traite des personnes et le droit : premier guide",
        },
        "summary": {
            "en": "A short guide for front-line workers who meet a legal question. It shows which fields "
            "of law may be involved, what to ask first, and when to call a lawyer. It replaces no lawyer.",
            "fr": "Un court guide pour les intervenantes et intervenants devant une question de droit. Il "
            "montre quels domaines du droit peuvent être en jeu, quoi demander d’abord et quand appeler "
            "une avocate ou un avocat. Il n’en remplace aucun.",
        },
        "themes": {"en": ["law", "permits", "first steps"], "fr": ["droit", "permis", "premiers pas"]},
        "file_name": {"en": "trafficking-and-the-law.pdf", "fr": "traite-et-droit.pdf"},
        "linked_page": None,
        "body": {
            "en": [
                "<h2>Start with safety, not with the law</h2>",
                "<p>Before any legal question, ask whether the person is safe today, where she will sleep, "
                "and how you may reach her. Agree on what you write down. A note can be demanded by a "
                "court; write only what you need.</p>",
                "<h2>More than one field of law</h2>",
                "<p>One situation may touch criminal law, immigration law, labour law, family law and the "
                "rules on compensation. Each has its own dates and its own forms. A step in one can change "
                "another: a statement to the police, for example, may be read later beside a refugee "
                "claim. This is why early advice matters.</p>",
                "<h2>Three situations</h2>",
                "<p>Sex trafficking, labour trafficking and forced marriage look different, and people "
                "rarely use these words. Listen for control: who holds the papers, who takes the money, "
                "what happens if she says no. Crossing a border is not needed for trafficking to take "
                "place.</p>",
                "<h2>Ask a lawyer when</h2>",
                "<ul><li>somebody has no status or may lose it;</li><li>the police or a border officer "
                "wants to talk;</li><li>a claim or a permit request is about to be sent;</li><li>there are "
                "children, here or abroad;</li><li>wages are owed.</li></ul>",
                "<h2>Let the person decide</h2>",
                "<p>Explain the choices, what each may bring and what it may cost. Give time. To do "
                "nothing for now is also a choice. This guide is general information; rules change, and a "
                "lawyer can tell you which apply today.</p>",
            ],
            "fr": [
                "<h2>La sécurité d’abord, le droit ensuite</h2>",
                "<p>Avant toute question de droit, demandez si la personne est en sécurité aujourd’hui, où "
                "elle dormira et comment la joindre. Convenez ensemble de ce que vous écrivez. Un tribunal "
                "peut exiger une note; n’écrivez que le nécessaire.</p>",
                "<h2>Plus d’un domaine du droit</h2>",
                "<p>Une même situation peut relever du droit criminel, de l’immigration, du travail, de la "
                "famille et de l’indemnisation. Chaque domaine a ses délais et ses formulaires. Un geste "
                "dans l’un peut changer l’autre : une déclaration à la police, par exemple, sera peut-être "
                "lue plus tard à côté d’une demande d’asile. D’où l’importance d’un conseil rapide.</p>",
                "<h2>Trois situations</h2>",
                "<p>La traite à des fins d’exploitation sexuelle, la traite à des fins de travail forcé et "
                "le mariage forcé ne se ressemblent pas, et les gens emploient rarement ces mots. Soyez à "
                "l’écoute du contrôle : qui garde les papiers, qui prend l’argent, que se passe-t-il en "
                "cas de refus? Il peut y avoir traite sans passage de frontière.</p>",
                "<h2>Consultez une avocate ou un avocat quand</h2>",
                "<ul><li>la personne n’a pas de statut ou risque de le perdre;</li><li>la police ou un "
                "agent des services frontaliers veut lui parler;</li><li>une demande d’asile ou de permis "
                "va partir;</li><li>il y a des enfants, ici ou à l’étranger;</li><li>des salaires sont "
                "dus.</li></ul>",
                "<h2>C’est la personne qui décide</h2>",
                "<p>Expliquez les choix, ce que chacun peut apporter et ce qu’il peut coûter. Donnez du "
                "temps. Ne rien faire pour l’instant est aussi un choix. Ce guide donne de l’information "
                "générale; les règles changent, et une avocate ou un avocat vous dira lesquelles "
                "s’appliquent aujourd’hui.</p>",
            ],
        },
    },
    {
        "slug": "response-map-template",
        "kind": "toolkit",
        "year": 2019,
        "demand": "access_to_services",
        "title": {
            "en": "Community response map: a protocol template",
            "fr": "Carte d’intervention communautaire : modèle de protocole",
        },
        "summary": {
            "en": "A form to fill in together: who does what in your community when someone asks for help, "
            "by day and by night. It comes with an agenda for the first three meetings.",
            "fr": "Un formulaire à remplir ensemble : qui fait quoi dans votre communauté quand une "
            "personne demande de l’aide, le jour et la nuit. Il vient avec un ordre du jour pour les trois "
            "premières rencontres.",
        },
        "themes": {
            "en": ["response maps", "protocols", "working together"],
            "fr": ["cartes d’intervention", "protocoles", "collaboration"],
        },
        "file_name": {"en": "response-map-template.pdf", "fr": "modele-carte-intervention.pdf"},
        "linked_page": None,
        "body": {
            "en": [
                "<h2>What the map is for</h2>",
                "<p>A response map is an agreement on a few pages. It says who answers, who drives, who "
                "opens a door and who pays, so that nobody has to work it out at night with a frightened "
                "person in the room.</p>",
                "<h2>Who should be at the table</h2>",
                "<ul><li>people with lived experience, paid for their time;</li><li>a shelter, a clinic, a "
                "settlement agency and a legal clinic;</li><li>a group that knows migrant "
                "workers;</li><li>Indigenous organisations of the area;</li><li>public services, for part "
                "of the meetings and only if everyone agrees.</li></ul>",
                "<h2>Fill in, one line each</h2>",
                "<ul><li><b>First call:</b> which number, which hours, which languages.</li><li><b>Safe "
                "place tonight:</b> for women, for men, for gender-diverse people, with "
                "children.</li><li><b>Health:</b> where no card is asked for.</li><li><b>Legal advice:</b> "
                "whom to phone before a form is sent.</li><li><b>Interpretation:</b> by somebody from "
                "outside the community.</li><li><b>Money and transport:</b> who can pay "
                "today.</li><li><b>What we share:</b> only with consent, and only what the next person "
                "needs.</li></ul>",
                "<h2>Three meetings</h2>",
                "<p>First: tell what happened the last time, without names. Second: fill in the lines, and "
                "mark the empty ones. Third: try it out with an invented case, then sign. Put a date on "
                "the map and meet again within the year; people and phone numbers change.</p>",
            ],
            "fr": [
                "<h2>À quoi sert la carte</h2>",
                "<p>Une carte d’intervention est une entente de quelques pages. Elle dit qui répond, qui "
                "conduit, qui ouvre une porte et qui paie, pour que personne n’ait à le chercher en pleine "
                "nuit, devant quelqu’un qui a peur.</p>",
                "<h2>Qui inviter à la table</h2>",
                "<ul><li>des personnes ayant une expérience vécue, payées pour leur temps;</li><li>un "
                "refuge, une clinique, un organisme d’accueil et une clinique juridique;</li><li>un groupe "
                "qui connaît le milieu du travail migrant;</li><li>des organismes autochtones de la "
                "région;</li><li>des services publics, pour une partie des rencontres et seulement si tout "
                "le monde est d’accord.</li></ul>",
                "<h2>À remplir, une ligne chacun</h2>",
                "<ul><li><b>Premier appel :</b> quel numéro, quelles heures, quelles "
                "langues.</li><li><b>Lieu sûr cette nuit :</b> pour les femmes, pour les hommes, pour les "
                "personnes de la diversité de genre, avec des enfants.</li><li><b>Santé :</b> où l’on ne "
                "demande pas de carte.</li><li><b>Conseil juridique :</b> à qui téléphoner avant d’envoyer "
                "un formulaire.</li><li><b>Interprétation :</b> par quelqu’un de l’extérieur de la "
                "communauté.</li><li><b>Argent et transport :</b> qui peut payer "
                "aujourd’hui.</li><li><b>Ce que nous transmettons :</b> seulement avec consentement, et "
                "seulement ce qu’il faut à la personne suivante.</li></ul>",
                "<h2>Trois rencontres</h2>",
                "<p>La première : raconter la dernière fois, sans nommer personne. La deuxième : remplir "
                "les lignes et marquer celles qui restent vides. La troisième : mettre la carte à l’essai "
                "sur un cas inventé, puis signer. Datez la carte et revoyez-vous dans l’année; les gens et "
                "les numéros changent.</p>",
            ],
        },
    },
    {
        "slug": "being-an-advocate-slides",
        "kind": "presentation",
        "year": 2018,
        "demand": "protect_rights",
        "title": {
            "en": "Being an advocate: slides for a half-day training",
            "fr": "Défendre les droits : diapositives pour une formation d’une demi-journée",
        },
        "summary": {
            "en": "Slides and notes for the person who leads the training. They go through four doors: "
            "police, courts, public offices and the media. Each part ends with a short exercise in pairs.",
            "fr": "Des diapositives et des notes pour la personne qui anime. Elles passent par quatre "
            "portes : la police, les tribunaux, les bureaux publics et les médias. Chaque partie se "
            "termine par un court exercice à deux.",
        },
        "themes": {
            "en": ["advocacy", "training", "media"],
            "fr": ["plaidoyer", "formation", "médias"],
        },
        "file_name": {"en": "being-an-advocate-slides.pdf", "fr": "defendre-les-droits-diapositives.pdf"},
        "linked_page": None,
        "body": {
            "en": [
                "<h2>1. Before we begin</h2><ul><li>You may step out at any time.</li><li>No stories with "
                "names, our own or anyone else’s.</li><li>Three hours, one long break.</li></ul>",
                "<h2>2. What an advocate does</h2><ul><li>Walks beside, not in front.</li><li>Knows what "
                "the person wants before the call.</li><li>Says no when no was asked for.</li></ul>",
                "<h2>3. The police</h2><ul><li>Who is asked to speak, and must they?</li><li>A lawyer "
                "first, a statement later.</li><li>In pairs: practise the first phone call.</li></ul>",
                "<h2>4. The courts</h2><ul><li>What happens on the day, hour by hour.</li><li>Ways to "
                "testify at a distance.</li><li>In pairs: explain one step in plain words.</li></ul>",
                "<h2>5. Public offices</h2><ul><li>Write, keep a copy, note who said what.</li><li>Ask for "
                "the rule and for the next person up.</li><li>In pairs: turn a refusal into a "
                "question.</li></ul>",
                "<h2>6. The media</h2><ul><li>Facts about the system, not a life.</li><li>Agree on the "
                "questions; check again the day before.</li><li>In pairs: answer without telling anyone’s "
                "story.</li></ul>",
                "<h2>7. Before you go</h2><ul><li>One thing you will do this month.</li><li>One person you "
                "will call.</li></ul>",
            ],
            "fr": [
                "<h2>1. Avant de commencer</h2><ul><li>Vous pouvez sortir en tout temps.</li><li>Pas "
                "d’histoires avec des noms, ni les nôtres ni ceux d’autrui.</li><li>Trois heures, une "
                "longue pause.</li></ul>",
                "<h2>2. Défendre les droits, c’est…</h2><ul><li>Marcher à côté, pas devant.</li><li>Savoir "
                "ce que veut la personne avant d’appeler.</li><li>Dire non quand la personne veut que ce "
                "soit non.</li></ul>",
                "<h2>3. La police</h2><ul><li>À qui demande-t-on de parler, et est-ce "
                "obligatoire?</li><li>D’abord une avocate ou un avocat, ensuite une déclaration.</li><li>À "
                "deux : s’exercer au premier appel.</li></ul>",
                "<h2>4. Les tribunaux</h2><ul><li>Le déroulement de la journée, heure par "
                "heure.</li><li>Les façons de témoigner à distance.</li><li>À deux : expliquer une étape "
                "en mots simples.</li></ul>",
                "<h2>5. Les bureaux publics</h2><ul><li>Écrire, garder une copie, noter qui a dit "
                "quoi.</li><li>Demander la règle, puis la personne responsable.</li><li>À deux : "
                "transformer un refus en question.</li></ul>",
                "<h2>6. Les médias</h2><ul><li>Des faits sur le système, pas une vie.</li><li>Convenir des "
                "questions; vérifier encore la veille.</li><li>À deux : répondre sans raconter l’histoire "
                "de personne.</li></ul>",
                "<h2>7. Avant de partir</h2><ul><li>Un geste que vous ferez ce mois-ci.</li><li>Une "
                "personne que vous appellerez.</li></ul>",
            ],
        },
    },
    {
        "slug": "trafficking-or-exploitation",
        "kind": "guide",
        "year": 2018,
        "demand": "root_causes",
        "title": {
            "en": "Fact sheet: between a bad job and trafficking",
            "fr": "Fiche d’information : entre mauvais emploi et traite",
        },
        "summary": {
            "en": "Two pages on the line that runs from unfair work to force. It helps you see where "
            "someone may stand on it today and what can be done at each point, whatever the word for it.",
            "fr": "Deux pages sur la ligne qui va du travail injuste à la contrainte. Elles aident à voir "
            "où une personne se situe aujourd’hui et ce que l’on peut faire à chaque point, quel que soit "
            "le mot.",
        },
        "themes": {
            "en": ["labour rights", "migrant workers", "signs"],
            "fr": ["droits au travail", "travail migrant", "signes"],
        },
        "file_name": {
            "en": "between-a-bad-job-and-trafficking.pdf",
            "fr": "entre-mauvais-emploi-et-traite.pdf",
        },
        "linked_page": None,
        "body": {
            "en": [
                "<h2>One line, many points</h2>",
                "<p>Exploitation is not a box that somebody is in or out of. It is a line. People move "
                "along it, in both directions, sometimes within a week. At each point something can be "
                "done.</p>",
                "<h2>Unfair work</h2>",
                "<p>Pay comes late, overtime is forgotten, the room is damp and costs too much. What "
                "helps: keeping a small record of hours, knowing the minimum wage, a workers’ group, a "
                "complaint to labour standards.</p>",
                "<h2>Exploitation</h2>",
                "<p>There is a debt to a recruiter. The boss keeps the passport “to be safe”. Complaints "
                "are answered with talk of cancelled permits. What helps: legal advice before any "
                "complaint, a way to change employers, a safe place for papers, someone to call.</p>",
                "<h2>Trafficking</h2>",
                "<p>The person cannot leave, or believes that she or her family would be harmed if she "
                "did. What helps: safety first, at her pace; the national hotline at 1-833-900-1010; a "
                "lawyer who knows both criminal and immigration law.</p>",
                "<h2>Three questions that open a door</h2>",
                "<ul><li>What would happen if you stopped tomorrow?</li><li>Who keeps your papers and your "
                "bank card?</li><li>Whom can you call without asking anybody?</li></ul>",
                "<p>Ask them one at a time, alone with the person, with an interpreter from outside the "
                "workplace. You do not need to decide which word is right. You need to know what would "
                "help today.</p>",
            ],
            "fr": [
                "<h2>Une seule ligne, bien des points</h2>",
                "<p>L’exploitation n’est pas une case où l’on est ou n’est pas. C’est une ligne. On s’y "
                "déplace dans les deux sens, parfois en une semaine. À chaque point, on peut faire quelque "
                "chose.</p>",
                "<h2>Le travail injuste</h2>",
                "<p>La paie arrive en retard, les heures supplémentaires s’oublient, la chambre est humide "
                "et coûte trop cher. Ce qui aide : noter ses heures, connaître le salaire minimum, se "
                "joindre à un groupe, déposer une plainte aux normes du travail.</p>",
                "<h2>L’exploitation</h2>",
                "<p>Il y a une dette envers un recruteur. Le patron garde le passeport « par sécurité ». À "
                "chaque plainte, on parle d’annuler le permis. Ce qui aide : un conseil juridique avant "
                "toute plainte, une façon de changer d’employeur, un endroit sûr pour les papiers, "
                "quelqu’un à appeler.</p>",
                "<h2>La traite</h2>",
                "<p>La personne ne peut pas partir ou croit que, si elle partait, on s’en prendrait à elle "
                "ou à sa famille. Ce qui aide : sa sécurité d’abord, à son rythme; la ligne nationale au "
                "1-833-900-1010; une avocate ou un avocat qui connaît le droit criminel et "
                "l’immigration.</p>",
                "<h2>Trois questions qui ouvrent une porte</h2>",
                "<ul><li>Que se passerait-il si vous arrêtiez demain?</li><li>Qui garde vos papiers et "
                "votre carte bancaire?</li><li>Qui pouvez-vous appeler sans demander la "
                "permission?</li></ul>",
                "<p>Posez-les une à la fois, en tête-à-tête, avec une ou un interprète de l’extérieur du "
                "lieu de travail. Vous n’avez pas à trouver le mot juste. Vous devez savoir ce qui "
                "aiderait aujourd’hui.</p>",
            ],
        },
    },
    {
        "slug": "report-trafficking-2017",
        "kind": "link",
        "year": 2018,
        "demand": "root_causes",
        "title": {
            "en": "Report: what we heard in St. Catharines",
            "fr": "Rapport : ce que nous avons entendu à St. Catharines",
        },
        "summary": {
            "en": "The report on the sixth forum, held in December 2017. Six key issues, the evaluation "
            "with its figures, and a list of what we will change.",
            "fr": "Le rapport du sixième forum, tenu en décembre 2017. Six enjeux, l’évaluation et ses "
            "chiffres, et la liste de ce que nous changerons.",
        },
        "themes": {
            "en": ["forum", "evaluation", "strategy"],
            "fr": ["forum", "évaluation", "stratégie"],
        },
        "file_name": None,
        "linked_page": "reports/trafficking-2017",
        "body": None,
    },
]
