package import Dunning

/// Delivers into a maildir: a file a message, bytes as composed, envelope left out.
package final class MaildirMailer: Mailer {
    package let capacity = 2
    private let desk: CourierDesk

    /// The folder is made with the first message; the one it lies in must exist.
    package init(path: String) {
        desk = CourierDesk(couriers: 1) { MaildirFolder(path: path) }
    }

    package func send(_ parcel: Parcel, answer: @escaping @Sendable (Verdict?) -> Void) {
        desk.send(parcel, answer: answer)
    }

    package func stop() { desk.stop() }

    package func finish() async { await desk.finish() }
}
