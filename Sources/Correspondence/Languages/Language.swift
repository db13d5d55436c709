package import Dunning

/// A language that recordad speaks, with the manner of writing amounts of one country.
package struct Language: Sendable {
    /// BCP 47: `es`, or `es-CL` when a country was named.
    package let tag: String
    let words: Words
    let amounts: AmountStyle
    /// Whose clock its times are by.
    private var zone = Zone.utc

    /// One line a language; its words are in a file of its own.
    static let spoken: [Words] = [
        .spanish,
        .english,
        .portuguese,
    ]

    /// The tags without a country, in the order of the table.
    package static let baseTags = spoken.map(\.tag)

    /// Spoken to whoever runs the program, whatever staff and clients read.
    package static let english = Language(tag: Words.english.tag, words: .english, amounts: Words.english.amounts)

    private init(tag: String, words: Words, amounts: AmountStyle) {
        self.tag = tag
        self.words = words
        self.amounts = amounts
    }

    /// Reads `es`, `es-CL`, `es_cl`, `es-Latn-CL`, ….
    ///
    /// An unknown country writes amounts as the plain language does; `nil` when the language is unknown, or when
    /// this is no tag.
    package init?(tag: String) {
        let subtags = tag.split(separator: "_", omittingEmptySubsequences: false)
            .flatMap { $0.split(separator: "-", omittingEmptySubsequences: false) }
        guard subtags.allSatisfy(Self.isSubtag), let language = subtags.first?.lowercased(),
            let words = Self.spoken.first(where: { $0.tag == language })
        else { return nil }
        let region = subtags.dropFirst().first(where: Self.isRegion)?.uppercased()
        self.tag = region.map { "\(language)-\($0)" } ?? language
        self.words = words
        self.amounts = region.flatMap { words.amountsByRegion[$0] } ?? words.amounts
    }

    /// The same, with times by the clock of the zone.
    package func by(_ zone: Zone) -> Language {
        var language = self
        language.zone = zone
        return language
    }

    /// The tag without its country, which names the folder of the built-in templates.
    package var baseTag: String { words.tag }

    var hasRegion: Bool { tag != baseTag }

    /// With that country; `nil` where it has no manner of its own of writing amounts in this language.
    func spoken(in country: String) -> Language? {
        let country = country.uppercased()
        guard let amounts = words.amountsByRegion[country] else { return nil }
        return Language(tag: "\(baseTag)-\(country)", words: words, amounts: amounts)
    }

    private static func isSubtag(_ text: Substring) -> Bool {
        (1...8).contains(text.utf8.count) && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }

    /// Two letters of ISO 3166-1 or three digits of UN M.49 (RFC 5646 section 2.2.4).
    private static func isRegion(_ subtag: Substring) -> Bool {
        subtag.utf8.count == 2 ? subtag.allSatisfy(\.isLetter) : subtag.utf8.count == 3 && subtag.allSatisfy(\.isNumber)
    }
}

extension Language: Hashable, CustomStringConvertible {
    package var description: String { tag }
    package static func == (left: Language, right: Language) -> Bool { left.tag == right.tag }
    package func hash(into hasher: inout Hasher) { hasher.combine(tag) }
}

// MARK: - What clients read

extension Language {
    /// In full, as in `5 de marzo de 2026`: the only form that no country reads otherwise.
    package func longDate(_ date: CivilDate) -> String {
        let (year, month, day) = date.components
        return words.longDate(day, words.months[month - 1], year)
    }

    /// The day of a moment by that clock.
    func date(of moment: Instant) -> String { longDate(zone.local(moment).date) }

    /// `14:05`, or `14:05 UTC` where no other clock is known.
    func clock(of moment: Instant) -> String {
        zone.local(moment).clock.prefix(5) + (zone == .utc ? " UTC" : "")
    }

    /// With the month in letters but cut short, as in `5 mar 2026`; for narrow columns.
    package func shortDate(_ date: CivilDate) -> String {
        let (year, month, day) = date.components
        return words.shortDate(day, words.shortMonths[month - 1], year)
    }

    /// Shorter still, as in `5 mar`, with the year where it is not that of today.
    package func briefDate(_ date: CivilDate, today: CivilDate) -> String {
        guard date.year == today.year else { return shortDate(date) }
        return words.dayAndMonth(date.day, words.shortMonths[date.month - 1])
    }

    /// How far the due date is, as a clause that follows the invoice: `vence en 3 días`, `venció ayer`.
    package func distance(daysPastDue: Int) -> String { words.distance(daysPastDue) }
}

// MARK: - What staff read

extension Language {
    package func name(of stage: Stage) -> String { words.stage(stage) }

    /// The stage, with its days before or its count where it has them: `Próximo a vencer (3 días antes)`, `Reclamo 2`.
    package func name(of rung: Rung) -> String {
        let stage = words.stage(rung.stage)
        return switch rung.stage {
        case .upcoming: "\(stage) (\(words.daysBefore(rung.occurrence)))"
        case .claim: "\(stage) \(rung.occurrence)"
        case .issued, .due, .overdue, .thanks: stage
        }
    }

    /// The columns of the notes file, in its order (design 7.1).
    package var noteHeadings: [String] { words.noteHeadings }

    /// The columns of the call list, in its order (design 8).
    package var callHeadings: [String] { words.callHeadings }
    /// Short for days past due, where there is little room.
    package var lateHeading: String { words.late }
    /// Of what a client was told or said last.
    package var latestHeading: String { words.latest }

    package func word(for result: Note.Result) -> String { words.result(result) }
    package func word(for state: Note.State) -> String { words.state(state) }
    package func word(for channel: Note.Channel) -> String { words.channel(channel) }

    /// Why an invoice is void that a complete import did not hold, up to the day that follows.
    package var absence: String { words.absence }
    /// The same in every language, for what was written under another one.
    package static let absences = spoken.map(\.absence)

    /// Why something is not sent, in whole sentences.
    package func sentence(for reason: Reason) -> String { words.reason(reason, self) }
}
