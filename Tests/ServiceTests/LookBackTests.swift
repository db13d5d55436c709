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
                    + inquiry.language.sentences(for: line, in: explained.mode, standing: nil, isOver: explained.isOver)
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
        #expect(told.contains { $0.hasPrefix("Vencido: Se envió el 1 de diciembre de 2026.") }, "\(told)")
        #expect(told.contains { $0.hasPrefix("Reclamo 1: Pendiente") }, "\(told)")
        #expect(try planned("2026-11-24", at: "2026-11-24", in: world) == [])
    }

    @Test func `of a day that is over, what was sent since is told with its day`() async throws {
        let world = try World()
        try world.clients(1, due: "2026-11-20")
        _ = try await world.once("2026-11-27")
        let told = try lines("F1", on: "2026-11-24", at: "2026-11-28", in: world)
        #expect(told.contains { $0.hasPrefix("Vencido: Se envió el 27 de noviembre de 2026.") }, "\(told)")
        #expect(!told.contains { $0.contains("todavía no") }, "\(told)")
        #expect(try planned("2026-11-24", at: "2026-11-28", in: world) == [])
    }

    /// Disputed from the day before it was due to the day after, and open again; sent late.
    private func disputed() async throws -> World {
        let world = try World("[Reminders]\nToleranceDays=1\n")
        try world.clients(1, due: "2026-11-20")
        try #require(try await world.once("2026-11-17").sent == ["C1 upcoming/3: F1"])
        try world.set("F1", "status", .text("disputed"))
        _ = try await world.once("2026-11-20")
        try world.set("F1", "status", .text("open"))
        try #require(try await world.once("2026-11-23").sent == ["C1 overdue/1: F1"])
        return world
    }

    @Test(arguments: [
        (
            "2026-11-16",
            "No consta ningún envío de ese día. Según los datos de hoy, ese día no correspondía nada. Lo "
                + "siguiente es «Próximo a vencer (3 días antes)», el 17 de noviembre de 2026."
        ),
        ("2026-11-17", "Ese día, «Próximo a vencer (3 días antes)»: Se envió el 17 de noviembre de 2026."),
        (
            "2026-11-20",
            "No consta ningún envío de ese día. Según los datos de hoy, ese día correspondía "
                + "«Vencimiento»."
        ),
        ("2026-11-23", "Ese día, «Vencido»: Se envió el 23 de noviembre de 2026."),
    ])
    func `of a day that is over the ledger tells, and the data no more than what it would have meant`(
        day: String, words: String
    ) async throws {
        let world = try await disputed()
        #expect(try conclusion("F1", on: day, at: "2026-11-24", in: world) == words)
    }

    @Test func `a stage that today's data would have asked for is not told as sent`() async throws {
        let world = try await disputed()
        let told = try lines("F1", on: "2026-11-20", at: "2026-11-24", in: world)
        #expect(told.contains("Vencimiento: Según los datos de hoy, correspondía ese día."), "\(told)")
        #expect(!told.contains { $0.contains("Se envía") }, "\(told)")
        let today = try lines("F1", on: "2026-11-24", at: "2026-11-24", in: world)
        #expect(!today.contains { $0.contains("datos de hoy") }, "\(today)")
    }

    @Test func `a limit of contact counts nothing that was sent after the day`() async throws {
        let world = try World("[Contact]\nProfile=none\nMinimumGap=30d\n")
        try world.clients(1, due: "2026-11-20")
        try #require(try await world.once("2026-11-20").sent == ["C1 due/1: F1"])
        try #require(try await world.once("2026-12-20").sent == ["C1 overdue/1: F1"])
        let told = try conclusion("F1", on: "2026-12-10", at: "2027-01-10", in: world)
        #expect(told.hasSuffix("desde el domingo 20 de diciembre de 2026."), "\(told)")
        #expect(told.contains("correspondía «Vencido», pero quedaba en espera."), "\(told)")
    }

    private func conclusion(_ invoice: String, on day: String, at moment: String, in world: World) throws -> String {
        let inquiry = try Inquiry(world.settings)
        let day = try #require(CivilDate(day))
        let told = try #require(try inquiry.explain(invoice, asOf: day, now: try world.instant(moment)).first)
        return told.conclusion(in: inquiry.language)
    }
}
