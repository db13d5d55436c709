import Dunning

extension Words {
    static let english = Words(
        tag: "en",
        amounts: .point(dollars: ["USD"]),
        amountsByRegion: [:],
        months: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ],
        shortMonths: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
        longDate: { day, month, year in "\(month) \(day), \(year)" },
        shortDate: { day, month, year in "\(month) \(day), \(year)" },
        dayAndMonth: { day, month in "\(month) \(day)" },
        distance: { days in
            switch days {
            case 0: "due today"
            case -1: "due tomorrow"
            case 1: "was due yesterday"
            case ..<0: "due in \(days.magnitude) days"
            default: "was due \(days) days ago"
            }
        },
        stage: { stage in
            switch stage {
            case .issued: "Issued"
            case .upcoming: "Upcoming"
            case .due: "Due"
            case .overdue: "Overdue"
            case .claim: "Claim"
            case .thanks: "Thanks"
            }
        },
        daysBefore: { days in days == 1 ? "1 day before" : "\(days) days before" },
        noteHeadings: [
            "id", "date", "time", "client_id", "client", "title", "stage", "occurrence", "invoices", "currency",
            "balance", "days_overdue", "recipients", "channel", "result", "message_id", "author", "state",
        ],
        callHeadings: [
            "notes", "client_id", "client", "phone", "invoices", "currency", "balance", "days_overdue", "since",
            "last_result", "collector",
            "overdue", "overdue_invoices", "disputed", "email", "last_stage", "last_date", "comment", "comment_date",
            "comment_note",
        ],
        late: "late",
        latest: "latest",
        result: { result in
            switch result {
            case .sent: "sent"
            case .failed: "failed"
            case .shadow: "shadow"
            case .noAddress: "no address"
            }
        },
        state: { state in
            switch state {
            case .open: "open"
            case .done: "done"
            }
        },
        channel: { channel in
            switch channel {
            case .email: "email"
            case .none: "none"
            }
        },
        absence: "not in the import of",
        reason: englishReason,
        contact: .english,
        explanation: .english,
        outbox: .english,
        nothingDue: "Nothing is due.",
        letters: .english
    )
}
