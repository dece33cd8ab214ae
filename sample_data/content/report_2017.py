"""The report on the 2017 forum, block by block: public facts in our words, with invented figures and quotes.

A block is one of: heading (`letter`, `anchor`, `text`), subheading (`anchor`, `text`), paragraphs (`html`: a
list of safe elements for each language), quote (`text`, `attribution`, `lang` of origin), data (`name`).
Each quote is also a released answer of `evaluation.ANSWERS` whose writer agreed to be quoted without a name.
"""

from datetime import date

from .report_issues_2017 import KEY_ISSUES


def _heading(letter, anchor, english, french):
    return {
        "type": "heading",
        "letter": letter,
        "anchor": anchor,
        "text": {"en": f"{letter}. {english}", "fr": f"{letter}. {french}"},
    }


def _subheading(anchor, english, french):
    return {"type": "subheading", "anchor": anchor, "text": {"en": english, "fr": french}}


def _paragraphs(english, french):
    return {"type": "paragraphs", "html": {"en": english, "fr": french}}


def _data(name):
    return {"type": "data", "name": name}


_TRANSLATED = {
    "en": {
        "en": "A participant, in the evaluation",
        "fr": "Une personne participante, dans l’évaluation (traduit de l’anglais)",
    },
    "fr": {
        "en": "A participant, in the evaluation (translated from French)",
        "fr": "Une personne participante, dans l’évaluation",
    },
}


def _quote(lang, english, french):
    return {
        "type": "quote",
        "lang": lang,
        "text": {"en": english, "fr": french},
        "attribution": _TRANSLATED[lang],
    }


