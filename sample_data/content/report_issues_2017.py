"""Part B of the 2017 report: the six key issues, each with what participants recommended."""

GENDER = {
    "anchor": "gender-lens",
    "title": {"en": "A gender-based lens on policy", "fr": "Regarder les politiques à travers le genre"},
    "html": {
        "en": [
            "<p>Trafficking does not fall on everyone alike. Participants kept coming back to this point: "
            "a policy that looks neutral on paper lands very differently on a young woman with a closed "
            "work permit, on a trans refugee claimant, or on a man who picks fruit and has no one to call. "
            "Gender is only one thread. Race, age, poverty, disability and immigration status are woven "
            "into the same cloth, and a law that pulls at one thread moves all the others.</p>",
            "<p>Several people described programmes made with one picture in mind: a young woman, a "
            "stranger, a locked door. Those who do not fit the picture are missed. Men in construction or "
            "on farms are rarely asked the right question. Indigenous women and girls are asked many "
            "questions and offered little. People who sell sex by choice are swept up in raids that were "
            "announced as rescue, and afterwards they trust nobody.</p>",
            "<p>The table also spoke of what happens at home and before the journey. Unpaid care, violence "
            "in a couple and the lack of a safe way to migrate are seldom named in anti-trafficking plans, "
            "although they often come first in a person’s own account.</p>",
            "<p><b>What participants recommended</b></p>",
            "<ul><li>Test each new law, permit rule and funding programme for its effects by gender, race "
            "and status before it is adopted, and publish the result.</li><li>Fund services for women, men "
            "and gender-diverse people, in sex work, labour and domestic work alike.</li><li>Ask the "
            "people concerned, and pay them for their time.</li></ul>",
        ],
        "fr": [
            "<p>La traite ne touche pas tout le monde de la même façon. Les participantes et participants "
            "y sont sans cesse revenus : une politique qui semble neutre sur papier n’a pas le même effet "
            "sur une jeune femme au permis de travail fermé, sur une personne trans qui demande l’asile ou "
            "sur un homme qui cueille des fruits et n’a personne à appeler. Le genre n’est qu’un fil. La "
            "race, l’âge, la pauvreté, le handicap et le statut d’immigration sont tissés dans la même "
            "étoffe; tirer sur l’un fait bouger tous les autres.</p>",
            "<p>Plusieurs ont décrit des programmes conçus à partir d’une seule image : une jeune femme, "
            "un inconnu, une porte verrouillée. Qui ne ressemble pas à cette image passe inaperçu. On pose "
            "rarement la bonne question aux hommes des chantiers ou des fermes. On en pose beaucoup aux "
            "femmes et aux filles autochtones, et on leur offre peu. Des personnes qui ont choisi le "
            "travail du sexe sont emportées par des descentes annoncées comme des sauvetages et, ensuite, "
            "ne font plus confiance à personne.</p>",
            "<p>La table a aussi parlé de ce qui se passe à la maison et avant le départ. Le travail de "
            "soin non payé, la violence dans le couple et l’absence de voies sûres pour migrer figurent "
            "peu dans les plans contre la traite. Pourtant, c’est souvent par là que commence le récit des "
            "gens.</p>",
            "<p><b>Ce que les participantes et participants ont recommandé</b></p>",
            "<ul><li>Examiner les effets de chaque loi, règle de permis ou programme de financement selon "
            "le genre, la race et le statut avant de l’adopter, et publier le résultat.</li><li>Financer "
            "des services pour les femmes, les hommes et les personnes de la diversité de genre, autant "
            "dans le travail du sexe que dans les autres secteurs et le travail "
            "domestique.</li><li>Consulter les personnes concernées et les payer pour leur temps.</li></ul>",
        ],
    },
}

