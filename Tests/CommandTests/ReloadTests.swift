import Foundation
import TestSupport
import Testing

/// What the service tells systemd of a reload (sd_notify(3)).
struct ReloadTests {
    /// Runs the service, changes its configuration, reloads it, and prints each STATUS= that came with READY=1.
    private static let script = """
        import os, signal, socket, subprocess, sys
        program, config, change = sys.argv[1:]
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        listener.bind(config + ".notify")
        listener.settimeout(60)
        service = subprocess.Popen(
            [program, "run", "--config", config], stderr=subprocess.DEVNULL,
            env={**os.environ, "NOTIFY_SOCKET": config + ".notify"})
        def ready():
            while True:
                lines = listener.recv(4096).decode().split("\\n")
                if "READY=1" in lines:
                    return [line[7:] for line in lines if line.startswith("STATUS=")][0]
        ready()
        with open(config, "a") as file:
            file.write(change)
        service.send_signal(signal.SIGHUP)
        print(ready())
        service.terminate()
        sys.exit(service.wait(60))
        """

    @Test(arguments: [
        ("[Reminders]\nDaysBefore=5\n", "configuration read again"),
        ("[Reminders]\nDaysBefore=soon\n", "configuration has mistakes; the old one is in force"),
    ])
    func `a reload that was refused is told from one that was taken`(change: String, status: String) throws {
        let recordad = try Recordad()
        let told = try run("python3", ["-c", Self.script, Recordad.program, recordad.configFile, "\n" + change])
        #expect(told.status == 0, "\(told.errors)")
        #expect(told.output == status + "\n")
    }
}
