import Dunning
import Testing

/// What the ledger keeps of a reason is read back as the same reason.
@Suite struct ReasonCodeTests {
    private static let day = Life.date(30)
    private static let rungs = Stage.allCases.map { Rung($0) } + [Rung(.claim, 12), Rung(.upcoming, 365)]
    private static let words = ["", "no llegó", "a/b", "dos\nlíneas", "con \u{1F} dentro", "\u{1F}", "claim/2"]

    /// One of each, so that a case added to the enumeration is added here: the switch below does not compile without.
    static let all: [Reason] =
        [
            .cash, .paid, .void(because: nil), .currencyChanged, .invoiceGone, .remindersOff, .noAddress,
            .addressesRefused,
            .writtenToday, .messagePending, .stageOff, .awaitsOverdue, .notPaidYet, .neverReminded, .paidBeforeThanks,
            .burst,
            .brokenStore, .cancelledByOperator, .modeChanged, .composedAgain, .retriesExpired, .settingsChanged,
            .notIssuedYet(day), .dueBeforeStart(from: day), .dueDateChanged(to: day),
            .issuedBeforeStart(from: day), .stageEnded(on: day), .notYet(on: day), .ladderFinished(claims: 0),
            .ladderFinished(claims: 4), .staleData(.unknownAge),
            .staleData(.old(Instant(secondsSince1970: -1))),
            .staleData(.future(Instant(secondsSince1970: 4_000_000_000))),
            .staleData(.setBack(Instant(secondsSince1970: 1), from: Instant(secondsSince1970: 2))),
            .disputed(because: nil),
            .rejected(because: nil),
            .fault(.missing(field: "invoice.number")), .closedDay(.weekday, until: day),
            .outsideHours(opens: ContactOpening(day: day, minute: 480, zone: "America/Santiago")),
            .contactLimit(.perDay(1), sharing: nil, until: day), .contactLimit(.gap(2), sharing: nil, until: day),
            .contactLimit(.perWeek(2), sharing: EmailAddress("pagos@acme.example"), until: day),
        ]
        + words.flatMap { text -> [Reason] in
            [
                .disputed(because: text), .rejected(because: text), .void(because: text),
                .fault(.clientMissing(ClientID(text))), .fault(.unwritable(complaint: text)),
                .closedDay(.holiday(text), until: day),
                .fault(.invalid(field: "invoice.currency", value: text, expected: "a code of ISO 4217")),
            ]
        }
        + rungs.flatMap { rung -> [Reason] in
            [
                .alreadySent(rung, on: day), .foreseen(rung, on: day), .alreadyFailed(rung, on: day),
                .uncertain(rung, on: day),
                .inOutbox(rung), .superseded(by: rung),
            ]
        }

    @Test func `every reason comes back as itself, and no two share a code`() {
        for reason in Self.all { #expect(Reason(code: reason.code) == reason, "\(reason.code.debugDescription)") }
        #expect(Set(Self.all.map(\.code)).count == Self.all.count)
    }

    @Test func `the list above has every case`() {
        #expect(Set(Self.all.map(Self.number)) == Set(0..<42))
    }

    @Test(arguments: [
        "", "nonsense", "paid\u{1F}", "paid\u{1F}x", "not-yet", "not-yet\u{1F}2026-02-30", "superseded",
        "superseded\u{1F}claim", "superseded\u{1F}claim/+2", "superseded\u{1F}claim//2", "superseded\u{1F}later/1",
        "already-sent\u{1F}claim/2", "already-sent\u{1F}claim/2\u{1F}2026-01-01\u{1F}x", "stale-data\u{1F}yesterday",
        "stale-data\u{1F}future", "stale-data\u{1F}5\u{1F}past",
        "ladder-finished", "ladder-finished\u{1F}4\u{1F}5", "fault", "fault\u{1F}missing", "Paid", " paid",
        "outside-hours\u{1F}2026-01-01\u{1F}1440\u{1F}UTC", "outside-hours\u{1F}2026-01-01\u{1F}480",
        "closed-day", "contact-limit\u{1F}month/2\u{1F}2026-01-01", "contact-limit\u{1F}week/2",
        "contact-limit\u{1F}week/2\u{1F}2026-01-01\u{1F}nobody",
    ]) func `a text that is no code is refused`(text: String) {
        #expect(Reason(code: text) == nil)
    }

    private static func number(_ reason: Reason) -> Int {
        switch reason {
        case .cash: 0
        case .paid: 1
        case .disputed: 2
        case .rejected: 3
        case .void: 4
        case .notIssuedYet: 5
        case .dueBeforeStart: 6
        case .dueDateChanged: 7
        case .currencyChanged: 8
        case .invoiceGone: 9
        case .fault: 10
        case .remindersOff: 11
        case .noAddress: 12
        case .addressesRefused: 13
        case .writtenToday: 14
        case .messagePending: 15
        case .alreadySent: 16
        case .foreseen: 41
        case .inOutbox: 17
        case .alreadyFailed: 18
        case .uncertain: 19
        case .superseded: 20
        case .stageOff: 21
        case .stageEnded: 22
        case .notYet: 23
        case .awaitsOverdue: 24
        case .ladderFinished: 25
        case .notPaidYet: 26
        case .neverReminded: 27
        case .staleData: 28
        case .burst: 29
        case .brokenStore: 30
        case .cancelledByOperator: 31
        case .modeChanged: 32
        case .composedAgain: 33
        case .retriesExpired: 34
        case .settingsChanged: 35
        case .issuedBeforeStart: 36
        case .outsideHours: 37
        case .closedDay: 38
        case .contactLimit: 39
        case .paidBeforeThanks: 40
        }
    }
}