SERVICES = {
    "anchor": "policies-and-services",
    "title": {
        "en": "Bridging policies and access to services",
        "fr": "Des politiques aux services : combler l’écart",
    },
    "html": {
        "en": [
            "<p>On paper, a person who has been trafficked can ask for a permit, see a doctor and find a "
            "bed. In practice, participants said, each of these doors has its own key and its own clerk. A "
            "shelter may take only women, or only people with a health card. A clinic may want a permit "
            "number that takes months to arrive. A worker who knows the route can open the doors in the "
            "right order; most people meet a worker who does not.</p>",
            "<p>The gap is widest between levels of government. Immigration is federal, while housing, "
            "health and legal aid mostly are not. When a form is refused at one level, nobody at the next "
            "is told, and the person has to explain everything again. Someone compared it to crossing a "
            "river on stones that other people keep moving.</p>",
            "<p>Distance makes it worse. Outside the large cities, one worker may cover an area that takes "
            "a day to drive, and the nearest interpreter may be a cousin of the employer. Participants "
            "from smaller places asked that rules and funding be written with them in mind, and not only "
            "with Toronto, Montréal and Vancouver.</p>",
            "<p><b>What participants recommended</b></p>",
            "<ul><li>Give access to health care, housing and income support from the first request for "
            "help, whatever the person’s status and whether or not there is a police report.</li><li>Name "
            "one contact in each province who can settle a file that is stuck between two "
            "offices.</li><li>Pay for interpretation and travel in rural and northern service "
            "agreements.</li></ul>",
        ],
        "fr": [
            "<p>Sur papier, une personne qui a subi la traite peut demander un permis, voir une ou un "
            "médecin et trouver un lit. En pratique, nous a-t-on dit, chacune de ces portes a sa clé et "
            "son guichet. Tel refuge n’accepte que des femmes, tel autre que des gens qui ont une carte "
            "santé. Telle clinique exige un numéro de permis qui met des mois à arriver. Une intervenante "
            "qui connaît le chemin ouvre les portes dans le bon ordre; la plupart des gens tombent sur "
            "quelqu’un qui ne le connaît pas.</p>",
            "<p>L’écart le plus grand sépare les ordres de gouvernement. L’immigration relève surtout du "
            "fédéral; le logement, la santé et l’aide juridique, surtout pas. Lorsqu’un palier refuse un "
            "formulaire, le suivant n’en sait rien, et la personne doit tout raconter de nouveau. "
            "Quelqu’un a comparé cela à une rivière que l’on traverse sur des pierres que d’autres "
            "déplacent sans arrêt.</p>",
            "<p>La distance n’arrange rien. Hors des grandes villes, une seule personne dessert parfois un "
            "territoire qu’il faut une journée pour traverser, et l’interprète le plus proche est "
            "peut-être le cousin de l’employeur. Les gens des petits milieux demandent que les règles et "
            "le financement soient pensés aussi pour eux, et pas seulement pour Toronto, Montréal et "
            "Vancouver.</p>",
            "<p><b>Ce que les participantes et participants ont recommandé</b></p>",
            "<ul><li>Donner accès aux soins, au logement et au soutien du revenu dès la première demande "
            "d’aide, quel que soit le statut de la personne, avec ou sans rapport de "
            "police.</li><li>Désigner dans chaque province une personne-ressource capable de débloquer un "
            "dossier coincé entre deux bureaux.</li><li>Payer l’interprétation et les déplacements dans "
            "les ententes de service en milieu rural et nordique.</li></ul>",
        ],
    },
}

