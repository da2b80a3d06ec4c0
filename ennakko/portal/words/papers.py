"""The words of what leaves the screen: a proof to print, a form on paper, dates for a calendar."""

from ennakko.base.text import Text

title = Text("Tulosta ja tallenna", "Skriv ut och spara", "Print and keep")
to_proof = Text("Todistus tulostettavaksi", "Intyg att skriva ut", "A proof to print")
to_form = Text("Vastauslomake paperilla", "Svarsblankett på papper", "An answer form on paper")
to_dates = Text("Päivät kalenteriin", "Datumen till kalendern", "The dates for your calendar")
all_dates = Text("Kaikki päivät kalenteriin", "Alla datum till kalendern", "All dates for your calendar")
how_to_print = Text(
    "Tulosta sivu selaimen tulostustoiminnolla. Vain tämän laatikon alla oleva tulostuu.",
    "Skriv ut sidan med webbläsarens utskriftsfunktion. Bara det som står under den här rutan skrivs ut.",
    "Print the page with your browser. Only what is below this box is printed.",
)

proof = Text("Todistus ehdotuksesta", "Intyg om förslaget", "Proof of the proposal")
proof_lead = Text(
    "Mitä kaupunki on ehdottanut, mitä on vastattu ja mitä päätetty, sellaisena kuin se on {day}.",
    "Vad staden har föreslagit, vad som har svarats och beslutats, sådant det är den {day}.",
    "What the city has proposed, what was answered and what was decided, as it stands on {day}.",
)
number = Text("Asian numero", "Ärendets nummer", "Case number")
proposed_on = Text("Ehdotettu", "Föreslaget", "Proposed")
served_on = Text("Annettu sinulle tiedoksi", "Delgett dig", "Served on you")
not_yet = Text("ei vielä", "ännu inte", "not yet")
your_answer = Text("Vastauksesi", "Ditt svar", "Your answer")
decided_on = Text("Päätetty", "Beslutat", "Decided")
city = Text("Helsingin kaupunki", "Helsingfors stad", "City of Helsinki")
verify = Text("Tarkista täällä", "Kontrollera här", "Verify here")
verify_note = Text(
    "Sivu näyttää tilanteen huoltajalle, joka kirjautuu tai avaa sen kirjeensä linkillä.",
    "Sidan visar läget för den vårdnadshavare som loggar in eller öppnar den med länken i sitt brev.",
    "The page shows how things stand to a guardian who signs in or opens it with the link of their letter.",
)
form = Text("Vastauslomake", "Svarsblankett", "Answer form")

calendar_answer = Text(
    "{title}, {child}: vastaa viimeistään", "{title}, {child}: svara senast", "{title}, {child}: answer by"
)
calendar_starts = Text(
    "{title}, {child}: ensimmäinen päivä", "{title}, {child}: första dagen", "{title}, {child}: first day"
)
