"""The words of the queue, of whoever follows a case, of notes and reminders, and of what a change was."""

from ennakko.base.text import Text

# --- queue ------------------------------------------------------------------------------------------------

lead = Text(
    "Nämä asiat odottavat ihmistä, kiireisin ensin. Jokaisella on nimetty käsittelijä, eikä yksikään katoa ilman "
    "ratkaisua.",
    "De här ärendena väntar på en människa, det mest brådskande först. Varje ärende har en namngiven handläggare, och "
    "inget försvinner utan lösning.",
    "These cases wait for a person, what is due first. Each has a named handler, and none goes away without an outcome.",
)
who = Text("Kenen asiat", "Vems ärenden", "Whose cases")
mine = Text("Minun ({count})", "Mina ({count})", "Mine ({count})")
everybody = Text("Kaikkien", "Allas", "Everybody's")
somebodys = Text("{name} ({count})", "{name} ({count})", "{name} ({count})")
what = Text("Mitkä asiat", "Vilka ärenden", "Which cases")
only = {
    "": Text("Kaikki odottavat", "Alla som väntar", "All that wait"),
    "due": Text("Muistutus on tänään tai myöhässä", "Påminnelse i dag eller försenad", "A reminder is due"),
    "decided": Text("Muuttunut päätöksen jälkeen", "Ändrad efter beslutet", "Changed after the decision"),
    "returned": Text("Kirje palautunut", "Brevet kom i retur", "The letter came back"),
}
reason = Text("Syy", "Orsak", "Reason")
any_reason = Text("Kaikki syyt", "Alla orsaker", "Every reason")
show = Text("Näytä", "Visa", "Show")
found = Text("Asioita: {count}", "Ärenden: {count}", "Cases: {count}")
due = Text("Milloin", "När", "When")
remind = Text("Muistutus {day}", "Påminnelse {day}", "Reminder {day}")
answers = Text("Huoltajien vastaukset", "Vårdnadshavarnas svar", "The guardians' answers")
until = Text("viimeistään {day}", "senast {day}", "by {day}")
not_served = Text("ei vielä tiedoksi", "ännu inte delgiven", "not yet served")
returned = Text("kirje palautunut", "brevet kom i retur", "the letter came back")
nobody_addressed = Text("ei ketään", "ingen", "nobody")
choose = Text("Valitse: {child}", "Välj: {child}", "Select: {child}")
select = Text("Valitse", "Välj", "Select")
empty = Text(
    "Mikään asia ei odota näillä rajauksilla",
    "Inget ärende väntar med de här avgränsningarna",
    "No case waits that matches",
)

# --- hand-over --------------------------------------------------------------------------------------------

hand_over = Text("Siirrä toiselle", "Överför till en kollega", "Hand over")
hand_over_to = Text("Kenelle siirretään", "Till vem", "To whom")
choose_colleague = Text("Valitse henkilö", "Välj person", "Choose a colleague")
hand_selected = Text("Siirrä valitut", "Överför de valda", "Hand over the selected")
hand_page = Text("Siirrä kaikki tällä sivulla", "Överför alla på sidan", "Hand over all on this page")
handed = Text("Siirrettyjä asioita: {count}", "Överförda ärenden: {count}", "Cases handed over: {count}")
choose_cases = Text(
    "Valitse ensin asiat ja henkilö, jolle ne siirretään.",
    "Välj först ärendena och den som tar över dem.",
    "First choose the cases and who takes them over.",
)
stands_in = Text("{name} sijaistaa.", "{name} vikarierar.", "{name} stands in.")

# --- substitution -----------------------------------------------------------------------------------------

substitutions = Text("Sijaisuudet", "Vikariat", "Substitutions")
substitution_lead = Text(
    "Poissa ollessasi sijaisesi näkee sinun asiasi omiensa joukossa ja saa uudet asiat.",
    "När du är borta ser din vikarie dina ärenden bland sina egna och får de nya ärendena.",
    "While you are away, whoever stands in sees your cases among their own and gets the new ones.",
)
no_substitutions = Text("Kukaan ei ole poissa.", "Ingen är borta.", "Nobody is away.")
away = Text(
    "{officer} on poissa {since}–{until}, sijaisena {stands_in}.",
    "{officer} är borta {since}–{until}, vikarie är {stands_in}.",
    "{officer} is away {since}–{until}, {stands_in} stands in.",
)
away_open = Text(
    "{officer} on poissa {since} alkaen, sijaisena {stands_in}.",
    "{officer} är borta från {since}, vikarie är {stands_in}.",
    "{officer} is away from {since}, {stands_in} stands in.",
)
absent = Text("Kuka on poissa", "Vem är borta", "Who is away")
substitute = Text("Sijainen", "Vikarie", "Who stands in")
first_day = Text("Ensimmäinen päivä", "Första dag", "First day")
last_day = Text(
    "Viimeinen päivä (voi jättää tyhjäksi)", "Sista dag (får lämnas tom)", "Last day (may be left empty)"
)
set_substitute = Text("Kirjaa sijaisuus", "Anteckna vikariatet", "Record the substitution")
end = Text("Päätä sijaisuus", "Avsluta vikariatet", "End the substitution")
substituted = Text("Sijaisuus on kirjattu", "Vikariatet är antecknat", "The substitution is recorded")
ended = Text("Sijaisuus on päätetty", "Vikariatet är avslutat", "The substitution has ended")
days_missing = Text("Anna ensimmäinen päivä.", "Ange första dagen.", "Give the first day.")

