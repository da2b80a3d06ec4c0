"""The words of what comes and goes on paper and by phone."""

from ennakko.base.text import Text

title = Text("Paperilla tai puhelimitse", "På papper eller per telefon", "On paper or by phone")
lead = Text(
    "Kirjaa vastaus, joka tuli paperilla tai puhelimitse, tai tulosta kirje ja vastauslomake.",
    "Anteckna ett svar som kom på papper eller per telefon, eller skriv ut brevet och svarsblanketten.",
    "Record an answer that came on paper or by phone, or print the letter and the answer form.",
)
record = Text("Kirjaa vastaus", "Anteckna svar", "Record an answer")
to_print = Text("Tulosta kirje ja lomake", "Skriv ut brev och blankett", "Print the letter and the form")
in_language = {
    "fi": Text("suomeksi", "på finska", "in Finnish"),
    "sv": Text("ruotsiksi", "på svenska", "in Swedish"),
    "en": Text("englanniksi", "på engelska", "in English"),
}
counts = Text(
    "Vastaus on huoltajan oma. Määräaika katsotaan saapumispäivästä, ja huoltajan katsotaan saaneen kirjeen "
    "viimeistään silloin.",
    "Svaret är vårdnadshavarens eget. Tidsfristen bedöms enligt ankomstdagen, och brevet anses ha delgetts "
    "senast då.",
    "The answer is the guardian's own. The deadline is judged by the day it was received, and the letter counts "
    "as served by then.",
)
who = Text("Kuka vastasi", "Vem svarade", "Who answered")
what = Text("Mitä vastattiin", "Vad som svarades", "What was answered")
answers = {
    "yes": Text("Paikka sopii", "Platsen passar", "The place suits"),
    "no": Text("Ei ota paikkaa", "Tar inte emot platsen", "Does not take the place"),
}
how = Text("Miten vastaus tuli", "Hur svaret kom", "How it came")
hows = {
    "paper": Text("Paperilla", "På papper", "On paper"),
    "phone": Text("Puhelimitse", "Per telefon", "By phone"),
}
received_on = Text("Saapumispäivä", "Ankomstdag", "Day received")
received_help = Text("Muodossa vvvv-kk-pp", "I formen åååå-mm-dd", "Written yyyy-mm-dd")
incomplete = Text(
    "Valitse vastaaja, vastaus ja tapa, ja anna saapumispäivä.",
    "Välj vem som svarade, vad och hur, och ange ankomstdagen.",
    "Choose who answered, what and how, and give the day it was received.",
)
nobody = Text(
    "Kukaan ei voi enää vastata tähän ehdotukseen.",
    "Ingen kan längre svara på det här förslaget.",
    "Nobody can answer this proposal any more.",
)
given = Text("Annetut vastaukset", "Givna svar", "Answers given")
take_back = Text("Peru vastaus", "Ångra svaret", "Take the answer back")
take_back_when = Text(
    "Peru vastaus vain, kun huoltaja itse pyytää sitä tai se on kirjattu väärin. Huoltaja näkee perumisen.",
    "Ångra svaret bara när vårdnadshavaren själv ber om det eller det antecknats fel. Vårdnadshavaren ser det.",
    "Take an answer back only when the guardian asks for it or it was recorded wrongly. The guardian sees it.",
)
back = Text("Takaisin asiaan", "Tillbaka till ärendet", "Back to the case")
how_to_print = Text(
    "Tulosta sivu selaimella. Lomakkeessa ei ole huoltajan omaa linkkiä: se on vain hänen omassa kirjeessään.",
    "Skriv ut sidan med webbläsaren. Blanketten har ingen personlig länk: den finns bara i vårdnadshavarens eget brev.",
    "Print the page with your browser. The form holds no guardian's own link: only their own letter does.",
)