JUSTICE = {
    "anchor": "justice-and-protection",
    "title": {"en": "Access to justice and protection", "fr": "L’accès à la justice et à la protection"},
    "html": {
        "en": [
            "<p>Justice means more than a trial. For some it is a conviction; for others it is unpaid "
            "wages, a permit that lets them stay, a safe visit with a child, or simply never having to see "
            "someone again. Participants asked that the person decide which of these comes first, and that "
            "help should not hang on the answer.</p>",
            "<p>Fear was the word heard most. People without status worry that a call to the police ends "
            "in detention or removal, and some have seen it happen. Those who do come forward may find "
            "that protection lasts just as long as they are useful to a case. When charges are dropped, "
            "the permit, the housing and the worker can go with them.</p>",
            "<p>Lawyers in the room spoke of a field where few people know both criminal and immigration "
            "law. One wrong step in a refugee claim can spoil a permit request, and the other way round. "
            "Legal aid rarely pays for the time that it takes to build trust. Front-line workers asked for "
            "something modest: a lawyer whom they can phone with a question, before a form is sent.</p>",
            "<p><b>What participants recommended</b></p>",
            "<ul><li>Separate protection from prosecution: no permit and no service should depend on "
            "testimony.</li><li>Stop the passing of information from local police, labour inspectors and "
            "hospitals to border enforcement.</li><li>Open a clear path to permanent status for trafficked "
            "persons and their families.</li><li>Fund legal advice lines for front-line organisations in "
            "every region.</li></ul>",
        ],
        "fr": [
            "<p>La justice n’est pas qu’un procès. Pour certaines personnes, c’est une condamnation; pour "
            "d’autres, un salaire enfin versé, un permis qui permet de rester, une visite sans danger avec "
            "un enfant ou, simplement, ne plus jamais croiser quelqu’un. Les participantes et participants "
            "demandent que la personne choisisse ce qui vient en premier, et que l’aide ne dépende pas de "
            "sa réponse.</p>",
            "<p>Le mot le plus entendu est « peur ». Sans statut, on craint qu’un appel à la police mène à "
            "la détention ou au renvoi, et certains l’ont vu arriver. Celles et ceux qui se manifestent "
            "découvrent parfois que la protection dure le temps de leur utilité au dossier. Quand les "
            "accusations tombent, le permis, le logement et l’accompagnement peuvent tomber avec elles.</p>",
            "<p>Des juristes ont décrit un domaine où peu de gens connaissent à la fois le droit criminel "
            "et celui de l’immigration. Un faux pas dans une demande d’asile peut nuire à une demande de "
            "permis, et inversement. L’aide juridique paie rarement le temps qu’il faut pour gagner la "
            "confiance. Les équipes de première ligne demandent une chose toute simple : une avocate ou un "
            "avocat à qui téléphoner avant l’envoi d’un formulaire.</p>",
            "<p><b>Ce que les participantes et participants ont recommandé</b></p>",
            "<ul><li>Séparer la protection de la poursuite : aucun permis ni service ne devrait dépendre "
            "d’un témoignage.</li><li>Mettre fin à la transmission de renseignements de la police locale, "
            "de l’inspection du travail et des hôpitaux aux services frontaliers.</li><li>Ouvrir une voie "
            "claire vers la résidence permanente pour les personnes ayant subi la traite et leur "
            "famille.</li><li>Financer, dans chaque région, des lignes de conseil juridique pour les "
            "organismes de première ligne.</li></ul>",
        ],
    },
}

TRAUMA = {
    "anchor": "trauma-informed-practice",
    "title": {
        "en": "Service response and trauma-informed practice",
        "fr": "Les services et l’accueil qui tient compte du trauma",
    },
    "html": {
        "en": [
            "<p>Good care starts with who holds the pen. Participants described first meetings where a "
            "person answered forty questions before she was offered a glass of water. They also described "
            "the opposite: a worker who explains what she can and cannot do, says when the meeting ends, "
            "and leaves the form for the next day.</p>",
            "<p>Trauma changes memory, sleep and trust. It can make an honest account sound out of order, "
            "and a frightened person look angry or absent. Staff who know this wait, repeat and offer "
            "choices. Staff who do not may write down that somebody is not believable, and that line then "
            "follows the file for years. People with lived experience added that kindness without choice "
            "still feels like control.</p>",
            "<p>The workers need care as well. Many teams are made of one or two people on short "
            "contracts, who hear hard things every day and rarely speak about them. When a worker leaves, "
            "the trust leaves with her. Community response maps were praised because they spread the "
            "weight: each organisation knows its part, and nobody has to be everything for one person.</p>",
            "<p><b>What participants recommended</b></p>",
            "<ul><li>Train everyone who meets trafficked persons, including reception staff, interpreters "
            "and officers, and have people with lived experience design the training.</li><li>Ask only "
            "what is needed today, and say why.</li><li>Fund stable teams, peer support and time to "
            "recover for staff.</li><li>Draw a response map in every region and review it once a "
            "year.</li></ul>",
        ],
        "fr": [
            "<p>Un bon accueil commence par une question : qui tient le crayon? On nous a décrit des "
            "premières rencontres où une personne répond à quarante questions avant qu’on lui offre un "
            "verre d’eau. On nous a aussi décrit l’inverse : une intervenante qui explique ce qu’elle peut "
            "et ne peut pas faire, annonce l’heure de la fin et garde le formulaire pour le lendemain.</p>",
            "<p>Le trauma touche la mémoire, le sommeil et la confiance. Un récit honnête peut paraître "
            "décousu; une personne qui a peur peut sembler fâchée ou absente. Le personnel qui le sait "
            "attend, répète et offre des choix. Celui qui l’ignore écrit parfois que la personne n’est pas "
            "crédible, et cette ligne suit le dossier pendant des années. Des personnes ayant une "
            "expérience vécue l’ont rappelé : la gentillesse sans choix ressemble encore à du contrôle.</p>",
            "<p>Il faut aussi prendre soin des équipes. Souvent, elles comptent une ou deux personnes "
            "engagées pour peu de temps, qui entendent chaque jour des choses difficiles et en parlent "
            "rarement. Quand l’une d’elles part, la confiance s’en va avec elle. Si les cartes "
            "d’intervention communautaires plaisent tant, c’est qu’elles répartissent le poids : chaque "
            "organisme connaît son rôle, et personne n’a à tout faire pour quelqu’un.</p>",
            "<p><b>Ce que les participantes et participants ont recommandé</b></p>",
            "<ul><li>Former toutes les personnes qui rencontrent des gens ayant subi la traite, y compris "
            "à l’accueil, en interprétation et dans la police, et confier la conception de la formation à "
            "des personnes ayant une expérience vécue.</li><li>Ne demander que ce qui est nécessaire "
            "aujourd’hui, et dire pourquoi.</li><li>Financer des équipes stables, le soutien par les pairs "
            "et du temps de repos pour le personnel.</li><li>Dresser une carte d’intervention dans chaque "
            "région et la revoir chaque année.</li></ul>",
        ],
    },
}