# --- notes ------------------------------------------------------------------------------------------------

notes = Text("Muistiinpanot", "Anteckningar", "Notes")
note_lead = Text(
    "Vain asian käsittelijät näkevät muistiinpanot. Ne eivät siirry kirjeisiin, päätöksiin eivätkä aineistoihin, mutta "
    "asianosaisella on oikeus nähdä ne.",
    "Endast handläggarna ser anteckningarna. De följer inte med i brev, beslut eller material, men den som saken gäller "
    "har rätt att se dem.",
    "Only those who handle the case see the notes. They go into no letter, decision or export, but whoever they are "
    "about has the right to see them.",
)
no_notes = Text("Ei muistiinpanoja.", "Inga anteckningar.", "No notes.")
note = Text("Muistiinpano", "Anteckning", "Note")
note_hint = Text("Enintään {count} merkkiä.", "Högst {count} tecken.", "{count} characters at most.")
remind_on = Text(
    "Muistuta päivänä (voi jättää tyhjäksi)",
    "Påminn den (får lämnas tom)",
    "Remind me on (may be left empty)",
)
save = Text("Tallenna", "Spara", "Save")
next_too = Text("Tallenna ja avaa seuraava", "Spara och öppna nästa", "Save and open the next")
next_case = Text("Seuraava asia", "Nästa ärende", "Next case")
noted = Text("Muistiinpano on tallennettu", "Anteckningen är sparad", "The note is saved")
done = Text("Hoidettu", "Klart", "Done")
done_long = Text("Muistutus {day} on hoidettu", "Påminnelsen {day} är klar", "The reminder {day} is done")
was_done = Text("hoidettu {day}", "klar {day}", "done {day}")
reminded = Text(
    "Muistutus on merkitty hoidetuksi", "Påminnelsen är markerad som klar", "The reminder is marked as done"
)
wrote = Text("{day}, {name}", "{day}, {name}", "{day}, {name}")

# --- what changed -----------------------------------------------------------------------------------------

changed = Text("Mikä on muuttunut", "Vad har ändrats", "What has changed")
changed_lead = Text(
    "Ehdotus perustui vasemmanpuoleisiin tietoihin ({day}).",
    "Förslaget byggde på uppgifterna till vänster ({day}).",
    "The proposal rested on the facts on the left ({day}).",
)
fact = Text("Tieto", "Uppgift", "Fact")
before = Text("Ennen", "Förut", "Before")
now = Text("Nyt", "Nu", "Now")
walk = Text("Kävelymatka", "Gångväg", "Walk")
route = Text("Miksi ihminen katsoo", "Varför en människa ser på det", "Why a person looks at it")
former = Text("Ei enää huoltaja", "Inte längre vårdnadshavare", "No longer a guardian")
language = Text("Opetuskieli", "Undervisningsspråk", "Language of instruction")

# --- what needs a person today ----------------------------------------------------------------------------

todo = Text("Mikä odottaa sinua tänään", "Vad som väntar på dig i dag", "What needs you today")
todo_empty = Text("Mikään ei odota sinua", "Ingenting väntar på dig", "Nothing waits for you")
todo_empty_body = Text(
    "Kun tieto muuttuu tai joku vastaa, asia ilmestyy tähän.",
    "När en uppgift ändras eller någon svarar dyker ärendet upp här.",
    "When a fact changes or somebody answers, the case appears here.",
)
yours = Text("Sinun", "Dina", "Yours")
all_of_them = Text("Kaikki", "Alla", "All")
line = Text("{what}, {whose}: {count}", "{what}, {whose}: {count}", "{what}, {whose}: {count}")
todo_reason = Text("Mitä", "Vad", "What")
todo_groups = {
    "due": Text("Muistutukset tänään tai myöhässä", "Påminnelser i dag eller försenade", "Reminders due"),
    "decided": Text(
        "Tiedot muuttuivat päätöksen jälkeen",
        "Uppgifterna ändrades efter beslutet",
        "Facts changed after the decision",
    ),
    "returned": Text("Palautuneet kirjeet", "Brev som kom i retur", "Letters that came back"),
    "over": Text("Paikat, joissa on liikaa lapsia", "Platser med för många barn", "Places over capacity"),
    "freeze": Text(
        "Jäädytykset, jotka päättyvät pian", "Frysningar som snart upphör", "Freezes that end soon"
    ),
}
