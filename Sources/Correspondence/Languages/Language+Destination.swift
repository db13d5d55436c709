package import Dunning

extension Language {
    /// Whom a message was for, with its Message-ID; `nil` when nothing of that is known.
    package func sentence(for destination: Destination) -> String? {
        let client = destination.client.map { client in
            client.name.map { "\($0.quotable) (\(client.id.value.quotable))" } ?? client.id.value.quotable
        }
        let whom = ([client].compactMap(\.self) + destination.addresses.map(\.value)).joined(separator: ", ")
        let id = destination.messageID.map { "(Message-ID \($0))" }
        guard !whom.isEmpty else { return id }
        return [words.explanation.to(whom), id].compactMap(\.self).joined(separator: " ")
    }
}
