"""The advocacy strategy: vision, principles, five demands, getting involved. Public facts, our sentences.

`DEMANDS` codes tag sessions and report-backs too. Each matrix has four columns, each a list of entries.
"""

MATRIX_COLUMNS = {
    "goals": {"en": "Specific goals", "fr": "Buts précis"},
    "enabling_conditions": {"en": "Enabling conditions", "fr": "Conditions favorables"},
    "systemic_changes": {"en": "Systemic changes", "fr": "Changements du système"},
    "outcomes": {"en": "Outcomes", "fr": "Résultats"},
}

DEMANDS = [
    {
        "code": "root_causes",
        "title": {"en": "Address the root causes", "fr": "S’attaquer aux causes profondes"},
        "summary": {
            "en": "People are exploited where poverty, racism, sexism and insecure status leave them few "
            "ways to say no. Change those, and trafficking loses its ground.",
            "fr": "On exploite les gens là où la pauvreté, le racisme, le sexisme et un statut fragile "
            "leur laissent peu de façons de refuser. Changez cela, et la traite perd son terrain.",
        },
        "matrix": {
            "goals": [
                {
                    "en": "Name economic and gender inequality in every anti-trafficking plan.",
                    "fr": "Nommer l’inégalité économique et celle des genres dans chaque plan contre la "
                    "traite.",
                },
                {
                    "en": "End permits that tie a worker to one employer.",
                    "fr": "Mettre fin aux permis qui lient une personne à un seul employeur.",
                },
                {
                    "en": "Open safe and lawful ways to migrate.",
                    "fr": "Ouvrir des voies sûres et légales pour migrer.",
                },
            ],
            "enabling_conditions": [
                {
                    "en": "Research led by the communities concerned.",
                    "fr": "Des recherches menées par les communautés concernées.",
                },
                {
                    "en": "Unions, women’s groups and migrant groups at one table.",
                    "fr": "Syndicats, groupes de femmes et groupes de personnes migrantes à une même table.",
                },
            ],
            "systemic_changes": [
                {
                    "en": "Open work permits become the rule.",
                    "fr": "Le permis de travail ouvert devient la règle.",
                },
                {
                    "en": "New policies are checked for their effects by gender and race before they pass.",
                    "fr": "L’effet des politiques selon le genre et la race est vérifié avant leur adoption.",
                },
            ],
            "outcomes": [
                {
                    "en": "Fewer people depend on a single employer or partner to stay in Canada.",
                    "fr": "Moins de gens dépendent d’un seul employeur ou d’une seule personne pour rester "
                    "au Canada.",
                },
                {
                    "en": "Public debate speaks of rules and wages, and not only of crime.",
                    "fr": "Le débat public parle de règles et de salaires, et pas seulement de crime.",
                },
            ],
        },
    },
    {
        "code": "protect_rights",
        "title": {"en": "Protect people’s rights", "fr": "Protéger les droits des personnes"},
        "summary": {
            "en": "Protection belongs to the person, not to the police file. It must not end when a case "
            "does.",
            "fr": "La protection appartient à la personne, et non au dossier de police. Elle ne doit pas "
            "prendre fin avec l’affaire.",
        },
        "matrix": {
            "goals": [
                {
                    "en": "Put the protection of trafficked persons into law.",
                    "fr": "Inscrire dans la loi la protection des personnes ayant subi la traite.",
                },
                {
                    "en": "Stop the detention and removal of people who ask for help.",
                    "fr": "Mettre fin à la détention et au renvoi de gens qui demandent de l’aide.",
                },
            ],
            "enabling_conditions": [
                {
                    "en": "Clear rules on what public services may tell border officers.",
                    "fr": "Des règles claires sur ce que les services publics peuvent dire aux services "
                    "frontaliers.",
                },
                {
                    "en": "Training for officials, designed with people who have lived experience.",
                    "fr": "Une formation pour le personnel de l’État, conçue avec des personnes ayant une "
                    "expérience vécue.",
                },
            ],
            "systemic_changes": [
                {
                    "en": "No service depends on a police report.",
                    "fr": "Aucun service ne dépend d’un rapport de police.",
                },
                {
                    "en": "Nobody is charged for what they were forced to do.",
                    "fr": "Personne n’est accusé pour ce qu’on l’a forcé à faire.",
                },
            ],
            "outcomes": [
                {
                    "en": "People ask for help sooner, and without fear of removal.",
                    "fr": "Les gens demandent de l’aide plus tôt, sans craindre le renvoi.",
                },
                {
                    "en": "Rights are the same in every province.",
                    "fr": "Les droits sont les mêmes dans toutes les provinces.",
                },
            ],
        },
    },
    {
        "code": "permanent_status",
        "title": {"en": "Open the way to permanent status", "fr": "Ouvrir la voie à la résidence permanente"},
        "summary": {
            "en": "A permit that ends in a few months keeps fear alive. People rebuild their lives when "
            "they know that they can stay.",
            "fr": "Un permis qui expire dans quelques mois entretient la peur. On reconstruit sa vie quand "
            "on sait que l’on peut rester.",
        },
        "matrix": {
            "goals": [
                {
                    "en": "Create a direct path from a temporary permit to permanent residence.",
                    "fr": "Créer un passage direct du permis temporaire à la résidence permanente.",
                },
                {
                    "en": "Include children and close family in the same request.",
                    "fr": "Inclure les enfants et la famille proche dans la même demande.",
                },
            ],
            "enabling_conditions": [
                {
                    "en": "Published time limits for decisions.",
                    "fr": "Des délais de décision rendus publics.",
                },
                {
                    "en": "Officers who know trafficking and decide alike across the country.",
                    "fr": "Des agentes et agents qui connaissent la traite et décident de la même façon "
                    "partout au pays.",
                },
            ],
            "systemic_changes": [
                {
                    "en": "Requests are decided without testimony against anyone.",
                    "fr": "Les demandes sont tranchées sans exiger de témoignage contre qui que ce soit.",
                },
                {
                    "en": "Fees are waived from the first permit to residence.",
                    "fr": "Les frais sont supprimés, du premier permis à la résidence.",
                },
            ],
            "outcomes": [
                {
                    "en": "Families are together again within a year.",
                    "fr": "Les familles sont réunies en moins d’un an.",
                },
                {
                    "en": "People can study, work and plan beyond the next renewal.",
                    "fr": "Les gens peuvent étudier, travailler et faire des projets au-delà du prochain "
                    "renouvellement.",
                },
            ],
        },
    },
    {
        "code": "access_to_justice",
        "title": {"en": "Make justice reachable", "fr": "Rendre la justice accessible"},
        "summary": {
            "en": "Justice may be a trial, unpaid wages, a safe home or a quiet life. The person chooses, "
            "with good advice and without delay.",
            "fr": "La justice peut être un procès, des salaires enfin versés, un toit sûr ou une vie "
            "tranquille. La personne choisit, bien conseillée et sans attendre.",
        },
        "matrix": {
            "goals": [
                {
                    "en": "Offer free legal advice before any statement or form.",
                    "fr": "Offrir un conseil juridique gratuit avant toute déclaration ou tout formulaire.",
                },
                {
                    "en": "Make it possible to recover wages and damages without a criminal trial.",
                    "fr": "Permettre de récupérer salaires et dommages-intérêts sans procès criminel.",
                },
            ],
            "enabling_conditions": [
                {
                    "en": "Lawyers trained in both criminal and immigration law.",
                    "fr": "Des juristes formés à la fois en droit criminel et en immigration.",
                },
                {
                    "en": "Independent interpreters, paid by the system.",
                    "fr": "Des interprètes indépendants, payés par le système.",
                },
            ],
            "systemic_changes": [
                {
                    "en": "Legal aid covers all the fields that one situation touches.",
                    "fr": "L’aide juridique couvre tous les domaines qu’une situation touche.",
                },
                {
                    "en": "Courts offer ways to testify without meeting the accused.",
                    "fr": "Les tribunaux offrent des façons de témoigner sans croiser la personne accusée.",
                },
            ],
            "outcomes": [
                {
                    "en": "People know their choices before they decide.",
                    "fr": "Les gens connaissent leurs choix avant de décider.",
                },
                {
                    "en": "Employers who exploit pay what they owe.",
                    "fr": "Les employeurs qui exploitent paient ce qu’ils doivent.",
                },
            ],
        },
    },
    {
        "code": "access_to_services",
        "title": {"en": "Give access to services", "fr": "Donner accès aux services"},
        "summary": {
            "en": "A bed, a doctor, an interpreter and someone who stays: for everyone who needs them, in "
            "every region, whatever their status.",
            "fr": "Un lit, des soins, une ou un interprète et quelqu’un qui reste : pour toute personne "
            "qui en a besoin, dans chaque région, quel que soit son statut.",
        },
        "matrix": {
            "goals": [
                {
                    "en": "Fund long-term services for women, men and gender-diverse people.",
                    "fr": "Financer à long terme des services pour les femmes, les hommes et les personnes "
                    "de la diversité de genre.",
                },
                {
                    "en": "Draw a community response map in every region.",
                    "fr": "Dresser une carte d’intervention communautaire dans chaque région.",
                },
            ],
            "enabling_conditions": [
                {
                    "en": "A national hub where resources are shared.",
                    "fr": "Un carrefour national où les ressources sont mises en commun.",
                },
                {
                    "en": "Stable core funding instead of short projects.",
                    "fr": "Un financement de base stable plutôt que de courts projets.",
                },
            ],
            "systemic_changes": [
                {
                    "en": "Health care and housing are open from the first request.",
                    "fr": "Les soins et le logement sont accessibles dès la première demande.",
                },
                {
                    "en": "Rural and northern distances are counted in service agreements.",
                    "fr": "Les ententes de service tiennent compte des distances rurales et nordiques.",
                },
            ],
            "outcomes": [
                {
                    "en": "Every region has a map that was reviewed within the year.",
                    "fr": "Chaque région a une carte revue dans l’année.",
                },
                {
                    "en": "Nobody has to move to a large city to be helped.",
                    "fr": "Personne n’a à déménager dans une grande ville pour recevoir de l’aide.",
                },
            ],
        },
    },
]

