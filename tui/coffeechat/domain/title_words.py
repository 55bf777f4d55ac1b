"""What job titles tell, as data: words of folded titles in several languages.

Each word is a regular expression that must match from a word's beginning to a word's end. The
rows are read from top to bottom and the first that matches counts, so a word that only seems to
tell a level («assistant to the president») stands above the word that does («president»). The
titles in `tests/data` show what the table gets right.
"""

from typing import NamedTuple

from coffeechat.domain.words import Seniority


class Row(NamedTuple):
    """Words of titles and what they tell.

    Attributes:
        does_it: These people do the work themselves (True) or supervise those who do (False); None
            where the words do not tell.
    """

    level: Seniority
    does_it: bool | None
    words: tuple[str, ...]


ROWS: tuple[Row, ...] = (
    Row(
        Seniority.ENTRY,
        does_it=True,
        words=(
            "(?:executive|personal|staff) assistant|assistant to",
            r"assistent\w* (?:der|des|im|in)",
        ),
    ),
    Row(
        Seniority.STUDENT,
        does_it=None,
        words=(
            "student(?! (?:advis|affairs|engag|experience|life|recruit|serv|success|support))",
            "undergraduate|intern|(?<!graduate )trainee|apprentice|doctoral researcher",
            r"(?:ph\.?d|doctoral|mba|master'?s) candidate|ph\.?d\.? candidate",
            r"praktikant\w*|werkstudent\w*|student(?:in|isch\w*|ess\w*)|doktorand\w*",
            r"masterand\w*|auszubildende\w?|azubi|lehrling",
            r"stagiaire|etudiant\w?|doctorant\w?|alternant\w?|apprenti\w?",
            r"estudi?ant[ea]|becari[ao]|estagiari[ao]|doctorand[ao]|doutorand[ao]|mestrand[ao]",
            "practicante|bolsista|aprendi[zc]",
            r"studente|tirocinante|dottorand[ao]|stagista|apprendista",
            r"stagiair|promovend(?:us|a)|afstudeerder|leerling",
        ),
    ),
    Row(
        Seniority.EXECUTIVE,
        does_it=False,
        words=(
            r"c[efimopst]o|chro|chief executive|chief \w+(?: \w+)? officer",
            r"(?<!vice )(?<!vice-)president[aes]?(?: directeur general)?|pdg",
            r"geschaftsfuhr\w*|vorstand\w*|vorstands\w*",
            r"consejer[ao] delegad[ao]|amministra\w+ delegat[ao]|bestuursvoorzitter",
            "verkstallande direktor",
        ),
    ),
    Row(
        Seniority.EXECUTIVE,
        does_it=None,
        words=(
            r"(?:co-?)?founders?|(?<!product )(?<!process )(?:co-?)?owner",
            "(?<!business )(?<!talent )(?<!people )(?<!sition )partner(?! (?:manager|success))",
            r"inhaber\w*|(?:mit)?grunder\w*",
            r"(?:co)?fondat\w+|gerante?",
            r"(?:co)?fundador\w*|duen[ao]|don[ao] d[ao]|soci[ao][- ]fundador\w*",
            r"titolare|eigenaa?r\w*|(?:mede-?)?oprichter\w*",
        ),
    ),
    Row(
        Seniority.HEAD,
        does_it=False,
        words=(
            "vice president|[aes]?vp|head of|head(?= ?[^\\w ]| ?$)|dean",
            "provost",
            r"leiter(?:in)?|leitung|(?:abteilungs|bereichs|personal|ressort|referats)leit\w*",
            r"vice-?presid\w*|vice presid\w*",
            r"chef(?:fe)? d[eu] (?:service|departement|division|pole)",
            r"jef[ea] de(?:l)? (?:departamento|area|division)|chefe de (?:departamento|divisao)",
            r"capo (?:dipartimento|ufficio|divisione)",
            r"afdelingshoofd|hoofd|\w*avdelningschef|kierowni\w+ dzialu",
        ),
    ),
    Row(
        Seniority.DIRECTOR,
        does_it=False,
        words=(
            r"directors?|direktor\w*|\w+direktor(?:in)?|directeur|directrice|directora",
            r"diretor\w*|dirett\w+|drh",
        ),
    ),
    Row(
        Seniority.LEAD,
        does_it=False,
        words=(
            "(?:team|engineering|group|department|general|senior|science|recruiting) manager",
            "(?:(?<!business )development|acquisition) manager",
            r"team ?lead|leader|supervisor\w?",
            "chair|chief of staff",
            r"(?:team|\w*gruppen|projekt)leit\w*|oberarzt\w*",
            r"chef(?:fe)? d'equipe|responsable(?! d[eu] projet)|responsabile",
            r"jef[ea] de (?:equipo|proyecto)s?|lider (?:de|tecnic[ao])|capo (?:progetto|squadra)",
            r"(?:team|project)leider|projektledare|gruppchef",
        ),
    ),
    Row(
        Seniority.LEAD,
        does_it=True,
        words=(
            "lead(?! generation)|principal",
            r"professor\w*|profesora? (?:titular|emerit[ao])|professeure?|professoressa",
            r"catedratic[ao]|hoogleraar",
        ),
    ),
    Row(
        Seniority.SENIOR,
        does_it=True,
        words=(
            r"senior\w?|sr|expert\w?|leitende\w?|(?:engineer|scientist|analyst) iii",
            r"staff (?:\w+ )?(?:engineer|scientist|developer|designer)",
        ),
    ),
    Row(
        Seniority.ENTRY,
        does_it=True,
        words=(
            r"junior\w*|jr|entry|assistant|(?<!clinical research )associate|graduate",
            "(?:analyst|engineer|scientist) i",
            r"\w*assistent\w*|volontar\w*",
            r"assistante|asistente|assistente|auxiliar|ayudante|auxiliaire",
        ),
    ),
    Row(
        Seniority.MID,
        does_it=True,
        words=(
            "manager|officer|consultant|researcher|editor|teacher|lecturer|fellow|nurse|lawyer",
            r"developer|designer|engineer|\w*analyst(?:in)?|postdoc\w*|coordinator|representative",
            "attorney|auditor|advis[eo]r|counsell?or|planner|librarian|examiner|agent|aide|liaison",
            "curator|architect|accountant|actuary|paralegal|translator|interpreter|administrator",
            r"(?:social|case|youth) worker|fundraiser|ranger|reporter|generalist|recruiter\w*",
            r"(?:\w+ )?headhunter|sourcer|(?:copy|medical |technical |science )?writer|chef",
            r"physician|veterinarian|photographer|illustrator|clinical research associate",
            r"\w{3,}ologist|\w{3,}(?:ici|ari)an|technician|\w{3,}ist(?:in|en)?|specialist",
            "account executive|(?:product|process) owner",
            "(?:business|talent|people|acquisition) partner",
            r"\w*ingenieur\w*|\w*mitarbeiter\w*|\w*referent(?:in)?|\w*berater\w*|\w*entwickler\w*",
            r"sachbearbeiter\w*|\w*manager(?:in)?|redakteur\w*|\w*lehrer(?:in)?|\w*arzt(?:in)?",
            r"\w*anwalt(?:in)?|architektin|\w*prufer(?:in)?|\w*laborant\w*|ubersetzer\w*",
            r"fachkraft|chemiker\w*|physiker\w*|\w{2,}olog(?:e|in)|\w*wissenschaftler\w*",
            r"bibliothekar\w*|\w*pfleger(?:in)?|autor(?:in)?|\w*administrator(?:in)?",
            r"developpeu\w+|chargee? d[eu']\w*|chef(?:fe)? de (?:projet|produit)|consultante?",
            r"responsable de projet|chercheu\w+|journaliste|redact\w+|avocate?|traduct\w+",
            r"enseignante?|infirmi\w+|medecin|comptable|analyste|juriste|bibliothecaire",
            r"analista|coordenador\w*|coordinador\w*|gerente|consultora?",
            r"desarrollador\w*|desenvolvedor\w*|ingenier[ao]|engenheir[ao]|pesquisador\w*",
            r"tecnic[ao]|investigador\w*|periodista|jornalista|abogad[ao]|advogad[ao]|profesora?",
            r"traductor\w*|disenador\w*|contador\w*|enfermeir[ao]|enfermer[ao]|gestora?|asesora?",
            r"medic[ao]|arquitect[ao]|arquitet[ao]|reclutador\w*|recrutador\w*",
            r"svilup+at\w+|ingegnere|ricercat\w+|consulente|giornalista|avvocat[ao]|architett[ao]",
            r"insegnante|tradutt\w+|impiegat[ao]|commercialista|addett[ao]|infermier[ae]",
            r"\w*onderzoeker|\w*medewerker|\w*adviseur|\w*ontwikkelaar|docent|verpleegkundige",
            r"vertaler|forskare|utvecklare|programist[ak]|badacz\w*",
        ),
    ),
)

#: Words of titles of people who hire rather than do the work.
HIRING: tuple[str, ...] = (
    r"hr|human resources|talent|recruit\w*|staffing|headhunter|chro",
    r"people (?:operations|partner|and culture|& culture|team|officer)",
    r"(?:head of|vp|vp of|vice president,?|vice president of|director of|director,) people",
    r"personal(?:abteilung|refer\w*|leit\w*|berat\w*|wesen|management)",
    r"(?:leiter(?:in)?|leitung) personal",
    r"ressources humaines|recrutement|drh|rh",
    r"recursos humanos|rr\.? ?hh|reclutador\w*|recrutador\w*",
    r"risorse umane|personeels\w*|wervings?\w*",
)
