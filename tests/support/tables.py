"""Tables of people as address books and people make them; all names are invented."""

GOOGLE_NEW = (
    "First Name,Middle Name,Last Name,Phonetic First Name,File As,Organization Name,"
    "Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,"
    "E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,"
    "Address 1 - City,Address 1 - Country,Website 1 - Value\n"
    'Wei,,Zhang,,,Verda,Analyst,,,"likes tea,\nand rivers",https://photos.example/1,'
    "* myContacts ::: Lab,* Work,wei@example.org ::: zhang@example.com,,* Other,Mobile,"
    "+1 555 0100 ::: +1 555 0101,Oakland,USA,https://www.linkedin.com/in/wei-zhang-example\n"
    ",,,,,Corner Books,,,,,,* myContacts,,books@example.org,,,,,,,\n"
)
GOOGLE_OLD = (
    "Name,Given Name,Additional Name,Family Name,Yomi Name,Group Membership,E-mail 1 - Type,"
    "E-mail 1 - Value,Organization 1 - Name,Organization 1 - Title\n"
    "Jelisa A. Okafor,Jelisa,A.,Okafor,,* myContacts ::: Friends,* Home,jelisa@example.org,"
    "Green Rivers,Program Manager\n"
)
OUTLOOK = (
    '"Title","First Name","Middle Name","Last Name","Suffix","Company","Department","Job Title",'
    '"Business Street","Business City","Business State","Business Country/Region","Home City",'
    '"Home Country/Region","Business Phone","Mobile Phone","Anniversary","Birthday","Categories",'
    '"E-mail Address","E-mail Type","E-mail Display Name","E-mail 2 Address","Gender","Notes",'
    '"Priority","Web Page"\r\n'
    '"Dr.","Ana","","Reyes","","Verda","","Director","","Köln","","Germany","Porto","Portugal",'
    '"+49 221 555 0100","","0/0/00","0/0/00","Choir;Lab","ana@example.org","SMTP",'
    '"Ana Reyes (ana@example.org)","","Unspecified","","Normal","http://ana.example.org"\r\n'
)
ALUMNI = (
    "Alumni of State U;;;;;\n"
    "\n"
    "Full Name;Firma;Kontakt;Tel.;Class Year;LinkedIn\n"
    "Marta Reis;Lakeside;Marta Reis <marta@example.org>;+49 170 1234567;2009;"
    "linkedin.com/in/marta-reis-example\n"
    "Tomas Lindqvist;;tomas@example.org;;2010;\n"
    ";Nobody Ltd;nobody@example.org;;;\n"
    ";;;;;\n"
    "'t Hooft;;hooft@example.org;'+31 20 555 0100;;\n"
)
CITIES = "name,lat,lon\nOakland,37.8,-122.2\nPorto,41.1,-8.6\n"
