import Dunning

extension Reader {
    /// `nil` when the company has no name.
    mutating func company() -> Company? {
        let name = self(Keys.companyName)
        let taxID = self(Keys.taxID)
        let address = self(Keys.address)
        let phone = self(Keys.phone)
        let website = self(Keys.website)
        let logo = logo()
        let primaryColor = self(Keys.primaryColor)
        let accentColor = self(Keys.accentColor)
        let paymentInstructions = paymentInstructions(in: nil)
        let others = languages(
            of: [Keys.paymentInstructions.description.name, Keys.paymentInstructionsFile.description.name])
        var byLanguage: [String: String] = [:]
        for tag in others { byLanguage[tag] = self.paymentInstructions(in: tag) }
        let language = language()
        let currency = self(Keys.currency)
        guard let name else { return nil }
        var company = Company(
            name: name, taxID: taxID, address: address, phone: phone, website: website, logo: logo,
            primaryColor: primaryColor, accentColor: accentColor, paymentInstructions: paymentInstructions,
            language: language, currency: currency)
        company.paymentInstructionsByLanguage = byLanguage
        return company
    }

    /// As the known languages spell it.
    private mutating func language() -> String {
        let written = self(Keys.language)
        let known = surroundings.knownLanguages
        if let language = known.first(where: { $0.lowercased() == written.lowercased() }) { return language }
        // A country decides only how amounts are written, and an unknown one changes nothing.
        if surroundings.subtags(ofKnown: written) != nil { return written }
        complain(
            Keys.language.description.name,
            "Language= is '\(written.shortened)', expected one of \(known.joined(separator: ", "))")
        return written
    }

    private mutating func logo() -> Company.Logo? {
        let key = Keys.logo.description.name
        let path = self(Keys.logo)
        let alignment = self(Keys.logoAlign)
        guard let path, let bytes = contents(of: key, path, limit: 262_144) else { return nil }
        // The PNG signature (ISO/IEC 15948 section 5.2), and the start of a JPEG's first two markers.
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            return Company.Logo(bytes: bytes, format: .png, alignment: alignment)
        }
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            return Company.Logo(bytes: bytes, format: .jpeg, alignment: alignment)
        }
        complain(key, "Logo= is '\(path.shortened)', which is neither; expected a PNG or JPEG image")
        return nil
    }

    /// - Parameter tag: `nil`: in those that have none of their own.
    private mutating func paymentInstructions(in tag: String?) -> String? {
        let (words, file) = (Keys.paymentInstructions.inLanguage(tag), Keys.paymentInstructionsFile.inLanguage(tag))
        let key = file.description.name
        let line = self(words)
        guard let path = self(file) else { return line }
        if line != nil {
            let other = words.description.name.name
            complain(key, "\(key.name)= and \(other)= are both set, expected one of them")
        }
        guard let bytes = contents(of: key, path, limit: 16_384) else { return nil }
        let text = String(validating: bytes, as: UTF8.self)?.replacing("\r\n", with: "\n")
        let isPlain = text?.unicodeScalars.allSatisfy {
            $0.properties.generalCategory != .control || $0 == "\n" || $0 == "\t"
        }
        guard var text, isPlain == true else {
            complain(key, "\(key.name)= is '\(path.shortened)', expected a plain text file in UTF-8")
            return nil
        }
        while text.last?.isWhitespace == true { text.removeLast() }
        if text.isEmpty { complain(key, "\(key.name)= is '\(path.shortened)', which is empty") }
        return text
    }

    /// The file that the key names; a complaint when it cannot be read.
    private mutating func contents(of key: KeyName, _ path: String, limit: Int) -> [UInt8]? {
        do {
            return try surroundings.files.read(path, limit: limit)
        } catch {
            complain(key, "\(key.name)= is '\(path.shortened)', which \(error.reason)")
            return nil
        }
    }
}

extension Surroundings {
    /// The parts of a language tag whose language is known; `nil` of any other text.
    fileprivate func subtags(ofKnown written: String) -> [Substring]? {
        let subtags = written.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
        let isTag = subtags.allSatisfy { !$0.isEmpty && $0.utf8.count <= 8 && $0.allSatisfy(\.isASCIIAlphanumeric) }
        guard isTag, let base = subtags.first?.lowercased(), knownLanguages.contains(base) else { return nil }
        return subtags
    }

    /// A known language, or one with a country, in the usual spelling of letters: `pt-BR`.
    func languageTag(_ written: String) -> String? {
        guard let subtags = subtags(ofKnown: written), subtags.count <= 2 else { return nil }
        return ([subtags[0].lowercased()] + subtags.dropFirst().map { $0.uppercased() }).joined(separator: "-")
    }
}

extension Character {
    fileprivate var isASCIIAlphanumeric: Bool { isASCII && (isLetter || isNumber) }
}