ADVOCACY = {
    "anchor": "advocacy",
    "title": {
        "en": "Advocacy for prevention, protection and prosecution",
        "fr": "Plaider pour la prévention, la protection et la poursuite",
    },
    "html": {
        "en": [
            "<p>The three words are often said in one breath. Participants took them apart. Prosecution "
            "draws most of the money and nearly all of the headlines. Protection depends on it far too "
            "often. Prevention, which would change the rules that make people easy to exploit, comes "
            "last.</p>",
            "<p>The afternoon workshop on being an advocate turned to four partners that nobody can avoid: "
            "police, courts, government offices and the media. With each of them the advice was alike. "
            "Know what you want before you call. Put it in writing. Keep the person’s story out of it "
            "unless she has asked you to tell it, and check again the day before. A good working relation "
            "with one officer is worth having, but it is no plan; people move on.</p>",
            "<p>On the media, views differed. Some had seen one careful article change a rule within "
            "weeks. Others had seen a photograph put a person in danger. All agreed that an organisation "
            "may say no, and that a person may say yes and later change her mind.</p>",
            "<p>The closing plenary began to sort what had been heard into a national strategy. There was "
            "more to sort than time to do it, and the work was left to a committee.</p>",
            "<p><b>What participants recommended</b></p>",
            "<ul><li>Write one national strategy with few demands, so that every group can repeat them in "
            "its own words.</li><li>Balance public money among the three aims, and report each year what "
            "was spent on which.</li><li>Share model letters, meeting notes and media rules through a "
            "common hub.</li></ul>",
        ],
        "fr": [
            "<p>On prononce souvent ces trois mots d’un seul souffle. Les participantes et participants "
            "les ont séparés. La poursuite obtient le gros de l’argent et presque toutes les manchettes. "
            "La protection en dépend trop souvent. La prévention, qui changerait les règles rendant "
            "l’exploitation facile, arrive en dernier.</p>",
            "<p>L’atelier de l’après-midi sur la défense des droits portait sur quatre interlocuteurs "
            "incontournables : la police, les tribunaux, les bureaux du gouvernement et les médias. Pour "
            "chacun, le conseil se ressemble. Sachez ce que vous voulez avant d’appeler. Mettez-le par "
            "écrit. Ne racontez l’histoire de la personne que si elle vous l’a demandé, et vérifiez encore "
            "la veille. Un bon lien avec une policière ou un policier est précieux, mais ce n’est pas un "
            "plan; les gens changent de poste.</p>",
            "<p>Au sujet des médias, les avis diffèrent. Certains ont vu un article soigné faire changer "
            "une règle en quelques semaines. D’autres ont vu une photo mettre quelqu’un en danger. Sur "
            "deux points, tout le monde s’entend : un organisme peut refuser, et une personne peut "
            "accepter puis changer d’idée.</p>",
            "<p>La plénière de clôture a commencé à ordonner tout cela en une stratégie nationale. La "
            "matière dépassait le temps disponible; un comité a pris le relais.</p>",
            "<p><b>Ce que les participantes et participants ont recommandé</b></p>",
            "<ul><li>Rédiger une seule stratégie nationale, avec peu de demandes, que chaque groupe pourra "
            "reprendre dans ses mots.</li><li>Équilibrer l’argent public entre les trois buts et rendre "
            "compte chaque année de ce qui va à chacun.</li><li>Mettre en commun des lettres types, des "
            "notes de rencontre et des règles pour les médias.</li></ul>",
        ],
    },
}

