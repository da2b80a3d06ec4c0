"""The words of the page for children who live here without this home municipality."""

from ennakko.base.text import Text

title = Text("Lapset ilman kotikuntaa", "Barn utan hemkommun", "Children without a home municipality")
lead = Text(
    "Kunta järjestää opetuksen alueellaan asuville oppivelvollisuusikäisille, olipa heidän kotikuntansa mikä tahansa "
    "(perusopetuslaki 628/1998, 4 §). Henkilötunnusta ei tarvita.",
    "Kommunen ordnar undervisning för läropliktiga barn som bor på dess område, oavsett hemkommun (lagen om "
    "grundläggande utbildning 628/1998, 4 §). Personbeteckning behövs inte.",
    "A municipality arranges teaching for children of compulsory school age who live in its area, whatever their home "
    "municipality (Basic Education Act 628/1998, 4 §). No identity code is needed.",
)
living = Text("Nyt täällä", "Bor här nu", "Living here now")
none = Text("Ketään ei ole lisätty", "Ingen har lagts till", "Nobody has been entered")
child = Text("Lapsi", "Barn", "Child")
since = Text("Alkaen", "Från", "Since")
entered_by = Text("Lisäsi", "Tillagd av", "Entered by")
end = Text("Ei asu enää täällä", "Bor inte längre här", "Lives here no longer")
ended = Text("Asuminen on merkitty päättyneeksi.", "Boendet är antecknat som avslutat.", "The stay is ended.")
enter = Text("Lisää lapsi", "Lägg till ett barn", "Enter a child")
entered = Text(
    "Lapsi on lisätty. Hän on mukana seuraavassa suunnitelmassa.",
    "Barnet är tillagt och är med i nästa plan.",
    "The child is entered and is in the next plan.",
)
first_names = Text("Etunimet", "Förnamn", "First names")
last_name = Text("Sukunimi", "Efternamn", "Last name")
born = Text("Syntymäpäivä", "Födelsedag", "Date of birth")
language = Text(
    "Äidinkieli (kaksi kirjainta, esim. uk)",
    "Modersmål (två bokstäver, t.ex. uk)",
    "Mother tongue (two letters, as uk)",
)
school_language = Text("Valittu opetuskieli", "Valt undervisningsspråk", "School language chosen")
not_chosen = Text("Ei valittu", "Inte valt", "Not chosen")
finnish = Text("Suomi", "Finska", "Finnish")
swedish = Text("Ruotsi", "Svenska", "Swedish")
guardian = Text("Huoltaja", "Vårdnadshavare", "Guardian")
guardian2 = Text("Toinen huoltaja", "Andra vårdnadshavaren", "Second guardian")
code = Text("Henkilötunnus, jos on", "Personbeteckning, om den finns", "Identity code, if there is one")
guardian_hint = Text(
    "Tunnuksella löytyvä huoltaja on rekisterissä jo. Muuten anna nimet.",
    "En vårdnadshavare med beteckning finns redan i registret. Ange annars namnen.",
    "A guardian with a code is in the register already. Otherwise give the names.",
)
home = Text("Koti", "Hem", "Home")
home_hint = Text(
    "Hae osoite ja valitse koti. Ilman kotia asia menee virkailijalle.",
    "Sök adressen och välj hemmet. Utan hem går ärendet till en handläggare.",
    "Search for the address and choose the home. Without one the case goes to a member of staff.",
)
street = Text("Katu", "Gata", "Street")
number = Text("Numero", "Nummer", "Number")
search = Text("Hae koti", "Sök hem", "Search for the home")
found = Text("Löytyneet kodit", "Hittade hem", "Homes found")
no_home = Text("Kotia ei tiedetä", "Hemmet är inte känt", "The home is not known")
nothing_found = Text(
    "Osoitteella ei löytynyt kotia. Tarkista kadun nimi.",
    "Inget hem hittades. Kontrollera gatans namn.",
    "No home has this address. Check the name of the street.",
)
unknown_guardian = Text(
    "Rekisteri ei tunne huoltajan henkilötunnusta. Tarkista se tai anna nimet ilman tunnusta.",
    "Registret känner inte vårdnadshavarens personbeteckning. Kontrollera den eller ange namnen utan den.",
    "The register does not know the guardian's identity code. Check it, or give the names without it.",
)
guardian_needed = Text(
    "Anna ainakin yksi huoltaja: etunimi ja sukunimi tai henkilötunnus.",
    "Ange minst en vårdnadshavare: förnamn och efternamn eller personbeteckning.",
    "Give at least one guardian: first and last name, or the identity code.",
)
no_day = Text(
    "Syntymäpäivä ei ole päivämäärä.", "Födelsedagen är inget datum.", "The date of birth is no date."
)
back = Text("Tiedot", "Uppgifter", "Data")