STRATEGY = {
    "slug": "strategy",
    "title": {"en": "Advocacy strategy", "fr": "Stratégie de plaidoyer"},
    "date": {"en": "February 2020", "fr": "Février 2020"},
    "lead": {
        "en": "Five demands that groups across the country carry together, each in its own words and its "
        "own place.",
        "fr": "Cinq demandes que des groupes de tout le pays portent ensemble, chacun dans ses mots et "
        "dans son milieu.",
    },
    "sections": [
        {
            "anchor": "vision",
            "title": {"en": "Our vision", "fr": "Notre vision"},
            "html": {
                "en": [
                    "<p>A Canada where nobody can be bought, sold or held by their lack of status, and "
                    "where a person who has been trafficked is met with rights, time and a safe place to "
                    "stay.</p>"
                ],
                "fr": [
                    "<p>Un Canada où personne ne peut être acheté, vendu ou retenu par son absence de "
                    "statut, et où la personne ayant subi la traite trouve des droits, du temps et un lieu "
                    "sûr.</p>"
                ],
            },
        },
        {
            "anchor": "who-we-are",
            "title": {"en": "Who we are", "fr": "Qui nous sommes"},
            "html": {
                "en": [
                    "<p>A committee of front-line workers, advocates and people with lived experience, "
                    "open to every member of the network. The strategy grew out of the forums and was "
                    "written by many hands.</p>"
                ],
                "fr": [
                    "<p>Un comité de gens de première ligne, de militantes et de militants et de personnes "
                    "ayant une expérience vécue, ouvert à tous les membres du réseau. La "
                    "stratégie est née des forums et s’est écrite à plusieurs mains.</p>"
                ],
            },
        },
        {
            "anchor": "focus",
            "title": {"en": "Our focus", "fr": "Notre champ d’action"},
            "html": {
                "en": [
                    "<p>People who are not citizens and whose status can be used against them: refugees "
                    "and claimants, migrant workers, students, partners who were sponsored, people without "
                    "papers. Trafficking of citizens matters as much; others lead that work and we stand "
                    "with them.</p>"
                ],
                "fr": [
                    "<p>Les personnes qui n’ont pas la citoyenneté et dont le statut peut être "
                    "retourné contre elles : personnes réfugiées ou qui demandent l’asile, travailleuses et "
                    "travailleurs migrants, étudiantes et étudiants, personnes parrainées, gens sans "
                    "papiers. La traite de citoyennes et de citoyens compte tout autant; d’autres mènent ce "
                    "travail, et nous sommes à leurs côtés.</p>"
                ],
            },
        },
        {
            "anchor": "rationale",
            "title": {"en": "Why a strategy", "fr": "Pourquoi une stratégie"},
            "html": {
                "en": [
                    "<p>For years each region pushed on its own door. Asking for the same five things, at "
                    "the same time, makes it harder to answer that the matter belongs to someone else.</p>"
                ],
                "fr": [
                    "<p>Pendant des années, chaque région a poussé sur sa propre porte. En demandant les "
                    "cinq mêmes choses en même temps, nous laissons moins de place à la réponse « cela "
                    "relève d’un autre ».</p>"
                ],
            },
        },
        {
            "anchor": "how-we-work",
            "title": {"en": "How we work", "fr": "Notre façon de travailler"},
            "html": {
                "en": [
                    "<ul><li><b>From the ground up:</b> the committee takes its lead from those who do the "
                    "work.</li><li><b>In a network:</b> what one group learns is shared with "
                    "all.</li><li><b>Outside party politics:</b> we speak with every party and belong to "
                    "none.</li><li><b>Building knowledge:</b> we ask, check and publish before we "
                    "claim.</li></ul>"
                ],
                "fr": [
                    "<ul><li><b>À partir du terrain :</b> le comité suit celles et ceux qui font le "
                    "travail.</li><li><b>En réseau :</b> ce qu’un groupe apprend est transmis à "
                    "tous.</li><li><b>Hors des partis :</b> nous parlons à tous et n’appartenons à "
                    "aucun.</li><li><b>En bâtissant le savoir :</b> nous demandons, vérifions et publions "
                    "avant d’affirmer.</li></ul>"
                ],
            },
        },
    ],
    "principles": [
        {
            "code": "non_punitive",
            "title": {"en": "Non-punitive", "fr": "Ne pas punir"},
            "text": {
                "en": "Nobody is charged, detained or removed because of what was done to them.",
                "fr": "Personne n’est accusé, détenu ou renvoyé pour ce qu’on lui a fait subir.",
            },
        },
        {
            "code": "human_rights",
            "title": {"en": "Human rights", "fr": "Droits de la personne"},
            "text": {
                "en": "Help is a right that a person has, whatever the papers say and whatever use a court "
                "may make of her.",
                "fr": "L’aide est un droit, peu importe les papiers et l’utilité de la personne pour un "
                "tribunal.",
            },
        },
        {
            "code": "economic_rights",
            "title": {"en": "Economic rights", "fr": "Droits économiques"},
            "text": {
                "en": "A fair wage, the freedom to change jobs and money that is owed are protection too.",
                "fr": "Un salaire juste, la liberté de changer d’emploi et l’argent dû protègent aussi.",
            },
        },
        {
            "code": "supportive_services",
            "title": {"en": "Supportive services", "fr": "Services de soutien"},
            "text": {
                "en": "Services last as long as they are needed, and the person chooses among them.",
                "fr": "Les services durent aussi longtemps qu’il le faut, et la personne y fait son choix.",
            },
        },
        {
            "code": "gender_and_race",
            "title": {"en": "Gender and race analysis", "fr": "Analyse selon le genre et la race"},
            "text": {
                "en": "We ask of each rule who gains, who loses and who was not in the room.",
                "fr": "De chaque règle, nous demandons qui y gagne, qui y perd et qui n’était pas dans la "
                "salle.",
            },
        },
        {
            "code": "inclusive",
            "title": {
                "en": "Inclusive of trafficked persons",
                "fr": "Avec les personnes ayant subi la traite",
            },
            "text": {
                "en": "People with lived experience shape the work from the start, and are paid for it.",
                "fr": "Les personnes ayant une expérience vécue façonnent le travail dès le départ et sont "
                "payées pour le faire.",
            },
        },
    ],
    "demands": DEMANDS,
    "get_involved": {
        "title": {"en": "Get involved", "fr": "Passez à l’action"},
        "items": [
            {
                "code": "share",
                "title": {"en": "Share the strategy", "fr": "Faites connaître la stratégie"},
                "text": {
                    "en": "Send this page to one person who can use it.",
                    "fr": "Envoyez cette page à une personne à qui elle servira.",
                },
                "page": None,
                "phone": None,
            },
            {
                "code": "mp",
                "title": {
                    "en": "Call, write to or visit your member of Parliament",
                    "fr": "Appelez votre députée ou député, écrivez-lui ou allez le voir",
                },
                "text": {
                    "en": "Choose one demand. Ten minutes and one example without names are enough.",
                    "fr": "Choisissez une demande. Dix minutes et un exemple sans nom suffisent.",
                },
                "page": None,
                "phone": None,
            },
            {
                "code": "partner",
                "title": {"en": "Join as an organisation", "fr": "Joignez-vous à nous comme organisme"},
                "text": {
                    "en": "Sign on to the five demands and tell us which one you will carry.",
                    "fr": "Appuyez les cinq demandes et dites-nous laquelle vous porterez.",
                },
                "page": "contact",
                "phone": None,
            },
            {
                "code": "work",
                "title": {"en": "Work with us", "fr": "Travaillez avec nous"},
                "text": {
                    "en": "The committee meets online every two months. New people are welcome.",
                    "fr": "Le comité se réunit en ligne tous les deux mois. Les nouvelles personnes sont "
                    "les bienvenues.",
                },
                "page": "contact",
                "phone": None,
            },
            {
                "code": "resources",
                "title": {"en": "Download the resources", "fr": "Téléchargez les ressources"},
                "text": {
                    "en": "Guides, slides and a template for a response map.",
                    "fr": "Des guides, des diapositives et un modèle de carte d’intervention.",
                },
                "page": "resources",
                "phone": None,
            },
            {
                "code": "hotline",
                "title": {"en": "If you need help yourself", "fr": "Si vous avez vous-même besoin d’aide"},
                "text": {
                    "en": "Call the national hotline at 1-833-900-1010. It is free, confidential and open "
                    "day and night, in more than 200 languages.",
                    "fr": "Appelez la ligne nationale au 1-833-900-1010. C’est gratuit, confidentiel et "
                    "ouvert jour et nuit, dans plus de 200 langues.",
                },
                "page": None,
                "phone": "1-833-900-1010",
            },
        ],
    },
}

