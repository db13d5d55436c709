import Correspondence
import Dunning
import Service
import Storage
import Testing

/// What is told of days that are over, and of mail that is dated later than the day asked about.
struct LookBackTests {
    private func lines(_ invoice: String, on day: String, at moment: String, in world: World) throws -> [String] {
        let inquiry = try Inquiry(world.settings)
        let day = try #require(CivilDate(day))
        return try inquiry.explain(invoice, asOf: day, now: try world.instant(moment)).flatMap { explained in
            explained.explanation.lines.map { line in
                "\(inquiry.language.name(of: line.rung)): "
                    + inquiry.language.sentences(for: line, in: explained.mode, standing: nil)
            }
        }
    }

    private func planned(_ day: String, at moment: String, in world: World) throws -> [String] {
        let day = try #require(CivilDate(day))
        return try Inquiry(world.settings).plan(from: day, days: 1, now: try world.instant(moment))
            .flatMap { $0.messages.flatMap { $0.reminders.map(\.invoice.id.value) } }
    }

    @Test func `what a clock that was ahead sent is told as sent, and not as to come`() async throws {
        let world = try World()
        try world.clients(1, due: "2026-11-20")
        #expect(try await world.once("2026-12-01").sent == ["C1 overdue/1: F1"])
        let told = try lines("F1", on: "2026-11-24", at: "2026-11-24", in: world)
        #expect(told.contains { $0.hasPrefix("Vencido: Enviado el 1 de diciembre de 2026.") }, "\(told)")
        #expect(told.contains { $0.hasPrefix("Reclamo 1: Pendiente") }, "\(told)")
        #expect(try planned("2026-11-24", at: "2026-11-24", in: world) == [])
    }

    @Test func `of a day that is over, what was sent since is told with its day`() async throws {
        let world = try World()
        try world.clients(1, due: "2026-11-20")
        _ = try await world.once("2026-11-27")
        let told = try lines("F1", on: "2026-11-24", at: "2026-11-28", in: world)
        #expect(told.contains { $0.hasPrefix("Vencido: Enviado el 27 de noviembre de 2026.") }, "\(told)")
        #expect(!told.contains { $0.contains("todavía no") }, "\(told)")
        #expect(try planned("2026-11-24", at: "2026-11-28", in: world) == [])
    }
}
