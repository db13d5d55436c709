import Dunning

/// The templates that go with recordad, by their path under the folder of templates.
///
/// `es/due.subject`, `es/due.txt` and `es/due.html` are a letter, for every language and stage. The others are
/// partials: `{{> payment.html}}` in a letter in Spanish is `es/payment.html`, or else `payment.html`.
package enum BuiltInTemplates {
    package static func source(_ name: String) -> String? { sources[name] }

    /// In the order of the alphabet.
    package static var names: [String] { sources.keys.sorted() }

    private static let sources: [String: String] = {
        var sources = [
            "head.html": LetterFrame.head,
            "top.html": LetterFrame.top,
            "bottom.html": LetterFrame.bottom,
            "signature.txt": LetterText.signature,
        ]
        for words in Language.spoken {
            for (name, source) in files(of: words.letters) {
                sources["\(words.tag)/\(name)"] = source
            }
        }
        return sources
    }()

    private static func files(of letters: Letters) -> [String: String] {
        let (html, text) = (LetterHTML(letters.labels), LetterText(letters.labels))
        var sources = [
            "unpaid.html": html.unpaid, "unpaid.txt": text.unpaid,
            "paid.html": html.paid, "paid.txt": text.paid,
            "payment.html": html.payment, "payment.txt": text.payment,
        ]
        for stage in Stage.allCases {
            let letter = letters[stage]
            sources["\(stage).subject"] = letter.subject.inOneLine
            sources["\(stage).html"] = html.letter(letter)
            sources["\(stage).txt"] = text.letter(letter)
        }
        return sources
    }
}