INTRODUCTION = [
    _heading("A", "introduction", "Introduction", "Introduction"),
    _paragraphs(
        [
            "<p>On Sunday, December 3, 2017, people from five provinces met at Brock University in St. "
            "Catharines, Ontario, on the traditional territory of the Anishinaabeg and Haudenosaunee "
            "peoples. They came to talk about trafficking, and above all about the rules and the habits "
            "that let it happen. This report tells what they said, what they asked for, and what we will "
            "do with it.</p>",
            "<p>It was written for those who were there, for those who could not come, and for anyone "
            "whose decisions touch these lives.</p>",
        ],
        [
            "<p>Le dimanche 3 décembre 2017, des gens de cinq provinces se sont réunis à l’Université "
            "Brock, à St. Catharines, en Ontario, sur le territoire traditionnel des peuples anishinaabeg "
            "et haudenosaunee. Ils venaient parler de la traite et, surtout, des règles et des habitudes "
            "qui la rendent possible. Ce rapport présente ce qu’ils ont dit, ce qu’ils demandent et ce que "
            "nous en ferons.</p>",
            "<p>Il s’adresse à celles et ceux qui y étaient, à celles et ceux qui n’ont pas pu venir, et à "
            "toute personne dont les décisions touchent ces vies.</p>",
        ],
    ),
    _subheading("who-came", "Who came", "Qui était là"),
    _paragraphs(
        [
            "<p>Some 40 people took part. Most live in Ontario; others travelled from Quebec, Nova Scotia, "
            "Alberta and British Columbia. They were front-line service providers, anti-trafficking and "
            "migrant-rights advocates, researchers, people who work for governments, and people with lived "
            "experience of trafficking. Many belong to more than one of these groups.</p>",
            "<p>A forum on migrant-worker issues was held in the same building on the same day. One "
            "workshop was open to both.</p>",
        ],
        [
            "<p>Une quarantaine de personnes ont participé. La plupart vivent en Ontario; d’autres sont "
            "venues du Québec, de la Nouvelle-Écosse, de l’Alberta et de la Colombie-Britannique. Il y "
            "avait des gens qui offrent des services de première ligne, qui militent contre la traite ou "
            "pour les droits des personnes migrantes, qui font de la recherche ou travaillent pour un "
            "gouvernement, et des personnes qui ont elles-mêmes vécu la traite. Beaucoup appartiennent à "
            "plus d’un de ces groupes.</p>",
            "<p>Un forum sur les enjeux des travailleuses et travailleurs migrants se tenait le même jour "
            "dans le même bâtiment. Un atelier était ouvert aux deux.</p>",
        ],
    ),
    _data("attendance_numbers"),
    _data("who_came_map"),
    _subheading("thanks", "With thanks to our funders", "Merci à nos bailleurs de fonds"),
    _paragraphs(
        [
            "<p>The forum was possible because others paid for it. We thank the organisations below, and "
            "the volunteers who set up chairs, interpreted, looked after children and made sure that there "
            "was tea.</p>"
        ],
        [
            "<p>Si le forum a pu avoir lieu, c’est que d’autres l’ont payé. Nous remercions les organismes "
            "ci-dessous, ainsi que les bénévoles qui ont placé les chaises, interprété, gardé des enfants "
            "et veillé à ce qu’il y ait du thé.</p>"
        ],
    ),
    _data("funders"),
    _subheading("past-forums", "The forum over the years", "Le forum au fil des ans"),
    _paragraphs(
        [
            "<p>This was the sixth forum since 2009. Each one took up the threads of the one before: first "
            "to learn what trafficking looks like in Canada, then to compare services, and more and more "
            "to change policy.</p>"
        ],
        [
            "<p>C’était le sixième forum depuis 2009. Chacun a repris les fils du précédent : d’abord "
            "comprendre quel visage a la traite au Canada, ensuite comparer les services et, de plus en "
            "plus, changer les politiques.</p>"
        ],
    ),
    _data("past_forums"),
    _subheading("objectives", "What we set out to do", "Ce que nous voulions faire"),
    _paragraphs(
        ["<p>The organising committee set four objectives, in this order.</p>"],
        ["<p>Le comité organisateur s’était donné quatre objectifs, dans cet ordre.</p>"],
    ),
    _data("objectives"),
    _subheading("sessions", "The day’s sessions", "Les séances de la journée"),
    _paragraphs(
        [
            "<p>Six sessions made up the day, from a look back in the morning to a plan in the late "
            "afternoon. The room was interpreted between English and French.</p>"
        ],
        [
            "<p>Six séances ont composé la journée, d’un regard en arrière le matin à un plan en fin "
            "d’après-midi. L’interprétation était offerte entre le français et l’anglais.</p>"
        ],
    ),
    _data("sessions"),
    _subheading("what-participants-said", "What participants had to say", "Ce que les gens en ont dit"),
    _paragraphs(
        [
            "<p>At the end, people wrote freely about the day. Three things came back again and again. The "
            "analysis of the whole system was strong, and there was too little time to turn it into "
            "strategy. People left with the will to go on. And the resource people were good, but more of "
            "them should come from outside central Canada.</p>"
        ],
        [
            "<p>À la fin, les gens ont écrit librement sur leur journée. Trois idées reviennent sans "
            "cesse. L’analyse de l’ensemble du système était solide, mais le temps a manqué pour en tirer "
            "une stratégie. On est reparti avec l’envie de continuer. Et les personnes-ressources étaient "
            "bonnes, mais il en faudrait plus qui viennent d’ailleurs que du centre du pays.</p>"
        ],
    ),
    _quote(
        "en",
        "I had nearly given up on this work. I will stay a while longer.",
        "J’avais presque renoncé à ce travail. Je vais rester encore un moment.",
    ),
    _quote(
        "fr",
        "I leave wanting to go on, and with three phone numbers that I did not have.",
        "Je repars avec le goût de continuer, et avec trois numéros de téléphone que je n’avais pas.",
    ),
]