WORKERS = {
    "anchor": "migrant-workers",
    "title": {
        "en": "Migrant-worker issues intertwined with trafficking",
        "fr": "Travail migrant et traite : des enjeux entremêlés",
    },
    "html": {
        "en": [
            "<p>For ninety minutes, the two forums became one. People who work on trafficking and people "
            "who work with migrant workers found that they often know the same employers, the same "
            "recruiters and the same rules; they only use different words for them.</p>",
            "<p>The joint workshop laid out a line. At one end, late pay and bad housing. At the other, "
            "force. A person may stand in the middle for years, held there by debt to a recruiter and by a "
            "permit that names a single employer. Complaining means losing the job, the room and the right "
            "to stay, all in one day. Hardly anyone in the middle would say that they have been "
            "trafficked, and they need help all the same.</p>",
            "<p>Participants warned of two mistakes. One is to wait until a case is bad enough to deserve "
            "the word. The other is to use the word for everything, so that ordinary labour rights are "
            "forgotten and inspectors give way to police. A fair wage, paid on time, and a permit that "
            "lets a person leave would prevent more harm than any campaign.</p>",
            "<p><b>What participants recommended</b></p>",
            "<ul><li>Replace closed work permits with open ones, and offer permanent status on "
            "arrival.</li><li>License recruiters, forbid fees charged to workers, and make employers "
            "answer for both.</li><li>Inspect workplaces without notice, in the worker’s language, with no "
            "link to immigration enforcement.</li><li>Keep one joint session at each future "
            "forum.</li></ul>",
        ],
        "fr": [
            "<p>Pendant une heure et demie, les deux forums n’en ont fait qu’un. Les groupes contre la "
            "traite et les groupes qui soutiennent les travailleuses et travailleurs migrants ont "
            "découvert qu’ils connaissent souvent les mêmes employeurs, les mêmes recruteurs et les mêmes "
            "règles; ils emploient seulement d’autres mots.</p>",
            "<p>L’atelier commun a tracé une ligne. À un bout, la paie en retard et le logement "
            "insalubre. À l’autre, la contrainte. On peut rester des années au milieu, retenu par une "
            "dette envers un recruteur et par un permis qui nomme un seul employeur. Se plaindre, c’est "
            "perdre l’emploi, la chambre et le droit de rester, tout cela le même jour. Au milieu, presque "
            "personne ne dirait avoir subi la traite, et pourtant il faut de l’aide.</p>",
            "<p>On nous a mis en garde contre deux erreurs. La première : attendre qu’une situation soit "
            "assez grave pour mériter le mot. La seconde : employer le mot pour tout, au point d’oublier "
            "le droit du travail et de remplacer l’inspection par la police. Un salaire juste, versé à "
            "temps, et un permis qui laisse partir éviteraient plus de torts que n’importe quelle "
            "campagne.</p>",
            "<p><b>Ce que les participantes et participants ont recommandé</b></p>",
            "<ul><li>Remplacer les permis de travail fermés par des permis ouverts et offrir la résidence "
            "permanente dès l’arrivée.</li><li>Soumettre les recruteurs à un permis, interdire les frais "
            "imposés aux travailleuses et travailleurs et en rendre les employeurs "
            "responsables.</li><li>Inspecter les lieux de travail sans préavis, dans la langue des gens, "
            "sans aucun lien avec les services d’immigration.</li><li>Garder une séance commune à chaque "
            "forum.</li></ul>",
        ],
    },
}

KEY_ISSUES = [GENDER, SERVICES, JUSTICE, TRAUMA, ADVOCACY, WORKERS]
