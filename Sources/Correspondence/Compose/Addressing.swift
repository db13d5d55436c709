import Dunning

/// Where a message goes, each address once.
struct Addressing {
    let to: [EmailAddress]
    let cc: [EmailAddress]
    let bcc: [EmailAddress]

    /// - Parameter redirectedTo: takes the place of everybody, as in `Mode=shadow`.
    init(_ message: PlannedMessage, _ letterhead: Letterhead, redirectedTo: EmailAddress?) {
        if let redirectedTo {
            (to, cc, bcc) = ([redirectedTo], [], [])
            return
        }
        var seen: Set<String> = []
        // Servers that tell `Ana@x.cl` from `ana@x.cl` exist only in RFC 5321; two copies would annoy for certain.
        func new(_ addresses: [EmailAddress]) -> [EmailAddress] {
            addresses.filter { seen.insert($0.value.lowercased()).inserted }
        }
        to = new(message.recipients)
        cc = new(message.client.cc + letterhead.cc)
        bcc = new(letterhead.bcc)
    }
}
