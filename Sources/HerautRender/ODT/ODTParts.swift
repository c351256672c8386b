import HerautModel

/// The small parts of an OpenDocument text: what is in the file, properties, settings.
enum ODTParts {
    static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

    private static let oasis = "urn:oasis:names:tc:opendocument:xmlns:"

    /// Namespaces of content and styles, and the version of the standard.
    static let namespaces: String = {
        let names = [
            ("office", "office:1.0"), ("style", "style:1.0"), ("text", "text:1.0"), ("table", "table:1.0"),
            ("draw", "drawing:1.0"), ("fo", "xsl-fo-compatible:1.0"), ("svg", "svg-compatible:1.0"),
            ("meta", "meta:1.0"), ("config", "config:1.0"),
        ]
        return names.map { "xmlns:\($0.0)=\"\(oasis)\($0.1)\"" }.joined(separator: " ")
            + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" office:version=\"1.3\""
    }()

    /// A text that stands in an attribute or between tags.
    static func escaped(_ text: String) -> String { TextEscape.markup.escaped(text) }

    /// A length from thousandths of a point: `141.732pt`.
    static func points(_ thousandths: Int) -> String {
        let rest = String(thousandths.magnitude % 1000)
        let sign = thousandths < 0 ? "-" : ""
        return "\(sign)\(thousandths.magnitude / 1000)." + String(repeating: "0", count: 3 - rest.count)
            + rest + "pt"
    }

    /// Where the logo is in the archive.
    static func path(of logo: Logo) -> String { "Pictures/logo." + logo.picture.format.fileExtension }

    /// `META-INF/manifest.xml` (part 2, 4).
    static func manifest(_ logo: Logo?) -> String {
        var files = [
            ("/", ODTPackage.mediaType), ("content.xml", "text/xml"), ("meta.xml", "text/xml"),
            ("styles.xml", "text/xml"), ("settings.xml", "text/xml"),
        ]
        if let logo { files.append((path(of: logo), logo.picture.format.mediaType)) }
        let entries = files.map { path, type in
            "<manifest:file-entry manifest:full-path=\"\(path)\""
                + (path == "/" ? " manifest:version=\"1.3\"" : "") + " manifest:media-type=\"\(type)\"/>"
        }
        return "<manifest:manifest xmlns:manifest=\"\(oasis)manifest:1.0\" manifest:version=\"1.3\">"
            + entries.joined() + "</manifest:manifest>"
    }

    /// `settings.xml`: white above the first paragraph of a page counts, as it does in Word. Without it the address leaves the window.
    static let settings =
        "<office:document-settings \(namespaces)><office:settings><config:config-item-set "
        + "config:name=\"ooo:configuration-settings\">"
        + "<config:config-item config:name=\"AddParaTableSpacing\" config:type=\"boolean\">false</config:config-item>"
        + "<config:config-item config:name=\"AddParaTableSpacingAtStart\" config:type=\"boolean\">true</config:config-item>"
        + "</config:config-item-set></office:settings></office:document-settings>"

    /// `meta.xml`: title, maker, language, and the day of the draft; the clock is not for render to read.
    static func properties(_ page: Page) -> SlottedBytes<ODTOpening> {
        var out = SlottedBytes<ODTOpening>()
        out.append(declaration + "<office:document-meta \(namespaces)><office:meta>")
        out.append("<meta:generator>Heraut</meta:generator><dc:title>")
        out.append(title: page.title) { .title($0) }
        out.append("</dc:title><dc:creator>\(escaped(page.style.municipality))</dc:creator>")
        let language = LanguageTag.withCountry(page.metadata.language)
        if let day = page.metadata.date?.iso {
            out.append("<meta:creation-date>\(day)T00:00:00</meta:creation-date>")
            out.append("<dc:date>\(day)T00:00:00</dc:date>")
        }
        out.append("<dc:language>\(escaped(language))</dc:language></office:meta></office:document-meta>")
        return out
    }
}
