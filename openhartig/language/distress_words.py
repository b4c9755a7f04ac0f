"""What words of distress mean: the kinds of words, and which of them together count.

Only the server knows this list, and no page shows it. A star stands for any end of a word. Doubled
letters, `ei` for `ij`, accents and, in a word of some length, a typing error make no difference.
"""

KINDS = {
    # Who
    "ME": "ik ich iech ikke k kben kbin kheb kzit kwil mij mie mich me mn mijn mien i im id ive my",
    "SELF": "zich mezelf mijzelf meself miezelf michzelf mezelluf mezelve mezel zichzelf "
    "zichzelluf jezelf hemzelf haarzelf onszelf eigen eige myself kmself himself herself "
    "themselves yourself",
    "SOMEBODY": "zoon zoontje dochter dochtertje kind vrouw man partner vriend vriendin broer zus "
    "vader moeder papa mama leerling client tiener puber hij zij iemand son daughter friend "
    "brother sister husband wife she he collega leerling kleinkind opa oma",
    # Not, no more
    "NOT": "gein niet nie neet ni nait nit nooit nimmer geen gin gen niks niets zonder nietmeer "
    "niemeer nimeer no not never none nothing dont cant wont isnt nicht kein не nao",
    "MORE": "mier meer mer mie miea mieer meh langer lenger nietmeer niemeer nimeer nooit anymore "
    "longer more mehr plus больше",
    # To want, to be able to
    "WANT": "kwil kwou اريد بدي "
    "wl let istiyorum wli wil wilt wilde wilden wou willen wille wul wol zou "
    "wens wenste verlang verlangt hoop hoopte hoopt liever graag moet moest mag ga gaan gaat will "
    "wanna wish veux quiero chce хочу overweeg overweegt overwegen plan plannen klaar denk denken "
    "denkt dacht wik wilik was",
    "CAN": "durf durft kan kon kin kun kunnen kenne can cant kannie kanniet lukt red redt hou "
    "houd houdt houden trek trekt trekken aankan couldnt kann",
    "NEED": "hoef hoeft hoeven hoof huf",
    # Life and death
    "DIE": "dooid dood doot doodgaan doodga doodgaat doodgegaan dootgaan doead doed doeed doad "
    "duud dooie doodwil doodmaken sterven sterf sterft sterve stierf creperen overlijden dead "
    "death dying الموت موت اموت sterben mourir morir umrzec olmek умереть померти",
    "LIFE": "overleven "
    "besta bestond lvn leven leve leef leeft lev lven levn levne leevn laeve laevu laef "
    "laeft levend live life living alive exist existing bestaan bestaat leben vivre vivir zyc жить "
    "жити",
    "KILL": "vermoord* doden doodmak* doodmaak ombreng* ophang* opknop* verhang* hang hangen "
    "opgehangen kant aandoen aandoe aangedaan kill* end verdrink* verzuip* vergiftig* vergif* "
    "schiet* shoot* umbringen dood ombring* eruit",
    "HURT": "pijn pien zeer beschadig* verwond* brand* bezeer* pijnig* vermink* straf* slaan sla "
    "haat haten haatte walg* verafschuw* hurt* harm* hate hating punish* uithonger* krab* "
    "kapotmak* kapot toetakel* bijt*",
    "END": "ending eind einde ent end stop punt",
    "MAKE": "maken maak maakt make mak maok maoke gemaakt zetten zet komen komt draaien",
    "STEP": "stap stappen stappe stapt gestapt uitstappen eruitstappen",
    "THERE": "er dr der dur daar hier here",
    "BE": "zijn zin zeen zeng ben bin be bestaan wezen",
    "SENSE": "licht oetwaeg zin nut doel reden redenen betekenis waarde waard perspectief "
    "toekomst hoop uitweg uitzicht lichtpunt* moed levenslust levenszin reason reasons point "
    "purpose meaning hope future worth plezier",
    "ON": "verder volhouden vol doorgaan door aankan aan zitten verdragen dragen uithouden "
    "vooruit vechten cope handle bear continue on",
    "TIRED": "doodmoe uitgeput moe meug zat beu klaar genoeg tired sick done over spuugzat",
    "HELL": "spijt hel kut klote zwaar ondraaglijk ondragelijk onleefbaar verrot hell shit "
    "worthless pointless meaningless leeg donker",
    "GONE": "verdwijn* verdwenen weg wegwezen weggaan onzichtbaar disappear* vanish* gone oplossen",
    "AWAKE": "wakker wake waking awake opstaan ontwaken woke",
    "MISS": "zie ziet hoort helpt begrijpt snapt luistert mis mist missen miss misses nodig geeft "
    "houdt need needs care cares",
    "BETTER": "beter better baeter",
    "EVER": "altijd eeuwig eeuwigheid ever forever",
    "BURDEN": "burden lastpost ballast",
    "WITHOUT": "zonder sonder without",
    "BODY": "pols polsen arm armen been benen buik huid wrist wrists arms legs dijen ader aders",
    "CUT": "snij* snee sneetjes gesneden kras* cut* scheermes* doorsnij*",
    "PILLS": "pil pillen slaappil* slaapmiddel* medicijnen medicatie paracetamol* tabletten pills "
    "oxazepam* insuline",
    "MANY": "genomen veel teveel alle hoeveel genoeg strip strips pot potje dodelijk* many all "
    "slikken slik innemen ingenomen geslikt",
    "JUMP": "stap stappen lopen spring* sprong gesprongen jump* gooi* liggen",
    "HEIGHT": "trein dak flat brug gebouw spoor spoorlijn raam balkon toren bridge train building "
    "kanaal roof perron",
    # What says enough by itself
    "SUICIDE": "sui zelfmoord* zelfmord* zelfmort* zelfmaord* zelmoord* selfmoord* zelfdod* "
    "zelfdoot suicid* suicit* suisid* suizid* suiside* unaliv* onalive sewerslide kms kys ctb zm "
    "zelfm levensmoe* levensbeu levenseinde levensbeeindig* zelfbeeindig* doodsgedacht* doodswens* "
    "doodwens* doodsverlang* doodsdrang stervenswens* doodwillen euthanasie* afscheidsbrief* "
    "overdosis* overdose* verhang* strop selbstmord* samoboj* intihar* самоубий* самогуб* انتحار "
    "الانتحار ikwildood* ikwilnietmeer* wilnietmeerleven* ikkannietmeer* killmyself wannadie",
    "HARM": "zelfbeschadig* zelfverwond* zelfvermink* zelfpijnig* zelfsnij* zelfhaat "
    "zelfvernietig* automutil* selfharm* selfinjur* selfhate proana thinspo",
    "CRISIS": "moegestreden uitbehandeld crisis* nood noodgeval* noodhulp noodsituatie noodnummer "
    "spoedhulp acuut acute wanhop* wanhoop* radeloos* reddeloos hopeloos* hulpeloos uitzichtloos* "
    "onderdoor eronderdoor desperate hopeless* mishandel* verkrachting verkrachten aanrand* "
    "aangerand levensgevaar 112 113 sos mayday",
    # What says something with other words
    "DARK": "donkere zwarte duistere sombere suicidale nare dark black suicidal",
    "THOUGHTS": "gedachten gedachte gedachtes gedagten thoughts",
    "VOICES": "stemmen stem voices stemme",
    "BLOW": "slaat sloeg slaan schopt wurgt stompt hits beats bedreigt misbruikt",
    "BAD": "slecht ellendig rot kut klote waardeloos mislukt bad awful",
    "SEE": "zie zien zeen zuuj ziet zag",
    "SIT": "zitten zitte",
    "WORTHLESS": "gefaald faal mislukt mislukkeling mislukking waardeloos waardeloze loser "
    "nutteloos overbodig",
    "NOW": "nu direct meteen dringend spoed now",
    "TALK": "praten spreken bellen bel chat chatten hulp help",
    "BREAK": "stik breek barst bezwijk stuk",
    "STOP": "stopt ophoudt ophouden stop stoppen kap kappen",
    "SOMEWHERE": "mij me ons mama moeder thuis",
}
"""By the name of a kind its words, in Dutch, dialects and what people near the border may speak."""

