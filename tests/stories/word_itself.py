"""A template with every part that Word itself writes, and a canary in each that is not looks."""

import io
import zipfile

CANARY = "marmalade"
PLAIN_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = f"{OFFICE}/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# Word declares all of these on each part, and names those that an older Word may pass over.
NAMES = " ".join(
    f'xmlns:{key}="{space}"'
    for key, space in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": KIND,
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "o": "urn:schemas-microsoft-com:office:office",
        "v": "urn:schemas-microsoft-com:vml",
        "w10": "urn:schemas-microsoft-com:office:word",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wp14": "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    }.items()
)
NAMES += ' mc:Ignorable="w14 w15 wp14"'
MARKS = 'w:rsidR="00A1B2C3" w:rsidRDefault="00A1B2C3" w:rsidP="00D4E5F6"'
IDS = 'w14:paraId="672A6659" w14:textId="77777777"'
CONTROL = (
    '<w:sdt><w:sdtPr><w:rPr><w:b/></w:rPr><w:alias w:val="marmalade"/><w:tag w:val="marmalade"/>'
    '<w:id w:val="-1275476843"/><w:placeholder><w:docPart w:val="DefaultPlaceholder_marmalade"/>'
    "</w:placeholder><w:dataBinding w:prefixMappings=\"xmlns:ns0='marmalade'\" "
    'w:xpath="/ns0:coreProperties[1]/ns0:creator[1]" w:storeItemID="{{6C3C8BC8}}"/><w:text/>'
    "</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
)
PICTURE = (
    '<w:r w:rsidRPr="00A1B2C3"><w:rPr><w:noProof/></w:rPr><w:drawing><wp:inline distT="0" '
    'distB="0" distL="0" distR="0" wp14:anchorId="5C3E4F1A" wp14:editId="1B2C3D4E">'
    '<wp:extent cx="1440000" cy="720000"/><wp:docPr id="1" name="marmalade.png" '
    'descr="The crest of the council"/><wp:cNvGraphicFramePr><a:graphicFrameLocks '
    'noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic><a:graphicData '
    'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
    '<pic:cNvPr id="1" name="marmalade.png" descr="C:\\Users\\marmalade\\logo.png"/>'
    '<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId1" cstate="print"><a:extLst>'
    '<a:ext uri="{28A0092B-C50C-407E-A947-70E740481C1C}"><a14:useLocalDpi '
    'xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main" val="0"/></a:ext>'
    "</a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>"
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="1440000" cy="720000"/></a:xfrm><a:prstGeom '
    'prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing></w:r>"
)
OLD_PICTURE = (  # as Word keeps a picture for compatibility, with the name of its file
    '<w:r><w:pict><v:shape id="marmalade" o:spid="_x0000_s1026" alt="A ribbon" '
    'style="width:60pt;height:12pt"><v:imagedata r:id="rId1" o:title="marmalade"/></v:shape>'
    "</w:pict></w:r>"
)
PAGE = (
    '<w:sdt><w:sdtPr><w:id w:val="98381352"/><w:docPartObj><w:docPartGallery w:val="Page Numbers '
    '(Bottom of Page)"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtEndPr/><w:sdtContent>'
    f'<w:p {IDS} {MARKS}><w:pPr><w:pStyle w:val="Footer"/><w:jc w:val="center"/></w:pPr>'
    '<w:r><w:t xml:space="preserve">Telling it well, page </w:t></w:r><w:r><w:fldChar '
    'w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE   \\* MERGEFORMAT '
    '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:sdtContent></w:sdt>'
)
HEAD = (
    f'<w:p {IDS} {MARKS}><w:pPr><w:pStyle w:val="Header"/></w:pPr>{PICTURE}'
    + CONTROL.format('<w:r w:rsidR="00A1B2C3"><w:t xml:space="preserve"> Anyshire </w:t></w:r>')
    + '<w:proofErr w:type="spellStart"/><w:r><w:t>Council</w:t></w:r>'
    '<w:bookmarkStart w:id="0" w:name="marmalade"/><w:bookmarkEnd w:id="0"/>'
    '<w:r><w:rPr><w:noProof/></w:rPr><mc:AlternateContent xmlns:wps="http://schemas.microsoft.com/'
    'office/word/2010/wordprocessingShape"><mc:Choice Requires="wps"><w:drawing><wp:inline>'
    '<wp:extent cx="720000" cy="144000"/><wp:docPr id="2" name="marmalade"/><a:graphic>'
    '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
    '<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="720000" '
    'cy="144000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill>'
    '<a:schemeClr val="accent1"/></a:solidFill></wps:spPr><wps:bodyPr/></wps:wsp>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback>"
    '<w:pict><v:rect id="marmalade" style="width:60pt;height:12pt" fillcolor="#4472c4"/></w:pict>'
    f"</mc:Fallback></mc:AlternateContent></w:r>{OLD_PICTURE}</w:p>"
)
LETTER = f"<w:p {IDS} {MARKS}><w:r><w:t>Dear marmalade, this page is not used.</w:t></w:r></w:p>"
SECTION = (
    '<w:sectPr w:rsidR="00A1B2C3" w:rsidSect="00D4E5F6"><w:headerReference w:type="default" '
    'r:id="rId8"/><w:footerReference w:type="default" r:id="rId9"/><w:pgSz w:w="11906" '
    'w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" '
    'w:header="708" w:footer="708" w:gutter="0"/><w:cols w:space="708"/><w:docGrid '
    'w:linePitch="360"/></w:sectPr>'
)
STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" '
    'w:eastAsiaTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/>'
    '<w:sz w:val="24"/><w:lang w:val="en-GB" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr>'
    "</w:rPrDefault></w:docDefaults>"
    '<w:latentStyles w:defLockedState="0" w:count="376"><w:lsdException w:name="heading 1" '
    'w:uiPriority="9" w:qFormat="1"/></w:latentStyles>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    '<w:qFormat/><w:rsid w:val="00A1B2C3"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn '
    'w:val="Normal"/><w:next w:val="Normal"/><w:link w:val="Heading1Char"/><w:uiPriority '
    'w:val="9"/><w:qFormat/><w:rsid w:val="00A1B2C3"/><w:pPr><w:keepNext/><w:spacing '
    'w:before="360" w:after="80"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:rFonts '
    'w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/><w:color w:val="0F4761" '
    'w:themeColor="accent1" w:themeShade="BF"/><w:sz w:val="40"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn '
    'w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Footer"><w:name '
    'w:val="footer"/><w:basedOn w:val="Normal"/></w:style>'
)
FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
LINE = f'<a:ln w="6350">{FILL}</a:ln>'
EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"
FONT = '<a:latin typeface="Georgia"/><a:ea typeface=""/><a:cs typeface=""/>'
COLOURS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "0E2841", "lt2": "E8E8E8", "accent1": "156082",
    "accent2": "E97132", "accent3": "196B24", "accent4": "0F9ED5", "accent5": "A02B93",
    "accent6": "4EA72E", "hlink": "467886", "folHlink": "96607D",
}  # fmt: skip
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office">'
    '<a:themeElements><a:clrScheme name="Office">'
    + "".join(f'<a:{name}><a:srgbClr val="{told}"/></a:{name}>' for name, told in COLOURS.items())
    + f'</a:clrScheme><a:fontScheme name="Office"><a:majorFont>{FONT}</a:majorFont><a:minorFont>'
    f'{FONT}</a:minorFont></a:fontScheme><a:fmtScheme name="Office"><a:fillStyleLst>{FILL * 3}'
    f"</a:fillStyleLst><a:lnStyleLst>{LINE * 3}</a:lnStyleLst><a:effectStyleLst>{EFFECT * 3}"
    f"</a:effectStyleLst><a:bgFillStyleLst>{FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
    "</a:themeElements><a:extLst><a:ext "
    'uri="{05A4C25C-085E-4340-85A3-A5531E510DB2}"><thm15:themeFamily xmlns:thm15="http://schemas.'
    'microsoft.com/office/thememl/2012/main" name="marmalade" id="{2E142A2C}"/></a:ext></a:extLst>'
    "</a:theme>"
)
SETTINGS = (
    '<w:zoom w:percent="100"/><w:attachedTemplate r:id="rId1"/><w:proofState w:spelling="clean"/>'
    '<w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:docVars>'
    '<w:docVar w:name="owner" w:val="marmalade"/></w:docVars><w:rsids><w:rsidRoot '
    'w:val="00A1B2C3"/><w:rsid w:val="00D4E5F6"/></w:rsids><w15:docId w15:val="{8F0E1B7A}"/>'
)


