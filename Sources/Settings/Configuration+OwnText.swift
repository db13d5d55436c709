import Dunning

extension Configuration {
    /// Words of the company's own, and where they were written.
    package struct OwnText: Hashable, Sendable {
        /// As complaints call it, `Title=`.
        package let name: String
        package let text: String
        /// A file that holds nothing else, or `path:line` of the configuration.
        let origin: String
        let isFile: Bool

        /// - Parameter line: of the text, from 1.
        package func place(ofLine line: Int) -> String { isFile ? "\(origin):\(line)" : origin }
    }

    /// How to pay, from the configuration or from files of its own: for all languages, then for one each.
    package var paymentInstructions: [OwnText] {
        let company = settings.company
        let others = company.paymentInstructionsByLanguage.sorted { $0.key < $1.key }
        return [company.paymentInstructions.flatMap { paymentInstructions($0, in: nil) }].compactMap(\.self)
            + others.compactMap { paymentInstructions($0.value, in: $0.key) }
    }

    private func paymentInstructions(_ text: String, in tag: String?) -> OwnText? {
        let file = Keys.paymentInstructionsFile.description.name.inLanguage(tag)
        return values.first { $0.key.name == file && !$0.text.isEmpty }
            .map { OwnText(name: "\(file.name)=", text: text, origin: $0.text, isFile: true) }
            ?? ownText(Keys.paymentInstructions.description.name.inLanguage(tag), text)
    }

    package var notesTitle: OwnText? { ownText(Keys.notesTitle.description.name, settings.notes.title) }

    /// `nil` for a default, which is not the company's own.
    private func ownText(_ name: KeyName, _ text: String) -> OwnText? {
        guard case .written(let places) = values.first(where: { $0.key.name == name })?.origin, let last = places.last
        else { return nil }
        return OwnText(name: "\(name.name)=", text: text, origin: last, isFile: false)
    }
}
