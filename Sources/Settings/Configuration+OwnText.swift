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

    /// How to pay, from the configuration or from a file of its own.
    package var paymentInstructions: OwnText? {
        let file = Keys.paymentInstructionsFile.description.name
        guard let text = settings.company.paymentInstructions else { return nil }
        return values.first { $0.key.name == file && !$0.text.isEmpty }
            .map { OwnText(name: "\(file.name)=", text: text, origin: $0.text, isFile: true) }
            ?? ownText(Keys.paymentInstructions.description.name, text)
    }

    package var notesTitle: OwnText? { ownText(Keys.notesTitle.description.name, settings.notes.title) }

    /// `nil` for a default, which is not the company's own.
    private func ownText(_ name: KeyName, _ text: String) -> OwnText? {
        guard case .written(let places) = values.first(where: { $0.key.name == name })?.origin, let last = places.last
        else { return nil }
        return OwnText(name: "\(name.name)=", text: text, origin: last, isFile: false)
    }
}
