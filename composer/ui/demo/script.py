# SPDX-FileCopyrightText: 2026 The Ramage contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the demo types, in both languages."""

from dataclasses import dataclass
from typing import Final

from composer.domain.text import Language


@dataclass(frozen=True, slots=True)
class Script:
    """A person's words, from a first clumsy draft to their own."""

    search: str
    """Finds the partnership post."""
    draft: str
    """Holds a charter error, a comparison, a copied passage and a misspelt word."""
    own: str
    kinds: str
    """Has something to find for every check that needs no other world than this text and a picture without words."""
    answers: tuple[str, ...]
    """Five answers for the guide about a change of mind."""


SCRIPTS: Final[dict[Language, Script]] = {
    Language.FRENCH: Script(
        search="partenariat acme",
        draft=(
            "Nous sommes fiers d’annoncer notre partenariat avec Acme. Et pourtant, en mars, "
            "j’étais la première à ne pas y croire.\n\n"
            "Trois mois sur les quais de Gennevilliers m’ont fait changer d’avis : ensemble, nous réduisons de 30 % "
            "l’empreinte carbone du dernier kilomètre. Le jour où un collègue a refait toute la tournée à vélo, "
            "persone n’a parlé pendant cinq minutes.\n\n"
            "Les résultats du troisième trimestre confirment la tendance, bien mieux que chez Globex Freight."
        ),
        own=(
            "En mars, j’étais la première à ne pas y croire. Trois mois avec Acme sur le quai de Gennevilliers, "
            "et je compte autrement : je regarde d’abord les caisses qui rentrent vides.\n\n"
            "Le jour où un collègue a refait toute la tournée à vélo, personne n’a parlé pendant cinq minutes. "
            "Puis quelqu’un a effacé le tableau et on a recommencé le planning. Le résultat tient en un chiffre : 30 % "
            "de carbone en moins jusqu’à la porte du client.\n\n"
            "Et vous, qu’est-ce qui vous a fait changer d’avis récemment ?\n\n"
            "#SalariéNordalia"
        ),
        kinds=(
            "Notre chiffre d’affaires grimpe de 12 % depuis janvier. On a recieve un colis 𝗴𝗿𝗮𝘁𝘂𝗶𝘁 🎉🎉🎉🎉🎉.\n\n"
            "Appelez-moi au 06 12 34 56 78 : livraison garantie avant midi, bien mieux que chez Globex Freight.\n\n"
            "Karim est en arrêt. Le le quai est calme... #salariénordalia\n\n"
            "Entre nous, 214 000 livraisons depuis juillet : faites confiance à Horizon ! https://bit.ly/quai-12"
        ),
        answers=(
            "Un lundi de mars, sur le quai de Gennevilliers, avec deux caristes et un café froid.",
            "Je croyais que le vélo était une belle photo pour le rapport annuel, rien de plus.",
            "Un collègue a refait ma tournée à vélo et il est rentré avant moi.",
            "Depuis, je commence par regarder la carte avec ceux qui roulent.",
            "Quelle habitude de travail avez-vous abandonnée cette année ?",
        ),
    ),
    Language.ENGLISH: Script(
        search="acme partnership",
        draft=(
            "We are proud to announce our partnership with Acme. And yet in March I was the first to doubt it.\n\n"
            "Three months on the Gennevilliers quay changed my mind: together, we are cutting the carbon footprint "
            "of the last mile by 30%. The day a colleague rode the whole round by bike, noboddy spoke for five "
            "minutes.\n\n"
            "Our third-quarter results confirm the trend, much better than Globex Freight."
        ),
        own=(
            "In March I was the first to doubt it. Three months with Acme on the Gennevilliers quay, and I count "
            "differently: I look at the crates that come home empty first.\n\n"
            "The day a colleague rode the whole round by bike, nobody spoke for five minutes. Then somebody wiped the "
            "board and we planned it again. It comes down to one figure: 30% less carbon to the customer’s door.\n\n"
            "And you, what made you change your mind lately?\n\n"
            "#NordaliaEmployee"
        ),
        kinds=(
            "Our revenue is up 12% since January. We recieve a 𝗳𝗿𝗲𝗲 parcel 🎉🎉🎉🎉🎉.\n\n"
            "Call me on 06 12 34 56 78: guaranteed delivery before noon, much better than Globex Freight.\n\n"
            "My colleague Karim is on sick leave. The the quay is quiet... #nordaliaemployee\n\n"
            "Between us, 214,000 deliveries since July: I really recommend Horizon! https://bit.ly/quay-12"
        ),
        answers=(
            "A Monday in March on the Gennevilliers quay, with two forklift drivers and a cold coffee.",
            "I thought cargo bikes were a nice picture for the annual report and nothing more.",
            "A colleague rode my round by bike and was home before me.",
            "Since then I start by looking at the map with those who ride.",
            "Which habit at work did you drop this year?",
        ),
    ),
}