def _key_issues():
    blocks = [
        _heading("B", "key-issues", "Key issues", "Enjeux principaux"),
        _paragraphs(
            [
                "<p>We grouped the notes of the six sessions under six issues. Nobody is quoted by name, "
                "and details that could point at a person were left out. The recommendations are those of "
                "participants; some go further than our own positions.</p>"
            ],
            [
                "<p>Nous avons regroupé les notes des six séances sous six enjeux. Personne n’y est nommé, "
                "et nous avons retiré les détails qui permettraient de reconnaître quelqu’un. Les "
                "recommandations sont celles des participantes et participants; certaines vont plus loin "
                "que nos propres positions.</p>"
            ],
        ),
    ]
    for issue in KEY_ISSUES:
        blocks.append({"type": "subheading", "anchor": issue["anchor"], "text": issue["title"]})
        blocks.append({"type": "paragraphs", "html": issue["html"]})
    return blocks


EVALUATIONS = [
    _heading("C", "evaluations", "Evaluations", "Évaluations"),
    _paragraphs(
        [
            "<p>After the forum we asked everyone nine questions. Each could be skipped. Here is what came "
            "back, with every count that we can show without pointing at anyone. We print fractions, not "
            "percentages, because the group is small.</p>"
        ],
        [
            "<p>Après le forum, nous avons posé neuf questions à tout le monde. On pouvait passer chacune. "
            "Voici les réponses, avec tous les nombres que nous pouvons montrer sans désigner personne. "
            "Nous donnons des fractions et non des pourcentages, parce que le groupe est petit.</p>"
        ],
    ),
    _subheading("in-short", "In short", "En bref"),
    _paragraphs(
        [
            "<ul><li><b>25 people answered</b>, of about 40 who came.</li><li><b>Most felt safe to "
            "speak:</b> 18 of 25 agreed. Three did not, and we take that as seriously as the "
            "rest.</li><li><b>The day was useful:</b> 21 of 25 expect to use what they "
            "learned.</li><li><b>Time to strategise was short:</b> only 6 of 24 found it "
            "enough.</li><li><b>The place and the day divided people:</b> 14 of 25 were well served, 8 "
            "were not.</li></ul>"
        ],
        [
            "<ul><li><b>25 personnes ont répondu</b>, sur une quarantaine.</li><li><b>La plupart se "
            "sentaient en sécurité pour parler :</b> 18 sur 25. Trois ne l’étaient pas, et nous prenons "
            "cela aussi au sérieux que le reste.</li><li><b>La journée a été utile :</b> 21 sur 25 "
            "comptent se servir de ce qu’elles ont appris.</li><li><b>Le temps pour la stratégie a "
            "manqué :</b> seulement 6 personnes sur 24 l’ont jugé suffisant.</li><li><b>Le lieu et le jour "
            "divisent :</b> ils convenaient à 14 personnes sur 25, et ne convenaient pas à 8.</li></ul>"
        ],
    ),
    _subheading("how-the-day-went", "How the day went", "Comment la journée s’est passée"),
    _paragraphs(
        [
            "<p>We asked first about safety, because nothing else counts without it. One written answer "
            "explains part of the doubt: people did not know whether officials were in the room.</p>"
        ],
        [
            "<p>Nous avons commencé par la sécurité, car rien d’autre ne compte sans elle. Une réponse "
            "écrite explique une partie du malaise : on ne savait pas si des représentants de l’État "
            "étaient dans la salle.</p>"
        ],
    ),
    _data("finding:safe_to_speak"),
    _paragraphs(
        ["<p>On the objectives and on the use of the day, most people were content.</p>"],
        ["<p>Quant aux objectifs et à l’utilité de la journée, la plupart des gens sont contents.</p>"],
    ),
    _data("finding:objectives_met"),
    _data("finding:useful_for_work"),
    _paragraphs(
        [
            "<p>Here the picture turns. The system was well explained, and then the clock ran out. It is "
            "the clearest message of the evaluation.</p>"
        ],
        [
            "<p>Ici, le portrait change. Le système a été bien expliqué, puis le temps a filé. C’est le "
            "message le plus clair de l’évaluation.</p>"
        ],
    ),
    _data("finding:time_to_strategise"),
    _quote(
        "en",
        "More time to strategise. We understood the system well, then had an hour to decide how to move it.",
        "Plus de temps pour la stratégie. Nous avons bien compris le système, puis il restait une heure "
        "pour décider comment le faire bouger.",
    ),
    _paragraphs(
        [
            "<p>The answers on place and day pull both ways. A Sunday frees some people and ties others "
            "down; St. Catharines is near for some and two flights away for others.</p>"
        ],
        [
            "<p>Les réponses sur le lieu et le jour tirent des deux côtés. Un dimanche libère les uns et "
            "retient les autres; St. Catharines est tout près pour certains et à deux vols d’avion pour "
            "d’autres.</p>"
        ],
    ),
    _data("finding:place_and_day"),
    _subheading("sessions-judged", "Which sessions were most useful", "Les séances jugées les plus utiles"),
    _paragraphs(
        [
            "<p>People could choose more than one session. The roundtable on root causes and the joint "
            "workshop stand out.</p>"
        ],
        [
            "<p>On pouvait choisir plus d’une séance. La table ronde sur les causes profondes et l’atelier "
            "commun se démarquent.</p>"
        ],
    ),
    _data("finding:useful_sessions"),
    _paragraphs(
        ["<p>Knowing how people heard of the forum tells us where to announce the next one.</p>"],
        ["<p>Savoir comment les gens ont appris la tenue du forum nous dit où annoncer le prochain.</p>"],
    ),
    _data("finding:how_heard"),
    _subheading("in-their-words", "In their own words", "Dans leurs mots"),
    _paragraphs(
        [
            "<p>Two questions were open: what will you do next, and what should we change? Two people read "
            "every answer. Those printed here come from writers who agreed to be quoted without their "
            "name. Each stands in the language in which it was written.</p>"
        ],
        [
            "<p>Deux questions étaient ouvertes : qu’allez-vous faire ensuite, et que devrions-nous "
            "changer? Deux personnes ont lu toutes les réponses. Celles que nous publions viennent de gens "
            "qui ont accepté d’être cités sans leur nom. Chacune reste dans la langue où elle a été "
            "écrite.</p>"
        ],
    ),
    _data("quotes_released"),
]

