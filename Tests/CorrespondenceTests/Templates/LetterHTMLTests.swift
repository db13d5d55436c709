import Correspondence
import Dunning
import Foundation
import TestSupport
import Testing

/// What Outlook, a telephone, dark mode and a screen reader need of the built-in letters (domain facts, part 9).
struct LetterHTMLTests {
    private func html(
        _ tag: String, _ stage: Stage, hasLogo: Bool = true, primaryColor: String = "#1f4e79"
    ) throws -> String {
        var correspondent = Correspondent()
        correspondent.client.language = tag
        correspondent.client.name = "<b>Los Álamos</b> & \"Cía\""
        correspondent.rung = Rung(stage)
        correspondent.company.paymentInstructions = "Banco Ejemplo"
        correspondent.company.website = "www.nandu.example"
        correspondent.company.primaryColor = primaryColor
        if hasLogo { correspondent.company.logo = Company.Logo(bytes: onePixel, format: .png, alignment: .center) }
        correspondent.invoices = ["1", "2"].map {
            Correspondent.invoice($0, paymentURL: "https://pagos.example/?n=\($0)&k=9")
        }
        return try correspondent.compose().html
    }

    /// Python's parser closes nothing by itself, so a tag left open or closed twice is seen.
    private static let structure = """
        import html.parser, sys
        VOID = {'meta', 'br', 'img'}
        class Reader(html.parser.HTMLParser):
            def __init__(self):
                super().__init__(); self.open = []
            def handle_starttag(self, tag, attributes):
                a = dict(attributes)
                if tag not in VOID: self.open.append(tag)
                if tag == 'html': print('lang', a.get('lang'))
                if tag == 'table': print('table', a.get('role'))
                if tag == 'th': print('th', a.get('scope'))
                if tag == 'img': print('img', a.get('src', '')[:4], a.get('alt'))
                if tag == 'a': print('href', a.get('href'))
                if tag in ('script', 'link', 'form', 'iframe', 'button', 'object', 'b'): print('unwanted', tag)
            def handle_endtag(self, tag):
                if not self.open or self.open.pop() != tag: print('unbalanced', tag, self.getpos())
        reader = Reader(); reader.feed(sys.stdin.read()); reader.close(); print('left', reader.open)
        """

    private func structure(_ html: String) throws -> [String] {
        let finished = try run("python3", ["-c", Self.structure], input: Array(html.utf8))
        #expect(finished.status == 0, "\(finished.errors)")
        return finished.output.split(separator: "\n").map { String($0) }
    }

    @Test(arguments: Language.baseTags, Stage.allCases)
    func `is balanced, names its language, and hides its layout from screen readers`(tag: String, stage: Stage) throws {
        let facts = try structure(try html(tag, stage))
        #expect(!facts.contains { $0.hasPrefix("unbalanced") || $0.hasPrefix("unwanted") }, "\(facts)")
        #expect(facts.last == "left []" && facts.contains { $0 == "lang \(tag)" || $0.hasPrefix("lang \(tag)-") })
        #expect(facts.count { $0 == "table None" } == 1)
        #expect(facts.count { $0 == "th col" } == (stage.isDemand ? 3 : 2))
        #expect(facts.count { $0 == "th row" } == (stage.isDemand ? 3 : 2))
        #expect(facts.contains("img cid: Ferretería Ñandú"))
    }

