import Dunning

/// The addresses of a cell as the store keeps them: addr-specs, comma-separated.
struct EmailCell {
    let text: String
    /// Parts that are no address; they are kept as they are, for a person to correct.
    let rejected: [String]

    /// Takes a list with commas or semicolons, with or without names: `Ana <ana@example.com>; b@example.com`.
    init(_ cell: String) {
        var parts: [String] = []
        var rejected: [String] = []
        for part in cell.split(whereSeparator: { $0 == "," || $0 == ";" }) {
            let trimmed = String(part.trimmed)
            guard !trimmed.isEmpty else { continue }
            if let mailbox = Mailbox(trimmed) {
                parts.append(mailbox.address.value)
            } else {
                parts.append(trimmed)
                rejected.append(trimmed)
            }
        }
        text = parts.joined(separator: ",")
        self.rejected = rejected
    }

    func warnings(_ column: String) -> [String] {
        rejected.map { "\(column) holds '\($0.prefix(80))', which is no address; nothing will be sent there" }
    }
}
