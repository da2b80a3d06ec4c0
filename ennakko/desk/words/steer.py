"""The words of what an officer sets before a sweep, and of what changed since an earlier day."""

from ennakko.base.text import Text

frozen = Text("Jäädytetyt lapset", "Frysta barn", "Frozen children")
frozen_lead = Text(
    "Näiden lasten rivit ajo jättää ennalleen, kunnes jäädytys päättyy. Kuolema, poismuutto ja turvakielto menevät silti läpi.",
    "De här barnens rader lämnar körningen som de är tills frysningen upphör. Dödsfall, bortflyttning och spärrmarkering "
    "går ändå igenom.",
    "A sweep leaves these children's rows as they are until the freeze ends. A death, a move away and a non-disclosure "
    "order still go through.",
)
freeze = Text("Jäädytä", "Frys", "Freeze")
freeze_one = Text("Jäädytä: {who}", "Frys: {who}", "Freeze: {who}")
freeze_lead = Text(
    "Kun käsittelet asiaa, jäädytä se: ajo ei muuta sitä seitsemään päivään.",
    "När du arbetar med ärendet, frys det: körningen ändrar det inte på sju dagar.",
    "While you work on the case, freeze it: no sweep changes it for seven days.",
)
unfreeze = Text("Vapauta", "Släpp", "Unfreeze")
unfreeze_one = Text("Vapauta: {who}", "Släpp: {who}", "Unfreeze: {who}")
frozen_by = Text("Kuka käsittelee", "Vem arbetar med det", "Who works on it")
frozen_until = Text("Jäädytys päättyy", "Frysningen upphör", "Ends on")
frozen_now = Text(
    "Jäädytetty, käsittelijä {who}. Päättyy {day}.",
    "Fryst av {who}. Upphör {day}.",
    "Frozen by {who}. Ends on {day}.",
)
acts = Text("Toimet", "Åtgärder", "Steps")

prices = {
    "unit_price": Text(
        "Sisarusten pitäminen yhdessä, lisämatka yhteensä",
        "Att hålla syskon tillsammans, extra väg totalt",
        "Keeping siblings together, longer walks in all",
    ),
    "unit_unplaced": Text(
        "Sen vuoksi ilman paikkaa", "Utan plats på grund av det", "Left without a place by it"
    ),
}
choice = Text("Valittu jakotapa", "Valt sätt att fördela", "The objective chosen")
choice_none = Text(
    "Käytössä on palvelun ilmoittama jakotapa: {objective}. Kukaan ei ole valinnut muuta tällä kaudella.",
    "I bruk är det sätt som tjänsten anger: {objective}. Ingen har valt något annat den här säsongen.",
    "The one the service declares is in use: {objective}. Nobody has chosen another this season.",
)
choice_made = Text("Käytössä: {objective}.", "I bruk: {objective}.", "In use: {objective}.")
choose = Text("Vaihda jakotapaa", "Byt sätt att fördela", "Change the objective")
choose_lead = Text(
    "Valinta koskee vain niitä, jotka vielä kilpailevat paikoista. Ehdotetut paikat pysyvät.",
    "Valet gäller endast dem som ännu tävlar om platser. Föreslagna platser kvarstår.",
    "The choice concerns only those who still compete. Places that were proposed stay.",
)
choose_to = Text("Ota käyttöön: {objective}", "Ta i bruk: {objective}", "Take into use: {objective}")
choose_why = Text("Perustelu", "Motivering", "Reason")
choose_why_hint = Text(
    "Näkyy tällä sivulla kaikille, jotka näkevät suunnitelman. Perustele yleisesti, älä kirjoita ihmisistä.",
    "Visas på den här sidan för alla som ser planen. Motivera allmänt, skriv inte om människor.",
    "Shown on this page to everybody who sees the plan. Argue the policy, write nothing about people.",
)
choices = Text("Aiemmat valinnat", "Tidigare val", "Earlier choices")
choice_line = Text("{day}, {who}: {objective}.", "{day}, {who}: {objective}.", "{day}, {who}: {objective}.")
did_choose = Text("Jakotapa on vaihdettu.", "Sättet att fördela är bytt.", "The objective is changed.")
why_missing = Text(
    "Kirjoita perustelu: jakotapaa ei vaihdettu.",
    "Skriv en motivering: sättet att fördela byttes inte.",
    "Write a reason: the objective was not changed.",
)

