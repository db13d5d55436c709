import Correspondence
import Dunning
import Service
import Testing

/// A plan for a later day, held to what is sent until then and on it.
struct LookAheadTests {
    private func planned(_ day: String, at moment: String, in world: World) throws -> [String] {
        let day = try #require(CivilDate(day))
        return try Inquiry(world.settings).plan(from: day, days: 1, now: try world.instant(moment)).flatMap { day in
            day.messages.flatMap { message in message.reminders.map { "\($0.invoice.id) \($0.rung.stage)" } }
        }
    }

    @Test(arguments: [
        ("2026-11-24", ["F1 upcoming"]), ("2026-11-26", []), ("2026-11-27", ["F1 due"]), ("2026-11-29", []),
        ("2026-11-30", ["F1 overdue"]), ("2026-12-07", ["F1 claim"]),
    ])
    func `what goes on a day before is not planned again`(day: String, messages: [String]) throws {
        let world = try World()
        try world.clients(1, due: "2026-11-27")
        #expect(try planned(day, at: "2026-11-23", in: world) == messages)
    }

    @Test func `plan, explain and preview give one answer for each day to come`() throws {
        let world = try World("[Store]\nMaxDataAge=36h\n[Reminders]\nMaxResends=2\n")
        try world.clients(1, due: "2026-11-27")
        try world.synced(at: "2026-11-23T12:00:00Z")
        let inquiry = try Inquiry(world.settings)
        let now = try world.instant("2026-11-23")
        var answers: [[Bool]] = []
        for day in (0..<30).map({ world.zone.local(now).date.adding(days: $0) }) {
            let planned = try inquiry.plan(from: day, days: 1, now: now)[0].messages.count == 1
            let explained = try #require(try inquiry.explain("F1", asOf: day, now: now).first)
            let isRemind = if case .remind = explained.explanation.decision.decision { true } else { false }
            let shown = try inquiry.preview(
                "F1", stage: nil, at: world.zone.local(try world.instant("\(day)")), present: now)
            answers.append([planned, isRemind, shown != nil])
        }
        #expect(answers.count { $0[0] } == 5)
        #expect(answers.allSatisfy { Set($0).count == 1 }, "\(answers)")
    }

    @Test func `explain tells what goes out before the day asked about as to come`() throws {
        let world = try World()
        try world.clients(1, due: "2026-11-27")
        let inquiry = try Inquiry(world.settings)
        let explained = try inquiry.explain(
            "F1", asOf: #require(CivilDate("2026-12-07")), now: world.instant("2026-11-23"))[0]
        let told = explained.explanation.lines.map { line in
            inquiry.language.sentences(for: line, in: .live, standing: nil, isOver: false)
        }
        #expect(explained.countsOnPlan)
        #expect(told.contains("Se prevé enviarlo el 30 de noviembre de 2026."), "\(told)")
        #expect(told.contains("Se envía este día."), "\(told)")
    }

    @Test func `explain never says of mail to come that it was sent`() throws {
        let world = try World()
        try world.clients(1, due: "2026-11-27")
        let inquiry = try Inquiry(world.settings)
        let now = try world.instant("2026-11-23")
        let day = try #require(CivilDate("2026-11-24"))
        for ahead in 0..<60 {
            let explained = try inquiry.explain("F1", asOf: day.adding(days: ahead), now: now)[0]
            let told = explained.conclusion(in: inquiry.language)
            #expect(!told.contains("Ya se") && !told.contains("se envió"), "\(told)")
        }
        let next = try inquiry.explain("F1", asOf: day.adding(days: 4), now: now)[0]
        #expect(
            next.conclusion(in: inquiry.language) == "Este día no se envía nada. Antes, el 27 de noviembre de 2026, "
                + "se prevé enviar «Vencimiento». Lo siguiente es «Vencido», el 30 de noviembre de 2026.")
    }

    @Test func `of a day too far ahead what goes before is not counted`() throws {
        let world = try World()
        try world.clients(1, due: "2026-11-27")
        let inquiry = try Inquiry(world.settings)
        let days = [Inquiry.horizon, Inquiry.horizon + 1]
        let now = try world.instant("2026-11-23")
        let today = world.zone.local(now).date
        #expect(try days.map { try inquiry.isInSight(today.adding(days: $0), now: now) } == [true, false])
        #expect(
            try days.map { try inquiry.plan(from: today.adding(days: $0), days: 1, now: now)[0].messages.count }
                == [0, 1])
    }

    @Test func `a rehearsal that is ahead of the clock is planned from where it has come to`() async throws {
        let world = try World()
        try world.clients(1, due: "2026-12-01")
        #expect(try await world.once("2026-12-03").sent == ["C1 due/1: F1"])
        try world.clients(1, due: "2026-12-02", from: 2)
        #expect(try planned("2026-12-03", at: "2026-11-23", in: world) == ["F2 due"])
        #expect(try await world.once("2026-12-03T11:00").sent == ["C2 due/1: F2"])
    }

    @Test(arguments: [("2026-11-24", false), ("2026-11-26", true)])
    func `data of a day to come is of the future until that day`(day: String, goes: Bool) async throws {
        let world = try World("[Store]\nMaxDataAge=36h\n")
        try world.clients(1, due: "2026-11-20")
        try world.synced(at: "2026-11-26T12:00:00Z")
        #expect(try planned(day, at: "2026-11-23", in: world) == (goes ? ["F1 overdue"] : []))
        let sent = try await world.once("\(day)T10:00", present: "2026-11-23T10:00").sent
        #expect(sent == (goes ? ["C1 overdue/1: F1"] : []))
    }
}
