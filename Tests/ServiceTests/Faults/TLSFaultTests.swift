import Dunning
import Service
import Settings
import Storage
import TestSupport
import Testing

/// A way into TLS that is spoiled, and then mended: nothing is said in clear text that is not for everyone.
struct TLSFaultTests {
    private static let authority = Result { try ThrowAwayAuthority(flawed: true) }
    private static let stranger = Result { try ThrowAwayAuthority() }

    @Test(.timeLimit(.minutes(15)), arguments: TLSFault.all)
    func `without TLS as it must be nothing is sent, and once it is, everything once`(
        fault: TLSFault, mode: TLSRelay.Mode
    ) async throws {
        let server = try SMTPScriptedServer([:], offering: ["AUTH PLAIN"])
        defer { server.stop() }
        let authority = try Self.authority.get()
        let relay = try TLSRelay(mode, to: server.port, authority: authority, fault: fault.rawValue)
        let caFile: String? =
            switch fault {
            case .strangerNamed: try Self.stranger.get().caFile
            case .strangerUnnamed: nil
            default: authority.caFile
            }
        let world = try World(Self.lines(relay, mode, caFile: caFile, timeout: fault.needsTimeout ? 4 : 60))
        try world.clients(1, due: "2026-11-21")

        try await attempt("2026-11-24T10:00", world.settings, world)
        let message = try world.message()
        #expect(message.state == .deferred, "\(message.reply)")
        #expect(!message.reply.isEmpty)
        #expect(server.bodies.isEmpty)
        #expect(!server.log.contains { ["AUTH", "MAIL", "cred"].contains($0.prefix(4)) }, "\(server.log)")

        try relay.mend()
        let mended = try World.settings(
            Self.lines(relay, mode, caFile: authority.caFile, timeout: 60), in: world.folder)
        for moment in ["2026-11-24T10:05", "2026-11-24T10:40"] { try await attempt(moment, mended, world) }
        let end = try world.message()
        #expect(end.state == .sent, "\(end.reply)")
        #expect(server.messages.count == 1)
        let clear = try relay.clearText.map { String($0.prefix { $0 != " " }) }
        #expect(Set(clear).isSubset(of: ["EHLO", "HELO", "STARTTLS", "QUIT"]), "\(clear)")
        try world.expectSoundRecords(taken: { _ in server.messages.last })
    }

    private func attempt(_ moment: String, _ settings: Settings, _ world: World) async throws {
        try await world.once(try Workspace(settings, password: Secret("s3cret")), at: try world.instant(moment))
    }

    private static func lines(_ relay: TLSRelay, _ mode: TLSRelay.Mode, caFile: String?, timeout: Int) -> String {
        """
        [Mail]
        Server=\(mode == .implicit ? "smtps" : "smtp")://127.0.0.1:\(relay.port)
        StartTls=required
        \(caFile.map { "CaFile=\($0)" } ?? "")
        Connections=1
        Timeout=\(timeout)s
        User=ana
        """
    }
}
