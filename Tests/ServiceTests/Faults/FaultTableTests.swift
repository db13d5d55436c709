import Dunning
import Testing

/// A server that misbehaves in every way at every place, and then comes to its senses (design 7).
struct FaultTableTests {
    /// Servers, ledgers and services that live at the same time.
    private static let width = 16

    @Test(.timeLimit(.minutes(15)))
    func `a message is accepted exactly once in the end, wherever the server lets it be`() async throws {
        var counts: [MessageState: Int] = [:]
        var cases = FaultCase.all.makeIterator()
        await withTaskGroup(of: MessageState?.self) { group in
            func start(_ fault: FaultCase?) {
                guard let fault else { return }
                group.addTask { await Self.run(fault) }
            }
            for _ in 0..<Self.width { start(cases.next()) }
            for await state in group {
                if let state { counts[state, default: 0] += 1 }
                start(cases.next())
            }
        }
        let summary = counts.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.value) \($0.key)" }
        print("fault table: \(FaultCase.all.count) combinations; after the fault " + summary.joined(separator: ", "))
        #expect(counts.values.reduce(0, +) == FaultCase.all.count)
    }

    private static func run(_ fault: FaultCase) async -> MessageState? {
        do {
            return try await FaultTrial(fault).run()
        } catch {
            Issue.record("\(fault): \(error)")
            return nil
        }
    }
}
