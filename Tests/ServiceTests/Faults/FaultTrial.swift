import Dunning
import Service
import Settings
import Storage
import TestSupport
import Testing

/// The whole service against a server with one fault: ledger, store, mailer and files are real.
struct FaultTrial {
    private let fault: FaultCase
    private let server: SMTPScriptedServer
    private let relay: TLSRelay?
    private let world: World

    private static let authority = Result { try ThrowAwayAuthority() }

    init(_ fault: FaultCase) throws {
        self.fault = fault
        let server = try SMTPScriptedServer(
            fault.place.script(fault.fault), offering: fault.place.logsIn ? ["AUTH PLAIN"] : [],
            entrance: fault.fault.entrance)
        self.server = server
        relay = try fault.encryption.map {
            try TLSRelay($0, to: server.port, authority: try Self.authority.get())
        }
        let timeout = fault.encryption == nil ? 2 : 4
        world = try World(
            try Self.lines(fault, port: relay?.port ?? server.port, timeout: fault.fault.needsTimeout ? timeout : 60))
        try world.client("C1", email: fault.place == .secondRecipient ? "a@example.org, b@example.org" : nil)
        try world.invoice("F1", due: "2026-11-21")
    }

    private static func lines(_ fault: FaultCase, port: Int, timeout: Int) throws -> String {
        let needsTLS = fault.place.requiresTLS || fault.encryption != nil
        return """
            [Mail]
            Server=\(fault.encryption == .implicit ? "smtps" : "smtp")://127.0.0.1:\(port)
            StartTls=\(needsTLS ? "required" : "opportunistic")
            \(fault.encryption == nil ? "" : "CaFile=\(try authority.get().caFile)")
            Connections=1
            Timeout=\(timeout)s
            Uncertain=\(fault.uncertain.rawValue)
            \(fault.place.logsIn ? "User=ana" : "")
            """
    }

    /// What the message was after the first attempt.
    func run() async throws -> MessageState {
        defer { server.stop() }
        try await attempt("2026-11-24T10:00", world.settings)
        let first = try expectFirst()
        let bytes = try world.ledger().letter(of: first.id) ?? server.messages.last
        if fault.place == .connect { server.open() }

        // On a busy machine nothing that is meant to go well may run into a timeout.
        let patient = try World.settings(
            try Self.lines(fault, port: relay?.port ?? server.port, timeout: 60), in: world.folder)
        for moment in ["2026-11-24T10:05", "2026-11-24T10:40"] { try await attempt(moment, patient) }
        try expectEnd(first, bytes: bytes)
        return first.state
    }

    private func attempt(_ moment: String, _ settings: Settings) async throws {
        let workspace = try Workspace(settings, password: Secret("s3cret"))
        try await world.once(workspace, at: try world.instant(moment))
    }

    private func expectFirst() throws -> LedgerMessage {
        let message = try world.message()
        let attempts = try world.attempts(of: message.id)
        #expect(fault.states.contains(message.state), "\(fault): \(message.state), '\(message.reply)'")
        #expect(attempts.map(\.reply) == [message.reply], "\(fault)")
        #expect(!message.reply.isEmpty, "\(fault)")
        #expect(message.reply.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }, "\(fault)")
        if message.state == .sent {
            #expect(message.reply == "250 taken", "\(fault)")
        } else if let words = fault.fault.words, !fault.place.isAboutTLS {
            #expect(message.reply.contains(words), "\(fault): '\(message.reply)'")
        }
        return message
    }

    private func expectEnd(_ first: LedgerMessage, bytes: [UInt8]?) throws {
        let message = try world.message()
        let isTaken = fault.isTaken(after: first.state)
        #expect(message.state == (isTaken ? .sent : first.state), "\(fault): '\(message.reply)'")
        #expect(server.messages.count == (isTaken ? 1 : 0), "\(fault)")
        #expect(message.messageID == first.messageID, "\(fault)")
        #expect(server.bodies.allSatisfy { $0 == bytes }, "\(fault): sent again with other bytes")
        if fault.uncertain == .hold, first.state == .uncertain {
            #expect(server.bodies.count <= 1 && message.attempts == 1, "\(fault): sent again")
        }
        let hasNote = message.state == .sent || message.state == .failed
        #expect(try world.notes().count == (hasNote ? 1 : 0), "\(fault)")
        if message.state == .sent, fault.place == .secondRecipient, first.state == .sent, fault.fault != .slow {
            #expect(try world.notes()[0].detail == "b@example.org: \(fault.fault.words ?? "")", "\(fault)")
        }
        try world.expectSoundRecords(taken: { _ in server.messages.last })
    }
}
