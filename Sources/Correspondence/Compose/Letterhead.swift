package import Dunning

/// In whose name letters are written, and where they and their answers go besides the client.
package struct Letterhead: Hashable, Sendable {
    package let company: Company
    package let from: Mailbox
    /// Empty: answers go to `from`.
    package let replyTo: [EmailAddress]
    package let cc: [EmailAddress]
    package let bcc: [EmailAddress]
    /// Where failures of delivery are reported to.
    package let returnPath: EmailAddress

    package init(
        company: Company, from: Mailbox, replyTo: [EmailAddress] = [], cc: [EmailAddress] = [],
        bcc: [EmailAddress] = [], returnPath: EmailAddress? = nil
    ) {
        self.company = company
        self.from = from
        self.replyTo = replyTo
        self.cc = cc
        self.bcc = bcc
        self.returnPath = returnPath ?? from.address
    }

    /// The sender as people read it, `Name <address>`.
    package var sender: String {
        guard let name = from.displayName?.onOneLine, !name.isEmpty else { return from.address.value }
        return "\(name) <\(from.address)>"
    }

    /// `nil` without a logo; another logo has another (RFC 2392).
    var logoContentID: String? {
        company.logo.map { "logo@\(fingerprint($0.bytes)).\(from.address.domain)" }
    }

    var logoAddress: String? { logoContentID.map { "cid:\($0)" } }

    /// The page with the logo inside it, for a browser, which has no message to look for the logo in (RFC 2397).
    package func standalone(_ html: String) -> String {
        guard let logo = company.logo, let address = logoAddress else { return html }
        let data = String(decoding: Base64.encoded(logo.bytes), as: UTF8.self)
        return html.replacing(address, with: "data:image/\(logo.format.rawValue);base64,\(data)")
    }

    /// With how to pay as letters in one language have it, by its tag; of those that have words of their own.
    var byLanguage: [String: Letterhead] {
        company.paymentInstructionsByLanguage.mapValues { instructions in
            var company = company
            company.paymentInstructions = instructions
            return Letterhead(
                company: company, from: from, replyTo: replyTo, cc: cc, bcc: bcc, returnPath: returnPath)
        }
    }

    /// What templates see of it.
    var constants: [String: MustacheValue] {
        let lines = company.paymentInstructions.presence?.lines ?? []
        return [
            "company": .record(LetterVariable.record(LetterVariables.company, of: self)),
            "payment_lines": .list(lines.map { .record(LetterVariable.record(LetterVariables.paymentLine, of: $0)) }),
        ]
    }

    /// A website without a scheme is taken for an https one.
    var websiteURL: String? {
        company.website.flatMap { webAddress($0) ?? ($0.contains(":") ? nil : webAddress("https://\($0)")) }
    }
}
