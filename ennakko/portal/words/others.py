"""What one guardian is told of another: that they have seen it, are waited for, or that answers differ. Never more."""

from ennakko.base.text import Text

title = Text("Toinen huoltaja", "Den andra vårdnadshavaren", "The other guardian")
answered = Text(
    "Toinen huoltaja on vastannut.",
    "Den andra vårdnadshavaren har svarat.",
    "The other guardian has answered.",
)
seen = Text(
    "Toinen huoltaja on saanut ehdotuksen eikä ole vielä vastannut.",
    "Den andra vårdnadshavaren har fått förslaget men ännu inte svarat.",
    "The other guardian has got the proposal and has not answered yet.",
)
waited_for = Text(
    "Odotamme vielä, että toinen huoltaja saa ehdotuksen.",
    "Vi väntar ännu på att den andra vårdnadshavaren får förslaget.",
    "We still wait for the other guardian to get the proposal.",
)
own_time = Text(
    "Kummallakin huoltajalla on oma vastausaika ja oma vastaus.",
    "Varje vårdnadshavare har en egen svarstid och ett eget svar.",
    "Each guardian has a time and an answer of their own.",
)
conflict = {
    "yes": Text(
        "Vastauksenne eroavat: toisen huoltajan mielestä paikka sopii.",
        "Era svar skiljer sig: den andra vårdnadshavaren tycker att platsen passar.",
        "Your answers differ: the other guardian says that the place suits.",
    ),
    "other": Text(
        "Vastauksenne eroavat: toinen huoltaja toivoo muuta.",
        "Era svar skiljer sig: den andra vårdnadshavaren önskar något annat.",
        "Your answers differ: the other guardian wishes for something else.",
    ),
}
conflict_next = Text(
    "Kumpikaan vastaus ei mene toisen edelle. Virkailija sopii asiasta kummankin kanssa, ja paikka "
    "pysyy varattuna.",
    "Inget svar går före det andra. En handläggare kommer överens med er båda, och platsen förblir "
    "reserverad.",
    "Neither answer goes before the other. A member of staff agrees with each of you, and the place stays "
    "held.",
)
