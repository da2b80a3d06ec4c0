"""The words around a decision as a party reads it; what the decision itself says comes with it."""

from ennakko.base.text import Text

open_it = Text("Lue päätös {number}", "Läs beslut {number}", "Read decision {number}")
lead = Text(
    "Päätöksen avaaminen on tiedoksisaanti: sinun aikasi hakea muutosta alkaa siitä päivästä.",
    "Att öppna beslutet är att delges det: din tid att söka ändring börjar den dagen.",
    "Opening the decision serves it on you: your time to challenge it begins that day.",
)
read_it = Text(
    "Asiasta on päätetty. Päätös on alla, ja siinä sanotaan, miten siihen haetaan muutosta.",
    "Ärendet är avgjort. Beslutet finns nedan och säger hur ändring söks.",
    "The matter is decided. The decision is below and says how it is challenged.",
)
was_corrected = Text("korjattu myöhemmin", "rättat senare", "corrected later")
until = Text(
    "Voit hakea muutosta {day} saakka.",
    "Du kan söka ändring till och med {day}.",
    "You can challenge the decision until {day}.",
)
download = Text("Lataa päätös (PDF)", "Ladda ner beslutet (PDF)", "Download the decision (PDF)")
language = Text("Muut kielet", "Andra språk", "Other languages")
back = Text("Takaisin ehdotukseen", "Tillbaka till förslaget", "Back to the proposal")