CONCLUSIONS = [
    _heading("D", "conclusions", "Conclusions", "Conclusions"),
    _paragraphs(
        [
            "<p>The forum met most of its objectives. It brought two networks into one room, and it gave a "
            "shared reading of why trafficking goes on. It left too little time for the fourth objective, "
            "strategy. A committee has since taken it up, and its first draft will be on the table at our "
            "next meetings.</p>",
            "<p>Two barriers stood between some people and the room. We name them here so that we can be "
            "held to account.</p>",
        ],
        [
            "<p>Le forum a atteint la plupart de ses objectifs. Il a réuni deux réseaux dans une même "
            "salle et donné une lecture commune des raisons pour lesquelles la traite perdure. Il a laissé "
            "trop peu de temps au quatrième objectif, la stratégie. Un comité s’en est chargé depuis, et "
            "sa première ébauche sera sur la table à nos prochaines rencontres.</p>",
            "<p>Deux obstacles se sont dressés entre certaines personnes et la salle. Nous les nommons ici "
            "pour que l’on puisse nous demander des comptes.</p>",
        ],
    ),
    _subheading("barriers", "Two barriers", "Deux obstacles"),
    _paragraphs(
        [
            "<p><b>The day.</b> We chose a Sunday because it is the one day off for many migrant workers. "
            "It served them, and we would not take it away. It did not serve everyone: parents without "
            "childcare, people who rest or worship on that day, and staff who may travel only in paid "
            "hours.</p>",
            "<p><b>The place.</b> St. Catharines is hard to reach from outside Ontario, and costly. Travel "
            "help was small and was announced late. Some people decided not to ask; others never heard of "
            "it. That is one reason why voices from the east, the west and the north were so few.</p>",
        ],
        [
            "<p><b>Le jour.</b> Nous avons choisi un dimanche parce que c’est le seul jour de congé de "
            "bien des travailleuses et travailleurs migrants. Ce choix leur a convenu, et nous ne voulons "
            "pas le leur enlever. Il n’a pas convenu à tout le monde : parents sans service de garde, "
            "personnes pour qui c’est un jour de repos ou de culte, personnel qui ne peut voyager que sur "
            "ses heures payées.</p>",
            "<p><b>Le lieu.</b> De l’extérieur de l’Ontario, il est difficile et coûteux de se rendre à "
            "St. Catharines. L’aide au déplacement était modeste et annoncée tard. Des gens ont renoncé à la "
            "demander; d’autres n’en ont rien su. C’est une des raisons pour lesquelles les voix de l’Est, "
            "de l’Ouest et du Nord étaient si rares.</p>",
        ],
    ),
    _quote(
        "en",
        "It took me two flights and a bus. Please help with the cost, or let us join online.",
        "Il m’a fallu deux vols et un autobus. Aidez-nous à payer, ou laissez-nous participer en ligne.",
    ),
    _subheading(
        "what-we-will-change",
        "What we will change, who will do it and when",
        "Ce que nous changerons, qui le fera et quand",
    ),
    _paragraphs(
        [
            "<ul><li><b>Two days, one of them on a weekend.</b> Programme committee, in the plan for the "
            "next forum, by October 2018.</li><li><b>Half a day kept for strategy</b>, with small tables. "
            "Programme committee, by October 2018.</li><li><b>A travel fund announced with the first "
            "invitation</b>, and an answer before anyone has to buy a ticket. Finance committee and staff, "
            "by January 2019.</li><li><b>A way to join online</b> with captions and interpretation. Staff, "
            "tested by January 2019.</li><li><b>At least one speaker or facilitator from each region</b>, "
            "and people with lived experience paid for their work. Programme committee, when speakers are "
            "invited.</li><li><b>Say at the start who is in the room</b>, and keep some sessions for "
            "community groups only. Facilitators, from the next meeting on.</li><li><b>A progress note on "
            "this list</b> on our site, one year after this report. Staff, May 2019.</li></ul>"
        ],
        [
            "<ul><li><b>Deux jours, dont un en fin de semaine.</b> Comité du programme, dans le plan du "
            "prochain forum, d’ici octobre 2018.</li><li><b>Une demi-journée réservée à la stratégie</b>, "
            "en petites tables. Comité du programme, d’ici octobre 2018.</li><li><b>Un fonds de "
            "déplacement annoncé avec la première invitation</b>, et une réponse avant que quiconque doive "
            "acheter un billet. Comité des finances et personnel, d’ici janvier 2019.</li><li><b>Une façon "
            "de participer en ligne</b>, avec sous-titres et interprétation. Personnel, après essai, d’ici "
            "janvier 2019.</li><li><b>Au moins une personne de chaque région à la parole ou à "
            "l’animation</b>, et des personnes ayant une expérience vécue rémunérées pour leur travail. "
            "Comité du programme, au moment des invitations.</li><li><b>Dire au début qui est dans la "
            "salle</b>, et réserver des séances aux groupes communautaires. Équipe d’animation, dès la "
            "prochaine rencontre.</li><li><b>Un suivi de cette liste</b> sur notre site, un an après ce "
            "rapport. Personnel, mai 2019.</li></ul>"
        ],
    ),
    _subheading("method", "Method and limits", "Méthode et limites"),
    _paragraphs(
        [
            "<p>The evaluation was open to everyone who had registered. Answers were sealed until the form "
            "closed, then counted and mixed; the sealed copies and their key were destroyed. Nobody, "
            "ourselves included, can tell who wrote what. Written answers were read by two people, who "
            "took out whatever could point at someone.</p>",
            "<p>About four in ten people did not answer, and we do not know how they felt. With so few "
            "answers, one person’s view moves a fraction visibly. We do not show results by province, by "
            "role or by language: the groups were too small. Where a count is hidden, we say that it is "
            "not shown to protect people; it does not mean zero. Part B rests on notes taken in the "
            "sessions and checked by the facilitators, not on a recording: none was made.</p>",
        ],
        [
            "<p>L’évaluation s’adressait à toutes les personnes inscrites. Les réponses sont restées "
            "scellées jusqu’à la fermeture du formulaire, puis ont été comptées et mélangées; les copies "
            "scellées et leur clé ont été détruites. Personne, pas même nous, ne peut savoir qui a écrit "
            "quoi. Deux personnes ont lu les réponses écrites et retiré ce qui permettrait de reconnaître "
            "quelqu’un.</p>",
            "<p>Environ quatre personnes sur dix n’ont pas répondu, et nous ne savons pas ce qu’elles en "
            "pensent. Avec si peu de réponses, l’avis d’une seule personne déplace visiblement une "
            "fraction. Nous ne présentons pas de résultats par province, par rôle ni par langue : les "
            "groupes étaient trop petits. Quand un nombre est caché, nous écrivons qu’il n’est pas montré "
            "pour protéger les gens; cela ne veut pas dire zéro. La partie B repose sur des notes prises "
            "pendant les séances et relues par l’équipe d’animation, et non sur un enregistrement : il n’y "
            "en a pas eu.</p>",
        ],
    ),
    _subheading("how-to-cite", "How to cite this report", "Comment citer ce rapport"),
    _paragraphs(
        [
            "<p>Sample Council for Newcomers. <i>What we heard in St. Catharines: report on the 2017 "
            "National Forum on Human Trafficking</i>. May 2018.</p>",
            "<p>You may copy and share this report, in whole or in part, as long as you name its source "
            "and do not sell it.</p>",
        ],
        [
            "<p>Conseil exemple pour les nouveaux arrivants. <i>Ce que nous avons entendu à St. "
            "Catharines : rapport du Forum national sur la traite des personnes de 2017</i>. Mai 2018.</p>",
            "<p>Vous pouvez copier et diffuser ce rapport, en tout ou en partie, à condition d’en nommer "
            "la source et de ne pas le vendre.</p>",
        ],
    ),
]

