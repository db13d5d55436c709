import Correspondence
import Dunning
import Service
import Settings
import Storage

struct CheckCommand: Command {
    static let description = CommandDescription(
        name: "check", summary: "check the configuration and show worked dates",
        options: [printing],
        details: """
            All mistakes are shown in one pass, each with its file and line. Nothing is changed and nothing is \
            sent.
            """,
        example: "recordad check --config ./recordad.conf", exits: [.data, .io, .tryAgain, .configuration])

    static let printing = Option("--print", "show the configuration in force, each key with where it was set")

    private let prints: Bool

    init(_ arguments: Arguments) throws(UsageError) {
        prints = arguments.has(Self.printing)
    }

    func run(in context: Context) throws -> ExitCode {
        let configuration = try context.configuration()
        let settings = configuration.settings
        let zone = try settings.zone()
        let language = try settings.language()
        _ = try MessageWriter(settings, language: language)
        let passwordWarnings = try passwordWarnings(settings.mail, in: context.surroundings)
        _ = try HolidayCalendars.load(configFile: context.configFile, in: context.surroundings.files)
        let missing = configuration.missingFolders(in: context.surroundings.files)
        guard missing.isEmpty else { throw InvalidSettings(missing) }
        if prints {
            context.output.line(configuration.printed)
            return .success
        }
        let warnings =
            try configuration.wordingWarnings(language: language) + paymentWarnings(configuration, language: language)
            + warnings(settings) + passwordWarnings
            + RecordFolder.warnings(settings)
        let ledger = try Ledger.ifPresent(path: settings.store.ledgerPath)
        let sentMail = AuditGuard(settings, ledger: ledger)
        let cut = try sentMail.cutFiles()
        for line in workedDates(settings, issuedOn: zone.local(context.now).date, zone: zone) {
            context.output.line(line)
        }
        if let viewpoint = RecordFolder.viewpoint(settings) { context.output.line(viewpoint) }
        if let lack = ledger?.lackOfRoom() { Diagnostics.warn("nothing will be sent: \(lack)") }
        (warnings + (cut.isEmpty ? [] : [cutSentMail(cut)])).forEach(Diagnostics.warn)
        try sentMail.check()
        context.output.line("\nconfiguration and templates are good: \(configuration.paths.joined(separator: ", "))")
        return .success
    }

    /// That the password cannot be looked at from here.
    private func passwordWarnings(_ mail: Settings.Mail, in surroundings: Surroundings) throws -> [String] {
        guard mail.user != nil, mail.passwordFile == nil, surroundings.credentialsDirectory == nil else {
            _ = try mail.password(in: surroundings)
            return []
        }
        return [
            "the password of User= is not looked at: without PasswordFile= it is the systemd credential "
                + "'\(Settings.Mail.credentialName)', which only the service is given, by LoadCredential= of its unit"
        ]
    }

    /// That the client may not learn how to pay.
    private func paymentWarnings(_ configuration: Configuration, language: Language) throws -> [String] {
        let path = configuration.settings.store.invoicesPath
        let (languages, allNamePaymentURL) =
            try Files.exist(path)
            ? InvoiceStore(path: path, mode: .readOnly).read {
                (try $0.languages().compactMap(Language.init(tag:)), try $0.everyUnpaidNamesPaymentURL())
            } : ([], false)
        let fallback = configuration.settings.company.paymentInstructions
        var warnings: [String] = []
        if !allNamePaymentURL, try configuration.leavesHowToPayUnsaid(language: language) {
            warnings.append(
                "[Company] lacks PaymentInstructions=: a letter about an invoice without 'payment_url' does not say how "
                    + "to pay")
        }
        guard fallback != nil || !allNamePaymentURL else { return warnings }
        for other in try configuration.languagesWithoutHowToPay(languages, company: language) {
            warnings.append(
                "[Company] lacks PaymentInstructions.\(other.baseTag)=: a letter to a client with language '\(other)' "
                    + (fallback == nil ? "does not say how to pay" : "says how to pay in the words for '\(language)'"))
        }
        return warnings
    }

    /// What is not wrong and yet may surprise.
    private func warnings(_ settings: Settings) throws -> [String] {
        var warnings: [String] = []
        let contact = settings.contact
        if contact.rules != .unlimited || contact.businessRules != .unlimited {
            for country in CountryCode.allCases {
                do throws(ZoneFileError) { _ = try ZoneFile.read(country.zoneName) } catch {
                    warnings.append("clients of \(country.name) are written to by the company's clock: \(error)")
                }
            }
        }
        if contact.country == nil, contact.rules.keepsHolidays || contact.businessRules.keepsHolidays {
            warnings.append(
                "no public holidays are kept for clients whose country is not known; set Country= in [Contact]")
        }
        if let ledger = try Ledger.ifPresent(path: settings.store.ledgerPath), try ledger.lastCycle() == nil {
            warnings.append("'\(ledger.path)' has seen no cycle yet")
        }
        let path = settings.store.invoicesPath
        guard Files.exist(path) else {
            return warnings + ["'\(path)' does not exist yet; 'recordad import invoices FILE' makes it"]
        }
        let store = try InvoiceStore(path: path, mode: .readOnly)
        let (languages, countries) = try store.read { (try $0.languages(), try $0.unknownCountries()) }
        let unknown = languages.filter { Language(tag: $0) == nil }
        if !unknown.isEmpty {
            let names = unknown.map { "'\($0)'" }.joined(separator: ", ")
            warnings.append("clients with language \(names) are written to in '\(settings.company.language)'")
        }
        if !countries.isEmpty {
            let names = countries.map { "'\($0)'" }.joined(separator: ", ")
            warnings.append(
                "clients with country \(names) have the clock and the holidays of the company; a code of ISO 3166 such "
                    + "as CL is expected")
        }
        return warnings
    }

    /// The days of an invoice issued today, if each message is accepted on its day.
    private func workedDates(_ settings: Settings, issuedOn: CivilDate, zone: Zone) -> [String] {
        let language = Language.english
        let policy = settings.policy
        let calendar = settings.contactPolicy(zone: zone).calendar(kind: .unknown)
        var lines = [
            "An invoice issued today, \(language.longDate(issuedOn)), term \(policy.termDays) days, "
                + "due \(language.longDate(issuedOn.adding(days: policy.termDays))), gets:"
        ]
        for (step, day) in policy.workedSteps(issuedOn: issuedOn, calendar: calendar) {
            let words = [language.name(of: step.rung), step.move.map { "(\($0.words))" }].compactMap(\.self)
            lines.append("  \(day)  \(words.joined(separator: " "))")
        }
        if policy.maximumResends == nil {
            lines.append("  and so on, every \(policy.resendDays) days until it is paid")
        }
        lines.append("and nothing more once it is paid. Invoices due before \(policy.pastInvoicesFrom) get nothing.")
        let contact = settings.contact
        lines.append("Clients are written to (profile \(contact.profile.rawValue)):")
        lines += contact.rules.lines(holidaysOf: contact.country).map { "  \($0)" }
        lines.append("and businesses (profile \(contact.businessProfile.rawValue)):")
        lines += contact.businessRules.lines(holidaysOf: contact.country).map { "  \($0)" }
        return lines
    }
}

extension Ladder.Step.Move {
    /// `not 2026-12-25, Navidad`
    fileprivate var words: String {
        switch cause {
        case .holiday(let name): "not \(day), \(name)"
        case .weekday: "not \(day), which is no day of contact"
        }
    }
}
