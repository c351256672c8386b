import HerautModel

/// The style sheet of every page: screen first, then each family, then paper.
enum HTMLStyleSheet {
    /// The rules, with font and colour of the house filled in.
    static func css(_ style: HouseStyle) -> String {
        let variables =
            ":root { --huis: \(Colour(style.colour)?.readable.hex ?? HouseStyle.defaultColour); --letter: \(fonts(style.font)); }\n"
        return variables + screen + families + paper + (style.logo == nil ? "" : logo)
    }

    /// Whether a language runs from right to left.
    static func isRightToLeft(_ language: String) -> Bool {
        ["ar", "fa", "he", "ur", "ps", "ckb"].contains(language.lowercased().prefix { $0 != "-" })
    }

    /// `<html>` with the language of the page, and its direction when that is not the usual one.
    static func openingTag(_ language: String) -> String {
        let direction = isRightToLeft(language) ? " dir=\"rtl\"" : ""
        return "<html lang=\"\(TextEscape.markup.escaped(language))\"\(direction)>"
    }

    /// A font name is a user's text: only letters, digits, spaces and hyphens of it come into the sheet.
    static func fonts(_ name: String) -> String {
        let safe = name.filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" }
        return (safe.isEmpty ? "" : "\"\(safe)\", ") + "Arial, \"Liberation Sans\", Helvetica, sans-serif"
    }

    /// A logo is as large as it says, unless the window is narrower. On paper it stays above the line of the window.
    private static let logo = """
        header img { display: block; height: auto; margin-bottom: .5rem; max-width: 100%; }
        @media print { .brief header img { margin: 0; max-height: 18mm; width: auto; } }

        """

    private static let screen = """
        * { box-sizing: border-box; }
        html { font-size: 112.5%; -webkit-text-size-adjust: 100%; }
        body { margin: 0 auto; max-width: 42rem; padding: 1.5rem 1.25rem 3rem; background: #fff; color: #1a1a1a;
          font-family: var(--letter); line-height: 1.55; overflow-wrap: break-word; }
        header { border-bottom: 3px solid var(--huis); margin-bottom: 2rem; }
        header p { margin: 0 0 .5rem; color: var(--huis); font-weight: bold; }
        footer { border-top: 1px solid #767676; margin-top: 3rem; color: #4a4a4a; font-size: .85rem; }
        h1, h2, h3, h4, h5, h6 { color: var(--huis); line-height: 1.2; margin: 2rem 0 .5rem; text-wrap: balance; }
        h1 { font-size: 1.9rem; margin-top: 0; }
        h2 { font-size: 1.35rem; }
        h3, h4, h5, h6 { font-size: 1.1rem; }
        p, ul, ol, blockquote, pre, table, address { margin: 0 0 1rem; }
        p, li { text-wrap: pretty; }
        address { font-style: normal; }
        ul, ol { padding-inline-start: 1.5rem; }
        li { margin-bottom: .35rem; }
        li > ul, li > ol { margin: .35rem 0 0; }
        blockquote { border-inline-start: 4px solid var(--huis); padding-inline-start: 1rem; margin-inline: 0; }
        table { border-collapse: collapse; width: 100%; }
        th, td { border: 1px solid #767676; padding: .4rem .6rem; text-align: start; vertical-align: top; }
        th { background: #f0f0f0; }
        td:empty { height: 2.75rem; }
        td a, td code, .lang { overflow-wrap: anywhere; }
        @media screen and (max-width: 40rem) { td { overflow-wrap: anywhere; } }
        .nummer { white-space: nowrap; }
        pre { background: #f5f5f5; padding: .75rem 1rem; white-space: pre-wrap; }
        hr { border: 0; border-top: 1px solid #767676; margin: 2rem 0; }
        a { color: #0b4f9e; text-underline-offset: .15em; }
        a:focus-visible { outline: 3px solid #1a1a1a; outline-offset: 2px; }
        .controlelijst { list-style: none; padding-inline-start: 0; }
        .controlelijst > li { padding-inline-start: 1.9rem; position: relative; }
        .hokje { font-size: 1.15em; inset-inline-start: 0; line-height: 1.35; position: absolute; }
        .retour { color: #4a4a4a; font-size: .8rem; }
        .retour:empty { margin: 0; }
        .gegevens { margin-bottom: 1.5rem; }

        """

    private static let families = """
        .videoscript main { font-size: 1.45rem; line-height: 1.6; }
        .videoscript main p { margin-bottom: 1.4rem; }
        .videoscript .regie { border-inline-start: 4px solid #767676; color: #4a4a4a; font-size: 1rem; font-style: italic;
          margin-top: 1rem; padding-inline-start: 1rem; }
        .kaart { background: var(--huis); border-radius: .75rem; color: #fff; font-size: 1.2rem; margin: 0 0 2rem;
          padding: 2.5rem 2rem 1.5rem; }
        .kaart h1, .kaart h2, .kaart h3 { color: #fff; }
        .kaart h1 { font-size: 2.6rem; line-height: 1.1; margin-bottom: 1.5rem; }
        .kaart a { color: #fff; }
        .kaart a:focus-visible { outline-color: #fff; }

        """

    /// A4. A letter's addressee stands in the window of an envelope: 20 mm from the left, 50 mm from the top, 85 by 40 mm. The top
    /// margin, the head and the line above the window are 50 mm together. White is scarce on paper: the longest built-in letter stays on the two
    /// sides of one sheet (`Tests/Benchmarks/check_pages.py`).
    private static let paper = """
        @page { size: A4; margin: 20mm 25mm 20mm 20mm; }
        @media print {
          html { font-size: 11pt; }
          body { max-width: none; padding: 0; line-height: 1.4; color: #000; }
          header { margin-bottom: 8mm; }
          h1, h2, h3, h4, h5, h6 { break-after: avoid; margin: 1.1em 0 .3em; }
          p, ul, ol, blockquote, pre, table { margin-bottom: .65em; }
          li { margin-bottom: .15em; }
          td:empty { height: 10mm; }
          hr, footer { margin-top: 5mm; }
          hr { margin-bottom: 0; }
          h1 { font-size: 18pt; margin-top: 0; }
          h2 { font-size: 13pt; }
          h3, h4, h5, h6 { font-size: 11pt; }
          li, tr, blockquote, .kaart, table:not(:has(tbody tr:nth-child(8))) { break-inside: avoid; }
          p { orphans: 2; widows: 2; }
          a { color: inherit; }
          a[data-adres]::after { content: " (" attr(data-adres) ")"; }
          .brief { max-width: 165mm; }
          .brief header { border: 0; height: 20mm; margin: 0; }
          .brief .retour { display: flex; align-items: flex-end; font-size: 7.5pt; height: 10mm; margin: 0; padding-bottom: 2mm; }
          .brief main:first-child .retour { height: 30mm; }
          .brief address { height: 40mm; margin: 0 0 10mm; width: 85mm; }
          .brief .groet { break-after: avoid; margin-bottom: 15mm; }
          .videoscript main { font-size: 16pt; }
          .videoscript .regie { font-size: 11pt; }
          .kaart { background: none; border: 3pt solid var(--huis); color: #000; }
          .kaart h1, .kaart h2, .kaart h3 { color: var(--huis); }
          .kaart h1 { font-size: 30pt; }
        }

        """
}
