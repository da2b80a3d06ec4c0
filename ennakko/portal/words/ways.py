"""The words of every way to answer: what the button says, what happens next."""

from ennakko.base.text import Text

lead = Text(
    "Jokaiseen vastaukseen tarvitaan yhtä monta askelta. Paikka pysyy varattuna, kunnes toisesta on sovittu.",
    "Varje svar kräver lika många steg. Platsen förblir reserverad tills en annan är avtalad.",
    "Every answer takes the same number of steps. The place stays held until another one is agreed.",
)
jump = Text("Siirry vastaamaan", "Gå till svaret", "Go to your answer")
list_of = Text("Vastausvaihtoehdot", "Svarsalternativ", "Ways to answer")
next_title = Text("Mitä seuraavaksi tapahtuu", "Vad som händer sedan", "What happens next")
who_next = Text(
    "Vahvistuksen jälkeen asialle nimetään virkailija. Näet hänen nimensä tässä kirjeessä.",
    "När du har bekräftat utses en handläggare. Du ser namnet i det här brevet.",
    "Once you confirm, a member of staff is named for it. You see their name in this letter.",
)
who_decides = Text(
    "Sen jälkeen päättää: {decides}",
    "Därefter beslutar: {decides}",
    "Then the decision is made by: {decides}",
)
followed_by = Text("Asiaa hoitaa: {name}", "Ärendet sköts av: {name}", "Followed by: {name}")

yes = Text("Paikka sopii", "Platsen passar", "The place suits us")
yes_next = Text(
    "Sinun ei tarvitse tehdä muuta. Päätöksen saat myöhemmin.",
    "Du behöver inte göra något mer. Beslutet får du senare.",
    "You need not do anything else. The decision follows later.",
)
no = Text("Emme ota paikkaa", "Vi tar inte emot platsen", "We do not take the place")
no_next = Text(
    "Paikka vapautuu, kun kaikki huoltajat ovat vastanneet näin. Voit aina hakea myös tavalliseen tapaan.",
    "Platsen blir ledig när alla vårdnadshavare har svarat så. Du kan alltid ansöka också på vanligt sätt.",
    "The place is freed once every guardian has answered so. You can always apply in the ordinary way too.",
)
something_else = Text("Toivon muuta", "Jag önskar något annat", "I wish for something else")
HELD = Text(
    "Paikka pysyy varattuna, kunnes asia on sovittu.",
    "Platsen förblir reserverad tills saken är avtalad.",
    "The place stays held until the matter is agreed.",
)
wishes = {
    "other_place": Text("Toivomme toista paikkaa", "Vi önskar en annan plats", "We wish for another place"),
    "two_homes": Text("Lapsella on kaksi kotia", "Barnet har två hem", "The child has two homes"),
    "moving": Text("Olemme muuttamassa", "Vi ska flytta", "We are moving"),
    "other_programme": Text(
        "Toivomme muuta kieltä tai opetusta",
        "Vi önskar ett annat språk eller annan undervisning",
        "We wish for another language or programme",
    ),
    "support": Text("Lapsi tarvitsee tukea", "Barnet behöver stöd", "Our child needs support"),
    "private_school": Text(
        "Valitsimme yksityiskoulun", "Vi valde en privatskola", "We chose a private school"
    ),
    "other": Text("Jotain muuta", "Något annat", "Something else"),
}
nexts = {
    "other_place": Text(
        "Virkailija katsoo, missä on tilaa, ja kertoo teille. Mikään ei muutu ennen kuin olette sopineet.",
        "En handläggare ser efter var det finns rum och berättar för er. Inget ändras innan ni har kommit överens.",
        "A member of staff looks where there is room and tells you. Nothing changes before you have agreed.",
    ),
    "two_homes": Text(
        "Virkailija katsoo matkan kummastakin kodista ja sopii paikasta huoltajien kanssa.",
        "En handläggare ser på vägen från båda hemmen och kommer överens om platsen med vårdnadshavarna.",
        "A member of staff looks at the way from both homes and agrees on the place with the guardians.",
    ),
    "moving": Text(
        "Virkailija kysyy, minne ja milloin muutatte, ja katsoo paikan uudelleen. Tee myös muuttoilmoitus.",
        "En handläggare frågar vart och när ni flyttar och ser på platsen på nytt. Gör också en flyttanmälan.",
        "A member of staff asks where and when you move, and looks at the place again. File a notice of move too.",
    ),
    "other_programme": Text(
        "Virkailija kertoo, mitä on tarjolla ja miten siihen haetaan.",
        "En handläggare berättar vad som erbjuds och hur man ansöker.",
        "A member of staff tells you what there is and how to apply for it.",
    ),
    "support": Text(
        "Virkailija sopii kanssanne, millainen paikka lapselle sopii. Terveystietoja ei kysytä tällä sivulla.",
        "En handläggare kommer överens med er om en plats som passar barnet. Hälsouppgifter frågas inte här.",
        "A member of staff agrees with you on a place that suits the child. No health data is asked for here.",
    ),
    "private_school": Text(
        "Virkailija varmistaa paikan koulusta. Vasta sitten tämä paikka vapautuu.",
        "En handläggare kontrollerar platsen med skolan. Först då blir den här platsen ledig.",
        "A member of staff confirms the place with the school. Only then is this place freed.",
    ),
    "other": Text(
        "Virkailija ottaa yhteyttä ja kuuntelee, mistä on kyse.",
        "En handläggare tar kontakt och lyssnar på vad det gäller.",
        "A member of staff gets in touch and listens to what it is about.",
    ),
}
wrongs = {
    "wrong_born": Text("Syntymäaika on väärin", "Födelsetiden är fel", "The date of birth is wrong"),
    "wrong_home": Text(
        "Koti tai matka on väärin", "Hemmet eller vägen är fel", "The home or the way is wrong"
    ),
    "wrong_language": Text(
        "Opetuskieli on väärin", "Undervisningsspråket är fel", "The language of instruction is wrong"
    ),
    "wrong_enrolment": Text(
        "Tieto koulupaikasta on väärin",
        "Uppgiften om skolplats är fel",
        "What is said of a school place is wrong",
    ),
    "wrong_other": Text("Jokin muu tieto on väärin", "Någon annan uppgift är fel", "Another fact is wrong"),
}
wrong_next = Text(
    "Tietoa ei muuteta tällä sivulla. Virkailija selvittää kanssasi, mikä on oikein. Väestötietoja "
    "korjaa Digi- ja väestötietovirasto.",
    "Uppgiften ändras inte här. En handläggare reder ut med dig vad som är rätt. Befolkningsuppgifter "
    "rättas av Myndigheten för digitalisering och befolkningsdata.",
    "Nothing is changed on this page. A member of staff finds out with you what is right. Population data "
    "is corrected by the Digital and Population Data Services Agency.",
)