CONSULTATIONS_INDEX = {
    "slug": "consultations",
    "title": {"en": "Consultations", "fr": "Consultations"},
    "lead": {
        "en": "Between forums we ask what people need, and publish what we learn.",
        "fr": "Entre les forums, nous demandons aux gens ce dont ils ont besoin et publions ce que nous "
        "apprenons.",
    },
}

LEGAL_NEEDS = {
    "slug": "legal-needs",
    "title": {
        "en": "Legal needs: avoiding collateral harm",
        "fr": "Besoins juridiques : éviter de nuire en voulant aider",
    },
    "lead": {
        "en": "We asked refugee and immigration lawyers what they need when a client may have been "
        "trafficked, so that one legal step does not spoil another.",
        "fr": "Nous avons demandé à des juristes en droit des réfugiés et de l’immigration ce qu’il leur "
        "faut quand une personne a peut-être subi la traite, pour qu’une démarche n’en gâche pas une autre.",
    },
    "situations": [
        {
            "code": "sex_trafficking",
            "title": {"en": "Sex trafficking", "fr": "Traite à des fins d’exploitation sexuelle"},
        },
        {
            "code": "labour_trafficking",
            "title": {"en": "Labour trafficking", "fr": "Traite à des fins de travail forcé"},
        },
        {"code": "forced_marriage", "title": {"en": "Forced marriage", "fr": "Mariage forcé"}},
    ],
    "method": {
        "title": {"en": "How we asked", "fr": "Comment nous avons procédé"},
        "html": {
            "en": [
                "<p>One questionnaire, two ways to answer it: alone and online, or by telephone with "
                "someone who reads the questions and takes notes. Afterwards a small group met on a video "
                "platform to talk over the first results. Answers are confidential: those who analyse them "
                "may see them, and nothing is published that could point at a person or a client.</p>",
                "<p>We did not ask for clients’ stories. A theme appears below only if it came from at "
                "least two independent sources.</p>",
            ],
            "fr": [
                "<p>Un questionnaire, deux façons d’y répondre : en ligne, par soi-même, ou au téléphone "
                "avec une personne qui lit les questions et prend des notes. Ensuite, un petit groupe "
                "s’est réuni par visioconférence pour discuter des premiers résultats. Les réponses sont "
                "confidentielles : les personnes chargées de l’analyse y ont accès, et rien n’est publié "
                "qui permettrait de reconnaître une ou un juriste ou une personne de sa clientèle.</p>",
                "<p>Nous n’avons pas demandé l’histoire des clientes et des clients. Un thème ne figure "
                "ci-dessous que s’il vient d’au moins deux sources indépendantes.</p>",
            ],
        },
    },
    "themes": [
        {
            "code": "assessment",
            "title": {"en": "Assessing whether trafficking took place", "fr": "Évaluer s’il y a eu traite"},
            "points": [
                {
                    "en": "Few people use the word. It takes time, trust and the right question for it to "
                    "come up.",
                    "fr": "Peu de gens emploient ce mot. Il faut du temps, de la confiance et la bonne "
                    "question pour qu’on en parle.",
                },
                {
                    "en": "Labour trafficking and forced marriage are missed more often than sex "
                    "trafficking.",
                    "fr": "La traite à des fins de travail forcé et le mariage forcé passent plus souvent "
                    "inaperçus que la traite à des fins d’exploitation sexuelle.",
                },
                {
                    "en": "Lawyers ask for a short set of questions that does not hurt the person again.",
                    "fr": "Les juristes demandent une courte série de questions qui ne blesse pas de "
                    "nouveau la personne.",
                },
            ],
        },
        {
            "code": "remedies",
            "title": {"en": "Legal remedies and responses", "fr": "Recours et réponses juridiques"},
            "points": [
                {
                    "en": "A refugee claim, a permit request and a police statement can work against each "
                    "other if they are not planned together.",
                    "fr": "Une demande d’asile, une demande de permis et une déclaration à la police "
                    "peuvent se nuire si on ne les prépare pas ensemble.",
                },
                {
                    "en": "Decisions on permits differ from one office to the next, and waiting is long.",
                    "fr": "Les décisions sur les permis varient d’un bureau à l’autre, et l’attente est "
                    "longue.",
                },
                {
                    "en": "Unpaid wages and compensation are seldom pursued, because nobody is paid to do "
                    "it.",
                    "fr": "On réclame rarement les salaires impayés et l’indemnisation, car personne n’est "
                    "payé pour le faire.",
                },
            ],
        },
        {
            "code": "best_practices",
            "title": {"en": "Best practices", "fr": "Pratiques exemplaires"},
            "points": [
                {
                    "en": "Work as a pair with a front-line organisation from the first meeting on.",
                    "fr": "Travailler en tandem avec un organisme de première ligne dès la première "
                    "rencontre.",
                },
                {
                    "en": "Explain each choice in plain words, through an independent interpreter, and "
                    "leave time to think.",
                    "fr": "Expliquer chaque choix en mots simples, avec une ou un interprète indépendant, "
                    "et laisser du temps pour réfléchir.",
                },
                {
                    "en": "Call a colleague who knows the other field of law before anything is sent.",
                    "fr": "Appeler une ou un collègue qui connaît l’autre domaine du droit avant tout envoi.",
                },
            ],
        },
    ],
    "outputs": {
        "title": {"en": "What came out of it", "fr": "Ce qui en est ressorti"},
        "items": [
            {"code": "summary", "text": {"en": "A summary on this site.", "fr": "Un résumé sur ce site."}},
            {
                "code": "full_report",
                "text": {
                    "en": "The full report, with all the themes.",
                    "fr": "Le rapport complet, avec tous les thèmes.",
                },
            },
            {
                "code": "visual_report",
                "text": {
                    "en": "A visual report that can be read in five minutes.",
                    "fr": "Un rapport visuel qui se lit en cinq minutes.",
                },
            },
            {
                "code": "resource_guide",
                "text": {
                    "en": "A resource guide, “Human trafficking and the law”.",
                    "fr": "Un guide de ressources, « La traite des personnes et le droit ».",
                },
            },
            {
                "code": "training",
                "text": {
                    "en": "A method for legal education: training events with materials that anyone may use.",
                    "fr": "Une méthode de formation juridique : des activités et du matériel que chacun "
                    "peut utiliser.",
                },
            },
        ],
    },
}
