"""English."""

from __future__ import annotations

from rostra.articles.statements.grammar import Gender, Grammar, words
from rostra.articles.statements.languages.en_names import GIVEN_NAMES
from rostra.articles.statements.languages.en_verbs import build_cues

_PRONOUNS: dict[str, Gender] = {
    "he": "he",
    "she": "she",
    "it": "it",
    "they": "they",
    "i": "any",
    "we": "they",
    "you": "any",
    "others": "they",
    "another": "any",
    "one": "any",
    "many": "they",
    "some": "they",
    "both": "they",
    "all": "they",
    "most": "they",
    "those": "they",
    "several": "they",
    "everyone": "any",
    "everybody": "any",
    "someone": "any",
    "somebody": "any",
    "nobody": "any",
    "few": "they",
}

_ROLE_GENDERS: dict[str, Gender] = {
    "spokesman": "he",
    "spokeswoman": "she",
    "chairman": "he",
    "chairwoman": "she",
    "congressman": "he",
    "congresswoman": "she",
    "businessman": "he",
    "businesswoman": "she",
    "king": "he",
    "queen": "she",
    "prince": "he",
    "princess": "she",
    "man": "he",
    "woman": "she",
    "father": "he",
    "mother": "she",
    "husband": "he",
    "wife": "she",
    "son": "he",
    "daughter": "she",
    "brother": "he",
    "sister": "she",
    "actor": "he",
    "actress": "she",
    "boy": "he",
    "girl": "she",
    "policeman": "he",
    "policewoman": "she",
    "widow": "she",
    "mr.": "he",
    "mr": "he",
    "mrs.": "she",
    "mrs": "she",
    "ms.": "she",
    "ms": "she",
    "miss": "she",
    "sir": "he",
    "lord": "he",
    "lady": "she",
    "dame": "she",
    "baroness": "she",
    "pope": "he",
}

