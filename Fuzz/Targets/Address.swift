import Dunning

/// What is taken for an address can stand in a header and in an envelope as it is.
func checkAddress(_ input: [UInt8]) throws(Violation) {
    let text = text(input)
    if let address = EmailAddress(text) {
        try check(address)
        try require(text.utf8.count >= address.value.utf8.count, "an address grew: '\(address)'")
    }
    let list = EmailAddress.list(text)
    for address in list.addresses { try check(address) }
    let again = EmailAddress.list(list.addresses.map(\.value).joined(separator: ";"))
    try require(again.addresses == list.addresses && again.rejected.isEmpty, "a list of addresses does not round-trip")
    guard let mailbox = Mailbox(text) else { return }
    try check(mailbox.address)
    let controls = mailbox.displayName?.unicodeScalars.filter { $0.properties.generalCategory == .control } ?? []
    try require(controls.isEmpty, "a display name holds control characters")
    try require(mailbox.displayName?.isEmpty != true, "a display name is empty")
}

private func check(_ address: EmailAddress) throws(Violation) {
    let bytes = Array(address.value.utf8)
    try require(EmailAddress(address.value) == address, "'\(address)' does not round-trip")
    try require(bytes.allSatisfy { (0x21...0x7E).contains($0) }, "'\(address)' holds what no header may")
    // Each of these ends an address, or begins something else, in a header or after RCPT TO.
    try require(!bytes.contains { "<>(),;:\\\"[]".utf8.contains($0) }, "'\(address)' holds a mark of header syntax")
    let sides = address.value.split(separator: "@", omittingEmptySubsequences: false)
    try require(sides.count == 2 && !sides[0].isEmpty && !sides[1].isEmpty, "'\(address)' has no two sides")
    try require(address.domain == sides[1] && bytes.count <= 254, "'\(address)' has another domain, or is too long")
}