    @Test func `links only to the company and where to pay`() throws {
        let links = try structure(try html("es", .overdue)).filter { $0.hasPrefix("href") }
        #expect(
            Set(links) == [
                "href https://pagos.example/?n=1&k=9", "href https://pagos.example/?n=2&k=9",
                "href mailto:cobros@nandu.example", "href https://www.nandu.example",
            ])
    }

    @Test(arguments: [true, false])
    func `loads nothing from outside`(hasLogo: Bool) throws {
        let html = try html("es", .claim, hasLogo: hasLogo)
        for word in ["url(", "@import", "src=\"http", "<link", "background=\""] { #expect(!html.contains(word)) }
        #expect(html.contains("<img") == hasLogo)
    }

    @Test(arguments: Language.baseTags, Stage.allCases)
    func `no letter is smaller than 14 pixels`(tag: String, stage: Stage) throws {
        let sizes = try html(tag, stage).matches(of: /font-size:(\d+)px/).compactMap { Int($0.1) }
        #expect(sizes.count > 5)
        #expect(sizes.allSatisfy { $0 >= 14 })
    }

    @Test(arguments: [true, false])
    func `text stands out from every ground, in light and in dark mode`(isDark: Bool) throws {
        let html = try html("es", .overdue)
        let colours: [Substring]
        let grounds: [Substring]
        if isDark {
            colours = html.matches(of: /[ {]color: (#[0-9a-f]{6}) !important/).map(\.1)
            grounds = html.matches(of: /background: (#[0-9a-f]{6}) !important/).map(\.1)
        } else {
            colours = html.matches(of: /[;"]color:(#[0-9a-f]{6})/).map(\.1).filter { $0 != "#ffffff" }
            grounds = ["#ffffff", "#f2f4f7"]
        }
        #expect(Set(colours).count >= 2 && Set(grounds).count >= 2)
        for colour in Set(colours) {
            for ground in Set(grounds) {
                #expect(contrast(try luminance(colour), try luminance(ground)) >= 4.5, "\(colour) on \(ground)")
            }
        }
    }

    @Test(arguments: [
        "#1f4e79", "#ffff99", "#ffffff", "#000000", "#b45309", "#767676", "#757575", "#757474", "#00a000", "#ff0000",
        "#0000ff", "#0a0a0a",
    ])
    func `words on the company's colour are black or white, whichever stands out more`(ground: String) throws {
        let html = try html("es", .overdue, hasLogo: false, primaryColor: ground)
        let light = try luminance(ground[...])
        let best = contrast(light, 1) >= contrast(light, 0) ? "#ffffff" : "#000000"
        let words = html.matches(of: /font-weight:bold;color:(#000000|#ffffff)/).map { String($0.1) }
        // The company's name, and the buttons of two invoices.
        #expect(words == [best, best, best])
        // A button of the ground's own colour, in light or in dark mode, keeps its edge.
        #expect(html.matches(of: /border:1px solid (#000000|#ffffff)/).map { String($0.1) } == [best, best])
        #expect(max(contrast(light, 1), contrast(light, 0)) >= 4.5)
    }

    /// Each label once in a row's cell, out of sight where the column has a head.
    @Test(arguments: Language.baseTags, Stage.allCases)
    func `on a narrow screen cells carry the labels that the columns lose`(tag: String, stage: Stage) throws {
        let html = try html(tag, stage)
        let labels = html.matches(of: /<span class="label" style="display:none;mso-hide:all">([^<]+): </).map(\.1)
        let heads = html.matches(of: /scope="col"[^>]*>([^<]+)</).map(\.1).dropFirst()
        #expect(labels == Array(heads) + Array(heads))
        let narrow = try #require(html.firstMatch(of: /max-width: 480px\) \{(.+?)\n\}/.dotMatchesNewlines())?.1)
        for rule in [".heads { display: none", ".label { display: inline", ".stack { display: block"] {
            #expect(narrow.contains(rule))
        }
    }

    /// A long account or address would otherwise make the whole letter wider than the screen.
    @Test func `words of the company without a space break`() throws {
        let html = try html("es", .overdue)
        for cell in ["ink panel", "soft inside line"] {
            let style = try #require(
                html.firstMatch(of: try Regex("class=\"\(cell)\" style=\"([^\"]*)\""))?[1].substring)
            #expect(style.contains("overflow-wrap:anywhere"), "\(cell)")
        }
    }

    /// WCAG 2.1, "relative luminance".
    private func luminance(_ colour: Substring) throws -> Double {
        let value = try #require(Int(colour.dropFirst(), radix: 16))
        let parts = [value >> 16 & 255, value >> 8 & 255, value & 255].map { (part: Int) -> Double in
            let part = Double(part) / 255
            return part <= 0.03928 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
        }
        return zip([0.2126, 0.7152, 0.0722], parts).reduce(0) { $0 + $1.0 * $1.1 }
    }

    private func contrast(_ one: Double, _ other: Double) -> Double {
        (max(one, other) + 0.05) / (min(one, other) + 0.05)
    }
}
