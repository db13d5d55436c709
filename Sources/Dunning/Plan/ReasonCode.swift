extension Reason {
    /// The reason as the ledger keeps it: a word, then its particulars, separated by U+001F.
    package var code: String {
        let parts: [String] =
            switch self {
            case .cash: ["cash"]
            case .paid: ["paid"]
            case .disputed(let words): ["disputed", words].compactMap(\.self)
            case .rejected(let words): ["rejected", words].compactMap(\.self)
            case .void(let words): ["void", words].compactMap(\.self)
            case .notIssuedYet(let day): ["not-issued-yet", day.description]
            case .dueBeforeStart(let day): ["due-before-start", day.description]
            case .dueDateChanged(let day): ["due-date-changed", day.description]
            case .currencyChanged: ["currency-changed"]
            case .invoiceGone: ["invoice-gone"]
            case .fault(let fault): ["fault"] + fault.codeParts
            case .remindersOff: ["reminders-off"]
            case .noAddress: ["no-address"]
            case .addressesRefused: ["addresses-refused"]
            case .writtenToday: ["written-today"]
            case .messagePending: ["message-pending"]
            case .outsideHours(let opens): ["outside-hours", opens.day.description, String(opens.minute), opens.zone]
            case .closedDay(.weekday, let day): ["closed-day", day.description]
            case .closedDay(.holiday(let name), let day): ["closed-day", day.description, name]
            case .contactLimit(let limit, let address, let day):
                ["contact-limit", limit.code, day.description, address?.value].compactMap(\.self)
            case .alreadySent(let rung, let day): ["already-sent", rung.code, day.description]
            case .foreseen(let rung, let day): ["foreseen", rung.code, day.description]
            case .inOutbox(let rung): ["in-outbox", rung.code]
            case .alreadyFailed(let rung, let day): ["already-failed", rung.code, day.description]
            case .uncertain(let rung, let day): ["uncertain", rung.code, day.description]
            case .superseded(let rung): ["superseded", rung.code]
            case .stageOff: ["stage-off"]
            case .issuedBeforeStart(let day): ["issued-before-start", day.description]
            case .stageEnded(let day): ["stage-ended", day.description]
            case .notYet(let day): ["not-yet", day.description]
            case .awaitsOverdue: ["awaits-overdue"]
            case .ladderFinished(let claims): ["ladder-finished", String(claims)]
            case .notPaidYet: ["not-paid-yet"]
            case .neverReminded: ["never-reminded"]
            case .paidBeforeThanks: ["paid-before-thanks"]
            case .staleData(let why): ["stale-data"] + why.codeParts
            case .burst: ["burst"]
            case .brokenStore: ["broken-store"]
            case .cancelledByOperator: ["cancelled-by-operator"]
            case .modeChanged: ["mode-changed"]
            case .composedAgain: ["composed-again"]
            case .retriesExpired: ["retries-expired"]
            case .settingsChanged: ["settings-changed"]
            }
        return parts.joined(separator: "\u{1F}")
    }

    /// The first word of the code, which programs may rely on: `stale-data`.
    package var word: String { String(code.prefix { $0 != "\u{1F}" }) }

    /// `nil` for a text that `code` never writes.
    package init?(code: String) {
        let parts = code.split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init)
        let word = parts[0]
        let rest = Array(parts.dropFirst())
        let plain = Self.withoutParticulars.first { $0.code == word }
        let reason =
            plain ?? Self.withWords(word, rest) ?? Self.withDay(word, rest)
            ?? Self.aboutContact(word, rest) ?? Self.withRung(word, rest)
        guard let reason, reason.code == code else { return nil }
        self = reason
    }

    private static let withoutParticulars: [Reason] = [
        .cash, .paid, .currencyChanged, .invoiceGone, .remindersOff, .noAddress, .addressesRefused,
        .writtenToday, .messagePending, .stageOff, .awaitsOverdue, .notPaidYet, .neverReminded, .paidBeforeThanks,
        .burst, .brokenStore,
        .cancelledByOperator, .modeChanged, .composedAgain, .retriesExpired, .settingsChanged,
    ]

    private static func withWords(_ word: String, _ rest: [String]) -> Reason? {
        switch word {
        case "disputed": return .disputed(because: rest.isEmpty ? nil : rest.rejoined)
        case "rejected": return .rejected(because: rest.isEmpty ? nil : rest.rejoined)
        case "void": return .void(because: rest.isEmpty ? nil : rest.rejoined)
        case "fault": return RecordFault(codeParts: rest).map(Reason.fault)
        case "stale-data": return Staleness(codeParts: rest).map(Reason.staleData)
        case "ladder-finished": return rest.first.flatMap(Int.init).map { .ladderFinished(claims: $0) }
        default: return nil
        }
    }

    private static func withDay(_ word: String, _ rest: [String]) -> Reason? {
        guard rest.count == 1, let day = CivilDate(rest[0]) else { return nil }
        switch word {
        case "not-issued-yet": return .notIssuedYet(day)
        case "due-before-start": return .dueBeforeStart(from: day)
        case "issued-before-start": return .issuedBeforeStart(from: day)
        case "due-date-changed": return .dueDateChanged(to: day)
        case "stage-ended": return .stageEnded(on: day)
        case "not-yet": return .notYet(on: day)
        default: return nil
        }
    }

    private static func aboutContact(_ word: String, _ rest: [String]) -> Reason? {
        switch (word, rest.count) {
        case ("outside-hours", 3):
            guard let day = CivilDate(rest[0]), let minute = Int(rest[1]),
                (0..<WeeklyHours.minutesOfDay).contains(minute)
            else { return nil }
            return .outsideHours(opens: ContactOpening(day: day, minute: minute, zone: rest[2]))
        case ("closed-day", 1...):
            let name = rest.count == 1 ? nil : Array(rest.dropFirst()).rejoined
            return CivilDate(rest[0]).map { .closedDay(name.map { .holiday($0) } ?? .weekday, until: $0) }
        case ("contact-limit", 2...3):
            guard let limit = ContactLimit(code: rest[0]), let day = CivilDate(rest[1]) else { return nil }
            guard rest.count == 3 else { return .contactLimit(limit, sharing: nil, until: day) }
            return EmailAddress(rest[2]).map { .contactLimit(limit, sharing: $0, until: day) }
        default: return nil
        }
    }

    private static func withRung(_ word: String, _ rest: [String]) -> Reason? {
        guard let rung = rest.first.flatMap(Rung.init(code:)) else { return nil }
        if rest.count == 1 {
            return word == "in-outbox" ? .inOutbox(rung) : word == "superseded" ? .superseded(by: rung) : nil
        }
        guard let day = CivilDate(rest[1]) else { return nil }
        switch word {
        case "already-sent": return .alreadySent(rung, on: day)
        case "foreseen": return .foreseen(rung, on: day)
        case "already-failed": return .alreadyFailed(rung, on: day)
        case "uncertain": return .uncertain(rung, on: day)
        default: return nil
        }
    }
}

