"""What columns of lists of people are called, in many languages."""

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from functools import cache


class Field(StrEnum):
    """What a column tells of a person; most are fields of `ImportedPerson`."""

    NAME = "name"
    FIRST_NAME = "first_name"
    MIDDLE_NAME = "middle_name"
    LAST_NAME = "last_name"
    TITLE = "title"
    ORGANISATION = "organisation"
    EMAILS = "emails"
    PHONES = "phones"
    URLS = "urls"
    PLACE = "place"
    NOTES = "notes"
    CONNECTED_ON = "connected_on"
    TAGS = "tags"
    #: Not chosen by the user: parts of an address, and words whose meaning other columns decide.
    CITY = "city"
    STATE = "state"
    COUNTRY = "country"
    NAME_OR_LAST = "name or last name"
    NAME_OR_FIRST = "name or first name"
    SALUTATION = "title or salutation"


#: What the user may choose a column for, in the order in which it is asked.
CHOSEN = (
    Field.NAME,
    Field.FIRST_NAME,
    Field.LAST_NAME,
    Field.TITLE,
    Field.ORGANISATION,
    Field.EMAILS,
    Field.PHONES,
    Field.URLS,
    Field.PLACE,
    Field.TAGS,
    Field.NOTES,
    Field.CONNECTED_ON,
)

