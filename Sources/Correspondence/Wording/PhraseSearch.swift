/// Looks for phrases in a text by whole words, whatever their letter case, their accents and what stands between them.
package struct PhraseSearch: Sendable {
    /// By their first word.
    private let phrases: [String: [Phrase]]

    package struct Finding: Hashable, Sendable {
        /// As the list has it.
        package let phrase: String
        /// From 1; of its first word.
        package let line: Int
    }

    private struct Phrase: Sendable {
        let text: String
        let words: [String]
    }

    init(_ texts: [String]) {
        var phrases: [String: [Phrase]] = [:]
        for text in texts {
            let words = WordReader.words(of: text).map(\.text)
            if let first = words.first { phrases[first, default: []].append(Phrase(text: text, words: words)) }
        }
        self.phrases = phrases
    }

    /// Each phrase with each line that it begins on, once; of two that begin with one word the longer.
    func findings(in text: String, skipsMarkup: Bool = false) -> [Finding] {
        let words = WordReader.words(of: text, skipsMarkup: skipsMarkup)
        var findings: [Finding] = []
        for (index, word) in words.enumerated() {
            let rest = words[index...].lazy.map(\.text)
            let found = phrases[word.text, default: []].filter { rest.starts(with: $0.words) }
            guard let longest = found.max(by: { $0.words.count < $1.words.count }) else { continue }
            let finding = Finding(phrase: longest.text, line: word.line)
            if !findings.contains(finding) { findings.append(finding) }
        }
        return findings
    }
}
