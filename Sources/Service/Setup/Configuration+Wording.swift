package import Correspondence
import Dunning
package import Settings

extension Configuration {
    /// What letters should say and do not, or say and should not: of templates, then of the configuration itself.
    ///
    /// A company without rules of contact (`Profile=none` for all) is told nothing.
    /// - Throws: `InvalidTemplates`, or `TemplateFolderError` when the folder cannot be read.
    package func wordingWarnings(language: Language) throws -> [String] {
        let profiles = settings.contact.profiles
        guard profiles.all != [.none] else { return [] }
        let (files, library) = try settings.templates(language: language)
        let ofTemplates = library.wordingWarnings(profiles) + BannedWords.warnings(about: files)
        return ofTemplates.map(\.description) + missingFacts(profiles) + bannedWords
    }

    /// Letters ask for payment, and say how only where an invoice has an address to pay at.
    ///
    /// - Throws: As `wordingWarnings(language:)`.
    package func leavesHowToPayUnsaid(language: Language) throws -> Bool {
        guard ownHowToPay(in: language) == nil, settings.company.paymentInstructions == nil else { return false }
        return try settings.templates(language: language).library.showsPaymentInstructions
    }

    /// Of these languages, those whose letters say in another one how to pay, or nothing of it, though letters in the
    /// company's say it.
    ///
    /// - Throws: As `wordingWarnings(language:)`.
    package func languagesWithoutHowToPay(_ languages: [Language], company: Language) throws -> [Language] {
        // The general text is in the company's language, whatever the country.
        let isSaid = settings.company.paymentInstructions != nil
        let without = languages.filter {
            ownHowToPay(in: $0) == nil && !(isSaid && $0.baseTag == company.baseTag)
        }
        return try without.isEmpty || leavesHowToPayUnsaid(language: company)
            || !settings.templates(language: company).library.showsPaymentInstructions ? [] : without
    }

    private func ownHowToPay(in language: Language) -> String? {
        let texts = settings.company.paymentInstructionsByLanguage
        return texts[language.tag] ?? texts[language.baseTag]
    }

    /// What the profiles ask every letter to show, and the configuration does not have.
    private func missingFacts(_ profiles: ContactProfiles) -> [String] {
        let company = settings.company
        let facts: [(RequiredWording, String, String?)] = [
            (.taxID, "TaxId=", company.taxID), (.address, "Address=", company.address),
            (.phone, "Phone=", company.phone),
        ]
        return profiles.all.compactMap { profile in
            let missing = facts.filter { profile.wording.contains($0.0) && $0.2.presence == nil }.map(\.1)
            guard !missing.isEmpty else { return nil }
            return "[Company] lacks \(missing.joined(separator: ", ")), which profile '\(profile)' asks letters to show"
        }
    }

    private var bannedWords: [String] {
        let texts = paymentInstructions.map { ($0, false) } + [notesTitle].compactMap(\.self).map { ($0, true) }
        return texts.flatMap { own, isTitle in
            BannedWords.findings(in: own.text, isTitle: isTitle).map {
                "\(own.place(ofLine: $0.line)): \(own.name) says '\($0.phrase)', \(BannedWords.reason)"
            }
        }
    }
}
