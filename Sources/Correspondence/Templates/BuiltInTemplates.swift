import Dunning

/// The templates that go with recordad, by their path under the folder of templates.
///
/// `es/due.subject`, `es/due.txt` and `es/due.html` are a letter, for every language and stage. The others are
/// partials: `{{> payment.html}}` in a letter in Spanish is `es/payment.html.mustache`, or else
/// `payment.html.mustache`. Written into that folder under these names they are found there.
package enum BuiltInTemplates {
    package static func source(_ name: String) -> String? { sources[name] }

    /// In the order of the alphabet.
    package static var names: [String] { sources.keys.sorted() }

    private static let sources: [String: String] = {
        var sources = [
            "head.html.mustache": LetterFrame.head,
            "top.html.mustache": LetterFrame.top,
            "bottom.html.mustache": LetterFrame.bottom,
            "signature.txt.mustache": LetterText.signature,
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
        let notice = letters.notice
        var sources = [
            "unpaid.html.mustache": html.unpaid, "unpaid.txt.mustache": text.unpaid,
            "paid.html.mustache": html.paid, "paid.txt.mustache": text.paid,
            "payment.html.mustache": html.payment, "payment.txt.mustache": text.payment,
            "notice.html.mustache": html.notice(notice), "notice.txt.mustache": text.notice(notice),
        ]
        for stage in Stage.allCases {
            let letter = letters[stage]
            sources["\(stage).subject"] = letter.subject.inOneLine
            sources["\(stage).html"] = html.letter(letter, of: stage)
            sources["\(stage).txt"] = text.letter(letter, of: stage)
        }
        return sources
    }
}