def _part(root: str, inside: str) -> str:
    return f"{PLAIN_HEAD}<w:{root} {NAMES}>{inside}</w:{root}>"


def _links(*links: tuple[str, str], outside: str = "") -> str:
    told = [
        f'<Relationship Id="rId{number}" Type="{kind if ":" in kind else f"{KIND}/{kind}"}" '
        f'Target="{where}"/>'
        for number, (kind, where) in enumerate(links, 1)
    ]
    if outside:
        told.append(
            f'<Relationship Id="rId1" Type="{KIND}/attachedTemplate" Target="{outside}" '
            'TargetMode="External"/>'
        )
    space = f'xmlns="{PACKAGE}/relationships"'
    return f"{PLAIN_HEAD}<Relationships {space}>{''.join(told)}</Relationships>"


OVERRIDES = {
    "/word/document.xml": f"{WORD}.document.main+xml",
    **{
        f"/word/{name}.xml": f"{WORD}.{kind}+xml"
        for name, kind in {
            "styles": "styles", "settings": "settings", "webSettings": "webSettings",
            "fontTable": "fontTable", "numbering": "numbering", "header1": "header",
            "footer1": "footer", "footnotes": "footnotes", "endnotes": "endnotes",
            "glossary/document": "document.glossary", "people": "people",
        }.items()
    },
    "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "/docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    "/customXml/itemProps1.xml": (
        "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    ),
}  # fmt: skip


def _types() -> str:
    usual = {"png": "image/png", "rels": f"{PACKAGE}-relationships+xml", "xml": "application/xml"}
    usual["rels"] = "application/vnd.openxmlformats-package.relationships+xml"
    told = [f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in usual.items()]
    told += [
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in OVERRIDES.items()
    ]
    return f'{PLAIN_HEAD}<Types xmlns="{PACKAGE}/content-types">{"".join(told)}</Types>'


def word_file(logo: bytes) -> bytes:
    """The file: this logo in its header, words and a page number in its footer, and all else."""
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _links(
            ("officeDocument", "word/document.xml"),
            (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ("extended-properties", "docProps/app.xml"),
            ("custom-properties", "docProps/custom.xml"),
            (f"{PACKAGE}/relationships/metadata/thumbnail", "docProps/thumbnail.emf"),
        ),
        "word/document.xml": _part("document", f"<w:body>{LETTER}{SECTION}</w:body>"),
        "word/_rels/document.xml.rels": _links(
            ("customXml", "../customXml/item1.xml"),
            ("styles", "styles.xml"),
            ("settings", "settings.xml"),
            ("webSettings", "webSettings.xml"),
            ("fontTable", "fontTable.xml"),
            ("theme", "theme/theme1.xml"),
            ("numbering", "numbering.xml"),
            ("header", "header1.xml"),
            ("footer", "footer1.xml"),
            ("footnotes", "footnotes.xml"),
            ("endnotes", "endnotes.xml"),
            ("glossaryDocument", "glossary/document.xml"),
            ("http://schemas.microsoft.com/office/2011/relationships/people", "people.xml"),
        ),
        "word/styles.xml": _part("styles", STYLES),
        "word/settings.xml": _part("settings", SETTINGS),
        "word/_rels/settings.xml.rels": _links(outside="file:///C:\\Users\\marmalade\\House.dotx"),
        "word/webSettings.xml": _part("webSettings", '<w:divs><w:div w:id="1"/></w:divs>'),
        "word/fontTable.xml": _part("fonts", '<w:font w:name="Georgia"/>'),
        "word/numbering.xml": _part(
            "numbering",
            '<w:abstractNum w:abstractNumId="0" w15:restartNumberingAfterBreak="0"><w:nsid '
            'w:val="1A2B3C4D"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
            '<w:lvlText w:val="-"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId '
            'w:val="0"/></w:num>',
        ),
        "word/theme/theme1.xml": PLAIN_HEAD + THEME,
        "word/header1.xml": _part("hdr", HEAD),
        "word/_rels/header1.xml.rels": _links(("image", "media/marmalade.png")),
        "word/footer1.xml": _part("ftr", PAGE),
        "word/footnotes.xml": _part("footnotes", ""),
        "word/endnotes.xml": _part("endnotes", ""),
        "word/glossary/document.xml": _part("glossaryDocument", "<w:docParts/>"),
        "word/people.xml": f'{PLAIN_HEAD}<w15:people {NAMES}><w15:person w15:author="marmalade"/>'
        "</w15:people>",
        "docProps/core.xml": f'{PLAIN_HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>marmalade'
        "</dc:creator></cp:coreProperties>",
        "docProps/app.xml": f'{PLAIN_HEAD}<Properties xmlns="{OFFICE}/extended-properties">'
        "<Company>marmalade</Company><Manager>marmalade</Manager></Properties>",
        "docProps/custom.xml": f'{PLAIN_HEAD}<Properties xmlns="{OFFICE}/custom-properties">'
        "<!--marmalade--></Properties>",
        "docProps/thumbnail.emf": "marmalade",
        "customXml/item1.xml": "<b:Sources xmlns:b='marmalade'/>",
        "customXml/itemProps1.xml": "<a/>",
    }
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as made:
        for name, told in parts.items():
            made.writestr(name, told)
        made.writestr("word/media/marmalade.png", logo)
    return kept.getvalue()