ANYWHERE = """
    SUICIDE, HARM, CRISIS, voltooid LIFE, self harm, self injury, self hate, pro ana, zelf moord,
    WANT DIE, CAN DIE, BETTER DIE, TIRED DIE, DIE THOUGHTS, PILLS DIE, liever DIE, DIE zoeken,
    want die, want dead, wanna die, to die, wish die, let me die, gonna die, off dead, off myself,
    SELF KILL, SELF HURT, SELF CUT, SELF GONE, SELF PILLS, SELF JUMP, ME ophang*, kill me,
    kill self, CUT BODY, CUT ME, CUT SOMEBODY, BODY scheermes*, MANY PILLS WANT, ME MANY PILLS,
    PILLS hoeveel, NOT MORE LIFE, WANT NOT LIFE, want NOT LIFE, CAN NOT LIFE, NEED NOT LIFE,
    NOT SENSE LIFE, waarom LIFE ME, waarvoor LIFE, why LIFE, NOT worth, waarom ben ME nog,
    SENSE WANT LIFE NOT, TIRED LIFE, HELL LIFE, haat LIFE, hate LIFE, STOP LIFE, END LIFE,
    STEP LIFE, uit LIFE, LIFE beeindig*, LIFE nemen, LIFE benemen, LIFE beroof*, LIFE beroven,
    LIFE opgeven, LIFE afgelopen, END MAKE, end it, end all, punt achter, STEP eruit,
    STEP THERE uit, eruitstappen, uitstappen ME, WANT THERE NOT BE, want NOT here, NOT here MORE,
    ME THERE NOT MORE BE, THERE NOT MORE ben, WANT verdwijn*, WANT disappear*, want disappear*,
    ME verdwijn*, WANT GONE EVER, wereld GONE, NOT MORE AWAKE, WANT NOT AWAKE, NOT AWAKE word*,
    NOT AWAKE slapen, NOT wake up, EVER slapen, BETTER WITHOUT, BETTER af, wereld WITHOUT ME,
    niemand MISS, niemand zou missen, nobody MISS, NOT MISS ME, tot last, ME last iedereen,
    iedereen last, ME BURDEN, NOT geboren, never born, CAN NOT ON, NOT volhouden, NOT go on,
    SEE NOT SIT, geen uitweg, no way out, NOT uitweg, geen hoop, no hope, NOT toekomst,
    NOT perspectief, ten eind* raad, ten ende raad, ga* kapot, ga* stuk, ga* eraan, ME opgeven,
    ME geef op, give up, giving up, opgegeven ME, eeuwige rust, goodbye world, afscheid LIFE,
    laatste dag ME, JUMP HEIGHT, voor trein ME, onder trein, voor trein WANT, DARK THOUGHTS,
    VOICES zeg*, VOICES moet, VOICES DIE, BLOW SOMEWHERE, huiselijk geweld, bang thuis,
    NOT veilig, help mij, help me, red mij, save me, hulp nu, help now, NOT okay, NOT oke,
    gaat NOT goed, gaat slecht, voel BAD, feel BAD, haat me, hate me, ME NOT MORE aan,
    genoeg geweest, gedaan met ME, alles HURT, wie zou missen, afscheid iedereen, ME doorheen,
    doorheen zit*, ben last, last voor, poging, laat ME gaan, let me go, nooit BETTER,
    never BETTER, rust EVER, voor trein STEP, HEIGHT af, like DIE, hurts, zwart gat, diep* put,
    zit diep, WANT naar overleden, WANT hemel, ME WORTHLESS, HELL lijden, bang SELF,
    vertrouw SELF NOT, NOW TALK, spoed, WANT vermoord*, ME vermoord*, doe* SOMEBODY aan ME,
    WANT er mee STOP, WANT ermee STOP, eet NOT MORE, game over, vaarwel, doei wereld, kap ermee,
    pijn STOP, NOT reden staan, NOT reden MORE, hoor NOT hier, hoor NOT thuis, WANT god,
    DIE opluchting, ik DIE ben, waar doe voor nog, waarom doorgaan, waarom verder, ben slechte,
    STOP CUT, CUT drang, littekens CUT, dreig* PILLS, dreig* DIE, wie bellen, word gek,
    draai door ME, verlies SELF, controle kwijt, nothing matters, moe vechten, gevangen hoofd,
    opgesloten hoofd, haat lichaam, NOT naar huis durf, SELF iets aan, ben verkracht,
    word verkracht, werd verkracht, END it, spring* maas, spring* water WANT, tegen boom,
    pijnloos DIE, pijnloze DIE, ME spring*, PILLS geslikt, niemand merken,
    iemand MISS ME, iedereen haat, verdien* NOT LIFE, ME verdien* straf, hoofd muur bonk*,
    littekens arm*, afscheidsap*, zinloos LIFE, zinloos bestaan, mes SOMEBODY,
    zorgen SOMEBODY, ongerust SOMEBODY, worried SOMEBODY
"""
"""Which words together count, in any order and with anything between them."""