_TITLES: Mapping[Field, str] = {
    Field.NAME: (
        "full name; fullname; display name; contact name; person; contact; student name; "
        "alumni name; name original name; what is your name; alumnus; alumna; member; attendee; "
        "participant; guest; "
        "vollständiger name; voller name; anzeigename; ansprechpartner; nom complet; "
        "nom et prénom; prénom et nom; nombre completo; nombre y apellidos; nome completo; "
        "volledige naam; nama; navn; namn; koko nimi; nimi; imię i nazwisko; ad soyad; "
        "adı soyadı; jméno a příjmení; név; teljes név; nume complet; фио; имя и фамилия; "
        "полное имя; 氏名; 名前; 姓名; 이름; 성명; الاسم; שם; שם מלא; ονοματεπώνυμο; ชื่อ; "
        "họ và tên; họ tên; nama lengkap"
    ),
    Field.FIRST_NAME: (
        "first name; first; given name; forename; preferred name; preferred first name; "
        "vorname; prénom; primer nombre; nombres; nome próprio; primeiro nome; prenome; "
        "voornaam; fornavn; förnamn; etunimi; imiona; jméno; keresztnév; utónév; prenume; имя; "
        "名; 이름(名)"
    ),
    Field.MIDDLE_NAME: (
        "middle name; middle; additional name; middle initial; zweiter vorname; "
        "weitere vornamen; deuxième prénom; segundo nombre; secondo nome; tweede voornaam; "
        "mellemnavn; mellannamn; отчество"
    ),
    Field.LAST_NAME: (
        "last name; last; surname; family name; nachname; familienname; zuname; "
        "nom de famille; apellido; apellidos; primer apellido; sobrenome; apelido; "
        "último nome; cognome; achternaam; familienaam; efternavn; etternavn; efternamn; "
        "sukunimi; nazwisko; příjmení; vezetéknév; családnév; nume de familie; soyad; soyadı; "
        "фамилия; 姓; επώνυμο"
    ),
    Field.NAME_OR_LAST: "name; nom; naam",
    Field.NAME_OR_FIRST: "nome; nombre; imię; ad; adı; nume",
    Field.SALUTATION: "title; titel; titre; título; titolo; tytuł",
    Field.TITLE: (
        "job title; position; role; job; occupation; current position; current role; "
        "current title; current job title; position title; professional title; profession; "
        "headline; function; organization title; organisation title; business title; jobtitel; "
        "berufsbezeichnung; beruf; funktion; stelle; rolle; berufstitel; stellenbezeichnung; "
        "poste; fonction; métier; intitulé du poste; emploi; puesto; cargo; profesión; "
        "ocupación; profissão; função; posizione; ruolo; professione; qualifica; "
        "qualifica professionale; functie; functietitel; beroep; stilling; befattning; yrke; "
        "tehtävä; titteli; ammatti; stanowisko; zawód; pozice; beosztás; munkakör; unvan; "
        "ünvan; görev; должность; 役職; 職位; 职位; 직함; 직책; "
        "المسمى الوظيفي; الوظيفة; תפקיד; θέση; ตำแหน่ง; chức vụ; jabatan"
    ),
    Field.ORGANISATION: (
        "company; company name; organization; organisation; organization name; "
        "organisation name; employer; employer name; current employer; current company; "
        "workplace; place of work; firm; business; affiliation; institution; firma; "
        "unternehmen; arbeitgeber; betrieb; organisationseinheit; einrichtung; entreprise; "
        "société; employeur; organisme; empresa; compañía; organización; empleador; companhia; "
        "organização; empregador; azienda; società; ditta; organizzazione; datore di lavoro; "
        "bedrijf; organisatie; werkgever; firmanavn; virksomhed; bedrift; arbeidsgiver; "
        "arbejdsgiver; företag; arbetsgivare; yritys; työnantaja; organisaatio; pracodawca; "
        "organizacja; společnost; zaměstnavatel; cég; munkahely; companie; şirket; kurum; "
        "компания; организация; место работы; 会社; 会社名; 公司; 单位; 회사; 소속; εταιρεία; "
        "الشركة; جهة العمل; חברה; מקום עבודה; บริษัท; công ty; perusahaan"
    ),
    Field.EMAILS: (
        "email; emails; e mail; mail; email address; email addresses; email value; "
        "personal email; work email; business email; school email; university email; "
        "alumni email; home email; other email; primary email; secondary email; "
        "preferred email; user email; contact email; emailadresse; mailadresse; mail adresse; "
        "adresse mail; adresse e mail; adresse email; adresse électronique; courriel; correo; "
        "correo electrónico; dirección de correo electrónico; endereço de e mail; "
        "indirizzo e mail; indirizzo di posta elettronica; posta elettronica; e mailadres; "
        "epost; e postadresse; e postadress; sähköposti; sähköpostiosoite; adres e mail; "
        "e mail cím; adresa de e mail; eposta; e posta; e posta adresi; электронная почта; "
        "почта; эл почта; メール; メールアドレス; 邮箱; 电子邮件; 이메일; "
        "البريد الإلكتروني; البريد الالكتروني; אימייל; דואל; ηλεκτρονικό ταχυδρομείο; อีเมล"
    ),
    Field.PHONES: (
        "phone; phones; phone number; telephone; telephone number; tel; mobile; mobile phone; "
        "mobile number; cell; cell phone; cellphone; work phone; business phone; home phone; "
        "other phone; car phone; primary phone; phone value; company main phone; telefon; "
        "telefonnummer; handy; handynummer; mobil; mobiltelefon; mobilnummer; rufnummer; "
        "telefon geschäftlich; telefon privat; téléphone; numéro de téléphone; portable; "
        "mobile pro; teléfono; móvil; celular; telefone; telemóvel; telefono; cellulare; "
        "telefoonnummer; telefoon; mobiel; telefonnr; puhelin; puhelinnumero; telefonszám; "
        "komórka; numer telefonu; telefonu; телефон; 電話; 電話番号; 电话; 手机; "
        "전화; 전화번호; 휴대폰"
    ),
    Field.URLS: (
        "url; urls; link; links; website; websites; website value; web site; web page; "
        "webpage; personal web page; homepage; home page; profile; profile url; profile link; "
        "public profile; linkedin; linkedin url; linkedin profile; linkedin profile url; "
        "linkedin link; linkedin address; webseite; internetseite; profil; profillink; "
        "site web; page web; profil linkedin; sitio web; página web; perfil; "
        "perfil de linkedin; site; sito web; pagina web; profilo; profilo linkedin; webpagina; "
        "hjemmeside; hemsida; verkkosivu; strona internetowa; сайт; ссылка; ホームページ; 网址"
    ),
    Field.PLACE: (
        "location; place; based in; where; place of residence; city and state; city state; "
        "region of residence; standort; wohnort; lieu; localisation; ubicación; lugar; "
        "localização; località; luogo; locatie; plaats; beliggenhed; sted; plats; sijainti; "
        "lokalizacja; местоположение; 場所; 地点"
    ),
    Field.CITY: (
        "city; town; home city; business city; work city; current city; address city; ort; "
        "stadt; ort geschäftlich; ort privat; ville; ciudad; cidade; città; stad; woonplaats; "
        "by; postort; kaupunki; miasto; miejscowość; město; város; oraș; şehir; il; город; 市; "
        "城市; 도시"
    ),
    Field.STATE: (
        "state; province; home state; business state; state province; state or province; "
        "region; address region; bundesland; bundesland kanton; province état; provincia; "
        "estado; stato provincia; provincie; 都道府県; 省"
    ),
    Field.COUNTRY: (
        "country; nation; home country; business country; home country region; "
        "business country region; country region; address country; land; land region; staat; "
        "pays; pays région; país; paese; stato; land regio; maa; kraj; země; ország; țară; "
        "ülke; страна; 国; 国家; 국가"
    ),
    Field.NOTES: (
        "notes; note; comment; comments; remarks; remark; memo; description; about; notizen; "
        "notiz; bemerkung; bemerkungen; anmerkung; anmerkungen; kommentar; remarques; "
        "remarque; commentaire; commentaires; notas; nota; comentarios; comentario; "
        "observaciones; comentários; observações; commenti; annotazioni; notities; opmerking; "
        "opmerkingen; noter; notat; anteckningar; muistiinpanot; huomautukset; uwagi; notatki; "
        "poznámka; poznámky; megjegyzés; notlar; заметки; примечание; комментарий; 備考; メモ; "
        "备注; 메모; 비고"
    ),
    # Not «met on»: a network's list without them would say that we are not connected any more.
    Field.CONNECTED_ON: (
        "connected on; connected; connection date; date connected; verbunden am; connecté le; "
        "conectado el; conectado em; collegato il; verbonden op"
    ),
    Field.TAGS: (
        "tags; tag; labels; label; group membership; groups; group; categories; category; "
        "keywords; schlagwörter; schlagworte; kategorien; kategorie; gruppen; gruppe; "
        "étiquettes; catégories; catégorie; groupes; groupe; etiquetas; categorías; categoría; "
        "grupos; categorias; categoria; etichette; categorie; gruppi; etiketten; luokat; tagi; "
        "метки; категории; タグ; 标签; 태그"
    ),
}

