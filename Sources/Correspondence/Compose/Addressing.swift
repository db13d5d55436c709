import Dunning

/// Where a message goes, each address once.
struct Addressing {
    let to: [EmailAddress]
    let cc: [EmailAddress]
    let bcc: [EmailAddress]
    /// Whom it is meant for, also when it goes to another.
    let meant: (to: [EmailAddress], cc: [EmailAddress], bcc: [EmailAddress])

    /// - Parameter redirectedTo: takes the place of everybody, as in `Mode=shadow`.
    init(_ message: PlannedMessage, _ letterhead: Letterhead, redirectedTo: EmailAddress?) {
        var seen: Set<String> = []
        // Servers that tell `Ana@x.cl` from `ana@x.cl` exist only in RFC 5321; two copies would annoy for certain.
        func new(_ addresses: [EmailAddress]) -> [EmailAddress] {
            addresses.filter { seen.insert($0.value.lowercased()).inserted }
        }
        meant = (new(message.recipients), new(message.client.cc + letterhead.cc), new(letterhead.bcc))
        (to, cc, bcc) = redirectedTo.map { ([$0], [], []) } ?? meant
    }
}