OWN_STORIES: Final[dict[Language, tuple[str, ...]]] = {
    Language.FRENCH: (
        "Lundi, 5 h 10, quai 12 : la seule lumière était celle de la machine à café. On s’y est retrouvés à six.",
        "Ma première tournée à vélo : 14 arrêts, une crevaison, et un voisin qui a prêté sa pompe.",
        "J’ai compté les camions qui rentrent vides pendant une semaine. J’ai recommencé, tellement j’en doutais.",
        "On m’a demandé ce que fait une cheffe de projet. Hier : trois appels, un plan, et beaucoup de silence.",
        "Une cariste m’a montré son carnet : elle y dessine chaque quai. C’est notre meilleur plan.",
        "Trois mois que j’apprends à dire « je ne sais pas » en réunion. La réunion dure moins longtemps.",
        "Lille, 4 h 50 : la lumière du quai numéro 3, et personne pour la photographier à part moi.",
        "J’ai raté une livraison. Voici ce que le client m’a dit, et ce que j’ai changé le lendemain.",
        "Ce matin, un enfant a demandé si le vélo-cargo dormait dehors. Non, au chaud, à côté des autres.",
        "Ce que j’ai appris de notre travail avec Acme tient sur un carton : revenir voir, trois mois après.",
        "Le planning du vendredi se fait maintenant à haute voix. On y gagne les deux minutes du lundi.",
        "La question qui change mes réunions : « qu’est-ce que tu ferais si tu étais seul à décider ? »",
        "À midi, l’équipe de nuit nous laisse un mot. Celui d’hier : « Attention, la porte grince toujours. »",
        "Dix ans de métier, et une collègue de vingt-deux ans vient de m’apprendre à charger une remorque.",
    ),
    Language.ENGLISH: (
        "Monday, 5.10 a.m., dock 12: the only light on was the coffee machine’s. Six of us met around it.",
        "My first round by bike: 14 stops, one flat tyre, and a neighbour who lent me his pump.",
        "I counted the lorries that come home empty for a week. Then I counted again, I doubted it so much.",
        "Somebody asked what a logistics project lead does. Yesterday: three calls, one map, and a lot of silence.",
        "A forklift driver showed me her notebook: she draws every dock in it. It is the best map we have.",
        "Three months of learning to say “I don’t know” in meetings. The meetings are shorter.",
        "Lille, 4.50 a.m.: the light at dock 3, and nobody but me to take its picture.",
        "I missed a delivery. Here is what the customer told me, and what I changed the next day.",
        "This morning a child asked whether the cargo bike sleeps outside. No: in the warm, beside the others.",
        "What our work with Acme taught me fits on a box: go back and look, three months later.",
        "Friday’s planning is now done aloud. It saves us two minutes on Monday.",
        "The question that changes my meetings: “what would you do if you were alone to decide?”",
        "At noon the night shift leaves us a note. Yesterday’s: “Careful, the door still squeaks.”",
        "Ten years in this job, and a colleague of twenty-two has just taught me how to load a trailer.",
    ),
}
"""What was published on other days, the earliest first."""
