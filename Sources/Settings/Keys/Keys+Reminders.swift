import Dunning

extension Keys {
    static let pastInvoicesFrom = Key(
        .reminders, "PastInvoicesFrom", .day, isRequired: true, example: "2026-01-01",
        "Invoices due before this day get nothing, so that a new installation does not mail years of history.")

    static let newInvoicesFrom = Key(
        .reminders, "NewInvoicesFrom", .day, example: "2026-01-01",
        "Invoices issued on or after this day are announced when they are issued. When unset, none are.")

    static let termDays = Key(
        .reminders, "TermDays", .number(Policy.termDaysRange), default: "30",
        "Days from issue to due date, for invoices without a due date of clients without a term. 1 to 365.")

    static let daysBefore = Key(
        .reminders, "DaysBefore", .daysBefore, default: "3",
        "A friendly reminder goes out this many days before the due date. A list, 1 to 365 each, or none.")

    static let onDueDate = Key(
        .reminders, "OnDueDate", .boolean, default: "yes",
        "Whether a reminder goes out on the due date itself.")

    static let toleranceDays = Key(
        .reminders, "ToleranceDays", .number(Policy.toleranceDaysRange), default: "3",
        "Days after the due date until the overdue reminder. 0 to 365.")

    static let resendDays = Key(
        .reminders, "ResendDays", .number(Policy.resendDaysRange), default: "7",
        "Days from the answer to an overdue reminder or claim until the next claim. 1 to 365.")

    static let maximumResends = Key(
        .reminders, "MaxResends", .numberOrUnlimited(Policy.maximumResendsRange), default: "4",
        "How many claims an invoice gets at most: 0 to 1000, or unlimited.")

    static let thankYou = Key(
        .reminders, "ThankYou", .word(["reminded": Policy.Thanks.reminded, "all": .all, "no": .no]),
        default: "reminded",
        """
        Who is thanked for a payment: reminded (invoices of which a reminder was sent), all (every invoice that \
        was seen open before) or no.
        """)

    static let grouping = Key(
        .reminders, "Group", .word(["client": Policy.Grouping.client, "invoice": .invoice]), default: "client",
        "client: one message a client, day and currency with all its reminders. invoice: one message for each.")

    static let burstLimit = Key(
        .reminders, "BurstLimit",
        ValueSyntax("a multiple such as 3x, a whole number of messages, or 0") { BurstLimit($0) }, default: "3x",
        """
        A day with more messages than this is held until 'recordad release': 3x is three times the mean of the \
        last 20 days that had any, and more than 50. Or a number of messages; 0 turns it off.
        """)

    static let firstRunLimit = Key(
        .reminders, "FirstRunLimit", .limit(999_999_999), default: "200",
        "The limit of messages in a day while there is no history for BurstLimit=. 0 turns it off.")

    static let badRecordLimit = Key(
        .reminders, "MaxBadRecords",
        ValueSyntax("a percentage such as 5% or a whole number of records") { BadRecordLimit($0) }, default: "5%",
        """
        When more records than this are broken, and more than 10, nothing is sent. A percentage of what a cycle \
        looks at, or a number of records, which then holds alone.
        """)

    static let reminders = [
        pastInvoicesFrom.description, newInvoicesFrom.description, termDays.description, daysBefore.description,
        onDueDate.description, toleranceDays.description, resendDays.description, maximumResends.description,
        thankYou.description, grouping.description, burstLimit.description, firstRunLimit.description,
        badRecordLimit.description,
    ]
}
