import Correspondence
import Dunning
import Storage

/// Reads the store once more before an attempt and prepares what is to be sent (rule 9).
struct Door {
    let ledger: Ledger
    let writer: MessageWriter
    let planner: Planner

    /// What is done with a message whose turn has come.
    enum Preparation {
        /// Its bytes go out; first the ledger learns what changed.
        case send([UInt8], email: String, changes: Changes)
        case cancel(Reason, [DoorVerdict.Drop])
        case postpone(Reason, until: Instant? = nil)
        /// Nobody knows whether the server has it, and it would say something else now: it is not sent again.
        case rest(Reason)
    }

    struct Changes {
        var dropped: [DoorVerdict.Drop] = []
        /// Composed again with what is true now.
        var written: MessageWriter.Written?
    }

    /// A message with what is known now of its client.
    struct Arrival {
        let message: LedgerMessage
        /// Those that it still tells of.
        let reminders: [LedgerReminder]
        let client: CaseFile.Joined
    }

    /// Reads what must be known of messages whose turn has come, in their order.
    func arrivals(_ messages: [LedgerMessage], from snapshot: borrowing InvoiceSnapshot, at time: LocalTime) throws
        -> [Arrival]
    {
        let cases = CaseFile(ledger: ledger, mode: writer.mode, contact: planner.contact, now: time.instant)
        var arrivals: [Arrival] = []
        var waiting: [(message: LedgerMessage, reminders: [LedgerReminder], candidate: CaseFile.Candidate)] = []
        func join() throws {
            var next = waiting.makeIterator()
            try cases.join(waiting.map(\.candidate), from: snapshot) { _, client in
                guard let (message, reminders, _) = next.next() else { return }
                arrivals.append(Arrival(message: message, reminders: reminders, client: client))
            }
            waiting.removeAll()
        }
        for message in messages {
            // Each is judged as if itself were not there: two of one client are not judged together.
            if waiting.contains(where: { $0.message.clientID == message.clientID }) { try join() }
            let reminders = try ledger.reminders(of: message.id).filter { $0.dropped == nil }
            let candidate = try cases.candidate(
                message.clientID, naming: reminders.map(\.identity.invoiceID), excluding: message.id, from: snapshot)
            waiting.append((message, reminders, candidate))
        }
        try join()
        return arrivals
    }

    /// - Parameter ready: What goes out before this message, and is not on the wire yet.
    func prepare(_ arrival: Arrival, at time: LocalTime, after ready: ContactBook) throws -> Preparation {
        let (message, current) = (arrival.message, arrival.client)
        guard message.mode == writer.mode else { return ofOtherMode(message, at: time.instant) }
        guard let clientCase = current.case else {
            guard let fault = current.broken.first?.fault else { return cancelWhole(message, .invoiceGone) }
            // A client that is gone is not waited for.
            if case .clientMissing = fault { return cancelWhole(message, .fault(fault)) }
            return .postpone(.fault(fault))
        }
        let verdict = planner.door(
            arrival.reminders.map(\.identity), currency: message.balance.currency, clientCase: clientCase.adding(ready),
            broken: current.broken
        )
        if message.wasUncertain { return try repeated(arrival, verdict, of: clientCase) }
        switch verdict {
        case .cancel(let dropped): return .cancel(dropped.first?.reason ?? .invoiceGone, dropped)
        case .postpone(let reason, let opening): return .postpone(reason, until: opening)
        case .proceed(let planned, let dropped):
            return try proceed(message, planned, dropped, email: clientCase.client.email, at: time)
        }
    }

    private func proceed(
        _ message: LedgerMessage, _ planned: PlannedMessage, _ dropped: [DoorVerdict.Drop], email: String,
        at time: LocalTime
    ) throws -> Preparation {
        if dropped.isEmpty, planned.fingerprint == message.fingerprint, let bytes = try ledger.letter(of: message.id) {
            return .send(bytes, email: email, changes: Changes())
        }
        let references = try ledger.firstMessage(
            about: planned.reminders.map(\.invoice.id), mode: writer.mode)
        do throws(TemplateError) {
            let written = try writer.write(planned, references: references, at: time)
            return .send(
                written.message.bytes, email: email, changes: Changes(dropped: dropped, written: written))
        } catch {
            return .postpone(.fault(RecordFault(error)))
        }
    }

    /// The same bytes, or none.
    private func repeated(_ arrival: Arrival, _ verdict: DoorVerdict, of known: ClientCase) throws -> Preparation {
        switch verdict {
        case .postpone(let reason, let opening): return .postpone(reason, until: opening)
        case .cancel(let dropped): return .rest(dropped.first?.reason ?? .invoiceGone)
        case .proceed(let planned, let dropped):
            if let drop = dropped.first { return .rest(drop.reason) }
            guard try isStillRight(arrival, planned, refused: known.history.refused),
                let bytes = try ledger.letter(of: arrival.message.id)
            else { return .rest(.composedAgain) }
            return .send(bytes, email: known.client.email, changes: Changes())
        }
    }

    /// It asks for what is owed, and nobody gets it who would not get it now. What it says of days is of the day that
    /// stands in it.
    private func isStillRight(
        _ arrival: Arrival, _ planned: PlannedMessage, refused: Set<EmailAddress>
    ) throws(StorageError) -> Bool {
        let written = Dictionary(
            arrival.reminders.map { ($0.identity, $0.balance) }, uniquingKeysWith: { first, _ in first })
        guard planned.reminders.allSatisfy({ written[$0.identity] == $0.invoice.balance }) else { return false }
        let copies = Set((arrival.message.cc + arrival.message.bcc).map(\.foldingCase))
        guard copies.isSubset(of: writer.composer.copies(of: planned).map(\.foldingCase)) else { return false }
        let addressees = Set(try ledger.addressees(of: arrival.message.id))
        return Set(planned.recipients.map(\.foldingCase)) == addressees.subtracting(refused.map(\.foldingCase))
    }

    /// What was planned in the other mode is planned anew in this one; but what a client may have waits for live to come
    /// back, as if the shadow had not been.
    private func ofOtherMode(_ message: LedgerMessage, at now: Instant) -> Preparation {
        message.wasUncertain && message.mode == .live
            ? .postpone(.modeChanged, until: now.adding(seconds: RetrySchedule.longestWait))
            : .cancel(.modeChanged, [])
    }

    private func cancelWhole(_ message: LedgerMessage, _ reason: Reason) -> Preparation {
        message.wasUncertain ? .rest(reason) : .cancel(reason, [])
    }
}
