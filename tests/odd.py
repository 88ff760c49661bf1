"""What people paste, and what somebody sends to see what breaks: R-10."""

HUGE = "Kofi " * 2_000_000  # ten megabytes
LONG_LINE = "a" * 1_000_000
ZALGO = "e" + "\u0301" * 5_000  # one letter and its five thousand marks

ODD = (
    "",
    " ",
    "\0",
    "we\0 listened",
    "half \ud83d of one",
    "\udc00\ud800",
    "\u202eolleh\u202c \u200fعلي",
    "z\u200be\u200br\u200bo",
    "thank you 🙂 👨\u200d👩\u200d👧",
    "\ufeff",
    "one\r\ntwo\u2028three",
    "' OR 1=1 --",
    "%_\\",
    '"NEAR(" * AND (',
    "-",
    "1e999",
    "{}",
    "[null]",
    "../../etc/passwd",
    "<script>alert(1)</script>",
    "ﬀ ﷺ İ ı ß Ǆ",
    "٣",
    "e\u0301" * 40,
    "x" * 5_000,
    "2026-02-30",
    "9999-12-31",
)