REPORT = {
    "slug": "trafficking-2017",
    "forum": "trafficking-2017",
    "title": {"en": "What we heard in St. Catharines", "fr": "Ce que nous avons entendu à St. Catharines"},
    "formal_title": {
        "en": "National Forum on Human Trafficking: 2017 report",
        "fr": "Forum national sur la traite des personnes : rapport de 2017",
    },
    "subtitle": {
        "en": "Root causes, services, justice, and the first steps of a national strategy",
        "fr": "Causes profondes, services, justice et premiers pas d’une stratégie nationale",
    },
    "place_and_date": {
        "en": "Brock University, St. Catharines, Ontario, December 3, 2017",
        "fr": "Université Brock, St. Catharines (Ontario), 3 décembre 2017",
    },
    "published_on": date(2018, 5, 1),
    "published_month_only": True,
    "published": {"en": "May 2018", "fr": "Mai 2018"},
    "summary": {
        "en": "Some 40 people from five provinces compared what they see, named what keeps trafficked "
        "persons from being protected, and began a national advocacy strategy. Their six key issues, their "
        "evaluation and our promises.",
        "fr": "Une quarantaine de personnes de cinq provinces ont comparé ce qu’elles voient, nommé ce qui "
        "prive de protection les personnes ayant subi la traite et entamé une stratégie nationale de "
        "plaidoyer. Leurs six enjeux, leur évaluation et nos promesses.",
    },
    "organisation": {
        "en": "Sample Council for Newcomers",
        "fr": "Conseil exemple pour les nouveaux arrivants",
    },
    "sample_note": {
        "en": "Sample text. The dates, places and session titles are public; the organisation, people, "
        "figures and quotes are invented.",
        "fr": "Texte d’exemple. Les dates, les lieux et les titres des séances sont publics; l’organisme, "
        "les personnes, les chiffres et les citations sont inventés.",
    },
    "blocks": [*INTRODUCTION, *_key_issues(), *EVALUATIONS, *CONCLUSIONS],
}