news = Text("Mitä on muuttunut", "Vad som har ändrats", "What changed")
news_since = Text(
    "Edelliseen suunnitelmaan verrattuna, tehty {day}.",
    "Jämfört med den förra planen, gjord {day}.",
    "Against the last plan of an earlier day, made on {day}.",
)
news_none = Text(
    "Aiemman päivän suunnitelmaa ei ole säilytetty, joten vertailua ei ole.",
    "Ingen plan från en tidigare dag finns kvar att jämföra med.",
    "No plan of an earlier day is kept, so there is nothing to compare with.",
)
kinds = {
    "new": Text("Uudet rivit", "Nya rader", "New rows"),
    "different": Text("Muuttuneet rivit", "Ändrade rader", "Different rows"),
    "gone": Text("Poistuneet rivit", "Rader som försvunnit", "Rows that are gone"),
}
news_acts = Text(
    "Mitä asukkaat ja henkilökunta ovat tehneet sen jälkeen",
    "Vad invånare och personal har gjort sedan dess",
    "What residents and staff did since",
)
no_acts = Text("Ei mitään.", "Ingenting.", "Nothing.")
did = Text("Teko", "Handling", "Act")
times = Text("Kertaa", "Gånger", "Times")
who = {
    "resident": Text("Asukas", "Invånare", "Resident"),
    "user": Text("Henkilökunta", "Personal", "Staff"),
}
verbs = {
    "answered": Text("vastasi", "svarade", "answered"),
    "undone": Text("perui vastauksen", "tog tillbaka svaret", "took an answer back"),
    "served": Text("sai tiedoksi", "delgavs", "was served"),
    "proposed": Text("ehdotti paikkaa", "föreslog en plats", "proposed a place"),
    "revised": Text("muutti ehdotusta", "ändrade förslaget", "revised a proposal"),
    "withdrawn": Text("perui ehdotuksen", "återtog förslaget", "withdrew a proposal"),
    "to_staff": Text("siirsi henkilökunnalle", "förde till personalen", "handed to staff"),
    "placed_by_hand": Text("sijoitti käsin", "placerade för hand", "placed by hand"),
    "resolved": Text("sulki asian", "avslutade ärendet", "closed a case"),
    "decided": Text("päätti", "beslutade", "decided"),
    "handed_over": Text("luovutti asian", "överlämnade ärendet", "handed a case over"),
    "noted": Text("kirjoitti muistiinpanon", "antecknade", "wrote a note"),
    "reminded": Text("kuittasi muistutuksen", "kvitterade påminnelsen", "settled a reminder"),
    "lapsed": Text("antoi raueta", "lät förfalla", "let lapse"),
    "put_in_group": Text("valitsi ryhmän", "valde grupp", "chose a group"),
}
other_act = Text("muu teko", "annan handling", "another act")

sort = Text("Järjestys", "Ordning", "Order")
sorts = {
    "": Text("Saapumisjärjestys", "Ankomstordning", "As they came"),
    "place": Text("Koulun mukaan", "Efter skola", "By school"),
    "reason": Text("Syyn mukaan", "Efter orsak", "By reason"),
}
only_yours = Text(
    "Näet vain oman koulusi rivit.",
    "Du ser endast din egen skolas rader.",
    "You see only the rows of your school.",
)
practice = Text(
    "Harjoittele keksityllä kaupungilla", "Öva med en påhittad stad", "Practise on an invented city"
)
