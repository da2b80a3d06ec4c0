"""What the channels say themselves."""

from ennakko.base.text import Text

title = Text("Vastauksenne", "Ert svar", "Your answer")
taken = Text(
    "Kiitos, vastauksenne on kirjattu. Voitte muuttaa sitä: {desk}, {phone}.",
    "Tack, ert svar är antecknat. Ni kan ändra det: {desk}, {phone}.",
    "Thank you, your answer is recorded. You can change it: {desk}, {phone}.",
)
late = Text(
    "Vastauksenne tuli määräajan {day} jälkeen, eikä sitä voitu kirjata. Soittakaa: {desk}, {phone}.",
    "Ert svar kom efter fristen {day} och kunde inte antecknas. Ring: {desk}, {phone}.",
    "Your answer came after the deadline {day} and could not be recorded. Call: {desk}, {phone}.",
)
proven = Text(
    "Numeronne on nyt tiedossamme. Voitte poistaa sen asetuksista.",
    "Ert nummer är nu känt för oss. Ni kan ta bort det i inställningarna.",
    "We know your number now. You can remove it in the settings.",
)
