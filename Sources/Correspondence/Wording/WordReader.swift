/// Cuts a text into its words, in lower case and without accents.
struct WordReader {
    struct Word: Hashable {
        /// Empty for a mark that ends or divides a sentence, over which no phrase goes.
        let text: String
        /// From 1.
        let line: Int
    }

    private let text: [Character]
    private let skipsMarkup: Bool
    private var index = 0
    private var line = 1
    private var word = ""
    private var wordLine = 1
    private var words: [Word] = []

    /// - Parameter skipsMarkup: leaves out tags of Mustache and of HTML, and reads its references to letters.
    static func words(of text: String, skipsMarkup: Bool = false) -> [Word] {
        var reader = WordReader(text: Array(text), skipsMarkup: skipsMarkup)
        reader.read()
        return reader.words
    }

    private init(text: [Character], skipsMarkup: Bool) {
        self.text = text
        self.skipsMarkup = skipsMarkup
    }

    private mutating func read() {
        while index < text.count {
            let character = text[index]
            if skipsMarkup, starts("{{") {
                skip(past: "}}")
            } else if skipsMarkup, character == "<", index + 1 < text.count, Self.opensTag(text[index + 1]) {
                skip(past: ">")
            } else if skipsMarkup, character == "&", let (letter, length) = reference() {
                index += length
                take(letter)
            } else {
                index += 1
                take(character)
            }
        }
        endWord()
    }

    private mutating func take(_ character: Character) {
        if character.isLetter || character.isNumber {
            if word.isEmpty { wordLine = line }
            word += Self.plain(character)
        } else {
            endWord()
            if character.isNewline { line += 1 }
            if character.isPunctuation, character != "-" { words.append(Word(text: "", line: line)) }
        }
    }

    private mutating func endWord() {
        if !word.isEmpty { words.append(Word(text: word, line: wordLine)) }
        word = ""
    }

    private func starts(_ tag: String) -> Bool { text[index...].starts(with: tag) }

    private mutating func skip(past end: String) {
        endWord()
        while index < text.count, !starts(end) {
            if text[index].isNewline { line += 1 }
            index += 1
        }
        index = min(index + end.count, text.count)
    }

    private static func opensTag(_ character: Character) -> Bool {
        character.isLetter || character == "/" || character == "!"
    }

    /// The letter that `&oacute;`, `&#243;` or `&#xF3;` stands for, and its length in the text.
    private func reference() -> (Character, Int)? {
        guard let end = text[index...].prefix(10).firstIndex(of: ";") else { return nil }
        let name = String(text[(index + 1)..<end])
        let length = end - index + 1
        if name.hasPrefix("#") {
            let digits = name.dropFirst()
            let value =
                digits.first.map { "xX".contains($0) } == true ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            return value.flatMap(Unicode.Scalar.init).map { (Character($0), length) }
        }
        let accents = ["acute", "grave", "circ", "tilde", "uml", "cedil"]
        guard let letter = name.first, accents.contains(String(name.dropFirst())) else { return nil }
        return (letter, length)
    }

    private static func plain(_ character: Character) -> String {
        let small = character.lowercased()
        return letters[Character(small.prefix(1).description)] ?? small
    }

    /// The letters of Spanish and Portuguese with accents; Unicode's equality takes both ways of writing each.
    private static let letters: [Character: String] = {
        let accented = ["a": "áàâãä", "c": "ç", "e": "éèêë", "i": "íìîï", "n": "ñ", "o": "óòôõö", "u": "úùûü"]
        return accented.reduce(into: [:]) { letters, entry in
            for letter in entry.value { letters[letter] = entry.key }
        }
    }()
}