extension Collection<String> {
    /// Words of the store may hold the separator themselves.
    fileprivate var rejoined: String { joined(separator: "\u{1F}") }
}

extension Staleness {
    fileprivate var codeParts: [String] {
        switch self {
        case .unknownAge: []
        case .old(let instant): [String(instant.secondsSince1970)]
        case .future(let instant): [String(instant.secondsSince1970), "future"]
        case .setBack(let instant, let from): [String(instant.secondsSince1970), String(from.secondsSince1970)]
        }
    }

    fileprivate init?(codeParts parts: [String]) {
        guard let first = parts.first else {
            self = .unknownAge
            return
        }
        guard let seconds = Int64(first) else { return nil }
        let instant = Instant(secondsSince1970: seconds)
        guard parts.count > 1, let last = parts.last else {
            self = .old(instant)
            return
        }
        if last == "future" {
            self = .future(instant)
        } else {
            guard let from = Int64(last) else { return nil }
            self = .setBack(instant, from: Instant(secondsSince1970: from))
        }
    }
}

extension Rung {
    /// `claim/2`.
    package var code: String { "\(stage.rawValue)/\(occurrence)" }

    package init?(code: String) {
        let parts = code.split(separator: "/")
        guard parts.count == 2, let stage = Stage(rawValue: String(parts[0])), let occurrence = Int(parts[1]) else {
            return nil
        }
        self.init(stage, occurrence)
    }
}

extension ContactLimit {
    /// `week/2`.
    fileprivate var code: String {
        switch self {
        case .perDay(let count): "day/\(count)"
        case .perWeek(let count): "week/\(count)"
        case .gap(let days): "gap/\(days)"
        }
    }

    fileprivate init?(code: String) {
        let parts = code.split(separator: "/")
        guard parts.count == 2, let number = Int(parts[1]) else { return nil }
        switch parts[0] {
        case "day": self = .perDay(number)
        case "week": self = .perWeek(number)
        case "gap": self = .gap(number)
        default: return nil
        }
    }
}

extension RecordFault {
    fileprivate var codeParts: [String] {
        switch self {
        case .missing(let field): ["missing", field]
        case .invalid(let field, let value, let expected): ["invalid", field, value, expected]
        case .clientMissing(let id): ["client-missing", id.value]
        case .unwritable(let complaint): ["unwritable", complaint]
        }
    }

    fileprivate init?(codeParts parts: [String]) {
        switch (parts.first, parts.count) {
        case ("missing", 2):
            self = .missing(field: parts[1])
        case ("invalid", 4...):
            let value = parts[2..<(parts.count - 1)]
            self = .invalid(field: parts[1], value: value.rejoined, expected: parts[parts.count - 1])
        case ("client-missing", 2...):
            self = .clientMissing(ClientID(parts[1...].rejoined))
        case ("unwritable", 2...):
            self = .unwritable(complaint: parts[1...].rejoined)
        default:
            return nil
        }
    }
}