_DIGITS = re.compile(r"[0-9]+")
#: Of which vendor's field a value is, and of which of several; says nothing of what it is.
_PREFIXES = (
    "business", "work", "home", "other", "personal", "primary", "current",
    "your", "contact", "attendee", "participant", "guest", "member", "student", "alumni",
    "mentor", "speaker", "employee",
)  # fmt: skip


def plain(title: str) -> str:
    """A title without regard to case, accents, blanks and signs."""
    decomposed = unicodedata.normalize("NFKD", title.casefold())
    return "".join(letter for letter in decomposed if letter.isalnum())


def field_of(title: str) -> Field | None:
    """What a column of this title tells; None when the title says nothing to us."""
    known, written = _known(), plain(title)
    bare = _DIGITS.sub("", written)
    if found := known.get(written) or known.get(bare):
        return found
    if "linkedin" in bare:
        return Field.URLS
    if bare.endswith(("emailaddress", "emailadresse")):
        return Field.EMAILS
    for prefix in _PREFIXES:
        if bare.startswith(prefix) and (found := known.get(bare.removeprefix(prefix))):
            return found
    return None


@cache
def _known() -> Mapping[str, Field]:
    found: dict[str, Field] = {}
    for field, titles in _TITLES.items():
        for title in titles.split(";"):
            found.setdefault(plain(title), field)
    return found
