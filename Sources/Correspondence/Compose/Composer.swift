package import Dunning

/// Writes messages: the same arguments give the same bytes.
package struct Composer: Sendable {
    private let letterhead: Letterhead
    private let templates: TemplateLibrary
    private let profiles: ContactProfiles
    // The same in every message.
    private let constants: [String: MustacheValue]
    private let constantsByLanguage: [String: [String: MustacheValue]]
    private let logo: MIMEEntity?
    private let from: HeaderField
    private let automatic: [HeaderField]

    /// - Parameter profiles: say what letters have to tell besides.
    package init(letterhead: Letterhead, templates: TemplateLibrary, profiles: ContactProfiles) {
        self.letterhead = letterhead
        self.templates = templates
        self.profiles = profiles
        constants = letterhead.constants
        constantsByLanguage = letterhead.byLanguage.mapValues(\.constants)
        if let image = letterhead.company.logo, let contentID = letterhead.logoContentID {
            logo = .inlineImage(image.bytes, subtype: image.format.rawValue, contentID: contentID)
        } else {
            logo = nil
        }
        from = HeaderField("From", letterhead.from)
        automatic = [
            HeaderField("MIME-Version", ["1.0"]),
            HeaderField("Auto-Submitted", ["auto-generated"]),  // RFC 3834 section 5
            HeaderField("X-Auto-Response-Suppress", ["OOF,", "AutoReply"]),  // [MS-OXCMAIL] 2.1.3.2.20
        ]
    }

    /// - Parameters:
    ///   - references: the first message about the same debt.
    ///   - redirectedTo: gets the message in everybody's place.
    package func compose(
        _ message: PlannedMessage, messageID: MessageID, references: MessageID?, writtenAt time: LocalTime,
        attachments: [Attachment] = [], redirectedTo: EmailAddress?
    ) throws(TemplateError) -> ComposedMessage {
        let letter = try write(message)
        let addressing = Addressing(message, letterhead, redirectedTo: redirectedTo)
        var writer = MIMEWriter(messageID)
        writer.append(HeaderField("Date", [time.rfc5322]))
        writer.append(from)
        if let redirectedTo {
            // The name is what every mail program shows.
            let meant = addressing.meant.to.map(\.value).joined(separator: ", ")
            writer.append(
                HeaderField("To", Mailbox(displayName: meant.isEmpty ? nil : meant, address: redirectedTo)))
        } else {
            writer.append(HeaderField("To", addressing.to))
        }
        if !addressing.cc.isEmpty { writer.append(HeaderField("Cc", addressing.cc)) }
        if !letterhead.replyTo.isEmpty { writer.append(HeaderField("Reply-To", letterhead.replyTo)) }
        writer.append(HeaderField("Subject", text: letter.subject))
        writer.append(HeaderField("Message-ID", ["<\(messageID)>"]))
        if let references { writer.append(HeaderField("References", ["<\(references)>"])) }
        for field in automatic { writer.append(field) }
        if redirectedTo != nil { for field in Self.fields(of: addressing.meant) { writer.append(field) } }
        writer.append(HeaderField("Content-Language", [letter.language.tag]))
        writer.append(body(of: letter, attachments))
        writer.finish()
        return ComposedMessage(
            envelope: Envelope(
                sender: letterhead.returnPath, to: addressing.to, copies: addressing.cc + addressing.bcc),
            from: letterhead.sender,
            to: addressing.to, cc: addressing.cc, bcc: addressing.bcc, meantTo: addressing.meant.to,
            meantCc: addressing.meant.cc, subject: letter.subject, bytes: writer.bytes, plainText: letter.text,
            hypertext: letter.html)
    }

    /// Where a message would go that goes to another address.
    private static func fields(
        of meant: (to: [EmailAddress], cc: [EmailAddress], bcc: [EmailAddress])
    ) -> [HeaderField] {
        [("To", meant.to), ("Cc", meant.cc), ("Bcc", meant.bcc)].filter { !$0.1.isEmpty }
            .map { HeaderField("X-Recordad-Would-Go-\($0)", $1) }
    }

    /// Who would get copies of the message, hidden ones included.
    package func copies(of message: PlannedMessage) -> [EmailAddress] {
        let addressing = Addressing(message, letterhead, redirectedTo: nil)
        return addressing.cc + addressing.bcc
    }

    /// What `compose` would throw; `nil`: the message can be composed.
    package func complaint(about message: PlannedMessage) -> TemplateError? {
        do throws(TemplateError) {
            _ = try write(message)
            return nil
        } catch {
            return error
        }
    }

    private struct Letter {
        let language: Language
        let subject: String
        let text: [UInt8]
        let html: [UInt8]
        let showsLogo: Bool
    }

    private func write(_ message: PlannedMessage) throws(TemplateError) -> Letter {
        let language = templates.language(for: message.client.language, in: message.client.country)
        guard let templates = templates.templates(for: language), let template = templates.letters[message.stage] else {
            throw TemplateError(
                file: "\(language.tag)/\(message.stage)", line: 1, message: "templates were complained about at loading"
            )
        }
        let scene = LetterScene(
            message, language: language, company: letterhead.company, wording: profiles[message.client.kind].wording)
        var values = scene.record(
            constantsByLanguage[language.tag] ?? constantsByLanguage[language.baseTag] ?? constants)
        func render(_ template: MustacheTemplate, _ escaping: MustacheTemplate.Escaping) throws(TemplateError)
            -> [UInt8]
        {
            try template.render(.record(values), escaping: escaping, partials: templates.partials)
        }
        let subject = String(decoding: try render(template.subject, .none), as: UTF8.self).onOneLine
        values["subject"] = .text(subject)
        return Letter(
            language: language, subject: subject, text: try render(template.text, .none),
            html: try render(template.html, .html), showsLogo: template.showsLogo)
    }

    /// Only the levels that it needs: alternative, with the logo in related, with documents in mixed (RFC 2046).
    private func body(of letter: Letter, _ attachments: [Attachment]) -> MIMEEntity {
        var entity = MIMEEntity.multipart(
            subtype: "alternative",
            [.text(subtype: "plain", letter.text), .text(subtype: "html", letter.html)])
        if let logo, letter.showsLogo { entity = .multipart(subtype: "related", [entity, logo]) }
        if !attachments.isEmpty {
            entity = .multipart(subtype: "mixed", [entity] + attachments.map { .attachment($0) })
        }
        return entity
    }
}
