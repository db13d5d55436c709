import Delivery
import Dunning
import Service
import Storage
import Testing

/// Keys of the store are bytes.
@Suite struct KeyTests {
    @Test func `keys that were no UTF-8 are broken records, and nobody else waits for them`() async throws {
        let world = try World("[Reminders]\nThankYou=all\n")
        try world.clients(2, due: "2026-11-21")
        // "Ñ-1" and "É-1" in ISO 8859-1.
        for (id, bytes) in [("F1", "D12D31"), ("F2", "C92D31")] {
            try world.store.execute("UPDATE invoice SET id = CAST(x'\(bytes)' AS TEXT) WHERE id = '\(id)'")
        }
        try world.clients(1, due: "2026-11-21", from: 3)
        try world.client("C4")
        try world.invoice("F4", of: "C4", due: "2026-11-21")
        try world.store.execute("UPDATE client SET id = CAST(x'D12D31' AS TEXT) WHERE id = 'C4'")
        try world.store.execute("UPDATE invoice SET client_id = CAST(x'D12D31' AS TEXT) WHERE id = 'F4'")
        let day = try await world.once("2026-11-24")
        #expect(day.sent == ["C3 overdue/1: F3"])
        #expect(day.planning.broken == 3)
    }

    @Test func `two clients whose names differ in bytes alone are both written to`() async throws {
        let world = try World()
        for id in ["Pen\u{303}a", "Pe\u{F1}a"] {
            try world.client(id, email: "\(id.utf8.count)@example.org")
            try world.invoice("F-\(id)", of: id, due: "2026-11-21")
        }
        try await world.once("2026-11-24")
        #expect(
            world.mailer.parcels.flatMap(\.envelope.recipients).map(\.value).sorted() == [
                "5@example.org", "6@example.org",
            ])
    }
}
