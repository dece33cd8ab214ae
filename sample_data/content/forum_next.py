"""The next forum, wholly invented. Its dates are counted from the day of loading."""

from datetime import time

TIME_ZONE = "America/Toronto"

# The page never names the building: only people with a confirmed place see the venue.
FORUM_NEXT = {
    "slug": "trafficking-next",
    "series": "anti-trafficking",
    "status": "open",
    "title": {
        "en": "National Forum on Human Trafficking: the next edition",
        "fr": "Forum national sur la traite des personnes : la prochaine édition",
    },
    "edition": {"en": "Next edition", "fr": "Prochaine édition"},
    "summary": {
        "en": "Two days in Montréal and online: one on a weekday, one on a weekend, with more time to plan "
        "what we do next.",
        "fr": "Deux jours à Montréal et en ligne, un en semaine et un en fin de semaine, avec plus de "
        "temps pour préparer la suite.",
    },
    # First day: the first Friday (weekday 4) on or after the day of loading plus this many days.
    "starts_in_days": 75,
    "starts_on_weekday": 4,
    "length_in_days": 2,
    "registration_opens_in_days": -14,
    "registration_closes_in_days": 61,
    "needs_asked_by_in_days": 45,
    "time_zone": TIME_ZONE,
    "mode": "hybrid",
    "venue": "maison-exemple",
    "venue_shown_to": "confirmed",
    "city": {"en": "Montréal", "fr": "Montréal"},
    "province": "QC",
    "capacity": 120,
    "parallel_to": [],
    "territory": {
        "en": "We meet in Tiohtià:ke, also called Montréal, on land that was never given up. The "
        "Kanien’kehá:ka Nation has long cared for these lands and waters.",
        "fr": "Nous nous réunissons à Tiohtià:ke, aussi appelée Montréal, sur des terres qui n’ont jamais "
        "été cédées. La nation kanien’kehá:ka veille depuis longtemps sur ces terres et ces eaux.",
    },
    "objectives": [
        {
            "en": "Bring in more people from the Atlantic provinces, the Prairies, the West Coast and the "
            "North.",
            "fr": "Faire place à plus de gens des provinces de l’Atlantique, des Prairies, de la côte "
            "Ouest et du Nord.",
        },
        {
            "en": "Learn from people with lived experience, who shaped this programme and are paid for "
            "their work.",
            "fr": "Apprendre des personnes qui ont vécu la traite, qui ont façonné ce programme et sont "
            "rémunérées pour leur travail.",
        },
        {
            "en": "Compare how each region responds when someone asks for help, and fill the gaps together.",
            "fr": "Comparer la réponse de chaque région quand quelqu’un demande de l’aide, et combler les "
            "lacunes ensemble.",
        },
        {
            "en": "Spend half a day on strategy: choose three requests and decide who carries each one.",
            "fr": "Consacrer une demi-journée à la stratégie : choisir trois demandes et décider qui porte "
            "chacune.",
        },
    ],
    "funders": [
        {"name": {"en": "Sample Community Foundation", "fr": "Fondation communautaire exemple"}},
    ],
    "categories": [
        {
            "code": "front-line",
            "title": {"en": "Front-line organisation", "fr": "Organisme de première ligne"},
            "description": {
                "en": "You work or volunteer with an organisation that serves people directly.",
                "fr": "Vous travaillez ou faites du bénévolat dans un organisme qui offre des services "
                "directs.",
            },
            "fee_cents": 12000,
            "member_fee_cents": 9000,
            "capacity": 40,
        },
        {
            "code": "member",
            "title": {"en": "Member organisation", "fr": "Organisme membre"},
            "description": {
                "en": "Your organisation, or the one that your local group belongs to, is a member this "
                "year.",
                "fr": "Votre organisme, ou celui auquel votre groupe local est rattaché, est membre cette "
                "année.",
            },
            "fee_cents": 9000,
            "capacity": 40,
        },
        {
            # Staff see categories beside names, so none may say who has lived experience: that is sealed.
            "code": "own-name",
            "title": {"en": "In your own name", "fr": "En votre propre nom"},
            "description": {
                "en": "No organisation sends you or pays for you. Nobody will ask why you choose this, for "
                "proof, or for your story.",
                "fr": "Aucun organisme ne vous envoie ni ne paie pour vous. Personne ne vous demandera la "
                "raison de ce choix, une preuve ou votre histoire.",
            },
            "fee_cents": 0,
            "capacity": 20,
        },
        {
            "code": "student-volunteer",
            "title": {"en": "Student or volunteer", "fr": "Étudiante, étudiant ou bénévole"},
            "description": {
                "en": "You study, or you give your time without pay.",
                "fr": "Vous faites des études ou vous donnez de votre temps sans rémunération.",
            },
            "fee_cents": 2500,
            "from_cents": 500,
            "capacity": 15,
        },
        {
            "code": "government",
            "title": {"en": "Government or public institution", "fr": "Gouvernement ou institution publique"},
            "description": {
                "en": "You come on behalf of a government, a police service or another public body.",
                "fr": "Vous venez au nom d’un gouvernement, d’un service de police ou d’un autre organisme "
                "public.",
            },
            "fee_cents": 17500,
            "capacity": 10,
        },
    ],
    "subsidy_fund": {
        "title": {"en": "Travel fund", "fr": "Fonds de déplacement"},
        "description": {
            "en": "Help with the fare, a shared room, childcare and lost wages. People who live far away, "
            "or who have lived experience, come first. Wait for our answer before you buy anything.",
            "fr": "De l’aide pour le billet, une chambre partagée, la garde d’enfants et le salaire perdu. "
            "Les personnes qui habitent loin ou qui ont une expérience vécue ont la priorité. Attendez "
            "notre réponse avant d’acheter quoi que ce soit.",
        },
        "amount_cents": 900000,
        "request_by_in_days": 40,
    },
    "sessions": [
        {
            "code": "welcome",
            "kind": "opening",
            "title": {"en": "Welcome, and where we left off", "fr": "Mot de bienvenue, et où nous en étions"},
            "description": {
                "en": "An Elder opens the forum. Then a short walk through what the last report promised "
                "and what came of it.",
                "fr": "Une Aînée ou un Aîné ouvre le forum. Suit un court bilan des promesses du dernier "
                "rapport et de ce qu’elles sont devenues.",
            },
            "day": 0,
            "starts": time(9, 0),
            "ends": time(9, 30),
            "room": "main-hall",
            "language": "both",
            "interpreted": True,
            "joint_with": [],
            "capacity": None,
        },
        {
            "code": "what-changed",
            "kind": "roundtable",
            "title": {
                "en": "What has changed in our regions, and what has not",
                "fr": "Ce qui a changé dans nos régions, et ce qui n’a pas bougé",
            },
            "description": {
                "en": "One voice from each region, five minutes each, then questions. The smallest "
                "communities speak first.",
                "fr": "Une voix par région, cinq minutes chacune, puis les questions. Les plus petites "
                "communautés parlent en premier.",
            },
            "day": 0,
            "starts": time(9, 30),
            "ends": time(10, 45),
            "room": "main-hall",
            "language": "both",
            "interpreted": True,
            "joint_with": [],
            "capacity": None,
        },
        {
            "code": "break-day-one",
            "kind": "break",
            "title": {"en": "Break", "fr": "Pause"},
            "description": {
                "en": "Half an hour, so that interpreters and everyone else can really rest.",
                "fr": "Une demi-heure, pour que les interprètes et tout le monde se reposent vraiment.",
            },
            "day": 0,
            "starts": time(10, 45),
            "ends": time(11, 15),
            "room": "main-hall",
            "language": "both",
            "interpreted": False,
            "joint_with": [],
            "capacity": None,
        },
        {
            "code": "permits-in-practice",
            "kind": "workshop",
            "title": {
                "en": "Temporary permits in practice: from first request to answer",
                "fr": "Les permis temporaires en pratique : de la demande à la réponse",
            },
            "description": {
                "en": "Bring your questions about the process, never a client’s name. We follow one "
                "invented file step by step and mark where it stalls.",
                "fr": "Apportez vos questions sur la démarche, jamais le nom d’une personne. Nous suivons "
                "un dossier inventé, étape par étape, et notons où il se bloque.",
            },
            "day": 0,
            "starts": time(11, 15),
            "ends": time(12, 30),
            "room": "room-a",
            "language": "en",
            "interpreted": True,
            "joint_with": [],
            "capacity": 40,
        },
        {
            "code": "first-meeting",
            "kind": "workshop",
            "title": {
                "en": "The first meeting: care that does not hurt again",
                "fr": "La première rencontre : accueillir sans blesser de nouveau",
            },
            "description": {
                "en": "What trauma changes in a conversation, and small habits that help: choice of seat, "
                "a clear end time, one question fewer. Contains talk of harm; the quiet room is next door.",
                "fr": "Ce que le trauma change dans une conversation, et les petits gestes qui aident : le "
                "choix du siège, une heure de fin claire, une question de moins. On y parle de torts "
                "subis; la salle calme est à côté.",
            },
            "day": 0,
            "starts": time(11, 15),
            "ends": time(12, 30),
            "room": "room-b",
            "language": "fr",
            "interpreted": False,
            "joint_with": [],
            "capacity": 24,
        },
        {
            "code": "lunch-day-one",
            "kind": "break",
            "title": {"en": "Lunch", "fr": "Dîner"},
            "description": {
                "en": "Served on site. Tell us what you eat when you register.",
                "fr": "Servi sur place. Dites-nous ce que vous mangez en vous inscrivant.",
            },
            "day": 0,
            "starts": time(12, 30),
            "ends": time(13, 45),
            "room": "main-hall",
            "language": "both",
            "interpreted": False,
            "joint_with": [],
            "capacity": None,
        },
        {
            "code": "labour-trafficking",
            "kind": "workshop",
            "title": {
                "en": "Labour trafficking: seeing it, naming it, acting",
                "fr": "La traite à des fins de travail forcé : la voir, la nommer, agir",
            },
            "description": {
                "en": "Signs that a bad job has become something worse, and what a worker gains or risks "
                "by each way out. With people from migrant-worker groups.",
                "fr": "Les signes qu’un mauvais emploi est devenu pire que cela, et ce qu’une personne "
                "gagne ou risque avec chaque issue. Avec des groupes de travailleuses et travailleurs "
                "migrants.",
            },
            "day": 0,
            "starts": time(13, 45),
            "ends": time(15, 15),
            "room": "room-a",
            "language": "en",
            "interpreted": True,
            "joint_with": [],
            "capacity": 40,
        },
        {
            "code": "draw-your-map",
            "kind": "workshop",
            "title": {
                "en": "Draw your community’s response map",
                "fr": "Dessinez la carte d’intervention de votre communauté",
            },
            "description": {
                "en": "A working session: come with two or three people from your area if you can, and "
                "leave with a first map and a list of phone calls to make. Small group.",
                "fr": "Une séance de travail : venez si possible à deux ou trois de votre coin de pays et "
                "repartez avec une première carte et une liste d’appels à faire. Petit groupe.",
            },
            "day": 0,
            "starts": time(13, 45),
            "ends": time(15, 15),
            "room": "room-b",
            "language": "both",
            "interpreted": False,
            "joint_with": [],
            "capacity": 20,
        },
        {
            "code": "on-our-terms",
            "kind": "plenary",
            "title": {"en": "On our own terms", "fr": "Selon nos propres conditions"},
            "description": {
                "en": "People with lived experience speak about what they want from services and from "
                "policy. They chose the questions. No photos, no recording, not shown online.",
                "fr": "Des personnes qui ont vécu la traite disent ce qu’elles attendent des services et "
                "des politiques. Elles ont choisi les questions. Aucune photo, aucun enregistrement, pas "
                "de diffusion en ligne.",
            },
            "day": 0,
            "starts": time(15, 30),
            "ends": time(16, 30),
            "room": "main-hall",
            "language": "both",
            "interpreted": True,
            "joint_with": [],
            "capacity": None,
        },
        {
            "code": "far-from-cities",
            "kind": "workshop",
            "title": {
                "en": "Far from the big cities: help where there is no shelter",
                "fr": "Loin des grandes villes : aider là où il n’y a pas de refuge",
            },
            "description": {
                "en": "Rural, northern and coastal communities share what they do with one worker, one "
                "phone and a long road.",
                "fr": "Des communautés rurales, nordiques et côtières expliquent ce qu’elles font avec une "
                "seule personne, un téléphone et une longue route.",
            },
            "day": 1,
            "starts": time(9, 30),
            "ends": time(10, 45),
            "room": "room-a",
            "language": "en",
            "interpreted": True,
            "joint_with": [],
            "capacity": 40,
        },
        {
            "code": "whose-story",
            "kind": "workshop",
            "title": {
                "en": "Whose story is it? Media and advocacy without harm",
                "fr": "À qui appartient l’histoire? Médias et plaidoyer sans faire de tort",
            },
            "description": {
                "en": "How to win attention for a cause and leave people’s lives private. We rewrite a "
                "press release together. For community groups only.",
                "fr": "Comment attirer l’attention sur une cause sans exposer la vie des gens. Nous "
                "récrivons ensemble un communiqué. Réservé aux groupes communautaires.",
            },
            "day": 1,
            "starts": time(9, 30),
            "ends": time(10, 45),
            "room": "room-b",
            "language": "fr",
            "interpreted": False,
            "joint_with": [],
            "capacity": 24,
        },
        {
            "code": "break-day-two",
            "kind": "break",
            "title": {"en": "Break", "fr": "Pause"},
            "description": {"en": "Coffee, tea and quiet.", "fr": "Café, thé et tranquillité."},
            "day": 1,
            "starts": time(10, 45),
            "ends": time(11, 15),
            "room": "main-hall",
            "language": "both",
            "interpreted": False,
            "joint_with": [],
            "capacity": None,
        },
        {
            "code": "time-to-strategise",
            "kind": "roundtable",
            "title": {
                "en": "Time to strategise: tables by region, then by demand",
                "fr": "Du temps pour la stratégie : des tables par région, puis par demande",
            },
            "description": {
                "en": "You told us that one hour was not enough. Here is a long morning: first with your "
                "region, then with the people who share your priority.",
                "fr": "Vous nous avez dit qu’une heure ne suffisait pas. Voici une longue matinée : "
                "d’abord avec votre région, puis avec les gens qui ont la même priorité que vous.",
            },
            "day": 1,
            "starts": time(11, 15),
            "ends": time(13, 0),
            "room": "main-hall",
            "language": "both",
            "interpreted": True,
            "joint_with": [],
            "capacity": None,
        },
        {
            "code": "lunch-day-two",
            "kind": "break",
            "title": {"en": "Lunch", "fr": "Dîner"},
            "description": {"en": "Served on site.", "fr": "Servi sur place."},
            "day": 1,
            "starts": time(13, 0),
            "ends": time(14, 0),
            "room": "main-hall",
            "language": "both",
            "interpreted": False,
            "joint_with": [],
            "capacity": None,
        },
        {
            "code": "report-back",
            "kind": "report_back",
            "title": {
                "en": "Report back and closing: three requests, three teams",
                "fr": "Retour en plénière et clôture : trois demandes, trois équipes",
            },
            "description": {
                "en": "Each table reports in four minutes. We choose three requests, and a team signs up "
                "for each before we go home.",
                "fr": "Chaque table fait son retour en quatre minutes. Nous choisissons trois demandes, et "
                "une équipe s’engage pour chacune avant le départ.",
            },
            "day": 1,
            "starts": time(14, 0),
            "ends": time(15, 30),
            "room": "main-hall",
            "language": "both",
            "interpreted": True,
            "joint_with": [],
            "capacity": None,
        },
    ],
}