GRAMMAR = Grammar(
    language="en",
    cues=build_cues(),
    pronouns=_PRONOUNS,
    floating=words("both all each"),
    relatives=words("who which that"),
    determiners=words(
        "the a an this that these those his her its their our my your some any another one "
        "every each no both several many most all two three four five six seven eight nine ten "
        "dozens hundreds other"
    ),
    indefinite=words("a an some another one two three four five several many other"),
    possessives=words("his her its their our my your"),
    prepositions=words(
        "of in on at by for with from to into about after before against among around as "
        "between beyond despite during except inside like near off onto out outside over past "
        "per since through throughout toward towards under until up upon via within without "
        "amid alongside across above behind below beneath beside besides regarding concerning "
        "following including than"
    ),
    joining=words("of for in at from with on to by against close near familiar"),
    linking=words("of"),
    conjunctions=words("and but or nor yet so & plus"),
    subordinators=words(
        "because while whereas although though if when whenever where wherever unless until "
        "after before since as once whether why how what that than"
    ),
    complementizers=words("that whether if why how what"),
    that=("that ",),
    auxiliaries=words(
        "has have had having is was were are be been being am do does did 's 've 'd 'll 're 'm "
        "got gets get"
    ),
    passives=words("is was were are be been being am get got gets 're"),
    negations=words(
        "not never n't didn't doesn't don't won't wouldn't hasn't haven't hadn't isn't wasn't "
        "aren't weren't can't cannot couldn't shouldn't neither nor"
    ),
    modals=words("will would could should can may might must shall 'll 'd"),
    futures=words("will would"),
    infinitives=words("to"),
    absolutes=words("with"),
    agents=words("by"),
    adverbs=words(
        "also then later again now still even just only too once twice first soon often always "
        "ever never already instead however meanwhile further furthermore moreover though "
        "yet so far thus therefore perhaps maybe sometimes simply quite rather very almost "
        "nevertheless nonetheless afterward afterwards afterwards earlier recently here there "
        "out up down back aloud away together elsewhere repeatedly please indeed else well "
        "further ago early late long"
    ),
    times=words(
        "monday tuesday wednesday thursday friday saturday sunday mondays sundays today "
        "yesterday tomorrow tonight morning afternoon evening night week month year "
        "earlier later monday's january february march april june july august september "
        "october november december jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec."
    ),
    nearing=words("this last next"),
    seasons=words("spring summer autumn winter fall march april may june august"),
    according=(("according", "to"), ("in", "the", "words", "of"), ("as", "per")),
    relayed_as=words("as"),
    relaying=words("quoted cited quotes cites quoting citing"),
    claims=words(
        "claim claims statement statements assertion assertions remark remarks comment comments "
        "description suggestion promise pledge vow warning argument belief complaint allegation "
        "accusation contention insistence admission announcement prediction declaration "
        "declarations quote response answer question reply message letter words phrase "
        "observation charge criticism view tweet slogan motto call calls line quip joke"
    ),
    documents=words(
        "statement statements interview letter speech tweet tweets report email e-mail memo post "
        "message release briefing conference note filing affidavit testimony editorial op-ed "
        "column book essay blog video broadcast address twitter facebook telegram radio "
        "television text response reply debate call telephone podcast article communiqué"
    ),
    particles={
        "point": words("out"),
        "points": words("out"),
        "pointed": words("out"),
        "pointing": words("out"),
        "shot": words("back"),
        "shoots": words("back"),
        "cried": words("out"),
        "called": words("out"),
        "read": words("out"),
        "summed": words("up"),
        "spoke": words("out"),
    },
    negative_verbs=words(
        "decline declined declines declining refuse refused refuses refusing fail failed fails "
        "failing avoid avoided hesitate hesitated"
    ),
    titles=words(
        "house majority minority leader whip mr. mr mrs. mrs ms. ms miss dr. dr sir lord lady "
        "dame prof. professor president "
        "vice-president vice prime minister premier chancellor king queen prince princess emperor "
        "senator sen. sens. representative rep. reps. congressman congresswoman governor gov. "
        "mayor judge justice general gen. colonel col. major maj. captain capt. lieutenant lt. "
        "sergeant sgt. admiral adm. commander brigadier brig. corporal cpl. officer detective "
        "secretary undersecretary deputy attorney ambassador speaker chairman chairwoman chair "
        "director chief inspector superintendent constable commissioner councillor councilman "
        "councilwoman councilmember alderman sheriff marshal reverend rev. father sister brother "
        "bishop archbishop cardinal pope rabbi imam sheikh ayatollah saint st. baron baroness "
        "count duke duchess coach manager editor analyst spokesman spokeswoman spokesperson "
        "foreign interior defence defense finance justice state first former ex- acting then "
        "democratic republican democrat dem. hon. mp"
    ),
    roles=words(
        "source sources spokesman spokeswoman spokesperson spokespeople official officials "
        "president minister minister's secretary chief head leader leaders director manager "
        "analyst expert experts critic critics supporter supporters opponent opponents witness "
        "witnesses resident residents officer officers police lawyer lawyers attorney attorneys "
        "judge prosecutor prosecutors professor scientist scientists researcher researchers "
        "author authors writer editor reporter reporters journalist journalists mayor governor "
        "senator lawmaker lawmakers aide aides adviser advisers advisor advisors candidate "
        "nominee chairman chairwoman commander general doctor doctors nurse teacher teachers "
        "farmer farmers owner executive executives founder activist activists organizer "
        "organizers protester protesters voter voters neighbour neighbor neighbours neighbors "
        "father mother son daughter brother sister wife husband man woman people team office "
        "ministry department agency council committee court company firm group organisation "
        "organization party campaign union bank university government administration army "
        "military force forces authority authorities statement report letter survey poll study "
        "studies diplomat diplomats ambassador delegate delegates coach player captain actor "
        "actress singer artist student students strategist consultant economist historian "
        "republican republicans democrat democrats conservative conservatives liberal liberals"
    ),
    role_genders=_ROLE_GENDERS,
    bodies=words(
        "ministry department office agency council committee commission court party union bank "
        "university college institute institution school company corporation corp. corp inc. "
        "inc ltd. ltd group association federation foundation force forces army navy government "
        "administration parliament senate congress house assembly board authority service bureau "
        "centre center club team society fund league alliance coalition organisation "
        "organization news times post journal press media network tribune herald guardian "
        "street hall church museum hospital police command division campaign states nations "
        "kingdom republic city county district airport company airlines project initiative "
        "conference convention treaty act bill law amendment war day award prize"
    ),
    given_names=GIVEN_NAMES,
    demonyms=words(
        "republican republicans democrat democrats tories french dutch greek swiss german turkish "
        "thai iraqi israeli us u.s. uk"
    ),
    demonym_endings=("ian", "ish", "ese", "ean", "ican"),
    suffixes=words("jr. jr sr. sr ii iii iv"),
    plurals=words("people police lawmakers thousands hundreds dozens scores"),
    subjective={"his": "he", "her": "she", "their": "they", "its": "it"},
    object_pronouns=words("them us you these those whom"),
    epithets=("-year-old", "republican", "democrat", "lawmaker", "nominee", "native", "runner"),
    naming_joins=words("of for"),
    naming=words(
        "so-called titled entitled named called nicknamed dubbed headlined labelled labeled "
        "known term terms word words phrase phrases termed slogan hashtag"
    ),
    works=words(
        "film movie song album book novel play show series documentary poem painting opera "
        "musical single hit track game magazine episode exhibition podcast sitcom drama comedy "
        "memoir bestseller column essay article"
    ),
    clitic_hosts=words("i you he she it we they who that there what here"),
    abbreviations=words(
        "mr. mrs. ms. dr. prof. sen. sens. rep. reps. gov. gen. col. maj. capt. lt. sgt. adm. "
        "cpl. rev. hon. st. jr. sr. inc. corp. ltd. co. vs. etc. e.g. i.e. jan. feb. mar. apr. "
        "jun. jul. aug. sept. sep. oct. nov. dec. no. pp. art. est. dept. calif. fla. mass. "
        "pa. va. ga. ill. mich. minn. wis. ore. conn. tenn. ariz. colo. md. n.c. d-n.y. ph.d."
    ),
    openers=words(
        "the a an he she it they we i you in on at but and this that these those there when "
        "while if as after before since for with his her their its our my one some many most "
        "however also meanwhile according yet so what who why how no not now then here last "
        "asked both each every even despite during under by from to or"
    ),
    adverb_endings=("ly",),
    not_adverbs=words(
        "family ally assembly italy july reply supply early daily weekly monthly likely only "
        "elderly friendly rally anomaly monopoly butterfly ugly kelly emily sally molly holly "
        "billy lily beverly kimberly tally bully belly jelly polly willy wally reilly donnelly "
        "connolly daly healy"
    ),
    knows_verbs=True,
    verb_endings=("ed",),
    verbs=words(
        "went came took made gave got left put kept held led met ran became began lost won paid "
        "told asked wants want wanted needs need hopes hope hoped knew know knows seemed seems "
        "appeared appears tried tries goes go comes come takes take makes make gives give gets "
        "looks looked saw let brought bought caught taught fought sought thought built spent "
        "stood understood grew flew drew threw broke chose drove ate fell rose wore sat lay hit "
        "cut set shut spread believes believe thinks think called used likes liked felt heard "
        "expect expects say says have has live lives work works remain remains stay stays run "
        "runs hold holds play plays move moves start starts stop stops turn turns show shows "
        "stands sits begins leads loses wins fights fears grows keeps leaves become becomes shook "
        "spoke woke bore tore rang sang drank swam sank sprang stole froze forgot hid rode slid "
        "bit bent lent sent dug hung stuck struck swung wept slept swept crept dealt meant fled "
        "fed sold lit quit burst cost split nods smiles laughs shrugs sighs"
    ),
)
