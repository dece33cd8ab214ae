"""Where the sample forums meet. Brock University is public; Maison exemple is invented."""

VENUES = [
    {
        "slug": "brock-university",
        "name": {"en": "Brock University", "fr": "Université Brock"},
        "address": {
            "en": "1812 Sir Isaac Brock Way, St. Catharines, Ontario",
            "fr": "1812, Sir Isaac Brock Way, St. Catharines (Ontario)",
        },
        "city": {"en": "St. Catharines", "fr": "St. Catharines"},
        "province": "ON",
        "access": {
            "en": "Step-free entrance and lift to every room we use.",
            "fr": "Entrée sans marche et ascenseur vers toutes les salles que nous utilisons.",
        },
        "directions": {
            "en": "City buses stop at the main entrance. Paid parking is a short walk away.",
            "fr": "Les autobus de la ville s’arrêtent devant l’entrée principale. Un stationnement payant "
            "se trouve à quelques pas.",
        },
        "rooms": [
            {
                "code": "main-hall",
                "name": {"en": "Main hall", "fr": "Grande salle"},
                "capacity": 80,
                "features": ["step_free", "hearing_loop", "interpretation_booth"],
                "notes": {"en": "Interpretation booth.", "fr": "Cabine d’interprétation."},
                "access": {
                    "en": "Step-free, hearing loop, interpretation booth.",
                    "fr": "Accès sans marche, boucle magnétique, cabine d’interprétation.",
                },
            },
            {
                "code": "room-b",
                "name": {"en": "Room B", "fr": "Salle B"},
                "capacity": 50,
                "features": ["step_free"],
                "notes": {"en": "Movable chairs, wide aisles.", "fr": "Chaises mobiles, allées larges."},
                "access": {
                    "en": "Step-free, movable chairs, wide aisles.",
                    "fr": "Accès sans marche, chaises mobiles, allées larges.",
                },
            },
        ],
    },
    {
        "slug": "maison-exemple",
        "name": {"en": "Maison exemple", "fr": "Maison exemple"},
        "address": {
            "en": "100 rue de l’Exemple, Montréal, Québec",
            "fr": "100, rue de l’Exemple, Montréal (Québec)",
        },
        "city": {"en": "Montréal", "fr": "Montréal"},
        "province": "QC",
        "access": {
            "en": "Step-free from the street to every room. One lift, 90 cm wide door. All-gender "
            "washrooms on both floors, one with a ceiling hoist. Service animals are welcome. A second, "
            "quiet entrance opens on the courtyard: tell us if you would rather use it.",
            "fr": "Accès sans marche de la rue à toutes les salles. Un ascenseur, porte de 90 cm. "
            "Toilettes non genrées aux deux étages, dont une avec lève-personne sur rail. Les animaux "
            "d’assistance sont les bienvenus. Une deuxième entrée, discrète, donne sur la cour : dites-nous "
            "si vous aimez mieux passer par là.",
        },
        "directions": {
            "en": "Six minutes on foot from an accessible metro station. Adapted transport can stop at the "
            "door.",
            "fr": "À six minutes à pied d’une station de métro accessible. Le transport adapté peut "
            "s’arrêter devant la porte.",
        },
        "rooms": [
            {
                "code": "main-hall",
                "name": {"en": "Main hall", "fr": "Grande salle"},
                "capacity": 120,
                "features": [
                    "step_free",
                    "hearing_loop",
                    "interpretation_booth",
                    "captions",
                    "scent_reduced",
                ],
                "notes": {
                    "en": "Interpretation booth, large screen for captions, scent-reduced.",
                    "fr": "Cabine d’interprétation, grand écran pour les sous-titres, milieu sans parfum.",
                },
                "access": {
                    "en": "Step-free, hearing loop, interpretation booth, large screen for captions, "
                    "scent-reduced.",
                    "fr": "Accès sans marche, boucle magnétique, cabine d’interprétation, grand écran pour "
                    "les sous-titres, milieu sans parfum.",
                },
            },
            {
                "code": "room-a",
                "name": {"en": "Room A", "fr": "Salle A"},
                "capacity": 40,
                "features": ["step_free", "hearing_loop", "interpretation_booth", "scent_reduced"],
                "notes": {
                    "en": "Interpretation booth, scent-reduced.",
                    "fr": "Cabine d’interprétation, milieu sans parfum.",
                },
                "access": {
                    "en": "Step-free, hearing loop, interpretation booth, scent-reduced.",
                    "fr": "Accès sans marche, boucle magnétique, cabine d’interprétation, milieu sans "
                    "parfum.",
                },
            },
            {
                "code": "room-b",
                "name": {"en": "Room B", "fr": "Salle B"},
                "capacity": 24,
                "features": ["step_free", "scent_reduced", "movable_seating"],
                "notes": {
                    "en": "Chairs in a circle that can be moved, daylight, scent-reduced.",
                    "fr": "Chaises en cercle que l’on peut déplacer, lumière du jour, milieu sans parfum.",
                },
                "access": {
                    "en": "Step-free, chairs in a circle that can be moved, daylight, scent-reduced.",
                    "fr": "Accès sans marche, chaises en cercle que l’on peut déplacer, lumière du jour, "
                    "milieu sans parfum.",
                },
            },
            {
                "code": "quiet-room",
                "name": {"en": "Quiet room", "fr": "Salle calme"},
                "capacity": 8,
                "features": ["step_free", "adjustable_light", "quiet", "scent_reduced"],
                "notes": {
                    "en": "Low light, sofas. Open all day; nobody will ask why you came.",
                    "fr": "Lumière tamisée, canapés. Ouverte toute la journée; personne ne vous demandera "
                    "pourquoi vous y venez.",
                },
                "access": {
                    "en": "Step-free, low light, sofas. Open all day; nobody will ask why you came.",
                    "fr": "Accès sans marche, lumière tamisée, canapés. Ouverte toute la journée; personne "
                    "ne vous demandera pourquoi vous y venez.",
                },
            },
        ],
    },
]
