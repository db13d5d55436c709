/// Why a reminder is not sent now, or never; its words are in `Correspondence/Languages`.
package enum Reason: Hashable, Sendable {
    // The invoice.
    case cash
    case paid
    case disputed(because: String?)
    case rejected(because: String?)
    case void(because: String?)
    case notIssuedYet(CivilDate)
    case dueBeforeStart(from: CivilDate)
    /// The due date is another one now, and the stages start again from it.
    case dueDateChanged(to: CivilDate)
    /// It is owed in another currency now than its message says.
    case currencyChanged
    /// The row is no longer in the store.
    case invoiceGone
    case fault(RecordFault)

    // The client.
    case remindersOff
    case noAddress
    /// Every address was refused for good.
    case addressesRefused
    /// A demand went to this client on the same day.
    case writtenToday
    /// Another message to this client has not reached the server yet.
    case messagePending

    // The hours and days of contact, in the client's own time.
    case outsideHours(opens: ContactOpening)
    /// A public holiday, with its name, or a weekday that has no hours; the day on which it opens again.
    case closedDay(ContactCalendar.ClosedDay, until: CivilDate)
    /// Written to often enough; the address when it is because of another client's messages to it.
    case contactLimit(ContactLimit, sharing: EmailAddress?, until: CivilDate)

    // The ladder.
    case alreadySent(Rung, on: CivilDate)
    /// A look ahead counts on its being sent on an earlier day that is to come too.
    case foreseen(Rung, on: CivilDate)
    /// In the outbox, not accepted yet.
    case inOutbox(Rung)
    /// Refused for good; the ladder goes on by date.
    case alreadyFailed(Rung, on: CivilDate)
    case uncertain(Rung, on: CivilDate)
    /// A later stage's date had come, or a later stage had been sent.
    case superseded(by: Rung)
    case stageOff
    /// Only invoices issued on or after `NewInvoicesFrom=` are announced.
    case issuedBeforeStart(from: CivilDate)
    /// The stage's days were over before it could be sent.
    case stageEnded(on: CivilDate)
    case notYet(on: CivilDate)
    /// A claim counts from an accepted demand, and there is none yet.
    case awaitsOverdue
    /// All claims that `MaxResends=` allows were sent.
    case ladderFinished(claims: Int)
    /// A thank-you needs a payment first.
    case notPaidYet
    /// Paid, and no reminder of it had been sent.
    case neverReminded
    /// Paid while `ThankYou=` asked for no thanks.
    case paidBeforeThanks

    // The day.
    case staleData(Staleness)
    /// More messages than a normal day: waiting for `recordad release`.
    case burst
    /// Too many broken records: nothing is sent.
    case brokenStore

    // What people or settings did to a message.
    case cancelledByOperator
    case modeChanged
    /// Part of it was dropped, and what was left travels under another Message-ID.
    case composedAgain
    /// The server would not take it within `RetryFor=`.
    case retriesExpired
    /// The current settings no longer ask for it.
    case settingsChanged
}
