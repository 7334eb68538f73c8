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