ALONE = """
    DIE, HURT, CUT, BURDEN, opgeven, help, hulp, kapot, ophangen, poging, leeg, zinloos,
    CAN NOT MORE, WANT NOT MORE, NEED NOT MORE, NOT MORE, CAN NOT, WANT NOT, NEED NOT, ME op,
    alles op, NOT MORE gaat, NOT MORE weet, NOT MORE voel*, NOT SENSE, NOT ON, GONE, WANT GONE,
    END, no point, klaar mee, WANT rust, NOT MISS, PILLS slikken, pijn stop*, sh, uitstappen,
    THERE NOT MORE BE, alles donker, alles zwart, i want out, voel NOT, NOT leuk MORE, BLOW, nut,
    ME BREAK, verdoofd, weglopen, over uit, WORTHLESS, WANT STOP, afscheid neem, flip, zat,
    klaar alles, STOP ermee, alleen ME, helemaal alleen
"""
"""Which words together count when nothing else is asked that says something."""

FILLER = (
    "a aan af al alleen allemaal alles als altijd and anymore bang ben bij binnen but cause da "
    "daar dag dagen dan dat de depressed depressief deze die dit do doe doen door du dus echt een "
    "eenzaam elke en er even for gaat ge gewoon had heb hebben heeft heel heen helemaal het hier "
    "hij hoe hoor iemand in is it ja jij joh just keer komt lonely maar mee meer mens met mich "
    "misschien moet much n na nee niks nog nou now nu of om ongelukkig onze ook op opgebrand over "
    "please really sad samen so somber soms still t te tegen the this toch too tot u uitgeput van "
    "vanbinnen "
    "vandaag vannacht veel verder verdrietig veur voel voelen voor waar wat weer wel wie willen "
    "word worden wordt ze zeen zelf zie zien zij zijn zit zo zomaar zon"
)
"""Words that add nothing to those that count alone."""

CALM = (
    "snijbloem* "
    "borden branden brandweer buren burnout dokter harmonie herstel* krasloterij levensloop "
    "levensverhaal levensverhalen netjes overleden serve* snijplank stemming sterren stiller "
    "streven stroop veerkrachtig* verhaal verhalen verhuizen vermoeid vertrouwen vervang* "
    "verwonder* zelfbeeld zelfhulp zelfstandig zelfstandige zelfvertrouwen zelfzorg"
)
"""Words that only look like one of these."""
