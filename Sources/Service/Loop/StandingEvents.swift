/// Lets a condition that lasts be told once, and again only after it had gone.
final class StandingEvents {
    private var told: Set<String> = []
    private var current: Set<String> = []
    private let report: (Event) -> Void

    init(_ report: @escaping (Event) -> Void) { self.report = report }

    func callAsFunction(_ event: Event) {
        guard let condition = event.standing else { return report(event) }
        if current.insert(condition).inserted, !told.contains(condition) { report(event) }
    }

    /// What was not met since the last call has gone.
    func finishPoll() {
        told = current
        current = []
    }
}
